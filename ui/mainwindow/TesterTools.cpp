#include "TesterTools.h"

#include "ConsoleDock.h"
#include "Settings.h"
#include "SymbolIcon.h"
#include "TrafficDock.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QKeySequence>
#include <QMainWindow>

#include <algorithm>

namespace decidesk {

namespace {

const QString shownKey = QStringLiteral("tools");
const QString columnsKey = QStringLiteral("trafficColumns");
const QByteArray trafficMark = QByteArrayLiteral("traffic");
const QByteArray consoleMark = QByteArrayLiteral("console");
constexpr int wantedLines = 21; ///< of text: in so much height the console need not scroll

} // namespace

TesterTools::TesterTools(QMainWindow &window, TrafficLog &traffic, Settings &settings,
                         SecretStore &secrets)
    : QObject(&window), m_window(window), m_log(traffic), m_settings(settings), m_secrets(secrets),
      m_showTraffic(new QAction(symbolIcon(QStringLiteral("traffic")), QString(), this)),
      m_showConsole(new QAction(symbolIcon(QStringLiteral("console")), QString(), this)),
      m_toggle(new QAction(this))
{
    m_showTraffic->setCheckable(true);
    m_showConsole->setCheckable(true);
    m_showConsole->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    m_toggle->setShortcut(QKeySequence(Qt::Key_F12));
    connect(m_showTraffic, &QAction::triggered, this,
            [this](bool shown) { this->traffic()->setVisible(shown); });
    connect(m_showConsole, &QAction::triggered, this, [this](bool shown) {
        console()->setVisible(shown);
        if (shown)
            console()->focusField();
    });
    connect(m_toggle, &QAction::triggered, this, &TesterTools::toggle);
    connect(&m_settings, &Settings::timeoutsChanged, this, &TesterTools::applyNetworkSettings);
    retranslate();
}

bool TesterTools::find()
{
    const bool inTraffic
        = m_traffic != nullptr && m_traffic->isAncestorOf(QApplication::focusWidget());
    if (inTraffic)
        m_traffic->focusFilter();
    return inTraffic;
}

void TesterTools::setServer(const std::optional<Server> &server)
{
    m_server = server;
    if (m_console)
        m_console->setServer(server);
}

void TesterTools::restore()
{
    const QList<QByteArray> shown = m_settings.windowState(shownKey).split(' ');
    if (shown.contains(trafficMark))
        traffic()->show();
    if (shown.contains(consoleMark))
        console()->show();
}

void TesterTools::save() const
{
    QByteArrayList shown;
    if (m_traffic != nullptr && !m_traffic->isHidden())
        shown.append(trafficMark);
    if (m_console != nullptr && !m_console->isHidden())
        shown.append(consoleMark);
    m_settings.setWindowState(shownKey, shown.join(' '));
    if (m_traffic != nullptr)
        m_settings.setWindowState(columnsKey, m_traffic->columnWidths());
}

void TesterTools::retranslate()
{
    //: Menu entry: show or hide the list of frames; & is before its mnemonic
    m_showTraffic->setText(tr("&Traffic"));
    //: Menu entry: show or hide the raw messages; & is before its mnemonic
    m_showConsole->setText(tr("&Console"));
    //: Menu entry: show or hide Traffic and Console; & is before its mnemonic
    m_toggle->setText(tr("T&ester's tools"));
}

TrafficDock *TesterTools::traffic()
{
    if (!m_traffic) {
        m_traffic = new TrafficDock(m_log, &m_window);
        m_traffic->setColumnWidths(m_settings.windowState(columnsKey));
        adopt(m_traffic, m_showTraffic);
    }
    return m_traffic;
}

ConsoleDock *TesterTools::console()
{
    if (!m_console) {
        m_console = new ConsoleDock(m_secrets, m_log, &m_window);
        m_console->setServer(m_server);
        applyNetworkSettings();
        adopt(m_console, m_showConsole);
    }
    return m_console;
}

void TesterTools::adopt(QDockWidget *dock, QAction *action)
{
    dock->hide();
    // Where it was last time, else below the conversation.
    if (!m_window.restoreDockWidget(dock)) {
        m_window.addDockWidget(Qt::BottomDockWidgetArea, dock);
        m_window.resizeDocks({dock}, {firstHeight()}, Qt::Vertical);
    }
    dock->hide();
    connect(dock, &QDockWidget::visibilityChanged, action,
            [dock, action] { action->setChecked(!dock->isHidden()); });
}

int TesterTools::firstHeight() const
{
    const int wanted = wantedLines * m_window.fontMetrics().lineSpacing();
    return std::clamp(wanted, m_window.height() * 2 / 5, m_window.height() / 2);
}

void TesterTools::applyNetworkSettings()
{
    if (!m_console)
        return;
    m_console->setTimeouts(m_settings.timeouts());
    m_console->setLimits(m_settings.limits());
}

void TesterTools::toggle()
{
    const bool show = !isAnyShown();
    traffic()->setVisible(show);
    console()->setVisible(show);
    m_showTraffic->setChecked(show);
    m_showConsole->setChecked(show);
}

bool TesterTools::isAnyShown() const
{
    return (m_traffic != nullptr && !m_traffic->isHidden())
        || (m_console != nullptr && !m_console->isHidden());
}

} // namespace decidesk
