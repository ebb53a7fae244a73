#pragma once

#include "StoreTimer.h"

#include <QMargins>
#include <QMetaObject>
#include <QObject>

#include <optional>

class QMainWindow;
class QSplitter;

namespace decidesk {

class FindActions;
class Settings;
class TesterTools;

/// Where the window is, how it is divided and which docks are shown: restored at the start, and
/// kept in the settings within a second of a change, so that it looks the same again also where
/// the program was killed. A window that is bigger than its screen is made to fit, frame included:
/// at the start, and whenever it is on another screen or the screen changes.
class WindowLayout : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        QMainWindow &window;
        QSplitter &splitter; ///< the list of accounts, and the rest
        TesterTools &tools;
        FindActions &find;
    };

    /// All must outlive this object.
    WindowLayout(Settings &settings, const Parts &parts, QObject *parent);

    /// As it was left; the first time as is usual.
    void restore();
    /// Stores it now.
    void save();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void noteChange();
    void onShown();
    void onResized();
    void onMoved();
    void followScreen();
    void fitToScreen();

    Settings &m_settings;
    Parts m_parts;
    StoreTimer m_unstored;
    QMetaObject::Connection m_ofScreen; ///< says when the room on it changes
    std::optional<QMargins> m_frame; ///< the one that the window was made to fit with
    bool m_followsScreens = false;
    bool m_docksAwaitSize = false; ///< a maximized window gets its size only when it is shown
};

} // namespace decidesk
