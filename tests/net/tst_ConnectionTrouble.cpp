#include "HostilePeer.h"
#include "TestProgram.h"
#include "WaitUntil.h"
#include "WatchedConnection.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace decidesk;
using namespace decidesk::test;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(decidesk::Error::Kind)

/// Everything that can be wrong with a server, and what a WebSocketConnection calls it.
class tst_ConnectionTrouble : public QObject
{
    Q_OBJECT

private slots:
    void refused();
    void unknownHost();
    void mute();
    void mutePortBehindWss();
    void plainServerBehindWss();
    void upgradeAnswers_data();
    void upgradeAnswers();
    void upgradeAnswerInPieces();
    void cutInTheHandshake_data();
    void cutInTheHandshake();
    void cutInAReply_data();
    void cutInAReply();

    void closeCodes_data();
    void closeCodes();
    void closeWithoutACode();
    void qtTextsFromTheServerAreItsOwn();
    void lostLink_data();
    void lostLink();

    void badFrames_data();
    void badFrames();
    void halfAFrameThenAPause();
    void halfAFrameThenSilence();
    void cutAnywhere_data();
    void cutAnywhere();
    void largestMessagePasses();
};

static quint16 unusedPort()
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost))
        return 0;
    return server.serverPort();
}

static QUrl urlOf(const QString &scheme, quint16 port)
{
    return QUrl(QStringLiteral("%1://127.0.0.1:%2/ws").arg(scheme).arg(port));
}

/// The one end of an attempt; whatever the socket still signals later adds nothing.
static Error theOneEnd(WatchedConnection &watched)
{
    if (!waitUntil([&watched] { return watched.hasEnded(); }))
        return {Error::Kind::None, QStringLiteral("never ended"), 0, {}};
    for (int turn = 0; turn < 20; ++turn)
        QCoreApplication::processEvents();
    if (watched.ends.size() != 1)
        return {Error::Kind::None, QStringLiteral("ended more than once"), 0, {}};
    return watched.ends.first();
}

void tst_ConnectionTrouble::refused()
{
    WatchedConnection watched({urlOf(QStringLiteral("ws"), unusedPort()), {}, true});
    watched.link->open();
    QCOMPARE(theOneEnd(watched).kind, Error::Kind::ConnectionRefused);
    QCOMPARE(watched.openedCount, 0);
}

void tst_ConnectionTrouble::unknownHost()
{
    WatchedConnection watched({QUrl(QStringLiteral("ws://no-such-host.invalid/ws")), {}, false});
    watched.link->open();
    QCOMPARE(theOneEnd(watched).kind, Error::Kind::HostNotFound);
}

void tst_ConnectionTrouble::mute()
{
    HostilePeer peer;
    peer.setUpgradeAnswer([](const QByteArray &) { return QByteArray(); });
    Timeouts timeouts;
    timeouts.connect = 100ms;
    WatchedConnection watched({peer.url(), {}, true}, timeouts);
    watched.link->open();
    const Error end = theOneEnd(watched);
    QCOMPARE(end.kind, Error::Kind::ConnectTimedOut);
    QCOMPARE(end.code, 100);
    QTRY_COMPARE(peer.openCount(), 0);
}

void tst_ConnectionTrouble::mutePortBehindWss()
{
    HostilePeer peer;
    Timeouts timeouts;
    timeouts.connect = 100ms;
    WatchedConnection watched({urlOf(QStringLiteral("wss"), peer.port()), {}, true}, timeouts);
    watched.link->open();
    QCOMPARE(theOneEnd(watched).kind, Error::Kind::ConnectTimedOut);
    QTRY_COMPARE(peer.openCount(), 0);
}

void tst_ConnectionTrouble::plainServerBehindWss()
{
    // Answers a TLS hello with plain HTTP, as a web server does.
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&server] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket,
                [socket] { socket->write("HTTP/1.1 400 Bad Request\r\n\r\n"); });
    });
    WatchedConnection watched({urlOf(QStringLiteral("wss"), server.serverPort()), {}, true});
    watched.link->open();
    QCOMPARE(theOneEnd(watched).kind, Error::Kind::TlsFailed);
}

void tst_ConnectionTrouble::upgradeAnswers_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<int>("code");
    const auto http = [](const char *status, const char *headers = "") {
        return QByteArray("HTTP/1.1 ") + status + "\r\n" + headers + "Content-Length: 2\r\n\r\nno";
    };
    const auto refused = Error::Kind::UpgradeRefused;
    const auto noWebSocket = Error::Kind::NotAWebSocket;
    QTest::newRow("401") << http("401 Unauthorized") << refused << 401;
    QTest::newRow("401 that asks for a password")
        << http("401 Unauthorized", "WWW-Authenticate: Basic realm=\"x\"\r\n") << refused << 401;
    QTest::newRow("401 of an unknown kind")
        << http("401 Unauthorized", "WWW-Authenticate: Magic x=y\r\n") << refused << 401;
    QTest::newRow("403") << http("403 Forbidden") << refused << 403;
    QTest::newRow("404") << http("404 Not Found") << refused << 404;
    QTest::newRow("404 without a phrase") << http("404") << refused << 404;
    QTest::newRow("HTTP/1.0") << QByteArray("HTTP/1.0 404 Not Found\r\n\r\n") << refused << 404;
    QTest::newRow("400") << http("400 Bad Request") << refused << 400;
    QTest::newRow("400 with another version")
        << http("400 Bad Request", "Sec-WebSocket-Version: 7, 8\r\n") << refused << 400;
    QTest::newRow("426") << http("426 Upgrade Required") << refused << 426;
    QTest::newRow("429") << http("429 Too Many Requests") << refused << 429;
    QTest::newRow("500") << http("500 Internal Server Error") << refused << 500;
    QTest::newRow("503 kept open") << http("503 Service Unavailable") << refused << 503;
    QTest::newRow("503 with no end of its header")
        << QByteArray("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 9\r\n") << refused << 503;
    QTest::newRow("301") << http("301 Moved", "Location: ws://127.0.0.1:1/\r\n") << refused << 301;
    QTest::newRow("302") << http("302 Found", "Location: wss://example.org/\r\n") << refused << 302;
    QTest::newRow("307") << http("307 Temporary Redirect", "Location: /else\r\n") << refused << 307;
    QTest::newRow("103 and nothing else") << http("103 Early Hints") << refused << 103;
    QTest::newRow("a web page") << http("200 OK") << noWebSocket << 200;
    QTest::newRow("SSH") << QByteArray("SSH-2.0-OpenSSH_9.2p1\r\n") << noWebSocket << 0;
    QTest::newRow("garbage without a line")
        << QByteArray("\x00\x01\x02garbage", 10) << noWebSocket << 0;
    QTest::newRow("garbage after HTTP/") << QByteArray("HTTP/x nonsense\r\n") << noWebSocket << 0;
    QTest::newRow("a status that is no number")
        << QByteArray("HTTP/1.1 abc Hello\r\n\r\n") << noWebSocket << 0;
    QTest::newRow("101 with a wrong key")
        << QByteArray("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: "
                      "Upgrade\r\nSec-WebSocket-Accept: AAAA\r\n\r\n")
        << noWebSocket << 0;
    QTest::newRow("101 without a key")
        << QByteArray("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: "
                      "Upgrade\r\n\r\n")
        << noWebSocket << 0;
    QTest::newRow("101 to something else")
        << QByteArray("HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n"
                      "Sec-WebSocket-Accept: AAAA\r\n\r\n")
        << noWebSocket << 0;
    QTest::newRow("an endless header")
        << QByteArray("HTTP/1.1 101 Switching Protocols\r\nX: " + QByteArray(2'000'000, 'x'))
        << noWebSocket << 0;
}

void tst_ConnectionTrouble::upgradeAnswers()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const Error::Kind, kind);
    QFETCH(const int, code);
    HostilePeer peer;
    peer.setUpgradeAnswer([&answer](const QByteArray &) { return answer; });
    Timeouts timeouts;
    timeouts.inquiry = 100ms;
    WatchedConnection watched({peer.url(), {}, true}, timeouts);
    watched.link->open();
    const Error end = theOneEnd(watched);
    QCOMPARE(end.kind, kind);
    QCOMPARE(end.code, code);
    QVERIFY(end.detail.size() <= 200);
    QVERIFY(!end.detail.contains(QLatin1Char('\n')));
    QCOMPARE(watched.openedCount, 0);
    // The attempt, and the question what that answer was.
    QCOMPARE(peer.acceptedCount(), 2);
    QTRY_COMPARE(peer.openCount(), 0);
}

void tst_ConnectionTrouble::upgradeAnswerInPieces()
{
    // Each byte in a packet of its own; the reply right behind.
    HostilePeer peer;
    peer.setUpgradeAnswer([](const QByteArray &) { return QByteArray(); });
    WatchedConnection watched({peer.url(), {}, true});
    watched.link->open();
    QTRY_COMPARE(peer.upgradedCount(), 1);
    const QByteArray answer
        = HostilePeer::switchingProtocols(peer.lastRequest()) + HostilePeer::text("hello");
    for (const char byte : answer) {
        peer.send(QByteArray(1, byte));
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(watched.texts, QList<QString>{QStringLiteral("hello")});
    QCOMPARE(watched.openedCount, 1);
}

void tst_ConnectionTrouble::cutInTheHandshake_data()
{
    QTest::addColumn<bool>("reset");
    QTest::newRow("FIN") << false;
    QTest::newRow("RST") << true;
}

void tst_ConnectionTrouble::cutInTheHandshake()
{
    QFETCH(const bool, reset);
    const qsizetype size = HostilePeer::switchingProtocols("Sec-WebSocket-Key: x\r\n").size();
    for (qsizetype cut = 0; cut < size; ++cut) {
        HostilePeer peer;
        peer.setUpgradeAnswer([&](const QByteArray &request) {
            peer.send(HostilePeer::switchingProtocols(request).left(cut));
            if (reset)
                peer.reset();
            else
                peer.finish();
            return QByteArray();
        });
        WatchedConnection watched({peer.url(), {}, true});
        watched.link->open();
        const Error end = theOneEnd(watched);
        QVERIFY2(end.kind == Error::Kind::HungUp,
                 qPrintable(QStringLiteral("cut at %1: kind %2, %3")
                                .arg(cut)
                                .arg(static_cast<int>(end.kind))
                                .arg(end.detail)));
        QCOMPARE(watched.openedCount, 0);
    }
}

void tst_ConnectionTrouble::cutInAReply_data()
{
    cutInTheHandshake_data();
}

void tst_ConnectionTrouble::cutInAReply()
{
    QFETCH(const bool, reset);
    // A header of four bytes, then text, then a close frame that is cut as well.
    const QByteArray reply = HostilePeer::text(QByteArray(130, 'x'));
    const QByteArray whole = reply + HostilePeer::close(1000, "bye");
    for (qsizetype cut = 0; cut <= whole.size(); ++cut) {
        HostilePeer peer;
        WatchedConnection watched({peer.url(), {}, true});
        watched.link->open();
        QVERIFY(waitUntil([&watched] { return watched.openedCount == 1; }));
        peer.send(whole.left(cut));
        // A reset can overtake what was sent before it; a reply that came is heard.
        const qsizetype replies = cut >= reply.size() ? 1 : 0;
        if (reset)
            QVERIFY(waitUntil([&] { return watched.texts.size() == replies; }));
        if (cut < whole.size()) {
            if (reset)
                peer.reset();
            else
                peer.finish();
        }
        const Error end = theOneEnd(watched);
        QCOMPARE(watched.texts.size(), replies);
        QCOMPARE(end.kind,
                 cut == whole.size() ? Error::Kind::ClosedByServer : Error::Kind::ConnectionLost);
    }
}

void tst_ConnectionTrouble::closeCodes_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("reason");
    for (const int code :
         {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 4000, 4999})
        QTest::addRow("%d", code) << code << QByteArray("the reason \u00e9");
    QTest::newRow("no reason") << 1001 << QByteArray();
    QTest::newRow("longest reason") << 1008 << QByteArray(123, 'r');
}

void tst_ConnectionTrouble::closeCodes()
{
    QFETCH(const int, code);
    QFETCH(const QByteArray, reason);
    HostilePeer peer;
    WatchedConnection watched({peer.url(), {}, true});
    watched.link->open();
    QTRY_COMPARE(watched.openedCount, 1);
    peer.send(HostilePeer::close(code, reason));
    const Error end = theOneEnd(watched);
    QCOMPARE(end.kind, Error::Kind::ClosedByServer);
    QCOMPARE(end.code, code);
    QCOMPARE(end.detail, QString::fromUtf8(reason));
}

void tst_ConnectionTrouble::closeWithoutACode()
{
    HostilePeer peer;
    WatchedConnection watched({peer.url(), {}, true});
    watched.link->open();
    QTRY_COMPARE(watched.openedCount, 1);
    peer.send(HostilePeer::frame(0x80 | HostilePeer::Close, {}));
    const Error end = theOneEnd(watched);
    QCOMPARE(end.kind, Error::Kind::ClosedByServer);
    QCOMPARE(end.code, 1005);
}

void tst_ConnectionTrouble::qtTextsFromTheServerAreItsOwn()
{
    HostilePeer peer;
    WatchedConnection watched({peer.url(), {}, true});
    watched.link->open();
    QTRY_COMPARE(watched.openedCount, 1);
    peer.send(HostilePeer::close(1009, "Received message is too big."));
    const Error end = theOneEnd(watched);
    QCOMPARE(end.kind, Error::Kind::ClosedByServer);
    QCOMPARE(end.code, 1009);
}

void tst_ConnectionTrouble::lostLink_data()
{
    cutInTheHandshake_data();
}

void tst_ConnectionTrouble::lostLink()
{
    // closeCode() says 1000 for these as well.
    QFETCH(const bool, reset);
    HostilePeer peer;
    WatchedConnection watched({peer.url(), {}, true});
    watched.link->open();
    QTRY_COMPARE(watched.openedCount, 1);
    if (reset)
        peer.reset();
    else
        peer.finish();
    const Error end = theOneEnd(watched);
    QCOMPARE(end.kind, Error::Kind::ConnectionLost);
    QCOMPARE(end.code, 0);
}

void tst_ConnectionTrouble::badFrames_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<Error::Kind>("kind");
    const auto frame = &HostilePeer::frame;
    const auto tooLarge = Error::Kind::MessageTooLarge;
    const auto invalid = Error::Kind::InvalidUtf8;
    const auto badFrame = Error::Kind::BadFrame;
    QTest::newRow("9 MiB") << HostilePeer::text(QByteArray(9 * 1024 * 1024, 'x')) << tooLarge;
    QTest::newRow("9 MiB, header only")
        << HostilePeer::text(QByteArray(9 * 1024 * 1024, 'x')).left(10) << tooLarge;
    QTest::newRow("9 MiB in parts") << frame(HostilePeer::Text, QByteArray(5 * 1024 * 1024, 'x'))
            + frame(0x80 | HostilePeer::Continuation, QByteArray(4 * 1024 * 1024, 'x'))
                                    << tooLarge;
    QTest::newRow("9 MiB binary") << frame(0x80 | HostilePeer::Binary,
                                           QByteArray(9 * 1024 * 1024, 'x'))
                                  << tooLarge;
    QTest::newRow("a broken character") << HostilePeer::text("{\"data\": \"\xff\"}") << invalid;
    QTest::newRow("a cut character") << HostilePeer::text("abc\xe2\x82") << invalid;
    QTest::newRow("an overlong character") << HostilePeer::text("\xc0\xaf") << invalid;
    QTest::newRow("a surrogate") << HostilePeer::text("\xed\xa0\x80") << invalid;
    QTest::newRow("a broken character over two frames")
        << frame(HostilePeer::Text, "abc\xe2") + frame(0x80 | HostilePeer::Continuation, "\x82x")
        << invalid;
    QTest::newRow("masked") << QByteArray("\x81\x81mask!", 7) << badFrame;
    QTest::newRow("reserved bit") << frame(0xc1, "x") << badFrame;
    QTest::newRow("reserved opcode") << frame(0x83, "x") << badFrame;
    QTest::newRow("reserved control opcode") << frame(0x8b, "x") << badFrame;
    QTest::newRow("a control frame in parts") << frame(HostilePeer::Ping, "x") << badFrame;
    QTest::newRow("a long control frame")
        << frame(0x80 | HostilePeer::Ping, QByteArray(126, 'x')) << badFrame;
    QTest::newRow("nothing to continue")
        << frame(0x80 | HostilePeer::Continuation, "x") << badFrame;
    QTest::newRow("a text within a text")
        << frame(HostilePeer::Text, "x") + HostilePeer::text("y") << badFrame;
    QTest::newRow("a length longer than needed") << QByteArray("\x81\x7e\x00\x01x", 5) << badFrame;
    QTest::newRow("a negative length")
        << QByteArray("\x81\x7f\xff\xff\xff\xff\xff\xff\xff\xff", 10) << badFrame;
    QTest::newRow("a close frame of one byte") << frame(0x80 | HostilePeer::Close, "x") << badFrame;
    QTest::newRow("a close code that must not be sent") << HostilePeer::close(1006) << badFrame;
    QTest::newRow("a reason that is no UTF-8") << HostilePeer::close(1000, "\xff") << invalid;
    QTest::newRow("HTTP after the upgrade") << QByteArray("HTTP/1.1 500 Oops\r\n\r\n") << badFrame;
}

void tst_ConnectionTrouble::badFrames()
{
    QFETCH(const QByteArray, raw);
    QFETCH(const Error::Kind, kind);
    HostilePeer peer;
    WatchedConnection watched({peer.url(), {}, true});
    watched.link->open();
    QTRY_COMPARE(watched.openedCount, 1);
    peer.send(raw);
    const Error end = theOneEnd(watched);
    QCOMPARE(end.kind, kind);
    if (kind == Error::Kind::MessageTooLarge)
        QCOMPARE(end.code, 8 * 1024 * 1024);
    QCOMPARE(watched.texts.size(), 0);
    QTRY_COMPARE(peer.openCount(), 0);
}

void tst_ConnectionTrouble::halfAFrameThenAPause()
{
    // QWebSocket itself gives up on a frame that stops half-way after 5 s.
    HostilePeer peer;
    WatchedConnection watched({peer.url(), {}, true});
    watched.link->open();
    QTRY_COMPARE(watched.openedCount, 1);
    peer.send(HostilePeer::text("hello").left(4));
    QElapsedTimer pause;
    pause.start();
    QTRY_VERIFY_WITH_TIMEOUT(pause.hasExpired(6000), 10'000);
    QVERIFY(watched.link->isOpen());
    peer.send(HostilePeer::text("hello").mid(4));
    QTRY_COMPARE(watched.texts, QList<QString>{QStringLiteral("hello")});
}

void tst_ConnectionTrouble::halfAFrameThenSilence()
{
    HostilePeer peer;
    peer.setAnswersPings(false);
    Timeouts timeouts;
    timeouts.keepAliveIdle = 20ms;
    timeouts.keepAliveGrace = 20ms;
    WatchedConnection watched({peer.url(), {}, true}, timeouts);
    watched.link->open();
    QTRY_COMPARE(watched.openedCount, 1);
    peer.send(HostilePeer::text("hello").left(4));
    QCOMPARE(theOneEnd(watched).kind, Error::Kind::KeepAliveTimedOut);
}

void tst_ConnectionTrouble::cutAnywhere_data()
{
    QTest::addColumn<qsizetype>("frameBytes");
    // What npm websocket, Boost.Beast and Jetty do by default; and each byte by itself.
    QTest::newRow("4 KiB") << qsizetype{4096};
    QTest::newRow("16 KiB") << qsizetype{16384};
    QTest::newRow("64 KiB") << qsizetype{65536};
    QTest::newRow("1 byte") << qsizetype{1};
}

void tst_ConnectionTrouble::cutAnywhere()
{
    QFETCH(const qsizetype, frameBytes);
    const QString text = QStringLiteral("x\u00e9\u20ac\U0001F600").repeated(20'000);
    const QByteArray bytes = text.toUtf8();
    HostilePeer peer;
    WatchedConnection watched({peer.url(), {}, true});
    watched.link->open();
    QTRY_COMPARE(watched.openedCount, 1);
    QByteArray raw;
    for (qsizetype at = 0; at < bytes.size(); at += frameBytes) {
        const bool last = at + frameBytes >= bytes.size();
        const int opcode = at == 0 ? HostilePeer::Text : HostilePeer::Continuation;
        raw += HostilePeer::frame((last ? 0x80 : 0) | opcode, bytes.mid(at, frameBytes));
    }
    peer.send(raw);
    QTRY_COMPARE(watched.texts.size(), 1);
    QVERIFY(watched.texts.first() == text);
}

void tst_ConnectionTrouble::largestMessagePasses()
{
    HostilePeer peer;
    WatchedConnection watched({peer.url(), {}, true});
    watched.link->open();
    QTRY_COMPARE(watched.openedCount, 1);
    peer.send(HostilePeer::text(QByteArray(8 * 1024 * 1024, 'x')));
    QTRY_COMPARE(watched.texts.size(), 1);
    QCOMPARE(watched.texts.first().size(), 8 * 1024 * 1024);
    QVERIFY(watched.link->isOpen());
}

DECIDESK_TEST(tst_ConnectionTrouble)
#include "tst_ConnectionTrouble.moc"
