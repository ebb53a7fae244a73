#include "ClientFixture.h"
#include "TestProgram.h"

#include <QTest>

using namespace decidesk;
using namespace decidesk::test;
using namespace std::chrono_literals;

/// Which message answers which request: app/protocol/README.md, rule by rule.
class tst_ApiClientPairing : public QObject, private ClientFixture
{
    Q_OBJECT

private slots:
    void init() { make(); }
    void cleanup() { drop(); }

    void statusBeforeTheToken_data();
    void statusBeforeTheToken();
    void statusWithoutAToken();
    void doubledTokenIsUnsolicitedAndHidden();
    void greeting_data();
    void greeting();
    void doubledReplyIsUnsolicited();
    void sendFromUnsolicitedIsWrittenAfterIt();
    void noTokenIsTakenFromUnsolicited();
    void disconnects();
    void disconnectWithoutAnAnswer();
    void disconnectOverAQuestion_data();
    void disconnectOverAQuestion();
    void disconnectOverAQuestionThatWasNotWritten();
};

void tst_ApiClientPairing::statusBeforeTheToken_data()
{
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("token") << QByteArray(R"({"token":"T"})") << "loggedIn T";
    QTest::newRow("error") << QByteArray(R"({"error":"no"})")
                           << "failed Connection ServerError Maybe";
    QTest::newRow("not JSON") << QByteArray("oops") << "failed Connection NotJson Maybe";
}

void tst_ApiClientPairing::statusBeforeTheToken()
{
    QFETCH(const QByteArray, second);
    QFETCH(const QString, outcome);
    open();
    QCOMPARE(client().send(login()), std::nullopt);
    reply(R"({"status":"logging in"})");
    reply(R"({"status":"almost"})");
    reply(second);
    QVERIFY(waitUntil([this] { return !m_watched->said.isEmpty(); }));
    QCOMPARE(m_watched->said, QStringList(outcome));
    QVERIFY(m_watched->isOpen());
}

void tst_ApiClientPairing::statusWithoutAToken()
{
    Timeouts timeouts;
    timeouts.loginStatus = 50ms;
    client().setTimeouts(timeouts);
    open();
    QCOMPARE(client().send(registration()), std::nullopt);
    reply(R"({"status":"one"})");
    reply(R"({"status":"two"})");
    QVERIFY(waitForClosed());
    QCOMPARE(m_watched->said,
             (QStringList{QStringLiteral("state Closing"), QStringLiteral("state Closed"),
                          QStringLiteral("failed Register NoTokenInReply Maybe"),
                          QStringLiteral("closed OutOfStep NoTokenInReply")}));
    QVERIFY(m_watched->errors.first().received.contains(QLatin1String("\"one\"")));
    QVERIFY(m_watched->errors.first().received.contains(QLatin1String("\"two\"")));
    // A token that comes too late is heard by nobody: the next login has a link of its own.
    m_watched->said.clear();
    open();
    QCOMPARE(client().send(login()), std::nullopt);
    QVERIFY(waitForFrames(2));
    reply(R"({"token":"T"})");
    QVERIFY(waitUntil([this] { return m_watched->count(QStringLiteral("loggedIn")) > 0; }));
    QCOMPARE(m_watched->said.last(), QStringLiteral("loggedIn T"));
}

void tst_ApiClientPairing::doubledTokenIsUnsolicitedAndHidden()
{
    open();
    QCOMPARE(client().send(login()), std::nullopt);
    reply(R"({"data":"T"})");
    QVERIFY(waitUntil([this] { return m_watched->said.size() == 1; }));
    reply(R"({"data":"LATE-token-canary"})");
    QVERIFY(waitUntil([this] { return m_watched->said.size() == 2; }));
    QVERIFY(m_watched->said.last().startsWith(QLatin1String("unsolicited ")));
    QVERIFY(!m_watched->said.last().contains(QLatin1String("canary")));
    QVERIFY(m_watched->said.last().contains(redactionMark));
    QCOMPARE(m_watched->count(QStringLiteral("loggedIn")), 1);
}

void tst_ApiClientPairing::greeting_data()
{
    QTest::addColumn<bool>("samePacket");
    QTest::newRow("with the end of the upgrade") << true;
    QTest::newRow("later") << false;
}

void tst_ApiClientPairing::greeting()
{
    QFETCH(const bool, samePacket);
    const QByteArray hello = HostilePeer::text(R"({"message":"Welcome"})");
    if (samePacket)
        m_peer->setGreeting(hello);
    // Asks at once, from inside the signal.
    connect(&client(), &ApiClient::stateChanged, &client(), [&](ApiClient::State state) {
        if (samePacket && state == ApiClient::State::Open)
            QCOMPARE(client().send(login()), std::nullopt);
    });
    client().open({m_peer->url(), {}, true});
    QVERIFY(waitUntil([this] { return m_watched->isOpen(); }));
    if (!samePacket)
        m_peer->send(hello);
    QVERIFY(waitUntil([this] { return m_watched->count(QStringLiteral("greeting")) == 1; }));
    QCOMPARE(m_watched->said.last(), QStringLiteral("greeting Welcome"));
    if (samePacket) {
        QVERIFY(waitForFrames(1));
        reply(R"({"token":"T"})");
        QVERIFY(waitUntil([this] { return m_watched->count(QStringLiteral("loggedIn")) == 1; }));
        QCOMPARE(m_watched->said.last(), QStringLiteral("loggedIn T"));
    }
}

void tst_ApiClientPairing::doubledReplyIsUnsolicited()
{
    open();
    // The next question is asked from inside the handling of the answer before.
    int asked = 1;
    connect(&client(), &ApiClient::decisionReceived, &client(), [&] {
        if (++asked <= 3)
            QCOMPARE(client().send(question(QStringLiteral("q%1").arg(asked))), std::nullopt);
    });
    QCOMPARE(client().send(question(QStringLiteral("q1"))), std::nullopt);
    for (int i = 1; i <= 3; ++i) {
        QVERIFY(waitForFrames(i));
        const QByteArray answer
            = HostilePeer::text(QStringLiteral(R"({"data":"a%1"})").arg(i).toUtf8());
        m_peer->send(answer + answer);
        QVERIFY(waitUntil([&] { return m_watched->said.size() >= 2 * i; }));
    }
    QCOMPARE(m_watched->said,
             QStringList({QStringLiteral("decision a1"), QStringLiteral("unsolicited a1"),
                          QStringLiteral("decision a2"), QStringLiteral("unsolicited a2"),
                          QStringLiteral("decision a3"), QStringLiteral("unsolicited a3")}));
    QCOMPARE(m_peer->texts().size(), 3);
}

void tst_ApiClientPairing::sendFromUnsolicitedIsWrittenAfterIt()
{
    open();
    exchange(login(), R"({"token":"T"})");
    connect(&client(), &ApiClient::unsolicitedReceived, &client(), [&] {
        if (!client().inFlight())
            QCOMPARE(client().send(question()), std::nullopt);
    });
    m_peer->send(HostilePeer::text(R"({"data":"one"})") + HostilePeer::text(R"({"x":"two"})"));
    QVERIFY(waitForFrames(2));
    reply(R"({"data":"tea"})");
    QVERIFY(waitUntil([this] { return m_watched->count(QStringLiteral("decision")) == 1; }));
    QCOMPARE(m_watched->count(QStringLiteral("unsolicited")), 2);
    QCOMPARE(m_watched->said.last(), QStringLiteral("decision tea"));
}

void tst_ApiClientPairing::noTokenIsTakenFromUnsolicited()
{
    open();
    exchange(question(), R"({"data":"tea"})");
    m_watched->take();
    reply(R"({"token":"NEW-token-canary"})");
    QVERIFY(waitUntil([this] { return !m_watched->said.isEmpty(); }));
    QCOMPARE(m_watched->said.size(), 1);
    QVERIFY(m_watched->said.first().startsWith(QLatin1String("unsolicited ")));
    QVERIFY(!m_watched->said.first().contains(QLatin1String("canary")));
}

void tst_ApiClientPairing::disconnects()
{
    open();
    exchange(disconnection(), R"({"anything":1})");
    QCOMPARE(m_watched->said, QStringList(QStringLiteral("disconnectConfirmed")));
    // Who asked closes the link.
    QVERIFY(m_watched->isOpen());
}

void tst_ApiClientPairing::disconnectWithoutAnAnswer()
{
    Timeouts timeouts;
    timeouts.disconnect = 30ms;
    client().setTimeouts(timeouts);
    open();
    QCOMPARE(client().send(disconnection()), std::nullopt);
    QVERIFY(waitForClosed());
    QCOMPARE(m_watched->said,
             QStringList({QStringLiteral("state Closing"),
                          QStringLiteral("failed Disconnect RequestTimedOut Maybe"),
                          QStringLiteral("state Closed"),
                          QStringLiteral("closed OutOfStep RequestTimedOut")}));
    QCOMPARE(m_watched->errors.first().code, 30);
    // Politely: the server may still be reading.
    QTRY_COMPARE(m_peer->closeFrameCount(), 1);
}

void tst_ApiClientPairing::disconnectOverAQuestion_data()
{
    QTest::addColumn<QByteArrayList>("answers");
    QTest::addColumn<QStringList>("said");
    const QString superseded = QStringLiteral("failed TakeDecision Superseded Maybe");
    const QStringList late{
        QStringLiteral("state Closing"), QStringLiteral("failed Disconnect RequestTimedOut Maybe"),
        QStringLiteral("state Closed"), QStringLiteral("closed OutOfStep RequestTimedOut")};
    QTest::newRow("both are answered") << QByteArrayList{R"({"data":"tea"})", R"({"status":"bye"})"}
                                       << QStringList{superseded, QStringLiteral("unsolicited tea"),
                                                      QStringLiteral("disconnectConfirmed")};
    QTest::newRow("the question fails")
        << QByteArrayList{R"({"error":"no"})", R"({"status":"bye"})"}
        << QStringList{superseded, QStringLiteral("unsolicited no"),
                       QStringLiteral("disconnectConfirmed")};
    QTest::newRow("only one answer")
        << QByteArrayList{R"({"text":"bye"})"}
        << QStringList{superseded, QStringLiteral("unsolicited bye")} + late;
    QTest::newRow("no answer") << QByteArrayList{} << QStringList{superseded} + late;
}

void tst_ApiClientPairing::disconnectOverAQuestion()
{
    QFETCH(const QByteArrayList, answers);
    QFETCH(const QStringList, said);
    Timeouts timeouts;
    timeouts.disconnect = 100ms;
    client().setTimeouts(timeouts);
    open();
    QCOMPARE(client().send(question()), std::nullopt);
    QVERIFY(waitForFrames(1));
    QCOMPARE(client().send(disconnection()), std::nullopt);
    QCOMPARE(client().inFlight(), Action::Disconnect);
    // Told from the event loop, not from inside send().
    QVERIFY(m_watched->said.isEmpty());
    QVERIFY(waitForFrames(2));
    for (const QByteArray &answer : answers)
        reply(answer);
    QVERIFY(waitUntil([&] { return m_watched->said.size() >= said.size(); }));
    QCOMPARE(m_watched->said, said);
}

void tst_ApiClientPairing::disconnectOverAQuestionThatWasNotWritten()
{
    open();
    exchange(login(), R"({"token":"T"})");
    m_watched->take();
    connect(&client(), &ApiClient::unsolicitedReceived, &client(), [this] {
        QCOMPARE(client().send(question()), std::nullopt);
        QCOMPARE(client().send(disconnection()), std::nullopt);
    });
    reply(R"({"text":"more"})");
    QVERIFY(waitForFrames(2));
    reply(R"({"status":"bye"})");
    QVERIFY(waitUntil([this] { return m_watched->said.size() == 3; }));
    QCOMPARE(m_watched->said,
             QStringList({QStringLiteral("unsolicited more"),
                          QStringLiteral("failed TakeDecision Superseded No"),
                          QStringLiteral("disconnectConfirmed")}));
    QVERIFY(m_peer->texts().last().contains("Disconnect"));
}

DECIDESK_TEST(tst_ApiClientPairing)
#include "tst_ApiClientPairing.moc"
