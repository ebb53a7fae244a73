#pragma once

#include <chrono>
#include <memory>
#include <optional>

struct xcb_connection_t;

/// Hears of every window that appears on the X server named by DISPLAY, within a millisecond and
/// without asking again and again: the server tells (MapNotify on the root window).
class WindowWatch
{
public:
    WindowWatch();

    [[nodiscard]] bool isConnected() const;

    /// Forgets what has happened so far.
    void forget();

    /// When the next window of a program appeared (menus and tooltips don't count), or nothing if
    /// that took longer than `patience`.
    std::optional<std::chrono::steady_clock::time_point> waitForWindow(
        std::chrono::milliseconds patience);

private:
    struct Disconnect
    {
        void operator()(xcb_connection_t *connection) const;
    };

    std::unique_ptr<xcb_connection_t, Disconnect> m_connection;
};
