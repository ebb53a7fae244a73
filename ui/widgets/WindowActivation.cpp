#include "WindowActivation.h"

#include <QEvent>
#include <QGuiApplication>
#include <QTimer>
#include <QWindow>

#include <chrono>

namespace decidesk {

namespace {

/// A window manager has put its frame around the window by then.
constexpr std::chrono::milliseconds patience(300);

} // namespace

WindowActivation::WindowActivation(QGuiApplication &application)
{
    if (QGuiApplication::platformName() == QLatin1String("xcb"))
        application.installEventFilter(this);
}

bool WindowActivation::eventFilter(QObject *watched, QEvent *event)
{
    if ((event->type() == QEvent::Show || event->type() == QEvent::Hide)
        && watched->isWindowType()) {
        auto *window = static_cast<QWindow *>(watched);
        // Menus and tool tips take no part in it.
        const bool takesKeys = window->type() == Qt::Window || window->type() == Qt::Dialog;
        if (event->type() == QEvent::Hide)
            window = window->transientParent();
        if (takesKeys && window != nullptr)
            activateSoon(*window);
    }
    return QObject::eventFilter(watched, event);
}

void WindowActivation::activateSoon(QWindow &window)
{
    QTimer::singleShot(patience, &window, [&window] {
        // Who frames windows gives them the keyboard as well; these states come from nobody else,
        // and may take the frame away.
        const bool isManaged = !window.frameMargins().isNull()
            || (window.windowStates() & (Qt::WindowFullScreen | Qt::WindowMaximized)) != 0;
        if (window.isVisible() && !window.isActive() && !isManaged)
            window.requestActivate();
    });
}

} // namespace decidesk
