#pragma once

#include "Server.h"

#include <QList>
#include <QObject>

#include <optional>

class QAction;
class QDockWidget;
class QMainWindow;

namespace decidesk {

class ConsoleDock;
class SecretStore;
class Settings;
class TrafficDock;
class TrafficLog;

/// *Traffic* and *Console*: the docks, made when they are first wanted, and the actions that show
/// them. Whoever never asks for them pays nothing.
class TesterTools : public QObject
{
    Q_OBJECT

public:
    /// `window` gets the docks and is the parent; all must outlive the tools.
    TesterTools(QMainWindow &window, TrafficLog &traffic, Settings &settings, SecretStore &secrets);

    /// For the View menu: each of them, and both at once.
    [[nodiscard]] QList<QAction *> menuActions() const
    {
        return {m_showTraffic, m_showConsole, m_toggle};
    }

    /// *Find…* while the focus is in a tool that has a field of its own for it; false: it is not.
    bool find();

    /// Where the console sends to. Another one, or other settings of it, end its connection.
    void setServer(const std::optional<Server> &server);

    /// After `QMainWindow::restoreState`: shows what was shown last time.
    void restore();
    void save() const;
    void retranslate();

private:
    TrafficDock *traffic();
    ConsoleDock *console();
    void adopt(QDockWidget *dock, QAction *action);
    void applyNetworkSettings();
    [[nodiscard]] int firstHeight() const;
    void toggle();
    [[nodiscard]] bool isAnyShown() const;

    QMainWindow &m_window;
    TrafficLog &m_log;
    Settings &m_settings;
    SecretStore &m_secrets;
    std::optional<Server> m_server;
    TrafficDock *m_traffic = nullptr;
    ConsoleDock *m_console = nullptr;
    QAction *m_showTraffic;
    QAction *m_showConsole;
    QAction *m_toggle;
};

} // namespace decidesk
