#include "WindowWatch.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <span>
#include <thread>

#include <poll.h>
#include <xcb/xcb.h>

namespace {

using Clock = std::chrono::steady_clock;

struct Free
{
    // NOLINTNEXTLINE(cppcoreguidelines-no-malloc): xcb hands out what malloc gave it.
    void operator()(void *memory) const { std::free(memory); }
};
using Event = std::unique_ptr<xcb_generic_event_t, Free>;

constexpr std::size_t stripWidth = 16;
constexpr std::size_t pixelBytes = 4;

/// The window of a program that appeared; 0 if that is not what happened.
xcb_window_t programWindow(const xcb_generic_event_t &event)
{
    constexpr unsigned char sentByServer = 0x7f;
    if ((event.response_type & sentByServer) != XCB_MAP_NOTIFY)
        return XCB_NONE;
    const auto &mapped = reinterpret_cast<const xcb_map_notify_event_t &>(event);
    return mapped.override_redirect == 0 ? mapped.window : XCB_NONE;
}

/// Black itself does not count: that is the screen, seen through a window that is not painted yet.
bool isDark(std::span<const std::uint8_t> pixel)
{
    constexpr std::uint8_t lightest = 0x60;
    const auto channels = pixel.first(3);
    const std::uint8_t most = *std::max_element(channels.begin(), channels.end());
    return most > 0 && most < lightest;
}

/// Whether some rows on end are as dark as no letters are. Between two blocks may be a seam.
bool holdsMark(std::span<const std::uint8_t> pixels)
{
    constexpr int leastDark = stripWidth * 3 / 4;
    constexpr int leastRows = 8;
    int darkRows = 0;
    for (; !pixels.empty() && darkRows < leastRows;
         pixels = pixels.subspan(stripWidth * pixelBytes)) {
        int dark = 0;
        for (std::size_t x = 0; x < stripWidth; ++x)
            dark += isDark(pixels.subspan(x * pixelBytes, pixelBytes)) ? 1 : 0;
        darkRows = dark >= leastDark ? darkRows + 1 : 0;
    }
    return darkRows >= leastRows;
}

} // namespace

void WindowWatch::Disconnect::operator()(xcb_connection_t *connection) const
{
    xcb_disconnect(connection);
}

WindowWatch::WindowWatch() : m_connection(xcb_connect(nullptr, nullptr))
{
    if (!isConnected())
        return;
    const xcb_screen_t *screen = xcb_setup_roots_iterator(xcb_get_setup(m_connection.get())).data;
    const std::uint32_t events = XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY;
    xcb_change_window_attributes(m_connection.get(), screen->root, XCB_CW_EVENT_MASK, &events);
    forget();
}

bool WindowWatch::isConnected() const
{
    return xcb_connection_has_error(m_connection.get()) == 0;
}

void WindowWatch::forget()
{
    // The answer to any question comes after all events that are older.
    const auto question = xcb_get_input_focus(m_connection.get());
    const std::unique_ptr<xcb_get_input_focus_reply_t, Free> answer(
        xcb_get_input_focus_reply(m_connection.get(), question, nullptr));
    while (const Event event{xcb_poll_for_event(m_connection.get())}) {}
}

std::optional<Clock::time_point> WindowWatch::waitForWindow(std::chrono::milliseconds patience)
{
    const Clock::time_point deadline = Clock::now() + patience;
    while (isConnected()) {
        const Event event{xcb_poll_for_event(m_connection.get())};
        if (event) {
            m_window = programWindow(*event);
            if (m_window != XCB_NONE)
                return Clock::now();
            continue;
        }
        const auto left
            = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
        if (left.count() <= 0)
            return {};
        pollfd readable{xcb_get_file_descriptor(m_connection.get()), POLLIN, 0};
        poll(&readable, 1, static_cast<int>(left.count()) + 1);
    }
    return {};
}

std::optional<Clock::time_point> WindowWatch::waitForMark(std::chrono::milliseconds patience)
{
    constexpr std::chrono::milliseconds pause(1);
    const Clock::time_point deadline = Clock::now() + patience;
    while (isConnected() && Clock::now() < deadline) {
        if (showsMark())
            return Clock::now();
        std::this_thread::sleep_for(pause);
    }
    return {};
}

bool WindowWatch::showsMark() const
{
    const auto sizeQuestion = xcb_get_geometry(m_connection.get(), m_window);
    const std::unique_ptr<xcb_get_geometry_reply_t, Free> size(
        xcb_get_geometry_reply(m_connection.get(), sizeQuestion, nullptr));
    if (!size)
        return false;
    const auto middle = static_cast<std::int16_t>(size->width / 2);
    const auto stripQuestion
        = xcb_get_image(m_connection.get(), XCB_IMAGE_FORMAT_Z_PIXMAP, m_window, middle, 0,
                        stripWidth, size->height, ~std::uint32_t{0});
    const std::unique_ptr<xcb_get_image_reply_t, Free> strip(
        xcb_get_image_reply(m_connection.get(), stripQuestion, nullptr));
    if (!strip)
        return false;
    const auto bytes = static_cast<std::size_t>(xcb_get_image_data_length(strip.get()));
    return bytes == stripWidth * pixelBytes * size->height
        && holdsMark({xcb_get_image_data(strip.get()), bytes});
}
