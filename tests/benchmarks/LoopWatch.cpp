#include "LoopWatch.h"

#include <QObject>

#include <algorithm>

LoopWatch::LoopWatch()
{
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { beat(); });
}

void LoopWatch::start()
{
    m_longest = 0;
    m_clock.start();
    m_timer.start(0);
}

void LoopWatch::beat()
{
    m_longest = std::max(m_longest, m_clock.nsecsElapsed());
    m_clock.start();
}
