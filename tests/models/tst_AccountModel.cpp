#include "AccountModel.h"

#include "MemoryHistory.h"
#include "PracticeServer.h"
#include "SecretStore.h"
#include "SessionList.h"
#include "Settings.h"
#include "TestProgram.h"
#include "TrafficLog.h"
#include "UnreadAtStart.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace decidesk;
using namespace Qt::StringLiterals;

class tst_AccountModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void listsStoredAccountsInOrder();
    void anAccountWithoutANameShowsItsServer();
    void serversOnOneHostAreToldApart();
    void anAccountJoinsWhenItIsRegistered();
    void followsTheState();
    void countsDecisionsThatNobodySaw();
    void countsWhatNobodyLookedAt();
    void whatCameBeforeTheStartIsUnread();
    void aRenamedAccountIsTold();
    void aRemovedAccountLeaves();
    void aProblemShows();

private:
    Session *open(const QString &name);
    [[nodiscard]] QVariant value(int row, int role) const;
    void ask(Session *session);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PracticeServer> m_practice;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<MemoryHistory> m_history;
    std::unique_ptr<TrafficLog> m_traffic;
    QRandomGenerator m_random{1};
    std::unique_ptr<SessionList> m_sessions;
    std::unique_ptr<AccountModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    Server m_server;
};

void tst_AccountModel::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_practice = std::make_unique<PracticeServer>();
    QVERIFY(m_practice->listen());
    m_settings = std::make_unique<Settings>(m_folder->filePath(u"settings.ini"_s));
    m_secrets = std::make_unique<SecretStore>(u"test"_s, SecretStore::Backend::MemoryOnly);
    m_history = std::make_unique<MemoryHistory>();
    m_traffic = std::make_unique<TrafficLog>();
    m_server = Server();
    m_server.id = QUuid::createUuid();
    m_server.url = m_practice->url();
    m_server.useSystemProxy = false;
    m_settings->setCurrentServer(m_server);
    m_sessions = std::make_unique<SessionList>(
        SessionServices{*m_settings, *m_secrets, *m_history, *m_traffic, m_random, {}});
    m_model = std::make_unique<AccountModel>(*m_sessions);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void tst_AccountModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_sessions.reset();
    m_practice.reset();
}

Session *tst_AccountModel::open(const QString &name)
{
    Session *session = m_sessions->startRegistration(
        {m_server, name, u"prompt"_s, Secret(u"api-key-1"_s), Secret(u"checksum-"_s + name), true});
    const bool ready
        = QTest::qWaitFor([session] { return session->state() == Session::State::Ready; });
    return ready ? session : nullptr;
}

QVariant tst_AccountModel::value(int row, int role) const
{
    return m_model->data(m_model->index(row), role);
}

void tst_AccountModel::ask(Session *session)
{
    QSignalSpy decided(session, &Session::decisionArrived);
    session->ask(u"Really?"_s, this, [](const auto &) {});
    QVERIFY(decided.wait());
}

void tst_AccountModel::listsStoredAccountsInOrder()
{
    QList<AccountId> ids;
    for (const QString &name : {u"b"_s, u"a"_s, u"c"_s}) {
        Account account;
        account.id = QUuid::createUuid();
        account.server = m_server.id;
        account.name = name;
        m_settings->saveAccount(account);
        ids.append(account.id);
    }
    m_sessions->restore();
    QCOMPARE(m_model->rowCount(), 3);
    QCOMPARE(value(0, Qt::DisplayRole).toString(), u"b"_s);
    QCOMPARE(value(1, Qt::DisplayRole).toString(), u"a"_s);
    QCOMPARE(value(2, Qt::DisplayRole).toString(), u"c"_s);
    QCOMPARE(value(1, AccountModel::AccountIdRole).toUuid(), ids.at(1));
    QCOMPARE(value(1, AccountModel::ServerNameRole).toString(), hostAndPort(m_server.url));
    QCOMPARE(m_model->indexOf(ids.at(2)).row(), 2);
    QVERIFY(!m_model->indexOf(QUuid::createUuid()).isValid());

    // A model that comes later shows the same.
    const AccountModel later(*m_sessions);
    QCOMPARE(later.rowCount(), 3);
}

void tst_AccountModel::anAccountWithoutANameShowsItsServer()
{
    Account account;
    account.id = QUuid::createUuid();
    account.server = m_server.id;
    m_settings->saveAccount(account);
    m_sessions->restore();
    QCOMPARE(value(0, Qt::DisplayRole).toString(), hostAndPort(m_server.url));
}

void tst_AccountModel::serversOnOneHostAreToldApart()
{
    QList<Server> servers;
    for (const QString &path : {u"/one"_s, u"/two"_s}) {
        Server server;
        server.id = QUuid::createUuid();
        server.url = QUrl(u"wss://a.example"_s + path);
        servers.append(server);
        m_settings->saveServer(server);
        Account account;
        account.id = QUuid::createUuid();
        account.server = server.id;
        m_settings->saveAccount(account);
    }
    m_sessions->restore();
    QCOMPARE(value(0, AccountModel::ServerNameRole).toString(), u"a.example/one"_s);
    QCOMPARE(value(1, AccountModel::ServerNameRole).toString(), u"a.example/two"_s);
    QCOMPARE(value(0, Qt::DisplayRole).toString(), u"a.example/one"_s);
    QCOMPARE(m_sessions->sessions().constLast()->place(), u"a.example/two"_s);
    // With the other one elsewhere there is nothing to tell apart.
    servers[1].url = QUrl(u"wss://b.example/two"_s);
    m_settings->saveServer(servers[1]);
    QCOMPARE(value(0, AccountModel::ServerNameRole).toString(), u"a.example"_s);
    QCOMPARE(value(1, AccountModel::ServerNameRole).toString(), u"b.example"_s);
}

void tst_AccountModel::anAccountJoinsWhenItIsRegistered()
{
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    QVERIFY(open(u"tom"_s));
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(value(0, Qt::DisplayRole).toString(), u"tom"_s);
}

void tst_AccountModel::followsTheState()
{
    Session *session = open(u"tom"_s);
    QVERIFY(session);
    QCOMPARE(value(0, AccountModel::StateRole).value<Session::State>(), Session::State::Ready);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    session->disconnectFromServer();
    QTRY_COMPARE(value(0, AccountModel::StateRole).value<Session::State>(),
                 Session::State::Offline);
    QVERIFY(changed.size() >= 2);
    QCOMPARE(changed.constLast().at(2).value<QList<int>>(), QList<int>{AccountModel::StateRole});
}

void tst_AccountModel::countsDecisionsThatNobodySaw()
{
    Session *tom = open(u"tom"_s);
    Session *ann = open(u"ann"_s);
    QVERIFY(tom && ann);
    QSignalSpy unread(m_model.get(), &AccountModel::unreadCountChanged);
    m_model->setShownAccount(tom->account().id);
    ask(tom);
    QCOMPARE(value(0, AccountModel::UnreadCountRole).toInt(), 0);
    QVERIFY(unread.isEmpty());

    ask(ann);
    ask(ann);
    QCOMPARE(value(1, AccountModel::UnreadCountRole).toInt(), 2);
    QCOMPARE(m_model->unreadCount(), 2);
    QCOMPARE(unread.size(), 2);

    m_model->setShownAccount(ann->account().id);
    QCOMPARE(value(1, AccountModel::UnreadCountRole).toInt(), 0);
    QCOMPARE(m_model->unreadCount(), 0);
    QCOMPARE(unread.size(), 3);
}

void tst_AccountModel::countsWhatNobodyLookedAt()
{
    Session *tom = open(u"tom"_s);
    QVERIFY(tom);
    m_model->setShownAccount(tom->account().id);
    ask(tom);
    QCOMPARE(m_model->unreadCount(), 0);
    m_model->setAttended(false);
    ask(tom);
    QCOMPARE(m_model->unreadCount(), 1);
    m_model->setAttended(true);
    QCOMPARE(m_model->unreadCount(), 0);
}

void tst_AccountModel::whatCameBeforeTheStartIsUnread()
{
    Session *tom = open(u"tom"_s);
    Session *eva = open(u"eva"_s);
    QVERIFY(tom && eva);
    for (Session *session : {tom, eva, tom, eva, tom})
        ask(session);
    // Up to and with the first decision each was shown, at its end.
    m_settings->setBookmark(tom->account().id, {.newest = 2});
    m_settings->setBookmark(eva->account().id, {.newest = 2});

    AccountModel atNextStart(*m_sessions);
    const QSignalSpy changed(&atNextStart, &AccountModel::unreadCountChanged);
    const UnreadAtStart unread(atNextStart, *m_settings, *m_history, nullptr);
    atNextStart.setShownAccount(eva->account().id);
    QTRY_COMPARE(changed.count(), 1);
    QCoreApplication::processEvents();
    QCOMPARE(atNextStart.index(0).data(AccountModel::UnreadCountRole).toInt(), 2);
    QCOMPARE(atNextStart.index(1).data(AccountModel::UnreadCountRole).toInt(), 0);
    QCOMPARE(atNextStart.unreadCount(), 2);
}

void tst_AccountModel::aRenamedAccountIsTold()
{
    Session *session = open(u"tom"_s);
    QVERIFY(session);
    session->rename(u"Thomas"_s);
    QCOMPARE(value(0, Qt::DisplayRole).toString(), u"Thomas"_s);
}

void tst_AccountModel::aRemovedAccountLeaves()
{
    Session *tom = open(u"tom"_s);
    Session *ann = open(u"ann"_s);
    QVERIFY(tom && ann);
    ask(tom);
    QCOMPARE(m_model->unreadCount(), 1);
    QSignalSpy unread(m_model.get(), &AccountModel::unreadCountChanged);
    m_sessions->remove(tom->account().id);
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(value(0, Qt::DisplayRole).toString(), u"ann"_s);
    QCOMPARE(m_model->unreadCount(), 0);
    QCOMPARE(unread.size(), 1);
}

void tst_AccountModel::aProblemShows()
{
    Session *session = open(u"tom"_s);
    QVERIFY(session);
    QVERIFY(!value(0, AccountModel::HasProblemRole).toBool());
    m_practice->setFaultPlan({{{FaultPlan::Step::Kind::ServerError, {}, u"no"_s}}, false});
    session->ask(u"Really?"_s, this, [](const auto &) {});
    QTRY_VERIFY(value(0, AccountModel::HasProblemRole).toBool());
}

DECIDESK_TEST(tst_AccountModel)
#include "tst_AccountModel.moc"
