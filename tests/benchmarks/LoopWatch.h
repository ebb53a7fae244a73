#pragma once

#include <QElapsedTimer>
#include <QTimer>

/// The longest time that the event loop did not turn, by the clock on the wall.
class LoopWatch
{
public:
    LoopWatch();

    /// Forgets what was and begins anew.
    void start();
    /// In milliseconds, since the start.
    [[nodiscard]] double longestGap() const { return static_cast<double>(m_longest) / 1e6; }

private:
    void beat();

    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_longest = 0; ///< ns
};
