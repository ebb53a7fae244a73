#include "WindowLayout.h"

#include "FindActions.h"
#include "Settings.h"
#include "TesterTools.h"

#include <QChildEvent>
#include <QDockWidget>
#include <QMainWindow>
#include <QScreen>
#include <QSplitter>
#include <QStyle>
#include <QWindow>

#include <algorithm>

namespace decidesk {

namespace {

const QString geometryKey = QStringLiteral("geometry");
const QString docksKey = QStringLiteral("docks");
const QString splitterKey = QStringLiteral("splitter");
const QString searchKey = QStringLiteral("search");
const QByteArray shownMark = QByteArrayLiteral("shown");

constexpr auto sizedByTheDesktop = Qt::WindowMaximized | Qt::WindowFullScreen | Qt::WindowMinimized;

bool isSizedByTheDesktop(const QWidget &window)
{
    return (window.windowState() & sizedByTheDesktop) != Qt::WindowNoState;
}

/// What the desktop puts around the window; before it has, about as much as is usual.
QMargins frameOf(const QWidget &window)
{
    if (const QWindow *shown = window.windowHandle(); shown != nullptr && shown->isVisible())
        return shown->frameMargins();
    const int title = window.style()->pixelMetric(QStyle::PM_TitleBarHeight, nullptr, &window);
    const int edge
        = window.style()->pixelMetric(QStyle::PM_MdiSubWindowFrameWidth, nullptr, &window);
    return {edge, title, edge, edge};
}

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
    fitToScreen();
    if (const QByteArray docks = m_settings.windowState(docksKey); !docks.isEmpty()) {
        window.restoreState(docks);
        m_docksAwaitSize = isSizedByTheDesktop(window);
    }
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
    m_docksAwaitSize = false;
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
    case QEvent::Show:
        if (watched == &m_parts.window)
            onShown();
        noteChange();
        break;
    case QEvent::Resize:
        if (watched == &m_parts.window)
            onResized();
        noteChange();
        break;
    case QEvent::Move:
    case QEvent::WindowStateChange:
        if (watched == &m_parts.window)
            onMoved();
        noteChange();
        break;
    case QEvent::Hide:
        noteChange();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void WindowLayout::onShown()
{
    const QWindow *shown = m_parts.window.windowHandle();
    if (!m_followsScreens && shown != nullptr) {
        m_followsScreens = true;
        connect(shown, &QWindow::screenChanged, this, &WindowLayout::followScreen);
    }
    followScreen();
}

void WindowLayout::onResized()
{
    QMainWindow &window = m_parts.window;
    if (m_docksAwaitSize && window.isVisible() && isSizedByTheDesktop(window))
        window.restoreState(m_settings.windowState(docksKey));
}

void WindowLayout::onMoved()
{
    QMainWindow &window = m_parts.window;
    if (isSizedByTheDesktop(window))
        m_frame.reset();
    else if (window.isVisible() && m_frame != frameOf(window))
        // What the desktop has put around it comes with the place.
        QMetaObject::invokeMethod(this, &WindowLayout::fitToScreen, Qt::QueuedConnection);
}

void WindowLayout::followScreen()
{
    disconnect(m_ofScreen);
    m_ofScreen = connect(m_parts.window.screen(), &QScreen::availableGeometryChanged, this,
                         &WindowLayout::fitToScreen);
    // Not in the middle of the move that led to it.
    QMetaObject::invokeMethod(this, &WindowLayout::fitToScreen, Qt::QueuedConnection);
}

void WindowLayout::fitToScreen()
{
    QMainWindow &window = m_parts.window;
    if (isSizedByTheDesktop(window))
        return;
    m_frame = frameOf(window);
    const QRect room = window.screen()->availableGeometry().marginsRemoved(*m_frame);
    const QRect present = window.geometry();
    QRect fitted(present.topLeft(), present.size().boundedTo(room.size()));
    if (fitted.size() == present.size())
        return;
    fitted.moveTo(std::clamp(fitted.left(), room.left(), room.right() + 1 - fitted.width()),
                  std::clamp(fitted.top(), room.top(), room.bottom() + 1 - fitted.height()));
    window.setGeometry(fitted);
}

void WindowLayout::noteChange()
{
    // Before it is shown nobody has changed it, and what closes goes in parts.
    if (m_parts.window.isVisible())
        m_unstored.noteChange();
}

} // namespace decidesk
