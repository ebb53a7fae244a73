#include "LoopWatch.h"

#include <QObject>

#include <algorithm>
#include <ctime>

namespace {

qint64 threadTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return qint64{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

} // namespace

LoopWatch::LoopWatch()
{
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { beat(); });
}

void LoopWatch::start()
{
    m_longest = 0;
    m_longestWork = 0;
    m_worked = threadTime();
    m_clock.start();
    m_timer.start(0);
}

void LoopWatch::beat()
{
    const qint64 worked = threadTime();
    m_longest = std::max(m_longest, m_clock.nsecsElapsed());
    m_longestWork = std::max(m_longestWork, worked - m_worked);
    m_worked = worked;
    m_clock.start();
}
