#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEvent>
#include <QTimer>

#include <chrono>

namespace decidesk::test {

/// Runs the event loop until `condition` holds; false after `timeout`. QTest::qWaitFor sleeps 10 ms
/// between two looks, which is too long for thousands of rounds.
template <typename Condition>
[[nodiscard]] bool waitUntil(const Condition &condition,
                             std::chrono::milliseconds timeout = std::chrono::seconds(10))
{
    const QDeadlineTimer deadline(timeout);
    QTimer wake;
    wake.start(timeout);
    while (!condition()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

} // namespace decidesk::test
