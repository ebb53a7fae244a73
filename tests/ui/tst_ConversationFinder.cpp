#include "ConversationFinder.h"

#include "ConversationPager.h"
#include "ConversationView.h"
#include "FindBar.h"
#include "MemoryHistory.h"
#include "PlainLabel.h"
#include "Probe.h"
#include "TestProgram.h"

#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>
#include <QVBoxLayout>

#include <memory>

using namespace decidesk;
using namespace decidesk::test;
using namespace Qt::StringLiterals;

/// Find in a conversation: view, bar and history together.
class tst_ConversationFinder : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void findsWhileOneTypes();
    void marksAllThatIsLoaded();
    void wordsOfTheProgramAreNotMarked();
    void theLinkAboveCodeIsNotMarked();
    void stepsThroughEachPlace();
    void goesThroughTheWholeConversation();
    void wrapsAroundAndSaysSo();
    void startsWhereTheReaderIs();
    void startsWhereTheReaderHasGoneSince();
    void enterDoesNotWaitForThePause();
    void noHits();
    void closingTakesTheMarksAndGivesTheFocusBack();
    void theLastSearchCanGoOnWithoutTheBar();
    void aClosedSearchGoesOnWithTheNextPlace();
    void withoutASearchFindNextOpensTheBar();
    void aSelectedWordIsTaken();
    void newMessagesAreCountedAndMarked();
    void aDeletedHitIsTold();
    void aHitInTheCutPartIsTold();
    void anAddressBehindALinkIsNotOnTheScreen();
    void showsAHitFromElsewhere();
    void anotherConversationClosesIt();
    void theMarksFollowTheColours();
    void anyScript_data();
    void anyScript();

private:
    void store(const QStringList &texts);
    void open(const QString &typed);
    /// What is marked, in the order of the text; the present one in brackets.
    [[nodiscard]] QStringList marks() const;
    [[nodiscard]] QString status() const
    {
        return m_bar->findChild<PlainLabel *>(u"findStatus"_s)->plainText();
    }
    [[nodiscard]] QLineEdit *field() const { return firstNamed<QLineEdit>(*m_bar, u"Find"_s); }
    [[nodiscard]] qint64 current() const
    {
        const auto message = m_view->currentMessage();
        return message ? message->sequence : 0;
    }
    /// Whether the text cursor is in view.
    [[nodiscard]] bool isInView() const
    {
        return m_view->viewport()->rect().contains(m_view->cursorRect());
    }

    AccountId m_account;
    std::unique_ptr<MemoryHistory> m_history;
    std::unique_ptr<ConversationPager> m_pager;
    std::unique_ptr<QWidget> m_window;
    ConversationView *m_view = nullptr;
    FindBar *m_bar = nullptr;
    std::unique_ptr<ConversationFinder> m_finder;
};

void tst_ConversationFinder::init()
{
    m_account = QUuid::createUuid();
    m_history = std::make_unique<MemoryHistory>();
    m_pager = std::make_unique<ConversationPager>(*m_history);
    m_window = std::make_unique<QWidget>();
    m_view = new ConversationView(*m_pager);
    m_view->setDecider(u"tom"_s);
    m_bar = new FindBar;
    auto *column = new QVBoxLayout(m_window.get());
    column->addWidget(m_view, 1);
    column->addWidget(m_bar);
    m_finder = std::make_unique<ConversationFinder>(*m_history, *m_pager, *m_view, *m_bar);
    m_window->resize(500, 400);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_view->setFocus();
}

void tst_ConversationFinder::cleanup()
{
    m_finder.reset();
    m_window.reset();
    m_pager.reset();
    m_history.reset();
}

void tst_ConversationFinder::store(const QStringList &texts)
{
    QList<Message> messages;
    for (const QString &text : texts) {
        Message message;
        message.account = m_account;
        message.direction = Message::Direction::Decision;
        message.text = text;
        message.created = QDateTime::currentDateTimeUtc();
        messages.append(message);
    }
    bool done = false;
    m_history->commit(messages, this, [&done](const auto &) { done = true; });
    QTRY_VERIFY(done);
    if (m_pager->account() != m_account) {
        m_finder->setAccount(m_account);
        m_pager->setAccount(m_account);
        QTRY_VERIFY(!m_pager->messages().isEmpty());
    }
}

void tst_ConversationFinder::open(const QString &typed)
{
    m_finder->open();
    QTest::keyClicks(field(), typed);
}

QStringList tst_ConversationFinder::marks() const
{
    QStringList found;
    const auto selections = m_view->extraSelections();
    const QColor strong(0xff, 0xa7, 0x26);
    for (const QTextEdit::ExtraSelection &one : selections) {
        const QString text = one.cursor.selectedText();
        const bool present = one.format.background().color() == strong;
        found += present ? u'[' + text + u']' : text;
    }
    return found;
}

void tst_ConversationFinder::findsWhileOneTypes()
{
    store({u"Ship on Friday"_s, u"no"_s, u"Shipping costs"_s});
    QVERIFY(m_bar->isHidden());
    open(u"ship"_s);
    QVERIFY(m_bar->isVisible());
    QCOMPARE(focusName(), u"Find"_s);
    QTRY_COMPARE(status(), u"Message 1 of 2"_s);
    QCOMPARE(marks(), QStringList({u"Ship"_s, u"[Ship]"_s}));
    QCOMPARE(current(), 3);
    // The focus stays where one types.
    QCOMPARE(focusName(), u"Find"_s);
}

void tst_ConversationFinder::marksAllThatIsLoaded()
{
    store({u"no ship, no boat"_s, u"a ship\nand a ship"_s, u"boat"_s});
    open(u"ship"_s);
    QTRY_COMPARE(marks(), QStringList({u"ship"_s, u"ship"_s, u"[ship]"_s}));
    // All words have to occur.
    QTest::keyClicks(field(), u" boat"_s);
    QTRY_COMPARE(marks(), QStringList({u"ship"_s, u"[boat]"_s}));
}

void tst_ConversationFinder::wordsOfTheProgramAreNotMarked()
{
    store({u"I am tom"_s, u"no"_s});
    open(u"tom"_s);
    // The author's lines say "tom" as well.
    QTRY_COMPARE(marks(), QStringList({u"[tom]"_s}));
    QTRY_COMPARE(status(), u"Message 1 of 1"_s);
}

void tst_ConversationFinder::theLinkAboveCodeIsNotMarked()
{
    store({u"```copyscript\ncopy all\n```"_s});
    open(u"copy"_s);
    // The language and the code are the message's, the word between them is not.
    QTRY_COMPARE(marks(), QStringList({u"copy"_s, u"[copy]"_s}));
    QVERIFY(m_view->toPlainText().contains(u"copyscript   Copy"_s));
}

void tst_ConversationFinder::stepsThroughEachPlace()
{
    store({u"one ship"_s, u"a ship, a ship and a ship"_s});
    open(u"ship"_s);
    const auto at = [](int index) {
        QStringList all(4, u"ship"_s);
        all[index] = u"[ship]"_s;
        return all;
    };
    QTRY_COMPARE(marks(), at(3));
    QTest::keyClick(field(), Qt::Key_Return);
    QTRY_COMPARE(marks(), at(2));
    QTest::keyClick(field(), Qt::Key_Return);
    QTRY_COMPARE(marks(), at(1));
    QTRY_COMPARE(status(), u"Message 1 of 2"_s);
    QTest::keyClick(field(), Qt::Key_Return);
    QTRY_COMPARE(marks(), at(0));
    QTRY_COMPARE(status(), u"Message 2 of 2"_s);
    QTest::keyClick(field(), Qt::Key_Return, Qt::ShiftModifier);
    QTRY_COMPARE(marks(), at(1));
    QTest::keyClick(field(), Qt::Key_Return, Qt::ShiftModifier);
    QTRY_COMPARE(marks(), at(2));
}

void tst_ConversationFinder::goesThroughTheWholeConversation()
{
    QStringList texts;
    for (int i = 0; i < 1000; ++i)
        texts += i % 400 == 0 ? u"a whale"_s : u"message %1"_s.arg(i);
    store(texts);
    open(u"whale"_s);
    // None of them was loaded.
    QTRY_COMPARE(status(), u"Message 1 of 3"_s);
    QTRY_COMPARE(marks(), QStringList({u"[whale]"_s}));
    QCOMPARE(current(), 801);
    QVERIFY(isInView());
    QTest::keyClick(field(), Qt::Key_Return);
    QTRY_COMPARE(current(), 401);
    QTRY_COMPARE(marks(), QStringList({u"[whale]"_s}));
    QVERIFY(isInView());
    QTest::keyClick(field(), Qt::Key_Return);
    QTRY_COMPARE(current(), 1);
    QTRY_COMPARE(status(), u"Message 3 of 3"_s);
    QTRY_VERIFY(isInView());
    // Its neighbours are there too.
    QVERIFY(m_view->toPlainText().contains(u"message 5"_s));
}

void tst_ConversationFinder::wrapsAroundAndSaysSo()
{
    store({u"ship"_s, u"ship"_s});
    open(u"ship"_s);
    QTRY_COMPARE(status(), u"Message 1 of 2"_s);
    QTest::keyClick(field(), Qt::Key_Return);
    QTRY_COMPARE(status(), u"Message 2 of 2"_s);
    QTest::keyClick(field(), Qt::Key_Return);
    QTRY_COMPARE(status(), u"Message 1 of 2 · continued from the newest"_s);
    QTest::keyClick(field(), Qt::Key_Return, Qt::ShiftModifier);
    QTRY_COMPARE(status(), u"Message 2 of 2 · continued from the oldest"_s);
}

void tst_ConversationFinder::startsWhereTheReaderIs()
{
    QStringList texts;
    for (int i = 0; i < 100; ++i)
        texts += i % 10 == 0 ? u"a whale"_s : u"message %1"_s.arg(i);
    store(texts);
    m_view->verticalScrollBar()->setValue(0);
    QTRY_VERIFY(!m_pager->isLoading());
    const QPoint corner = m_view->viewport()->rect().bottomRight();
    const int lowest = m_view->text().indexAt(m_view->cursorForPosition(corner).position());
    const qint64 lowestSequence = m_view->text().message(lowest).sequence;
    open(u"whale"_s);
    QTRY_VERIFY(status().startsWith(u"Message"_s));
    QTRY_VERIFY(current() % 10 == 1);
    QVERIFY2(current() <= lowestSequence && current() > lowestSequence - 10,
             qPrintable(QString::number(current())));
}

void tst_ConversationFinder::startsWhereTheReaderHasGoneSince()
{
    QStringList texts{u"ship boat"_s};
    for (int i = 0; i < 100; ++i)
        texts += u"no %1"_s.arg(i);
    texts += u"boat"_s;
    store(texts);
    open(u"ship"_s);
    QTRY_VERIFY(current() == 1 && isInView());
    m_view->showNewest();
    QTRY_VERIFY(m_pager->reachesNewest() && !m_pager->isLoading());
    field()->setText(u"boat"_s);
    QTRY_COMPARE(status(), u"Message 1 of 2"_s);
    QCOMPARE(current(), 102);
    // From a hit that is in view it goes on from there.
    QTest::keyClick(field(), Qt::Key_Return);
    QTRY_VERIFY(current() == 1 && isInView());
    field()->setText(u"ship"_s);
    QTRY_COMPARE(status(), u"Message 1 of 1"_s);
    QTRY_VERIFY(current() == 1 && isInView());
}

void tst_ConversationFinder::enterDoesNotWaitForThePause()
{
    store({u"ship"_s, u"ship"_s});
    open(u"ship"_s);
    QTest::keyClick(field(), Qt::Key_Return);
    // It finds the first one; it does not go on to the second.
    QTRY_COMPARE(status(), u"Message 1 of 2"_s);
    QCOMPARE(current(), 2);
}

void tst_ConversationFinder::noHits()
{
    store({u"ship"_s});
    open(u"zebra"_s);
    QTRY_COMPARE(status(), u"No matches"_s);
    field()->setText(u"😀"_s);
    QTRY_COMPARE(status(), u"Only letters and digits can be found."_s);
    field()->setText(u" "_s);
    QTRY_COMPARE(status(), QString());
    QCOMPARE(marks(), QStringList());
    QVERIFY(!firstNamed<QPushButton>(*m_bar, u"Older"_s)->isEnabled());
    QVERIFY(!firstNamed<QPushButton>(*m_bar, u"Newer"_s)->isEnabled());
    field()->clear();
    QTRY_COMPARE(status(), QString());
}

void tst_ConversationFinder::closingTakesTheMarksAndGivesTheFocusBack()
{
    store({u"ship"_s});
    open(u"ship"_s);
    QTRY_COMPARE(marks().size(), 1);
    QTest::keyClick(field(), Qt::Key_Escape);
    QVERIFY(m_bar->isHidden());
    QCOMPARE(marks(), QStringList());
    QCOMPARE(focusName(), u"Conversation"_s);
}

void tst_ConversationFinder::theLastSearchCanGoOnWithoutTheBar()
{
    store({u"ship"_s, u"ship"_s});
    open(u"ship"_s);
    QTRY_COMPARE(status(), u"Message 1 of 2"_s);
    QTest::keyClick(field(), Qt::Key_Escape);
    m_finder->findNext();
    QVERIFY(m_bar->isVisible());
    QTRY_COMPARE(status(), u"Message 2 of 2"_s);
    QCOMPARE(focusName(), u"Conversation"_s);
    m_finder->findPrevious();
    QTRY_COMPARE(status(), u"Message 1 of 2"_s);
}

void tst_ConversationFinder::aClosedSearchGoesOnWithTheNextPlace()
{
    store({u"ship"_s, u"ship, ship"_s});
    open(u"ship"_s);
    QTRY_COMPARE(marks(), QStringList({u"ship"_s, u"ship"_s, u"[ship]"_s}));
    QTest::keyClick(field(), Qt::Key_Escape);
    m_finder->findNext();
    QTRY_COMPARE(marks(), QStringList({u"ship"_s, u"[ship]"_s, u"ship"_s}));
    // Opening the bar goes nowhere.
    QTest::keyClick(field(), Qt::Key_Escape);
    QCOMPARE(marks(), QStringList());
    m_finder->open();
    QTRY_COMPARE(marks(), QStringList({u"ship"_s, u"[ship]"_s, u"ship"_s}));
    QTRY_COMPARE(status(), u"Message 1 of 2"_s);
    // Elsewhere it starts where the reader is.
    QTest::keyClick(field(), Qt::Key_Escape);
    m_view->setTextCursor(QTextCursor(m_view->text().firstBlock(0)));
    m_finder->findNext();
    QTRY_COMPARE(marks(), QStringList({u"ship"_s, u"ship"_s, u"[ship]"_s}));
}

void tst_ConversationFinder::withoutASearchFindNextOpensTheBar()
{
    store({u"ship"_s});
    m_finder->findNext();
    QVERIFY(m_bar->isVisible());
    QCOMPARE(focusName(), u"Find"_s);
    QCOMPARE(status(), QString());
}

void tst_ConversationFinder::aSelectedWordIsTaken()
{
    store({u"ship"_s, u"a boat and a ship"_s});
    m_view->moveCursor(QTextCursor::Start);
    QVERIFY(m_view->find(u"boat"_s));
    m_finder->open();
    QCOMPARE(m_bar->text(), u"boat"_s);
    QTRY_COMPARE(status(), u"Message 1 of 1"_s);
}

void tst_ConversationFinder::newMessagesAreCountedAndMarked()
{
    store({u"ship"_s});
    open(u"ship"_s);
    QTRY_COMPARE(status(), u"Message 1 of 1"_s);
    store({u"another ship"_s});
    QTRY_COMPARE(marks(), QStringList({u"[ship]"_s, u"ship"_s}));
    QTRY_COMPARE(status(), u"Message 2 of 2"_s);
}

void tst_ConversationFinder::aDeletedHitIsTold()
{
    store({u"ship"_s, u"ship"_s, u"no"_s});
    open(u"ship"_s);
    QTRY_COMPARE(status(), u"Message 1 of 2"_s);
    m_history->remove(m_account, 2, this, [](const auto &) {});
    QTRY_COMPARE(status(), u"That message was deleted."_s);
    QTRY_COMPARE(marks(), QStringList({u"ship"_s}));
    QTest::keyClick(field(), Qt::Key_Return);
    QTRY_COMPARE(status(), u"Message 1 of 1"_s);
    QTRY_COMPARE(marks(), QStringList({u"[ship]"_s}));
}

void tst_ConversationFinder::aHitInTheCutPartIsTold()
{
    store({u"no"_s, u"word "_s.repeated(20 * 1024) + u"whale"_s, u"no"_s});
    open(u"whale"_s);
    QTRY_COMPARE(status(), u"Message 1 of 1 · in a part that is not shown"_s);
    QCOMPARE(marks(), QStringList());
    QCOMPARE(current(), 2);
    // Found again from the newest on, which is told less.
    QTest::keyClick(field(), Qt::Key_Return);
    QVERIFY(!QTest::qWaitFor([this] { return status().contains(u"on from"_s); }, 300));
    QCOMPARE(status(), u"Message 1 of 1 · in a part that is not shown"_s);
}

void tst_ConversationFinder::anAddressBehindALinkIsNotOnTheScreen()
{
    store({u"no"_s, u"see [the plan](https://example.org/whale)"_s});
    open(u"whale"_s);
    QTRY_COMPARE(status(), u"No matches"_s);
    field()->setText(u"see the plan"_s);
    QTRY_COMPARE(status(), u"Message 1 of 1"_s);
    QCOMPARE(current(), 2);
    QVERIFY(!marks().isEmpty());
}

void tst_ConversationFinder::showsAHitFromElsewhere()
{
    QStringList texts;
    for (int i = 0; i < 600; ++i)
        texts += i % 100 == 0 ? u"a whale"_s : u"message %1"_s.arg(i);
    store(texts);
    m_finder->showHit(u"whale"_s, 201);
    QTRY_COMPARE(status(), u"Message 4 of 6"_s);
    QTRY_COMPARE(marks(), QStringList({u"[whale]"_s}));
    QCOMPARE(current(), 201);
    QVERIFY(isInView());
    QCOMPARE(m_bar->text(), u"whale"_s);
    QCOMPARE(focusName(), u"Conversation"_s);
    m_finder->findPrevious();
    QTRY_COMPARE(status(), u"Message 3 of 6"_s);
}

void tst_ConversationFinder::anotherConversationClosesIt()
{
    store({u"ship"_s});
    open(u"ship"_s);
    QTRY_COMPARE(marks().size(), 1);
    m_finder->setAccount(QUuid::createUuid());
    QVERIFY(m_bar->isHidden());
    QCOMPARE(marks(), QStringList());
}

void tst_ConversationFinder::theMarksFollowTheColours()
{
    store({u"ship"_s, u"ship"_s});
    open(u"ship"_s);
    QTRY_COMPARE(marks().size(), 2);
    const QColor light = m_view->extraSelections().constFirst().format.background().color();
    QPalette dark = m_view->palette();
    dark.setColor(QPalette::Window, Qt::black);
    dark.setColor(QPalette::Base, Qt::black);
    dark.setColor(QPalette::WindowText, Qt::white);
    dark.setColor(QPalette::Text, Qt::white);
    m_view->setPalette(dark);
    QTRY_VERIFY(m_view->extraSelections().constFirst().format.background().color() != light);
}

void tst_ConversationFinder::anyScript_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("mark");
    QTest::newRow("accents are ignored") << u"Un été à Paris"_s << u"ete"_s << u"[été]"_s;
    QTest::newRow("Japanese") << u"これは日本語です"_s << u"日本語"_s << u"[日本語]"_s;
    QTest::newRow("Thai") << u"ภาษาไทยง่าย"_s << u"ไทย"_s << u"[ไทย]"_s;
    QTest::newRow("Hebrew") << u"שלום עולם"_s << u"עולם"_s << u"[עולם]"_s;
}

void tst_ConversationFinder::anyScript()
{
    QFETCH(QString, text);
    QFETCH(QString, typed);
    QFETCH(QString, mark);
    store({text});
    m_finder->open();
    field()->setText(typed);
    QTRY_COMPARE(marks(), QStringList(mark));
    QTRY_COMPARE(status(), u"Message 1 of 1"_s);
}

DECIDESK_TEST(tst_ConversationFinder)
#include "tst_ConversationFinder.moc"
