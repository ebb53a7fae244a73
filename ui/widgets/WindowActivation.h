#pragma once

#include <QObject>

class QGuiApplication;
class QWindow;

namespace decidesk {

/// Gives the program's windows the keyboard where nobody else does: on X11 without a window manager
/// (a kiosk, a virtual screen) none would ever be the active one, and no shortcut would work.
class WindowActivation : public QObject
{
    Q_OBJECT

public:
    /// `application` must outlive this object. On other platforms than X11 it does nothing.
    explicit WindowActivation(QGuiApplication &application);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static void activateSoon(QWindow &window);
};

} // namespace decidesk
