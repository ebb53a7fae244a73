#include "TestProgram.h"
#include "TrafficLog.h"

#include <QSignalSpy>
#include <QTest>

using namespace decidesk;

class tst_TrafficLog : public QObject
{
    Q_OBJECT

private slots:
    void keepsEntriesInOrder();
    void dropsTheOldestPastTheNumber();
    void dropsTheOldestPastTheSize();
    void keepsTheNewestEvenWhenItIsTooLarge();
    void numbersGoOnAfterClear();
    void announcesOncePerTurn();
    void freesItsCountersAfterClear();
};

static TrafficEntry entryOf(const QString &text)
{
    TrafficEntry entry;
    entry.text = CompactText(text);
    return entry;
}

void tst_TrafficLog::keepsEntriesInOrder()
{
    TrafficLog log;
    QCOMPARE(log.firstNumber(), 0);
    QCOMPARE(log.endNumber(), 0);
    for (const char *text : {"a", "b", "c"})
        log.add(entryOf(QLatin1String(text)));
    QCOMPARE(log.firstNumber(), 0);
    QCOMPARE(log.endNumber(), 3);
    QCOMPARE(log.at(0).text.toString(), QStringLiteral("a"));
    QCOMPARE(log.at(2).text.toString(), QStringLiteral("c"));
}

void tst_TrafficLog::dropsTheOldestPastTheNumber()
{
    TrafficLog log({3, 1000}, nullptr);
    for (int i = 0; i < 10; ++i)
        log.add(entryOf(QString::number(i)));
    QCOMPARE(log.firstNumber(), 7);
    QCOMPARE(log.endNumber(), 10);
    QCOMPARE(log.at(7).text.toString(), QStringLiteral("7"));
    QCOMPARE(log.at(9).text.toString(), QStringLiteral("9"));
}

void tst_TrafficLog::dropsTheOldestPastTheSize()
{
    TrafficLog log({100, 10}, nullptr);
    log.add(entryOf(QStringLiteral("1234")));
    log.add(entryOf(QStringLiteral("5678")));
    QCOMPARE(log.firstNumber(), 0);
    log.add(entryOf(QStringLiteral("90a")));
    QCOMPARE(log.firstNumber(), 1);
    QCOMPARE(log.endNumber(), 3);
    QCOMPARE(log.at(1).text.toString(), QStringLiteral("5678"));
}

void tst_TrafficLog::keepsTheNewestEvenWhenItIsTooLarge()
{
    TrafficLog log({100, 10}, nullptr);
    log.add(entryOf(QStringLiteral("small")));
    log.add(entryOf(QString(50, QLatin1Char('x'))));
    QCOMPARE(log.firstNumber(), 1);
    QCOMPARE(log.endNumber(), 2);
    QCOMPARE(log.at(1).text.size(), 50);
    log.add(entryOf(QStringLiteral("small")));
    QCOMPARE(log.firstNumber(), 2);
    QCOMPARE(log.at(2).text.toString(), QStringLiteral("small"));
}

void tst_TrafficLog::numbersGoOnAfterClear()
{
    TrafficLog log;
    log.add(entryOf(QStringLiteral("a")));
    log.add(entryOf(QStringLiteral("b")));
    log.clear();
    QCOMPARE(log.firstNumber(), 2);
    QCOMPARE(log.endNumber(), 2);
    log.add(entryOf(QStringLiteral("c")));
    QCOMPARE(log.at(2).text.toString(), QStringLiteral("c"));
}

void tst_TrafficLog::announcesOncePerTurn()
{
    TrafficLog log;
    QSignalSpy changed(&log, &TrafficLog::changed);
    for (int i = 0; i < 1000; ++i)
        log.add(entryOf(QStringLiteral("x")));
    QCOMPARE(changed.count(), 0);
    QTRY_COMPARE(changed.count(), 1);
    log.clear();
    QTRY_COMPARE(changed.count(), 2);
    QCoreApplication::processEvents();
    QCOMPARE(changed.count(), 2);
}

void tst_TrafficLog::freesItsCountersAfterClear()
{
    TrafficLog log({100, 10}, nullptr);
    for (int round = 0; round < 5; ++round) {
        log.add(entryOf(QStringLiteral("12345678")));
        log.clear();
    }
    log.add(entryOf(QStringLiteral("1234")));
    log.add(entryOf(QStringLiteral("5678")));
    QCOMPARE(log.endNumber() - log.firstNumber(), 2);
}

DECIDESK_TEST(tst_TrafficLog)
#include "tst_TrafficLog.moc"
