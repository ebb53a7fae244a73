#include "Bookmarks.h"

#include "Bookmark.h"
#include "ConversationPager.h"
#include "ConversationView.h"
#include "MemoryHistory.h"
#include "Settings.h"
#include "TestProgram.h"

#include <QPushButton>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>

#include <memory>

using namespace decidesk;
using namespace Qt::StringLiterals;

/// Two accounts with a conversation of many screens each.
class tst_Bookmarks : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void theFirstTimeTheEndIsShown();
    void anotherAccountComesBackWhereItWasLeft();
    void aRestartComesBackWhereItWasLeft();
    void theEndStaysTheEnd();
    void whatCameMeanwhileIsCounted();
    void whatWasNewBeforeIsStillNew();
    void aRemovedMessageGivesWayToItsNeighbour();
    void aClearedConversationIsEmpty();
    void isStoredAtRest();
    void anAccountThatIsLeftBeforeItCameKeepsItsPlace();

private:
    void start();
    void open(const AccountId &account);
    void store(const AccountId &account, int count);
    AccountId addAccount();
    void scrollToTheMiddle();
    [[nodiscard]] QScrollBar *bar() const { return m_view->verticalScrollBar(); }
    [[nodiscard]] bool isAtEnd() const { return bar()->value() == bar()->maximum(); }
    /// What is at the top of the view, and where exactly.
    [[nodiscard]] QString top() const
    {
        const QTextCursor first = m_view->cursorForPosition(QPoint(5, 5));
        return u"%1 at %2"_s.arg(first.block().text()).arg(m_view->cursorRect(first).top());
    }
    [[nodiscard]] QString newText() const
    {
        const auto *button = m_view->findChild<QPushButton *>(u"newMessages"_s);
        return button->isHidden() ? QString() : button->text();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MemoryHistory> m_history;
    std::unique_ptr<ConversationPager> m_pager;
    std::unique_ptr<ConversationView> m_view;
    std::unique_ptr<Bookmarks> m_bookmarks;
    Server m_server;
    AccountId m_tom;
    AccountId m_eva;
    int m_stored = 0;
};

void tst_Bookmarks::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<Settings>(m_folder->filePath(u"settings.ini"_s));
    m_history = std::make_unique<MemoryHistory>();
    m_server.id = QUuid::createUuid();
    m_server.url = QUrl(u"wss://decide.example.org"_s);
    m_settings->saveServer(m_server);
    m_tom = addAccount();
    m_eva = addAccount();
    m_stored = 0;
    store(m_tom, 400);
    store(m_eva, 20);
    start();
}

void tst_Bookmarks::cleanup()
{
    m_bookmarks.reset();
    m_view.reset();
    m_pager.reset();
    m_history.reset();
    m_settings.reset();
}

AccountId tst_Bookmarks::addAccount()
{
    Account account;
    account.id = QUuid::createUuid();
    account.server = m_server.id;
    m_settings->saveAccount(account);
    return account.id;
}

/// The program, once more.
void tst_Bookmarks::start()
{
    m_bookmarks.reset();
    m_view.reset();
    m_settings->sync();
    m_settings = std::make_unique<Settings>(m_folder->filePath(u"settings.ini"_s));
    m_pager = std::make_unique<ConversationPager>(*m_history);
    m_view = std::make_unique<ConversationView>(*m_pager);
    m_view->resize(500, 300);
    m_bookmarks = std::make_unique<Bookmarks>(
        Bookmarks::Places{*m_settings, *m_history, *m_pager, *m_view}, nullptr);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void tst_Bookmarks::open(const AccountId &account)
{
    m_bookmarks->open(account);
    QTRY_VERIFY(!m_pager->isLoading());
}

void tst_Bookmarks::store(const AccountId &account, int count)
{
    QList<Message> messages;
    for (int i = 0; i < count; ++i) {
        Message decision;
        decision.account = account;
        decision.direction = Message::Direction::Decision;
        decision.state = Message::State::Answered;
        decision.text = u"decision %1"_s.arg(++m_stored);
        decision.created = QDateTime::currentDateTimeUtc();
        messages.append(decision);
    }
    bool done = false;
    m_history->commit(messages, this, [&done](const auto &) { done = true; });
    QTRY_VERIFY(done);
}

/// Far from what is loaded at first, with a message cut off at the top.
void tst_Bookmarks::scrollToTheMiddle()
{
    m_view->showMessage(200);
    QTRY_VERIFY(!m_pager->isLoading());
    bar()->setValue(bar()->value() + 7);
    QTRY_VERIFY(!m_pager->isLoading());
    QVERIFY(!isAtEnd());
}

void tst_Bookmarks::theFirstTimeTheEndIsShown()
{
    open(m_tom);
    QTRY_VERIFY(isAtEnd());
    open(m_eva);
    QCOMPARE(m_settings->bookmark(m_tom), (Bookmark{.newest = 400}));
}

void tst_Bookmarks::anotherAccountComesBackWhereItWasLeft()
{
    open(m_tom);
    scrollToTheMiddle();
    const QString left = top();
    open(m_eva);
    QTRY_VERIFY(isAtEnd());
    QVERIFY(top() != left);
    open(m_tom);
    QTRY_COMPARE(top(), left);
    QCOMPARE(m_view->newCount(), 0);
    // And again: it does not creep.
    open(m_eva);
    open(m_tom);
    QTRY_COMPARE(top(), left);
}

void tst_Bookmarks::aRestartComesBackWhereItWasLeft()
{
    open(m_tom);
    scrollToTheMiddle();
    const QString left = top();
    m_bookmarks->store();
    start();
    open(m_tom);
    QTRY_COMPARE(top(), left);
}

void tst_Bookmarks::theEndStaysTheEnd()
{
    open(m_tom);
    QTRY_VERIFY(isAtEnd());
    open(m_eva);
    store(m_tom, 30);
    open(m_tom);
    QTRY_VERIFY(isAtEnd());
    QVERIFY(m_view->toPlainText().contains(u"decision 450"_s));
    QCOMPARE(newText(), QString());
    store(m_tom, 1);
    QTRY_VERIFY(m_view->toPlainText().contains(u"decision 451"_s));
    QVERIFY(isAtEnd());
}

void tst_Bookmarks::whatCameMeanwhileIsCounted()
{
    open(m_tom);
    scrollToTheMiddle();
    const QString left = top();
    open(m_eva);
    store(m_tom, 3);
    start();
    open(m_tom);
    QTRY_COMPARE(newText(), u"3 new ↓"_s);
    QTRY_COMPARE(top(), left);
}

void tst_Bookmarks::whatWasNewBeforeIsStillNew()
{
    open(m_tom);
    scrollToTheMiddle();
    store(m_tom, 2);
    QTRY_COMPARE(newText(), u"2 new ↓"_s);
    open(m_eva);
    QCOMPARE(newText(), QString());
    store(m_tom, 1);
    open(m_tom);
    QTRY_COMPARE(newText(), u"3 new ↓"_s);
    m_view->showNewest();
    QTRY_VERIFY(m_view->toPlainText().contains(u"decision 423"_s));
    QTRY_COMPARE(newText(), QString());
    open(m_eva);
    QCOMPARE(m_settings->bookmark(m_tom), (Bookmark{.newest = 403}));
}

void tst_Bookmarks::aRemovedMessageGivesWayToItsNeighbour()
{
    open(m_tom);
    scrollToTheMiddle();
    open(m_eva);
    const qint64 left = m_settings->bookmark(m_tom).sequence;
    QVERIFY(left > 0);
    bool removed = false;
    m_history->remove(m_tom, left, this, [&removed](const auto &) { removed = true; });
    QTRY_VERIFY(removed);
    open(m_tom);
    QTRY_COMPARE(m_view->bookmark().sequence, left + 1);
}

void tst_Bookmarks::aClearedConversationIsEmpty()
{
    open(m_tom);
    scrollToTheMiddle();
    open(m_eva);
    bool cleared = false;
    m_history->clear(m_tom, this, [&cleared](const auto &) { cleared = true; });
    QTRY_VERIFY(cleared);
    open(m_tom);
    QCOMPARE(m_view->toPlainText(), QString());
    store(m_tom, 1);
    QTRY_VERIFY(m_view->toPlainText().contains(u"decision 421"_s));
    QCOMPARE(newText(), QString());
}

void tst_Bookmarks::isStoredAtRest()
{
    open(m_tom);
    scrollToTheMiddle();
    QTRY_COMPARE(m_settings->bookmark(m_tom), m_view->bookmark());
    QVERIFY(m_view->bookmark().sequence > 0);
}

void tst_Bookmarks::anAccountThatIsLeftBeforeItCameKeepsItsPlace()
{
    open(m_tom);
    scrollToTheMiddle();
    const QString left = top();
    open(m_eva);
    m_bookmarks->open(m_tom);
    m_bookmarks->open(m_eva);
    open(m_tom);
    QTRY_COMPARE(top(), left);
}

DECIDESK_TEST(tst_Bookmarks)
#include "tst_Bookmarks.moc"
