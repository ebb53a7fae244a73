#pragma once

#include <QElapsedTimer>
#include <QTimer>

/// The longest time that the event loop did not turn.
class LoopWatch
{
public:
    LoopWatch();

    /// Forgets what was and begins anew.
    void start();
    /// In milliseconds, since the start, by the clock on the wall.
    [[nodiscard]] double longestGap() const { return static_cast<double>(m_longest) / 1e6; }
    /// The same by what this thread computed meanwhile, whatever else the machine was busy with.
    [[nodiscard]] double longestWork() const { return static_cast<double>(m_longestWork) / 1e6; }

private:
    void beat();

    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_longest = 0; ///< ns
    qint64 m_longestWork = 0; ///< ns
    qint64 m_worked = 0; ///< ns of the thread's time, at the last beat
};
