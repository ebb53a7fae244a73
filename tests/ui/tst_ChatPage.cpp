#include "ChatPage.h"

#include "ChecksumDialog.h"
#include "Composer.h"
#include "ConversationView.h"
#include "Desk.h"
#include "LinkQuestion.h"
#include "PlainLabel.h"
#include "Probe.h"
#include "TestProgram.h"
#include "TimeText.h"
#include "WholeMessageDialog.h"

#include <QAction>
#include <QClipboard>
#include <QHBoxLayout>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace decidesk;
using namespace decidesk::test;
using namespace Qt::StringLiterals;
using Fault = FaultPlan::Step::Kind;
using State = Session::State;

/// A conversation, against a real server.
class tst_ChatPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void names_data();
    void names();
    void namesAreClean();
    void tabOrder();
    void saysSoWhenThereIsNothingYet();

    void enterAsks();
    void furtherMessagesQueueVisibly();
    void cancelLeavesTheQuestionOpen();
    void disconnectReplacesTheComposer();
    void loginGoesOn();
    void loginTakesTheFocusOnlyFromTheEntry();
    void takesNoFocusFromElsewhere();
    void typingInTheConversationGoesOnInTheField();
    void draftsBelongToTheirAccount();
    void whatIsTypedAtOnceGoesOnWithTheDraft();
    void theDraftIsStoredAtOnce();
    void whatIsTypedAtTheEndContinuesTheDraft_data();
    void whatIsTypedAtTheEndContinuesTheDraft();
    void theDraftIsStoredWhileTypingGoesOn();
    void aClearedConversationTakesItsDraftAlong();
    void whatIsTypedBehindASentMessageStays();
    void whatWasSentDoesNotComeBack();
    void aMessageThatCantBeTakenStays();
    void whatWasTypedIsNeverAlteredUnasked();

    void aQuestionIsCompletedBeforeItIsAskedAgain();
    void aLostLinkIsCountedDown();
    void connectNow();
    void noAnswerIsNotConfirmed();
    void theBannerQuotesOneLineOfTheMessage();
    void theNextAnswerTakesTheBannerAway();
    void aReplyWithoutAKnownFieldSaysSo();
    void askAgain();
    void leaveIt();
    void rubbishIsCalledByItsName();
    void aServerErrorOffersWhatHelps();
    void logInAgainMakesANewSession();
    void aRefusedLoginOffersToRegisterAgain();
    void aChecksumThatIsMissingIsAskedFor();
    void anUnconfirmedDisconnectIsTold();
    void theBannersButtonsGiveTheFocusBack_data();
    void theBannersButtonsGiveTheFocusBack();
    void detailsOpen();

    void withoutAKeychainItSaysSoOnce();
    void anApiKeyCanBeKept();

    void messageActionsFollowTheMessage_data();
    void messageActionsFollowTheMessage();
    void messageKeys();
    void copiesAMessage();
    void deletesAMessage();
    void quotesADecisionAsItReads();
    void showsAllOfALongMessage();
    void aCopyWithoutItsSecretIsCompleted_data();
    void aCopyWithoutItsSecretIsCompleted();
    void copiesCode();
    void showsADecisionAsSent();
    void asksBeforeALinkIsOpened();
    void contextMenu();

    void followsTheLanguage();
    void nothingIsClipped_data();
    void nothingIsClipped();

private:
    void make(Session *session, SecretStore *secrets = nullptr);
    void ask(const QString &text);
    void failOnce(FaultPlan::Step step, const QString &question = u"Ship?"_s);
    void storeDecision(const QString &text);
    [[nodiscard]] QAbstractButton *button(const QString &name) const
    {
        return test::button(*m_page, name);
    }
    void press(const QString &name) const;
    [[nodiscard]] QString banner() const
    {
        const auto *shown = m_page->findChild<Banner *>();
        return shown->isVisible() ? shown->accessibleName() : QString();
    }
    [[nodiscard]] QStringList offers() const;
    [[nodiscard]] QString state() const
    {
        return m_page->findChild<PlainLabel *>(u"state"_s)->plainText();
    }
    [[nodiscard]] QString conversation() const
    {
        return m_page->findChild<ConversationView *>()->toPlainText();
    }
    [[nodiscard]] MessageField *field() const { return m_page->findChild<Composer *>()->field(); }
    [[nodiscard]] bool isEnabled(MessageAction action) const
    {
        return m_page->messageActions()->action(action)->isEnabled();
    }

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<ChatPage> m_page;
    Session *m_tom = nullptr;
};

void tst_ChatPage::initTestCase()
{
    // No keychain of the person who runs the tests is in reach.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus");
}

void tst_ChatPage::init()
{
    m_desk = std::make_unique<Desk>(std::chrono::seconds(50));
    m_tom = m_desk->openAccount(u"tom"_s);
    QVERIFY(m_tom);
    make(m_tom);
}

void tst_ChatPage::cleanup()
{
    m_page.reset();
    m_desk.reset();
}

void tst_ChatPage::make(Session *session, SecretStore *secrets)
{
    m_page = std::make_unique<ChatPage>(m_desk->settings, m_desk->history,
                                        secrets ? *secrets : m_desk->secrets);
    m_page->resize(700, 560);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_page->activateWindow();
    m_page->setSession(session);
    m_page->focusMessage();
    QTRY_COMPARE(focusName(), u"Message"_s);
}

void tst_ChatPage::ask(const QString &text)
{
    QTest::keyClicks(field(), text);
    QTest::keyClick(field(), Qt::Key_Return);
}

void tst_ChatPage::failOnce(FaultPlan::Step step, const QString &question)
{
    m_desk->plan({std::move(step)});
    ask(question);
    QTRY_VERIFY(!banner().isEmpty());
    QTRY_VERIFY(m_tom->state() == State::Ready);
}

void tst_ChatPage::press(const QString &name) const
{
    QVERIFY2(button(name), qPrintable(name));
    QVERIFY2(button(name)->isEnabled(), qPrintable(name));
    QTest::mouseClick(button(name), Qt::LeftButton);
}

QStringList tst_ChatPage::offers() const
{
    QStringList names;
    const auto *shown = m_page->findChild<Banner *>();
    QList<QAbstractButton *> buttons = shown->findChildren<QAbstractButton *>();
    buttons.removeIf([](const QAbstractButton *button) { return !button->isVisible(); });
    std::sort(buttons.begin(), buttons.end(),
              [](const QAbstractButton *a, const QAbstractButton *b) { return a->x() < b->x(); });
    for (const QAbstractButton *button : std::as_const(buttons))
        names += button->accessibleName();
    return names;
}

void tst_ChatPage::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("conversation") << u"Conversation"_s << QByteArray("QTextBrowser");
    QTest::newRow("message") << u"Message"_s << QByteArray("QPlainTextEdit");
    QTest::newRow("send") << u"Send"_s << QByteArray("QPushButton");
    QTest::newRow("disconnect") << u"Disconnect"_s << QByteArray("QPushButton");
}

void tst_ChatPage::names()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, type);
    const auto *widget = named<QWidget>(*m_page, name);
    QVERIFY(widget);
    QVERIFY2(widget->inherits(type.constData()), widget->metaObject()->className());
    QCOMPARE(m_page->accessibleName(), u"Chat"_s);
}

void tst_ChatPage::namesAreClean()
{
    QCOMPARE(nameFaults(*m_page), QString());
    failOnce({.kind = Fault::NotJson});
    QCOMPARE(nameFaults(*m_page), QString());
    press(u"Details"_s);
    QCOMPARE(nameFaults(*m_page), QString());
    press(u"Disconnect"_s);
    QTRY_VERIFY(button(u"Log in"_s));
    QCOMPARE(nameFaults(*m_page), QString());
}

void tst_ChatPage::tabOrder()
{
    QTest::keyClicks(field(), u"Ship?"_s);
    button(u"Disconnect"_s)->setFocus();
    QTRY_COMPARE(focusName(), u"Disconnect"_s);
    QCOMPARE(walk(5),
             QStringList(
                 {u"Disconnect"_s, u"Conversation"_s, u"Message"_s, u"Send"_s, u"Disconnect"_s}));
    field()->clear();
    failOnce({.kind = Fault::NotJson});
    button(u"Disconnect"_s)->setFocus();
    QCOMPARE(walk(6),
             QStringList({u"Disconnect"_s, u"Ask again"_s, u"Ignore"_s, u"Details"_s,
                          u"Conversation"_s, u"Message"_s}));
}

void tst_ChatPage::saysSoWhenThereIsNothingYet()
{
    const auto texts = [this] {
        QStringList found;
        const auto labels = m_page->findChildren<PlainLabel *>();
        for (const PlainLabel *label : labels) {
            if (label->isVisible())
                found += label->plainText();
        }
        return found;
    };
    const QString nothing
        = u"No messages yet.\nAsk for a decision below, such as “Shall we ship on Friday?”"_s;
    QTRY_VERIFY(texts().contains(nothing));
    // Where nothing can be asked it says no more than that.
    m_tom->goOffline();
    QTRY_VERIFY(texts().contains(u"No messages yet."_s));
    QVERIFY(!texts().contains(nothing));
    m_tom->logIn();
    QTRY_COMPARE(m_tom->state(), State::Ready);
    QTRY_VERIFY(texts().contains(nothing));
    ask(u"Ship?"_s);
    QTRY_VERIFY(!texts().contains(nothing));
}

void tst_ChatPage::enterAsks()
{
    QVERIFY(!button(u"Send"_s)->isEnabled());
    ask(u"Shall we ship?"_s);
    QTRY_COMPARE(field()->toPlainText(), QString());
    QTRY_COMPARE(m_tom->state(), State::Ready);
    QTRY_VERIFY2(conversation().contains(u"practice answer"_s), qPrintable(conversation()));
    QVERIFY(conversation().contains(u"You"_s));
    QVERIFY(conversation().contains(u"Shall we ship?"_s));
    QVERIFY(conversation().contains(u"tom"_s));
    QVERIFY(m_tom->lastLatency());
    QVERIFY(conversation().contains(latencyText(*m_tom->lastLatency())));
    QCOMPARE(focusName(), u"Message"_s);
    // Up recalls it, Down brings the empty draft back.
    QTest::keyClick(field(), Qt::Key_Up);
    QTRY_COMPARE(field()->toPlainText(), u"Shall we ship?"_s);
    QTest::keyClick(field(), Qt::Key_Down);
    QCOMPARE(field()->toPlainText(), QString());
}

void tst_ChatPage::furtherMessagesQueueVisibly()
{
    m_desk->wait();
    m_desk->plan({{.kind = Fault::Silent}});
    ask(u"First?"_s);
    QTRY_COMPARE(state(), u"Deciding…"_s);
    QTRY_COMPARE(field()->toPlainText(), QString());
    ask(u"Second?"_s);
    QTRY_VERIFY2(conversation().contains(u"waiting to be sent"_s), qPrintable(conversation()));
    QVERIFY(conversation().contains(u"sent, waiting for the decision"_s));
    QVERIFY(button(u"Cancel"_s));
    QVERIFY(isEnabled(MessageAction::Discard));
    QCOMPARE(m_tom->queuedCount(), 1);
}

void tst_ChatPage::cancelLeavesTheQuestionOpen()
{
    m_desk->wait();
    m_desk->plan({{.kind = Fault::Silent}});
    ask(u"Ship?"_s);
    QTRY_COMPARE(state(), u"Deciding…"_s);
    press(u"Cancel"_s);
    QTRY_VERIFY2(conversation().contains(u"not confirmed"_s), qPrintable(conversation()));
    QTRY_COMPARE(m_tom->state(), State::Ready);
    QCOMPARE(banner(),
             u"You cancelled it. It is not known whether the server has decided; the message will "
             "not be sent again automatically. The message: “Ship?”"_s);
    // The button is gone; typing goes on where it was.
    QTRY_COMPARE(focusName(), u"Message"_s);
}

void tst_ChatPage::disconnectReplacesTheComposer()
{
    ask(u"Ship?"_s);
    QTRY_VERIFY(conversation().contains(u"practice answer"_s));
    QTest::keyClicks(field(), u"half a sen"_s);
    press(u"Disconnect"_s);
    QTRY_COMPARE(state(), u"Offline"_s);
    QVERIFY(button(u"Log in"_s));
    QVERIFY(!button(u"Send"_s));
    QVERIFY(!named<QWidget>(*m_page, u"Message"_s));
    QVERIFY(!button(u"Disconnect"_s));
    QVERIFY(conversation().contains(u"Ship?"_s));
    QCOMPARE(field()->toPlainText(), u"half a sen"_s);
    QCOMPARE(banner(), QString());
    QTRY_COMPARE(focusName(), u"Log in"_s);
    QVERIFY(named<QLabel>(
        *m_page, u"You are not logged in. Your conversation and what you typed stay here."_s));
}

void tst_ChatPage::loginGoesOn()
{
    QTest::keyClicks(field(), u"half a sen"_s);
    press(u"Disconnect"_s);
    QTRY_COMPARE(focusName(), u"Log in"_s);
    QTest::keyClick(button(u"Log in"_s), Qt::Key_Space);
    QTRY_COMPARE(state(), u"Ready"_s);
    QTRY_COMPARE(focusName(), u"Message"_s);
    QCOMPARE(field()->toPlainText(), u"half a sen"_s);
    QTest::keyClicks(field(), u"tence"_s);
    QCOMPARE(field()->toPlainText(), u"half a sentence"_s);
}

void tst_ChatPage::loginTakesTheFocusOnlyFromTheEntry()
{
    auto *text = m_page->findChild<ConversationView *>();
    text->setFocus();
    m_tom->goOffline();
    QTRY_VERIFY(button(u"Log in"_s));
    QCOMPARE(focusName(), u"Conversation"_s);
}

void tst_ChatPage::typingInTheConversationGoesOnInTheField()
{
    QTest::keyClicks(field(), u"half "_s);
    auto *view = m_page->findChild<ConversationView *>();
    view->setFocus();
    QTest::keyClick(view, Qt::Key_S, Qt::ControlModifier);
    QTest::keyClick(view, Qt::Key_Space);
    QCOMPARE(focusName(), u"Conversation"_s);
    QTest::keyClicks(view, u"a"_s);
    QTRY_COMPARE(focusName(), u"Message"_s);
    QCOMPARE(field()->toPlainText(), u"half a"_s);
}

void tst_ChatPage::takesNoFocusFromElsewhere()
{
    QWidget window;
    QLineEdit elsewhere;
    auto *row = new QHBoxLayout(&window);
    row->addWidget(&elsewhere);
    row->addWidget(m_page.get());
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.activateWindow();
    m_page->focusMessage();
    QTRY_COMPARE(focusName(), u"Message"_s);
    elsewhere.setFocus();
    m_tom->goOffline();
    QTRY_VERIFY(button(u"Log in"_s));
    QVERIFY(elsewhere.hasFocus());
    m_tom->logIn();
    QTRY_COMPARE(state(), u"Ready"_s);
    QVERIFY(elsewhere.hasFocus());
    m_page->setParent(nullptr);
}

void tst_ChatPage::draftsBelongToTheirAccount()
{
    Session *anna = m_desk->openAccount(u"anna"_s);
    QVERIFY(anna);
    QTest::keyClicks(field(), u"for tom"_s);
    m_page->setSession(anna);
    QCOMPARE(field()->toPlainText(), QString());
    QTest::keyClicks(field(), u"for anna"_s);
    m_page->setSession(m_tom);
    QTRY_COMPARE(field()->toPlainText(), u"for tom"_s);
    m_page->setSession(anna);
    QTRY_COMPARE(field()->toPlainText(), u"for anna"_s);
}

void tst_ChatPage::whatIsTypedAtOnceGoesOnWithTheDraft()
{
    Session *anna = m_desk->openAccount(u"anna"_s);
    QVERIFY(anna);
    QTest::keyClicks(field(), u"for tom"_s);
    m_page->setSession(anna);
    QTest::keyClicks(field(), u"for anna"_s);
    // Before the disk has answered.
    m_page->setSession(m_tom);
    QTest::keyClicks(field(), u", now"_s);
    QTRY_COMPARE(field()->toPlainText(), u"for tom, now"_s);
    QCOMPARE(field()->textCursor().position(), 12);
    m_page->setSession(anna);
    QTest::keyClicks(field(), u", too"_s);
    m_page->setSession(m_tom);
    QTRY_COMPARE(field()->toPlainText(), u"for tom, now"_s);
    m_page->setSession(anna);
    QTRY_COMPARE(field()->toPlainText(), u"for anna, too"_s);
}

void tst_ChatPage::theDraftIsStoredAtOnce()
{
    QTest::keyClicks(field(), u"for tom"_s);
    m_page->save();
    make(m_tom);
    QTRY_COMPARE(field()->toPlainText(), u"for tom"_s);
}

void tst_ChatPage::whatIsTypedAtTheEndContinuesTheDraft_data()
{
    QTest::addColumn<bool>("leaves");
    QTest::newRow("quit at once") << false;
    QTest::newRow("another conversation, then quit") << true;
}

void tst_ChatPage::whatIsTypedAtTheEndContinuesTheDraft()
{
    QFETCH(const bool, leaves);
    Session *anna = m_desk->openAccount(u"anna"_s);
    QTest::keyClicks(field(), u"for tom"_s);
    m_page->setSession(anna);
    // Before the disk has answered.
    m_page->setSession(m_tom);
    QTest::keyClicks(field(), u", now"_s);
    if (leaves)
        m_page->setSession(anna);
    m_page->save();
    make(m_tom);
    QTRY_COMPARE(field()->toPlainText(), u"for tom, now"_s);
}

void tst_ChatPage::theDraftIsStoredWhileTypingGoesOn()
{
    QString stored;
    QTRY_VERIFY([&] {
        QTest::keyClicks(field(), u"a"_s);
        m_desk->history.readDraft(m_tom->account().id, this,
                                  [&stored](const auto &draft) { stored = std::get<0>(draft); });
        return !stored.isEmpty();
    }());
    QVERIFY(field()->toPlainText().startsWith(stored));
}

void tst_ChatPage::aClearedConversationTakesItsDraftAlong()
{
    Session *anna = m_desk->openAccount(u"anna"_s);
    ask(u"Ship?"_s);
    QTRY_VERIFY(conversation().contains(u"practice answer"_s));
    QTest::keyClicks(field(), u"half a sen"_s);
    m_desk->history.clear(anna->account().id, this, [](const auto &) {});
    bool cleared = false;
    m_desk->history.clear(m_tom->account().id, this, [&cleared](const auto &) { cleared = true; });
    QCOMPARE(field()->toPlainText(), u"half a sen"_s);
    QTRY_VERIFY(cleared);
    QCOMPARE(field()->toPlainText(), QString());
    QCOMPARE(conversation(), QString());
    make(m_tom);
    QCOMPARE(field()->toPlainText(), QString());
}

void tst_ChatPage::whatIsTypedBehindASentMessageStays()
{
    Session *anna = m_desk->openAccount(u"anna"_s);
    ask(u"Ship?"_s);
    // Before it is stored.
    QTest::keyClicks(field(), u" And then"_s);
    QCOMPARE(field()->toPlainText(), u"Ship? And then"_s);
    m_page->setSession(anna);
    QTRY_COMPARE(m_tom->state(), State::Ready);
    QTRY_VERIFY(m_tom->lastLatency());
    m_page->setSession(m_tom);
    QTRY_COMPARE(field()->toPlainText(), u" And then"_s);
}

void tst_ChatPage::whatWasSentDoesNotComeBack()
{
    Session *anna = m_desk->openAccount(u"anna"_s);
    ask(u"Ship?"_s);
    // Before it is stored.
    m_page->setSession(anna);
    m_page->setSession(m_tom);
    QTRY_VERIFY2(conversation().contains(u"practice answer"_s), qPrintable(conversation()));
    QCOMPARE(field()->toPlainText(), QString());
    make(m_tom);
    QTRY_VERIFY2(conversation().contains(u"practice answer"_s), qPrintable(conversation()));
    QCOMPARE(field()->toPlainText(), QString());
}

void tst_ChatPage::aMessageThatCantBeTakenStays()
{
    m_desk->wait();
    m_desk->plan({{.kind = Fault::Silent}});
    m_tom->goOffline();
    QTRY_COMPARE(m_tom->state(), State::Offline);
    // The first login of this session: nothing can be asked before it has its token.
    m_tom->logIn();
    QTRY_COMPARE(state(), u"Logging in…"_s);
    ask(u"Ship?"_s);
    QCOMPARE(field()->toPlainText(), u"Ship?"_s);
    QVERIFY2(
        field()->accessibleDescription().startsWith(u"No valid token: register or log in first."_s),
        qPrintable(field()->accessibleDescription()));
}

void tst_ChatPage::whatWasTypedIsNeverAlteredUnasked()
{
    // The beginning of a secret is a word like any other.
    ask(u"What is a checksum-of-to"_s);
    QTRY_COMPARE(m_tom->state(), State::Ready);
    QTRY_VERIFY(conversation().contains(u"What is a checksum-of-to"_s));

    ask(u"Is checksum-of-tom good?"_s);
    QTRY_VERIFY(button(u"Send anyway"_s) != nullptr);
    QCOMPARE(field()->toPlainText(), u"Is checksum-of-tom good?"_s);
    press(u"Send anyway"_s);
    QTRY_COMPARE(field()->toPlainText(), QString());
    QTRY_COMPARE(m_tom->state(), State::Ready);
    QTRY_VERIFY2(conversation().contains(u"Is •••• good?"_s), qPrintable(conversation()));
    QVERIFY(conversation().contains(u"sent with a secret where •••• stands"_s));

    // What is recalled is not sent with its dots by one key.
    QTest::keyClick(field(), Qt::Key_Up);
    QTRY_COMPARE(field()->toPlainText(), u"Is •••• good?"_s);
    QTest::keyClick(field(), Qt::Key_Return);
    QTRY_VERIFY(button(u"Send anyway"_s) != nullptr);
    QCOMPARE(field()->toPlainText(), u"Is •••• good?"_s);
}

void tst_ChatPage::aQuestionIsCompletedBeforeItIsAskedAgain()
{
    m_desk->plan({{.kind = Fault::Silent}});
    ask(u"Is checksum-of-tom good?"_s);
    press(u"Send anyway"_s);
    QTRY_VERIFY2(banner().contains(u"“Is •••• good?”"_s), qPrintable(banner()));
    press(u"Ask again"_s);
    QCOMPARE(field()->toPlainText(), u"Is •••• good?"_s);
    // Pressed once more it is not there twice.
    press(u"Ask again"_s);
    QCOMPARE(field()->toPlainText(), u"Is •••• good?"_s);
    QVERIFY(button(u"Send anyway"_s) != nullptr);

    QTextCursor cursor = field()->textCursor();
    cursor.setPosition(3);
    cursor.setPosition(7, QTextCursor::KeepAnchor);
    field()->setTextCursor(cursor);
    QTest::keyClicks(field(), u"it"_s);
    QVERIFY(!button(u"Send anyway"_s));
    QTest::keyClick(field(), Qt::Key_Return);
    QTRY_VERIFY2(conversation().contains(u"Is it good?"_s), qPrintable(conversation()));
    // What it stands for is settled.
    QTRY_VERIFY2(conversation().contains(u"asked again "_s), qPrintable(conversation()));
    QTRY_COMPARE(banner(), QString());
}

void tst_ChatPage::aLostLinkIsCountedDown()
{
    QTest::keyClicks(field(), u"half a sen"_s);
    m_desk->practice.dropAll();
    QTRY_COMPARE(banner(), u"The connection to the server was lost. Reconnecting in 50 s."_s);
    QCOMPARE(state(), u"Reconnecting in 50 s"_s);
    QCOMPARE(offers().constFirst(), u"Connect now"_s);
    QTRY_COMPARE(banner(), u"The connection to the server was lost. Reconnecting in 49 s."_s);
    QCOMPARE(state(), u"Reconnecting in 49 s"_s);
    // Typing goes on.
    QCOMPARE(focusName(), u"Message"_s);
    QTest::keyClicks(field(), u"tence"_s);
    QCOMPARE(field()->toPlainText(), u"half a sentence"_s);
    QTest::keyClick(field(), Qt::Key_Return);
    QTRY_VERIFY2(conversation().contains(u"waiting to be sent"_s), qPrintable(conversation()));
}

void tst_ChatPage::connectNow()
{
    m_desk->practice.dropAll();
    QTRY_VERIFY(button(u"Connect now"_s));
    ask(u"Ship?"_s);
    press(u"Connect now"_s);
    QTRY_VERIFY2(conversation().contains(u"practice answer"_s), qPrintable(conversation()));
    QCOMPARE(banner(), QString());
}

void tst_ChatPage::noAnswerIsNotConfirmed()
{
    failOnce({.kind = Fault::Silent});
    QCOMPARE(banner(),
             u"No answer came within 600 ms. It is not known whether the server has decided; the "
             "message will not be sent again automatically. The message: “Ship?”"_s);
    QCOMPARE(offers(), QStringList({u"Ask again"_s, u"Ignore"_s}));
    QTRY_VERIFY2(conversation().contains(u"not confirmed"_s), qPrintable(conversation()));
}

void tst_ChatPage::theBannerQuotesOneLineOfTheMessage()
{
    m_desk->plan({{.kind = Fault::Silent}});
    field()->setPlainText(u"first line\n"_s + QString(100, u'x'));
    press(u"Send"_s);
    QTRY_VERIFY(!banner().isEmpty());
    QVERIFY2(banner().endsWith(u" The message: “first line↵"_s + QString(49, u'x') + u"…”"_s),
             qPrintable(banner()));
}

void tst_ChatPage::theNextAnswerTakesTheBannerAway()
{
    failOnce({.kind = Fault::Silent});
    ask(u"And Monday?"_s);
    QTRY_VERIFY2(conversation().contains(u"practice answer"_s), qPrintable(conversation()));
    QTRY_COMPARE(banner(), QString());
    // It belongs to its message, which goes on to say so.
    QVERIFY2(conversation().contains(u"not confirmed"_s), qPrintable(conversation()));
    QVERIFY2(conversation().contains(u"Ignore"_s), qPrintable(conversation()));
}

void tst_ChatPage::aReplyWithoutAKnownFieldSaysSo()
{
    m_desk->plan({{.kind = Fault::Raw, .text = u"{\"verdict\":\"Yes.\"}"_s}});
    ask(u"Ship?"_s);
    QTRY_VERIFY2(conversation().contains(u"verdict"_s), qPrintable(conversation()));
    QVERIFY2(conversation().contains(u"No known decision field"_s), qPrintable(conversation()));
    ask(u"And now?"_s);
    QTRY_VERIFY2(conversation().contains(u"practice answer"_s), qPrintable(conversation()));
    QCOMPARE(conversation().count(u"No known decision field"_s), 1);
}

void tst_ChatPage::askAgain()
{
    failOnce({.kind = Fault::Silent});
    press(u"Ask again"_s);
    QTRY_VERIFY2(conversation().contains(u"practice answer"_s), qPrintable(conversation()));
    QVERIFY2(conversation().contains(u"asked again "_s), qPrintable(conversation()));
    QCOMPARE(conversation().count(u"Ship?"_s), 2);
    QCOMPARE(banner(), QString());
}

void tst_ChatPage::leaveIt()
{
    failOnce({.kind = Fault::Silent});
    press(u"Ignore"_s);
    QTRY_VERIFY2(conversation().contains(u"ignored"_s), qPrintable(conversation()));
    QCOMPARE(banner(), QString());
}

void tst_ChatPage::rubbishIsCalledByItsName()
{
    failOnce({.kind = Fault::NotJson});
    QVERIFY2(banner().startsWith(u"JSON decoding error in the received message."_s),
             qPrintable(banner()));
    QCOMPARE(offers(), QStringList({u"Ask again"_s, u"Ignore"_s, u"Details"_s}));
}

void tst_ChatPage::aServerErrorOffersWhatHelps()
{
    failOnce({.kind = Fault::ServerError, .text = u"out of decisions"_s});
    QVERIFY2(banner().startsWith(u"The server answered with an error: “"_s), qPrintable(banner()));
    QVERIFY(banner().contains(u"out of decisions"_s));
    // The conversation says it once it is stored.
    QTRY_VERIFY2(conversation().contains(u"failed: out of decisions"_s),
                 qPrintable(conversation()));
    const QStringList shown = offers();
    QVERIFY2(shown.contains(u"Ask again"_s) && shown.contains(u"Log in again"_s)
                 && shown.contains(u"Dismiss"_s),
             qPrintable(shown.join(u',')));
    press(u"Dismiss"_s);
    QCOMPARE(banner(), QString());
    QVERIFY(conversation().contains(u"failed: out of decisions"_s));
}

void tst_ChatPage::logInAgainMakesANewSession()
{
    failOnce({.kind = Fault::ServerError, .text = u"no such token"_s});
    QSignalSpy received(&m_desk->practice, &PracticeServer::received);
    press(u"Log in again"_s);
    QTRY_COMPARE(received.count(), 1);
    QVERIFY(received.constFirst().constFirst().toString().contains(u"\"Connection\""_s));
    QTRY_COMPARE(state(), u"Ready"_s);
    QTRY_COMPARE(focusName(), u"Message"_s);
}

void tst_ChatPage::aRefusedLoginOffersToRegisterAgain()
{
    m_tom->goOffline();
    QTRY_COMPARE(m_tom->state(), State::Offline);
    m_desk->plan({{.kind = Fault::ServerError, .text = u"who are you"_s}});
    press(u"Log in"_s);
    QTRY_VERIFY(banner().contains(u"who are you"_s));
    QCOMPARE(state(), u"Connected, not logged in"_s);
    QVERIFY(button(u"Log in again"_s));
    QVERIFY(button(u"Log in"_s));
    QSignalSpy again(m_page.get(), &ChatPage::registerAgainRequested);
    press(u"Register again"_s);
    QCOMPARE(again.count(), 1);
    QCOMPARE(again.constFirst().constFirst().value<Session *>(), m_tom);
}

void tst_ChatPage::aChecksumThatIsMissingIsAskedFor()
{
    m_tom->goOffline();
    QTRY_COMPARE(m_tom->state(), State::Offline);
    QVERIFY(m_desk->forgetChecksum(*m_tom));
    // By itself it only says so; who presses the button is asked.
    m_tom->logIn();
    QTRY_VERIFY(offers().contains(u"Enter checksum…"_s));
    QVERIFY(!m_page->findChild<ChecksumDialog *>());
    press(u"Log in"_s);
    QTRY_VERIFY(m_page->findChild<ChecksumDialog *>());
    m_page->findChild<ChecksumDialog *>()->reject();
    QTRY_VERIFY(!m_page->findChild<ChecksumDialog *>());
}

void tst_ChatPage::anUnconfirmedDisconnectIsTold()
{
    m_desk->plan({{.kind = Fault::Silent}});
    press(u"Disconnect"_s);
    QTRY_COMPARE(state(), u"Offline"_s);
    QCOMPARE(
        banner(),
        u"You are disconnected, but the server did not confirm it. It may keep the session open "
        "until it expires."_s);
    press(u"Dismiss"_s);
    QCOMPARE(banner(), QString());
    QTRY_COMPARE(focusName(), u"Log in"_s);
}

void tst_ChatPage::theBannersButtonsGiveTheFocusBack_data()
{
    QTest::addColumn<FaultPlan::Step>("fault");
    QTest::addColumn<QString>("name");
    const FaultPlan::Step silent{.kind = Fault::Silent};
    const FaultPlan::Step error{.kind = Fault::ServerError, .text = u"no"_s};
    QTest::newRow("Ask again") << silent << u"Ask again"_s;
    QTest::newRow("Ignore") << silent << u"Ignore"_s;
    QTest::newRow("Dismiss") << error << u"Dismiss"_s;
    QTest::newRow("Log in again") << error << u"Log in again"_s;
}

void tst_ChatPage::theBannersButtonsGiveTheFocusBack()
{
    QFETCH(FaultPlan::Step, fault);
    QFETCH(QString, name);
    failOnce(fault);
    button(name)->setFocus();
    QTest::keyClick(button(name), Qt::Key_Space);
    // The failed question stays one to look at, also after a new login.
    QTRY_COMPARE(banner().isEmpty(), name != u"Log in again");
    QTRY_COMPARE(state(), u"Ready"_s);
    QTRY_COMPARE(focusName(), u"Message"_s);
}

void tst_ChatPage::detailsOpen()
{
    failOnce({.kind = Fault::NotJson});
    QVERIFY(!named<QPlainTextEdit>(*m_page, u"Details of the message"_s));
    press(u"Details"_s);
    const auto *details = named<QPlainTextEdit>(*m_page, u"Details of the message"_s);
    QVERIFY(details);
    QVERIFY(details->isReadOnly());
    QVERIFY2(details->toPlainText().contains(u"<html>oops"_s), qPrintable(details->toPlainText()));
    press(u"Details"_s);
    QVERIFY(!named<QPlainTextEdit>(*m_page, u"Details of the message"_s));
}

void tst_ChatPage::withoutAKeychainItSaysSoOnce()
{
    SecretStore store(u"decidesk-test"_s, SecretStore::Backend::Keychain);
    make(m_tom, &store);
    QCOMPARE(banner(), QString());
    const QString entry = checksumEntry(m_tom->account().id);
    store.write(entry, Secret(u"checksum-of-tom"_s), this, [](const auto &) {});
    QTRY_COMPARE(
        banner(),
        u"The keychain of this computer can't be used, so the API key and the checksum will be "
        "lost when you quit. Copy the checksum now and keep it in a safe place."_s);
    QCOMPARE(offers(), QStringList({u"Copy checksum"_s, u"Dismiss"_s}));
    QSignalSpy hint(m_page.get(), &ChatPage::hint);
    press(u"Copy checksum"_s);
    QTRY_COMPARE(hint.count(), 1);
    QCOMPARE(
        hint.constFirst().constFirst().toString(),
        u"Checksum copied. Paste it somewhere safe; the clipboard is cleared in 60 seconds."_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"checksum-of-tom"_s);
    press(u"Dismiss"_s);
    QCOMPARE(banner(), QString());
    m_page->setSession(nullptr);
    m_page->setSession(m_tom);
    QCOMPARE(banner(), QString());
    m_page.reset();
}

void tst_ChatPage::anApiKeyCanBeKept()
{
    m_page->offerToKeepApiKey(Secret(u"typed-key"_s));
    QCOMPARE(
        banner(),
        u"Keep the API key for %1 on this computer?"_s.arg(hostAndPort(m_desk->practice.url())));
    QCOMPARE(offers(), QStringList({u"Keep API key"_s, u"Dismiss"_s}));
    QSignalSpy hint(m_page.get(), &ChatPage::hint);
    press(u"Keep API key"_s);
    QTRY_COMPARE(hint.count(), 1);
    QCOMPARE(hint.constFirst().constFirst().toString(), u"The API key is kept."_s);
    QCOMPARE(banner(), QString());
    QString kept;
    m_desk->secrets.read(apiKeyEntry(m_desk->server.id), this, [&kept](const auto &found) {
        if (const auto *secret = std::get_if<Secret>(&found))
            kept = secret->reveal();
    });
    QTRY_COMPARE(kept, u"typed-key"_s);

    // Dismissed: not kept, and not asked again.
    m_page->offerToKeepApiKey(Secret(u"another-key"_s));
    press(u"Dismiss"_s);
    QCOMPARE(banner(), QString());
}

void tst_ChatPage::messageActionsFollowTheMessage_data()
{
    QTest::addColumn<FaultPlan::Step>("fault");
    QTest::addColumn<QString>("sign");
    QTest::addColumn<QList<bool>>("enabled");
    // Copy message, Copy code, Show as sent, Open link…, Show all, Show more from the server, Ask
    // again, Ignore, Send, Discard, Delete…
    QTest::newRow("answered") << FaultPlan::Step{} << u"practice answer"_s
                              << QList<bool>{true,  false, true,  false, false, false,
                                             false, false, false, false, true};
    QTest::newRow("not confirmed")
        << FaultPlan::Step{.kind = Fault::Silent} << u"not confirmed"_s
        << QList<bool>{true, false, false, false, false, false, true, true, false, false, true};
    QTest::newRow("failed") << FaultPlan::Step{.kind = Fault::ServerError, .text = u"no"_s}
                            << u"failed: no"_s
                            << QList<bool>{true, false, false, false, false, false,
                                           true, true,  false, false, true};
}

void tst_ChatPage::messageActionsFollowTheMessage()
{
    QFETCH(FaultPlan::Step, fault);
    QFETCH(QString, sign);
    QFETCH(QList<bool>, enabled);
    const auto now = [this] {
        QList<bool> states;
        const auto actions = m_page->messageActions()->actions();
        for (const QAction *action : actions)
            states += action->isEnabled();
        return states;
    };
    QCOMPARE(now(), QList<bool>(11, false));
    m_desk->plan({fault});
    ask(u"Ship?"_s);
    QTRY_VERIFY2(conversation().contains(sign), qPrintable(conversation()));
    QTRY_COMPARE(now(), enabled);
    const auto actions = m_page->messageActions()->actions();
    for (const QAction *action : actions)
        QCOMPARE(action->statusTip().isEmpty(), action->isEnabled());
}

void tst_ChatPage::messageKeys()
{
    QStringList texts;
    const auto actions = m_page->messageActions()->actions();
    for (const QAction *action : actions)
        texts += QString(action->text()).remove(u'&');
    QCOMPARE(texts,
             QStringList({u"Copy message"_s, u"Copy code"_s, u"Show as sent"_s, u"Open link…"_s,
                          u"Show all"_s, u"Show more from the server"_s, u"Ask again"_s,
                          u"Ignore"_s, u"Send"_s, u"Discard"_s, u"Delete…"_s}));
    QCOMPARE(m_page->messageActions()->action(MessageAction::AskAgain)->shortcut(),
             QKeySequence(u"Ctrl+R"_s));
}

void tst_ChatPage::copiesAMessage()
{
    failOnce({.kind = Fault::Silent}, u"a & b <c>"_s);
    QSignalSpy hint(m_page.get(), &ChatPage::hint);
    m_page->messageActions()->action(MessageAction::Copy)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"a & b <c>"_s);
    QCOMPARE(hint.count(), 1);
    QCOMPARE(hint.constFirst().constFirst().toString(), u"The message is on the clipboard."_s);
}

void tst_ChatPage::deletesAMessage()
{
    failOnce({.kind = Fault::Silent}, u"not for long"_s);
    QTRY_VERIFY(!banner().isEmpty());
    QAction *action = m_page->messageActions()->action(MessageAction::Delete);

    action->trigger();
    auto *box = m_page->findChild<QMessageBox *>();
    QVERIFY(box);
    QVERIFY2(box->text().contains(u"“not for long”"_s), qPrintable(box->text()));
    QCOMPARE(box->defaultButton()->accessibleName(), u"Cancel"_s);
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_VERIFY(!m_page->findChild<QMessageBox *>());
    QVERIFY(conversation().contains(u"not for long"_s));

    action->trigger();
    box = m_page->findChild<QMessageBox *>();
    QVERIFY(box);
    const auto buttons = box->buttons();
    for (QAbstractButton *button : buttons) {
        if (button->accessibleName() == u"Delete"_s)
            button->click();
    }
    QTRY_VERIFY2(!conversation().contains(u"not for long"_s), qPrintable(conversation()));
    // What the banner offered was about that message.
    QTRY_COMPARE(banner(), QString());
}

void tst_ChatPage::storeDecision(const QString &text)
{
    Message decision;
    decision.account = m_page->session()->account().id;
    decision.direction = Message::Direction::Decision;
    decision.text = text;
    m_desk->history.commit({decision}, this, [](const auto &) {});
}

void tst_ChatPage::quotesADecisionAsItReads()
{
    storeDecision(u"**No.** Wait."_s);
    QTRY_VERIFY(conversation().contains(u"Wait."_s));
    m_page->messageActions()->action(MessageAction::Delete)->trigger();
    const auto *box = m_page->findChild<QMessageBox *>();
    QVERIFY(box);
    QVERIFY2(box->text().contains(u"“No. Wait.”"_s), qPrintable(box->text()));
}

void tst_ChatPage::showsAllOfALongMessage()
{
    storeDecision(u"word "_s.repeated(20'000));
    QTRY_VERIFY(conversation().contains(u"This is only the beginning"_s));
    QVERIFY(conversation().contains(u"Show all"_s));

    m_page->messageActions()->action(MessageAction::ShowAll)->trigger();

    auto *dialog = m_page->findChild<WholeMessageDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->partCount(), 2);
    dialog->close();
}

void tst_ChatPage::aCopyWithoutItsSecretIsCompleted_data()
{
    QTest::addColumn<bool>("isTypedAnew");
    QTest::newRow("its dots are typed over") << false;
    QTest::newRow("another question was typed in its place") << true;
}

void tst_ChatPage::aCopyWithoutItsSecretIsCompleted()
{
    QFETCH(const bool, isTypedAnew);
    QList<Message> messages;
    const auto read = [this, &messages] {
        m_desk->history.readAfter(m_tom->account().id, 0, {}, this, [&messages](const auto &found) {
            messages = std::get<0>(found);
        });
    };
    const auto isStored = [&](qsizetype place, Message::State state) {
        read();
        return messages.size() > place && messages.at(place).state == state;
    };
    m_desk->plan({{.kind = Fault::Silent}});
    ask(u"is checksum-of-tom good?"_s);
    press(u"Send anyway"_s);
    QTRY_VERIFY(isStored(0, Message::State::NotConfirmed));
    QTRY_VERIFY(m_tom->state() == State::Ready);

    press(u"Ask again"_s);
    QCOMPARE(field()->toPlainText(), u"is \u2022\u2022\u2022\u2022 good?"_s);
    if (isTypedAnew) {
        field()->selectAll();
        QTest::keyClick(field(), Qt::Key_Delete);
        ask(u"is it good?"_s);
    } else {
        field()->moveCursor(QTextCursor::Start);
        QVERIFY(field()->find(u"\u2022\u2022\u2022\u2022"_s));
        ask(u"checksum-of-tom"_s);
        press(u"Send anyway"_s);
    }
    QTRY_VERIFY(isStored(1, Message::State::Answered));
    QTRY_COMPARE(messages.constFirst().askedAgainAt.isValid(), !isTypedAnew);
}

void tst_ChatPage::copiesCode()
{
    storeDecision(u"```\nfirst\n```\nand\n```sh\nsecond\n  more\n```"_s);
    auto *view = m_page->findChild<ConversationView *>();
    QTRY_VERIFY(view->toPlainText().contains(u"second"_s));
    QSignalSpy hint(m_page.get(), &ChatPage::hint);
    QAction *action = m_page->messageActions()->action(MessageAction::CopyCode);

    action->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"first\n\nsecond\n  more"_s);
    QCOMPARE(hint.count(), 1);
    QCOMPARE(hint.constFirst().constFirst().toString(), u"The code is on the clipboard."_s);

    view->setTextCursor(view->document()->find(u"second"_s));
    action->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"second\n  more"_s);
}

void tst_ChatPage::showsADecisionAsSent()
{
    const QString sent = u"**Yes.**\n\n2. `a`\n4. [b](https://b.example)"_s;
    storeDecision(sent);
    auto *view = m_page->findChild<ConversationView *>();
    QTRY_VERIFY(view->toPlainText().contains(u"Yes."_s));
    QVERIFY(!view->toPlainText().contains(u"**"_s));
    QAction *action = m_page->messageActions()->action(MessageAction::ShowAsSent);
    QVERIFY(action->isEnabled());
    QVERIFY(!action->isChecked());

    action->trigger();
    QVERIFY(action->isChecked());
    QVERIFY2(view->toPlainText().contains(sent), qPrintable(view->toPlainText()));
    QVERIFY(view->toPlainText().contains(u"Shown as sent"_s));

    action->trigger();
    QVERIFY(!action->isChecked());
    QVERIFY(!view->toPlainText().contains(u"**"_s));
    QVERIFY(!view->toPlainText().contains(u"Shown as sent"_s));
}

void tst_ChatPage::asksBeforeALinkIsOpened()
{
    storeDecision(u"See [the plan](https://example.org/plan) and <https://example.net/>."_s);
    auto *view = m_page->findChild<ConversationView *>();
    QTRY_VERIFY(view->toPlainText().contains(u"the plan"_s));
    m_page->messageActions()->action(MessageAction::OpenLink)->trigger();

    auto *question = m_page->findChild<LinkQuestion *>();
    QVERIFY(question);
    QCOMPARE(question->address(), u"https://example.org/plan"_s);
    auto *links = firstNamed<QListWidget>(*question, u"Links"_s);
    QVERIFY(links);
    QCOMPARE(links->count(), 2);
    question->close();
}

void tst_ChatPage::contextMenu()
{
    failOnce({.kind = Fault::Silent});
    auto *view = m_page->findChild<ConversationView *>();
    emit view->customContextMenuRequested(QPoint(20, 20));
    auto *menu = m_page->findChild<QMenu *>();
    QVERIFY(menu);
    QStringList texts;
    const auto actions = menu->actions();
    for (const QAction *action : actions)
        texts += action->isSeparator() ? u"-"_s : QString(action->text()).remove(u'&');
    QCOMPARE(texts,
             QStringList({u"Copy"_s, u"-"_s, u"Copy message"_s, u"Copy code"_s, u"Show as sent"_s,
                          u"Open link…"_s, u"Show all"_s, u"Show more from the server"_s,
                          u"Ask again"_s, u"Ignore"_s, u"Send"_s, u"Discard"_s, u"Delete…"_s}));
    QVERIFY(!actions.constFirst()->isEnabled());
    menu->close();
}

void tst_ChatPage::followsTheLanguage()
{
    failOnce({.kind = Fault::NotJson});
    const QStringList fromOutside{u"tom"_s, hostAndPort(m_desk->practice.url())};
    {
        const MarkedLanguage marked;
        QTRY_COMPARE(unmarked(*m_page, fromOutside), QString());
        QTRY_VERIFY(conversation().contains(u"¤You"_s));
        QTRY_VERIFY2(conversation().contains(u"¤not confirmed"_s), qPrintable(conversation()));
        const auto actions = m_page->messageActions()->actions();
        for (const QAction *action : actions)
            QVERIFY2(action->text().startsWith(u'¤'), qPrintable(action->text()));
        m_tom->goOffline();
        QTRY_COMPARE(m_tom->state(), State::Offline);
        QTRY_COMPARE(unmarked(*m_page, fromOutside), QString());
    }
    QTRY_COMPARE(state(), u"Offline"_s);
}

void tst_ChatPage::nothingIsClipped_data()
{
    QTest::addColumn<int>("percent");
    QTest::newRow("100 %") << 100;
    QTest::newRow("150 %") << 150;
    QTest::newRow("200 %") << 200;
}

void tst_ChatPage::nothingIsClipped()
{
    // What is left of 800×600 beside the list of accounts and between the bars.
    QFETCH(int, percent);
    const TextSize size(percent);
    make(m_tom);
    m_page->resize(580, 520);
    failOnce({.kind = Fault::NotJson});
    QTRY_COMPARE(clipped(*m_page), QString());
    press(u"Ignore"_s);
    m_desk->wait();
    m_desk->plan({{.kind = Fault::Silent}});
    ask(u"Ship?"_s);
    QTRY_COMPARE(state(), u"Deciding… 1 s"_s);
    QTRY_COMPARE(clipped(*m_page), QString());
    QCOMPARE(m_page->size(), QSize(580, 520));
    m_tom->goOffline();
    QTRY_VERIFY(button(u"Log in"_s));
    QTRY_COMPARE(clipped(*m_page), QString());
    QCOMPARE(m_page->size(), QSize(580, 520));
}

DECIDESK_TEST(tst_ChatPage)
#include "tst_ChatPage.moc"
