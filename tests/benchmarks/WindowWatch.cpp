#include "WindowWatch.h"

#include <cstdint>
#include <cstdlib>

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

bool isProgramWindow(const xcb_generic_event_t &event)
{
    constexpr unsigned char sentByServer = 0x7f;
    if ((event.response_type & sentByServer) != XCB_MAP_NOTIFY)
        return false;
    const auto &mapped = reinterpret_cast<const xcb_map_notify_event_t &>(event);
    return mapped.override_redirect == 0;
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
    while (const Event event{xcb_poll_for_event(m_connection.get())}) { }
}

std::optional<Clock::time_point> WindowWatch::waitForWindow(std::chrono::milliseconds patience)
{
    const Clock::time_point deadline = Clock::now() + patience;
    while (isConnected()) {
        const Event event{xcb_poll_for_event(m_connection.get())};
        if (event && isProgramWindow(*event))
            return Clock::now();
        if (event)
            continue;
        const auto left
            = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
        if (left.count() <= 0)
            return {};
        pollfd readable{xcb_get_file_descriptor(m_connection.get()), POLLIN, 0};
        poll(&readable, 1, static_cast<int>(left.count()) + 1);
    }
    return {};
}
