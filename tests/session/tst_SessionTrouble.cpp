#include "SessionFixture.h"
#include "TestProgram.h"

#include <QTest>

using namespace decidesk;
using namespace std::chrono_literals;
using State = Session::State;
using Step = FaultPlan::Step;

/// What a session does when the server or the line does not keep to the document.
class tst_SessionTrouble : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_fixture = std::make_unique<SessionFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void registrationRefused();
    void registrationWithoutAnAnswerCanLogIn();
    void registrationCancelled();
    void registrationOnADeadServer();
    void loginRefusedStaysOpen();
    void loginWithoutAKeptChecksum();
    void serverErrorToAQuestion();
    void notJsonLeavesTheQuestionOpen();
    void timeOutResumesOnANewLink();
    void cancelResumesOnANewLink();
    void lateAnswerNeverStandsUnderTheNextQuestion();
    void doubledAnswerIsMarked();
    void lostLinkReconnectsAndSendsWhatWaits();
    void lostLinkNeverSendsTwice();
    void connectNow();
    void cancelStopsTheWait();
    void refusedResumeStops();
    void nothingStartsOnALinkThatCloses();
    void disconnectOverAQuestion();
    void disconnectWithoutConfirmation();
    void disconnectParksTheQueue();
    void askAgain();
    void resumeKeepsTrying();
    void aServerThatSwampsIsLeft();

private:
    void shortDecisions();

    std::unique_ptr<SessionFixture> m_fixture;
};

void tst_SessionTrouble::shortDecisions()
{
    Timeouts timeouts = m_fixture->settings.timeouts();
    timeouts.decision = 60ms;
    m_fixture->settings.setTimeouts(timeouts);
}

void tst_SessionTrouble::registrationRefused()
{
    m_fixture->plan({{Step::Kind::ServerError, 0ms, QStringLiteral("bad API key")}});
    Session *session = m_fixture->newSession();
    m_fixture->registerAccount(session);
    QTRY_VERIFY(session->problem().has_value());
    QCOMPARE(session->problem()->step, Problem::Step::Register);
    QCOMPARE(session->problem()->error.kind, Error::Kind::ServerError);
    QCOMPARE(session->problem()->error.detail, QStringLiteral("bad API key"));
    QCOMPARE(session->problem()->sent, Sent::No);
    QCOMPARE(session->state(), State::Open);
    QVERIFY(!m_fixture->settings.account(session->account().id));
    // The next try goes over the same link.
    m_fixture->registerAccount(session);
    QTRY_COMPARE(session->state(), State::Ready);
    QVERIFY(!session->problem());
}

void tst_SessionTrouble::registrationWithoutAnAnswerCanLogIn()
{
    // The practice server registers first and drops the line afterwards: the answer is lost.
    Session *session = m_fixture->newSession();
    QVERIFY(m_fixture->readySession());
    m_fixture->plan({{Step::Kind::Drop, 0ms, {}}});
    QSignalSpy unconfirmed(session, &Session::registrationUnconfirmed);
    m_fixture->registerAccount(session);
    QTRY_COMPARE(unconfirmed.count(), 1);
    QTRY_COMPARE(session->state(), State::Offline);
    QCOMPARE(session->problem()->step, Problem::Step::Register);
    QCOMPARE(session->problem()->sent, Sent::Maybe);
    QVERIFY(session->account().unconfirmed);
    QVERIFY(m_fixture->settings.account(session->account().id)->unconfirmed);
    session->logIn();
    QTRY_COMPARE(session->state(), State::Ready);
    QVERIFY(!session->account().unconfirmed);
    QVERIFY(!session->problem());
}

void tst_SessionTrouble::registrationCancelled()
{
    m_fixture->plan({{Step::Kind::Silent, 0ms, {}}});
    Session *session = m_fixture->newSession();
    m_fixture->registerAccount(session);
    QTRY_COMPARE(m_fixture->received.size(), 1);
    session->cancel();
    QTRY_COMPARE(session->state(), State::Offline);
    QCOMPARE(session->problem()->error.kind, Error::Kind::Cancelled);
    QCOMPARE(session->problem()->sent, Sent::Maybe);
}

void tst_SessionTrouble::registrationOnADeadServer()
{
    Session *session = m_fixture->newSession();
    m_fixture->server.reset();
    m_fixture->registerAccount(session);
    QTRY_COMPARE(session->state(), State::Offline);
    QCOMPARE(session->problem()->step, Problem::Step::Register);
    QCOMPARE(session->problem()->error.kind, Error::Kind::ConnectionRefused);
    QCOMPARE(session->problem()->sent, Sent::No);
    QVERIFY(!session->account().unconfirmed);
}

void tst_SessionTrouble::loginRefusedStaysOpen()
{
    Session *session = m_fixture->newSession();
    session->logInWith(Secret(QStringLiteral("nobody has this one")));
    QTRY_VERIFY(session->problem().has_value());
    QCOMPARE(session->problem()->step, Problem::Step::LogIn);
    QCOMPARE(session->problem()->error.kind, Error::Kind::ServerError);
    QCOMPARE(session->state(), State::Open);
}

void tst_SessionTrouble::loginWithoutAKeptChecksum()
{
    Session *session = m_fixture->newSession();
    session->logIn();
    QTRY_VERIFY(session->problem().has_value());
    QCOMPARE(session->problem()->error.kind, Error::Kind::SecretMissing);
    QVERIFY(m_fixture->received.isEmpty());
}

void tst_SessionTrouble::serverErrorToAQuestion()
{
    Session *session = m_fixture->readySession();
    QVERIFY(session);
    m_fixture->plan({{Step::Kind::ServerError, 0ms, QStringLiteral("token expired")}});
    QVERIFY(!m_fixture->ask(session, QStringLiteral("one")));
    QTRY_COMPARE(m_fixture->message(session, 1).state, Message::State::Failed);
    QCOMPARE(m_fixture->message(session, 1).error.detail, QStringLiteral("token expired"));
    QCOMPARE(session->problem()->step, Problem::Step::Ask);
    QCOMPARE(session->problem()->sequence, 1);
    QCOMPARE(session->state(), State::Ready);
    QVERIFY(!m_fixture->ask(session, QStringLiteral("two")));
    QTRY_COMPARE(m_fixture->message(session, 2).state, Message::State::Answered);
    QVERIFY(!session->problem());
}

void tst_SessionTrouble::notJsonLeavesTheQuestionOpen()
{
    Session *session = m_fixture->readySession();
    QVERIFY(session);
    m_fixture->plan({{Step::Kind::NotJson, 0ms, {}}});
    QVERIFY(!m_fixture->ask(session, QStringLiteral("one")));
    QTRY_COMPARE(m_fixture->message(session, 1).state, Message::State::NotConfirmed);
    QCOMPARE(m_fixture->message(session, 1).error.kind, Error::Kind::NotJson);
    QCOMPARE(session->state(), State::Ready);
    QCOMPARE(m_fixture->server->connectionCount(), 1);
    QCOMPARE(session->problem()->sent, Sent::Maybe);
}

void tst_SessionTrouble::timeOutResumesOnANewLink()
{
    Session *session = m_fixture->readySession();
    QVERIFY(session);
    shortDecisions();
    std::optional<Problem> told;
    connect(session, &Session::problemChanged, this,
            [&] { told = session->problem() ? session->problem() : told; });
    m_fixture->plan({{Step::Kind::Silent, 0ms, {}}});
    QVERIFY(!m_fixture->ask(session, QStringLiteral("one")));
    QVERIFY(!m_fixture->ask(session, QStringLiteral("two")));
    QTRY_COMPARE(m_fixture->message(session, 1).state, Message::State::NotConfirmed);
    QCOMPARE(m_fixture->message(session, 1).error.kind, Error::Kind::RequestTimedOut);
    QTRY_COMPARE(m_fixture->message(session, 2).state, Message::State::Answered);
    QCOMPARE(m_fixture->receivedActions(),
             (QStringList{QStringLiteral("Register"), QStringLiteral("TakeDecision"),
                          QStringLiteral("Connection"), QStringLiteral("TakeDecision")}));
    QVERIFY(told);
    QCOMPARE(told->sequence, 1);
    QCOMPARE(told->sent, Sent::Maybe);
    // It leaves with the next answer.
    QVERIFY(!session->problem());
}

void tst_SessionTrouble::cancelResumesOnANewLink()
{
    Session *session = m_fixture->readySession();
    QVERIFY(session);
    m_fixture->plan({{Step::Kind::Silent, 0ms, {}}});
    QVERIFY(!m_fixture->ask(session, QStringLiteral("one")));
    QTRY_COMPARE(m_fixture->received.size(), 2);
    session->cancel();
    QTRY_COMPARE(session->state(), State::Ready);
    QCOMPARE(m_fixture->message(session, 1).state, Message::State::NotConfirmed);
    QCOMPARE(m_fixture->message(session, 1).error.kind, Error::Kind::Cancelled);
    QCOMPARE(m_fixture->receivedActions().constLast(), QStringLiteral("Connection"));
}

void tst_SessionTrouble::lateAnswerNeverStandsUnderTheNextQuestion()
{
    Session *session = m_fixture->readySession();
    QVERIFY(session);
    shortDecisions();
    m_fixture->plan({{Step::Kind::Raw, 120ms, QStringLiteral(R"({"data":"LATE"})")},
                     {},
                     {Step::Kind::Raw, 0ms, QStringLiteral(R"({"data":"RIGHT"})")}});
    QVERIFY(!m_fixture->ask(session, QStringLiteral("one")));
    QVERIFY(!m_fixture->ask(session, QStringLiteral("two")));
    QTRY_COMPARE(m_fixture->message(session, 2).state, Message::State::Answered);
    const QList<Message> all = m_fixture->messages(session);
    QCOMPARE(all.size(), 3);
    QCOMPARE(all[2].text, QStringLiteral("RIGHT"));
    QCOMPARE(all[2].inReplyTo, 2);
}

void tst_SessionTrouble::doubledAnswerIsMarked()
{
    Session *session = m_fixture->readySession();
    QVERIFY(session);
    m_fixture->plan({{Step::Kind::Twice, 0ms, {}}});
    QVERIFY(!m_fixture->ask(session, QStringLiteral("one")));
    QVERIFY(!m_fixture->ask(session, QStringLiteral("two")));
    QTRY_COMPARE(m_fixture->messages(session).size(), 5);
    QTRY_COMPARE(m_fixture->message(session, 2).state, Message::State::Answered);
    const QList<Message> all = m_fixture->messages(session);
    for (const Message &message : all) {
        if (message.direction == Message::Direction::Decision && message.inReplyTo == 1)
            QVERIFY(message.marks.testFlag(Message::Mark::MayBelongElsewhere));
        if (message.direction == Message::Direction::Unasked)
            QVERIFY(message.sequence > 0);
    }
}

void tst_SessionTrouble::lostLinkReconnectsAndSendsWhatWaits()
{
    m_fixture->services.backoff = {400ms, 1.6, 0.0, 1s};
    Session *session = m_fixture->readySession();
    QVERIFY(session);
    m_fixture->server->dropAll();
    QTRY_COMPARE(session->state(), State::WaitingToReconnect);
    QCOMPARE(session->problem()->step, Problem::Step::Reconnect);
    QVERIFY(session->untilNextAttempt() <= 400ms);
    QVERIFY(!m_fixture->ask(session, QStringLiteral("typed while the link was lost")));
    QTRY_COMPARE(m_fixture->message(session, 1).state, Message::State::Answered);
    QCOMPARE(session->state(), State::Ready);
    QVERIFY(!session->problem());
}

void tst_SessionTrouble::lostLinkNeverSendsTwice()
{
    Session *session = m_fixture->readySession();
    QVERIFY(session);
    m_fixture->plan({{Step::Kind::Drop, 0ms, {}}});
    QVERIFY(!m_fixture->ask(session, QStringLiteral("one")));
    QTRY_COMPARE(m_fixture->message(session, 1).state, Message::State::NotConfirmed);
    QTRY_COMPARE(session->state(), State::Ready);
    QCOMPARE(m_fixture->receivedActions().count(QStringLiteral("TakeDecision")), 1);
    QCOMPARE(session->problem()->sequence, 1);
}

void tst_SessionTrouble::connectNow()
{
    m_fixture->services.backoff = {1h, 1.6, 0.0, 2h};
    Session *session = m_fixture->readySession();
    QVERIFY(session);
    m_fixture->server->dropAll();
    QTRY_COMPARE(session->state(), State::WaitingToReconnect);
    QVERIFY(session->untilNextAttempt() > 59min);
    session->connectNow();
    QTRY_COMPARE(session->state(), State::Ready);
}

void tst_SessionTrouble::cancelStopsTheWait()
{
    m_fixture->services.backoff = {1h, 1.6, 0.0, 2h};
    Session *session = m_fixture->readySession();
    QVERIFY(session);
    m_fixture->server->dropAll();
    QTRY_COMPARE(session->state(), State::WaitingToReconnect);
    session->cancel();
    QCOMPARE(session->state(), State::Offline);
    QVERIFY(!session->problem());
}

void tst_SessionTrouble::refusedResumeStops()
{
    Session *session = m_fixture->readySession();
    QVERIFY(session);
    m_fixture->plan({{Step::Kind::ServerError, 0ms, QStringLiteral("who are you?")}});
    m_fixture->server->dropAll();
    QTRY_COMPARE(session->state(), State::Open);
    QCOMPARE(session->problem()->step, Problem::Step::LogIn);
    QCOMPARE(session->problem()->error.detail, QStringLiteral("who are you?"));
}

void tst_SessionTrouble::nothingStartsOnALinkThatCloses()
{
    Session *session = m_fixture->readySession();
    QVERIFY(session);
    m_fixture->plan({{Step::Kind::ServerError, 0ms, QStringLiteral("who are you?")}});
    m_fixture->server->dropAll();
    QTRY_COMPARE(session->state(), State::Open);
    session->disconnectFromServer();
    QVERIFY(!session->isIdle());
    session->logIn();
    QCOMPARE(session->problem()->error.kind, Error::Kind::Busy);
    QTRY_COMPARE(session->state(), State::Offline);
    session->logIn();
    QTRY_COMPARE(session->state(), State::Ready);
    QVERIFY(!session->problem());
}

void tst_SessionTrouble::disconnectOverAQuestion()
{
    Session *session = m_fixture->readySession();
    QVERIFY(session);
    m_fixture->plan({{Step::Kind::Silent, 0ms, {}}});
    QVERIFY(!m_fixture->ask(session, QStringLiteral("one")));
    QTRY_COMPARE(m_fixture->received.size(), 2);
    session->disconnectFromServer();
    QTRY_COMPARE(session->state(), State::Offline);
    QCOMPARE(m_fixture->message(session, 1).state, Message::State::NotConfirmed);
    QCOMPARE(m_fixture->message(session, 1).error.kind, Error::Kind::Superseded);
    QCOMPARE(m_fixture->receivedActions().constLast(), QStringLiteral("Disconnect"));
}

void tst_SessionTrouble::disconnectWithoutConfirmation()
{
    Session *session = m_fixture->readySession();
    QVERIFY(session);
    m_fixture->plan({{Step::Kind::Silent, 0ms, {}}});
    session->disconnectFromServer();
    QTRY_COMPARE(session->state(), State::Offline);
    QCOMPARE(session->problem()->step, Problem::Step::Disconnect);
    QCOMPARE(session->problem()->error.kind, Error::Kind::RequestTimedOut);
    QCOMPARE(session->problem()->sent, Sent::Maybe);
}

void tst_SessionTrouble::disconnectParksTheQueue()
{
    Session *session = m_fixture->readySession();
    QVERIFY(session);
    m_fixture->plan({{Step::Kind::Silent, 0ms, {}}});
    QVERIFY(!m_fixture->ask(session, QStringLiteral("one")));
    QVERIFY(!m_fixture->ask(session, QStringLiteral("two")));
    session->disconnectFromServer();
    QTRY_COMPARE(session->state(), State::Offline);
    QTRY_COMPARE(m_fixture->message(session, 2).state, Message::State::NotSent);
    session->logIn();
    QTRY_COMPARE(session->state(), State::Ready);
    QCOMPARE(m_fixture->message(session, 2).state, Message::State::NotSent);
    session->sendUnsent(2);
    QTRY_COMPARE(m_fixture->message(session, 2).state, Message::State::Answered);
}

void tst_SessionTrouble::askAgain()
{
    Session *session = m_fixture->readySession();
    QVERIFY(session);
    m_fixture->plan({{Step::Kind::NotJson, 0ms, {}}});
    QVERIFY(!m_fixture->ask(session, QStringLiteral("one")));
    QTRY_COMPARE(m_fixture->message(session, 1).state, Message::State::NotConfirmed);
    session->askAgain(1);
    QTRY_COMPARE(m_fixture->message(session, 2).state, Message::State::Answered);
    QVERIFY(m_fixture->message(session, 1).marks.testFlag(Message::Mark::AskedAgain));
    QCOMPARE(m_fixture->message(session, 2).text, QStringLiteral("one"));
    QVERIFY(!session->problem());
}

void tst_SessionTrouble::resumeKeepsTrying()
{
    Session *session = m_fixture->readySession();
    QVERIFY(session);
    session->goOffline();
    QTRY_COMPARE(session->state(), State::Offline);
    const quint16 port = static_cast<quint16>(m_fixture->server->url().port());
    m_fixture->server.reset();
    QSignalSpy states(session, &Session::stateChanged);
    session->resume();
    QTRY_VERIFY(states.contains(QVariantList{QVariant::fromValue(State::WaitingToReconnect)}));
    QVERIFY(!m_fixture->ask(session, QStringLiteral("typed early")));
    // A server of the same port that knows nobody: the resumed login is refused, and that stops it.
    m_fixture->server = std::make_unique<PracticeServer>();
    QVERIFY(m_fixture->server->listen(port));
    QTRY_COMPARE(session->state(), State::Open);
    QCOMPARE(session->problem()->error.kind, Error::Kind::ServerError);
    QCOMPARE(m_fixture->message(session, 1).state, Message::State::Queued);
}

void tst_SessionTrouble::aServerThatSwampsIsLeft()
{
    // A disk that does not come back while the server sends and sends.
    class StalledHistory : public MemoryHistory
    {
    public:
        void commit(const QList<Message> &messages, QObject *context, Committed done) override
        {
            if (isStalled)
                held.append(messages);
            else
                MemoryHistory::commit(messages, context, std::move(done));
        }

        bool isStalled = false;
        QList<Message> held;
    };
    StalledHistory history;
    SessionServices services{m_fixture->settings, m_fixture->secrets, history, m_fixture->traffic,
                             m_fixture->random};
    Session session(m_fixture->newSession()->account(), services);
    m_fixture->registerAccount(&session);
    QTRY_COMPARE(session.state(), State::Ready);
    history.isStalled = true;
    const QString large = QStringLiteral("{\"message\":\"%1\"}").arg(QString(1024 * 1024, u'x'));
    for (int i = 0; i < 40; ++i)
        m_fixture->server->broadcast(large);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), State::Offline, 30'000);
    QVERIFY(session.problem());
    QCOMPARE(session.problem()->error.kind, Error::Kind::TooManyMessages);
    QCOMPARE(history.held.size(), 1);

    history.isStalled = false;
    session.logIn();
    QTRY_COMPARE(session.state(), State::Ready);
    QVERIFY(!session.problem());
}

DECIDESK_TEST(tst_SessionTrouble)
#include "tst_SessionTrouble.moc"
