#include "DayClock.h"

#include <QDateTime>

#include <algorithm>
#include <chrono>

namespace decidesk {

using namespace std::chrono_literals;

DayClock::DayClock(QObject *parent) : QTimer(parent)
{
    setTimerType(Qt::PreciseTimer);
    connect(this, &QTimer::timeout, this, &DayClock::look);
    look();
    start();
}

void DayClock::look()
{
    const QDateTime now = QDateTime::currentDateTime();
    const bool another = now.date() != m_day || now.offsetFromUtc() != m_offset;
    m_day = now.date();
    m_offset = now.offsetFromUtc();
    // Not late for midnight, so that no message comes between two days of the same name.
    const std::chrono::milliseconds left(now.msecsTo(m_day.addDays(1).startOfDay()));
    setInterval(std::clamp<std::chrono::milliseconds>(left, 1ms, 20s));
    if (another)
        emit changed();
}

} // namespace decidesk
