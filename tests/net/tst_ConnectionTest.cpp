#include "ConnectionTest.h"
#include "HostilePeer.h"
#include "WaitUntil.h"

#include <QSignalSpy>
#include <QTest>

using namespace decidesk;
using namespace decidesk::test;
using namespace std::chrono_literals;

class tst_ConnectionTest : public QObject
{
    Q_OBJECT

private slots:
    void reachesAServer();
    void sendsNothing();
    void namesWhatFailed();
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
    test.start({peer.url(), {}, true});
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
    test.start({peer.url(), {}, true});
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
    test.start({peer.url(), {}, true});
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
            test.start({peer.url(), {}, true});
    });
    test.start({peer.url(), {}, true});
    QVERIFY(waitUntil([&rounds] { return rounds == 5; }));
    QVERIFY(!test.isRunning());
}

QTEST_GUILESS_MAIN(tst_ConnectionTest)
#include "tst_ConnectionTest.moc"
