#include "ChatPage.h"
#include "ConversationView.h"
#include "Desk.h"
#include "FindBar.h"
#include "Language.h"
#include "MainWindow.h"
#include "PlainLabel.h"
#include "Probe.h"
#include "SqliteHistory.h"
#include "TestProgram.h"

#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QStatusBar>
#include <QTest>

#include <memory>

using namespace decidesk;
using namespace decidesk::test;
using namespace Qt::StringLiterals;

/// Find in the whole window, over conversations in a real file.
class tst_Find : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void inTheConversation();
    void escapeInTheConversationEndsTheSearch();
    void inAllConversations_data();
    void inAllConversations();
    void aHitOpensInAnotherConversation();
    void isRoutedByTheFocus();
    void searchGoesOnWhereItsFieldIs();
    void withoutAConversationItSaysSo();
    void escapeLeadsBackToTheMessage();
    void fits800x600_data();
    void fits800x600();

private:
    AccountId addAccount(const QString &name);
    void store(const AccountId &account, const QStringList &texts);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const;
    void searchFor(const QString &text);
    [[nodiscard]] QString status() const
    {
        return m_window->findChild<PlainLabel *>(u"findStatus"_s)->plainText();
    }
    [[nodiscard]] QListView *hits() const { return named<QListView>(*m_window, u"Matches"_s); }
    [[nodiscard]] ConversationView *view() const
    {
        return m_window->findChild<ConversationView *>();
    }
    [[nodiscard]] QString currentText() const
    {
        const auto message = view()->currentMessage();
        return message ? message->text : QString();
    }

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<SqliteHistory> m_history;
    std::unique_ptr<SessionList> m_sessions;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<MainWindow> m_window;
    AccountId m_tom;
    AccountId m_anna;
};

void tst_Find::init()
{
    m_desk = std::make_unique<Desk>();
    m_history = std::make_unique<SqliteHistory>(m_desk->folder.filePath(u"history.sqlite"_s));
    m_tom = addAccount(u"tom"_s);
    m_anna = addAccount(u"anna"_s);
    m_desk->settings.setLastAccount(m_tom);
    m_sessions = std::make_unique<SessionList>(SessionServices{.settings = m_desk->settings,
                                                               .secrets = m_desk->secrets,
                                                               .history = *m_history,
                                                               .traffic = m_desk->traffic,
                                                               .random = m_desk->random,
                                                               .backoff = {}});
    m_sessions->restore();
    m_language = std::make_unique<Language>();
    m_language->apply(u"en"_s);

    QStringList filler;
    for (int i = 0; i < 500; ++i)
        filler += u"message %1"_s.arg(i);
    store(m_tom, {u"Un été à Paris"_s, u"これは日本語です"_s, u"ภาษาไทยง่าย"_s, u"a whale"_s});
    store(m_tom, filler);
    store(m_tom, {u"the last whale of tom"_s});
    store(m_anna, {u"the only whale of anna"_s});
    store(m_anna, filler);

    m_window = std::make_unique<MainWindow>(
        MainWindow::Services{m_desk->settings, m_desk->secrets, *m_history, *m_sessions,
                             m_desk->traffic, *m_language, m_desk->folder.filePath(u"log"_s)});
    m_window->showLast();
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY(view()->toPlainText().contains(u"the last whale of tom"_s));
}

void tst_Find::cleanup()
{
    m_window.reset();
    m_language.reset();
    m_sessions.reset();
    m_history.reset();
    m_desk.reset();
}

AccountId tst_Find::addAccount(const QString &name)
{
    Account account;
    account.id = QUuid::createUuid();
    account.server = m_desk->server.id;
    account.name = name;
    m_desk->settings.saveAccount(account);
    return account.id;
}

void tst_Find::store(const AccountId &account, const QStringList &texts)
{
    QList<Message> messages;
    for (const QString &text : texts) {
        Message message;
        message.account = account;
        message.direction = Message::Direction::Decision;
        message.text = text;
        message.created = QDateTime::currentDateTimeUtc();
        messages.append(message);
    }
    bool done = false;
    m_history->commit(messages, this, [&done](const auto &) { done = true; });
    QTRY_VERIFY(done);
}

void tst_Find::press(Qt::Key key, Qt::KeyboardModifiers modifiers) const
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : m_window.get(), key, modifiers);
}

void tst_Find::searchFor(const QString &text)
{
    press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(focusName(), u"Find in all conversations"_s);
    named<QLineEdit>(*m_window, u"Find in all conversations"_s)->setText(text);
}

void tst_Find::inTheConversation()
{
    press(Qt::Key_F, Qt::ControlModifier);
    QTRY_COMPARE(focusName(), u"Find"_s);
    QTest::keyClicks(QApplication::focusWidget(), u"whale"_s);
    QTRY_COMPARE(status(), u"Message 1 of 2"_s);
    QCOMPARE(currentText(), u"the last whale of tom"_s);
    press(Qt::Key_F3);
    QTRY_COMPARE(status(), u"Message 2 of 2"_s);
    QTRY_COMPARE(currentText(), u"a whale"_s);
    // Its neighbours are there.
    QVERIFY(view()->toPlainText().contains(u"ภาษาไทยง่าย"_s));
    QVERIFY(view()->toPlainText().contains(u"message 3"_s));
    press(Qt::Key_F3, Qt::ShiftModifier);
    QTRY_COMPARE(currentText(), u"the last whale of tom"_s);
    press(Qt::Key_Escape);
    QVERIFY(!m_window->findChild<FindBar *>()->isVisible());
}

void tst_Find::escapeInTheConversationEndsTheSearch()
{
    press(Qt::Key_F, Qt::ControlModifier);
    QTRY_COMPARE(focusName(), u"Find"_s);
    QTest::keyClicks(QApplication::focusWidget(), u"whale"_s);
    QTRY_COMPARE(status(), u"Message 1 of 2"_s);
    view()->setFocus();
    QTRY_COMPARE(focusName(), u"Conversation"_s);
    press(Qt::Key_Escape);
    QVERIFY(!m_window->findChild<FindBar *>()->isVisible());
    QCOMPARE(focusName(), u"Conversation"_s);
}

void tst_Find::inAllConversations_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("found");
    QTest::newRow("é") << u"ete"_s << u"Un été à Paris"_s;
    QTest::newRow("日本語") << u"日本"_s << u"これは日本語です"_s;
    QTest::newRow("ไทย") << u"ไทย"_s << u"ภาษาไทยง่าย"_s;
    QTest::newRow("phrase") << u"\"only whale\""_s << u"the only whale of anna"_s;
}

void tst_Find::inAllConversations()
{
    QFETCH(QString, typed);
    QFETCH(QString, found);
    searchFor(typed);
    QTRY_COMPARE(hits()->model()->rowCount(), 1);
    QCOMPARE(hits()->model()->index(0, 0).data().toString(), found);
    press(Qt::Key_Return);
    QTRY_COMPARE(currentText(), found);
    QTRY_COMPARE(status(), u"Message 1 of 1"_s);
    QTRY_COMPARE(view()->extraSelections().size(), 1);
    QCOMPARE(focusName(), u"Conversation"_s);
}

void tst_Find::aHitOpensInAnotherConversation()
{
    searchFor(u"whale"_s);
    QTRY_COMPARE(hits()->model()->rowCount(), 3);
    QCOMPARE(hits()->model()->index(0, 0).data().toString(), u"the only whale of anna"_s);
    press(Qt::Key_Return);
    QTRY_COMPARE(m_window->windowTitle(), u"anna – Decidesk"_s);
    QTRY_COMPARE(currentText(), u"the only whale of anna"_s);
    QVERIFY(view()->toPlainText().contains(u"message 4"_s));
    QTRY_COMPARE(status(), u"Message 1 of 1"_s);
    // Back to the list, and on to the next.
    press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(focusName(), u"Find in all conversations"_s);
    press(Qt::Key_Down);
    QTRY_COMPARE(focusName(), u"Matches"_s);
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QTRY_COMPARE(m_window->windowTitle(), u"tom – Decidesk"_s);
    QTRY_COMPARE(currentText(), u"the last whale of tom"_s);
}

void tst_Find::isRoutedByTheFocus()
{
    press(Qt::Key_F12);
    auto *filter = named<QLineEdit>(*m_window, u"Filter"_s);
    QTRY_VERIFY(filter);
    firstNamed<QWidget>(*m_window, u"Pause"_s)->setFocus();
    press(Qt::Key_F, Qt::ControlModifier);
    QTRY_COMPARE(focusName(), u"Filter"_s);
    QVERIFY(!m_window->findChild<FindBar *>()->isVisible());
    view()->setFocus();
    press(Qt::Key_F, Qt::ControlModifier);
    QTRY_COMPARE(focusName(), u"Find"_s);
}

void tst_Find::searchGoesOnWhereItsFieldIs()
{
    searchFor(u"whale"_s);
    QTRY_COMPARE(hits()->model()->rowCount(), 3);
    hits()->setFocus();
    press(Qt::Key_F, Qt::ControlModifier);
    QTRY_COMPARE(focusName(), u"Find in all conversations"_s);
}

void tst_Find::withoutAConversationItSaysSo()
{
    press(Qt::Key_N, Qt::ControlModifier);
    press(Qt::Key_F, Qt::ControlModifier);
    QTRY_COMPARE(m_window->statusBar()->currentMessage(), u"Choose an account first"_s);
    QVERIFY(!m_window->findChild<FindBar *>()->isVisible());
}

void tst_Find::escapeLeadsBackToTheMessage()
{
    searchFor(u"whale"_s);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!hits());
    // Nobody is logged in, so there is no field for a message.
    QTRY_COMPARE(focusName(), u"Log in"_s);
}

void tst_Find::fits800x600_data()
{
    QTest::addColumn<int>("percent");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    for (const int percent : {100, 200}) {
        QTest::addRow("%d %%, left to right", percent) << percent << Qt::LeftToRight;
        QTest::addRow("%d %%, right to left", percent) << percent << Qt::RightToLeft;
    }
}

void tst_Find::fits800x600()
{
    QFETCH(int, percent);
    QFETCH(Qt::LayoutDirection, direction);
    const TextSize size(percent);
    m_window->setLayoutDirection(direction);
    m_window->resize(800, 600);
    QTRY_COMPARE(m_window->size(), QSize(800, 600));
    searchFor(u"whale"_s);
    QTRY_COMPARE(hits()->model()->rowCount(), 3);
    press(Qt::Key_Return);
    QTRY_COMPARE(currentText(), u"the only whale of anna"_s);
    QTRY_COMPARE(clipped(*m_window), QString());
    QCOMPARE(m_window->size(), QSize(800, 600));
    QVERIFY(view()->viewport()->height() >= 2 * m_window->fontMetrics().lineSpacing());
}

DECIDESK_TEST(tst_Find)
#include "tst_Find.moc"
