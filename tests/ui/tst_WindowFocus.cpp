#include "ChatPage.h"
#include "Composer.h"
#include "Desk.h"
#include "Language.h"
#include "MainWindow.h"
#include "Probe.h"
#include "TestProgram.h"

#include <QAction>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include <memory>

using namespace decidesk;
using namespace decidesk::test;
using namespace Qt::StringLiterals;
using Fault = FaultPlan::Step::Kind;
using State = Session::State;

/// Where typing goes: at the start, and when a session begins.
class tst_WindowFocus : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void atTheStart_data();
    void atTheStart();
    void whatWasPutElsewhereStays();
    void theMenuLeadsToTheMessage_data();
    void theMenuLeadsToTheMessage();
    void whatGoesLeavesTheFocusToTheMessage_data();
    void whatGoesLeavesTheFocusToTheMessage();

private:
    /// An account that the last run left logged in, or disconnected.
    Session *leftBehind(bool loggedIn);
    void make();
    [[nodiscard]] QAction *sessionAction(const QString &text) const;
    [[nodiscard]] QListView *list() const { return named<QListView>(*m_window, u"Accounts"_s); }

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<MainWindow> m_window;
};

void tst_WindowFocus::init()
{
    m_desk = std::make_unique<Desk>(std::chrono::milliseconds(300));
    m_language = std::make_unique<Language>();
    m_language->apply(u"en"_s);
}

void tst_WindowFocus::cleanup()
{
    m_window.reset();
    m_language.reset();
    m_desk.reset();
}

Session *tst_WindowFocus::leftBehind(bool loggedIn)
{
    Session *session = m_desk->openAccount(u"tom"_s);
    if (!session)
        return nullptr;
    m_desk->settings.setLastAccount(session->account().id);
    loggedIn ? session->goOffline() : session->disconnectFromServer();
    return QTest::qWaitFor([session] { return session->state() == State::Offline; }) ? session
                                                                                     : nullptr;
}

/// As the program starts: what is resumed begins before the window is seen.
void tst_WindowFocus::make()
{
    m_window = std::make_unique<MainWindow>(
        MainWindow::Services{m_desk->settings, m_desk->secrets, m_desk->history, m_desk->sessions,
                             m_desk->traffic, *m_language, m_desk->folder.filePath(u"log"_s)});
    m_window->showAsLeft();
    m_desk->sessions.resume();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
    QTRY_VERIFY(m_window->isActiveWindow());
}

QAction *tst_WindowFocus::sessionAction(const QString &text) const
{
    const auto actions = m_window->findChildren<QAction *>();
    for (QAction *action : actions) {
        if (QString(action->text()).remove(u'&') == text)
            return action;
    }
    return nullptr;
}

void tst_WindowFocus::atTheStart_data()
{
    QTest::addColumn<bool>("loggedIn");
    QTest::addColumn<QString>("focus");
    QTest::newRow("logged in by itself") << true << u"Message"_s;
    QTest::newRow("disconnected") << false << u"Log in"_s;
}

void tst_WindowFocus::atTheStart()
{
    QFETCH(bool, loggedIn);
    QFETCH(QString, focus);
    const Session *tom = leftBehind(loggedIn);
    QVERIFY(tom);
    make();
    QCOMPARE(focusName(), focus);
    if (!loggedIn)
        return;
    // What is typed at once, while it still logs in.
    QTest::keyClicks(QApplication::focusWidget(), u" one two"_s);
    QTRY_COMPARE(tom->state(), State::Ready);
    QTest::keyClicks(QApplication::focusWidget(), u" three"_s);
    QCOMPARE(focusName(), u"Message"_s);
    QCOMPARE(m_window->findChild<Composer *>()->text(), u" one two three"_s);
    QVERIFY(m_window->findChild<ChatPage *>()->isVisible());
}

void tst_WindowFocus::whatWasPutElsewhereStays()
{
    const Session *tom = leftBehind(true);
    QVERIFY(tom);
    m_desk->plan({{.kind = Fault::None, .delay = std::chrono::milliseconds(200)}});
    make();
    list()->setFocus();
    QCOMPARE(focusName(), u"Accounts"_s);
    QVERIFY(tom->state() != State::Ready);
    QTRY_COMPARE(tom->state(), State::Ready);
    QCOMPARE(focusName(), u"Accounts"_s);
}

void tst_WindowFocus::theMenuLeadsToTheMessage_data()
{
    QTest::addColumn<QString>("action");
    QTest::newRow("Log in") << u"Log in"_s;
    QTest::newRow("Connect now") << u"Connect now"_s;
}

void tst_WindowFocus::theMenuLeadsToTheMessage()
{
    QFETCH(QString, action);
    const bool lost = action == u"Connect now"_s;
    const Session *tom = leftBehind(lost);
    QVERIFY(tom);
    make();
    if (lost) {
        QTRY_COMPARE(tom->state(), State::Ready);
        m_desk->practice.dropAll();
        QTRY_COMPARE(tom->state(), State::WaitingToReconnect);
    }
    list()->setFocus();
    QCOMPARE(focusName(), u"Accounts"_s);
    sessionAction(action)->trigger();
    QCOMPARE(focusName(), u"Message"_s);
    QTRY_COMPARE(tom->state(), State::Ready);
    QCOMPARE(focusName(), u"Message"_s);
}

void tst_WindowFocus::whatGoesLeavesTheFocusToTheMessage_data()
{
    QTest::addColumn<QString>("button");
    QTest::newRow("Cancel of the login") << u"Cancel"_s;
    QTest::newRow("Connect now, as the wait is over") << u"Connect now"_s;
}

void tst_WindowFocus::whatGoesLeavesTheFocusToTheMessage()
{
    QFETCH(QString, button);
    const Session *tom = leftBehind(true);
    QVERIFY(tom);
    m_desk->plan({{.kind = Fault::None, .delay = std::chrono::milliseconds(200)}});
    make();
    if (button == u"Connect now"_s) {
        QTRY_COMPARE(tom->state(), State::Ready);
        m_desk->practice.dropAll();
    }
    QTRY_VERIFY(named<QPushButton>(*m_window, button));
    named<QPushButton>(*m_window, button)->setFocus();
    QCOMPARE(focusName(), button);
    QVERIFY(tom->state() != State::Ready);
    QTRY_COMPARE(tom->state(), State::Ready);
    QCOMPARE(focusName(), u"Message"_s);
}

DECIDESK_TEST(tst_WindowFocus)
#include "tst_WindowFocus.moc"
