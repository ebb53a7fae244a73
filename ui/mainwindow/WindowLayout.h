#pragma once

#include "StoreTimer.h"

#include <QObject>

class QMainWindow;
class QSplitter;

namespace decidesk {

class FindActions;
class Settings;
class TesterTools;

/// Where the window is, how it is divided and which docks are shown: restored at the start, and
/// kept in the settings within a second of a change, so that it looks the same again also where
/// the program was killed.
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

    Settings &m_settings;
    Parts m_parts;
    StoreTimer m_unstored;
};

} // namespace decidesk
