#include "HostilePeer.h"
#include "TestProgram.h"
#include "WaitUntil.h"
#include "WatchedConnection.h"

#include <QAbstractSocket>
#include <QPointer>
#include <QRegularExpression>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>
#include <QtEndian>

using namespace decidesk;
using namespace decidesk::test;
using namespace std::chrono_literals;

/// One attempt that goes well, and how it is ended.
class tst_WebSocketConnection : public QObject
{
    Q_OBJECT

private slots:
    void talksToAQtServer();
    void endsOnlyFromTheEventLoop();
    void closesWithAHandshake();
    void closesWhileConnecting();
    void closeIsAbortedWhenItHangs();
    void abortGivesItsReasonOnce();
    void deletesInASlot_data();
    void deletesInASlot();
    void deliversAReplyThatComesWithTheEnd_data();
    void deliversAReplyThatComesWithTheEnd();
    void sendsALongMessageInOneFrame();
    void boundsTheReceiveBuffer();
    void pingsAfterSilence();
    void anyByteIsLife();
    void dropsADeadServer();
    void pingsWhileBusy();
    void answersPings();
    void pongsFillNoMemory();
    void tellsOfCloseFrames();
    void countsPartsOfAnUnfinishedMessage();
    void usesANewSocketEachTime();
};

void tst_WebSocketConnection::talksToAQtServer()
{
    QWebSocketServer server(QStringLiteral("test"), QWebSocketServer::NonSecureMode);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QWebSocketServer::newConnection, this, [&server] {
        QWebSocket *socket = server.nextPendingConnection();
        socket->setParent(&server);
        connect(socket, &QWebSocket::textMessageReceived, socket, &QWebSocket::sendTextMessage);
        connect(socket, &QWebSocket::binaryMessageReceived, socket, &QWebSocket::sendBinaryMessage);
    });
    WatchedConnection watched({server.serverUrl(), {}, true});
    watched.link->open();
    QVERIFY(!watched.link->isOpen());
    QTRY_COMPARE(watched.openedCount, 1);
    QVERIFY(watched.link->isOpen());
    const QString text = QStringLiteral("h\u00e9llo \U0001F600");
    QCOMPARE(watched.link->sendText(text), 11);
    QTRY_COMPARE(watched.texts, QList<QString>{text});
    watched.link->close();
    QTRY_VERIFY(watched.hasEnded());
    QCOMPARE(watched.ends, QList<Error>{Error()});
}

void tst_WebSocketConnection::endsOnlyFromTheEventLoop()
{
    WatchedConnection badUrl({QUrl(), {}, true});
    badUrl.link->open();
    QVERIFY(!badUrl.hasEnded());
    QTRY_COMPARE(badUrl.ends.size(), 1);
    QCOMPARE(badUrl.kind(), Error::Kind::InvalidUrl);

    WatchedConnection badScheme({QUrl(QStringLiteral("http://localhost/")), {}, true});
    badScheme.link->open();
    QVERIFY(!badScheme.hasEnded());
    QTRY_COMPARE(badScheme.ends.size(), 1);
    QCOMPARE(badScheme.kind(), Error::Kind::UnsupportedScheme);
    QCOMPARE(badScheme.ends.first().detail, QStringLiteral("http"));
}

void tst_WebSocketConnection::closesWithAHandshake()
{
    HostilePeer peer;
    WatchedConnection watched({peer.url(), {}, true});
    watched.link->open();
    QTRY_COMPARE(watched.openedCount, 1);
    watched.link->close();
    watched.link->close();
    QVERIFY(!watched.link->isOpen());
    QVERIFY(!watched.hasEnded());
    QTRY_VERIFY(watched.hasEnded());
    QCOMPARE(watched.ends, QList<Error>{Error()});
    QTRY_COMPARE(peer.closeFrameCount(), 1);
}

void tst_WebSocketConnection::closesWhileConnecting()
{
    HostilePeer peer;
    peer.setUpgradeAnswer([](const QByteArray &) { return QByteArray(); });
    WatchedConnection watched({peer.url(), {}, true});
    watched.link->open();
    QTRY_COMPARE(peer.upgradedCount(), 1);
    watched.link->close();
    QTRY_VERIFY(watched.hasEnded());
    QCOMPARE(watched.ends, QList<Error>{Error()});
    QTRY_COMPARE(peer.openCount(), 0);
}

void tst_WebSocketConnection::closeIsAbortedWhenItHangs()
{
    HostilePeer peer;
    Timeouts timeouts;
    timeouts.close = 50ms;
    WatchedConnection watched({peer.url(), {}, true}, timeouts);
    watched.link->open();
    QTRY_COMPARE(watched.openedCount, 1);
    peer.stopReading();
    // More than both kernels buffer: the close frame can't leave.
    watched.link->sendText(QString(16 * 1024 * 1024, QLatin1Char('x')));
    QElapsedTimer since;
    since.start();
    watched.link->close();
    QTRY_VERIFY(watched.hasEnded());
    QCOMPARE(watched.ends, QList<Error>{Error()});
    QVERIFY2(since.elapsed() < 2000, qPrintable(QString::number(since.elapsed())));
}

void tst_WebSocketConnection::abortGivesItsReasonOnce()
{
    HostilePeer peer;
    WatchedConnection watched({peer.url(), {}, true});
    watched.link->open();
    QTRY_COMPARE(watched.openedCount, 1);
    const Error reason{Error::Kind::RequestTimedOut, {}, 42, {}};
    watched.link->abort(reason);
    watched.link->abort({Error::Kind::Cancelled, {}, 0, {}});
    watched.link->close();
    QVERIFY(!watched.link->isOpen());
    QVERIFY(!watched.hasEnded());
    // What the server still says is not heard any more.
    peer.send(HostilePeer::text("late"));
    QTRY_VERIFY(watched.hasEnded());
    QTRY_COMPARE(peer.openCount(), 0);
    QCOMPARE(watched.ends, QList<Error>{reason});
    QVERIFY(watched.texts.isEmpty());
}

void tst_WebSocketConnection::deletesInASlot_data()
{
    QTest::addColumn<QString>("slot");
    for (const char *slot : {"opened", "text", "binary", "event", "ended"})
        QTest::newRow(slot) << QString::fromLatin1(slot);
}

void tst_WebSocketConnection::deletesInASlot()
{
    QFETCH(const QString, slot);
    HostilePeer peer;
    // Several messages at once: the loop over them goes on after the slot.
    peer.setGreeting(HostilePeer::text("one") + HostilePeer::text("two")
                     + HostilePeer::frame(0x80 | HostilePeer::Binary, "three")
                     + HostilePeer::frame(0x80 | HostilePeer::Pong, "four")
                     + HostilePeer::close(1000) + HostilePeer::text("five"));
    QPointer<WebSocketConnection> link
        = new WebSocketConnection({peer.url(), {}, true}, {}, {}, nullptr);
    const auto deleteIf = [&link, slot](const char *here) {
        if (slot == QLatin1String(here))
            delete link.data();
    };
    connect(link, &WebSocketConnection::opened, this, [&] { deleteIf("opened"); });
    connect(link, &WebSocketConnection::textReceived, this, [&] { deleteIf("text"); });
    connect(link, &WebSocketConnection::binaryReceived, this, [&] { deleteIf("binary"); });
    connect(link, &WebSocketConnection::eventHappened, this, [&] { deleteIf("event"); });
    connect(link, &WebSocketConnection::ended, this, [&] { deleteIf("ended"); });
    link->open();
    QTRY_VERIFY(!link);
    QTRY_COMPARE(peer.openCount(), 0);
}

void tst_WebSocketConnection::deliversAReplyThatComesWithTheEnd_data()
{
    QTest::addColumn<QString>("end");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("close frame") << "close" << Error::Kind::ClosedByServer;
    QTest::newRow("FIN") << "finish" << Error::Kind::ConnectionLost;
    QTest::newRow("close frame and FIN") << "both" << Error::Kind::ClosedByServer;
}

void tst_WebSocketConnection::deliversAReplyThatComesWithTheEnd()
{
    QFETCH(const QString, end);
    QFETCH(const Error::Kind, kind);
    HostilePeer peer;
    WatchedConnection watched({peer.url(), {}, true});
    watched.link->open();
    QTRY_COMPARE(watched.openedCount, 1);
    const bool closes = end != QLatin1String("finish");
    peer.send(HostilePeer::text("reply")
              + (closes ? HostilePeer::close(1000, "bye") : QByteArray()));
    if (end != QLatin1String("close"))
        peer.finish();
    QTRY_VERIFY(watched.hasEnded());
    QCOMPARE(watched.texts, QList<QString>{QStringLiteral("reply")});
    QCOMPARE(watched.ends.size(), 1);
    QCOMPARE(watched.kind(), kind);
}

void tst_WebSocketConnection::sendsALongMessageInOneFrame()
{
    HostilePeer peer;
    WatchedConnection watched({peer.url(), {}, true});
    watched.link->open();
    QTRY_COMPARE(watched.openedCount, 1);
    // An odd start puts every multiple of 512 KiB inside a character.
    const QString text = QLatin1Char('x') + QString(500'000, QChar(0x20ac));
    QCOMPARE(watched.link->sendText(text), 1'500'001);
    QTRY_COMPARE(peer.texts().size(), 1);
    QCOMPARE(peer.texts().first(), text.toUtf8());
}

void tst_WebSocketConnection::boundsTheReceiveBuffer()
{
    HostilePeer peer;
    WatchedConnection watched({peer.url(), {}, true});
    watched.link->open();
    QTRY_COMPARE(watched.openedCount, 1);
    const auto *transport = watched.link->findChild<QAbstractSocket *>();
    QVERIFY(transport);
    // Linux doubles what it is told, for its own book-keeping.
    const int bytes = const_cast<QAbstractSocket *>(transport)
                          ->socketOption(QAbstractSocket::ReceiveBufferSizeSocketOption)
                          .toInt();
    QVERIFY2(bytes == 64 * 1024 || bytes == 128 * 1024, qPrintable(QString::number(bytes)));
    QCOMPARE(transport->readBufferSize(), 0);
}

void tst_WebSocketConnection::pingsAfterSilence()
{
    HostilePeer peer;
    Timeouts timeouts;
    timeouts.keepAliveIdle = 30ms;
    timeouts.keepAliveGrace = 10s;
    WatchedConnection watched({peer.url(), {}, true}, timeouts);
    watched.link->open();
    QTRY_COMPARE(watched.openedCount, 1);
    QTRY_VERIFY(peer.pingCount() >= 1);
    QTRY_VERIFY(watched.events.contains(QLatin1String("Pong received")));
    QCOMPARE(watched.events.first(), QStringLiteral("Ping sent"));
    QVERIFY(watched.link->isOpen());
}

void tst_WebSocketConnection::anyByteIsLife()
{
    // No pong ever comes, but a frame does each time.
    HostilePeer peer;
    peer.setAnswersPings(false);
    peer.setFrameHandler([&peer](int opcode, const QByteArray &) {
        if (opcode == HostilePeer::Ping)
            peer.send(HostilePeer::text("busy"));
    });
    Timeouts timeouts;
    timeouts.keepAliveIdle = 20ms;
    timeouts.keepAliveGrace = 60ms;
    WatchedConnection watched({peer.url(), {}, true}, timeouts);
    watched.link->open();
    QVERIFY(waitUntil([&watched] { return watched.texts.size() >= 15; }));
    QVERIFY(watched.link->isOpen());
}

void tst_WebSocketConnection::dropsADeadServer()
{
    HostilePeer peer;
    peer.setAnswersPings(false);
    Timeouts timeouts;
    timeouts.keepAliveIdle = 20ms;
    timeouts.keepAliveGrace = 20ms;
    WatchedConnection watched({peer.url(), {}, true}, timeouts);
    watched.link->open();
    QTRY_VERIFY(watched.hasEnded());
    QCOMPARE(watched.kind(), Error::Kind::KeepAliveTimedOut);
    QCOMPARE(peer.pingCount(), 1);
    QCOMPARE(watched.events, QList<QString>{QStringLiteral("Ping sent")});
}

void tst_WebSocketConnection::pingsWhileBusy()
{
    // A proxy in between counts silence; a server that decides may be deaf.
    HostilePeer peer;
    peer.setAnswersPings(false);
    Timeouts timeouts;
    timeouts.keepAliveIdle = 20ms;
    timeouts.keepAliveGrace = 1ms;
    WatchedConnection busy({peer.url(), {}, true}, timeouts);
    busy.link->setBusy(true);
    busy.link->open();
    QTRY_COMPARE(busy.openedCount, 1);
    QTRY_VERIFY(peer.pingCount() >= 5);
    QVERIFY(busy.link->isOpen());
    busy.link->setBusy(false);
    QTRY_VERIFY(busy.hasEnded());
    QCOMPARE(busy.kind(), Error::Kind::KeepAliveTimedOut);
}

void tst_WebSocketConnection::answersPings()
{
    HostilePeer peer;
    QList<QByteArray> pongs;
    peer.setFrameHandler([&pongs](int opcode, const QByteArray &payload) {
        if (opcode == HostilePeer::Pong)
            pongs.append(payload);
    });
    WatchedConnection watched({peer.url(), {}, true});
    watched.link->open();
    QTRY_COMPARE(watched.openedCount, 1);
    const QList<QByteArray> payloads{"", "hello", QByteArray(125, '\0'),
                                     QByteArray("\xff\x00\x80", 3)};
    // One of them in the middle of a message.
    peer.send(HostilePeer::frame(HostilePeer::Text, "one "));
    for (const QByteArray &payload : payloads)
        peer.send(HostilePeer::frame(0x80 | HostilePeer::Ping, payload));
    peer.send(HostilePeer::frame(0x80 | HostilePeer::Continuation, "message"));
    QTRY_COMPARE(pongs, payloads);
    QTRY_COMPARE(watched.texts, QList<QString>{QStringLiteral("one message")});
    QCOMPARE(watched.events, QList<QString>(4, QStringLiteral("Ping received")));
}

void tst_WebSocketConnection::pongsFillNoMemory()
{
    HostilePeer peer;
    WatchedConnection watched({peer.url(), {}, true});
    watched.link->open();
    QTRY_COMPARE(watched.openedCount, 1);
    peer.stopReading();
    const QByteArray ping = HostilePeer::frame(0x80 | HostilePeer::Ping, QByteArray(125, 'p'));
    // 25 MB of pongs, more than the kernels buffer.
    for (int packet = 0; packet < 200; ++packet) {
        peer.send(ping.repeated(1000));
        QTRY_COMPARE(watched.events.size(), (packet + 1) * 1000);
    }
    const auto *transport = watched.link->findChild<QAbstractSocket *>();
    QVERIFY(transport->bytesToWrite() < 128 * 1024);
    QVERIFY(watched.link->isOpen());
}

void tst_WebSocketConnection::tellsOfCloseFrames()
{
    HostilePeer peer;
    WatchedConnection closing({peer.url(), {}, true});
    closing.link->open();
    QTRY_COMPARE(closing.openedCount, 1);
    closing.link->close();
    QTRY_VERIFY(closing.hasEnded());
    QCOMPARE(closing.events, QList<QString>{QStringLiteral("Close sent")});

    WatchedConnection closed({peer.url(), {}, true});
    closed.link->open();
    QTRY_COMPARE(closed.openedCount, 1);
    const int before = peer.closeFrameCount();
    peer.send(HostilePeer::close(1012, "back soon"));
    QTRY_VERIFY(closed.hasEnded());
    QCOMPARE(closed.events, QList<QString>{QStringLiteral("Close received")});
    QTRY_COMPARE(peer.closeFrameCount(), before + 1);

    WatchedConnection refusing({peer.url(), {}, true});
    refusing.link->open();
    QTRY_COMPARE(refusing.openedCount, 1);
    int code = 0;
    peer.setFrameHandler([&code](int opcode, const QByteArray &payload) {
        if (opcode == HostilePeer::Close)
            code = qFromBigEndian<quint16>(payload.constData());
    });
    peer.send(HostilePeer::frame(0x83, "x"));
    QTRY_VERIFY(refusing.hasEnded());
    QCOMPARE(refusing.events, QList<QString>{QStringLiteral("Close sent")});
    QTRY_COMPARE(code, 1002);
}

void tst_WebSocketConnection::countsPartsOfAnUnfinishedMessage()
{
    HostilePeer peer;
    WatchedConnection watched({peer.url(), {}, true});
    watched.link->open();
    QTRY_COMPARE(watched.openedCount, 1);
    QCOMPARE(watched.link->partialArrivals(), 0U);

    // Whole messages and pings are no progress of a reply.
    peer.send(HostilePeer::frame(0x80 | HostilePeer::Ping, "p"));
    peer.send(HostilePeer::text("one"));
    QTRY_COMPARE(watched.texts.size(), 1);
    QCOMPARE(watched.link->partialArrivals(), 0U);

    const QByteArray whole = HostilePeer::text(QByteArray(1000, 'x'));
    peer.send(whole.left(100));
    QTRY_COMPARE(watched.link->partialArrivals(), 1U);
    peer.send(whole.mid(100, 100));
    QTRY_COMPARE(watched.link->partialArrivals(), 2U);
    peer.send(whole.mid(200));
    QTRY_COMPARE(watched.texts.size(), 2);
    QCOMPARE(watched.link->partialArrivals(), 2U);

    peer.send(HostilePeer::frame(HostilePeer::Text, "first "));
    QTRY_COMPARE(watched.link->partialArrivals(), 3U);
    peer.send(HostilePeer::frame(0x80 | HostilePeer::Continuation, "last"));
    QTRY_COMPARE(watched.texts.size(), 3);
    QCOMPARE(watched.texts.last(), QStringLiteral("first last"));
    QCOMPARE(watched.link->partialArrivals(), 3U);
}

void tst_WebSocketConnection::usesANewSocketEachTime()
{
    HostilePeer peer;
    for (int round = 1; round <= 20; ++round) {
        WatchedConnection watched({peer.url(), {}, true});
        watched.link->open();
        QTRY_COMPARE(watched.openedCount, 1);
        // Half a frame and a lost peer: what an object that is opened again would never forget.
        peer.send(HostilePeer::text("hello").left(3));
        peer.reset();
        QTRY_VERIFY(watched.hasEnded());
        QCOMPARE(watched.kind(), Error::Kind::ConnectionLost);
        QCOMPARE(peer.upgradedCount(), round);
    }
    QTRY_COMPARE(peer.openCount(), 0);
}

DECIDESK_TEST(tst_WebSocketConnection)
#include "tst_WebSocketConnection.moc"
