#include "LoopWatch.h"

#include <QIODevice>
#include <QList>
#include <QObject>

#include <algorithm>
#include <ctime>

LoopWatch::LoopWatch() : m_schedule(QStringLiteral("/proc/thread-self/schedstat"))
{
    // Unbuffered, or it would be read once.
    m_schedule.open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { beat(); });
}

void LoopWatch::start()
{
    m_longest = 0;
    m_inLongest = {};
    m_longestWork = 0;
    m_spent = spent();
    m_clock.start();
    m_timer.start(0);
}

LoopWatch::Spent LoopWatch::spent()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    Spent spent;
    spent.work = static_cast<double>(time.tv_sec) * 1e9 + static_cast<double>(time.tv_nsec);
    m_schedule.seek(0);
    // On a core, ready for one, how often: https://docs.kernel.org/scheduler/sched-stats.html
    spent.queued = m_schedule.readLine().split(' ').value(1).toDouble();
    return spent;
}

void LoopWatch::beat()
{
    const auto gap = static_cast<double>(m_clock.nsecsElapsed());
    const Spent now = spent();
    if (gap > m_longest) {
        m_longest = gap;
        m_inLongest = {now.work - m_spent.work, now.queued - m_spent.queued};
    }
    m_longestWork = std::max(m_longestWork, now.work - m_spent.work);
    m_spent = now;
    m_clock.start();
}
