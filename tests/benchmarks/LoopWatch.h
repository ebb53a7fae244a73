#pragma once

#include <QElapsedTimer>
#include <QFile>
#include <QTimer>

/// The longest time that the event loop did not turn.
class LoopWatch
{
public:
    LoopWatch();

    /// Forgets what was and begins anew.
    void start();
    /// In milliseconds, since the start, by the clock on the wall.
    [[nodiscard]] double longestGap() const { return m_longest / 1e6; }
    /// What this thread did in that gap: compute, be ready to run without a core, and, for the
    /// rest, wait for other processes or threads.
    [[nodiscard]] double workInIt() const { return m_inLongest.work / 1e6; }
    [[nodiscard]] double queuedInIt() const { return m_inLongest.queued / 1e6; }
    /// The most that this thread computed from one turn to the next, in milliseconds, whatever else
    /// the machine was busy with.
    [[nodiscard]] double longestWork() const { return m_longestWork / 1e6; }

private:
    /// In nanoseconds, since the thread began.
    struct Spent
    {
        double work = 0;
        double queued = 0; ///< ready to run, without a core
    };

    Spent spent();
    void beat();

    QTimer m_timer;
    QElapsedTimer m_clock;
    QFile m_schedule; ///< what the kernel counts for this thread
    Spent m_spent; ///< at the last beat
    double m_longest = 0; ///< ns
    Spent m_inLongest;
    double m_longestWork = 0; ///< ns
};
