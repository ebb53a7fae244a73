#include "TesterTools.h"

#include "ConsoleDock.h"
#include "Desk.h"
#include "MonospaceFont.h"
#include "Probe.h"
#include "TestProgram.h"
#include "TrafficDock.h"
#include "TrafficModel.h"
#include "TrafficTable.h"

#include <QAction>
#include <QHeaderView>
#include <QMainWindow>
#include <QTest>

#include <memory>

using namespace decidesk;
using namespace decidesk::test;
using namespace Qt::StringLiterals;

/// The docks of the testers: nobody else meets them, and they are one key away.
class tst_TesterTools : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void nothingIsThereUntilItIsWanted();
    void names();
    void keys();
    void f12ShowsBothAndHidesBoth();
    void f12HidesTheOneThatIsShown();
    void entriesShowAndHide_data();
    void entriesShowAndHide();
    void closingADockUnchecksItsEntry();
    void consoleGetsTheFocus();
    void docksCarryTheirTitleAsName();
    void rememberWhatWasShown_data();
    void rememberWhatWasShown();
    void rememberTheColumns();
    void theConsoleKnowsTheServer();
    void fit800x600_data();
    void fit800x600();
    void followTheLanguage();

private:
    void make();
    [[nodiscard]] QAction *entry(const QString &text) const;
    [[nodiscard]] QString consolePlace() const;
    template <typename Dock>
    [[nodiscard]] bool isShown() const
    {
        const auto *dock = m_window->findChild<Dock *>();
        return dock && dock->isVisible();
    }

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<QMainWindow> m_window;
    TesterTools *m_tools = nullptr;
};

void tst_TesterTools::init()
{
    m_desk = std::make_unique<Desk>();
    make();
}

void tst_TesterTools::cleanup()
{
    m_window.reset();
    m_desk.reset();
}

void tst_TesterTools::make()
{
    m_window = std::make_unique<QMainWindow>();
    m_window->setCentralWidget(new QWidget);
    m_tools = new TesterTools(*m_window, m_desk->traffic, m_desk->settings, m_desk->secrets);
    m_window->addActions(m_tools->menuActions());
    m_window->resize(900, 700);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
}

QAction *tst_TesterTools::entry(const QString &text) const
{
    const auto actions = m_tools->menuActions();
    for (QAction *action : actions) {
        if (action->iconText() == text)
            return action;
    }
    return nullptr;
}

void tst_TesterTools::nothingIsThereUntilItIsWanted()
{
    m_tools->setServer(m_desk->server);
    m_tools->restore();
    m_tools->save();
    QCOMPARE(m_window->findChildren<QDockWidget *>().size(), 0);
    QVERIFY(!entry(u"Traffic"_s)->isChecked());
    QVERIFY(!entry(u"Console"_s)->isChecked());
}

void tst_TesterTools::names()
{
    QStringList texts;
    const auto actions = m_tools->menuActions();
    for (const QAction *action : actions)
        texts += action->iconText();
    QCOMPARE(texts, QStringList({u"Traffic"_s, u"Console"_s, u"Tester's tools"_s}));
    QVERIFY(entry(u"Traffic"_s)->isCheckable());
    QVERIFY(entry(u"Console"_s)->isCheckable());
}

void tst_TesterTools::keys()
{
    QCOMPARE(entry(u"Tester's tools"_s)->shortcut(), QKeySequence(u"F12"_s));
    QCOMPARE(entry(u"Console"_s)->shortcut(), QKeySequence(u"Ctrl+Shift+C"_s));
}

void tst_TesterTools::f12ShowsBothAndHidesBoth()
{
    QTest::keyClick(m_window.get(), Qt::Key_F12);
    QTRY_VERIFY(isShown<TrafficDock>());
    QVERIFY(isShown<ConsoleDock>());
    QVERIFY(entry(u"Traffic"_s)->isChecked());
    QVERIFY(entry(u"Console"_s)->isChecked());
    QTest::keyClick(m_window.get(), Qt::Key_F12);
    QTRY_VERIFY(!isShown<TrafficDock>());
    QVERIFY(!isShown<ConsoleDock>());
    QVERIFY(!entry(u"Traffic"_s)->isChecked());
    QVERIFY(!entry(u"Console"_s)->isChecked());
}

void tst_TesterTools::f12HidesTheOneThatIsShown()
{
    entry(u"Traffic"_s)->trigger();
    QTRY_VERIFY(isShown<TrafficDock>());
    QTest::keyClick(m_window.get(), Qt::Key_F12);
    QTRY_VERIFY(!isShown<TrafficDock>());
    QVERIFY(!isShown<ConsoleDock>());
}

void tst_TesterTools::entriesShowAndHide_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("traffic");
    QTest::newRow("Traffic") << u"Traffic"_s << true;
    QTest::newRow("Console") << u"Console"_s << false;
}

void tst_TesterTools::entriesShowAndHide()
{
    QFETCH(QString, text);
    QFETCH(bool, traffic);
    entry(text)->trigger();
    QTRY_COMPARE(isShown<TrafficDock>(), traffic);
    QCOMPARE(isShown<ConsoleDock>(), !traffic);
    QVERIFY(entry(text)->isChecked());
    entry(text)->trigger();
    QTRY_VERIFY(!isShown<TrafficDock>() && !isShown<ConsoleDock>());
    QVERIFY(!entry(text)->isChecked());
}

void tst_TesterTools::closingADockUnchecksItsEntry()
{
    entry(u"Traffic"_s)->trigger();
    QTRY_VERIFY(isShown<TrafficDock>());
    m_window->findChild<TrafficDock *>()->close();
    QTRY_VERIFY(!entry(u"Traffic"_s)->isChecked());
}

void tst_TesterTools::consoleGetsTheFocus()
{
    QTest::keyClick(m_window.get(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(focusName(), u"Raw message"_s);
}

void tst_TesterTools::docksCarryTheirTitleAsName()
{
    QTest::keyClick(m_window.get(), Qt::Key_F12);
    const auto docks = m_window->findChildren<QDockWidget *>();
    QCOMPARE(docks.size(), 2);
    for (const QDockWidget *dock : docks) {
        QVERIFY(dock->windowTitle() == u"Traffic" || dock->windowTitle() == u"Console");
        QCOMPARE(dock->accessibleName(), dock->windowTitle());
    }
}

void tst_TesterTools::rememberWhatWasShown_data()
{
    QTest::addColumn<bool>("traffic");
    QTest::addColumn<bool>("console");
    QTest::newRow("none") << false << false;
    QTest::newRow("traffic") << true << false;
    QTest::newRow("console") << false << true;
    QTest::newRow("both") << true << true;
}

void tst_TesterTools::rememberWhatWasShown()
{
    QFETCH(bool, traffic);
    QFETCH(bool, console);
    if (traffic)
        entry(u"Traffic"_s)->trigger();
    if (console)
        entry(u"Console"_s)->trigger();
    m_tools->save();
    make();
    m_tools->restore();
    QTRY_COMPARE(isShown<TrafficDock>(), traffic);
    QCOMPARE(isShown<ConsoleDock>(), console);
    QCOMPARE(entry(u"Traffic"_s)->isChecked(), traffic);
    QCOMPARE(entry(u"Console"_s)->isChecked(), console);
}

void tst_TesterTools::rememberTheColumns()
{
    entry(u"Traffic"_s)->trigger();
    QTRY_VERIFY(isShown<TrafficDock>());
    auto *table = m_window->findChild<TrafficTable *>();
    const int own = 25 * table->fontMetrics().averageCharWidth();
    table->horizontalHeader()->resizeSection(TrafficModel::Label, own);
    m_tools->save();
    // A run in which nobody opens it keeps them.
    make();
    m_tools->restore();
    entry(u"Traffic"_s)->trigger();
    m_tools->save();
    make();
    m_tools->save();
    make();
    entry(u"Traffic"_s)->trigger();
    QTRY_VERIFY(isShown<TrafficDock>());
    QCOMPARE(m_window->findChild<TrafficTable *>()->columnWidth(TrafficModel::Label), own);
}

QString tst_TesterTools::consolePlace() const
{
    return m_window->findChild<ConsoleDock *>()->findChild<QWidget *>(u"place"_s)->accessibleName();
}

void tst_TesterTools::theConsoleKnowsTheServer()
{
    m_tools->setServer(m_desk->server);
    entry(u"Console"_s)->trigger();
    QCOMPARE(consolePlace(), hostAndPort(m_desk->practice.url()) + u" · not connected"_s);
    Server other = m_desk->server;
    other.id = QUuid::createUuid();
    other.url = QUrl(u"wss://b.example/ws"_s);
    m_tools->setServer(other);
    QCOMPARE(consolePlace(), u"b.example · not connected"_s);
}

void tst_TesterTools::fit800x600_data()
{
    QTest::addColumn<int>("percent");
    for (const int percent : {100, 150, 200})
        QTest::addRow("%d %%", percent) << percent;
}

void tst_TesterTools::fit800x600()
{
    QFETCH(int, percent);
    const TextSize size(percent);
    make();
    // What a conversation with a banner needs.
    m_window->centralWidget()->setMinimumHeight(380);
    m_window->resize(800, 600);
    QTRY_COMPARE(m_window->size(), QSize(800, 600));
    m_tools->setServer(m_desk->server);
    m_desk->traffic.add({QDateTime::currentDateTimeUtc(), u"tom"_s, 1, TrafficEntry::Kind::FrameIn,
                         u"TakeDecision"_s, 2, 12, CompactText(u"{}"_s)});
    QTest::keyClick(m_window.get(), Qt::Key_F12);
    QTRY_VERIFY(isShown<TrafficDock>() && isShown<ConsoleDock>());
    QTRY_COMPARE(clipped(*m_window), QString());
    QCOMPARE(m_window->size(), QSize(800, 600));
    const auto *table = m_window->findChild<TrafficTable *>();
    QTRY_COMPARE(table->horizontalHeader()->length(), table->viewport()->width());
    const int letter = QFontMetrics(monospaceFont(table->font())).averageCharWidth();
    QVERIFY(table->columnWidth(TrafficModel::Text) >= 16 * letter);
}

void tst_TesterTools::followTheLanguage()
{
    const MarkedLanguage marked;
    m_tools->retranslate();
    QCOMPARE(entry(u"¤Traffic"_s) != nullptr, true);
    QCOMPARE(entry(u"¤Console"_s) != nullptr, true);
    QCOMPARE(m_tools->menuActions().constLast()->text(), u"¤T&ester's tools"_s);
}

DECIDESK_TEST(tst_TesterTools)
#include "tst_TesterTools.moc"
