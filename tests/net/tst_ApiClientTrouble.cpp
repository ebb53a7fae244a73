#include "ClientFixture.h"
#include "TestProgram.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace decidesk;
using namespace decidesk::test;
using namespace std::chrono_literals;

/// What can go wrong while a request is in flight, or before, or after.
class tst_ApiClientTrouble : public QObject, private ClientFixture
{
    Q_OBJECT

private slots:
    void init() { make(); }
    void cleanup() { drop(); }

    void failedAttempt_data();
    void failedAttempt();
    void hidesSecretsInARefusal();
    void timesOut_data();
    void timesOut();
    void timeoutsCountFromTheNextRequest();
    void longReplyExtendsTheDeadline();
    void pingsDoNotExtendTheDeadline();
    void missingPongsKillNothingWhileDeciding();
    void cancels();
    void closesOverARequest();
    void closeWinsOverADrop();
    void lateReplyIsNeverHeard();
    void linkEndsUnderARequest_data();
    void linkEndsUnderARequest();
    void linkEndsWhileIdle_data();
    void linkEndsWhileIdle();
    void limitUnderARequest_data();
    void limitUnderARequest();
    void limitWhileIdle();
    void neverWrittenIsNotSent();
    void cutAtEveryByte_data();
    void cutAtEveryByte();

private:
    /// The peer sends `last`, then ends by "reset" or "finish", or leaves the end to the client.
    [[nodiscard]] bool endLink(const QByteArray &last, const QString &end) const;
};

void tst_ApiClientTrouble::failedAttempt_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("kind");
    QTest::newRow("404") << QByteArray("HTTP/1.1 404 Not Found\r\n\r\n") << "UpgradeRefused";
    QTest::newRow("mute") << QByteArray() << "ConnectTimedOut";
}

void tst_ApiClientTrouble::failedAttempt()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const QString, kind);
    m_peer->setUpgradeAnswer([answer](const QByteArray &) { return answer; });
    Timeouts timeouts;
    timeouts.connect = 50ms;
    client().setTimeouts(timeouts);
    client().open({m_peer->url(), {}, true});
    QVERIFY(waitForClosed());
    QCOMPARE(m_watched->take(),
             QStringList({QStringLiteral("state Connecting"), QStringLiteral("state Closed"),
                          QStringLiteral("closed Failed ") + kind}));
    // Ready for the next try, on a socket of its own.
    const int failed = m_peer->acceptedCount();
    m_peer->setUpgradeAnswer(&HostilePeer::switchingProtocols);
    open();
    exchange(login(), R"({"token":"T"})");
    QCOMPARE(m_watched->said, QStringList(QStringLiteral("loggedIn T")));
    QCOMPARE(m_peer->acceptedCount(), failed + 1);
}

void tst_ApiClientTrouble::hidesSecretsInARefusal()
{
    m_peer->setUpgradeAnswer([](const QByteArray &) {
        return QByteArray("HTTP/1.1 403 Forbidden\r\nContent-Length: 25\r\n\r\n"
                          "Who is checksum-of-tom-1?");
    });
    client().addSecret(Secret(QStringLiteral("checksum-of-tom-1")));
    QSignalSpy closed(&client(), &ApiClient::closed);
    client().open({m_peer->url(), {}, true});
    QVERIFY(closed.wait());
    const auto error = closed.first().last().value<Error>();
    QCOMPARE(error.detail, QStringLiteral("Who is ••••?"));
    QCOMPARE(error.received, QStringLiteral("HTTP 403 Forbidden\n\nWho is ••••?"));
}

void tst_ApiClientTrouble::timesOut_data()
{
    QTest::addColumn<int>("action");
    QTest::addColumn<int>("milliseconds");
    QTest::newRow("Register") << 0 << 30;
    QTest::newRow("Connection") << 1 << 30;
    QTest::newRow("TakeDecision") << 2 << 40;
}

void tst_ApiClientTrouble::timesOut()
{
    QFETCH(const int, action);
    QFETCH(const int, milliseconds);
    const QList<Request> requests{registration(), login(), question()};
    Timeouts timeouts;
    timeouts.login = 30ms;
    timeouts.decision = 40ms;
    client().setTimeouts(timeouts);
    open();
    QCOMPARE(client().send(requests.at(action)), std::nullopt);
    QVERIFY(waitForClosed());
    QCOMPARE(m_watched->said,
             QStringList({QStringLiteral("state Closing"), QStringLiteral("state Closed"),
                          QStringLiteral("failed %1 RequestTimedOut Maybe")
                              .arg(actionName(static_cast<Action>(action))),
                          QStringLiteral("closed OutOfStep RequestTimedOut")}));
    QCOMPARE(m_watched->errors.first().code, milliseconds);
    QTRY_COMPARE(m_peer->openCount(), 0);
}

void tst_ApiClientTrouble::timeoutsCountFromTheNextRequest()
{
    open();
    Timeouts timeouts;
    timeouts.decision = 20ms;
    client().setTimeouts(timeouts);
    QCOMPARE(client().send(question()), std::nullopt);
    QVERIFY(waitForClosed());
    QCOMPARE(m_watched->errors.first().code, 20);
}

void tst_ApiClientTrouble::longReplyExtendsTheDeadline()
{
    Timeouts timeouts;
    timeouts.decision = 100ms;
    client().setTimeouts(timeouts);
    open();
    QCOMPARE(client().send(question()), std::nullopt);
    QVERIFY(waitForFrames(1));
    // 40 pieces, 10 ms apart: four times the deadline.
    const QByteArray whole = HostilePeer::text(R"({"data":")" + QByteArray(4000, 'x') + R"("})");
    qsizetype at = 0;
    QTimer drip;
    connect(&drip, &QTimer::timeout, this, [&] {
        m_peer->send(whole.mid(at, 102));
        at += 102;
        if (at >= whole.size())
            drip.stop();
    });
    drip.start(10ms);
    QVERIFY(waitUntil([this] { return !m_watched->said.isEmpty(); }));
    QCOMPARE(m_watched->said,
             QStringList(QStringLiteral("decision ") + QString(4000, QLatin1Char('x'))));
}

void tst_ApiClientTrouble::pingsDoNotExtendTheDeadline()
{
    Timeouts timeouts;
    timeouts.decision = 100ms;
    client().setTimeouts(timeouts);
    open();
    QCOMPARE(client().send(question()), std::nullopt);
    QTimer pings;
    connect(&pings, &QTimer::timeout, this,
            [this] { m_peer->send(HostilePeer::frame(0x80 | HostilePeer::Ping, "p")); });
    pings.start(10ms);
    QVERIFY(waitForClosed());
    QCOMPARE(m_watched->said.last(), QStringLiteral("closed OutOfStep RequestTimedOut"));
}

void tst_ApiClientTrouble::missingPongsKillNothingWhileDeciding()
{
    m_peer->setAnswersPings(false);
    Timeouts timeouts;
    timeouts.keepAliveIdle = 10ms;
    timeouts.keepAliveGrace = 10ms;
    timeouts.decision = 200ms;
    client().setTimeouts(timeouts);
    open();
    QCOMPARE(client().send(question()), std::nullopt);
    // The server is deaf and silent: it is pinged for the proxies in between, and only the deadline
    // of the question counts.
    QVERIFY(waitForClosed());
    QCOMPARE(m_watched->said.last(), QStringLiteral("closed OutOfStep RequestTimedOut"));
    QVERIFY(m_peer->pingCount() >= 3);

    m_watched->take();
    open();
    QVERIFY(waitForClosed());
    QCOMPARE(m_watched->said.last(), QStringLiteral("closed Failed KeepAliveTimedOut"));
}

void tst_ApiClientTrouble::cancels()
{
    open();
    client().cancel();
    QVERIFY(m_watched->isOpen());
    QCOMPARE(client().send(question()), std::nullopt);
    QVERIFY(waitForFrames(1));
    client().cancel();
    client().cancel();
    QCOMPARE(client().state(), ApiClient::State::Closing);
    QVERIFY(waitForClosed());
    QCOMPARE(m_watched->said,
             QStringList({QStringLiteral("state Closing"), QStringLiteral("state Closed"),
                          QStringLiteral("failed TakeDecision Cancelled Maybe"),
                          QStringLiteral("closed OutOfStep Cancelled")}));
    QTRY_COMPARE(m_peer->openCount(), 0);
}

void tst_ApiClientTrouble::closesOverARequest()
{
    open();
    QCOMPARE(client().send(question()), std::nullopt);
    QVERIFY(waitForFrames(1));
    client().close();
    client().close();
    // Too late to be its answer.
    reply(R"({"data":"tea"})");
    QVERIFY(waitForClosed());
    QCOMPARE(m_watched->count(QStringLiteral("decision")), 0);
    QCOMPARE(m_watched->said,
             QStringList({QStringLiteral("state Closing"),
                          QStringLiteral("failed TakeDecision Cancelled Maybe"),
                          QStringLiteral("state Closed"), QStringLiteral("closed Asked None")}));
}

void tst_ApiClientTrouble::closeWinsOverADrop()
{
    open();
    QCOMPARE(client().send(question()), std::nullopt);
    client().cancel();
    client().close();
    QVERIFY(waitForClosed());
    QCOMPARE(m_watched->said.last(), QStringLiteral("closed Asked None"));
    QCOMPARE(m_watched->count(QStringLiteral("failed TakeDecision Cancelled")), 1);
}

void tst_ApiClientTrouble::lateReplyIsNeverHeard()
{
    Timeouts timeouts;
    timeouts.decision = 20ms;
    client().setTimeouts(timeouts);
    // The answer leaves the server when the client has already given up.
    connect(&client(), &ApiClient::stateChanged, this, [this](ApiClient::State state) {
        if (state == ApiClient::State::Closing)
            reply(R"({"data":"late"})");
    });
    open();
    QCOMPARE(client().send(question()), std::nullopt);
    QVERIFY(waitForClosed());
    open();
    QCOMPARE(client().send(question()), std::nullopt);
    QVERIFY(waitForFrames(2));
    reply(R"({"data":"in time"})");
    QVERIFY(waitUntil([this] { return !m_watched->said.isEmpty(); }));
    QCOMPARE(m_watched->said, QStringList(QStringLiteral("decision in time")));
    QCOMPARE(m_peer->upgradedCount(), 2);
}

bool tst_ApiClientTrouble::endLink(const QByteArray &last, const QString &end) const
{
    m_peer->send(last);
    if (end == QLatin1String("reset"))
        m_peer->reset();
    else if (end == QLatin1String("finish"))
        m_peer->finish();
    return waitForClosed();
}

void tst_ApiClientTrouble::linkEndsUnderARequest_data()
{
    QTest::addColumn<QByteArray>("last");
    QTest::addColumn<QString>("end");
    QTest::addColumn<QString>("kind");
    const QByteArray half = HostilePeer::text(R"({"data":"half of it"})").left(9);
    QTest::newRow("vanishes") << QByteArray() << "reset"
                              << "ConnectionLost";
    QTest::newRow("vanishes in mid-reply") << half << "reset"
                                           << "ConnectionLost";
    QTest::newRow("ends in mid-reply") << half << "finish"
                                       << "ConnectionLost";
    QTest::newRow("closes") << HostilePeer::close(1011, "oops") << ""
                            << "ClosedByServer";
    QTest::newRow("not UTF-8") << HostilePeer::text("{\"data\":\"\xff\"}") << ""
                               << "InvalidUtf8";
}

void tst_ApiClientTrouble::linkEndsUnderARequest()
{
    QFETCH(const QByteArray, last);
    QFETCH(const QString, end);
    QFETCH(const QString, kind);
    open();
    QCOMPARE(client().send(question()), std::nullopt);
    QVERIFY(waitForFrames(1));
    QVERIFY(endLink(last, end));
    QCOMPARE(m_watched->said,
             QStringList({QStringLiteral("state Closed"),
                          QStringLiteral("failed TakeDecision %1 Maybe").arg(kind),
                          QStringLiteral("closed Failed %1").arg(kind)}));
    QCOMPARE(m_watched->errors.first(), m_watched->closeErrors.first());
    QCOMPARE(client().inFlight(), std::nullopt);
}

void tst_ApiClientTrouble::linkEndsWhileIdle_data()
{
    linkEndsUnderARequest_data();
}

void tst_ApiClientTrouble::linkEndsWhileIdle()
{
    QFETCH(const QByteArray, last);
    QFETCH(const QString, end);
    QFETCH(const QString, kind);
    open();
    QVERIFY(endLink(last, end));
    QCOMPARE(m_watched->said,
             QStringList(
                 {QStringLiteral("state Closed"), QStringLiteral("closed Failed %1").arg(kind)}));
}

void tst_ApiClientTrouble::limitUnderARequest_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<qint64>("code");
    QTest::newRow("9 MiB") << QByteArray(9 * 1024 * 1024, 'x') << "MessageTooLarge"
                           << qint64{8} * 1024 * 1024;
    QTest::newRow("65 levels") << QByteArray(65, '[') + QByteArray(65, ']') << "MessageTooDeep"
                               << qint64{64};
    const QByteArray commas = "[" + QByteArray(200'001, ',') + "]";
    QTest::newRow("200,001 commas") << commas << "MessageTooComplex" << qint64{200'000};
}

void tst_ApiClientTrouble::limitUnderARequest()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, kind);
    QFETCH(const qint64, code);
    open();
    QCOMPARE(client().send(question()), std::nullopt);
    QVERIFY(waitForFrames(1));
    reply(text);
    QVERIFY(waitForClosed());
    QCOMPARE(m_watched->count(QStringLiteral("failed TakeDecision %1 Maybe").arg(kind)), 1);
    QCOMPARE(m_watched->count(QStringLiteral("failed")), 1);
    QCOMPARE(m_watched->said.last(), QStringLiteral("closed OutOfStep %1").arg(kind));
    QCOMPARE(m_watched->errors.first().code, code);
    m_watched->take();
    open();
    exchange(login(), R"({"token":"T"})");
    QCOMPARE(m_watched->said, QStringList(QStringLiteral("loggedIn T")));
}

void tst_ApiClientTrouble::limitWhileIdle()
{
    open();
    reply(QByteArray(65, '[') + QByteArray(65, ']'));
    QVERIFY(waitForClosed());
    QCOMPARE(m_watched->said,
             QStringList({QStringLiteral("state Closing"), QStringLiteral("state Closed"),
                          QStringLiteral("closed Failed MessageTooDeep")}));
    m_watched->take();
    open();
    m_peer->send(HostilePeer::text(QByteArray(9 * 1024 * 1024, 'x')).left(20));
    QVERIFY(waitForClosed());
    QCOMPARE(m_watched->said.last(), QStringLiteral("closed Failed MessageTooLarge"));
}

void tst_ApiClientTrouble::neverWrittenIsNotSent()
{
    open();
    exchange(question(), R"({"data":"tea"})");
    m_watched->take();
    // Accepted in the handling of one message, and the next one of the packet ends the link.
    connect(&client(), &ApiClient::unsolicitedReceived, this,
            [this] { QCOMPARE(client().send(question()), std::nullopt); });
    m_peer->send(HostilePeer::text(R"({"text":"more"})") + HostilePeer::close(1001));
    QVERIFY(waitForClosed());
    QCOMPARE(m_watched->said,
             QStringList({QStringLiteral("unsolicited more"), QStringLiteral("state Closed"),
                          QStringLiteral("failed TakeDecision ClosedByServer No"),
                          QStringLiteral("closed Failed ClosedByServer")}));
    QCOMPARE(m_peer->texts().size(), 1);
}

void tst_ApiClientTrouble::cutAtEveryByte_data()
{
    QTest::addColumn<bool>("reset");
    QTest::newRow("FIN") << false;
    QTest::newRow("RST") << true;
}

/// The whole conversation, ended by the server after any number of the bytes that it sends.
void tst_ApiClientTrouble::cutAtEveryByte()
{
    QFETCH(const bool, reset);
    const QByteArrayList answers{HostilePeer::text(R"({"token":"TOKEN-canary"})"),
                                 HostilePeer::text(R"({"data":"tea"})"),
                                 HostilePeer::text(R"({"status":"bye"})")};
    const QList<Request> requests{login(), question(), disconnection()};
    const QStringList outcomes{QStringLiteral("loggedIn"), QStringLiteral("decision"),
                               QStringLiteral("disconnectConfirmed")};
    for (qsizetype round = 0; round < answers.size(); ++round) {
        for (qsizetype cut = 0; cut <= answers.at(round).size(); ++cut) {
            make();
            open();
            for (qsizetype i = 0; i <= round; ++i) {
                QCOMPARE(client().send(requests.at(i)), std::nullopt);
                QVERIFY(waitForFrames(i + 1));
                m_peer->send(i < round ? answers.at(i) : answers.at(i).left(cut));
                if (i < round)
                    QVERIFY(waitUntil([&] { return m_watched->said.size() == i + 1; }));
            }
            const bool whole = cut == answers.at(round).size();
            if (whole && reset)
                QVERIFY(waitUntil([&] { return m_watched->said.size() == round + 1; }));
            if (reset)
                m_peer->reset();
            else
                m_peer->finish();
            QVERIFY(waitForClosed());
            // Nothing lost and nothing twice: each request has its one outcome.
            for (qsizetype i = 0; i <= round; ++i)
                QCOMPARE(m_watched->count(outcomes.at(i)), i < round || whole ? 1 : 0);
            QCOMPARE(m_watched->count(QStringLiteral("failed .* ConnectionLost Maybe")),
                     whole ? 0 : 1);
            QCOMPARE(m_watched->count(QStringLiteral("unsolicited")), 0);
            QCOMPARE(m_watched->said.last(), QStringLiteral("closed Failed ConnectionLost"));
            QCOMPARE(client().state(), ApiClient::State::Closed);
        }
    }
}

DECIDESK_TEST(tst_ApiClientTrouble)
#include "tst_ApiClientTrouble.moc"
