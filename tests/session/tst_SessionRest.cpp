#include "ClosingServer.h"
#include "SessionFixture.h"
#include "TestProgram.h"

#include <QTest>

using namespace decidesk;
using namespace decidesk::test;
using namespace std::chrono_literals;
using State = Session::State;

namespace {

QStringList list(std::initializer_list<const char *> actions)
{
    QStringList all;
    for (const char *action : actions)
        all.append(QLatin1String(action));
    return all;
}

} // namespace

/// A link that the server closes while nothing is under way.
class tst_SessionRest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_server = std::make_unique<ClosingServer>();
        m_fixture = std::make_unique<SessionFixture>();
        m_fixture->services.idleAfter = 0ms;
    }
    void cleanup()
    {
        m_fixture.reset();
        m_server.reset();
    }

    void restsUntilTheNextQuestion_data();
    void restsUntilTheNextQuestion();
    void soonAfterUse_data();
    void soonAfterUse();
    void closesWithAFault_data();
    void closesWithAFault();
    void aQuestionDuringTheClose_data();
    void aQuestionDuringTheClose();
    void aQuestionFromTheNewsOfIt();
    void askAgainWakes();
    void aPersonWakesIt_data();
    void aPersonWakesIt();
    void disconnectWhileItRests();
    void quitWhileItRests();
    void closesAfterEachLogin();
    void failsAfterEachLogin();

private:
    Session *readySession();
    Session *restingSession();
    /// Until a link that was lost at the same time would have been opened again.
    [[nodiscard]] bool letAReconnectPass();

    std::unique_ptr<ClosingServer> m_server;
    std::unique_ptr<SessionFixture> m_fixture;
};

Session *tst_SessionRest::readySession()
{
    Session *session = m_fixture->newSession(m_server->url());
    m_fixture->registerAccount(session);
    return QTest::qWaitFor([session] { return session->state() == State::Ready; }) ? session
                                                                                   : nullptr;
}

Session *tst_SessionRest::restingSession()
{
    Session *session = readySession();
    if (!session)
        return nullptr;
    m_server->end("1000");
    return QTest::qWaitFor([session] { return session->state() == State::Resting; }) ? session
                                                                                     : nullptr;
}

bool tst_SessionRest::letAReconnectPass()
{
    const auto logins
        = [this] { return m_fixture->receivedActions().count(QStringLiteral("Connection")); };
    const qsizetype before = logins();
    m_fixture->services.idleAfter = 1h;
    if (!m_fixture->readySession())
        return false;
    m_fixture->server->dropAll();
    return QTest::qWaitFor([&] { return logins() > before; });
}

void tst_SessionRest::restsUntilTheNextQuestion_data()
{
    QTest::addColumn<QByteArray>("how");
    QTest::addColumn<Error>("error");
    const QString reason = QStringLiteral("the reason");
    for (const int code : {1000, 1001})
        QTest::addRow("%d", code) << QByteArray::number(code)
                                  << Error{Error::Kind::ClosedByServer, reason, code, {}};
    QTest::newRow("no code") << QByteArray("no code")
                             << Error{Error::Kind::ClosedByServer, {}, 0, {}};
    for (const char *how : {"FIN", "RST"})
        QTest::newRow(how) << QByteArray(how) << Error{Error::Kind::ConnectionLost, {}, 0, {}};
}

void tst_SessionRest::restsUntilTheNextQuestion()
{
    QFETCH(const QByteArray, how);
    QFETCH(const Error, error);
    Session *session = readySession();
    QVERIFY(session);
    m_server->end(how);
    QTRY_COMPARE(session->state(), State::Resting);
    QVERIFY(session->problem());
    QCOMPARE(session->problem()->step, Problem::Step::Rest);
    QCOMPARE(session->problem()->error.kind, error.kind);
    if (error.code != 0) {
        QCOMPARE(session->problem()->error.code, error.code);
        QCOMPARE(session->problem()->error.detail, error.detail);
    }
    QVERIFY(session->isIdle());
    QVERIFY(session->account().logInAtStart);
    QCOMPARE(session->untilNextAttempt(), 0ms);
    QVERIFY(letAReconnectPass());
    QCOMPARE(session->state(), State::Resting);
    QCOMPARE(m_server->connectionCount(), 1);

    QVERIFY(!m_fixture->ask(session, QStringLiteral("and now?")));
    QTRY_COMPARE(m_fixture->message(session, 1).state, Message::State::Answered);
    QCOMPARE(session->state(), State::Ready);
    QVERIFY(!session->problem());
    QCOMPARE(m_server->connectionCount(), 2);
    QCOMPARE(m_server->actions, list({"Register", "Connection", "TakeDecision"}));
}

void tst_SessionRest::soonAfterUse_data()
{
    QTest::addColumn<QByteArray>("how");
    QTest::addColumn<State>("state");
    for (const char *how : {"1000", "no code"})
        QTest::newRow(how) << QByteArray(how) << State::Resting;
    // A restart of the server looks like this.
    for (const char *how : {"1001", "FIN", "RST"})
        QTest::newRow(how) << QByteArray(how) << State::WaitingToReconnect;
}

void tst_SessionRest::soonAfterUse()
{
    QFETCH(const QByteArray, how);
    QFETCH(const State, state);
    m_fixture->services.idleAfter = 1h;
    m_fixture->services.backoff = {1h, 1.6, 0.0, 2h};
    Session *session = readySession();
    QVERIFY(session);
    QSignalSpy states(session, &Session::stateChanged);
    m_server->end(how);
    QVERIFY(states.wait());
    QCOMPARE(states.first().first().value<State>(), state);
}

void tst_SessionRest::closesWithAFault_data()
{
    QTest::addColumn<QByteArray>("how");
    QTest::addColumn<State>("state");
    QTest::addColumn<Problem::Step>("step");
    for (const char *how : {"1011", "1012", "1013", "1014"}) {
        QTest::newRow(how) << QByteArray(how) << State::WaitingToReconnect
                           << Problem::Step::Reconnect;
    }
    for (const char *how : {"1008", "3000", "4000", "4401"})
        QTest::newRow(how) << QByteArray(how) << State::Offline << Problem::Step::Connect;
}

void tst_SessionRest::closesWithAFault()
{
    QFETCH(const QByteArray, how);
    QFETCH(const State, state);
    m_fixture->services.backoff = {1h, 1.6, 0.0, 2h};
    Session *session = readySession();
    QVERIFY(session);
    QSignalSpy states(session, &Session::stateChanged);
    m_server->end(how);
    QVERIFY(states.wait());
    QCOMPARE(states.first().first().value<State>(), state);
    QVERIFY(session->problem());
    QTEST(session->problem()->step, "step");
    QCOMPARE(session->problem()->error.kind, Error::Kind::ClosedByServer);
    QCOMPARE(session->problem()->error.code, how.toLongLong());
    QCOMPARE(session->problem()->error.detail, QStringLiteral("the reason"));
}

void tst_SessionRest::aQuestionDuringTheClose_data()
{
    QTest::addColumn<int>("turns");
    for (int turns = 0; turns < 12; ++turns)
        QTest::addRow("%d turns of the event loop later", turns) << turns;
}

void tst_SessionRest::aQuestionDuringTheClose()
{
    QFETCH(const int, turns);
    Session *session = readySession();
    QVERIFY(session);
    m_server->end("1000");
    for (int turn = 0; turn < turns; ++turn)
        QCoreApplication::processEvents();
    QVERIFY(!m_fixture->ask(session, QStringLiteral("and now?")));
    // Where it went out on the link that was closing nobody knows what became of it.
    QTRY_VERIFY(m_fixture->message(session, 1).state == Message::State::Answered
                || m_fixture->message(session, 1).state == Message::State::NotConfirmed);
    QTRY_COMPARE(session->state(), State::Ready);
    QVERIFY(m_server->actions.count(QStringLiteral("TakeDecision")) <= 1);
    QCOMPARE(m_server->actions.count(QStringLiteral("Connection")), 1);
}

void tst_SessionRest::aQuestionFromTheNewsOfIt()
{
    Session *session = readySession();
    QVERIFY(session);
    connect(session, &Session::stateChanged, this, [this, session](State state) {
        if (state == State::Resting)
            session->ask(QStringLiteral("and now?"), this, [](const auto &) {});
    });
    QSignalSpy arrived(session, &Session::decisionArrived);
    m_server->end("1000");
    QVERIFY(arrived.wait());
    QCOMPARE(m_server->actions, list({"Register", "Connection", "TakeDecision"}));
    QVERIFY(!session->problem());
}

void tst_SessionRest::askAgainWakes()
{
    Session *session = readySession();
    QVERIFY(session);
    m_server->answerQuestionsWith(R"({"error":"not now"})");
    QVERIFY(!m_fixture->ask(session, QStringLiteral("and now?")));
    QTRY_COMPARE(m_fixture->message(session, 1).state, Message::State::Failed);
    m_server->answerQuestionsWith(R"({"data":"yes"})");
    m_server->end("1000");
    QTRY_COMPARE(session->state(), State::Resting);
    QSignalSpy arrived(session, &Session::decisionArrived);
    session->askAgain(1);
    QVERIFY(arrived.wait());
    QCOMPARE(m_fixture->message(session, 2).state, Message::State::Answered);
    QCOMPARE(m_server->connectionCount(), 2);
}

void tst_SessionRest::aPersonWakesIt_data()
{
    QTest::addColumn<bool>("logsIn");
    QTest::newRow("Connect now") << false;
    QTest::newRow("Log in") << true;
}

void tst_SessionRest::aPersonWakesIt()
{
    QFETCH(const bool, logsIn);
    Session *session = restingSession();
    QVERIFY(session);
    if (logsIn)
        session->logIn();
    else
        session->connectNow();
    QTRY_COMPARE(session->state(), State::Ready);
    QVERIFY(!session->problem());
    QCOMPARE(m_server->actions, list({"Register", "Connection"}));
}

void tst_SessionRest::disconnectWhileItRests()
{
    Session *session = restingSession();
    QVERIFY(session);
    session->disconnectFromServer();
    QCOMPARE(session->state(), State::Offline);
    QVERIFY(!session->problem());
    QVERIFY(!session->account().logInAtStart);
    const auto refused = m_fixture->ask(session, QStringLiteral("and now?"));
    QVERIFY(refused);
    QCOMPARE(refused->kind, Error::Kind::NoToken);
    QVERIFY(letAReconnectPass());
    QCOMPARE(m_server->connectionCount(), 1);
    QCOMPARE(m_server->openCount(), 0);
}

void tst_SessionRest::quitWhileItRests()
{
    Session *session = restingSession();
    QVERIFY(session);
    session->goOffline();
    QCOMPARE(session->state(), State::Offline);
    const std::optional<Account> kept = m_fixture->settings.account(session->account().id);
    QVERIFY(kept && kept->isResumedAtStart());
    // The next start logs in, as for every account that was logged in and not disconnected.
    Session next(*kept, m_fixture->services);
    next.restore();
    next.resume();
    QTRY_COMPARE(next.state(), State::Ready);
    QCOMPARE(m_server->actions, list({"Register", "Connection"}));
}

void tst_SessionRest::closesAfterEachLogin()
{
    m_server->closeAfterLogin(HostilePeer::close(1000));
    Session *session = m_fixture->newSession(m_server->url());
    m_fixture->registerAccount(session);
    QTRY_COMPARE(session->state(), State::Resting);
    QVERIFY(letAReconnectPass());
    QCOMPARE(m_server->actions, list({"Register"}));
}

void tst_SessionRest::failsAfterEachLogin()
{
    m_fixture->services.backoff = {.first = 100s, .factor = 2, .jitter = 0, .longest = 1000s};
    m_server->closeAfterLogin(HostilePeer::close(1011));
    Session *session = m_fixture->newSession(m_server->url());
    m_fixture->registerAccount(session);
    for (const std::chrono::seconds wait : {100s, 200s, 400s, 800s, 1000s}) {
        QTRY_COMPARE(session->state(), State::WaitingToReconnect);
        QCOMPARE(std::chrono::round<std::chrono::seconds>(session->untilNextAttempt()), wait);
        session->connectNow();
        QTRY_VERIFY(session->state() != State::Connecting);
    }
    QTRY_COMPARE(m_server->actions.size(), 6);
}

DECIDESK_TEST(tst_SessionRest)
#include "tst_SessionRest.moc"
