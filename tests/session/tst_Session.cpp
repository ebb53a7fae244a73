#include "SessionFixture.h"
#include "TestProgram.h"

#include <QTest>

using namespace decidesk;
using namespace std::chrono_literals;
using State = Session::State;
using Step = FaultPlan::Step;

/// The main job, as it goes when the server keeps to its document.
class tst_Session : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_fixture = std::make_unique<SessionFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void registersAndAsks();
    void statesOfTheMainJob();
    void checksumIsKeptBeforeRegisterIsSent();
    void registerNeedsItsFields_data();
    void registerNeedsItsFields();
    void logsInWithTheKeptChecksum();
    void logsInWithATypedChecksum();
    void asksInOrderOneAtATime();
    void disconnects();
    void logsInAgainAfterDisconnect();
    void askWithoutATokenIsRefused();
    void tokenIsTheNewestOne();
    void rename();
    void goingOfflineSendsNoDisconnect();
    void unencryptedServerAsksFirst();
    void consentIsForTheServerThatWasNamed();
    void logsInAgainInASession();
    void disconnectComesBeforeLoggingInAgain();
    void clearingTheConversationSettlesItsProblem();

private:
    std::unique_ptr<SessionFixture> m_fixture;
};

void tst_Session::registersAndAsks()
{
    Session *session = m_fixture->readySession();
    QVERIFY(session);
    QVERIFY(!session->problem());
    QSignalSpy arrived(session, &Session::decisionArrived);
    QVERIFY(!m_fixture->ask(session, QStringLiteral("Ship on Friday?")));
    QTRY_COMPARE(arrived.count(), 1);
    const QList<Message> all = m_fixture->messages(session);
    QCOMPARE(all.size(), 2);
    QCOMPARE(all[0].state, Message::State::Answered);
    QCOMPARE(all[1].inReplyTo, 1);
    QVERIFY(!all[1].text.isEmpty());
    QVERIFY(session->lastLatency().has_value());
    QCOMPARE(session->state(), State::Ready);
    QCOMPARE(m_fixture->receivedActions(),
             (QStringList{QStringLiteral("Register"), QStringLiteral("TakeDecision")}));
}

void tst_Session::statesOfTheMainJob()
{
    Session *session = m_fixture->newSession();
    QList<State> states;
    connect(session, &Session::stateChanged, this,
            [&states](State state) { states.append(state); });
    m_fixture->registerAccount(session);
    QTRY_COMPARE(session->state(), State::Ready);
    QVERIFY(!m_fixture->ask(session, QStringLiteral("Ship?")));
    QTRY_COMPARE(m_fixture->messages(session).size(), 2);
    session->disconnectFromServer();
    QTRY_COMPARE(session->state(), State::Offline);
    QCOMPARE(states,
             (QList<State>{State::Connecting, State::Registering, State::Ready, State::Deciding,
                           State::Ready, State::Disconnecting, State::Offline}));
}

void tst_Session::checksumIsKeptBeforeRegisterIsSent()
{
    Session *session = m_fixture->newSession();
    std::optional<bool> keptInTime;
    connect(m_fixture->server.get(), &PracticeServer::received, this, [&] {
        m_fixture->secrets.read(checksumEntry(session->account().id), this, [&](const auto &found) {
            const auto *secret = std::get_if<Secret>(&found);
            keptInTime = secret && *secret == m_fixture->checksum;
        });
    });
    m_fixture->registerAccount(session);
    QTRY_VERIFY(keptInTime.has_value());
    QVERIFY(*keptInTime);
    QTRY_COMPARE(session->state(), State::Ready);
    const auto saved = m_fixture->settings.account(session->account().id);
    QVERIFY(saved.has_value());
    QVERIFY(!saved->unconfirmed);
    QVERIFY(saved->logInAtStart);
}

void tst_Session::registerNeedsItsFields_data()
{
    QTest::addColumn<QString>("apiKey");
    QTest::addColumn<QString>("checksum");
    QTest::addColumn<QString>("field");
    QTest::newRow("API key") << QStringLiteral("  ") << QStringLiteral("azerty")
                             << QStringLiteral("API_KEY");
    QTest::newRow("checksum") << QStringLiteral("k") << QString() << QStringLiteral("checksum");
}

void tst_Session::registerNeedsItsFields()
{
    QFETCH(QString, apiKey);
    QFETCH(QString, checksum);
    QFETCH(QString, field);
    Session *session = m_fixture->newSession();
    session->registerAccount(Secret(apiKey), Secret(checksum));
    QVERIFY(session->problem().has_value());
    QCOMPARE(session->problem()->step, Problem::Step::Register);
    QCOMPARE(session->problem()->error.kind, Error::Kind::EmptyField);
    QCOMPARE(session->problem()->error.detail, field);
    QCOMPARE(session->state(), State::Offline);
    QVERIFY(m_fixture->received.isEmpty());
}

void tst_Session::logsInWithTheKeptChecksum()
{
    Session *session = m_fixture->readySession();
    QVERIFY(session);
    session->goOffline();
    QTRY_COMPARE(session->state(), State::Offline);
    session->logIn();
    QTRY_COMPARE(session->state(), State::Ready);
    QCOMPARE(m_fixture->receivedActions().constLast(), QStringLiteral("Connection"));
}

void tst_Session::logsInWithATypedChecksum()
{
    QVERIFY(m_fixture->readySession());
    Session *other = m_fixture->newSession();
    other->logInWith(m_fixture->checksum);
    QTRY_COMPARE(other->state(), State::Ready);
    std::optional<Secret> kept;
    m_fixture->secrets.read(checksumEntry(other->account().id), this, [&kept](const auto &found) {
        if (const auto *secret = std::get_if<Secret>(&found))
            kept = *secret;
    });
    QTRY_VERIFY(kept.has_value());
    QVERIFY(*kept == m_fixture->checksum);
}

void tst_Session::asksInOrderOneAtATime()
{
    Session *session = m_fixture->readySession();
    QVERIFY(session);
    m_fixture->plan({{Step::Kind::None, 30ms, {}}}, true);
    for (int i = 0; i < 5; ++i)
        QVERIFY(!m_fixture->ask(session, QStringLiteral("question %1").arg(i)));
    QVERIFY(session->queuedCount() > 0);
    QCOMPARE(session->state(), State::Deciding);
    QTRY_COMPARE(m_fixture->messages(session).size(), 10);
    const QList<Message> all = m_fixture->messages(session);
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(all[i].state, Message::State::Answered);
        QCOMPARE(all[5 + i].inReplyTo, all[i].sequence);
    }
    QCOMPARE(session->queuedCount(), 0);
}

void tst_Session::disconnects()
{
    Session *session = m_fixture->readySession();
    QVERIFY(session);
    session->disconnectFromServer();
    QCOMPARE(session->state(), State::Disconnecting);
    QTRY_COMPARE(session->state(), State::Offline);
    QVERIFY(!session->problem());
    QCOMPARE(m_fixture->receivedActions().constLast(), QStringLiteral("Disconnect"));
    QVERIFY(!m_fixture->settings.account(session->account().id)->logInAtStart);
    QTRY_COMPARE(m_fixture->server->connectionCount(), 0);
}

void tst_Session::logsInAgainAfterDisconnect()
{
    Session *session = m_fixture->readySession();
    QVERIFY(session);
    session->disconnectFromServer();
    QTRY_COMPARE(session->state(), State::Offline);
    session->logIn();
    QTRY_COMPARE(session->state(), State::Ready);
    QVERIFY(!m_fixture->ask(session, QStringLiteral("Ship?")));
    QTRY_COMPARE(m_fixture->messages(session).size(), 2);
}

void tst_Session::askWithoutATokenIsRefused()
{
    Session *session = m_fixture->newSession();
    const std::optional<Error> error = m_fixture->ask(session, QStringLiteral("Ship?"));
    QVERIFY(error.has_value());
    QCOMPARE(error->kind, Error::Kind::NoToken);
    QVERIFY(m_fixture->messages(session).isEmpty());
    QVERIFY(m_fixture->received.isEmpty());
}

void tst_Session::tokenIsTheNewestOne()
{
    Session *session = m_fixture->newSession();
    m_fixture->plan({{Step::Kind::Raw, 0ms, QStringLiteral(R"({"token":"first-token"})")},
                     {Step::Kind::Raw, 0ms, QStringLiteral(R"({"data":"second-token"})")},
                     {Step::Kind::Raw, 0ms, QStringLiteral(R"({"decision":"yes"})")}});
    m_fixture->registerAccount(session);
    QTRY_COMPARE(session->state(), State::Ready);
    session->goOffline();
    QTRY_COMPARE(session->state(), State::Offline);
    session->logIn();
    QTRY_COMPARE(session->state(), State::Ready);
    QVERIFY(!m_fixture->ask(session, QStringLiteral("Ship?")));
    QTRY_COMPARE(m_fixture->messages(session).size(), 2);
    QVERIFY(m_fixture->received.constLast().contains(QStringLiteral(R"("token":"second-token")")));
}

void tst_Session::rename()
{
    Session *session = m_fixture->readySession();
    QVERIFY(session);
    QSignalSpy changed(session, &Session::accountChanged);
    session->rename(QStringLiteral("  Tom at work "));
    QCOMPARE(session->account().name, QStringLiteral("Tom at work"));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(m_fixture->settings.account(session->account().id)->name,
             QStringLiteral("Tom at work"));
}

void tst_Session::goingOfflineSendsNoDisconnect()
{
    Session *session = m_fixture->readySession();
    QVERIFY(session);
    session->goOffline();
    QTRY_COMPARE(session->state(), State::Offline);
    QTRY_COMPARE(m_fixture->server->connectionCount(), 0);
    QCOMPARE(m_fixture->receivedActions(), (QStringList{QStringLiteral("Register")}));
    QVERIFY(m_fixture->settings.account(session->account().id)->logInAtStart);
}

void tst_Session::unencryptedServerAsksFirst()
{
    // No packet leaves for a name under .invalid; the connection fails after the consent.
    Session *session = m_fixture->newSession(QUrl(QStringLiteral("ws://decisions.invalid/ws")));
    m_fixture->registerAccount(session);
    QVERIFY(session->problem().has_value());
    QCOMPARE(session->problem()->error.kind, Error::Kind::ConsentNeeded);
    QCOMPARE(session->problem()->error.detail, QStringLiteral("decisions.invalid"));
    QCOMPARE(session->state(), State::Offline);
    session->consentToPlainText();
    QVERIFY(session->server().plainTextConsent);
    QCOMPARE(session->state(), State::Connecting);
    QTRY_COMPARE(session->state(), State::Offline);
    QCOMPARE(session->problem()->step, Problem::Step::Register);
}

void tst_Session::consentIsForTheServerThatWasNamed()
{
    Session *session = m_fixture->newSession(QUrl(QStringLiteral("ws://decisions.invalid/ws")));
    m_fixture->registerAccount(session);
    QCOMPARE(session->problem()->error.detail, QStringLiteral("decisions.invalid"));
    Server moved = session->server();
    moved.url = QUrl(QStringLiteral("ws://elsewhere.invalid/ws"));
    m_fixture->settings.saveServer(moved);

    session->consentToPlainText();
    QVERIFY(!session->server().plainTextConsent);
    QCOMPARE(session->state(), State::Offline);
    QCOMPARE(session->problem()->error.kind, Error::Kind::ConsentNeeded);
    QCOMPARE(session->problem()->error.detail, QStringLiteral("elsewhere.invalid"));
    session->consentToPlainText();
    QVERIFY(session->server().plainTextConsent);
    QCOMPARE(session->state(), State::Connecting);
}

void tst_Session::logsInAgainInASession()
{
    Session *session = m_fixture->readySession();
    QVERIFY(session);
    QList<State> states;
    connect(session, &Session::stateChanged, this,
            [&states](State state) { states.append(state); });
    session->logInAgain();
    QTRY_COMPARE(states,
                 (QList<State>{State::Offline, State::Connecting, State::LoggingIn, State::Ready}));
    QCOMPARE(m_fixture->receivedActions(),
             (QStringList{QStringLiteral("Register"), QStringLiteral("Connection")}));
}

void tst_Session::disconnectComesBeforeLoggingInAgain()
{
    Session *session = m_fixture->readySession();
    QVERIFY(session);
    QSignalSpy states(session, &Session::stateChanged);
    session->logInAgain();
    session->goOffline();
    QTRY_COMPARE(session->state(), State::Offline);
    QCOMPARE(states.count(), 1);
    QCOMPARE(m_fixture->receivedActions(), QStringList{QStringLiteral("Register")});
}

void tst_Session::clearingTheConversationSettlesItsProblem()
{
    Session *session = m_fixture->readySession();
    QVERIFY(session);
    m_fixture->plan({{Step::Kind::NotJson, 0ms, {}}});
    QVERIFY(!m_fixture->ask(session, QStringLiteral("one")));
    QTRY_VERIFY(session->problem().has_value());
    QCOMPARE(session->problem()->sequence, 1);
    m_fixture->history.clear(session->account().id, this, [](const auto & /*error*/) {});
    QTRY_VERIFY(!session->problem());
}

DECIDESK_TEST(tst_Session)
#include "tst_Session.moc"
