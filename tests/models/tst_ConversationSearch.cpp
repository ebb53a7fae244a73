#include "ConversationSearch.h"

#include "MemoryHistory.h"
#include "TestProgram.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace decidesk;
using namespace Qt::StringLiterals;
using State = ConversationSearch::State;
using Wrapped = ConversationSearch::Wrapped;

class tst_ConversationSearch : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void startsAtTheNewest();
    void startsWhereTheReaderIs();
    void withNothingAboveItStartsAtTheNewest();
    void stepsAndWrapsAround();
    void stepsInARowFollowEachOther();
    void findsNothing();
    void anEmptyQueryEndsIt();
    void otherConversationsAreLeftOut();
    void aNewMessageIsCounted();
    void aFirstHitMayArriveLater();
    void aDeletedHitIsTold();
    void aClearedConversationHoldsNothing();
    void aNewerWishDropsTheOlderAnswer();
    void aBrokenHistoryIsTold();

private:
    void store(const QStringList &texts, const AccountId &account);
    void find(const QString &typed, qint64 from = 0);
    /// The present hit and how it stands: "3: 2 of 5".
    [[nodiscard]] QString place() const
    {
        return u"%1: %2 of %3"_s.arg(m_search->sequence())
            .arg(m_search->number())
            .arg(m_search->total());
    }

    AccountId m_account;
    std::unique_ptr<MemoryHistory> m_history;
    std::unique_ptr<ConversationSearch> m_search;
};

namespace {

Error storageFailed()
{
    Error error;
    error.kind = Error::Kind::StorageFailed;
    return error;
}

/// A history whose searches fail.
class BrokenHistory : public MemoryHistory
{
public:
    void search(const Search & /*search*/, QObject *context, HitsFound done) override
    {
        const auto fail = [done] { done(storageFailed()); };
        QMetaObject::invokeMethod(context, fail, Qt::QueuedConnection);
    }
};

} // namespace

void tst_ConversationSearch::init()
{
    m_account = QUuid::createUuid();
    m_history = std::make_unique<MemoryHistory>();
    m_search = std::make_unique<ConversationSearch>(*m_history);
    m_search->setAccount(m_account);
}

void tst_ConversationSearch::cleanup()
{
    m_search.reset();
    m_history.reset();
}

void tst_ConversationSearch::store(const QStringList &texts, const AccountId &account)
{
    QList<Message> messages;
    for (const QString &text : texts) {
        Message message;
        message.account = account;
        message.text = text;
        messages.append(message);
    }
    bool done = false;
    m_history->commit(messages, this, [&done](const auto &) { done = true; });
    QTRY_VERIFY(done);
}

void tst_ConversationSearch::find(const QString &typed, qint64 from)
{
    m_search->start(SearchQuery::parse(typed), from);
}

void tst_ConversationSearch::startsAtTheNewest()
{
    store({u"ship"_s, u"no"_s, u"Shipping"_s, u"ship"_s, u"none"_s}, m_account);
    const QSignalSpy reached(m_search.get(), &ConversationSearch::reached);
    find(u"ship"_s);
    QCOMPARE(m_search->state(), State::Searching);
    QTRY_COMPARE(place(), u"4: 1 of 3"_s);
    QCOMPARE(m_search->state(), State::Found);
    QCOMPARE(m_search->wrapped(), Wrapped::No);
    QCOMPARE(reached.count(), 1);
    QCOMPARE(reached.constFirst().constFirst().toLongLong(), 4);
}

void tst_ConversationSearch::startsWhereTheReaderIs()
{
    store({u"ship"_s, u"ship"_s, u"no"_s, u"ship"_s}, m_account);
    find(u"ship"_s, 3);
    QTRY_COMPARE(place(), u"2: 2 of 3"_s);
    // A hit under the reader's eyes is the first one.
    find(u"shi"_s, 2);
    QTRY_COMPARE(place(), u"2: 2 of 3"_s);
}

void tst_ConversationSearch::withNothingAboveItStartsAtTheNewest()
{
    store({u"no"_s, u"ship"_s, u"ship"_s}, m_account);
    find(u"ship"_s, 1);
    QTRY_COMPARE(place(), u"3: 1 of 2"_s);
    QCOMPARE(m_search->wrapped(), Wrapped::ToNewest);
}

void tst_ConversationSearch::stepsAndWrapsAround()
{
    store({u"ship"_s, u"ship"_s, u"ship"_s}, m_account);
    find(u"ship"_s);
    QTRY_COMPARE(place(), u"3: 1 of 3"_s);
    m_search->stepOlder();
    QTRY_COMPARE(place(), u"2: 2 of 3"_s);
    QCOMPARE(m_search->wrapped(), Wrapped::No);
    m_search->stepOlder();
    QTRY_COMPARE(place(), u"1: 3 of 3"_s);
    m_search->stepOlder();
    QTRY_COMPARE(place(), u"3: 1 of 3"_s);
    QCOMPARE(m_search->wrapped(), Wrapped::ToNewest);
    m_search->stepNewer();
    QTRY_COMPARE(place(), u"1: 3 of 3"_s);
    QCOMPARE(m_search->wrapped(), Wrapped::ToOldest);
    m_search->stepNewer();
    QTRY_COMPARE(place(), u"2: 2 of 3"_s);
    QCOMPARE(m_search->wrapped(), Wrapped::No);
}

void tst_ConversationSearch::stepsInARowFollowEachOther()
{
    store({u"ship"_s, u"ship"_s, u"ship"_s, u"ship"_s, u"ship"_s}, m_account);
    find(u"ship"_s);
    QTRY_COMPARE(place(), u"5: 1 of 5"_s);
    const QSignalSpy reached(m_search.get(), &ConversationSearch::reached);
    m_search->stepOlder();
    m_search->stepOlder();
    m_search->stepOlder();
    m_search->stepNewer();
    QTRY_COMPARE(place(), u"3: 3 of 5"_s);
    QCOMPARE(reached.count(), 1);
}

void tst_ConversationSearch::findsNothing()
{
    store({u"ship"_s}, m_account);
    const QSignalSpy reached(m_search.get(), &ConversationSearch::reached);
    find(u"zebra"_s);
    QTRY_COMPARE(m_search->state(), State::Nothing);
    QCOMPARE(place(), u"0: 0 of 0"_s);
    m_search->stepOlder();
    QTRY_COMPARE(m_search->state(), State::Nothing);
    QCOMPARE(reached.count(), 0);
}

void tst_ConversationSearch::anEmptyQueryEndsIt()
{
    store({u"ship"_s}, m_account);
    find(u"ship"_s);
    QTRY_COMPARE(m_search->state(), State::Found);
    find(u"…"_s);
    QCOMPARE(m_search->state(), State::Idle);
    QCOMPARE(place(), u"0: 0 of -1"_s);
}

void tst_ConversationSearch::otherConversationsAreLeftOut()
{
    store({u"ship"_s}, m_account);
    store({u"ship"_s, u"ship"_s}, QUuid::createUuid());
    find(u"ship"_s);
    QTRY_COMPARE(place(), u"1: 1 of 1"_s);
    m_search->stepOlder();
    QTRY_COMPARE(m_search->wrapped(), Wrapped::ToNewest);
    QCOMPARE(m_search->sequence(), 1);
}

void tst_ConversationSearch::aNewMessageIsCounted()
{
    store({u"ship"_s, u"ship"_s}, m_account);
    find(u"ship"_s);
    QTRY_COMPARE(place(), u"2: 1 of 2"_s);
    const QSignalSpy reached(m_search.get(), &ConversationSearch::reached);
    store({u"no"_s, u"ship"_s}, m_account);
    QTRY_COMPARE(place(), u"2: 2 of 3"_s);
    // The reader is left where they are.
    QCOMPARE(reached.count(), 0);
    m_search->stepNewer();
    QTRY_COMPARE(place(), u"4: 1 of 3"_s);
}

void tst_ConversationSearch::aFirstHitMayArriveLater()
{
    store({u"no"_s}, m_account);
    find(u"ship"_s);
    QTRY_COMPARE(m_search->state(), State::Nothing);
    store({u"ship"_s}, m_account);
    QTRY_COMPARE(m_search->state(), State::Found);
    QCOMPARE(place(), u"0: 0 of 1"_s);
    m_search->stepOlder();
    QTRY_COMPARE(place(), u"2: 1 of 1"_s);
}

void tst_ConversationSearch::aDeletedHitIsTold()
{
    store({u"ship"_s, u"ship"_s, u"ship"_s}, m_account);
    find(u"ship"_s, 2);
    QTRY_COMPARE(place(), u"2: 2 of 3"_s);
    m_history->remove(m_account, 2, this, [](const auto &) {});
    QTRY_VERIFY(m_search->isGone());
    QTRY_COMPARE(place(), u"0: 0 of 2"_s);
    // On from where it was.
    m_search->stepOlder();
    QTRY_COMPARE(place(), u"1: 2 of 2"_s);
    QVERIFY(!m_search->isGone());
}

void tst_ConversationSearch::aClearedConversationHoldsNothing()
{
    store({u"ship"_s}, m_account);
    find(u"ship"_s);
    QTRY_COMPARE(place(), u"1: 1 of 1"_s);
    m_history->clear(m_account, this, [](const auto &) {});
    QTRY_COMPARE(m_search->state(), State::Nothing);
    QCOMPARE(place(), u"0: 0 of 0"_s);
}

void tst_ConversationSearch::aNewerWishDropsTheOlderAnswer()
{
    store({u"ship"_s, u"boat"_s}, m_account);
    const QSignalSpy reached(m_search.get(), &ConversationSearch::reached);
    find(u"ship"_s);
    find(u"boat"_s);
    QTRY_COMPARE(place(), u"2: 1 of 1"_s);
    QCOMPARE(reached.count(), 1);
}

void tst_ConversationSearch::aBrokenHistoryIsTold()
{
    BrokenHistory broken;
    ConversationSearch search(broken);
    search.setAccount(m_account);
    search.start(SearchQuery::parse(u"ship"_s), 0);
    QTRY_COMPARE(search.state(), State::Failed);
}

DECIDESK_TEST(tst_ConversationSearch)
#include "tst_ConversationSearch.moc"
