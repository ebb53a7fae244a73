#include "WindowLayout.h"

#include "FindActions.h"
#include "Settings.h"
#include "TesterTools.h"

#include <QChildEvent>
#include <QDockWidget>
#include <QMainWindow>
#include <QScreen>
#include <QSplitter>

namespace decidesk {

namespace {

const QString geometryKey = QStringLiteral("geometry");
const QString docksKey = QStringLiteral("docks");
const QString splitterKey = QStringLiteral("splitter");
const QString searchKey = QStringLiteral("search");
const QByteArray shownMark = QByteArrayLiteral("shown");

constexpr QSize firstSize(980, 720);
constexpr int firstPanelWidth = 220;

} // namespace

WindowLayout::WindowLayout(Settings &settings, const Parts &parts, QObject *parent)
    : QObject(parent), m_settings(settings), m_parts(parts)
{
    connect(&m_unstored, &StoreTimer::timeout, this, &WindowLayout::save);
    connect(&m_parts.splitter, &QSplitter::splitterMoved, this, &WindowLayout::noteChange);
    m_parts.window.installEventFilter(this);
}

void WindowLayout::restore()
{
    QMainWindow &window = m_parts.window;
    window.resize(firstSize.boundedTo(window.screen()->availableSize()));
    m_parts.splitter.setSizes({firstPanelWidth, window.width() - firstPanelWidth});
    if (const QByteArray geometry = m_settings.windowState(geometryKey); !geometry.isEmpty())
        window.restoreGeometry(geometry);
    if (const QByteArray docks = m_settings.windowState(docksKey); !docks.isEmpty())
        window.restoreState(docks);
    if (const QByteArray splitter = m_settings.windowState(splitterKey); !splitter.isEmpty())
        m_parts.splitter.restoreState(splitter);
    m_parts.tools.restore();
    if (m_settings.windowState(searchKey) == shownMark)
        m_parts.find.showSearch();
    // It belongs to what is restored.
    m_parts.splitter.setHandleWidth(1);
}

void WindowLayout::save()
{
    m_unstored.stop();
    m_settings.setWindowState(geometryKey, m_parts.window.saveGeometry());
    m_settings.setWindowState(docksKey, m_parts.window.saveState());
    m_settings.setWindowState(splitterKey, m_parts.splitter.saveState());
    m_settings.setWindowState(searchKey, m_parts.find.isSearchShown() ? shownMark : QByteArray());
    m_parts.tools.save();
}

bool WindowLayout::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::ChildPolished:
        // Docks are made when they are first wanted.
        if (auto *dock = qobject_cast<QDockWidget *>(static_cast<QChildEvent *>(event)->child()))
            dock->installEventFilter(this);
        break;
    case QEvent::Resize:
    case QEvent::Move:
    case QEvent::WindowStateChange:
    case QEvent::Show:
    case QEvent::Hide:
        noteChange();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void WindowLayout::noteChange()
{
    // Before it is shown nobody has changed it, and what closes goes in parts.
    if (m_parts.window.isVisible())
        m_unstored.noteChange();
}

} // namespace decidesk
