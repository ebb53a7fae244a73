#include "Desk.h"
#include "Language.h"
#include "MainWindow.h"
#include "Probe.h"

#include <QAction>
#include <QApplication>
#include <QDebug>
#include <QDockWidget>
#include <QFile>
#include <QScreen>
#include <QTest>
#include <QWindow>

#include <memory>

using namespace decidesk;
using namespace decidesk::test;
using namespace Qt::StringLiterals;

namespace {

/// Of two screens, side by side.
constexpr QSize large(1600, 1200);
constexpr QSize small(1024, 768);

} // namespace

/// The window on its screens, and its docks over a restart.
class tst_WindowLayout : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void isMadeToFitAtTheStart_data();
    void isMadeToFitAtTheStart();
    void isMadeToFitOnAnotherScreen();
    void whatFitsStays();
    void docksKeepTheirSizes_data();
    void docksKeepTheirSizes();

private:
    void make(QScreen &screen);
    void show() const;
    [[nodiscard]] QSize dockSize(const QString &name) const;

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<MainWindow> m_window;
};

void tst_WindowLayout::init()
{
    m_desk = std::make_unique<Desk>(std::chrono::seconds(50));
    m_language = std::make_unique<Language>();
    m_language->apply(u"en"_s);
    const QList<QScreen *> screens = QGuiApplication::screens();
    QCOMPARE(screens.size(), 2);
    QCOMPARE(screens[0]->size(), large);
    QCOMPARE(screens[1]->size(), small);
}

void tst_WindowLayout::cleanup()
{
    m_window.reset();
    m_language.reset();
    m_desk.reset();
}

void tst_WindowLayout::make(QScreen &screen)
{
    m_window.reset();
    m_window = std::make_unique<MainWindow>(
        MainWindow::Services{m_desk->settings, m_desk->secrets, m_desk->history, m_desk->sessions,
                             m_desk->traffic, *m_language, m_desk->folder.filePath(u"log"_s)});
    m_window->setScreen(&screen);
    m_window->showAsLeft();
}

void tst_WindowLayout::show() const
{
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

QSize tst_WindowLayout::dockSize(const QString &name) const
{
    const auto *dock = m_window->findChild<QDockWidget *>(name);
    return dock != nullptr && dock->isVisible() ? dock->size() : QSize();
}

void tst_WindowLayout::isMadeToFitAtTheStart_data()
{
    QTest::addColumn<QRect>("left");
    QTest::newRow("wider and higher") << QRect(1700, 40, 1500, 1100);
    QTest::newRow("wider") << QRect(1700, 40, 1500, 500);
    QTest::newRow("higher") << QRect(1700, 40, 800, 1100);
    QTest::newRow("just as large, without room for the frame") << QRect(1600, 0, 1024, 768);
}

void tst_WindowLayout::isMadeToFitAtTheStart()
{
    QFETCH(QRect, left);
    QScreen &screen = *QGuiApplication::screens().constLast();
    // As a run on a larger screen, which has become a smaller one, has left it.
    QWidget before;
    before.setScreen(&screen);
    before.setGeometry(left);
    before.show();
    QVERIFY(QTest::qWaitForWindowExposed(&before));
    QTRY_COMPARE(before.size(), left.size());
    QTRY_COMPARE(before.screen(), &screen);
    m_desk->settings.setWindowState(u"geometry"_s, before.saveGeometry());
    make(screen);
    show();
    QTRY_VERIFY2(screen.availableGeometry().contains(m_window->frameGeometry()),
                 qPrintable(QDebug::toString(m_window->frameGeometry())));
    QVERIFY(m_window->frameGeometry() != m_window->geometry());
}

void tst_WindowLayout::isMadeToFitOnAnotherScreen()
{
    const QList<QScreen *> screens = QGuiApplication::screens();
    make(*screens[0]);
    show();
    m_window->setGeometry(40, 40, 1500, 1100);
    QTRY_COMPARE(m_window->size(), QSize(1500, 1100));
    m_window->move(1700, 40);
    QTRY_COMPARE(m_window->screen(), screens[1]);
    QTRY_VERIFY2(screens[1]->availableGeometry().contains(m_window->frameGeometry()),
                 qPrintable(QDebug::toString(m_window->frameGeometry())));
}

void tst_WindowLayout::whatFitsStays()
{
    QScreen &screen = *QGuiApplication::screens().constLast();
    make(screen);
    show();
    // Partly beyond the edge, as a person may leave it.
    const QRect left(1500, 300, 900, 600);
    m_window->setGeometry(left);
    QTRY_COMPARE(m_window->geometry(), left);
    m_window->setGeometry(left.translated(-50, 100));
    QCoreApplication::processEvents();
    QCOMPARE(m_window->geometry(), left.translated(-50, 100));
}

void tst_WindowLayout::docksKeepTheirSizes_data()
{
    QTest::addColumn<bool>("maximized");
    QTest::addColumn<bool>("closed");
    QTest::newRow("killed") << false << false;
    QTest::newRow("closed") << false << true;
    QTest::newRow("maximized, killed") << true << false;
    QTest::newRow("maximized, closed") << true << true;
}

void tst_WindowLayout::docksKeepTheirSizes()
{
    QFETCH(bool, maximized);
    QFETCH(bool, closed);
    QScreen &screen = *QGuiApplication::screens().constFirst();
    make(screen);
    if (maximized)
        m_window->setWindowState(Qt::WindowMaximized);
    show();
    if (maximized)
        QTRY_COMPARE(m_window->frameGeometry(), screen.availableGeometry());
    const auto actions = m_window->findChildren<QAction *>();
    for (QAction *action : actions) {
        if (QStringList({u"F12"_s, u"Ctrl+Shift+F"_s}).contains(action->shortcut().toString()))
            action->trigger();
    }
    auto *traffic = m_window->findChild<QDockWidget *>(u"trafficDock"_s);
    auto *console = m_window->findChild<QDockWidget *>(u"consoleDock"_s);
    auto *search = m_window->findChild<QDockWidget *>(u"searchDock"_s);
    QVERIFY(traffic && console && search);
    QTRY_VERIFY(traffic->isVisible() && console->isVisible() && search->isVisible());
    const int high = maximized ? 700 : 380;
    m_window->resizeDocks({traffic}, {high}, Qt::Vertical);
    m_window->resizeDocks({search}, {maximized ? 500 : 300}, Qt::Horizontal);
    m_window->resizeDocks({traffic, console}, {300, 500}, Qt::Horizontal);
    const auto sizes = [this] {
        return QList<QSize>{dockSize(u"trafficDock"_s), dockSize(u"consoleDock"_s),
                            dockSize(u"searchDock"_s)};
    };
    QTRY_COMPARE(sizes().constFirst().height(), high);
    QTRY_COMPARE(m_desk->settings.windowState(u"docks"_s), m_window->saveState());
    const QList<QSize> before = sizes();
    if (closed)
        m_window->close();
    make(screen);
    show();
    QTRY_COMPARE(m_window->isMaximized(), maximized);
    QTRY_COMPARE(sizes(), before);
    // It does not only look so at first.
    QTRY_COMPARE(m_desk->settings.windowState(u"docks"_s), m_window->saveState());
    QCOMPARE(sizes(), before);
}

int main(int argc, char *argv[])
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"screens.json"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return 1;
    file.write(R"({"screens": [
        {"name": "large", "x": 0, "y": 0, "width": 1600, "height": 1200,
         "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1},
        {"name": "small", "x": 1600, "y": 0, "width": 1024, "height": 768,
         "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]})");
    file.close();
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + path.toLocal8Bit());
    QApplication application(argc, argv);
    tst_WindowLayout test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_WindowLayout.moc"
