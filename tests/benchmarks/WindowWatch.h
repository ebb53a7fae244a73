#pragma once

#include <QString>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>

struct xcb_connection_t;

/// A text that can be told from all others by looking at the pixels: some lines full of blocks.
inline const QString paintedMark(200, u'\u2588');

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

    /// When the window that `waitForWindow` told of showed `paintedMark`, dark and across its
    /// middle, or nothing if that took longer than `patience`. Never early, and late by some 2 ms
    /// at most: how often it looks at a narrow strip of the window, to be no burden.
    std::optional<std::chrono::steady_clock::time_point> waitForMark(
        std::chrono::milliseconds patience);

private:
    [[nodiscard]] bool showsMark() const;

    struct Disconnect
    {
        void operator()(xcb_connection_t *connection) const;
    };

    std::unique_ptr<xcb_connection_t, Disconnect> m_connection;
    std::uint32_t m_window = 0;
};
