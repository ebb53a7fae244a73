#include "ConversationPager.h"

#include "MemoryHistory.h"
#include "TestProgram.h"

#include <QSignalSpy>
#include <QTest>

using namespace decidesk;
using namespace Qt::StringLiterals;
using Mark = Message::Mark;

class tst_ConversationPager : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void startsWithTheNewest();
    void anEmptyConversationReachesBothEnds();
    void aNewMessageJoinsAtTheEnd();
    void ofAnotherAccountNothingJoins();
    void aChangeIsToldByItsIndex();
    void aRemovalIsToldByItsIndex();
    void clearingEmptiesTheWindow();
    void fetchesOlderMessagesInOrder();
    void readsAsMuchAtOnceAsItIsTold();
    void letsGoOfEitherEnd();
    void isBoundedInMessages();
    void isBoundedInCharacters();
    void aHugeMessageLeavesItsNeighbours();
    void trimmingAtTheEndIsUndoneByFetchingNewer();
    void aFullWindowStaysWhileTheReaderIsElsewhere();
    void showNewestComesBackToTheEnd();
    void whileThereIsASelectionNothingGoes();
    void whatIsStoredDuringAFetchIsNotLost();
    void aPageOfTheAccountBeforeIsDropped();
    void showsTheSurroundingsOfAMessage_data();
    void showsTheSurroundingsOfAMessage();
    void theSurroundingsOfARemovedMessageAreItsNeighbours();
    void whatTheWindowHoldsIsShownWithoutLoading();
    void theSurroundingsCanBeReadOnInBothDirections();
    void messagesThatArriveMeanwhileAreNotLost();
    void aFetchUnderWayIsGivenUpForTheSurroundings();
    void theSurroundingsGiveWayToTheNewest();
    void anEmptyConversationHasNoSurroundings();
    void whatAPageIsToJoinStays();
    void withTheOnlyOneLoadedGoneOthersAreShown();
    void aLongMessageIsReadOnTo();
    void theNumberIsToldThoughAnotherMessageFollows();
    void aBurstIsFolded();
    void whatComesIsFoldedIn();
    void whatWasFoldedElsewhereIsCountedOnTheWayBack();
    void aFoldIsOpened();
    void aFoldedMessageIsShownAmongItsNeighbours();
    void withTheMessageBeforeThemGoneTheFoldedOnesAreTold();

private:
    [[nodiscard]] int showAround(qint64 sequence);
    void store(int count, const QString &text = u"text"_s, Message::Marks marks = Mark::None);
    void storeFolded(int count) { store(count, u"more"_s, Mark::Folded); }
    [[nodiscard]] Message::Fold lastFold() const { return m_pager->messages().constLast().fold; }
    void show();
    [[nodiscard]] QList<qint64> sequences() const;
    [[nodiscard]] static QList<qint64> range(qint64 from, qint64 to);
    /// What a view would have after every signal so far.
    [[nodiscard]] bool mirrorMatches() const { return m_mirror == sequences(); }
    void mirror();

    AccountId m_account;
    std::unique_ptr<MemoryHistory> m_history;
    std::unique_ptr<ConversationPager> m_pager;
    QList<qint64> m_mirror;
};

void tst_ConversationPager::init()
{
    m_account = QUuid::createUuid();
    m_history = std::make_unique<MemoryHistory>();
    m_pager = std::make_unique<ConversationPager>(*m_history);
    m_mirror.clear();
    mirror();
}

void tst_ConversationPager::cleanup()
{
    // Whatever happened, a view that only followed the signals shows the same.
    QVERIFY(mirrorMatches());
    m_pager.reset();
    m_history.reset();
}

void tst_ConversationPager::mirror()
{
    const auto *pager = m_pager.get();
    connect(pager, &ConversationPager::reset, this, [this] { m_mirror = sequences(); });
    connect(pager, &ConversationPager::appended, this,
            [this](int count) { m_mirror += sequences().last(count); });
    connect(pager, &ConversationPager::prepended, this,
            [this](int count) { m_mirror = sequences().first(count) + m_mirror; });
    connect(pager, &ConversationPager::removed, this,
            [this](int index) { m_mirror.removeAt(index); });
    connect(pager, &ConversationPager::trimmedFront, this,
            [this](int count) { m_mirror.remove(0, count); });
    connect(pager, &ConversationPager::trimmedBack, this,
            [this](int count) { m_mirror.remove(m_mirror.size() - count, count); });
}

void tst_ConversationPager::store(int count, const QString &text, Message::Marks marks)
{
    QList<Message> messages;
    for (int i = 0; i < count; ++i) {
        Message message;
        message.account = m_account;
        message.text = text;
        message.marks = marks;
        messages.append(message);
    }
    bool done = false;
    m_history->commit(messages, this, [&done](const auto &) { done = true; });
    QTRY_VERIFY(done);
}

void tst_ConversationPager::show()
{
    m_pager->setAccount(m_account);
    QTRY_VERIFY(!m_pager->isLoading());
}

QList<qint64> tst_ConversationPager::sequences() const
{
    QList<qint64> list;
    for (const Message &message : m_pager->messages())
        list.append(message.sequence);
    return list;
}

QList<qint64> tst_ConversationPager::range(qint64 from, qint64 to)
{
    QList<qint64> list;
    for (qint64 sequence = from; sequence <= to; ++sequence)
        list.append(sequence);
    return list;
}

void tst_ConversationPager::startsWithTheNewest()
{
    store(120);
    show();
    QCOMPARE(sequences(), range(71, 120));
    QVERIFY(m_pager->reachesNewest());
    QVERIFY(!m_pager->reachesOldest());
    QCOMPARE(m_pager->indexOf(71), 0);
    QCOMPARE(m_pager->indexOf(120), 49);
    QCOMPARE(m_pager->indexOf(70), -1);
    QCOMPARE(m_pager->indexOf(121), -1);
}

void tst_ConversationPager::anEmptyConversationReachesBothEnds()
{
    show();
    QVERIFY(m_pager->messages().isEmpty());
    QVERIFY(m_pager->reachesNewest());
    QVERIFY(m_pager->reachesOldest());
}

void tst_ConversationPager::aNewMessageJoinsAtTheEnd()
{
    store(3);
    show();
    QSignalSpy appended(m_pager.get(), &ConversationPager::appended);
    QSignalSpy arrived(m_pager.get(), &ConversationPager::arrived);
    store(1, u"new"_s);
    QCOMPARE(sequences(), range(1, 4));
    QCOMPARE(appended.size(), 1);
    QCOMPARE(arrived.size(), 1);
    QCOMPARE(arrived.constFirst().constFirst().value<Message>().text, u"new"_s);
    QVERIFY(m_pager->reachesOldest());
}

void tst_ConversationPager::ofAnotherAccountNothingJoins()
{
    show();
    const AccountId shown = std::exchange(m_account, QUuid::createUuid());
    QSignalSpy arrived(m_pager.get(), &ConversationPager::arrived);
    store(2);
    QVERIFY(m_pager->messages().isEmpty());
    QVERIFY(arrived.isEmpty());
    QCOMPARE(m_pager->account(), shown);
}

void tst_ConversationPager::aChangeIsToldByItsIndex()
{
    store(3);
    show();
    QSignalSpy changed(m_pager.get(), &ConversationPager::changed);
    Message second = m_pager->messages().at(1);
    second.text = u"other"_s;
    m_history->commit({second}, this, [](const auto &) {});
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(changed.constFirst().constFirst().toInt(), 1);
    QCOMPARE(m_pager->messages().at(1).text, u"other"_s);
}

void tst_ConversationPager::aRemovalIsToldByItsIndex()
{
    store(3);
    show();
    QSignalSpy removed(m_pager.get(), &ConversationPager::removed);
    m_history->remove(m_account, 3, this, [](const auto &) {});
    QTRY_COMPARE(removed.size(), 1);
    QCOMPARE(sequences(), range(1, 2));
    // The newest is gone, so the window reaches the one that is the newest now.
    QVERIFY(m_pager->reachesNewest());
    store(1);
    QCOMPARE(sequences(), (QList<qint64>{1, 2, 4}));
}

void tst_ConversationPager::clearingEmptiesTheWindow()
{
    store(5);
    show();
    m_history->clear(m_account, this, [](const auto &) {});
    QTRY_VERIFY(m_pager->messages().isEmpty());
    QTRY_VERIFY(!m_pager->isLoading());
    QVERIFY(m_pager->reachesOldest());
}

void tst_ConversationPager::fetchesOlderMessagesInOrder()
{
    store(120);
    show();
    QSignalSpy prepended(m_pager.get(), &ConversationPager::prepended);
    m_pager->fetchOlder();
    m_pager->fetchOlder(); // one is under way already
    QTRY_COMPARE(prepended.size(), 1);
    QCOMPARE(sequences(), range(21, 120));
    m_pager->fetchOlder();
    QTRY_COMPARE(prepended.size(), 2);
    QCOMPARE(sequences(), range(1, 120));
    QVERIFY(m_pager->reachesOldest());
    m_pager->fetchOlder();
    QVERIFY(!m_pager->isLoading());
}

void tst_ConversationPager::readsAsMuchAtOnceAsItIsTold()
{
    store(40, u"0123456789"_s);
    m_pager->setPages({5, 1000}, {3, 1000});
    show();
    QCOMPARE(sequences(), range(36, 40));
    m_pager->fetchOlder();
    QTRY_COMPARE(sequences(), range(33, 40));
    m_pager->setPages({5, 20}, {3, 20});
    m_pager->fetchOlder();
    QTRY_COMPARE(sequences(), range(31, 40));
    QCOMPARE(showAround(10), 2);
    QCOMPARE(sequences(), range(8, 11));
    m_pager->fetchNewer();
    QTRY_COMPARE(sequences(), range(8, 13));
}

void tst_ConversationPager::letsGoOfEitherEnd()
{
    store(10);
    show();
    m_pager->setPinned(true);
    m_pager->letGoFront(2);
    m_pager->letGoBack(2);
    QCOMPARE(sequences(), range(1, 10));
    m_pager->setPinned(false);
    m_pager->letGoFront(2);
    QCOMPARE(sequences(), range(3, 10));
    QVERIFY(!m_pager->reachesOldest());
    QVERIFY(m_pager->reachesNewest());
    m_pager->letGoBack(3);
    QCOMPARE(sequences(), range(3, 7));
    QVERIFY(!m_pager->reachesNewest());
    m_pager->letGoFront(0);
    m_pager->letGoBack(-1);
    QCOMPARE(sequences(), range(3, 7));
    m_pager->letGoFront(5);
    QCOMPARE(sequences(), range(7, 7));
    m_pager->fetchOlder();
    QTRY_COMPARE(sequences(), range(1, 7));
    m_pager->fetchNewer();
    QTRY_COMPARE(sequences(), range(1, 10));
    m_pager->letGoBack(20);
    QCOMPARE(sequences(), range(1, 1));
    m_pager->showNewest();
    QTRY_COMPARE(sequences(), range(1, 10));
}

void tst_ConversationPager::isBoundedInMessages()
{
    store(1000);
    show();
    for (int i = 0; i < 20 && !m_pager->reachesOldest(); ++i) {
        m_pager->fetchOlder();
        QTRY_VERIFY(!m_pager->isLoading());
        QVERIFY(m_pager->messages().size() <= ConversationPager::maxMessages);
    }
    QCOMPARE(m_pager->messages().constFirst().sequence, 1);
    QVERIFY(m_pager->reachesOldest());
    QVERIFY(!m_pager->reachesNewest());
}

void tst_ConversationPager::isBoundedInCharacters()
{
    store(100, QString(2000, u'x'));
    show();
    for (int i = 0; i < 20 && !m_pager->reachesOldest(); ++i) {
        m_pager->fetchOlder();
        QTRY_VERIFY(!m_pager->isLoading());
        QVERIFY(m_pager->messages().size() * 2000 <= ConversationPager::maxCharacters);
    }
    QVERIFY(m_pager->reachesOldest());
}

void tst_ConversationPager::aHugeMessageLeavesItsNeighbours()
{
    store(2);
    show();
    store(1, QString(ConversationPager::maxCharacters * 2, u'x'));
    QCOMPARE(sequences(), range(1, 3));
    store(1);
    QCOMPARE(sequences(), range(1, 4));
}

void tst_ConversationPager::trimmingAtTheEndIsUndoneByFetchingNewer()
{
    store(400);
    show();
    while (!m_pager->reachesOldest()) {
        m_pager->fetchOlder();
        QTRY_VERIFY(!m_pager->isLoading());
    }
    while (!m_pager->reachesNewest()) {
        m_pager->fetchNewer();
        QTRY_VERIFY(!m_pager->isLoading());
        QVERIFY(m_pager->messages().size() <= ConversationPager::maxMessages);
    }
    const QList<qint64> shown = sequences();
    QCOMPARE(shown, range(shown.constFirst(), 400));
    QVERIFY(!m_pager->reachesOldest());
}

void tst_ConversationPager::aFullWindowStaysWhileTheReaderIsElsewhere()
{
    store(ConversationPager::maxMessages);
    show();
    while (!m_pager->reachesOldest()) {
        m_pager->fetchOlder();
        QTRY_VERIFY(!m_pager->isLoading());
    }
    m_pager->setFollowing(false);
    QSignalSpy arrived(m_pager.get(), &ConversationPager::arrived);
    store(3);
    QCOMPARE(arrived.size(), 3);
    QCOMPARE(sequences(), range(1, ConversationPager::maxMessages));
    QVERIFY(!m_pager->reachesNewest());
}

void tst_ConversationPager::showNewestComesBackToTheEnd()
{
    aFullWindowStaysWhileTheReaderIsElsewhere();
    m_pager->showNewest();
    QTRY_VERIFY(m_pager->reachesNewest());
    QCOMPARE(m_pager->messages().constLast().sequence, ConversationPager::maxMessages + 3);
    QSignalSpy reset(m_pager.get(), &ConversationPager::reset);
    m_pager->showNewest();
    QVERIFY(!m_pager->isLoading());
    QVERIFY(reset.isEmpty());
}

void tst_ConversationPager::whileThereIsASelectionNothingGoes()
{
    store(400);
    show();
    m_pager->setPinned(true);
    for (int i = 0; i < 4; ++i) {
        m_pager->fetchOlder();
        QTRY_VERIFY(!m_pager->isLoading());
    }
    QCOMPARE(sequences(), range(151, 400));
    store(1);
    QCOMPARE(sequences(), range(151, 400));
    m_pager->setPinned(false);
    m_pager->fetchNewer();
    QTRY_VERIFY(m_pager->reachesNewest());
    QVERIFY(m_pager->messages().size() <= ConversationPager::maxMessages);
}

void tst_ConversationPager::whatIsStoredDuringAFetchIsNotLost()
{
    store(3);
    m_pager->setAccount(m_account);
    QVERIFY(m_pager->isLoading());
    // After the page was read, before it is there.
    Message late;
    late.account = m_account;
    late.text = u"late"_s;
    Message changed;
    changed.account = m_account;
    changed.sequence = 2;
    changed.text = u"changed"_s;
    m_history->commit({late, changed}, this, [](const auto &) {});
    m_history->remove(m_account, 1, this, [](const auto &) {});
    QTRY_COMPARE(sequences(), (QList<qint64>{2, 3, 4}));
    QCOMPARE(m_pager->messages().constFirst().text, u"changed"_s);
    QCOMPARE(m_pager->messages().constLast().text, u"late"_s);
}

void tst_ConversationPager::aPageOfTheAccountBeforeIsDropped()
{
    store(3);
    m_pager->setAccount(m_account);
    const AccountId other = QUuid::createUuid();
    m_pager->setAccount(other);
    QTRY_VERIFY(!m_pager->isLoading());
    QVERIFY(m_pager->messages().isEmpty());
    QCOMPARE(m_pager->account(), other);
}

int tst_ConversationPager::showAround(qint64 sequence)
{
    QSignalSpy shown(m_pager.get(), &ConversationPager::shownAround);
    m_pager->showAround(sequence);
    if (shown.isEmpty() && !shown.wait())
        return -2;
    return shown.size() == 1 && !m_pager->isLoading() ? shown.constFirst().constFirst().toInt()
                                                      : -3;
}

void tst_ConversationPager::showsTheSurroundingsOfAMessage_data()
{
    QTest::addColumn<qint64>("sequence");
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("last");
    QTest::newRow("the first") << qint64{1} << qint64{1} << qint64{50};
    QTest::newRow("near the start") << qint64{20} << qint64{1} << qint64{69};
    QTest::newRow("in the middle") << qint64{200} << qint64{150} << qint64{249};
    QTest::newRow("near the end") << qint64{320} << qint64{270} << qint64{369};
    QTest::newRow("reaching the end") << qint64{351} << qint64{301} << qint64{400};
    QTest::newRow("all but reaching it") << qint64{350} << qint64{300} << qint64{399};
    QTest::newRow("beyond the end") << qint64{1000} << qint64{351} << qint64{400};
}

void tst_ConversationPager::showsTheSurroundingsOfAMessage()
{
    QFETCH(const qint64, sequence);
    QFETCH(const qint64, first);
    QFETCH(const qint64, last);
    store(400);
    // At once, while the newest are still on their way.
    m_pager->setAccount(m_account);
    QSignalSpy reset(m_pager.get(), &ConversationPager::reset);
    const int index = showAround(sequence);
    QCOMPARE(reset.size(), 1);
    QCOMPARE(sequences(), range(first, last));
    QCOMPARE(index, static_cast<int>(std::min(sequence, last) - first));
    QCOMPARE(m_pager->anchor(), index);
    QCOMPARE(m_pager->reachesOldest(), first == 1);
    QCOMPARE(m_pager->reachesNewest(), last == 400);
}

void tst_ConversationPager::theSurroundingsOfARemovedMessageAreItsNeighbours()
{
    store(400);
    for (const qint64 gone : {qint64{100}, qint64{101}, qint64{400}}) {
        bool done = false;
        m_history->remove(m_account, gone, this, [&done](const auto &) { done = true; });
        QTRY_VERIFY(done);
    }
    m_pager->setAccount(m_account);
    const int index = showAround(100);
    QCOMPARE(m_pager->messages().at(index).sequence, 102);
    QCOMPARE(m_pager->messages().at(index - 1).sequence, 99);
    const int last = showAround(400);
    QCOMPARE(m_pager->messages().at(last).sequence, 399);
    QVERIFY(m_pager->reachesNewest());
}

void tst_ConversationPager::whatTheWindowHoldsIsShownWithoutLoading()
{
    store(400);
    show();
    QSignalSpy reset(m_pager.get(), &ConversationPager::reset);
    QSignalSpy shown(m_pager.get(), &ConversationPager::shownAround);
    m_pager->showAround(360);
    QCOMPARE(shown.size(), 1);
    QCOMPARE(shown.constFirst().constFirst().toInt(), 9);
    QVERIFY(reset.isEmpty());
    QVERIFY(!m_pager->isLoading());
    QCOMPARE(m_pager->anchor(), -1);
}

void tst_ConversationPager::theSurroundingsCanBeReadOnInBothDirections()
{
    store(400);
    show();
    QCOMPARE(showAround(200), 50);
    store(1);
    QCOMPARE(sequences(), range(150, 249));
    m_pager->fetchNewer();
    QTRY_VERIFY(!m_pager->isLoading());
    QCOMPARE(sequences(), range(150, 299));
    while (!m_pager->reachesNewest()) {
        m_pager->fetchNewer();
        QTRY_VERIFY(!m_pager->isLoading());
    }
    QCOMPARE(m_pager->messages().constLast().sequence, 401);
    QCOMPARE(showAround(200), 50);
    while (!m_pager->reachesOldest()) {
        m_pager->fetchOlder();
        QTRY_VERIFY(!m_pager->isLoading());
    }
    QCOMPARE(m_pager->messages().constFirst().sequence, 1);
}

void tst_ConversationPager::messagesThatArriveMeanwhileAreNotLost()
{
    store(400);
    show();
    QSignalSpy arrived(m_pager.get(), &ConversationPager::arrived);
    // The surroundings reach the end as it was when they were read.
    m_pager->setAccount(m_account);
    m_pager->showAround(390);
    Message late;
    late.account = m_account;
    m_history->commit({late, late}, this, [](const auto &) {});
    m_history->remove(m_account, 380, this, [](const auto &) {});
    QTRY_VERIFY(!m_pager->isLoading());
    QTRY_COMPARE(sequences(), range(340, 379) + range(381, 402));
    QCOMPARE(arrived.size(), 2);
    QVERIFY(m_pager->reachesNewest());
    // They do not: what comes is left for fetchNewer.
    m_pager->showAround(100);
    store(1);
    QTRY_VERIFY(!m_pager->isLoading());
    QCOMPARE(sequences(), range(50, 149));
    QVERIFY(!m_pager->reachesNewest());
    QCOMPARE(arrived.size(), 3);
    while (!m_pager->reachesNewest()) {
        m_pager->fetchNewer();
        QTRY_VERIFY(!m_pager->isLoading());
    }
    QCOMPARE(m_pager->messages().constLast().sequence, 403);
}

void tst_ConversationPager::aFetchUnderWayIsGivenUpForTheSurroundings()
{
    store(1000);
    show();
    QSignalSpy prepended(m_pager.get(), &ConversationPager::prepended);
    m_pager->fetchOlder();
    QCOMPARE(showAround(500), 50);
    QVERIFY(prepended.isEmpty());
    // Of two calls the later one counts.
    QSignalSpy shown(m_pager.get(), &ConversationPager::shownAround);
    m_pager->showAround(100);
    m_pager->showAround(500);
    QTRY_VERIFY(!m_pager->isLoading());
    QCOMPARE(sequences(), range(450, 549));
    QCOMPARE(shown.size(), 1);
}

void tst_ConversationPager::theSurroundingsGiveWayToTheNewest()
{
    store(400);
    m_pager->setAccount(m_account);
    m_pager->showAround(100);
    m_pager->showNewest();
    QTRY_VERIFY(!m_pager->isLoading());
    QCOMPARE(sequences(), range(351, 400));
    QCOMPARE(m_pager->anchor(), -1);
    QCOMPARE(showAround(100), 50);
    m_pager->showNewest();
    QTRY_VERIFY(!m_pager->isLoading());
    QCOMPARE(sequences(), range(351, 400));
}

void tst_ConversationPager::anEmptyConversationHasNoSurroundings()
{
    m_pager->setAccount(m_account);
    QCOMPARE(showAround(7), -1);
    QVERIFY(m_pager->reachesNewest());
    QVERIFY(m_pager->reachesOldest());
    store(1);
    QCOMPARE(sequences(), range(1, 1));
    QSignalSpy shown(m_pager.get(), &ConversationPager::shownAround);
    m_pager->setAccount({});
    m_pager->showAround(1);
    QVERIFY(!m_pager->isLoading());
    QVERIFY(shown.isEmpty());
}

void tst_ConversationPager::whatAPageIsToJoinStays()
{
    store(100);
    m_pager->setPages({10, 1000}, {5, 1000});
    m_pager->setAccount(m_account);
    QCOMPARE(showAround(50), 10);
    QCOMPARE(sequences(), range(40, 59));
    m_pager->fetchOlder();
    m_pager->letGoFront(3);
    m_pager->letGoBack(3);
    QTRY_VERIFY(!m_pager->isLoading());
    QCOMPARE(sequences(), range(35, 56));
    m_pager->fetchNewer();
    m_pager->letGoBack(3);
    m_pager->letGoFront(3);
    QTRY_VERIFY(!m_pager->isLoading());
    QCOMPARE(sequences(), range(38, 61));
}

void tst_ConversationPager::withTheOnlyOneLoadedGoneOthersAreShown()
{
    store(10);
    show();
    m_pager->letGoBack(9);
    QCOMPARE(sequences(), range(1, 1));
    m_history->remove(m_account, 1, this, [](const auto &) {});
    QTRY_COMPARE(sequences(), range(2, 10));
}

void tst_ConversationPager::aLongMessageIsReadOnTo()
{
    store(10);
    store(1, QString(5000, u'x'));
    store(3);
    m_pager->setPages({4, 1000}, {4, 1000});
    m_pager->setAccount(m_account);
    QCOMPARE(showAround(8), 4);
    QCOMPARE(sequences(), range(4, 10));
    m_pager->fetchNewer();
    QTRY_COMPARE(sequences(), range(4, 11));
    QVERIFY(!m_pager->reachesNewest());
    m_pager->fetchNewer();
    QTRY_COMPARE(sequences(), range(4, 14));
    QVERIFY(m_pager->reachesNewest());
}

void tst_ConversationPager::theNumberIsToldThoughAnotherMessageFollows()
{
    store(3);
    show();
    QSignalSpy changed(m_pager.get(), &ConversationPager::changed);
    storeFolded(7);
    store(1);
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(changed.constFirst().constFirst().toInt(), 2);
    QCOMPARE(m_pager->messages().at(2).fold, (Message::Fold{7, 10}));
}

void tst_ConversationPager::aBurstIsFolded()
{
    store(3);
    storeFolded(500);
    store(2);
    show();
    QCOMPARE(sequences(), range(1, 3) + range(504, 505));
    QCOMPARE(m_pager->messages().at(2).fold, (Message::Fold{500, 503}));
    QCOMPARE(m_pager->messages().at(1).fold, Message::Fold());
    QVERIFY(m_pager->reachesOldest());
    QVERIFY(m_pager->reachesNewest());
}

void tst_ConversationPager::whatComesIsFoldedIn()
{
    store(3);
    show();
    QSignalSpy changed(m_pager.get(), &ConversationPager::changed);
    QSignalSpy appended(m_pager.get(), &ConversationPager::appended);
    QSignalSpy arrived(m_pager.get(), &ConversationPager::arrived);
    storeFolded(300);
    QCOMPARE(sequences(), range(1, 3));
    QCOMPARE(lastFold(), (Message::Fold{300, 303}));
    QVERIFY(m_pager->reachesNewest());
    QCOMPARE(arrived.size(), 300);
    // Many are told together.
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(changed.constFirst().constFirst().toInt(), 2);
    storeFolded(1);
    QTRY_COMPARE(changed.size(), 2);
    QCOMPARE(lastFold(), (Message::Fold{301, 304}));

    // What changes in the message itself leaves its number.
    Message third = m_pager->messages().at(2);
    third.text = u"other"_s;
    m_history->commit({third}, this, [](const auto &) {});
    QTRY_COMPARE(changed.size(), 3);
    QCOMPARE(lastFold(), (Message::Fold{301, 304}));
    QVERIFY(appended.isEmpty());

    store(1);
    QCOMPARE(sequences(), range(1, 3) + range(305, 305));
    QCOMPARE(lastFold(), Message::Fold());
}

void tst_ConversationPager::whatWasFoldedElsewhereIsCountedOnTheWayBack()
{
    store(10);
    storeFolded(5);
    show();
    m_pager->setFollowing(false);
    m_pager->letGoBack(2);
    storeFolded(7);
    QCOMPARE(sequences(), range(1, 8));
    m_pager->fetchNewer();
    QTRY_COMPARE(sequences(), range(1, 10));
    QCOMPARE(lastFold(), (Message::Fold{12, 22}));
    QVERIFY(m_pager->reachesNewest());

    // The window ends with a message that more were folded behind.
    store(1);
    m_pager->letGoBack(1);
    QVERIFY(!m_pager->reachesNewest());
    storeFolded(4);
    QSignalSpy appended(m_pager.get(), &ConversationPager::appended);
    m_pager->fetchNewer();
    QTRY_COMPARE(appended.size(), 1);
    QCOMPARE(sequences(), range(1, 10) + range(23, 23));
    QCOMPARE(lastFold(), (Message::Fold{4, 27}));
    QVERIFY(m_pager->reachesNewest());
}

void tst_ConversationPager::aFoldIsOpened()
{
    store(3);
    storeFolded(200);
    show();
    QSignalSpy shown(m_pager.get(), &ConversationPager::shownAround);
    m_pager->unfold(2);
    QVERIFY(!m_pager->isLoading());
    m_pager->unfold(3);
    QTRY_COMPARE(shown.size(), 1);
    QCOMPARE(shown.constFirst().constFirst().toInt(), 2);
    QCOMPARE(sequences(), range(1, 52));
    QCOMPARE(m_pager->messages().at(2).fold, Message::Fold());
    QVERIFY(!m_pager->reachesNewest());
    while (!m_pager->reachesNewest()) {
        m_pager->fetchNewer();
        QTRY_VERIFY(!m_pager->isLoading());
    }
    QCOMPARE(m_pager->messages().constLast().sequence, 203);

    // However many come, they wait until they are fetched.
    storeFolded(2);
    QCOMPARE(m_pager->messages().constLast().sequence, 203);
    m_pager->fetchNewer();
    QTRY_COMPARE(m_pager->messages().constLast().sequence, 205);

    // The newest are folded again once they are loaded anew.
    m_pager->setAccount(m_account);
    QTRY_COMPARE(sequences(), range(1, 3));
    QCOMPARE(lastFold(), (Message::Fold{202, 205}));
}

void tst_ConversationPager::aFoldedMessageIsShownAmongItsNeighbours()
{
    store(3);
    storeFolded(200);
    store(100);
    m_pager->setAccount(m_account);
    QCOMPARE(showAround(100), 50);
    QCOMPARE(sequences(), range(50, 149));
    // One that is not folded leaves the bursts folded.
    m_pager->setAccount(m_account);
    QCOMPARE(showAround(204), 3);
    QCOMPARE(sequences(), range(1, 3) + range(204, 253));
    QCOMPARE(m_pager->messages().at(2).fold, (Message::Fold{200, 203}));
}

void tst_ConversationPager::withTheMessageBeforeThemGoneTheFoldedOnesAreTold()
{
    store(3);
    storeFolded(10);
    show();
    m_history->remove(m_account, 3, this, [](const auto &) {});
    QTRY_COMPARE(sequences(), range(1, 2));
    QTRY_COMPARE(lastFold(), (Message::Fold{10, 13}));
    QVERIFY(m_pager->reachesNewest());
    m_history->remove(m_account, 1, this, [](const auto &) {});
    m_history->remove(m_account, 2, this, [](const auto &) {});
    // With nothing before them they are shown themselves.
    QTRY_COMPARE(sequences(), range(4, 13));
}

DECIDESK_TEST(tst_ConversationPager)
#include "tst_ConversationPager.moc"
