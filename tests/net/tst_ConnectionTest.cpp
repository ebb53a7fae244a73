#include "ConnectionTest.h"
#include "HostilePeer.h"
#include "TestProgram.h"
#include "WaitUntil.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace decidesk;
using namespace decidesk::test;
using namespace std::chrono_literals;

namespace {

/// Waits of milliseconds; the peer answers no close.
Timeouts quick()
{
    Timeouts timeouts;
    timeouts.afterUpgrade = 5ms;
    timeouts.close = 20ms;
    return timeouts;
}

} // namespace

class tst_ConnectionTest : public QObject
{
    Q_OBJECT

private slots:
    void reachesAServer();
    void sendsNothing();
    void namesWhatFailed();
    void closesAtOnce_data();
    void closesAtOnce();
    void staysOpen();
    void closesAfterTheWait();
    void theWaitEndsWithTheDeadline();
    void timesOut();
    void cancelIsSilent();
    void newStartDropsTheOldOne();
    void startsAgainFromItsSignals();
};

void tst_ConnectionTest::reachesAServer()
{
    HostilePeer peer;
    ConnectionTest test;
    QSignalSpy reached(&test, &ConnectionTest::reached);
    QSignalSpy failed(&test, &ConnectionTest::failed);
    QVERIFY(!test.isRunning());
    test.start({peer.url(), {}, true}, quick());
    QVERIFY(test.isRunning());
    QVERIFY(reached.wait());
    QVERIFY(!test.isRunning());
    const qint64 milliseconds = reached.first().first().toLongLong();
    QVERIFY(milliseconds >= 0 && milliseconds < 5000);
    QCOMPARE(reached.count(), 1);
    QCOMPARE(failed.count(), 0);
    QTRY_COMPARE(peer.openCount(), 0);
}

void tst_ConnectionTest::sendsNothing()
{
    HostilePeer peer;
    ConnectionTest test;
    QSignalSpy reached(&test, &ConnectionTest::reached);
    test.start({peer.url(), {}, true}, quick());
    QVERIFY(reached.wait());
    QTRY_COMPARE(peer.closeFrameCount(), 1);
    QVERIFY(peer.texts().isEmpty());
}

void tst_ConnectionTest::namesWhatFailed()
{
    HostilePeer peer;
    peer.setUpgradeAnswer(
        [](const QByteArray &) { return QByteArray("HTTP/1.1 404 Not Found\r\n\r\n"); });
    ConnectionTest test;
    QSignalSpy reached(&test, &ConnectionTest::reached);
    QSignalSpy failed(&test, &ConnectionTest::failed);
    test.start({peer.url(), {}, true});
    QVERIFY(failed.wait());
    const auto error = failed.first().first().value<Error>();
    QCOMPARE(error.kind, Error::Kind::UpgradeRefused);
    QCOMPARE(error.code, 404);
    QVERIFY(!test.isRunning());
    QCOMPARE(reached.count(), 0);
}

void tst_ConnectionTest::closesAtOnce_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<bool>("hangsUp");
    QTest::addColumn<qint64>("code");
    QTest::addColumn<QString>("reason");
    const QString reason = QStringLiteral("account has been locked");
    QTest::newRow("1008 and why") << HostilePeer::close(1008, "account has been locked") << false
                                  << qint64{1008} << reason;
    QTest::newRow("1000") << HostilePeer::close(1000) << false << qint64{1000} << QString();
    QTest::newRow("4401") << HostilePeer::close(4401) << false << qint64{4401} << QString();
    QTest::newRow("after a greeting")
        << HostilePeer::text("hello") + HostilePeer::close(4401, "account has been locked") << false
        << qint64{4401} << reason;
    QTest::newRow("FIN") << QByteArray() << true << qint64{1006} << QString();
    QTest::newRow("FIN after a greeting")
        << HostilePeer::text("hello") << true << qint64{1006} << QString();
}

void tst_ConnectionTest::closesAtOnce()
{
    QFETCH(const QByteArray, raw);
    QFETCH(const bool, hangsUp);
    HostilePeer peer;
    peer.setGreeting(raw);
    peer.setUpgradeAnswer([&peer, hangsUp](const QByteArray &request) {
        // The answer goes out after this.
        if (hangsUp)
            QMetaObject::invokeMethod(&peer, &HostilePeer::finish, Qt::QueuedConnection);
        return HostilePeer::switchingProtocols(request);
    });
    Timeouts timeouts;
    timeouts.afterUpgrade = 1h;
    timeouts.connect = 1h;
    ConnectionTest test;
    QSignalSpy reached(&test, &ConnectionTest::reached);
    QSignalSpy failed(&test, &ConnectionTest::failed);
    test.start({peer.url(), {}, true}, timeouts);
    QVERIFY(failed.wait());
    const auto error = failed.first().first().value<Error>();
    QCOMPARE(error.kind, Error::Kind::ClosedByServer);
    QTEST(error.code, "code");
    QTEST(error.detail, "reason");
    QVERIFY(!test.isRunning());
    QCOMPARE(reached.count(), 0);
}

void tst_ConnectionTest::staysOpen()
{
    HostilePeer peer;
    Timeouts timeouts = quick();
    timeouts.afterUpgrade = 400ms;
    ConnectionTest test;
    QSignalSpy reached(&test, &ConnectionTest::reached);
    QElapsedTimer clock;
    clock.start();
    test.start({peer.url(), {}, true}, timeouts);
    QVERIFY(reached.wait());
    // The wait, which a coarse timer may end a twentieth early, is no part of what is told.
    const qint64 told = reached.first().first().toLongLong();
    QVERIFY2(clock.elapsed() >= told + 380, qPrintable(QString::number(told)));
    QTRY_COMPARE(peer.closeFrameCount(), 1);
}

void tst_ConnectionTest::closesAfterTheWait()
{
    // Its close frame crosses ours on the way.
    HostilePeer peer;
    peer.setFrameHandler([&peer](int opcode, const QByteArray & /*payload*/) {
        if (opcode == HostilePeer::Close)
            peer.send(HostilePeer::close(1008, "too late"));
    });
    Timeouts timeouts = quick();
    timeouts.close = 1h;
    ConnectionTest test;
    QSignalSpy reached(&test, &ConnectionTest::reached);
    QSignalSpy failed(&test, &ConnectionTest::failed);
    test.start({peer.url(), {}, true}, timeouts);
    QVERIFY(reached.wait());
    QCOMPARE(failed.count(), 0);
}

void tst_ConnectionTest::theWaitEndsWithTheDeadline()
{
    HostilePeer peer;
    Timeouts timeouts = quick();
    timeouts.afterUpgrade = 1h;
    timeouts.connect = 100ms;
    ConnectionTest test;
    QSignalSpy reached(&test, &ConnectionTest::reached);
    test.start({peer.url(), {}, true}, timeouts);
    QVERIFY(reached.wait());
}

void tst_ConnectionTest::timesOut()
{
    HostilePeer peer;
    peer.setUpgradeAnswer([](const QByteArray &) { return QByteArray(); });
    Timeouts timeouts;
    timeouts.connect = 50ms;
    ConnectionTest test;
    QSignalSpy failed(&test, &ConnectionTest::failed);
    test.start({peer.url(), {}, true}, timeouts);
    QVERIFY(failed.wait());
    QCOMPARE(failed.first().first().value<Error>().kind, Error::Kind::ConnectTimedOut);
}

void tst_ConnectionTest::cancelIsSilent()
{
    HostilePeer peer;
    peer.setUpgradeAnswer([](const QByteArray &) { return QByteArray(); });
    ConnectionTest test;
    QSignalSpy reached(&test, &ConnectionTest::reached);
    QSignalSpy failed(&test, &ConnectionTest::failed);
    test.start({peer.url(), {}, true});
    QTRY_COMPARE(peer.upgradedCount(), 1);
    test.cancel();
    QVERIFY(!test.isRunning());
    QTRY_COMPARE(peer.openCount(), 0);
    QCOMPARE(reached.count(), 0);
    QCOMPARE(failed.count(), 0);
}

void tst_ConnectionTest::newStartDropsTheOldOne()
{
    HostilePeer mute;
    mute.setUpgradeAnswer([](const QByteArray &) { return QByteArray(); });
    HostilePeer peer;
    ConnectionTest test;
    QSignalSpy reached(&test, &ConnectionTest::reached);
    QSignalSpy failed(&test, &ConnectionTest::failed);
    test.start({mute.url(), {}, true});
    QTRY_COMPARE(mute.upgradedCount(), 1);
    test.start({peer.url(), {}, true}, quick());
    QVERIFY(reached.wait());
    QTRY_COMPARE(mute.openCount(), 0);
    QCOMPARE(reached.count(), 1);
    QCOMPARE(failed.count(), 0);
}

void tst_ConnectionTest::startsAgainFromItsSignals()
{
    HostilePeer peer;
    ConnectionTest test;
    int rounds = 0;
    connect(&test, &ConnectionTest::reached, this, [&] {
        if (++rounds < 5)
            test.start({peer.url(), {}, true}, quick());
    });
    test.start({peer.url(), {}, true}, quick());
    QVERIFY(waitUntil([&rounds] { return rounds == 5; }));
    QVERIFY(!test.isRunning());
}

DECIDESK_TEST(tst_ConnectionTest)
#include "tst_ConnectionTest.moc"
