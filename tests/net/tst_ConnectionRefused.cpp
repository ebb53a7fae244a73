#include "HostilePeer.h"
#include "TestProgram.h"
#include "WaitUntil.h"
#include "WatchedConnection.h"

#include <QTest>

using namespace decidesk;
using namespace decidesk::test;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(decidesk::Error::Kind)

/// What a WebSocketConnection tells of a server that refuses the upgrade: the server's words, asked
/// for once more.
class tst_ConnectionRefused : public QObject
{
    Q_OBJECT

private slots:
    void tellsTheServersWords_data();
    void tellsTheServersWords();
    void asksTheSameAgain();
    void namesTheNewAddress();
    void tellsWhenToComeBack();
    void answersThatQWebSocketCantRead_data();
    void answersThatQWebSocketCantRead();
    void endsWhatItOpenedForNothing();
    void hangsUp();
    void answersTheSecondTimeOnly();
    void letsInTheSecondTimeOnly();
    void keepsWhatItKnowsWhereNothingMoreIsTold_data();
    void keepsWhatItKnowsWhereNothingMoreIsTold();
    void readsNoMoreThanItsBounds();
    void closesAndAbortsMeanwhile();
    void asksNothingAfterOtherEnds();
    void hidesTheSecretsThatWereSent();
};

namespace {

QByteArray refusal(const char *status, const QByteArray &headers, const QByteArray &body)
{
    return QByteArray("HTTP/1.1 ") + status + "\r\n" + headers
        + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

/// The one end of an attempt at `url`.
Error endOf(WatchedConnection &watched)
{
    watched.link->open();
    if (!waitUntil([&watched] { return watched.hasEnded(); }))
        return {Error::Kind::None, QStringLiteral("never ended"), 0, {}};
    for (int turn = 0; turn < 20; ++turn)
        QCoreApplication::processEvents();
    if (watched.ends.size() != 1)
        return {Error::Kind::None, QStringLiteral("ended more than once"), 0, {}};
    return watched.ends.first();
}

} // namespace

void tst_ConnectionRefused::tellsTheServersWords_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("closes");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("detail");
    const QByteArray text = "Content-Type: text/plain\r\n";
    const QString key = QStringLiteral("API key header missing");
    QTest::newRow("text") << refusal("403 Forbidden", text, "API key header missing") << false
                          << 403 << key;
    QTest::newRow("text until the end")
        << QByteArray("HTTP/1.1 403 Forbidden\r\n\r\nAPI key header missing") << true << 403 << key;
    QTest::newRow("text with no end")
        << QByteArray("HTTP/1.1 403 Forbidden\r\n\r\nAPI key header missing") << false << 403
        << key;
    QTest::newRow("chunks") << QByteArray(
        "HTTP/1.1 401 Unauthorized\r\nTransfer-Encoding: chunked\r\n\r\n"
        "8\r\nAPI key \r\nE\r\nheader missing\r\n0\r\n\r\n")
                            << false << 401 << key;
    QTest::newRow("JSON") << refusal("429 Too Many Requests", "Content-Type: application/json\r\n",
                                     R"({"error": "API key header missing"})")
                          << false << 429 << key;
    QTest::newRow("a page") << refusal("404 Not Found", "Content-Type: text/html\r\n",
                                       "<html><title>Error</title><pre>Cannot GET /ws</pre>")
                            << false << 404 << QStringLiteral("Cannot GET /ws");
    QTest::newRow("a phrase alone")
        << refusal("400 No key", {}, {}) << true << 400 << QStringLiteral("No key");
    QTest::newRow("gzip") << refusal("403 Forbidden", "Content-Encoding: gzip\r\n", "\x1f\x8b\x08")
                          << false << 403 << QStringLiteral("Forbidden");
    QTest::newRow("503 after 103")
        << "HTTP/1.1 103 Early Hints\r\n\r\n" + refusal("503 Busy", text, "API key header missing")
        << false << 503 << key;
}

void tst_ConnectionRefused::tellsTheServersWords()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const bool, closes);
    HostilePeer peer;
    peer.setUpgradeAnswer([&](const QByteArray &) {
        peer.send(answer);
        if (closes)
            peer.finish();
        return QByteArray();
    });
    WatchedConnection watched({peer.url(), {}, true});
    const Error end = endOf(watched);
    QCOMPARE(end.kind, Error::Kind::UpgradeRefused);
    QTEST(static_cast<int>(end.code), "code");
    QTEST(end.detail, "detail");
    QVERIFY2(end.received.startsWith(QStringLiteral("HTTP %1 ").arg(end.code)),
             qPrintable(end.received));
    QCOMPARE(peer.acceptedCount(), 2);
    QCOMPARE(watched.openedCount, 0);
    QCOMPARE(watched.events, QList<QString>{QStringLiteral("Refused")});
    QTRY_COMPARE(peer.openCount(), 0);
}

void tst_ConnectionRefused::asksTheSameAgain()
{
    HostilePeer peer;
    QList<QByteArray> requests;
    peer.setUpgradeAnswer([&requests](const QByteArray &request) {
        requests += request;
        return refusal("403 Forbidden", {}, {});
    });
    QUrl url = peer.url();
    url.setPath(QStringLiteral("/a b/ws"));
    url.setQuery(QStringLiteral("room=1&x=a b"));
    Endpoint endpoint{url, {}, true};
    endpoint.origin = QStringLiteral("https://example.org");
    endpoint.subprotocols = QStringLiteral("chat, superchat");
    endpoint.headers.append({QStringLiteral("X-Key"), Secret(QStringLiteral("open")), true});
    WatchedConnection watched(endpoint);
    QCOMPARE(endOf(watched).kind, Error::Kind::UpgradeRefused);
    QCOMPARE(requests.size(), 2);
    QVERIFY(requests.first().toLower().contains("\r\nx-key: open"));
    static const QByteArray key = QByteArrayLiteral("sec-websocket-key: ");
    const auto split = [](const QByteArray &request) {
        QList<QByteArray> lines = request.split('\n');
        QByteArray secret;
        for (QByteArray &line : lines) {
            // From Qt 6.11 on QWebSocket writes names of headers in small letters.
            const qsizetype name = std::max<qsizetype>(line.indexOf(": "), 0);
            line = line.first(name).toLower() + line.sliced(name).trimmed();
            if (line.startsWith(key)) {
                secret = line.mid(key.size());
                line = key;
            }
        }
        std::sort(lines.begin(), lines.end());
        return std::pair(lines, secret);
    };
    const auto [first, firstKey] = split(requests.first());
    const auto [second, secondKey] = split(requests.last());
    QCOMPARE(second, first);
    QVERIFY(secondKey != firstKey);
    QCOMPARE(QByteArray::fromBase64(secondKey).size(), 16);
}

void tst_ConnectionRefused::namesTheNewAddress()
{
    HostilePeer peer;
    peer.setUpgradeAnswer([](const QByteArray &) {
        return refusal("301 Moved Permanently", "Location: https://new.example/ws?a=1\r\n", {});
    });
    WatchedConnection watched({peer.url(), {}, true});
    const Error end = endOf(watched);
    QCOMPARE(end.kind, Error::Kind::UpgradeRefused);
    QCOMPARE(end.code, 301);
    QCOMPARE(end.address, QStringLiteral("wss://new.example/ws?a=1"));
}

void tst_ConnectionRefused::tellsWhenToComeBack()
{
    HostilePeer peer;
    peer.setUpgradeAnswer([](const QByteArray &) {
        return refusal("429 Too Many Requests", "Retry-After: 30\r\n", {});
    });
    WatchedConnection watched({peer.url(), {}, true});
    QCOMPARE(endOf(watched).retryAfterSeconds, 30);
}

void tst_ConnectionRefused::answersThatQWebSocketCantRead_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const char *from, const char *to, int code) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << code;
    };
    // Right by RFC 6455, 4.1, and refused by QWebSocket all the same.
    row("keep-alive, Upgrade", "Connection: Upgrade", "Connection: keep-alive, Upgrade", 101);
    row("two lines", "Connection: Upgrade", "Connection: keep-alive\r\nConnection: Upgrade", 101);
    row("103 first", "HTTP/1.1 101", "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 101", 101);
    row("no Connection", "Connection: Upgrade", "X: y", 0);
    row("no Upgrade", "Upgrade: websocket", "Upgrade: h2c", 0);
    row("a wrong key", "Accept: ", "Accept: x", 0);
    row("no key", "Sec-WebSocket-Accept", "X-Accept", 0);
}

void tst_ConnectionRefused::answersThatQWebSocketCantRead()
{
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    HostilePeer peer;
    peer.setUpgradeAnswer([&](const QByteArray &request) {
        return HostilePeer::switchingProtocols(request).replace(from, to);
    });
    WatchedConnection watched({peer.url(), {}, true});
    const Error end = endOf(watched);
    QCOMPARE(end.kind, Error::Kind::NotAWebSocket);
    QTEST(static_cast<int>(end.code), "code");
    QVERIFY2(end.received.startsWith(QStringLiteral("HTTP 101 Switching Protocols\n")),
             qPrintable(end.received));
    QCOMPARE(watched.openedCount, 0);
}

void tst_ConnectionRefused::endsWhatItOpenedForNothing()
{
    HostilePeer peer;
    peer.setUpgradeAnswer([](const QByteArray &request) {
        return HostilePeer::switchingProtocols(request).replace("Connection: U",
                                                                "Connection: keep-alive, U");
    });
    WatchedConnection watched({peer.url(), {}, true});
    QCOMPARE(endOf(watched).code, 101);
    QTRY_COMPARE(peer.closeFrameCount(), 1);
    QTRY_COMPARE(peer.openCount(), 0);
}

void tst_ConnectionRefused::hangsUp()
{
    HostilePeer peer;
    peer.setUpgradeAnswer([&peer](const QByteArray &) {
        peer.finish();
        return QByteArray();
    });
    WatchedConnection watched({peer.url(), {}, true});
    const Error end = endOf(watched);
    QCOMPARE(end.kind, Error::Kind::HungUp);
    QCOMPARE(end.code, 0);
    QCOMPARE(peer.acceptedCount(), 2);
}

void tst_ConnectionRefused::answersTheSecondTimeOnly()
{
    HostilePeer peer;
    peer.setUpgradeAnswer([&peer](const QByteArray &) {
        if (peer.upgradedCount() == 1) {
            peer.finish();
            return QByteArray();
        }
        return refusal("403 Forbidden", "Content-Type: text/plain\r\n", "No key");
    });
    WatchedConnection watched({peer.url(), {}, true});
    const Error end = endOf(watched);
    QCOMPARE(end.kind, Error::Kind::UpgradeRefused);
    QCOMPARE(end.detail, QStringLiteral("No key"));
}

void tst_ConnectionRefused::letsInTheSecondTimeOnly()
{
    // It was busy: the next attempt will do. The connection by hand is none.
    HostilePeer peer;
    QByteArray first = refusal("503 Busy", {}, {});
    peer.setUpgradeAnswer([&](const QByteArray &request) {
        return peer.upgradedCount() % 2 == 1 ? first : HostilePeer::switchingProtocols(request);
    });
    {
        WatchedConnection watched({peer.url(), {}, true});
        const Error end = endOf(watched);
        QCOMPARE(end.kind, Error::Kind::UpgradeRefused);
        QCOMPARE(end.code, 503);
        QCOMPARE(end.detail, QStringLiteral("Busy"));
    }
    first = refusal("200 OK", {}, {});
    WatchedConnection watched({peer.url(), {}, true});
    const Error end = endOf(watched);
    QCOMPARE(end.kind, Error::Kind::NotAWebSocket);
    QCOMPARE(end.code, 200);
    QCOMPARE(watched.openedCount, 0);
}

void tst_ConnectionRefused::keepsWhatItKnowsWhereNothingMoreIsTold_data()
{
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<bool>("closes");
    QTest::newRow("silence") << QByteArray() << false;
    QTest::newRow("the end") << QByteArray() << true;
    QTest::newRow("half a header") << QByteArray("HTTP/1.1 403 Forbidden\r\nX") << true;
    QTest::newRow("no HTTP") << QByteArray("SSH-2.0-OpenSSH_9.2p1\r\n") << false;
    QTest::newRow("an endless header")
        << QByteArray("HTTP/1.1 403 Forbidden\r\nX: " + QByteArray(100'000, 'x')) << false;
}

void tst_ConnectionRefused::keepsWhatItKnowsWhereNothingMoreIsTold()
{
    QFETCH(const QByteArray, second);
    QFETCH(const bool, closes);
    HostilePeer peer;
    peer.setUpgradeAnswer([&](const QByteArray &) {
        if (peer.upgradedCount() == 1)
            return refusal("404 Not Found", {}, {});
        peer.send(second);
        if (closes)
            peer.finish();
        return QByteArray();
    });
    Timeouts timeouts;
    timeouts.inquiry = 100ms;
    WatchedConnection watched({peer.url(), {}, true}, timeouts);
    const Error end = endOf(watched);
    QCOMPARE(end.kind, Error::Kind::UpgradeRefused);
    QCOMPARE(end.code, 404);
    QCOMPARE(end.detail, QStringLiteral("Not Found"));
    QTRY_COMPARE(peer.openCount(), 0);
}

void tst_ConnectionRefused::readsNoMoreThanItsBounds()
{
    HostilePeer peer;
    peer.setUpgradeAnswer([](const QByteArray &) {
        return refusal("403 Forbidden", "Content-Type: text/plain\r\n",
                       QByteArray(20'000'000, 'x'));
    });
    WatchedConnection watched({peer.url(), {}, true});
    const Error end = endOf(watched);
    QCOMPARE(end.code, 403);
    QCOMPARE(end.detail.size(), 200);
    QCOMPARE(end.received.size(), 2048);
    QTRY_COMPARE(peer.openCount(), 0);
}

void tst_ConnectionRefused::closesAndAbortsMeanwhile()
{
    HostilePeer peer;
    peer.setUpgradeAnswer([&peer](const QByteArray &) {
        return peer.upgradedCount() % 2 == 1 ? refusal("404 Not Found", {}, {}) : QByteArray();
    });
    {
        WatchedConnection watched({peer.url(), {}, true});
        watched.link->open();
        QTRY_COMPARE(peer.upgradedCount(), 2);
        QVERIFY(!watched.hasEnded());
        watched.link->close();
        QTRY_VERIFY(watched.hasEnded());
        QCOMPARE(watched.ends, QList<Error>{Error()});
        QTRY_COMPARE(peer.openCount(), 0);
    }
    {
        WatchedConnection watched({peer.url(), {}, true});
        watched.link->open();
        QTRY_COMPARE(peer.upgradedCount(), 4);
        const Error reason{Error::Kind::Cancelled, {}, 0, {}};
        watched.link->abort(reason);
        QTRY_VERIFY(watched.hasEnded());
        QCOMPARE(watched.ends, QList<Error>{reason});
        QTRY_COMPARE(peer.openCount(), 0);
    }
    WatchedConnection watched({peer.url(), {}, true});
    watched.link->open();
    QTRY_COMPARE(peer.upgradedCount(), 6);
    watched.link.reset();
    QTRY_COMPARE(peer.openCount(), 0);
    QVERIFY(!watched.hasEnded());
}

void tst_ConnectionRefused::asksNothingAfterOtherEnds()
{
    HostilePeer mute;
    mute.setUpgradeAnswer([](const QByteArray &) { return QByteArray(); });
    Timeouts timeouts;
    timeouts.connect = 100ms;
    WatchedConnection late({mute.url(), {}, true}, timeouts);
    QCOMPARE(endOf(late).kind, Error::Kind::ConnectTimedOut);
    QCOMPARE(mute.acceptedCount(), 1);

    HostilePeer peer;
    WatchedConnection open({peer.url(), {}, true});
    open.link->open();
    QTRY_COMPARE(open.openedCount, 1);
    peer.finish();
    QTRY_VERIFY(open.hasEnded());
    QCOMPARE(open.kind(), Error::Kind::ConnectionLost);
    QCOMPARE(peer.acceptedCount(), 1);
}

void tst_ConnectionRefused::hidesTheSecretsThatWereSent()
{
    HostilePeer peer;
    peer.setUpgradeAnswer([](const QByteArray &request) {
        return refusal("403 Forbidden", "Content-Type: text/plain\r\n", request);
    });
    Endpoint endpoint{peer.url(), {}, true};
    endpoint.url.setQuery(QStringLiteral("room=1&key=hunter2hunter2"));
    endpoint.headers.append(
        {QStringLiteral("X-Api-Key"), Secret(QStringLiteral("open sesame")), true});
    endpoint.headers.append(
        {QStringLiteral("X-Tenant"), Secret(QStringLiteral("north-pole")), false});
    WatchedConnection watched(endpoint);
    const Error end = endOf(watched);
    QVERIFY2(end.detail.startsWith(QStringLiteral("GET /ws?room=1&key=•••• HTTP/1.1")),
             qPrintable(end.detail));
    const QString received = end.received.toLower();
    QVERIFY2(received.contains(QStringLiteral("x-api-key: ••••\n")), qPrintable(end.received));
    QVERIFY2(received.contains(QStringLiteral("x-tenant: north-pole")), qPrintable(end.received));
    QVERIFY(!(end.detail + end.received).contains(QStringLiteral("hunter2")));
    QVERIFY(!(end.detail + end.received).contains(QStringLiteral("sesame")));
}

DECIDESK_TEST(tst_ConnectionRefused)
#include "tst_ConnectionRefused.moc"
