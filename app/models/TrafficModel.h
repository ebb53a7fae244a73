#pragma once

#include "TrafficEntry.h"

#include <QAbstractTableModel>
#include <QList>
#include <QStringMatcher>
#include <QTimer>

#include <deque>
#include <vector>

namespace decidesk {

class TrafficLog;

/// The entries of a `TrafficLog` for a table view; fluent at 100,000 entries and while they flow.
///
/// Follows the log a few times a second, however fast it flows, and only while `setFollowing(true)`
/// is in force. A filter is applied in slices of a few milliseconds from the event loop. Cells are
/// made when asked for, from the log's own entries; one line each, bounded, with control characters
/// made visible. Lives in the GUI thread.
class TrafficModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Connection, Direction, Label, Size, Latency, Text, ColumnCount };

    /// The longest text of a cell, in characters.
    static constexpr qsizetype cellLength = 500;

    /// `log` must outlive the model.
    explicit TrafficModel(TrafficLog &log, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

    /// Only entries whose label, connection or text contain `text`, letter case ignored; empty:
    /// all. Rows of a long log come in slices; `settled` follows when all have been looked at.
    void setFilter(const QString &text);
    [[nodiscard]] bool hasFilter() const { return !m_matcher.pattern().isEmpty(); }

    /// The entry in `row`, whole. An empty one where the log dropped it since the last update.
    [[nodiscard]] const TrafficEntry &entry(int row) const;

    /// The number of the entry in `row` in the log, by which it is known however rows move.
    [[nodiscard]] qint64 numberAt(int row) const;
    /// The row of the entry `number`, or -1.
    [[nodiscard]] int rowOf(qint64 number) const;

    /// Whether the model follows the log at all: off while nobody looks.
    void setFollowing(bool following);
    /// While held no rows are added; those that the log drops still go.
    void setHeld(bool held);
    [[nodiscard]] bool isHeld() const { return m_heldAt >= 0; }
    /// How many entries came since the hold.
    [[nodiscard]] qint64 heldBack() const;

    /// Says the texts anew, in the present language.
    void retranslate();

signals:
    /// Every entry that the model may show has been looked at, and the rows are up to date.
    void settled();

private:
    void scheduleUpdate();
    void update();
    void dropGone();
    void takeAll(qint64 end);
    void takeMatching(qint64 end);
    [[nodiscard]] bool searchOn(qint64 number, qint64 &spent);
    [[nodiscard]] std::vector<qint64> searchSlice(qint64 end);
    [[nodiscard]] qint64 takeUntil() const;
    [[nodiscard]] static QString cell(const TrafficEntry &entry, int column);

    TrafficLog &m_log;
    QTimer m_updateTimer; ///< gathers what comes in a flood
    QTimer m_sliceTimer;
    bool m_following = true;
    qint64 m_heldAt = -1; ///< the first number that is held back; -1: not held

    qint64 m_first = 0; ///< without a filter: the number of row 0
    qint64 m_end = 0; ///< entries before it have been looked at
    qsizetype m_searched = 0; ///< characters of the entry `m_end` that have been searched already
    QStringMatcher m_matcher;
    std::deque<qint64> m_matches; ///< with a filter: the number of each row
};

} // namespace decidesk
