#include "MemoryHistory.h"

#include <QMetaObject>
#include <QPointer>

#include <algorithm>
#include <iterator>
#include <utility>

namespace decidesk {

namespace {

/// Takes messages from a range until the page is full.
template <typename Iterator>
QList<Message> takePage(Iterator from, Iterator to, const HistoryStore::PageSize &size)
{
    QList<Message> page;
    qint64 characters = 0;
    for (; from != to; ++from) {
        const Message &message = from->second.message;
        characters += message.text.size();
        if (!page.isEmpty() && (page.size() >= size.messages || characters > size.characters))
            break;
        page.append(message);
    }
    return page;
}

bool isOpen(const Message &message)
{
    return message.direction == Message::Direction::Question
        && (message.state == Message::State::Queued || message.state == Message::State::NotSent
            || message.state == Message::State::Sent);
}

} // namespace

void MemoryHistory::commit(const QList<Message> &messages, QObject *context, Committed done)
{
    QList<Message> stored;
    QList<bool> isNew;
    for (Message message : messages) {
        Conversation &conversation = m_conversations[message.account];
        isNew.append(message.sequence == 0);
        if (message.sequence == 0)
            message.sequence = ++conversation.lastSequence;
        else if (!conversation.messages.contains(message.sequence)) {
            isNew.removeLast();
            continue;
        }
        Stored &entry = conversation.messages[message.sequence];
        if (isNew.constLast())
            entry.position = ++m_lastPosition;
        entry.message = message;
        stored.append(message);
    }
    const auto announce = [this, stored, isNew] {
        for (qsizetype i = 0; i < stored.size(); ++i) {
            if (isNew.at(i))
                emit appended(stored.at(i));
            else
                emit changed(stored.at(i));
        }
    };
    later(context, announce, [done = std::move(done), stored] { done(stored); });
}

void MemoryHistory::readBefore(const AccountId &account, qint64 before, const PageSize &size,
                               QObject *context, Found done)
{
    const auto &messages = m_conversations[account].messages;
    const auto end = before == 0 ? messages.end() : messages.lower_bound(before);
    QList<Message> page = takePage(std::make_reverse_iterator(end),
                                   std::make_reverse_iterator(messages.begin()), size);
    std::reverse(page.begin(), page.end());
    later(context, {}, [done = std::move(done), page] { done(page); });
}

void MemoryHistory::readAfter(const AccountId &account, qint64 after, const PageSize &size,
                              QObject *context, Found done)
{
    const auto &messages = m_conversations[account].messages;
    const QList<Message> page = takePage(messages.upper_bound(after), messages.end(), size);
    later(context, {}, [done = std::move(done), page] { done(page); });
}

void MemoryHistory::readOpen(const AccountId &account, QObject *context, Found done)
{
    QList<Message> open;
    for (const auto &[sequence, stored] : m_conversations[account].messages) {
        if (isOpen(stored.message))
            open.append(stored.message);
    }
    later(context, {}, [done = std::move(done), open] { done(open); });
}

void MemoryHistory::readQuestions(const AccountId &account, qint64 before, const PageSize &size,
                                  QObject *context, Found done)
{
    const auto &messages = m_conversations[account].messages;
    const auto end = before == 0 ? messages.end() : messages.lower_bound(before);
    std::map<qint64, Stored> questions;
    std::copy_if(messages.begin(), end, std::inserter(questions, questions.end()),
                 [](const auto &entry) {
                     return entry.second.message.direction == Message::Direction::Question;
                 });
    QList<Message> page = takePage(questions.crbegin(), questions.crend(), size);
    std::reverse(page.begin(), page.end());
    later(context, {}, [done = std::move(done), page] { done(page); });
}

void MemoryHistory::countDecisions(const AccountId &account, qint64 after, QObject *context,
                                   HitsCounted done)
{
    const auto &messages = m_conversations[account].messages;
    const qint64 count
        = std::count_if(messages.upper_bound(after), messages.end(), [](const auto &entry) {
              return entry.second.message.direction == Message::Direction::Decision;
          });
    later(context, {}, [done = std::move(done), count] { done(count); });
}

void MemoryHistory::search(const Search &search, QObject *context, HitsFound done)
{
    const std::map<qint64, Message> found = matching(search);
    Hits hits;
    const auto take = [&hits, &search](auto from, auto to) {
        for (; from != to && hits.hits.size() < search.limit; ++from)
            hits.hits.append({from->second, from->first});
        hits.more = from != to;
    };
    if (search.direction == Search::Direction::Forwards)
        take(found.upper_bound(search.from), found.end());
    else
        take(std::make_reverse_iterator(search.from == 0 ? found.end()
                                                         : found.lower_bound(search.from)),
             found.rend());
    later(context, {}, [done = std::move(done), hits] { done(hits); });
}

void MemoryHistory::countHits(const Search &search, qint64 upTo, QObject *context, HitsCounted done)
{
    const std::map<qint64, Message> found = matching(search);
    const auto end = upTo == 0 ? found.end() : found.upper_bound(upTo);
    const qint64 count = std::distance(found.begin(), end);
    later(context, {}, [done = std::move(done), count] { done(count); });
}

void MemoryHistory::readPosition(const AccountId &account, qint64 sequence, QObject *context,
                                 PositionFound done)
{
    const auto &messages = m_conversations[account].messages;
    const auto found = messages.find(sequence);
    const qint64 position = found == messages.end() ? 0 : found->second.position;
    later(context, {}, [done = std::move(done), position] { done(position); });
}

void MemoryHistory::remove(const AccountId &account, qint64 sequence, QObject *context, Done done)
{
    const bool was = m_conversations[account].messages.erase(sequence) > 0;
    const auto announce = [this, account, sequence, was] {
        if (was)
            emit removed(account, sequence);
    };
    later(context, announce, [done = std::move(done)] { done(std::nullopt); });
}

void MemoryHistory::clear(const AccountId &account, QObject *context, Done done)
{
    Conversation &conversation = m_conversations[account];
    conversation.messages.clear();
    conversation.draft.clear();
    later(
        context, [this, account] { emit cleared(account); },
        [done = std::move(done)] { done(std::nullopt); });
}

void MemoryHistory::saveDraft(const AccountId &account, const QString &text)
{
    m_conversations[account].draft = text;
}

void MemoryHistory::readDraft(const AccountId &account, QObject *context, DraftFound done)
{
    const QString draft = m_conversations[account].draft;
    later(context, {}, [done = std::move(done), draft] { done(draft); });
}

std::map<qint64, Message> MemoryHistory::matching(const Search &search) const
{
    std::map<qint64, Message> found;
    for (auto it = m_conversations.cbegin(); it != m_conversations.cend(); ++it) {
        if (!search.account.isNull() && search.account != it.key())
            continue;
        for (const auto &[sequence, stored] : it->messages) {
            if (search.query.matches(stored.message.text))
                found.emplace(stored.position, stored.message);
        }
    }
    return found;
}

void MemoryHistory::later(QObject *context, std::function<void()> announce,
                          std::function<void()> answer)
{
    QMetaObject::invokeMethod(
        this,
        [context = QPointer(context), announce = std::move(announce), answer = std::move(answer)] {
            if (announce)
                announce();
            if (context)
                answer();
        },
        Qt::QueuedConnection);
}

} // namespace decidesk
