#include "RoutedHistory.h"

#include <QList>
#include <QMetaObject>

#include <functional>
#include <utility>
#include <variant>

namespace decidesk {

namespace {

/// Between the positions of the two: more than the first will ever give.
constexpr qint64 secondFrom = qint64{1} << 60;

/// One of the two histories, and what is asked of it.
struct Part
{
    HistoryStore *store = nullptr;
    qint64 offset = 0; ///< of its positions
    HistoryStore::Search search;
    qint64 upTo = 0;
};

/// Asks one part after the other; context keeps its meaning: without it nothing goes on.
void searchParts(QList<Part> parts, const HistoryStore::Hits &soFar, QObject *context,
                 const HistoryStore::HitsFound &done)
{
    Part part = parts.takeFirst();
    // Even with nothing left to get, it is asked whether there is more.
    part.search.limit -= static_cast<int>(soFar.hits.size());
    part.store->search(part.search, context,
                       [=](const std::variant<HistoryStore::Hits, Error> &found) {
                           if (std::holds_alternative<Error>(found)) {
                               done(found);
                               return;
                           }
                           HistoryStore::Hits all = soFar;
                           const auto &hits = std::get<HistoryStore::Hits>(found);
                           all.more = hits.more;
                           for (const HistoryStore::Hit &hit : hits.hits)
                               all.hits.append({hit.message, hit.position + part.offset});
                           if (all.more || parts.isEmpty())
                               done(all);
                           else
                               searchParts(parts, all, context, done);
                       });
}

void countParts(QList<Part> parts, qint64 soFar, QObject *context,
                const HistoryStore::HitsCounted &done)
{
    const Part part = parts.takeFirst();
    part.store->countHits(
        part.search, part.upTo, context, [=](const std::variant<qint64, Error> &counted) {
            if (std::holds_alternative<Error>(counted) || parts.isEmpty()) {
                const auto *count = std::get_if<qint64>(&counted);
                done(count != nullptr ? std::variant<qint64, Error>(soFar + *count) : counted);
            } else {
                countParts(parts, soFar + std::get<qint64>(counted), context, done);
            }
        });
}

/// The answer of a search that has nowhere to look, as late as any other.
template <typename Value>
void answerLater(QObject *context,
                 const std::function<void(const std::variant<Value, Error> &)> &done)
{
    const auto answer = [done] { done(Value{}); };
    QMetaObject::invokeMethod(context, answer, Qt::QueuedConnection);
}

} // namespace

RoutedHistory::RoutedHistory(HistoryStore &first, HistoryStore &second, IsSecond isSecond,
                             QObject *parent)
    : HistoryStore(parent), m_first(first), m_second(second), m_isSecond(std::move(isSecond))
{
    for (const HistoryStore *store : {&m_first, &m_second}) {
        connect(store, &HistoryStore::appended, this, &HistoryStore::appended);
        connect(store, &HistoryStore::changed, this, &HistoryStore::changed);
        connect(store, &HistoryStore::removed, this, &HistoryStore::removed);
        connect(store, &HistoryStore::cleared, this, &HistoryStore::cleared);
        connect(store, &HistoryStore::troubled, this, &HistoryStore::troubled);
        connect(store, &HistoryStore::recovered, this, &HistoryStore::recovered);
        connect(store, &HistoryStore::damagedFileKept, this, &HistoryStore::damagedFileKept);
    }
}

void RoutedHistory::commit(const QList<Message> &messages, QObject *context, Committed done)
{
    const AccountId account = messages.isEmpty() ? AccountId() : messages.constFirst().account;
    of(account).commit(messages, context, std::move(done));
}

void RoutedHistory::readBefore(const AccountId &account, qint64 before, const PageSize &size,
                               QObject *context, Found done)
{
    of(account).readBefore(account, before, size, context, std::move(done));
}

void RoutedHistory::readAfter(const AccountId &account, qint64 after, const PageSize &size,
                              QObject *context, Found done)
{
    of(account).readAfter(account, after, size, context, std::move(done));
}

void RoutedHistory::readOpen(const AccountId &account, QObject *context, Found done)
{
    of(account).readOpen(account, context, std::move(done));
}

void RoutedHistory::readQuestions(const AccountId &account, qint64 before, const PageSize &size,
                                  QObject *context, Found done)
{
    of(account).readQuestions(account, before, size, context, std::move(done));
}

void RoutedHistory::countDecisions(const AccountId &account, qint64 after, QObject *context,
                                   HitsCounted done)
{
    of(account).countDecisions(account, after, context, std::move(done));
}

void RoutedHistory::search(const Search &search, QObject *context, HitsFound done)
{
    const bool forwards = search.direction == Search::Direction::Forwards;
    const bool fromSecond = search.from > secondFrom;
    QList<Part> parts;
    if (mayBeIn(m_first, search.account) && !(forwards && fromSecond)) {
        parts.append({&m_first, 0, search, 0});
        parts.last().search.from = fromSecond ? 0 : search.from;
    }
    if (mayBeIn(m_second, search.account) && (forwards || fromSecond || search.from == 0)) {
        parts.insert(forwards ? parts.size() : 0, {&m_second, secondFrom, search, 0});
        parts[forwards ? parts.size() - 1 : 0].search.from
            = fromSecond ? search.from - secondFrom : 0;
    }
    if (parts.isEmpty())
        answerLater<Hits>(context, done);
    else
        searchParts(parts, {}, context, done);
}

void RoutedHistory::countHits(const Search &search, qint64 upTo, QObject *context, HitsCounted done)
{
    const bool toSecond = upTo > secondFrom;
    QList<Part> parts;
    if (mayBeIn(m_first, search.account))
        parts.append({&m_first, 0, search, toSecond ? 0 : upTo});
    if (mayBeIn(m_second, search.account) && (upTo == 0 || toSecond))
        parts.append({&m_second, secondFrom, search, toSecond ? upTo - secondFrom : 0});
    if (parts.isEmpty())
        answerLater<qint64>(context, done);
    else
        countParts(parts, 0, context, done);
}

void RoutedHistory::readPosition(const AccountId &account, qint64 sequence, QObject *context,
                                 PositionFound done)
{
    const qint64 offset = m_isSecond(account) ? secondFrom : 0;
    of(account).readPosition(account, sequence, context,
                             [done = std::move(done), offset](qint64 position) {
                                 done(position == 0 ? 0 : position + offset);
                             });
}

void RoutedHistory::remove(const AccountId &account, qint64 sequence, QObject *context, Done done)
{
    of(account).remove(account, sequence, context, std::move(done));
}

void RoutedHistory::clear(const AccountId &account, QObject *context, Done done)
{
    of(account).clear(account, context, std::move(done));
}

void RoutedHistory::saveDraft(const AccountId &account, const QString &text)
{
    of(account).saveDraft(account, text);
}

void RoutedHistory::changeDraft(const AccountId &account, ChangeDraft change)
{
    of(account).changeDraft(account, std::move(change));
}

void RoutedHistory::readDraft(const AccountId &account, QObject *context, DraftFound done)
{
    of(account).readDraft(account, context, std::move(done));
}

bool RoutedHistory::mayBeIn(const HistoryStore &store, const AccountId &account) const
{
    return account.isNull() || m_isSecond(account) == (&store == &m_second);
}

HistoryStore &RoutedHistory::of(const AccountId &account)
{
    return m_isSecond(account) ? m_second : m_first;
}

} // namespace decidesk
