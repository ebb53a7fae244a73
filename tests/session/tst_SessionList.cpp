#include "RoutedHistory.h"
#include "SessionFixture.h"
#include "TestProgram.h"

#include <QTest>

using namespace decidesk;
using namespace std::chrono_literals;
using State = Session::State;
using Step = FaultPlan::Step;

class tst_SessionList : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void registersACandidateIntoTheList();
    void refusedCandidateLeavesNothingBehind();
    void theChecksumOfARefusedRegistrationLeavesAtOnce();
    void removingClearsTheHistoryThatHasIt();
    void unconfirmedCandidateStaysInTheList();
    void cancelledRegistrationThatMayHaveArrivedIsKept();
    void registeredAgainItIsTheSameAccount();
    void refusedAgainItStaysAsItWas();
    void cancelledAgainItStaysAsItWas();
    void aLoginShowsThatItWasRegisteredAgain();
    void whatWasNeverSentIsNotAdopted();
    void aNewNameStaysWhileItIsRegisteredAgain();
    void anOpenLinkIsLeftWhereItsServerMoves();
    void logsInACandidate();
    void knownChecksumSelectsItsAccount();
    void sameChecksumOnAnotherServerIsAnotherAccount();
    void restoresAndLogsIn();
    void restoresWithoutLoggingIn();
    void disconnectedAccountsStayOffline();
    void accountsInDoubtStayOffline();
    void whatIsUnderWayIsNotResumed();
    void severalAccountsAtOnce();
    void removesAnAccountWithItsSecret();
    void aServerGoesWithItsLastAccount_data();
    void aServerGoesWithItsLastAccount();
    void whatCameIsRemovedWithItsAccount_data();
    void whatCameIsRemovedWithItsAccount();
    void serversThatNobodyUsesGo();
    void serversLeftByAnEarlierRunGo();
    void practiceStaysOutOfTheKeychain();

private:
    static Message greeting(const AccountId &account);
    qsizetype countOf(HistoryStore &history, const AccountId &account);
    Server practice();
    SessionList::Registration registration(const QString &checksum);
    Session *ready(const QString &checksum);
    Session *offline(const QString &checksum); ///< was ready
    QString checksumOf(const AccountId &account);
    bool isKept(const AccountId &account);
    bool isKept(const QString &entry);

    std::unique_ptr<SessionFixture> m_fixture;
    std::unique_ptr<SessionList> m_list;
    ServerId m_server;
};

void tst_SessionList::init()
{
    m_fixture = std::make_unique<SessionFixture>();
    m_list = std::make_unique<SessionList>(m_fixture->services);
    m_server = QUuid::createUuid();
}

void tst_SessionList::cleanup()
{
    m_list.reset();
    m_fixture.reset();
}

Server tst_SessionList::practice()
{
    Server server;
    server.id = m_server;
    server.url = m_fixture->server->url();
    return server;
}

SessionList::Registration tst_SessionList::registration(const QString &checksum)
{
    return {practice(), QStringLiteral(" tom "), QStringLiteral("juste le boss"), m_fixture->apiKey,
            Secret(checksum)};
}

Session *tst_SessionList::ready(const QString &checksum)
{
    Session *session = m_list->startRegistration(registration(checksum));
    const bool done = QTest::qWaitFor([session] { return session->state() == State::Ready; });
    return done ? session : nullptr;
}

Session *tst_SessionList::offline(const QString &checksum)
{
    Session *session = ready(checksum);
    if (!session)
        return nullptr;
    session->disconnectFromServer();
    const bool done = QTest::qWaitFor([session] { return session->state() == State::Offline; });
    return done ? session : nullptr;
}

QString tst_SessionList::checksumOf(const AccountId &account)
{
    std::optional<QString> found;
    m_fixture->secrets.read(checksumEntry(account), this, [&found](const auto &read) {
        const auto *checksum = std::get_if<Secret>(&read);
        found = checksum ? checksum->reveal() : QString();
    });
    const bool done = QTest::qWaitFor([&found] { return found.has_value(); });
    return done ? *found : QStringLiteral("no answer");
}

bool tst_SessionList::isKept(const AccountId &account)
{
    return isKept(checksumEntry(account));
}

bool tst_SessionList::isKept(const QString &entry)
{
    std::optional<bool> kept;
    m_fixture->secrets.read(
        entry, this, [&kept](const auto &found) { kept = std::holds_alternative<Secret>(found); });
    return QTest::qWaitFor([&kept] { return kept.has_value(); }) && *kept;
}

Message tst_SessionList::greeting(const AccountId &account)
{
    Message message;
    message.account = account;
    message.direction = Message::Direction::Unasked;
    message.text = QStringLiteral("welcome");
    return message;
}

qsizetype tst_SessionList::countOf(HistoryStore &history, const AccountId &account)
{
    std::optional<qsizetype> count;
    history.readBefore(account, 0, {1000, 10'000'000}, this, [&count](const auto &found) {
        const auto *messages = std::get_if<QList<Message>>(&found);
        count = messages ? messages->size() : -1;
    });
    return QTest::qWaitFor([&count] { return count.has_value(); }) ? *count : -1;
}

void tst_SessionList::registersACandidateIntoTheList()
{
    QSignalSpy added(m_list.get(), &SessionList::added);
    Session *session = m_list->startRegistration(registration(QStringLiteral("checksum-1")));
    QCOMPARE(m_list->candidate(), session);
    QVERIFY(m_list->sessions().isEmpty());
    QTRY_COMPARE(added.count(), 1);
    QCOMPARE(m_list->candidate(), nullptr);
    QCOMPARE(m_list->sessions(), QList<Session *>{session});
    QCOMPARE(session->account().name, QStringLiteral("tom"));
    QCOMPARE(m_list->session(session->account().id), session);
}

void tst_SessionList::refusedCandidateLeavesNothingBehind()
{
    m_fixture->plan({{Step::Kind::ServerError, 0ms, QStringLiteral("no")}});
    Session *first = m_list->startRegistration(registration(QStringLiteral("checksum-1")));
    const AccountId id = first->account().id;
    QTRY_VERIFY(first->problem().has_value());
    QVERIFY(m_list->sessions().isEmpty());
    // As a server's greeting before it.
    m_fixture->history.commit({greeting(id)}, this, [](const auto &) {});
    Session *second = m_list->startRegistration(registration(QStringLiteral("checksum-2")));
    QVERIFY(second != first);
    QTRY_COMPARE(second->state(), State::Ready);
    QCOMPARE(m_list->sessions().size(), 1);
    QVERIFY(!m_fixture->settings.account(id));
    QVERIFY(!isKept(id));
    QCOMPARE(countOf(m_fixture->history, id), 0);
}

void tst_SessionList::theChecksumOfARefusedRegistrationLeavesAtOnce()
{
    // The program may end before the next registration begins.
    m_fixture->plan({{Step::Kind::ServerError, 0ms, QStringLiteral("no")}}, true);
    const Session *refused = m_list->startRegistration(registration(QStringLiteral("checksum-1")));
    QTRY_VERIFY(refused->problem().has_value());
    QCOMPARE(m_list->candidate(), refused);
    QVERIFY(!isKept(refused->account().id));
}

void tst_SessionList::removingClearsTheHistoryThatHasIt()
{
    // As in the program, where the practice server has a history of its own.
    MemoryHistory kept;
    MemoryHistory practised;
    RoutedHistory routed(kept, practised, [this](const AccountId &id) {
        const auto account = m_fixture->settings.account(id);
        const auto server = account ? m_fixture->settings.server(account->server) : std::nullopt;
        return server && server->practice;
    });
    SessionList list(
        {m_fixture->settings, m_fixture->secrets, routed, m_fixture->traffic, m_fixture->random});
    SessionList::Registration wanted = registration(QStringLiteral("checksum-1"));
    wanted.server.practice = true;
    Session *session = list.startRegistration(wanted);
    QTRY_COMPARE(session->state(), State::Ready);
    const AccountId id = session->account().id;
    practised.commit({greeting(id)}, this, [](const auto &) {});
    QTRY_COMPARE(countOf(practised, id), 1);
    list.remove(id);
    QTRY_COMPARE(countOf(practised, id), 0);
    QVERIFY(!m_fixture->settings.account(id));
}

void tst_SessionList::unconfirmedCandidateStaysInTheList()
{
    m_fixture->plan({{Step::Kind::Drop, 0ms, {}}});
    Session *session = m_list->startRegistration(registration(QStringLiteral("checksum-1")));
    QTRY_COMPARE(m_list->sessions().size(), 1);
    QVERIFY(session->account().unconfirmed);
    QVERIFY(isKept(session->account().id));
}

void tst_SessionList::cancelledRegistrationThatMayHaveArrivedIsKept()
{
    m_fixture->plan({{Step::Kind::Silent, 0ms, {}}});
    m_list->startRegistration(registration(QStringLiteral("checksum-1")));
    QTRY_COMPARE(m_fixture->received.size(), 1);
    Session *second = m_list->startRegistration(registration(QStringLiteral("checksum-2")));
    QTRY_COMPARE(second->state(), State::Ready);
    QCOMPARE(m_list->sessions().size(), 2);
    QVERIFY(m_list->sessions().constFirst()->account().unconfirmed);
}

void tst_SessionList::registeredAgainItIsTheSameAccount()
{
    Session *session = offline(QStringLiteral("checksum-1"));
    QVERIFY(session);
    const AccountId id = session->account().id;

    SessionList::Registration again = registration(QStringLiteral("checksum-1"));
    again.prompt = QStringLiteral("a careful doctor");
    again.again = id;
    QCOMPARE(m_list->startRegistration(again), session);
    QCOMPARE(session->account().prompt, QStringLiteral("juste le boss"));
    QTRY_COMPARE(session->state(), State::Ready);
    QCOMPARE(m_list->sessions(), QList<Session *>{session});
    QCOMPARE(m_fixture->settings.accounts().size(), 1);
    QCOMPARE(m_fixture->settings.account(id)->prompt, QStringLiteral("a careful doctor"));
    QVERIFY(!session->account().unconfirmed);
    QVERIFY(isKept(id));
}

void tst_SessionList::refusedAgainItStaysAsItWas()
{
    Session *session = offline(QStringLiteral("checksum-1"));
    QVERIFY(session);
    const Account before = session->account();

    m_fixture->plan({{Step::Kind::ServerError, 0ms, QStringLiteral("no")}});
    SessionList::Registration again = registration(QStringLiteral("checksum-3"));
    again.name = QStringLiteral("thomas");
    again.remember = false;
    again.again = before.id;
    m_list->startRegistration(again);
    QTRY_VERIFY(session->problem().has_value());
    QCOMPARE(session->problem()->error.detail, QStringLiteral("no"));
    QCOMPARE(session->account(), before);
    QCOMPARE(m_fixture->settings.account(before.id), std::optional<Account>(before));
    QCOMPARE(checksumOf(before.id), QStringLiteral("checksum-1"));
    m_list->startRegistration(registration(QStringLiteral("checksum-2")));
    QCOMPARE(m_list->sessions(), QList<Session *>{session});
}

void tst_SessionList::cancelledAgainItStaysAsItWas()
{
    Session *session = offline(QStringLiteral("checksum-1"));
    QVERIFY(session);
    const Account before = session->account();

    SessionList::Registration again = registration(QStringLiteral("checksum-3"));
    again.name = QStringLiteral("thomas");
    again.again = before.id;
    m_list->startRegistration(again);
    session->cancel();
    QTRY_COMPARE(session->state(), State::Offline);
    QCOMPARE(m_fixture->received.size(), 2); // of before
    QCOMPARE(session->account(), before);
    QCOMPARE(m_fixture->settings.account(before.id), std::optional<Account>(before));
    QCOMPARE(checksumOf(before.id), QStringLiteral("checksum-1"));
}

void tst_SessionList::aLoginShowsThatItWasRegisteredAgain()
{
    Session *session = offline(QStringLiteral("checksum-1"));
    QVERIFY(session);
    m_fixture->plan({{Step::Kind::Drop, 0ms, {}}});
    SessionList::Registration again = registration(QStringLiteral("checksum-1"));
    again.prompt = QStringLiteral("a careful doctor");
    again.again = session->account().id;
    m_list->startRegistration(again);
    QTRY_VERIFY(session->account().unconfirmed);
    QTRY_COMPARE(session->state(), State::Offline);
    QCOMPARE(session->account().prompt, QStringLiteral("juste le boss"));
    session->logIn();
    QTRY_COMPARE(session->state(), State::Ready);
    QCOMPARE(session->account().prompt, QStringLiteral("a careful doctor"));
    QVERIFY(!session->account().unconfirmed);
}

void tst_SessionList::whatWasNeverSentIsNotAdopted()
{
    Session *session = offline(QStringLiteral("checksum-1"));
    QVERIFY(session);
    m_fixture->plan({{Step::Kind::Drop, 0ms, {}}});
    SessionList::Registration again = registration(QStringLiteral("checksum-1"));
    again.again = session->account().id;
    m_list->startRegistration(again);
    QTRY_VERIFY(session->account().unconfirmed);
    QTRY_COMPARE(session->state(), State::Offline);
    again.prompt = QStringLiteral("a strict boss");
    m_list->startRegistration(again);
    session->cancel();
    QTRY_COMPARE(session->state(), State::Offline);
    session->logIn();
    QTRY_COMPARE(session->state(), State::Ready);
    QCOMPARE(session->account().prompt, QStringLiteral("juste le boss"));
}

void tst_SessionList::aNewNameStaysWhileItIsRegisteredAgain()
{
    Session *session = offline(QStringLiteral("checksum-1"));
    QVERIFY(session);
    m_fixture->plan({{Step::Kind::None, 50ms, {}}});
    SessionList::Registration again = registration(QStringLiteral("checksum-1"));
    again.again = session->account().id;
    m_list->startRegistration(again);
    QTRY_COMPARE(session->state(), State::Registering);
    session->rename(QStringLiteral("Boss"));
    QTRY_COMPARE(session->state(), State::Ready);
    QCOMPARE(session->account().name, QStringLiteral("Boss"));
}

void tst_SessionList::anOpenLinkIsLeftWhereItsServerMoves()
{
    Session *session = offline(QStringLiteral("checksum-1"));
    QVERIFY(session);
    m_fixture->plan({{Step::Kind::ServerError, 0ms, QStringLiteral("unknown")}});
    session->logIn();
    QTRY_COMPARE(session->state(), State::Open);
    Server moved = session->server();
    moved.url = QUrl(QStringLiteral("wss://b.example/ws"));
    m_fixture->settings.saveServer(moved);
    QTRY_COMPARE(session->state(), State::Offline);
    QCOMPARE(session->url(), moved.url);
    QVERIFY(session->problem().has_value());
}

void tst_SessionList::logsInACandidate()
{
    QVERIFY(m_fixture->readySession());
    Session *session = nullptr;
    m_list->startLogin({practice(), m_fixture->checksum, QStringLiteral("at home")}, this,
                       [&session](Session *started) { session = started; });
    QTRY_VERIFY(session);
    QTRY_COMPARE(session->state(), State::Ready);
    QCOMPARE(m_list->sessions(), QList<Session *>{session});
    QCOMPARE(session->account().name, QStringLiteral("at home"));
}

void tst_SessionList::knownChecksumSelectsItsAccount()
{
    QVERIFY(ready(QStringLiteral("checksum-1")));
    Session *known = ready(QStringLiteral("checksum-2"));
    QVERIFY(known);
    known->disconnectFromServer();
    QTRY_COMPARE(known->state(), State::Offline);
    Session *session = nullptr;
    m_list->startLogin({practice(), Secret(QStringLiteral(" checksum-2\n")), {}}, this,
                       [&session](Session *started) { session = started; });
    QTRY_COMPARE(session, known);
    QTRY_COMPARE(known->state(), State::Ready);
    QCOMPARE(m_list->sessions().size(), 2);
}

void tst_SessionList::sameChecksumOnAnotherServerIsAnotherAccount()
{
    Session *known = ready(QStringLiteral("checksum-1"));
    QVERIFY(known);
    Server other = practice();
    other.id = QUuid::createUuid();
    Session *session = nullptr;
    m_list->startLogin({other, Secret(QStringLiteral("checksum-1")), {}}, this,
                       [&session](Session *started) { session = started; });
    QTRY_VERIFY(session);
    QVERIFY(session != known);
}

void tst_SessionList::restoresAndLogsIn()
{
    QVERIFY(ready(QStringLiteral("checksum-1")));
    m_list = std::make_unique<SessionList>(m_fixture->services);
    m_list->restore();
    m_list->resume();
    QCOMPARE(m_list->sessions().size(), 1);
    QTRY_COMPARE(m_list->sessions().constFirst()->state(), State::Ready);
    QCOMPARE(m_fixture->receivedActions().constLast(), QStringLiteral("Connection"));
}

void tst_SessionList::restoresWithoutLoggingIn()
{
    QVERIFY(ready(QStringLiteral("checksum-1")));
    m_list = std::make_unique<SessionList>(m_fixture->services);
    m_list->restore();
    QCOMPARE(m_list->sessions().size(), 1);
    QCOMPARE(m_list->sessions().constFirst()->state(), State::Offline);
}

void tst_SessionList::disconnectedAccountsStayOffline()
{
    Session *session = ready(QStringLiteral("checksum-1"));
    QVERIFY(session);
    session->disconnectFromServer();
    QTRY_COMPARE(session->state(), State::Offline);
    m_list = std::make_unique<SessionList>(m_fixture->services);
    m_list->restore();
    m_list->resume();
    QCOMPARE(m_list->sessions().constFirst()->state(), State::Offline);
}

void tst_SessionList::accountsInDoubtStayOffline()
{
    QVERIFY(ready(QStringLiteral("checksum-1")));
    Account account = m_fixture->settings.accounts().constFirst();
    account.unconfirmed = true;
    m_fixture->settings.saveAccount(account);
    m_list = std::make_unique<SessionList>(m_fixture->services);
    m_list->restore();
    m_list->resume();
    QCOMPARE(m_list->sessions().constFirst()->state(), State::Offline);
}

void tst_SessionList::whatIsUnderWayIsNotResumed()
{
    QVERIFY(ready(QStringLiteral("checksum-1")));
    m_list = std::make_unique<SessionList>(m_fixture->services);
    m_list->restore();
    const Session *session = m_list->sessions().constFirst();
    m_list->resume();
    QCOMPARE(session->state(), State::Connecting);
    m_list->resume();
    QCOMPARE(session->state(), State::Connecting);
    QVERIFY(!session->problem());
    QTRY_COMPARE(session->state(), State::Ready);
}

void tst_SessionList::severalAccountsAtOnce()
{
    Session *first = ready(QStringLiteral("checksum-1"));
    Session *second = ready(QStringLiteral("checksum-2"));
    QVERIFY(first);
    QVERIFY(second);
    QCOMPARE(first->state(), State::Ready);
    QCOMPARE(m_fixture->server->connectionCount(), 2);
    QVERIFY(!m_fixture->ask(first, QStringLiteral("one")));
    QVERIFY(!m_fixture->ask(second, QStringLiteral("two")));
    QTRY_COMPARE(m_fixture->messages(first).size(), 2);
    QTRY_COMPARE(m_fixture->messages(second).size(), 2);
    QCOMPARE(m_fixture->message(first, 1).text, QStringLiteral("one"));
    QCOMPARE(m_fixture->message(second, 1).text, QStringLiteral("two"));
}

void tst_SessionList::removesAnAccountWithItsSecret()
{
    Session *session = ready(QStringLiteral("checksum-1"));
    QVERIFY(session);
    const AccountId id = session->account().id;
    QVERIFY(!m_fixture->ask(session, QStringLiteral("one")));
    QSignalSpy removed(m_list.get(), &SessionList::removed);
    QSignalSpy cleared(&m_fixture->history, &HistoryStore::cleared);
    m_list->remove(id);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(m_list->session(id), nullptr);
    QTRY_COMPARE(cleared.count(), 1);
    QVERIFY(!m_fixture->settings.account(id));
    QVERIFY(!isKept(id));
    QTRY_COMPARE(m_fixture->server->connectionCount(), 0);
}

void tst_SessionList::aServerGoesWithItsLastAccount_data()
{
    QTest::addColumn<int>("accounts");
    QTest::addColumn<bool>("current");
    QTest::addColumn<bool>("stays");
    QTest::newRow("the last one") << 1 << false << false;
    QTest::newRow("one of two") << 2 << false << true;
    QTest::newRow("the last one of the server for new accounts") << 1 << true << true;
}

void tst_SessionList::aServerGoesWithItsLastAccount()
{
    QFETCH(const int, accounts);
    QFETCH(const bool, current);
    QFETCH(const bool, stays);
    const QStringList entries{apiKeyEntry(m_server), serverSecretsEntry(m_server)};
    for (const QString &entry : entries)
        m_fixture->secrets.write(entry, Secret(QStringLiteral("{}")), this, [](const auto &) {});
    AccountId id;
    for (int i = 0; i < accounts; ++i) {
        const Session *session = ready(QStringLiteral("checksum-%1").arg(i));
        QVERIFY(session);
        id = session->account().id;
    }
    if (current)
        m_fixture->settings.setCurrentServer(practice());
    m_list->remove(id);
    QCOMPARE(m_fixture->settings.isListed(m_server), stays);
    for (const QString &entry : entries)
        QCOMPARE(isKept(entry), stays);
    QTRY_COMPARE(m_fixture->server->connectionCount(), accounts - 1);
}

void tst_SessionList::whatCameIsRemovedWithItsAccount_data()
{
    QTest::addColumn<bool>("removed");
    QTest::newRow("the account is removed") << true;
    QTest::newRow("the conversation is cleared") << false;
}

void tst_SessionList::whatCameIsRemovedWithItsAccount()
{
    QFETCH(const bool, removed);
    Session *session = ready(m_fixture->checksum.reveal());
    QVERIFY(session);
    const AccountId id = session->account().id;
    // While the rest of a burst still waits to be stored.
    MemoryHistory &history = m_fixture->history;
    const qint64 framesBefore = m_fixture->traffic.endNumber();
    qint64 came = 0;
    connect(&history, &HistoryStore::appended, this, [&] {
        if (came > 0)
            return;
        came = m_fixture->traffic.endNumber() - framesBefore;
        if (removed) {
            m_list->remove(id);
        } else {
            session->storeWhatCame();
            history.clear(id, this, [](const auto &) {});
        }
    });
    bool cleared = false;
    connect(&history, &HistoryStore::cleared, this, [&cleared] { cleared = true; });
    constexpr int count = 300;
    for (int i = 0; i < count; ++i)
        m_fixture->server->broadcast(QStringLiteral("{\"message\":\"%1\"}").arg(i));
    QTRY_VERIFY(cleared);
    if (!removed)
        QTRY_COMPARE(m_fixture->traffic.endNumber() - framesBefore, count);
    QVERIFY(came > 1);
    std::optional<QList<Message>> left;
    history.readBefore(id, 0, {1000, 1'000'000}, this,
                       [&left](const auto &found) { left = std::get<QList<Message>>(found); });
    QTRY_VERIFY(left.has_value());
    if (removed)
        QCOMPARE(left->size(), 0);
    for (const Message &message : std::as_const(*left))
        QVERIFY2(message.text.toInt() >= came, qPrintable(message.text));
}

void tst_SessionList::serversThatNobodyUsesGo()
{
    const QString key = apiKeyEntry(m_server);
    m_fixture->secrets.write(key, Secret(QStringLiteral("key")), this, [](const auto &) {});
    Server other;
    other.id = QUuid::createUuid();
    other.url = QUrl(QStringLiteral("wss://example.org/ws"));
    // Settings gives new accounts another server.
    m_fixture->settings.setCurrentServer(practice());
    m_fixture->settings.setCurrentServer(other);
    QTRY_VERIFY(!m_fixture->settings.isListed(m_server));
    QVERIFY(!isKept(key));
    QVERIFY(m_fixture->settings.isListed(other.id));

    // That of --server stands before the one that is stored, for this run.
    m_fixture->settings.overrideCurrentServer(QUrl(QStringLiteral("wss://elsewhere.example/")));
    // A server in use stays, and one that was tried in vain goes with the next try.
    m_fixture->plan({{Step::Kind::ServerError, 0ms, QStringLiteral("no")}});
    const Session *refused = m_list->startRegistration(registration(QStringLiteral("checksum-1")));
    QTRY_VERIFY(refused->problem().has_value());
    QVERIFY(m_fixture->settings.isListed(m_server));
    const ServerId tried = std::exchange(m_server, QUuid::createUuid());
    QVERIFY(ready(QStringLiteral("checksum-2")));
    QTRY_VERIFY(!m_fixture->settings.isListed(tried));
    QVERIFY(m_fixture->settings.isListed(m_server));
    QVERIFY(m_fixture->settings.isListed(other.id));
}

void tst_SessionList::serversLeftByAnEarlierRunGo()
{
    m_list.reset();
    m_fixture->settings.saveServer(practice());
    m_list = std::make_unique<SessionList>(m_fixture->services);
    m_list->restore();
    QTRY_VERIFY(!m_fixture->settings.isListed(m_server));
}

void tst_SessionList::practiceStaysOutOfTheKeychain()
{
    SessionList::Registration practice = registration(QStringLiteral("for practice"));
    practice.server.practice = true;
    QVERIFY(practice.remember);
    const Session *registered = m_list->startRegistration(practice);
    QTRY_COMPARE(registered->state(), State::Ready);
    QVERIFY(!registered->account().rememberChecksum);

    Session *loggedIn = nullptr;
    SessionList::Login login;
    login.server = practice.server;
    login.checksum = Secret(QStringLiteral("for practice too"));
    m_list->startLogin(login, this, [&loggedIn](Session *session) { loggedIn = session; });
    QTRY_VERIFY(loggedIn != nullptr);
    QVERIFY(!loggedIn->account().rememberChecksum);
}

DECIDESK_TEST(tst_SessionList)
#include "tst_SessionList.moc"
