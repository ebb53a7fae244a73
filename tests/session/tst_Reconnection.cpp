#include "Reconnection.h"
#include "TestProgram.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace decidesk;
using namespace std::chrono_literals;
using Kind = Error::Kind;

namespace {

Error make(Kind kind)
{
    return {kind, {}, 0, {}};
}

} // namespace

class tst_Reconnection : public QObject
{
    Q_OBJECT

private slots:
    void followsOnlyWhereItIsWanted();
    void whatNeedsAPersonIsNotFollowed();
    void waitsLongerEachTime();
    void aLoginAloneDoesNotStartTheWaitsAnew();
    void aDecisionStartsTheWaitsAnew();
    void aLinkThatHoldsStartsTheWaitsAnew();
    void aLinkThatEndsEarlyDoesNot();
    void whatIsNotWantedAnyMoreStartsTheWaitsAnew();
    void waitsAsLongAsTheServerAsks();
    void tellsWhenTheWaitIsOver();
    void aStoppedWaitIsOver();
    void limitsInARowNeedAPerson();

private:
    /// The next wait, in full seconds.
    std::chrono::seconds nextWait(Reconnection &reconnection)
    {
        reconnection.wait();
        return std::chrono::round<std::chrono::seconds>(reconnection.remaining());
    }

    QRandomGenerator m_random{1};
    const Backoff::Curve m_curve{.first = 100s, .factor = 2, .jitter = 0, .longest = 1000s};
};

void tst_Reconnection::followsOnlyWhereItIsWanted()
{
    Reconnection reconnection(m_curve, 60s, m_random, nullptr);
    QVERIFY(!reconnection.isWanted());
    QVERIFY(!reconnection.follows(make(Kind::ConnectionLost)));
    QVERIFY(!reconnection.followsDrop());
    reconnection.setWanted(true);
    QVERIFY(reconnection.follows(make(Kind::ConnectionLost)));
    QVERIFY(reconnection.followsDrop());
    reconnection.setWanted(false);
    QVERIFY(!reconnection.follows(make(Kind::ConnectionLost)));
    // A session that has been logged in resumes.
    reconnection.onLoggedIn();
    QVERIFY(reconnection.isWanted());
}

void tst_Reconnection::whatNeedsAPersonIsNotFollowed()
{
    Reconnection reconnection(m_curve, 60s, m_random, nullptr);
    reconnection.setWanted(true);
    QVERIFY(!reconnection.follows(make(Kind::TlsUntrusted)));
    QVERIFY(!reconnection.follows(make(Kind::ServerError)));
}

void tst_Reconnection::waitsLongerEachTime()
{
    Reconnection reconnection(m_curve, 60s, m_random, nullptr);
    QCOMPARE(reconnection.remaining(), 0ms);
    QCOMPARE(nextWait(reconnection), 100s);
    QCOMPARE(nextWait(reconnection), 200s);
    QCOMPARE(nextWait(reconnection), 400s);
}

void tst_Reconnection::aLoginAloneDoesNotStartTheWaitsAnew()
{
    // A server that closes each link as soon as it has logged in would be asked in a circle.
    Reconnection reconnection(m_curve, 60s, m_random, nullptr);
    QCOMPARE(nextWait(reconnection), 100s);
    reconnection.onLoggedIn();
    reconnection.onLinkEnded();
    QCOMPARE(nextWait(reconnection), 200s);
    reconnection.onLoggedIn();
    reconnection.onLinkEnded();
    QCOMPARE(nextWait(reconnection), 400s);
}

void tst_Reconnection::aDecisionStartsTheWaitsAnew()
{
    Reconnection reconnection(m_curve, 60s, m_random, nullptr);
    QCOMPARE(nextWait(reconnection), 100s);
    reconnection.onDecision();
    QCOMPARE(nextWait(reconnection), 100s);
}

void tst_Reconnection::aLinkThatHoldsStartsTheWaitsAnew()
{
    Reconnection reconnection(m_curve, 1ms, m_random, nullptr);
    reconnection.onLoggedIn();
    QCOMPARE(nextWait(reconnection), 100s);
    QCOMPARE(nextWait(reconnection), 200s);
    // The next wait would be of 400 s, or the longest one.
    QVERIFY(QTest::qWaitFor([&] { return nextWait(reconnection) == 100s; }));
}

void tst_Reconnection::aLinkThatEndsEarlyDoesNot()
{
    Reconnection reconnection(m_curve, 20ms, m_random, nullptr);
    Reconnection clock(m_curve, 20ms, m_random, nullptr);
    reconnection.onLoggedIn();
    reconnection.onLinkEnded();
    QCOMPARE(nextWait(reconnection), 100s);
    // The other link, which started later, has held long enough.
    clock.onLoggedIn();
    QCOMPARE(nextWait(clock), 100s);
    QCOMPARE(nextWait(clock), 200s);
    QVERIFY(QTest::qWaitFor([&] { return nextWait(clock) == 100s; }));
    QCOMPARE(nextWait(reconnection), 200s);
}

void tst_Reconnection::whatIsNotWantedAnyMoreStartsTheWaitsAnew()
{
    Reconnection reconnection(m_curve, 60s, m_random, nullptr);
    reconnection.setWanted(true);
    QCOMPARE(nextWait(reconnection), 100s);
    reconnection.setWanted(true);
    QCOMPARE(nextWait(reconnection), 200s);
    reconnection.setWanted(false);
    reconnection.setWanted(true);
    QCOMPARE(nextWait(reconnection), 100s);
}

void tst_Reconnection::waitsAsLongAsTheServerAsks()
{
    Reconnection reconnection(m_curve, 60s, m_random, nullptr);
    Error busy{Kind::UpgradeRefused, {}, 429, {}};
    busy.retryAfterSeconds = 150;
    const auto seconds = [&reconnection] {
        return std::chrono::round<std::chrono::seconds>(reconnection.remaining());
    };
    reconnection.wait(busy);
    QCOMPARE(seconds(), 150s);
    // By now the own wait is the longer one.
    reconnection.wait(busy);
    QCOMPARE(seconds(), 200s);
}

void tst_Reconnection::tellsWhenTheWaitIsOver()
{
    Reconnection reconnection({.first = 1ms, .factor = 1, .jitter = 0, .longest = 1ms}, 60s,
                              m_random, nullptr);
    QSignalSpy due(&reconnection, &Reconnection::due);
    reconnection.wait();
    QVERIFY(due.wait());
    QCOMPARE(reconnection.remaining(), 0ms);
    QCOMPARE(due.count(), 1);
}

void tst_Reconnection::aStoppedWaitIsOver()
{
    Reconnection reconnection(m_curve, 60s, m_random, nullptr);
    reconnection.wait();
    reconnection.stopWaiting();
    QCOMPARE(reconnection.remaining(), 0ms);
}

void tst_Reconnection::limitsInARowNeedAPerson()
{
    Reconnection reconnection(m_curve, 60s, m_random, nullptr);
    reconnection.setWanted(true);
    const auto fail = [&reconnection](Kind kind, int times) {
        for (int i = 0; i < times; ++i)
            reconnection.onQuestionFailed(make(kind));
    };
    fail(Kind::RequestTimedOut, 10);
    fail(Kind::MessageTooLarge, 1);
    fail(Kind::InvalidUtf8, 1);
    QVERIFY(reconnection.followsDrop());
    reconnection.onDecision();
    fail(Kind::MessageTooDeep, 2);
    QVERIFY(reconnection.followsDrop());
    fail(Kind::MessageTooComplex, 1);
    QVERIFY(!reconnection.followsDrop());
    // Once a person was told it counts from zero.
    QVERIFY(reconnection.followsDrop());
}

DECIDESK_TEST(tst_Reconnection)
#include "tst_Reconnection.moc"
