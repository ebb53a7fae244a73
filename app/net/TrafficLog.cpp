#include "TrafficLog.h"

#include <chrono>
#include <utility>

namespace decidesk {

namespace {

constexpr std::chrono::milliseconds announcementDelay{20};

qint64 weightOf(const TrafficEntry &entry)
{
    return entry.text.size() + entry.label.size() + entry.unredacted.reveal().size();
}

} // namespace

TrafficLog::TrafficLog(QObject *parent) : TrafficLog(Bounds(), parent) {}

TrafficLog::TrafficLog(const Bounds &bounds, QObject *parent) : QObject(parent), m_bounds(bounds)
{
    m_announcement.setSingleShot(true);
    m_announcement.setInterval(announcementDelay);
    connect(&m_announcement, &QTimer::timeout, this, &TrafficLog::changed);
}

void TrafficLog::add(TrafficEntry entry)
{
    m_characters += weightOf(entry);
    m_entries.push_back(std::move(entry));
    // The newest entry stays even when it alone is over the bound: a tester must see what came.
    while (m_entries.size() > 1
           && (static_cast<qint64>(m_entries.size()) > m_bounds.maxEntries
               || m_characters > m_bounds.maxCharacters)) {
        dropOldest();
    }
    announce();
}

void TrafficLog::clear()
{
    m_firstNumber = endNumber();
    m_entries.clear();
    m_characters = 0;
    announce();
}

const TrafficEntry &TrafficLog::at(qint64 number) const
{
    Q_ASSERT(number >= firstNumber() && number < endNumber());
    return m_entries[static_cast<std::size_t>(number - m_firstNumber)];
}

void TrafficLog::dropOldest()
{
    m_characters -= weightOf(m_entries.front());
    m_entries.pop_front();
    ++m_firstNumber;
}

void TrafficLog::announce()
{
    if (!m_announcement.isActive())
        m_announcement.start();
}

} // namespace decidesk
