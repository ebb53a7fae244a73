#include "Backoff.h"
#include "TestProgram.h"

#include <QRandomGenerator>
#include <QTest>

#include <vector>

using namespace decidesk;
using namespace std::chrono_literals;

class tst_Backoff : public QObject
{
    Q_OBJECT

private slots:
    void growsByItsFactorUpToTheLongest();
    void staysWithinTheJitter();
    void jitterSpreads();
    void startsAnewAfterAReset();
    void everyWaitIsPositiveAfterManyFailures();
};

static Backoff withoutJitter()
{
    Backoff::Curve curve;
    curve.jitter = 0;
    return Backoff(curve);
}

void tst_Backoff::growsByItsFactorUpToTheLongest()
{
    QRandomGenerator random(1);
    Backoff backoff = withoutJitter();
    const std::vector<std::chrono::milliseconds> expected{1000ms,  1600ms,  2560ms,  4096ms,
                                                          6553ms,  10485ms, 16777ms, 26843ms,
                                                          42949ms, 60000ms, 60000ms};
    for (const auto wait : expected)
        QCOMPARE(backoff.next(random).count(), wait.count());
}

void tst_Backoff::staysWithinTheJitter()
{
    QRandomGenerator random(2);
    for (int run = 0; run < 200; ++run) {
        Backoff backoff;
        double base = 1000;
        for (int failure = 0; failure < 15; ++failure) {
            const auto wait = static_cast<double>(backoff.next(random).count());
            const double middle = std::min(base, 60000.0);
            QVERIFY(wait >= middle * 0.8 - 1);
            QVERIFY(wait <= std::min(60000.0, middle * 1.2));
            base *= 1.6;
        }
    }
}

void tst_Backoff::jitterSpreads()
{
    QRandomGenerator random(3);
    qint64 shortest = 10'000;
    qint64 longest = 0;
    for (int run = 0; run < 500; ++run) {
        Backoff backoff;
        const qint64 wait = backoff.next(random).count();
        shortest = std::min(shortest, wait);
        longest = std::max(longest, wait);
    }
    QVERIFY2(shortest < 850, qPrintable(QString::number(shortest)));
    QVERIFY2(longest > 1150, qPrintable(QString::number(longest)));
}

void tst_Backoff::startsAnewAfterAReset()
{
    QRandomGenerator random(4);
    Backoff backoff = withoutJitter();
    for (int i = 0; i < 5; ++i)
        (void)backoff.next(random);
    backoff.reset();
    QCOMPARE(backoff.next(random).count(), 1000);
    QCOMPARE(backoff.next(random).count(), 1600);
}

void tst_Backoff::everyWaitIsPositiveAfterManyFailures()
{
    QRandomGenerator random(5);
    Backoff backoff;
    for (int i = 0; i < 100'000; ++i) {
        const qint64 wait = backoff.next(random).count();
        QVERIFY(wait >= 800 && wait <= 60'000);
    }
}

DECIDESK_TEST(tst_Backoff)
#include "tst_Backoff.moc"
