#include "ConversationView.h"

#include "ConversationPager.h"
#include "DayClock.h"
#include "DeskStyle.h"
#include "MemoryHistory.h"
#include "TestProgram.h"

#include <QAbstractTextDocumentLayout>
#include <QClipboard>
#include <QImage>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QThreadPool>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <ctime>
#include <functional>

using namespace decidesk;
using namespace Qt::StringLiterals;
using State = Message::State;
using Direction = Message::Direction;

namespace {

/// Counts how often a text that is there already gets another room.
class ResizeWatch : public QObject
{
public:
    explicit ResizeWatch(const QTextEdit &view) : m_view(view)
    {
        view.viewport()->installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Resize && !m_view.document()->isEmpty())
            ++count;
        return QObject::eventFilter(watched, event);
    }

    int count = 0;

private:
    const QTextEdit &m_view;
};

} // namespace

class tst_ConversationView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void hasItsNameAndCanBeReached();
    void showsTheNewestFirst();
    void opensInItsWidth_data();
    void opensInItsWidth();
    void followsAtTheEnd();
    void aLongDecisionIsReadFromItsBeginning();
    void doesNotFollowElsewhereAndCounts();
    void theButtonLeadsToTheNewest();
    void scrollingToTheEndClearsTheCount();
    void aQuestionOfOnesOwnIsAlwaysShown();
    void olderMessagesComeWithoutMovingWhatIsRead();
    void theWholeHistoryCanBeReachedAndLeftAgain();
    void onlyWhatIsNearIsLaidOut();
    void aSelectionIsKeptWhenMessagesCome();
    void aSelectionUpToTheEndDoesNotGrow();
    void copiesPlainTextAcrossMessages();
    void copiesAMarkdownDecisionAsItReads();
    void copiesTheCellsOfATable();
    void aWebLinkIsHandedOn();
    void aLinkFromTheServerIsNoAction();
    void aLinkToCodeAsksForIt();
    void resizingKeepsTheEndInView();
    void resizingKeepsThePlaceElsewhere();
    void neverLoadsAnything();
    void paintsWithoutWaitingForOthersWork();
    void theCurrentMessageIsTheOneUnderTheCursor();
    void withoutACursorTheNewestOpenOneIsCurrent();
    void aLinkAsksForItsAction();
    void saysSoWhenItIsEmpty();
    void aHugeReplyIsShownInTime();
    void showsAMessageAThirdFromTheTop();
    void showsAMessageThatIsNotLoaded_data();
    void showsAMessageThatIsNotLoaded();
    void theEndOfWhatIsLoadedIsNotTheEnd();
    void theEndsOfTheHistoryAreReachedByKey();
    void longMessagesHideNothing_data();
    void longMessagesHideNothing();
    void allInViewNothingIsNew();
    void aHighViewIsFilled_data();
    void aHighViewIsFilled();
    void awayFromTheNewestAButtonLeadsThere();
    void aMessageAtTheEndIsShownAtTheEnd();
    void whatIsNewIsCountedBeforeThePlaceIsThere();
    void returnsToItsPlaceInAnotherHeight_data();
    void returnsToItsPlaceInAnotherHeight();
    void showsWhatThePagerHoldsWhateverHappens_data();
    void showsWhatThePagerHoldsWhateverHappens();
    void ofABurstTheNumberIsShown();
    void whatComesToAShownBurstIsThereAtTheEnd();
    void theDaysFollowTheClock();

private:
    void verifyShown(qint64 sequence);
    void store(const QList<Message> &messages);
    void storeDecisions(int count);
    [[nodiscard]] Message make(Direction direction, const QString &text,
                               State state = State::Answered) const;
    void open();
    void click(const QString &word);
    [[nodiscard]] QScrollBar *bar() const { return m_view->verticalScrollBar(); }
    [[nodiscard]] bool isAtEnd() const { return bar()->value() == bar()->maximum(); }
    [[nodiscard]] QPushButton *newButton() const
    {
        return m_view->findChild<QPushButton *>(u"newMessages"_s);
    }
    [[nodiscard]] QString topLine() const
    {
        return m_view->cursorForPosition(QPoint(5, 5)).block().text();
    }

    AccountId m_account;
    int m_stored = 0;
    std::unique_ptr<MemoryHistory> m_history;
    std::unique_ptr<ConversationPager> m_pager;
    std::unique_ptr<ConversationView> m_view;
};

void tst_ConversationView::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void tst_ConversationView::init()
{
    m_account = QUuid::createUuid();
    m_stored = 0;
    m_history = std::make_unique<MemoryHistory>();
    m_pager = std::make_unique<ConversationPager>(*m_history);
    m_view = std::make_unique<ConversationView>(*m_pager);
    m_view->setDecider(u"tom"_s);
    m_view->resize(500, 300);
}

void tst_ConversationView::cleanup()
{
    m_view.reset();
    m_pager.reset();
    m_history.reset();
}

Message tst_ConversationView::make(Direction direction, const QString &text, State state) const
{
    Message message;
    message.account = m_account;
    message.direction = direction;
    message.state = state;
    message.text = text;
    message.created = QDateTime::currentDateTimeUtc();
    return message;
}

void tst_ConversationView::store(const QList<Message> &messages)
{
    bool done = false;
    m_history->commit(messages, this, [&done](const auto &) { done = true; });
    QTRY_VERIFY(done);
}

void tst_ConversationView::storeDecisions(int count)
{
    QList<Message> messages;
    for (int i = 0; i < count; ++i)
        messages.append(make(Direction::Decision, u"decision %1"_s.arg(++m_stored)));
    store(messages);
}

void tst_ConversationView::open()
{
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_pager->setAccount(m_account);
    QTRY_VERIFY(!m_pager->isLoading());
}

void tst_ConversationView::hasItsNameAndCanBeReached()
{
    QCOMPARE(m_view->accessibleName(), u"Conversation"_s);
    QVERIFY(m_view->isReadOnly());
    QVERIFY(m_view->focusPolicy() & Qt::TabFocus);
    QVERIFY(m_view->textInteractionFlags() & Qt::TextSelectableByKeyboard);
}

void tst_ConversationView::showsTheNewestFirst()
{
    storeDecisions(100);
    open();
    QTRY_VERIFY(isAtEnd());
    QVERIFY(bar()->maximum() > 0);
    QVERIFY(m_view->toPlainText().endsWith(u"decision 100"_s));
    QVERIFY(newButton()->isHidden());
}

void tst_ConversationView::opensInItsWidth_data()
{
    QTest::addColumn<int>("decisions");
    QTest::newRow("longer than the view") << 100;
    QTest::newRow("in the view as a whole") << 1;
}

/// Text that is laid out twice takes twice the time.
void tst_ConversationView::opensInItsWidth()
{
    QFETCH(const int, decisions);
    storeDecisions(decisions);
    ResizeWatch watch(*m_view);
    open();
    QTRY_VERIFY(m_view->toPlainText().endsWith(u"decision %1"_s.arg(decisions)));
    QCOMPARE(watch.count, 0);
}

void tst_ConversationView::followsAtTheEnd()
{
    storeDecisions(50);
    open();
    QTRY_VERIFY(isAtEnd());
    storeDecisions(3);
    QTRY_VERIFY(isAtEnd());
    QVERIFY(m_view->toPlainText().endsWith(u"decision 53"_s));
    QVERIFY(newButton()->isHidden());
}

void tst_ConversationView::aLongDecisionIsReadFromItsBeginning()
{
    storeDecisions(50);
    open();
    store({make(Direction::Decision, u"line\n"_s.repeated(100))});
    QTRY_COMPARE(m_view->text().message(m_view->text().count() - 1).sequence, 51);
    const auto topOf = [this](int index) {
        return qRound(m_view->document()
                          ->documentLayout()
                          ->blockBoundingRect(m_view->text().firstBlock(index))
                          .top());
    };
    QTRY_COMPARE(bar()->value(), topOf(m_view->text().count() - 1));
    QVERIFY(newButton()->isVisible());
    // What one sends oneself is shown all the same.
    store({make(Direction::Question, u"And now?"_s)});
    QTRY_VERIFY(isAtEnd() && m_view->toPlainText().contains(u"And now?"_s));
}

void tst_ConversationView::doesNotFollowElsewhereAndCounts()
{
    storeDecisions(50);
    open();
    QTRY_VERIFY(isAtEnd());
    bar()->setValue(bar()->maximum() / 2);
    const QString line = topLine();
    storeDecisions(3);
    QCOMPARE(topLine(), line);
    QVERIFY(newButton()->isVisible());
    QCOMPARE(newButton()->text(), u"3 new ↓"_s);
    QCOMPARE(newButton()->accessibleName(), u"3 new ↓"_s);
    QVERIFY(m_view->rect().contains(newButton()->geometry()));
}

void tst_ConversationView::theButtonLeadsToTheNewest()
{
    doesNotFollowElsewhereAndCounts();
    newButton()->click();
    QTRY_VERIFY(isAtEnd());
    QVERIFY(newButton()->isHidden());
    storeDecisions(1);
    QTRY_VERIFY(isAtEnd());
    QVERIFY(newButton()->isHidden());
}

void tst_ConversationView::scrollingToTheEndClearsTheCount()
{
    doesNotFollowElsewhereAndCounts();
    bar()->setValue(bar()->maximum());
    QTRY_VERIFY(newButton()->isHidden());
}

void tst_ConversationView::aQuestionOfOnesOwnIsAlwaysShown()
{
    storeDecisions(50);
    open();
    QTRY_VERIFY(isAtEnd());
    bar()->setValue(0);
    store({make(Direction::Question, u"mine"_s, State::Queued)});
    QTRY_VERIFY(isAtEnd());
    QVERIFY(m_view->toPlainText().contains(u"mine"_s));
}

void tst_ConversationView::olderMessagesComeWithoutMovingWhatIsRead()
{
    storeDecisions(300);
    open();
    QTRY_VERIFY(isAtEnd());
    const qint64 first = m_pager->messages().constFirst().sequence;
    QSignalSpy prepended(m_pager.get(), &ConversationPager::prepended);
    bar()->setValue(m_view->height() / 2);
    const QString line = topLine();
    QTRY_VERIFY(!prepended.isEmpty());
    QTRY_VERIFY(!m_pager->isLoading());
    QVERIFY(m_pager->messages().constFirst().sequence < first);
    QCOMPARE(topLine(), line);
}

void tst_ConversationView::theWholeHistoryCanBeReachedAndLeftAgain()
{
    storeDecisions(500);
    open();
    QTRY_VERIFY(isAtEnd());
    for (int i = 0; i < 100 && !(m_pager->reachesOldest() && bar()->value() == 0); ++i) {
        bar()->setValue(bar()->value() - m_view->height());
        QTRY_VERIFY(!m_pager->isLoading());
        QVERIFY(m_pager->messages().size() <= ConversationPager::maxMessages);
    }
    QVERIFY(m_view->toPlainText().contains(u"decision 1\n"_s));
    QVERIFY(!m_pager->reachesNewest());
    for (int i = 0; i < 200 && !(m_pager->reachesNewest() && isAtEnd()); ++i) {
        bar()->setValue(bar()->value() + m_view->height());
        QTRY_VERIFY(!m_pager->isLoading());
        QVERIFY(m_pager->messages().size() <= ConversationPager::maxMessages);
    }
    QVERIFY(m_view->toPlainText().endsWith(u"decision 500"_s));
}

void tst_ConversationView::onlyWhatIsNearIsLaidOut()
{
    storeDecisions(500);
    open();
    QTRY_VERIFY(isAtEnd());
    const int screen = m_view->viewport()->height();
    // A screenful on either side is loaded, and what is further away than two does not stay.
    const auto isLoadedAround = [&] {
        const int above = bar()->value();
        const int below = bar()->maximum() - bar()->value();
        return !m_pager->isLoading() && (above >= screen || m_pager->reachesOldest())
            && above <= 2 * screen && (below >= screen || m_pager->reachesNewest())
            && below <= 2 * screen;
    };
    QTRY_VERIFY(isLoadedAround());
    for (int i = 0; i < 12; ++i) {
        bar()->setValue(bar()->value() - screen);
        QTRY_VERIFY(isLoadedAround());
    }
    QVERIFY(!m_pager->reachesNewest());
    QVERIFY(!m_pager->reachesOldest());
    // A selection is not let go of, however far away it is.
    m_view->setTextCursor(m_view->cursorForPosition(QPoint(5, screen / 2)));
    m_view->moveCursor(QTextCursor::EndOfBlock);
    m_view->moveCursor(QTextCursor::StartOfBlock, QTextCursor::KeepAnchor);
    const QString selected = m_view->textCursor().selectedText();
    QVERIFY(!selected.isEmpty());
    const int before = m_view->text().count();
    for (int i = 0; i < 6; ++i) {
        bar()->setValue(bar()->value() - screen);
        QTRY_VERIFY(!m_pager->isLoading());
    }
    QCOMPARE(m_view->textCursor().selectedText(), selected);
    QVERIFY(m_view->text().count() > before);
    QTextCursor none = m_view->textCursor();
    none.clearSelection();
    m_view->setTextCursor(none);
    bar()->setValue(bar()->value() - 1);
    QTRY_VERIFY(isLoadedAround());
}

void tst_ConversationView::aSelectionIsKeptWhenMessagesCome()
{
    storeDecisions(30);
    open();
    QTRY_VERIFY(isAtEnd());
    QTextCursor selection(m_view->document()->find(u"decision 29"_s));
    m_view->setTextCursor(selection);
    QCOMPARE(m_view->textCursor().selectedText(), u"decision 29"_s);
    const int place = bar()->value();
    storeDecisions(5);
    QCOMPARE(m_view->textCursor().selectedText(), u"decision 29"_s);
    QCOMPARE(bar()->value(), place);
    QVERIFY(newButton()->isVisible());
}

void tst_ConversationView::aSelectionUpToTheEndDoesNotGrow()
{
    storeDecisions(3);
    open();
    m_view->selectAll();
    const QString selected = m_view->textCursor().selectedText();
    storeDecisions(1);
    QVERIFY(m_view->toPlainText().endsWith(u"decision 4"_s));
    QCOMPARE(m_view->textCursor().selectedText(), selected);
}

void tst_ConversationView::copiesPlainTextAcrossMessages()
{
    store({make(Direction::Question, u"a < b <b>\u00a0c"_s), make(Direction::Decision, u"yes"_s)});
    open();
    m_view->selectAll();
    m_view->copy();
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    QCOMPARE(data->formats(), QStringList{u"text/plain"_s});
    const QStringList lines = data->text().split(u'\n');
    QCOMPARE(lines.size(), 5);
    QCOMPARE(lines.at(2), u"a < b <b>\u00a0c"_s);
    QVERIFY(lines.at(3).startsWith(u"tom\t"_s));
    QCOMPARE(lines.at(4), u"yes"_s);
}

void tst_ConversationView::copiesAMarkdownDecisionAsItReads()
{
    store({make(
        Direction::Decision,
        u"# No\n\n**Two** reasons:\n\n1. a\n   - b\n\n> c\n> > d\n\n---\n\n"
        "```sh\ne\n  f\n```\n\n| g | h |\n|---|---|\n| i | j |\n\n[k](https://l.example)"_s)});
    open();
    m_view->selectAll();
    m_view->copy();
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.mid(2),
             QStringList({u"No"_s, u"Two reasons:"_s, u"1. a"_s, u"  • b"_s, u"> c"_s, u"> > d"_s,
                          u"---"_s, u"e"_s, u"  f"_s, u"g\th"_s, u"i\tj"_s, u"k (l.example)"_s}));
}

void tst_ConversationView::copiesTheCellsOfATable()
{
    store({make(Direction::Decision, u"| aa | bb |\n|---|---|\n| cc | dd |\n| ee | ff |"_s)});
    open();
    QTextCursor cells = m_view->document()->find(u"cc"_s);
    cells.setPosition(m_view->document()->find(u"ff"_s).position(), QTextCursor::KeepAnchor);
    QVERIFY(cells.hasComplexSelection());
    m_view->setTextCursor(cells);
    m_view->copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"cc\tdd\nee\tff"_s);
}

void tst_ConversationView::click(const QString &word)
{
    QTextCursor place = m_view->document()->find(word);
    QVERIFY(!place.isNull());
    place.setPosition(place.position() - 2);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->cursorRect(place).center());
}

void tst_ConversationView::aWebLinkIsHandedOn()
{
    store({make(Direction::Decision, u"[the plan](https://bücher.example/a%20b?c=d)"_s)});
    open();
    QSignalSpy clicked(m_view.get(), &ConversationView::webLinkClicked);
    QSignalSpy requested(m_view.get(), &ConversationView::actionRequested);
    click(u"the plan"_s);
    QCOMPARE(clicked.size(), 1);
    QCOMPARE(clicked.constFirst().constFirst().toString(),
             u"https://xn--bcher-kva.example/a%20b?c=d"_s);
    QVERIFY(requested.isEmpty());
    // It goes nowhere by itself.
    QVERIFY(m_view->toPlainText().contains(u"the plan"_s));
    QCOMPARE(m_view->source(), QUrl());
}

void tst_ConversationView::aLinkFromTheServerIsNoAction()
{
    store({make(Direction::Question, u"lost"_s, State::NotConfirmed),
           make(Direction::Decision,
                u"[forged](decidesk:discard/1) ![other](decidesk:leave/1) <decidesk:send/1>"_s)});
    open();
    QSignalSpy requested(m_view.get(), &ConversationView::actionRequested);
    QSignalSpy clicked(m_view.get(), &ConversationView::webLinkClicked);
    for (const QString &word : {u"forged"_s, u"other"_s, u"discard/1"_s, u"send/1"_s})
        click(word);
    QVERIFY(requested.isEmpty());
    QVERIFY(clicked.isEmpty());
}

void tst_ConversationView::aLinkToCodeAsksForIt()
{
    store({make(Direction::Decision, u"```first\na\n```\n```second\nb\n```"_s)});
    open();
    QSignalSpy requested(m_view.get(), &ConversationView::codeRequested);
    click(u"second   Copy"_s);
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested.constFirst().at(0).toLongLong(), 1);
    QCOMPARE(requested.constFirst().at(1).toInt(), 1);
}

void tst_ConversationView::resizingKeepsTheEndInView()
{
    storeDecisions(80);
    open();
    QTRY_VERIFY(isAtEnd());
    for (const QSize size : {QSize(320, 200), QSize(900, 600), QSize(400, 250)}) {
        m_view->resize(size);
        QTRY_VERIFY(isAtEnd());
    }
}

void tst_ConversationView::resizingKeepsThePlaceElsewhere()
{
    storeDecisions(200);
    open();
    QTRY_VERIFY(isAtEnd());
    m_view->showMessage(100);
    QTRY_VERIFY(m_pager->indexOf(100) >= 0 && !m_pager->isLoading());
    const QString line = topLine();
    for (const QSize size : {QSize(320, 200), QSize(900, 600), QSize(400, 250)}) {
        m_view->resize(size);
        // There may not be text enough for a larger window at first.
        QTRY_COMPARE(topLine(), line);
        QTRY_VERIFY(!m_pager->isLoading());
        QCOMPARE(topLine(), line);
    }
}

void tst_ConversationView::neverLoadsAnything()
{
    open();
    for (const QString &url : {u"file:///etc/passwd"_s, u"http://127.0.0.1:9/x.png"_s}) {
        const QVariant loaded
            = m_view->document()->resource(QTextDocument::ImageResource, QUrl(url));
        QVERIFY(!loaded.isNull());
        QCOMPARE(loaded.value<QImage>().size(), QSize(1, 1));
    }
}

void tst_ConversationView::paintsWithoutWaitingForOthersWork()
{
    DeskStyle style;
    bar()->setStyle(&style);
    m_view->resize(500, 700);
    store({make(Direction::Question, u"High\n"_s.repeated(40)),
           make(Direction::Decision, u"```\n"_s + u"code\n"_s.repeated(40) + u"```"_s)});
    open();
    QThreadPool &pool = *QThreadPool::globalInstance();
    QSemaphore painted;
    std::atomic_int impatient = 0;
    for (int thread = 0; thread < pool.maxThreadCount(); ++thread)
        pool.start([&painted, &impatient] { impatient += painted.tryAcquire(1, 3000) ? 0 : 1; });
    for (const auto end : {QAbstractSlider::SliderToMinimum, QAbstractSlider::SliderToMaximum}) {
        bar()->triggerAction(end);
        m_view->grab();
    }
    painted.release(pool.maxThreadCount());
    QVERIFY(pool.waitForDone());
    QCOMPARE(impatient.load(), 0);
}

void tst_ConversationView::theCurrentMessageIsTheOneUnderTheCursor()
{
    storeDecisions(5);
    open();
    QSignalSpy changed(m_view.get(), &ConversationView::currentMessageChanged);
    m_view->setTextCursor(m_view->document()->find(u"decision 2"_s));
    QVERIFY(!changed.isEmpty());
    QCOMPARE(m_view->currentMessage()->sequence, 2);
}

void tst_ConversationView::withoutACursorTheNewestOpenOneIsCurrent()
{
    open();
    QVERIFY(!m_view->currentMessage());
    storeDecisions(1);
    QCOMPARE(m_view->currentMessage()->sequence, 1);
    store({make(Direction::Question, u"lost"_s, State::NotConfirmed)});
    storeDecisions(2);
    QCOMPARE(m_view->currentMessage()->sequence, 2);
}

void tst_ConversationView::aLinkAsksForItsAction()
{
    store({make(Direction::Question, u"lost"_s, State::NotConfirmed)});
    open();
    QSignalSpy requested(m_view.get(), &ConversationView::actionRequested);
    QTextCursor link = m_view->document()->find(u"Ignore"_s);
    QVERIFY(!link.isNull());
    link.setPosition(link.position() - 2);
    const QPoint place = m_view->cursorRect(link).center();
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested.constFirst().at(0).value<MessageAction>(), MessageAction::LeaveIt);
    QCOMPARE(requested.constFirst().at(1).toLongLong(), 1);
}

void tst_ConversationView::saysSoWhenItIsEmpty()
{
    m_view->setEmptyText(u"No messages yet."_s);
    open();
    const auto *empty = m_view->findChild<QLabel *>(u"emptyText"_s);
    QTRY_VERIFY(empty->isVisible());
    QCOMPARE(empty->text(), u"No messages yet."_s);
    storeDecisions(1);
    QTRY_VERIFY(empty->isHidden());
}

void tst_ConversationView::aHugeReplyIsShownInTime()
{
    open();
    // A megabyte without a space takes more than a minute if it is laid out as it is.
    store({make(Direction::Decision, QString(1'000'000, u'x'))});
    QVERIFY(m_view->toPlainText().size() < 80'000);
    QVERIFY(m_view->toPlainText().contains(u"This is only the beginning"_s));
}

/// In view, as near to a third from the top as the text allows, with the text cursor in it.
void tst_ConversationView::verifyShown(qint64 sequence)
{
    QCOMPARE(m_view->currentMessage()->sequence, sequence);
    const int top = m_view->cursorRect().top();
    const int third = m_view->viewport()->height() / 3;
    const int line = m_view->fontMetrics().height() * 2;
    QVERIFY(top >= 0 && top < m_view->viewport()->height() - line / 2);
    if (bar()->value() > 0 && !isAtEnd())
        QVERIFY(std::abs(top - third) <= line);
}

void tst_ConversationView::showsAMessageAThirdFromTheTop()
{
    storeDecisions(50);
    open();
    QTRY_VERIFY(isAtEnd());
    QTRY_VERIFY(m_pager->indexOf(43) >= 0);
    QSignalSpy current(m_view.get(), &ConversationView::currentMessageChanged);
    m_view->showMessage(43);
    QVERIFY(!isAtEnd());
    QVERIFY(!current.isEmpty());
    verifyShown(43);
    storeDecisions(1);
    verifyShown(43);
    QCOMPARE(m_view->newCount(), 1);
}

void tst_ConversationView::showsAMessageThatIsNotLoaded_data()
{
    QTest::addColumn<qint64>("sequence");
    QTest::newRow("first") << qint64{1};
    QTest::newRow("near the start") << qint64{3};
    QTest::newRow("middle") << qint64{200};
    QTest::newRow("near the loaded ones") << qint64{340};
}

void tst_ConversationView::showsAMessageThatIsNotLoaded()
{
    QFETCH(const qint64, sequence);
    storeDecisions(400);
    open();
    QTRY_VERIFY(isAtEnd());
    m_view->showMessage(sequence);
    QTRY_VERIFY(m_pager->indexOf(sequence) >= 0);
    QTRY_VERIFY(!m_pager->isLoading());
    verifyShown(sequence);
    QCOMPARE(bar()->value() == 0, sequence == 1);
    // The neighbours that are fetched now do not move it.
    storeDecisions(2);
    verifyShown(sequence);
    QCOMPARE(m_view->newCount(), 2);
    m_view->showNewest();
    QTRY_VERIFY(m_pager->reachesNewest() && isAtEnd());
    QVERIFY(m_view->toPlainText().endsWith(u"decision 402"_s));
    QCOMPARE(m_view->newCount(), 0);
}

void tst_ConversationView::theEndOfWhatIsLoadedIsNotTheEnd()
{
    storeDecisions(400);
    open();
    m_view->showMessage(200);
    QTRY_VERIFY(m_pager->indexOf(200) >= 0 && !m_pager->isLoading());
    const qint64 last = m_pager->messages().constLast().sequence;
    QVERIFY(last < 300);
    bar()->setValue(bar()->maximum());
    const QString line = topLine();
    QTRY_VERIFY(m_pager->messages().constLast().sequence > last && !m_pager->isLoading());
    // More is there, and the reader has not been carried along.
    QVERIFY(!isAtEnd());
    QCOMPARE(topLine(), line);
}

void tst_ConversationView::theEndsOfTheHistoryAreReachedByKey()
{
    storeDecisions(400);
    open();
    m_view->showMessage(200);
    QTRY_VERIFY(m_pager->indexOf(200) >= 0 && !m_pager->isLoading());
    QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ControlModifier);
    QTRY_VERIFY(m_pager->reachesNewest() && !m_pager->isLoading() && isAtEnd());
    QCOMPARE(m_pager->newest(), 400);
    QTest::keyClick(m_view.get(), Qt::Key_Home, Qt::ControlModifier);
    QTRY_VERIFY(m_pager->reachesOldest() && !m_pager->isLoading() && bar()->value() == 0);
    QCOMPARE(m_view->text().message(0).sequence, 1);
}

void tst_ConversationView::longMessagesHideNothing_data()
{
    QTest::addColumn<QList<int>>("lengths"); // of the messages, in letters
    QTest::newRow("one among short ones") << QList<int>{10, 388'889, 10, 10, 10, 10, 10, 10};
    QTest::newRow("two, and two short ones") << QList<int>{53'000, 53'000, 10, 10};
    QTest::newRow("the newest") << QList<int>{10, 10, 10, 10, 388'889};
    QTest::newRow("nothing but long ones") << QList<int>(12, 60'000);
    QTest::newRow("of every second message") << [] {
        QList<int> lengths;
        for (int i = 0; i < 60; ++i)
            lengths.append(i % 2 == 0 ? 20'000 : 10);
        return lengths;
    }();
}

void tst_ConversationView::longMessagesHideNothing()
{
    QFETCH(const QList<int>, lengths);
    QList<Message> messages;
    for (const int length : lengths) {
        const QString text = u"message %1 "_s.arg(messages.size() + 1);
        messages.append(make(Direction::Decision, text + u"word "_s.repeated(length / 5)));
    }
    store(messages);
    const qint64 newest = messages.size();
    const auto isSettled = [this] { return !m_pager->isLoading(); };
    const auto lastShown
        = [this] { return m_view->text().message(m_view->text().count() - 1).sequence; };
    open();
    QTRY_VERIFY(isSettled() && isAtEnd());
    QVERIFY(bar()->maximum() > 0);
    QCOMPARE(lastShown(), newest);

    QTest::keyClick(m_view.get(), Qt::Key_Home, Qt::ControlModifier);
    QTRY_VERIFY(isSettled() && m_pager->reachesOldest() && bar()->value() == 0);
    QCOMPARE(m_view->text().message(0).sequence, 1);
    QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ControlModifier);
    QTRY_VERIFY(isSettled() && m_pager->reachesNewest() && isAtEnd());
    QCOMPARE(lastShown(), newest);

    // A wheel leads through all of it, up and down again.
    int steps = 0;
    while (!(m_pager->reachesOldest() && bar()->value() == 0)) {
        bar()->setValue(bar()->value() - m_view->viewport()->height());
        QTRY_VERIFY(isSettled());
        QVERIFY(++steps < 20'000);
    }
    while (!(m_pager->reachesNewest() && isAtEnd())) {
        bar()->setValue(bar()->value() + m_view->viewport()->height());
        QTRY_VERIFY(isSettled());
        QVERIFY(++steps < 40'000);
    }
    QCOMPARE(lastShown(), newest);

    // What one asks is in view, with what was answered.
    store({make(Direction::Question, u"And now?"_s)});
    store({make(Direction::Decision, u"Yes."_s)});
    QTRY_VERIFY(isSettled() && isAtEnd());
    QCOMPARE(lastShown(), newest + 2);
    QVERIFY(newButton()->isHidden());

    // Each message is found again where it was left.
    for (const qint64 sequence : {newest / 2, newest, qint64{1}}) {
        m_view->showMessage(sequence);
        QTRY_VERIFY(isSettled());
        bar()->setValue(bar()->value() + 7);
        QTRY_VERIFY(isSettled());
        const Bookmark left = m_view->bookmark();
        m_view->open(m_account, left);
        QTRY_VERIFY(isSettled());
        const Bookmark found = m_view->bookmark();
        QCOMPARE(found.sequence, left.sequence);
        QVERIFY2(std::abs(found.offset - left.offset) <= 2,
                 qPrintable(u"%1 for %2"_s.arg(found.offset).arg(left.offset)));
    }
}

void tst_ConversationView::aHighViewIsFilled_data()
{
    QTest::addColumn<int>("length");
    QTest::newRow("short messages") << 10;
    QTest::newRow("a line or two") << 150;
    QTest::newRow("1 KiB each") << 1'024;
    QTest::newRow("5 KiB each") << 5'120;
}

void tst_ConversationView::aHighViewIsFilled()
{
    QFETCH(const int, length);
    QList<Message> messages;
    for (int i = 0; i < 1'000; ++i)
        messages.append(make(Direction::Decision, u"word "_s.repeated(length / 5)));
    store(messages);
    m_view->resize(900, 4'300);
    open();
    QTRY_VERIFY(!m_pager->isLoading() && isAtEnd());
    QVERIFY(bar()->maximum() > m_view->viewport()->height());
    bar()->setValue(0);
    QTRY_VERIFY(!m_pager->isLoading());
    QVERIFY(bar()->value() > 0);
}

void tst_ConversationView::allInViewNothingIsNew()
{
    storeDecisions(3);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    Bookmark place;
    place.sequence = 1;
    place.newBelow = 1;
    m_view->open(m_account, place);
    QTRY_VERIFY(!m_pager->isLoading());
    QCOMPARE(bar()->maximum(), 0);
    QTRY_VERIFY(newButton()->isHidden());

    // A view that became higher.
    storeDecisions(20);
    QTRY_VERIFY(isAtEnd());
    bar()->setValue(0);
    storeDecisions(1);
    QTRY_VERIFY(newButton()->isVisible());
    m_view->resize(500, 3000);
    QTRY_COMPARE(bar()->maximum(), 0);
    QTRY_VERIFY(newButton()->isHidden());
}

void tst_ConversationView::awayFromTheNewestAButtonLeadsThere()
{
    storeDecisions(400);
    open();
    QVERIFY(!newButton()->isVisible());
    m_view->showMessage(200);
    QTRY_VERIFY(newButton()->isVisible());
    QCOMPARE(newButton()->text(), u"Newest ↓"_s);
    storeDecisions(1);
    QTRY_COMPARE(newButton()->text(), u"1 new ↓"_s);
    newButton()->click();
    QTRY_VERIFY(m_pager->reachesNewest() && !m_pager->isLoading() && isAtEnd());
    QTRY_VERIFY(!newButton()->isVisible());
}

void tst_ConversationView::aMessageAtTheEndIsShownAtTheEnd()
{
    storeDecisions(400);
    open();
    m_view->showMessage(10);
    QTRY_VERIFY(m_pager->indexOf(10) >= 0);
    m_view->showMessage(400);
    QTRY_VERIFY(m_pager->reachesNewest() && !m_pager->isLoading());
    verifyShown(400);
    QVERIFY(isAtEnd());
    // At the end it follows again.
    storeDecisions(1);
    QTRY_VERIFY(isAtEnd());
    QCOMPARE(m_view->newCount(), 0);
}

void tst_ConversationView::whatIsNewIsCountedBeforeThePlaceIsThere()
{
    storeDecisions(100);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    Bookmark place;
    place.sequence = 20;
    place.newest = 97;
    m_view->open(m_account, place);
    m_view->addNew(3);
    QTRY_VERIFY(m_pager->indexOf(20) >= 0);
    QCOMPARE(m_view->newCount(), 3);
}

void tst_ConversationView::returnsToItsPlaceInAnotherHeight_data()
{
    QTest::addColumn<int>("before");
    QTest::addColumn<int>("after");
    for (const int before : {80, 300, 900}) {
        for (const int after : {60, 120, 300, 900})
            QTest::addRow("%d to %d", before, after) << before << after;
    }
}

/// A banner comes or goes with the account while its messages are on their way.
void tst_ConversationView::returnsToItsPlaceInAnotherHeight()
{
    QFETCH(const int, before);
    QFETCH(const int, after);
    storeDecisions(200);
    m_view->resize(500, before);
    open();
    for (const qint64 sequence : {100, 1, 30, 170}) {
        Bookmark place;
        place.sequence = sequence;
        m_view->resize(500, before);
        m_view->open(m_account, place);
        m_view->resize(500, after);
        QTRY_VERIFY(!m_pager->isLoading());
        const int index = m_pager->indexOf(sequence);
        QVERIFY(index >= 0);
        QCOMPARE(m_view->text().count(), m_pager->messages().size());
        const double top = m_view->document()
                               ->documentLayout()
                               ->blockBoundingRect(m_view->text().firstBlock(index))
                               .top();
        // Each change rounds to a pixel.
        const int expected = std::min(qRound(top), bar()->maximum());
        QTRY_VERIFY2(std::abs(bar()->value() - expected) <= 2,
                     qPrintable(u"%1 %2"_s.arg(bar()->value()).arg(expected)));
    }
}

void tst_ConversationView::showsWhatThePagerHoldsWhateverHappens_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<bool>("isLong");
    for (quint32 seed = 1; seed <= 8; ++seed) {
        QTest::addRow("seed %u", seed) << seed << false;
        QTest::addRow("seed %u, long messages", seed) << seed << true;
    }
}

/// In any order, and while pages are on their way.
void tst_ConversationView::showsWhatThePagerHoldsWhateverHappens()
{
    QFETCH(const quint32, seed);
    QRandomGenerator random(seed);
    QFETCH(const bool, isLong);
    storeDecisions(isLong ? 20 : 300);
    store({make(Direction::Decision, u"long\n"_s.repeated(200))});
    for (int i = 0; isLong && i < 20; ++i)
        store({make(Direction::Decision, u"word "_s.repeated(random.bounded(20'000)))});
    const AccountId other = QUuid::createUuid();
    open();
    const QList<std::function<void()>> deeds{
        [&] { m_view->resize(random.bounded(200, 900), random.bounded(60, 900)); },
        [&] { m_view->showMessage(random.bounded(1, 310)); },
        [&] { m_view->showNewest(); },
        [&] { bar()->setValue(random.bounded(bar()->maximum() + 1)); },
        [&] {
            QFont font = m_view->font();
            font.setPointSize(random.bounded(6, 30));
            m_view->setFont(font);
        },
        [&] { QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ControlModifier); },
        [&] { QTest::keyClick(m_view.get(), Qt::Key_PageUp); },
        [&] { m_view->selectAll(); },
        [&] { m_view->moveCursor(QTextCursor::Start); },
        [&] { m_history->remove(m_account, random.bounded(1, 310), this, [](const auto &) {}); },
        [&] {
            m_history->commit({make(Direction::Decision, u"one more"_s)}, this,
                              [](const auto &) {});
        },
        [&] {
            const Bookmark place = m_view->bookmark();
            m_view->open(other, {});
            if (random.bounded(2) == 0)
                QCoreApplication::processEvents();
            m_view->open(m_account, place);
        },
        [] { QCoreApplication::processEvents(); },
    };
    for (int step = 0; step < 250; ++step) {
        const auto deed = random.bounded(static_cast<int>(deeds.size()));
        deeds.at(deed)();
        QCOMPARE(m_view->text().count(), m_pager->messages().size());
        for (int i = 0; i < m_view->text().count(); ++i)
            QCOMPARE(m_view->text().message(i).sequence, m_pager->messages().at(i).sequence);
    }
    m_view->moveCursor(QTextCursor::Start);
    m_view->showNewest();
    QTRY_VERIFY(m_pager->reachesNewest() && !m_pager->isLoading() && isAtEnd());
}

void tst_ConversationView::ofABurstTheNumberIsShown()
{
    storeDecisions(2);
    open();
    Message more = make(Direction::Unasked, u"notice"_s);
    store({more});
    more.marks = Message::Mark::Folded;
    store(QList<Message>(1234, more));
    QTRY_VERIFY(m_view->toPlainText().endsWith(u"1,234 more from the server   Show"_s));
    QVERIFY(isAtEnd());
    QCOMPARE(m_view->newCount(), 0);

    QSignalSpy asked(m_view.get(), &ConversationView::actionRequested);
    click(u"Show"_s);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.constFirst().at(0).value<MessageAction>(), MessageAction::Unfold);
    QCOMPARE(asked.constFirst().at(1).toLongLong(), 3);
    m_view->unfold(3);
    QTRY_VERIFY(!m_view->toPlainText().contains(u"Show"_s));
    verifyShown(3);
    QCOMPARE(m_view->text().message(3).sequence, 4);
    m_view->showNewest();
    QTRY_VERIFY(m_view->toPlainText().endsWith(u"1,234 more from the server   Show"_s));
}

void tst_ConversationView::whatComesToAShownBurstIsThereAtTheEnd()
{
    open();
    Message more = make(Direction::Unasked, u"notice"_s);
    store({more});
    more.marks = Message::Mark::Folded;
    store(QList<Message>(40, more));
    m_view->unfold(1);
    QTRY_VERIFY(m_view->text().count() > 1);
    QCOMPARE(m_view->text().message(1).sequence, 2);
    QTRY_VERIFY((bar()->setValue(bar()->maximum()), m_pager->reachesNewest()));
    store({more});
    QTRY_COMPARE(m_view->text().message(m_view->text().count() - 1).sequence, 42);
}

/// By a time zone in which another day has begun since.
void tst_ConversationView::theDaysFollowTheClock()
{
    const auto setZoneWhereItIs = [](int hour) {
        const int east = hour - QDateTime::currentDateTimeUtc().time().hour();
        const int offset = east > 14 ? east - 24 : east < -12 ? east + 24 : east;
        qputenv("TZ", "XXX" + QByteArray::number(-offset));
        tzset();
    };
    const auto days = [this] { return m_view->toPlainText().count(u"── Today ──"_s); };
    const QByteArray usual = qgetenv("TZ");
    setZoneWhereItIs(22);
    Message old = make(Direction::Decision, u"old"_s);
    old.created = old.created.addSecs(-12 * 60 * 60);
    store({old});
    open();
    auto *clock = m_view->findChild<DayClock *>();
    QVERIFY(clock && clock->isActive() && clock->interval() <= 20'000);
    const auto look = [clock] {
        clock->setInterval(1);
        return QTest::qWaitFor([clock] { return clock->interval() > 1; });
    };
    const bool today = look() && QTest::qWaitFor([days] { return days() == 1; });
    setZoneWhereItIs(2);
    look();
    const bool yesterday
        = QTest::qWaitFor([this] { return m_view->toPlainText().contains(u"── Yesterday ──"_s); });
    store({make(Direction::Decision, u"new"_s)});
    const bool came = QTest::qWaitFor([days] { return days() == 1; });
    const QString shown = m_view->toPlainText();
    usual.isNull() ? qunsetenv("TZ") : qputenv("TZ", usual);
    tzset();
    QVERIFY(today);
    QVERIFY2(yesterday, qPrintable(shown));
    QVERIFY2(came, qPrintable(shown));
}

DECIDESK_TEST(tst_ConversationView)
#include "tst_ConversationView.moc"
