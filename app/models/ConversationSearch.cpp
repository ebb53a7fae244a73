#include "ConversationSearch.h"

#include "SearchedText.h"

#include <utility>

namespace decidesk {

namespace {

constexpr auto recountDelay = std::chrono::milliseconds(250);

} // namespace

ConversationSearch::ConversationSearch(HistoryStore &history, QObject *parent)
    : QObject(parent), m_history(history)
{
    m_recount.setSingleShot(true);
    m_recount.setInterval(recountDelay);
    connect(&m_recount, &QTimer::timeout, this, &ConversationSearch::count);
    connect(&m_history, &HistoryStore::appended, this, &ConversationSearch::onAppended);
    connect(&m_history, &HistoryStore::removed, this, &ConversationSearch::onRemoved);
    connect(&m_history, &HistoryStore::cleared, this, &ConversationSearch::onCleared);
}

ConversationSearch::~ConversationSearch() = default;

void ConversationSearch::setAccount(const AccountId &account)
{
    m_account = account;
    m_query = {};
    forget();
    setState(State::Idle);
}

void ConversationSearch::start(const SearchQuery &query, qint64 from)
{
    m_query = query;
    forget();
    if (query.isEmpty() || m_account.isNull()) {
        setState(State::Idle);
        return;
    }
    setState(State::Searching);
    m_searching = std::make_unique<QObject>();
    if (from == 0) {
        find(Direction::Backwards, 0);
        return;
    }
    m_history.readPosition(m_account, from, m_searching.get(), [this](qint64 position) {
        // The message itself is among those before the next position.
        find(Direction::Backwards, position == 0 ? 0 : position + 1);
    });
}

void ConversationSearch::stepOlder()
{
    step(1);
}

void ConversationSearch::stepNewer()
{
    step(-1);
}

void ConversationSearch::step(int towardsOlder)
{
    if (m_state == State::Idle || m_state == State::Failed)
        return;
    if (m_searching) {
        m_steps += towardsOlder;
        return;
    }
    m_wrapped = Wrapped::No;
    m_searching = std::make_unique<QObject>();
    find(towardsOlder > 0 ? Direction::Backwards : Direction::Forwards, m_position);
}

void ConversationSearch::find(Direction direction, qint64 from)
{
    HistoryStore::Search search;
    search.query = m_query;
    search.account = m_account;
    search.direction = direction;
    search.from = from;
    search.limit = 1;
    m_history.search(search, m_searching.get(), [this, direction, from](const auto &answer) {
        const auto *found = std::get_if<HistoryStore::Hits>(&answer);
        if (!found) {
            fail();
        } else if (!found->hits.isEmpty()) {
            take(found->hits.constFirst(), direction);
        } else if (from != 0) {
            m_wrapped = direction == Direction::Backwards ? Wrapped::ToNewest : Wrapped::ToOldest;
            find(direction, 0);
        } else {
            forget();
            m_total = 0;
            setState(State::Nothing);
        }
    });
}

void ConversationSearch::take(const HistoryStore::Hit &hit, Direction direction)
{
    m_sequence = hit.message.sequence;
    m_position = hit.position;
    m_gone = false;
    // Until it is counted anew; the count of a step is known but for what came meanwhile.
    if (m_upTo >= 0 && m_total >= 0) {
        const qint64 stepped = m_upTo + (direction == Direction::Backwards ? -1 : 1);
        m_upTo = m_wrapped == Wrapped::ToNewest ? m_total
            : m_wrapped == Wrapped::ToOldest    ? 1
                                                : stepped;
    }
    refreshNumber();
    m_searching.reset();
    if (m_steps != 0) {
        const int wanted = std::exchange(m_steps, 0);
        const int now = wanted > 0 ? 1 : -1;
        step(now);
        m_steps = wanted - now;
        return;
    }
    count();
    m_state = State::Found;
    emit reached(m_sequence);
    emit changed();
}

void ConversationSearch::fail()
{
    forget();
    setState(State::Failed);
}

void ConversationSearch::count()
{
    m_recount.stop();
    m_counting = std::make_unique<QObject>();
    HistoryStore::Search search;
    search.query = m_query;
    search.account = m_account;
    if (m_position != 0) {
        m_history.countHits(search, m_position, m_counting.get(), [this](const auto &answer) {
            const auto *count = std::get_if<qint64>(&answer);
            m_upTo = count ? *count : -1;
        });
    }
    m_history.countHits(search, 0, m_counting.get(), [this](const auto &answer) {
        const auto *count = std::get_if<qint64>(&answer);
        m_total = count ? *count : -1;
        m_counting.reset();
        refreshNumber();
        setState(m_total == 0 ? State::Nothing : State::Found);
    });
}

void ConversationSearch::onAppended(const Message &message)
{
    const bool counts = message.account == m_account && m_state != State::Idle
        && m_state != State::Searching && !m_recount.isActive();
    if (counts && m_query.matches(searchedText(message)))
        m_recount.start();
}

void ConversationSearch::onRemoved(const AccountId &account, qint64 sequence)
{
    if (account != m_account || m_state == State::Idle || m_state == State::Searching)
        return;
    m_recount.start();
    if (sequence != m_sequence)
        return;
    m_sequence = 0;
    m_number = 0;
    m_gone = true;
    emit changed();
}

void ConversationSearch::onCleared(const AccountId &account)
{
    if (account != m_account || m_state == State::Idle)
        return;
    forget();
    m_total = 0;
    setState(State::Nothing);
}

void ConversationSearch::forget()
{
    m_searching.reset();
    m_counting.reset();
    m_recount.stop();
    m_wrapped = Wrapped::No;
    m_sequence = 0;
    m_position = 0;
    m_gone = false;
    m_total = -1;
    m_upTo = -1;
    m_number = 0;
    m_steps = 0;
}

void ConversationSearch::refreshNumber()
{
    const bool known = m_sequence != 0 && m_upTo > 0 && m_total >= m_upTo;
    m_number = known ? m_total - m_upTo + 1 : 0;
}

void ConversationSearch::setState(State state)
{
    m_state = state;
    emit changed();
}

} // namespace decidesk
