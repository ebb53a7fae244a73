#include "SearchModel.h"

#include "MemoryHistory.h"
#include "SecretStore.h"
#include "Session.h"
#include "SessionList.h"
#include "Settings.h"
#include "TestProgram.h"
#include "TrafficLog.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace decidesk;
using namespace Qt::StringLiterals;
using State = SearchModel::State;

class tst_SearchModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void findsInAllConversationsNewestFirst();
    void saysWhoseItIs();
    void decisionsReadAsInTheConversation();
    void furtherPagesComeWhenTheyAreAskedFor();
    void rowsStayUntilTheNewOnesAreThere();
    void nothingIsFound();
    void anEmptyQueryShowsNothing();
    void aNewMessageJoinsAtTheTop();
    void whatComesWhileSearchingIsThereOnce();
    void aDeletedMessageLeaves();
    void aClearedConversationLeaves();

private:
    AccountId addAccount(const QString &name);
    void store(const AccountId &account, const QStringList &texts);
    void find(const QString &typed);
    [[nodiscard]] QStringList texts() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<MemoryHistory> m_history;
    TrafficLog m_traffic;
    QRandomGenerator m_random{1};
    std::unique_ptr<SessionList> m_sessions;
    std::unique_ptr<SearchModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    AccountId m_tom;
    AccountId m_anna;
};

void tst_SearchModel::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<Settings>(m_folder->filePath(u"settings.ini"_s));
    m_secrets = std::make_unique<SecretStore>(u"test"_s, SecretStore::Backend::MemoryOnly);
    m_history = std::make_unique<MemoryHistory>();
    Server server;
    server.id = QUuid::createUuid();
    server.url = QUrl(u"ws://localhost:3000/ws"_s);
    m_settings->setCurrentServer(server);
    m_tom = addAccount(u"tom"_s);
    m_anna = addAccount({});
    m_sessions = std::make_unique<SessionList>(
        SessionServices{*m_settings, *m_secrets, *m_history, m_traffic, m_random, {}});
    m_sessions->restore();
    m_model = std::make_unique<SearchModel>(*m_history, *m_sessions);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void tst_SearchModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_sessions.reset();
    m_history.reset();
}

AccountId tst_SearchModel::addAccount(const QString &name)
{
    Account account;
    account.id = QUuid::createUuid();
    account.server = m_settings->currentServer().id;
    account.name = name;
    m_settings->saveAccount(account);
    return account.id;
}

void tst_SearchModel::store(const AccountId &account, const QStringList &texts)
{
    QList<Message> messages;
    for (const QString &text : texts) {
        Message message;
        message.account = account;
        message.direction = Message::Direction::Decision;
        message.text = text;
        message.created = QDateTime::currentDateTimeUtc();
        messages.append(message);
    }
    bool done = false;
    m_history->commit(messages, this, [&done](const auto &) { done = true; });
    QTRY_VERIFY(done);
}

void tst_SearchModel::find(const QString &typed)
{
    m_model->setQuery(SearchQuery::parse(typed));
    QTRY_VERIFY(m_model->state() != State::Searching);
}

QStringList tst_SearchModel::texts() const
{
    QStringList all;
    for (int row = 0; row < m_model->rowCount(); ++row)
        all += m_model->index(row).data().toString();
    return all;
}

void tst_SearchModel::findsInAllConversationsNewestFirst()
{
    store(m_tom, {u"ship 1"_s, u"no"_s});
    store(m_anna, {u"ship 2"_s});
    store(m_tom, {u"ship 3"_s});
    find(u"ship"_s);
    QCOMPARE(texts(), QStringList({u"ship 3"_s, u"ship 2"_s, u"ship 1"_s}));
    QTRY_COMPARE(m_model->total(), 3);
    QCOMPARE(m_model->state(), State::Done);
}

void tst_SearchModel::saysWhoseItIs()
{
    store(m_tom, {u"a ship"_s});
    store(m_anna, {u"a ship"_s});
    find(u"ship"_s);
    const QModelIndex first = m_model->index(0);
    // Without a name it is known by its server.
    QCOMPARE(first.data(SearchModel::AccountNameRole).toString(), u"localhost:3000"_s);
    const QModelIndex hit = m_model->index(1);
    QCOMPARE(hit.data(SearchModel::AccountIdRole).toUuid(), m_tom);
    QCOMPARE(hit.data(SearchModel::AccountNameRole).toString(), u"tom"_s);
    QCOMPARE(hit.data(SearchModel::SequenceRole).toLongLong(), 1);
    QCOMPARE(hit.data(SearchModel::DirectionRole).value<Message::Direction>(),
             Message::Direction::Decision);
    QVERIFY(hit.data(SearchModel::CreatedRole).toDateTime().isValid());
    QCOMPARE(hit.data(SearchModel::ExcerptRole).value<Excerpt>(), (Excerpt{u"a ship"_s, {{2, 4}}}));

    const QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_sessions->session(m_tom)->rename(u"thomas"_s);
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(hit.data(SearchModel::AccountNameRole).toString(), u"thomas"_s);
}

void tst_SearchModel::decisionsReadAsInTheConversation()
{
    store(m_tom, {u"# **Ship** it\n\n- `now`"_s});
    find(u"ship"_s);
    QCOMPARE(texts(), QStringList({u"Ship it…"_s}));
    QCOMPARE(m_model->index(0).data(SearchModel::ExcerptRole).value<Excerpt>().marks,
             (QList<SearchQuery::Range>{{0, 4}}));

    // One that comes while the list is there.
    find(u"unbelievable"_s);
    QCOMPARE(texts(), QStringList());
    store(m_tom, {u"un**believ**able"_s});
    QTRY_COMPARE(texts(), QStringList{u"unbelievable"_s});

    Message question;
    question.account = m_tom;
    question.direction = Message::Direction::Question;
    question.text = u"**boat**?"_s;
    m_history->commit({question}, this, [](const auto &) {});
    find(u"boat"_s);
    QCOMPARE(texts(), QStringList({u"**boat**?"_s}));
}

void tst_SearchModel::furtherPagesComeWhenTheyAreAskedFor()
{
    m_tester.reset(); // it asks for more by itself
    QStringList many;
    for (int i = 0; i < 2 * SearchModel::pageSize + 7; ++i)
        many += u"ship %1"_s.arg(i);
    store(m_tom, many);
    find(u"ship"_s);
    QCOMPARE(m_model->rowCount(), SearchModel::pageSize);
    QTRY_COMPARE(m_model->total(), many.size());
    QVERIFY(m_model->canFetchMore({}));
    m_model->fetchMore({});
    QVERIFY(!m_model->canFetchMore({}));
    QTRY_COMPARE(m_model->rowCount(), 2 * SearchModel::pageSize);
    m_model->fetchMore({});
    QTRY_COMPARE(m_model->rowCount(), many.size());
    QVERIFY(!m_model->canFetchMore({}));
    std::reverse(many.begin(), many.end());
    QCOMPARE(texts(), many);
}

void tst_SearchModel::rowsStayUntilTheNewOnesAreThere()
{
    store(m_tom, {u"a ship"_s, u"a boat"_s});
    find(u"ship"_s);
    m_model->setQuery(SearchQuery::parse(u"boat"_s));
    QCOMPARE(m_model->state(), State::Searching);
    QCOMPARE(texts(), QStringList({u"a ship"_s}));
    QCOMPARE(m_model->index(0).data(SearchModel::ExcerptRole).value<Excerpt>(),
             (Excerpt{u"a ship"_s, {{2, 4}}}));
    QTRY_COMPARE(m_model->state(), State::Done);
    QCOMPARE(texts(), QStringList({u"a boat"_s}));
}

void tst_SearchModel::nothingIsFound()
{
    store(m_tom, {u"ship"_s});
    find(u"ship"_s);
    find(u"zebra"_s);
    QCOMPARE(m_model->rowCount(), 0);
    QTRY_COMPARE(m_model->total(), 0);
    QCOMPARE(m_model->state(), State::Done);
}

void tst_SearchModel::anEmptyQueryShowsNothing()
{
    store(m_tom, {u"ship"_s});
    find(u"ship"_s);
    m_model->setQuery({});
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_model->state(), State::Idle);
    QCOMPARE(m_model->total(), -1);
    store(m_tom, {u"ship"_s});
    QCOMPARE(m_model->rowCount(), 0);
}

void tst_SearchModel::aNewMessageJoinsAtTheTop()
{
    store(m_tom, {u"ship 1"_s});
    find(u"ship"_s);
    QTRY_COMPARE(m_model->total(), 1);
    store(m_anna, {u"no"_s, u"ship 2"_s});
    QCOMPARE(texts(), QStringList({u"ship 2"_s, u"ship 1"_s}));
    QTRY_COMPARE(m_model->total(), 2);
}

void tst_SearchModel::whatComesWhileSearchingIsThereOnce()
{
    store(m_tom, {u"ship 1"_s});
    m_model->setQuery(SearchQuery::parse(u"ship"_s));
    store(m_tom, {u"ship 2"_s});
    QTRY_COMPARE(m_model->state(), State::Done);
    QCOMPARE(texts(), QStringList({u"ship 2"_s, u"ship 1"_s}));
    QTRY_COMPARE(m_model->total(), 2);
}

void tst_SearchModel::aDeletedMessageLeaves()
{
    store(m_tom, {u"ship 1"_s, u"ship 2"_s, u"ship 3"_s});
    find(u"ship"_s);
    QTRY_COMPARE(m_model->total(), 3);
    m_history->remove(m_tom, 2, this, [](const auto &) {});
    QTRY_COMPARE(texts(), QStringList({u"ship 3"_s, u"ship 1"_s}));
    QTRY_COMPARE(m_model->total(), 2);
}

void tst_SearchModel::aClearedConversationLeaves()
{
    store(m_tom, {u"ship 1"_s, u"ship 2"_s});
    store(m_anna, {u"ship 3"_s});
    find(u"ship"_s);
    m_history->clear(m_tom, this, [](const auto &) {});
    QTRY_COMPARE(texts(), QStringList({u"ship 3"_s}));
    QTRY_COMPARE(m_model->total(), 1);
}

DECIDESK_TEST(tst_SearchModel)
#include "tst_SearchModel.moc"
