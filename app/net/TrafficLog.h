#pragma once

#include "TrafficEntry.h"

#include <QObject>
#include <QTimer>

#include <deque>

namespace decidesk {

/// The last frames and events of all connections, bounded in number and in size: the oldest go
/// first.
///
/// What is shown, searched and exported is the redacted text; the secrets beside it live and die in
/// memory, with their entry. Lives in the GUI thread. Entries are numbered from 0 without gaps, so
/// a view keeps its place while old ones go: the entries at hand are `firstNumber()` … `endNumber()
/// - 1`.
class TrafficLog : public QObject
{
    Q_OBJECT

public:
    struct Bounds
    {
        qint64 maxEntries = 100'000;
        qint64 maxCharacters = qint64{16} * 1024 * 1024; ///< of all texts together
    };

    explicit TrafficLog(QObject *parent = nullptr);
    TrafficLog(const Bounds &bounds, QObject *parent);

    /// Adds an entry; its `text` must be redacted. `changed` follows soon.
    void add(TrafficEntry entry);

    /// Forgets all entries. Numbers go on.
    void clear();

    [[nodiscard]] qint64 firstNumber() const { return m_firstNumber; }
    [[nodiscard]] qint64 endNumber() const
    {
        return m_firstNumber + static_cast<qint64>(m_entries.size());
    }

    /// The entry `number`, which must be at hand.
    [[nodiscard]] const TrafficEntry &at(qint64 number) const;

signals:
    /// Entries came or went since the last time. At most once in 20 ms, so that neither a flood of
    /// frames nor a single round trip pays for those who watch.
    void changed();

private:
    void dropOldest();
    void announce();

    Bounds m_bounds;
    std::deque<TrafficEntry> m_entries;
    qint64 m_firstNumber = 0;
    qint64 m_characters = 0;
    QTimer m_announcement;
};

} // namespace decidesk
