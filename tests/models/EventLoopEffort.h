#pragma once

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>
#include <ctime>

namespace decidesk::test {

struct Effort
{
    double wholeMs = 0;
    double longestGapMs = 0; ///< between two turns of the event loop
};

/// What the event loop is like until `done`, in processor time of this program: that of a busy
/// machine says nothing.
template <typename Done>
Effort effortUntil(Done done)
{
    const std::clock_t start = std::clock();
    std::clock_t last = start;
    std::clock_t longest = 0;
    QTimer beat;
    QObject::connect(&beat, &QTimer::timeout, &beat, [&last, &longest] {
        const std::clock_t now = std::clock();
        longest = std::max(longest, now - last);
        last = now;
    });
    beat.start(0);
    while (!done())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    constexpr double perMs = CLOCKS_PER_SEC / 1000.0;
    return {static_cast<double>(std::clock() - start) / perMs,
            static_cast<double>(longest) / perMs};
}

} // namespace decidesk::test
