#pragma once

#include <QTimer>

#include <chrono>

namespace decidesk {

/// Runs while something was changed that is not stored: `timeout` comes at most 700 ms after the
/// first change.
class StoreTimer : public QTimer
{
    Q_OBJECT

public:
    StoreTimer()
    {
        setSingleShot(true);
        setInterval(std::chrono::milliseconds(700));
    }

    void noteChange()
    {
        // Not anew with each change, or what goes on without a pause would never be stored.
        if (!isActive())
            start();
    }
};

} // namespace decidesk
