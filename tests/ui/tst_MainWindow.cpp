#include "MainWindow.h"

#include "AccountJump.h"
#include "AccountPage.h"
#include "ChatHeader.h"
#include "ChatPage.h"
#include "ChecksumDialog.h"
#include "ClosingServer.h"
#include "Composer.h"
#include "ConsoleDock.h"
#include "ConversationView.h"
#include "Desk.h"
#include "Language.h"
#include "PlainLabel.h"
#include "Probe.h"
#include "SearchDock.h"
#include "SettingsDialog.h"
#include "TestProgram.h"
#include "TimeText.h"

#include <QAction>
#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QLayout>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTest>
#include <QTreeWidget>

#include <memory>

using namespace decidesk;
using namespace decidesk::test;
using namespace Qt::StringLiterals;
using Fault = FaultPlan::Step::Kind;
using State = Session::State;

/// The whole window, against a real server: what leads from one page to the next.
class tst_MainWindow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void menus_data();
    void menus();
    void mnemonicsAreUnique();
    void keys_data();
    void keys();
    void noKeyTwice();

    void firstStart();
    void theLastConversationIsOpen();
    void registrationOpensTheChat();
    void aServerThatClosesAtOnceOpensTheChatToo();
    void rememberMeansTheTypedKeyToo_data();
    void rememberMeansTheTypedKeyToo();
    void anOpenedAccountLeavesAnotherChatAlone();
    void practiceInOneClick();
    void selectingShowsAndConnectsNothing();
    void enterInTheListLogsIn();
    void removingShowsWhatIsLeft();
    void removingLeavesTheFormInView();
    void registerAgainOpensTheForm();

    void theMenuOpensWhatTheListDoes_data();
    void theMenuOpensWhatTheListDoes();
    void whatIsEnabledWhen_data();
    void whatIsEnabledWhen();
    void disconnectKey();
    void connectNowKey();
    void askAgainKey();
    void goToAccountKey();
    void goToMessageKey();
    void newAccountKey();
    void settingsKey();
    void testersKeys();
    void serversThatMoveAreFollowed();
    void textSizeKeys();
    void textSizeStaysInItsBounds();
    void quitKey();
    void shortcutsDialog();
    void aboutDialog();
    void escapeClosesDialogs_data();
    void escapeClosesDialogs();
    void editMenuFollowsTheFocus();

    void statusBar();
    void titleSaysWhoseItIsAndWhatIsNew();
    void accountsCanBeHidden();
    void closingKeepsTheDraftAndThePlace();
    void looksTheSameAfterBeingKilled();
    void aHalfFilledFormIsInViewAgain();
    void logInAsksForAMissingChecksum_data();
    void logInAsksForAMissingChecksum();
    void followsTheLanguage();
    void namesAreClean();
    void tabOrder();
    void becomesNarrowAtOnce();
    void fits800x600_data();
    void fits800x600();

private:
    void make();
    void fillInRegistration() const;
    Session *withAccount(const QString &name = u"tom"_s);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const;
    [[nodiscard]] QMenu *menu(const QString &title) const;
    [[nodiscard]] QAction *entry(const QString &title, const QString &text) const;
    [[nodiscard]] QAbstractButton *button(const QString &name) const
    {
        return test::button(*m_window, name);
    }
    template <typename Page>
    [[nodiscard]] bool isShown() const
    {
        const auto *page = m_window->findChild<Page *>();
        return page && page->isVisible();
    }
    template <typename Dialog = QDialog>
    [[nodiscard]] Dialog *dialog() const
    {
        const auto all = m_window->findChildren<Dialog *>();
        for (Dialog *one : all) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    [[nodiscard]] QListView *list() const { return named<QListView>(*m_window, u"Accounts"_s); }
    [[nodiscard]] QPlainTextEdit *field() const
    {
        return m_window->findChild<Composer *>()->field();
    }
    [[nodiscard]] QString stateShown() const
    {
        return m_window->findChild<PlainLabel *>(u"state"_s)->plainText();
    }
    [[nodiscard]] QString conversation() const
    {
        return m_window->findChild<ConversationView *>()->toPlainText();
    }
    void selectRow(int row) const
    {
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {},
                          list()->visualRect(list()->model()->index(row, 0)).center());
    }

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<MainWindow> m_window;
};

void tst_MainWindow::init()
{
    m_desk = std::make_unique<Desk>(std::chrono::seconds(50));
    m_language = std::make_unique<Language>();
    m_language->apply(u"en"_s);
}

void tst_MainWindow::cleanup()
{
    m_window.reset();
    m_language.reset();
    m_desk.reset();
}

void tst_MainWindow::make()
{
    m_window.reset();
    m_window = std::make_unique<MainWindow>(
        MainWindow::Services{m_desk->settings, m_desk->secrets, m_desk->history, m_desk->sessions,
                             m_desk->traffic, *m_language, m_desk->folder.filePath(u"log"_s)});
    m_window->showAsLeft();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
    QTRY_VERIFY(m_window->isActiveWindow());
}

void tst_MainWindow::fillInRegistration() const
{
    QTest::keyClicks(named<QLineEdit>(*m_window, u"Name"_s), u"tom"_s);
    QTest::keyClicks(named<QPlainTextEdit>(*m_window, u"Prompt"_s), u"A boss"_s);
    button(u"Generate"_s)->click();
    QTest::keyClicks(named<QLineEdit>(*m_window, u"API key"_s), u"key"_s);
}

Session *tst_MainWindow::withAccount(const QString &name)
{
    Session *session = m_desk->openAccount(name);
    if (session)
        m_desk->settings.setLastAccount(session->account().id);
    return session;
}

void tst_MainWindow::press(Qt::Key key, Qt::KeyboardModifiers modifiers) const
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : m_window.get(), key, modifiers);
}

QMenu *tst_MainWindow::menu(const QString &title) const
{
    const auto entries = m_window->menuBar()->actions();
    for (const QAction *one : entries) {
        if (QString(one->text()).remove(u'&') == title)
            return one->menu();
    }
    return nullptr;
}

QAction *tst_MainWindow::entry(const QString &title, const QString &text) const
{
    const auto entries = menu(title)->actions();
    for (QAction *one : entries) {
        if (QString(one->text()).remove(u'&') == text)
            return one;
    }
    return nullptr;
}

void tst_MainWindow::menus_data()
{
    QTest::addColumn<QString>("entries");
    QTest::newRow("File")
        << u"New account|-|Export conversation…|Export everything…|Import…|-|Quit"_s;
    QTest::newRow("Edit") << u"Cut|Copy|Paste|-|Find…|Find next|Find previous|Find in all "
                             "conversations…|-|Settings…"_s;
    QTest::newRow("View")
        << u"Accounts|Go to account…|Traffic|Console|Tester's tools|-|Larger text|Smaller "
           "text|Normal text"_s;
    QTest::newRow("Session") << u"Log in|Connect now|Disconnect|-|Rename account…|"
                                u"Copy checksum…|-|Clear conversation…|Remove account…"_s;
    QTest::newRow("Message")
        << u"Copy message|Copy code|Show as sent|Open link…|Show all|Show more from the "
           u"server|Ask again|Ignore|"
           u"Send|Discard|Delete…"_s;
    QTest::newRow("Help") << u"Keyboard shortcuts|Open log folder|-|About Decidesk"_s;
}

void tst_MainWindow::menus()
{
    QFETCH(QString, entries);
    make();
    QMenu *shown = menu(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(shown);
    QStringList texts;
    const auto actions = shown->actions();
    for (const QAction *action : actions)
        texts += action->isSeparator() ? u"-"_s : QString(action->text()).remove(u'&');
    QCOMPARE(texts.join(u'|'), entries);
}

void tst_MainWindow::mnemonicsAreUnique()
{
    make();
    const auto check = [](const QList<QAction *> &actions) {
        QString seen;
        for (const QAction *action : actions) {
            const qsizetype at = action->text().indexOf(u'&');
            if (at < 0)
                continue;
            const QChar letter = action->text().at(at + 1).toLower();
            QVERIFY2(!seen.contains(letter), qPrintable(action->text()));
            seen += letter;
        }
        QVERIFY(!seen.isEmpty());
    };
    check(m_window->menuBar()->actions());
    const auto menus = m_window->menuBar()->actions();
    for (const QAction *one : menus)
        check(one->menu()->actions());
}

void tst_MainWindow::keys_data()
{
    QTest::addColumn<QString>("menu");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("keys");
    const auto row = [](const char *menu, const char *text, const char *keys) {
        QTest::newRow(text) << QString::fromLatin1(menu) << QString::fromUtf8(text)
                            << QString::fromLatin1(keys);
    };
    row("File", "New account", "Ctrl+N");
    row("File", "Export conversation…", "Ctrl+E");
    row("File", "Quit", "Ctrl+Q");
    row("Edit", "Cut", "Ctrl+X");
    row("Edit", "Copy", "Ctrl+C");
    row("Edit", "Paste", "Ctrl+V");
    row("Edit", "Find…", "Ctrl+F");
    row("Edit", "Find next", "F3");
    row("Edit", "Find previous", "Shift+F3");
    row("Edit", "Find in all conversations…", "Ctrl+Shift+F");
    row("Edit", "Settings…", "Ctrl+,");
    row("View", "Go to account…", "Ctrl+K");
    row("View", "Console", "Ctrl+Shift+C");
    row("View", "Larger text", "Ctrl++ Ctrl+=");
    row("View", "Smaller text", "Ctrl+-");
    row("View", "Normal text", "Ctrl+0");
    row("Session", "Connect now", "F5");
    row("Session", "Disconnect", "Ctrl+Shift+D");
    row("Message", "Ask again", "Ctrl+R");
    row("Help", "Keyboard shortcuts", "F1");
}

void tst_MainWindow::keys()
{
    QFETCH(QString, menu);
    QFETCH(QString, text);
    make();
    QAction *action = entry(menu, text);
    QVERIFY(action);
    QTEST(QKeySequence::listToString(action->shortcuts(), QKeySequence::PortableText)
              .replace(u"; "_s, u" "_s),
          "keys");
}

void tst_MainWindow::noKeyTwice()
{
    make();
    QStringList seen;
    const auto actions = m_window->findChildren<QAction *>();
    for (const QAction *action : actions) {
        const auto keys = action->shortcuts();
        for (const QKeySequence &key : keys)
            seen += key.toString();
    }
    for (const char16_t *key : {u"Ctrl+K", u"Ctrl+L", u"F12"})
        QVERIFY(seen.contains(QString::fromUtf16(key)));
    QStringList unique = seen;
    unique.removeDuplicates();
    QCOMPARE(seen.size(), unique.size());
}

void tst_MainWindow::firstStart()
{
    make();
    QVERIFY(isShown<AccountPage>());
    QVERIFY(!isShown<ChatPage>());
    QVERIFY(!list());
    QCOMPARE(m_window->windowTitle(), u"Decidesk"_s);
    QTRY_COMPARE(focusName(), u"Name"_s);
    // No tester's tool in sight.
    QVERIFY(!named<QWidget>(*m_window, u"Traffic"_s));
    QVERIFY(!named<QWidget>(*m_window, u"Console"_s));
}

void tst_MainWindow::theLastConversationIsOpen()
{
    Session *tom = withAccount();
    QVERIFY(m_desk->openAccount(u"anna"_s));
    make();
    QVERIFY(isShown<ChatPage>());
    QCOMPARE(m_window->findChild<ChatPage *>()->session(), tom);
    QCOMPARE(m_window->windowTitle(), u"tom – Decidesk"_s);
    QCOMPARE(list()->currentIndex().data().toString(), u"tom"_s);
    // What is not in view is not made before it is needed.
    QVERIFY(!m_window->findChild<AccountPage *>());
}

void tst_MainWindow::registrationOpensTheChat()
{
    make();
    fillInRegistration();
    button(u"Register"_s)->click();
    QTRY_VERIFY(isShown<ChatPage>());
    QTRY_COMPARE(stateShown(), u"Ready"_s);
    QTRY_COMPARE(focusName(), u"Message"_s);
    QVERIFY(list());
    QCOMPARE(list()->currentIndex().data().toString(), u"tom"_s);
    QCOMPARE(m_desk->settings.lastAccount(),
             m_desk->sessions.sessions().constFirst()->account().id);
    press(Qt::Key_S);
    press(Qt::Key_Return);
    QTRY_VERIFY2(conversation().contains(u"practice answer"_s), qPrintable(conversation()));
}

void tst_MainWindow::aServerThatClosesAtOnceOpensTheChatToo()
{
    ClosingServer closing;
    closing.closeAfterLogin(HostilePeer::close(1000));
    m_desk->server.url = closing.url();
    m_desk->settings.setCurrentServer(m_desk->server);
    make();
    fillInRegistration();
    button(u"Register"_s)->click();
    QTRY_VERIFY(isShown<ChatPage>());
    QTRY_COMPARE(stateShown(), u"Idle"_s);
    QTRY_COMPARE(focusName(), u"Message"_s);
}

void tst_MainWindow::rememberMeansTheTypedKeyToo_data()
{
    QTest::addColumn<bool>("remember");
    QTest::newRow("ticked") << true;
    QTest::newRow("not ticked") << false;
}

void tst_MainWindow::rememberMeansTheTypedKeyToo()
{
    QFETCH(bool, remember);
    make();
    fillInRegistration();
    named<QCheckBox>(*m_window, u"Remember on this computer"_s)->setChecked(remember);
    button(u"Register"_s)->click();
    QTRY_VERIFY(isShown<ChatPage>());
    QCOMPARE(button(u"Keep API key"_s) != nullptr, !remember);
    std::optional<std::variant<Secret, Error>> kept;
    m_desk->secrets.read(apiKeyEntry(m_desk->server.id), this,
                         [&kept](const auto &found) { kept = found; });
    QTRY_VERIFY(kept.has_value());
    const auto *key = std::get_if<Secret>(&*kept);
    QCOMPARE(key ? key->reveal() : QString(), remember ? u"key"_s : QString());
}

void tst_MainWindow::anOpenedAccountLeavesAnotherChatAlone()
{
    Session *tom = withAccount();
    make();
    m_desk->wait();
    m_desk->plan({{.kind = Fault::None, .delay = std::chrono::milliseconds(500)}});
    press(Qt::Key_N, Qt::ControlModifier);
    QTRY_COMPARE(focusName(), u"Name"_s);
    QTest::keyClicks(named<QLineEdit>(*m_window, u"Name"_s), u"anna"_s);
    QTest::keyClicks(named<QPlainTextEdit>(*m_window, u"Prompt"_s), u"A boss"_s);
    button(u"Generate"_s)->click();
    QTest::keyClicks(named<QLineEdit>(*m_window, u"API key"_s), u"key"_s);
    named<QCheckBox>(*m_window, u"Remember on this computer"_s)->setChecked(false);
    button(u"Register"_s)->click();
    selectRow(0);
    QTRY_VERIFY(isShown<ChatPage>());
    m_window->findChild<ChatPage *>()->focusMessage();
    QTRY_COMPARE(focusName(), u"Message"_s);
    QTest::keyClicks(field(), u"half a sen"_s);

    QTRY_COMPARE(m_window->statusBar()->currentMessage(), u"anna is logged in."_s);
    QCOMPARE(m_window->findChild<ChatPage *>()->session(), tom);
    QVERIFY(isShown<ChatPage>());
    QCOMPARE(focusName(), u"Message"_s);
    QCOMPARE(field()->toPlainText(), u"half a sen"_s);
    QCOMPARE(list()->currentIndex().data().toString(), u"tom"_s);
    // The key was typed for anna's server.
    QVERIFY(!button(u"Keep API key"_s));
    selectRow(1);
    QTRY_VERIFY(button(u"Keep API key"_s));
    QCOMPARE(m_window->windowTitle(), u"anna – Decidesk"_s);
}

void tst_MainWindow::practiceInOneClick()
{
    make();
    Server practice = m_desk->server;
    practice.id = QUuid::createUuid();
    practice.practice = true;
    connect(m_window.get(), &MainWindow::practiceRequested, this,
            [this, practice] { m_window->usePracticeServer(practice); });
    QTest::mouseClick(button(u"Try without a server"_s), Qt::LeftButton);
    QTRY_COMPARE(focusName(), u"Register"_s);
    press(Qt::Key_Space);
    QTRY_VERIFY(isShown<ChatPage>());
    QTRY_COMPARE(focusName(), u"Message"_s);
    QVERIFY(m_window->findChild<ChatPage *>()->session()->server().practice);
}

void tst_MainWindow::selectingShowsAndConnectsNothing()
{
    Session *tom = withAccount();
    Session *anna = m_desk->openAccount(u"anna"_s);
    anna->goOffline();
    QTRY_COMPARE(anna->state(), State::Offline);
    make();
    QVERIFY(tom);
    const QSignalSpy received(&m_desk->practice, &PracticeServer::received);
    selectRow(1);
    QCOMPARE(m_window->findChild<ChatPage *>()->session(), anna);
    QCOMPARE(m_window->windowTitle(), u"anna – Decidesk"_s);
    QTest::qWait(0);
    QCOMPARE(anna->state(), State::Offline);
    QCOMPARE(received.count(), 0);
    // The keyboard stays in the list.
    QCOMPARE(focusName(), u"Accounts"_s);
    press(Qt::Key_Up);
    QCOMPARE(m_window->findChild<ChatPage *>()->session(), tom);
    QCOMPARE(focusName(), u"Accounts"_s);
}

void tst_MainWindow::enterInTheListLogsIn()
{
    Session *tom = withAccount();
    tom->goOffline();
    QTRY_COMPARE(tom->state(), State::Offline);
    make();
    list()->setFocus();
    QTRY_COMPARE(focusName(), u"Accounts"_s);
    press(Qt::Key_Return);
    QTRY_COMPARE(tom->state(), State::Ready);
    QTRY_COMPARE(focusName(), u"Message"_s);
}

void tst_MainWindow::removingShowsWhatIsLeft()
{
    Session *tom = withAccount();
    Session *anna = m_desk->openAccount(u"anna"_s);
    make();
    m_desk->sessions.remove(tom->account().id);
    QTRY_COMPARE(m_window->findChild<ChatPage *>()->session(), anna);
    m_desk->sessions.remove(anna->account().id);
    QTRY_VERIFY(isShown<AccountPage>());
    QVERIFY(!list());
    QCOMPARE(m_window->windowTitle(), u"Decidesk"_s);
}

void tst_MainWindow::removingLeavesTheFormInView()
{
    Session *tom = withAccount();
    QVERIFY(m_desk->openAccount(u"anna"_s));
    make();
    entry(u"File"_s, u"New account"_s)->trigger();
    m_desk->sessions.remove(tom->account().id);
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    QVERIFY(isShown<AccountPage>());
}

void tst_MainWindow::registerAgainOpensTheForm()
{
    Session *tom = withAccount();
    tom->goOffline();
    QTRY_COMPARE(tom->state(), State::Offline);
    make();
    m_desk->plan({{.kind = Fault::ServerError, .text = u"who are you"_s}});
    button(u"Log in"_s)->click();
    QTRY_VERIFY(button(u"Register again"_s));
    button(u"Register again"_s)->click();
    QTRY_VERIFY(isShown<AccountPage>());
    QCOMPARE(named<QLineEdit>(*m_window, u"Name"_s)->text(), u"tom"_s);
    QTRY_COMPARE(focusName(), u"Name"_s);
}

void tst_MainWindow::theMenuOpensWhatTheListDoes_data()
{
    QTest::addColumn<QString>("title");
    QTest::newRow("Rename account…") << u"Rename account"_s;
    QTest::newRow("Copy checksum…") << u"Copy checksum"_s;
    QTest::newRow("Clear conversation…") << u"Clear conversation"_s;
    QTest::newRow("Remove account…") << u"Remove account"_s;
}

void tst_MainWindow::theMenuOpensWhatTheListDoes()
{
    QFETCH(QString, title);
    withAccount();
    make();
    entry(u"Session"_s, QString::fromUtf8(QTest::currentDataTag()))->trigger();
    const auto *open = m_window->findChild<QDialog *>();
    QVERIFY(open);
    QTRY_VERIFY(open->isVisible());
    QVERIFY2(open->windowTitle().startsWith(title), qPrintable(open->windowTitle()));
}

void tst_MainWindow::whatIsEnabledWhen_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<bool>("logIn");
    QTest::addColumn<bool>("connectNow");
    QTest::addColumn<bool>("disconnect");
    QTest::newRow("Offline") << State::Offline << true << false << false;
    QTest::newRow("Ready") << State::Ready << false << false << true;
    QTest::newRow("Deciding") << State::Deciding << false << false << true;
    QTest::newRow("Reconnecting") << State::WaitingToReconnect << false << true << true;
    QTest::newRow("Idle") << State::Resting << true << true << true;
    QTest::newRow("Logging in") << State::LoggingIn << false << false << false;
}

void tst_MainWindow::whatIsEnabledWhen()
{
    QFETCH(State, state);
    QFETCH(bool, logIn);
    QFETCH(bool, connectNow);
    QFETCH(bool, disconnect);
    ClosingServer closing;
    if (state == State::Resting)
        m_desk->server.url = closing.url();
    Session *tom = withAccount();
    make();
    m_desk->wait();
    if (state == State::Deciding) {
        m_desk->plan({{.kind = Fault::Silent}});
        tom->ask(u"Ship?"_s, this, [](const auto &) {});
    } else if (state == State::WaitingToReconnect) {
        m_desk->practice.dropAll();
    } else if (state == State::Resting) {
        closing.end("1000");
    } else if (state != State::Ready) {
        tom->disconnectFromServer();
        QTRY_COMPARE(tom->state(), State::Offline);
        m_desk->plan({{.kind = Fault::Silent}});
        if (state == State::LoggingIn)
            tom->logIn();
    }
    QTRY_COMPARE(tom->state(), state);
    const auto check = [this](const QString &text, bool enabled) {
        const QAction *action = entry(u"Session"_s, text);
        QCOMPARE(action->isEnabled(), enabled);
        // What is not possible says why.
        QCOMPARE(action->statusTip().isEmpty(), enabled);
    };
    check(u"Log in"_s, logIn);
    check(u"Connect now"_s, connectNow);
    check(u"Disconnect"_s, disconnect);
    const QStringList ofTheAccount{u"Rename account…"_s, u"Copy checksum…"_s,
                                   u"Clear conversation…"_s, u"Remove account…"_s};
    for (const QString &text : ofTheAccount)
        check(text, true);

    press(Qt::Key_N, Qt::ControlModifier);
    const QStringList all
        = QStringList({u"Log in"_s, u"Connect now"_s, u"Disconnect"_s}) + ofTheAccount;
    for (const QString &text : all) {
        const QAction *action = entry(u"Session"_s, text);
        QVERIFY(!action->isEnabled());
        QCOMPARE(action->statusTip(), u"Choose an account first"_s);
    }
}

void tst_MainWindow::disconnectKey()
{
    Session *tom = withAccount();
    make();
    m_window->findChild<ChatPage *>()->focusMessage();
    press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(tom->state(), State::Offline);
    QTRY_COMPARE(focusName(), u"Log in"_s);
}

void tst_MainWindow::connectNowKey()
{
    Session *tom = withAccount();
    make();
    m_desk->practice.dropAll();
    QTRY_COMPARE(tom->state(), State::WaitingToReconnect);
    press(Qt::Key_F5);
    QTRY_COMPARE(tom->state(), State::Ready);
}

void tst_MainWindow::askAgainKey()
{
    withAccount();
    make();
    m_desk->plan({{.kind = Fault::NotJson}});
    m_window->findChild<ChatPage *>()->focusMessage();
    press(Qt::Key_S);
    press(Qt::Key_Return);
    QTRY_VERIFY2(conversation().contains(u"not confirmed"_s), qPrintable(conversation()));
    QTRY_COMPARE(stateShown(), u"Ready"_s);
    press(Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY2(conversation().contains(u"asked again"_s), qPrintable(conversation()));
    QTRY_VERIFY2(conversation().contains(u"practice answer"_s), qPrintable(conversation()));
}

void tst_MainWindow::goToAccountKey()
{
    withAccount(u"anna"_s);
    const Session *tom = withAccount();
    make();
    QCOMPARE(m_window->findChild<ChatPage *>()->session(), tom);
    press(Qt::Key_K, Qt::ControlModifier);
    QTRY_COMPARE(focusName(), u"Name or server"_s);
    // A second time is still the same box.
    entry(u"View"_s, u"Go to account…"_s)->trigger();
    QCOMPARE(m_window->findChildren<AccountJump *>().size(), 1);
    QTest::keyClicks(QApplication::focusWidget(), u"ann"_s);
    press(Qt::Key_Return);
    QTRY_COMPARE(m_window->windowTitle(), u"anna – Decidesk"_s);
    QTRY_COMPARE(focusName(), u"Message"_s);
    QTRY_VERIFY(!m_window->findChild<AccountJump *>());
}

void tst_MainWindow::goToMessageKey()
{
    withAccount();
    make();
    list()->setFocus();
    press(Qt::Key_L, Qt::ControlModifier);
    QTRY_COMPARE(focusName(), u"Message"_s);
}

void tst_MainWindow::newAccountKey()
{
    withAccount();
    make();
    press(Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(isShown<AccountPage>());
    QTRY_COMPARE(focusName(), u"Name"_s);
    QVERIFY(!list()->currentIndex().isValid());
    QCOMPARE(m_window->windowTitle(), u"Decidesk"_s);
    // Half a form survives a look at the conversation.
    QTest::keyClicks(QApplication::focusWidget(), u"ann"_s);
    selectRow(0);
    QTRY_VERIFY(isShown<ChatPage>());
    button(u"New account"_s)->click();
    QTRY_COMPARE(focusName(), u"Name"_s);
    QCOMPARE(named<QLineEdit>(*m_window, u"Name"_s)->text(), u"ann"_s);
}

void tst_MainWindow::settingsKey()
{
    make();
    press(Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(dialog<SettingsDialog>());
    dialog<SettingsDialog>()->close();
    QTRY_VERIFY(!dialog<SettingsDialog>());
    button(u"Change…"_s)->click();
    QTRY_VERIFY(dialog<SettingsDialog>());
}

void tst_MainWindow::testersKeys()
{
    withAccount();
    make();
    press(Qt::Key_F12);
    QTRY_VERIFY(named<QWidget>(*m_window, u"Filter"_s));
    QVERIFY(named<QWidget>(*m_window, u"Raw message"_s));
    press(Qt::Key_F12);
    QTRY_VERIFY(!named<QWidget>(*m_window, u"Filter"_s));
    press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(focusName(), u"Raw message"_s);
}

void tst_MainWindow::serversThatMoveAreFollowed()
{
    Session *tom = withAccount();
    make();
    entry(u"View"_s, u"Console"_s)->trigger();
    const auto place = [this] {
        return m_window->findChild<ConsoleDock *>()
            ->findChild<QWidget *>(u"place"_s)
            ->accessibleName();
    };
    const QString practice = hostAndPort(m_desk->practice.url());
    QCOMPARE(place(), practice + u" · not connected"_s);

    Server other;
    other.id = QUuid::createUuid();
    other.url = QUrl(u"wss://b.example/ws"_s);
    m_desk->settings.setCurrentServer(other);
    QCOMPARE(place(), practice + u" · not connected"_s);
    press(Qt::Key_N, Qt::ControlModifier);
    QCOMPARE(place(), u"b.example · not connected"_s);
    other.url = QUrl(u"wss://c.example/ws"_s);
    m_desk->settings.saveServer(other);
    QCOMPARE(place(), u"c.example · not connected"_s);

    selectRow(0);
    QTRY_COMPARE(place(), practice + u" · not connected"_s);
    Server moved = tom->server();
    moved.url = QUrl(u"wss://d.example/ws"_s);
    m_desk->settings.saveServer(moved);
    QCOMPARE(place(), u"d.example · not connected"_s);
    const auto *header = m_window->findChild<ChatHeader *>()->findChild<QLabel *>(u"serverName"_s);
    // Where the link goes, as long as there is one.
    QVERIFY2(header->text().startsWith(practice), qPrintable(header->text()));
    tom->disconnectFromServer();
    QTRY_COMPARE(header->text(), u"d.example"_s);
}

void tst_MainWindow::textSizeKeys()
{
    make();
    const auto percent = [this] { return m_desk->settings.preferences().textSizePercent; };
    press(Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(percent(), 110);
    QCOMPARE(m_window->statusBar()->currentMessage(), u"Text size: 110%"_s);
    press(Qt::Key_Equal, Qt::ControlModifier);
    QCOMPARE(percent(), 120);
    press(Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(percent(), 110);
    press(Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(percent(), 100);
}

void tst_MainWindow::textSizeStaysInItsBounds()
{
    make();
    QAction *larger = entry(u"View"_s, u"Larger text"_s);
    QAction *smaller = entry(u"View"_s, u"Smaller text"_s);
    for (int i = 0; i < 40; ++i)
        larger->trigger();
    QCOMPARE(m_desk->settings.preferences().textSizePercent, Preferences::largestTextSize);
    QVERIFY(!larger->isEnabled());
    QVERIFY(smaller->isEnabled());
    for (int i = 0; i < 40; ++i)
        smaller->trigger();
    QCOMPARE(m_desk->settings.preferences().textSizePercent, Preferences::smallestTextSize);
    QVERIFY(!smaller->isEnabled());
}

void tst_MainWindow::quitKey()
{
    withAccount();
    make();
    press(Qt::Key_Q, Qt::ControlModifier);
    QTRY_VERIFY(!m_window->isVisible());
}

void tst_MainWindow::shortcutsDialog()
{
    withAccount();
    make();
    press(Qt::Key_F1);
    QTRY_VERIFY(dialog());
    QDialog *shown = dialog();
    QCOMPARE(shown->windowTitle(), u"Keyboard shortcuts"_s);
    QCOMPARE(shown->accessibleName(), u"Keyboard shortcuts"_s);
    const auto *tree = shown->findChild<QTreeWidget *>();
    QStringList rows;
    for (int i = 0; i < tree->topLevelItemCount(); ++i)
        rows += tree->topLevelItem(i)->text(0) + u": "_s + tree->topLevelItem(i)->text(1);
    const QStringList expected{
        u"New account: Ctrl+N"_s,
        u"Export conversation: Ctrl+E"_s,
        u"Quit: Ctrl+Q"_s,
        u"Cut: Ctrl+X"_s,
        u"Copy: Ctrl+C"_s,
        u"Paste: Ctrl+V"_s,
        u"Find: Ctrl+F"_s,
        u"Find next: F3"_s,
        u"Find previous: Shift+F3"_s,
        u"Find in all conversations: Ctrl+Shift+F"_s,
        u"Settings: Ctrl+,"_s,
        u"Go to account: Ctrl+K"_s,
        u"Console: Ctrl+Shift+C"_s,
        u"Tester's tools: F12"_s,
        u"Larger text: Ctrl++, Ctrl+="_s,
        u"Smaller text: Ctrl+-"_s,
        u"Normal text: Ctrl+0"_s,
        u"Connect now: F5"_s,
        u"Disconnect: Ctrl+Shift+D"_s,
        u"Ask again: Ctrl+R"_s,
        u"Keyboard shortcuts: F1"_s,
        u"Go to the message field: Ctrl+L"_s,
        u"Send the message: Enter"_s,
        u"New line in the message: Shift+Enter"_s,
        u"Earlier messages, in the empty message field: Up"_s,
        u"Back to your draft: Down"_s,
        u"Log in, in the list of accounts: Enter"_s,
    };
    QCOMPARE(rows.join(u'\n'), expected.join(u'\n'));
    QCOMPARE(nameFaults(*shown), QString());
}

void tst_MainWindow::aboutDialog()
{
    make();
    entry(u"Help"_s, u"About Decidesk"_s)->trigger();
    QTRY_VERIFY(dialog());
    QCOMPARE(dialog()->accessibleName(), u"About Decidesk"_s);
    QCOMPARE(dialog()->windowTitle(), u"About Decidesk"_s);
    QCOMPARE(nameFaults(*dialog()), QString());
    QCOMPARE(clipped(*dialog()), QString());
}

void tst_MainWindow::escapeClosesDialogs_data()
{
    QTest::addColumn<QString>("menu");
    QTest::addColumn<QString>("text");
    QTest::newRow("shortcuts") << u"Help"_s << u"Keyboard shortcuts"_s;
    QTest::newRow("about") << u"Help"_s << u"About Decidesk"_s;
    QTest::newRow("settings") << u"Edit"_s << u"Settings…"_s;
}

void tst_MainWindow::escapeClosesDialogs()
{
    QFETCH(QString, menu);
    QFETCH(QString, text);
    make();
    entry(menu, text)->trigger();
    QTRY_VERIFY(dialog());
    QTest::keyClick(dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!dialog());
    m_window->activateWindow();
    QTRY_COMPARE(focusName(), u"Name"_s);
}

void tst_MainWindow::editMenuFollowsTheFocus()
{
    withAccount();
    make();
    const auto enabled = [this] {
        emit menu(u"Edit"_s)->aboutToShow();
        QList<bool> states;
        for (const char16_t *text : {u"Cut", u"Copy", u"Paste"})
            states += entry(u"Edit"_s, QString::fromUtf16(text))->isEnabled();
        return states;
    };
    m_window->findChild<ChatPage *>()->focusMessage();
    QTRY_COMPARE(focusName(), u"Message"_s);
    QCOMPARE(enabled(), QList<bool>({false, false, true}));
    QTest::keyClicks(field(), u"text"_s);
    field()->selectAll();
    QCOMPARE(enabled(), QList<bool>({true, true, true}));
    list()->setFocus();
    QCOMPARE(enabled(), QList<bool>({false, false, false}));
}

void tst_MainWindow::statusBar()
{
    Session *tom = withAccount();
    make();
    const auto *latency = m_window->findChild<PlainLabel *>(u"latency"_s);
    QCOMPARE(latency->plainText(), QString());
    tom->ask(u"Ship?"_s, this, [](const auto &) {});
    QTRY_VERIFY(tom->lastLatency());
    QTRY_COMPARE(latency->plainText(), u"last decision "_s + latencyText(*tom->lastLatency()));
    m_window->showHint(u"<b>hint</b>"_s);
    QCOMPARE(m_window->statusBar()->currentMessage(), u"<b>hint</b>"_s);
    press(Qt::Key_N, Qt::ControlModifier);
    QCOMPARE(latency->plainText(), QString());
}

void tst_MainWindow::titleSaysWhoseItIsAndWhatIsNew()
{
    Session *tom = withAccount();
    Session *anna = m_desk->openAccount(u"anna"_s);
    make();
    QCOMPARE(m_window->windowTitle(), u"tom – Decidesk"_s);
    anna->ask(u"Ship?"_s, this, [](const auto &) {});
    QTRY_COMPARE(m_window->windowTitle(), u"(1) tom – Decidesk"_s);
    selectRow(1);
    QTRY_COMPARE(m_window->windowTitle(), u"anna – Decidesk"_s);
    selectRow(0);
    tom->rename(u"thomas"_s);
    QTRY_COMPARE(m_window->windowTitle(), u"thomas – Decidesk"_s);
}

void tst_MainWindow::accountsCanBeHidden()
{
    make();
    QAction *accounts = entry(u"View"_s, u"Accounts"_s);
    QVERIFY(!accounts->isEnabled());
    QCOMPARE(accounts->statusTip(), u"There is no account yet"_s);
    QVERIFY(withAccount());
    QTRY_VERIFY(accounts->isEnabled());
    QVERIFY(accounts->isChecked());
    QVERIFY(list());
    accounts->trigger();
    QTRY_VERIFY(!list());
    QVERIFY(!m_desk->settings.preferences().showAccounts);
    make();
    QVERIFY(!list());
    QVERIFY(!entry(u"View"_s, u"Accounts"_s)->isChecked());
}

void tst_MainWindow::looksTheSameAfterBeingKilled()
{
    withAccount();
    make();
    QVERIFY(m_window->findChild<SearchDock *>() == nullptr);
    m_window->resize(780, 570);
    press(Qt::Key_F12);
    press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(isShown<SearchDock>() && isShown<ConsoleDock>());
    QTRY_COMPARE(m_desk->settings.windowState(u"search"_s), QByteArray("shown"));
    QTRY_COMPARE(m_desk->settings.windowState(u"docks"_s), m_window->saveState());
    QTRY_COMPARE(m_desk->settings.windowState(u"geometry"_s), m_window->saveGeometry());
    const QSize size = m_window->size();
    // Not closed: it is gone.
    make();
    QCOMPARE(m_window->size(), size);
    QVERIFY(isShown<SearchDock>());
    QVERIFY(isShown<ConsoleDock>());
}

void tst_MainWindow::aHalfFilledFormIsInViewAgain()
{
    withAccount();
    make();
    entry(u"File"_s, u"New account"_s)->trigger();
    QTest::keyClicks(named<QLineEdit>(*m_window, u"Name"_s), u"an"_s);
    m_window->close();
    make();
    QVERIFY(isShown<AccountPage>());
    QCOMPARE(named<QLineEdit>(*m_window, u"Name"_s)->text(), u"an"_s);
    // Left for a conversation it is no more what was in view.
    selectRow(0);
    QVERIFY(isShown<ChatPage>());
    m_window->close();
    make();
    QVERIFY(isShown<ChatPage>());
}

void tst_MainWindow::logInAsksForAMissingChecksum_data()
{
    QTest::addColumn<bool>("byMenu");
    QTest::newRow("menu") << true;
    QTest::newRow("Enter in the list") << false;
}

void tst_MainWindow::logInAsksForAMissingChecksum()
{
    QFETCH(bool, byMenu);
    Session *tom = withAccount();
    tom->goOffline();
    QTRY_COMPARE(tom->state(), Session::State::Offline);
    QVERIFY(m_desk->forgetChecksum(*tom));
    make();
    if (byMenu) {
        entry(u"Session"_s, u"Log in"_s)->trigger();
    } else {
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Return);
    }
    QTRY_VERIFY(dialog<ChecksumDialog>());
}

void tst_MainWindow::closingKeepsTheDraftAndThePlace()
{
    Session *tom = withAccount();
    make();
    QTest::keyClicks(field(), u"half a sen"_s);
    // Within the screen of the offscreen platform: a larger window is fitted to it.
    m_window->resize(780, 640);
    press(Qt::Key_F12);
    QTRY_VERIFY(named<QWidget>(*m_window, u"Raw message"_s));
    QCOMPARE(m_window->size(), QSize(780, 640));
    m_window->close();
    // Closing only closes the window; the session is not ended on the server.
    QCOMPARE(tom->state(), State::Ready);
    make();
    QCOMPARE(m_window->size(), QSize(780, 640));
    QVERIFY(named<QWidget>(*m_window, u"Raw message"_s));
    QTRY_COMPARE(field()->toPlainText(), u"half a sen"_s);
}

void tst_MainWindow::followsTheLanguage()
{
    Session *tom = withAccount();
    make();
    tom->ask(u"Ship?"_s, this, [](const auto &) {});
    QTRY_VERIFY(conversation().contains(u"practice answer"_s));
    const QStringList fromOutside{u"tom"_s, hostAndPort(m_desk->practice.url())};
    const auto untranslated = [this] {
        QStringList found;
        const auto menus = m_window->menuBar()->actions();
        for (const QAction *one : menus) {
            if (!one->text().startsWith(u'¤'))
                found += one->text();
            const auto entries = one->menu()->actions();
            for (const QAction *each : entries) {
                if (!each->isSeparator() && !each->text().startsWith(u'¤'))
                    found += each->text();
            }
        }
        return found.join(u'\n');
    };
    {
        const MarkedLanguage marked;
        QTRY_COMPARE(untranslated(), QString());
        QTRY_COMPARE(unmarked(*m_window, fromOutside), QString());
        QCOMPARE(entry(u"¤Session"_s, u"¤Log in"_s)->statusTip(),
                 u"¤Already logged in, or logging in"_s);
    }
    QTRY_VERIFY(menu(u"File"_s));
}

void tst_MainWindow::namesAreClean()
{
    make();
    QCOMPARE(nameFaults(*m_window), QString());
    withAccount();
    make();
    QCOMPARE(nameFaults(*m_window), QString());
}

void tst_MainWindow::tabOrder()
{
    withAccount();
    make();
    QTest::keyClicks(field(), u"Ship?"_s);
    button(u"New account"_s)->setFocus();
    QTRY_COMPARE(focusName(), u"New account"_s);
    QCOMPARE(walk(7),
             QStringList({u"New account"_s, u"Accounts"_s, u"Disconnect"_s, u"Conversation"_s,
                          u"Message"_s, u"Send"_s, u"New account"_s}));
}

void tst_MainWindow::becomesNarrowAtOnce()
{
    QVERIFY(withAccount());
    make();
    const auto *page = m_window->findChild<ChatPage *>();
    const auto *composer = page->findChild<Composer *>();
    m_window->resize(1'600, 700);
    // Beside the column of the conversation there is room left, which is no need for room.
    QTRY_VERIFY(page->width() > 1'300 && composer->width() < page->width() / 2);
    page->layout()->invalidate();
    QVERIFY2(page->minimumSizeHint().width() < 500,
             qPrintable(QString::number(page->minimumSizeHint().width())));
    m_window->resize(800, 600);
    QCOMPARE(m_window->width(), 800);
    QTRY_VERIFY(page->width() < 800 && composer->width() > page->width() / 2);
}

void tst_MainWindow::fits800x600_data()
{
    QTest::addColumn<int>("percent");
    QTest::addColumn<bool>("account");
    for (const int percent : {100, 150, 200}) {
        QTest::addRow("account page, %d %%", percent) << percent << false;
        QTest::addRow("chat, %d %%", percent) << percent << true;
    }
}

void tst_MainWindow::fits800x600()
{
    QFETCH(int, percent);
    QFETCH(bool, account);
    const TextSize size(percent);
    withAccount();
    make();
    if (!account)
        press(Qt::Key_N, Qt::ControlModifier);
    m_window->resize(800, 600);
    QTRY_COMPARE(m_window->size(), QSize(800, 600));
    QTRY_COMPARE(clipped(*m_window), QString());
    QCOMPARE(m_window->size(), QSize(800, 600));
    if (!account)
        return;
    m_desk->plan({{.kind = Fault::NotJson}});
    m_window->findChild<ChatPage *>()->focusMessage();
    press(Qt::Key_S);
    press(Qt::Key_Return);
    QTRY_VERIFY(button(u"Ignore"_s));
    QTRY_COMPARE(stateShown(), u"Ready"_s);
    QTRY_COMPARE(clipped(*m_window), QString());
    QCOMPARE(m_window->size(), QSize(800, 600));
    // Some lines of the conversation are left to read.
    QVERIFY(m_window->findChild<ConversationView *>()->viewport()->height()
            >= 2 * m_window->fontMetrics().lineSpacing());
}

DECIDESK_TEST(tst_MainWindow)
#include "tst_MainWindow.moc"
