#include "MemoryHistory.h"

#include "SearchedText.h"

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
        if (size.isFolded && message.isFolded())
            continue;
        characters += message.text.size();
        if (page.size() >= size.least
            && (page.size() >= size.messages || characters > size.characters))
            break;
        page.append(message);
    }
    return page;
}

template <typename Iterator>
QList<Message> takeAnyPage(Iterator from, Iterator to, HistoryStore::PageSize size)
{
    QList<Message> page = takePage(from, to, size);
    if (!page.isEmpty() || !size.isFolded)
        return page;
    size.isFolded = false;
    return takePage(from, to, size);
}

/// Says of each message of a folded page how many folded ones follow it in `messages`.
template <typename Messages>
void countFolds(QList<Message> &page, const Messages &messages)
{
    for (qsizetype i = 0; i < page.size(); ++i) {
        Message &message = page[i];
        if (i + 1 < page.size() && page.at(i + 1).sequence == message.sequence + 1)
            continue;
        for (auto next = messages.upper_bound(message.sequence);
             next != messages.end() && next->second.message.isFolded(); ++next)
            message.fold = {message.fold.count + 1, next->first};
    }
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
    later(context, [this, messages, done = std::move(done)] {
        QList<Message> stored;
        write(messages, stored);
        return [done, stored] { done(stored); };
    });
}

void MemoryHistory::write(const QList<Message> &messages, QList<Message> &stored)
{
    QList<bool> isNew;
    for (Message message : messages) {
        Conversation &conversation = m_conversations[message.account];
        const bool appends = message.sequence == 0;
        if (appends)
            message.sequence = ++conversation.lastSequence;
        else if (!conversation.messages.contains(message.sequence))
            continue;
        Stored &entry = conversation.messages[message.sequence];
        if (appends)
            entry.position = ++m_lastPosition;
        message.fold = {};
        entry.message = message;
        isNew.append(appends);
        stored.append(message);
    }
    for (qsizetype i = 0; i < stored.size(); ++i) {
        if (isNew.at(i))
            emit appended(stored.at(i));
        else
            emit changed(stored.at(i));
    }
}

void MemoryHistory::readBefore(const AccountId &account, qint64 before, const PageSize &size,
                               QObject *context, Found done)
{
    later(context, [this, account, before, size, done = std::move(done)] {
        const auto &messages = m_conversations[account].messages;
        const auto end = before == 0 ? messages.end() : messages.lower_bound(before);
        QList<Message> page = takeAnyPage(std::make_reverse_iterator(end),
                                          std::make_reverse_iterator(messages.begin()), size);
        std::reverse(page.begin(), page.end());
        if (size.isFolded)
            countFolds(page, messages);
        return [done, page] { done(page); };
    });
}

void MemoryHistory::readAfter(const AccountId &account, qint64 after, const PageSize &size,
                              QObject *context, Found done)
{
    later(context, [this, account, after, size, done = std::move(done)] {
        const auto &messages = m_conversations[account].messages;
        QList<Message> page = takeAnyPage(messages.upper_bound(after), messages.end(), size);
        if (size.isFolded)
            countFolds(page, messages);
        return [done, page] { done(page); };
    });
}

void MemoryHistory::readOpen(const AccountId &account, QObject *context, Found done)
{
    later(context, [this, account, done = std::move(done)] {
        QList<Message> open;
        for (const auto &[sequence, stored] : m_conversations[account].messages) {
            if (isOpen(stored.message))
                open.append(stored.message);
        }
        return [done, open] { done(open); };
    });
}

void MemoryHistory::readQuestions(const AccountId &account, qint64 before, const PageSize &size,
                                  QObject *context, Found done)
{
    later(context, [this, account, before, size, done = std::move(done)] {
        const auto &messages = m_conversations[account].messages;
        const auto end = before == 0 ? messages.end() : messages.lower_bound(before);
        std::map<qint64, Stored> questions;
        std::copy_if(messages.begin(), end, std::inserter(questions, questions.end()),
                     [](const auto &entry) {
                         return entry.second.message.direction == Message::Direction::Question;
                     });
        QList<Message> page = takePage(questions.crbegin(), questions.crend(), size);
        std::reverse(page.begin(), page.end());
        return [done, page] { done(page); };
    });
}

void MemoryHistory::countDecisions(const AccountId &account, qint64 after, QObject *context,
                                   HitsCounted done)
{
    later(context, [this, account, after, done = std::move(done)] {
        const auto &messages = m_conversations[account].messages;
        const qint64 count
            = std::count_if(messages.upper_bound(after), messages.end(), [](const auto &entry) {
                  return entry.second.message.direction == Message::Direction::Decision;
              });
        return [done, count] { done(count); };
    });
}

void MemoryHistory::search(const Search &search, QObject *context, HitsFound done)
{
    later(context, [this, search, done = std::move(done)] {
        return [done, hits = find(search)] { done(hits); };
    });
}

HistoryStore::Hits MemoryHistory::find(const Search &search) const
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
    return hits;
}

void MemoryHistory::countHits(const Search &search, qint64 upTo, QObject *context, HitsCounted done)
{
    later(context, [this, search, upTo, done = std::move(done)] {
        const std::map<qint64, Message> found = matching(search);
        const auto end = upTo == 0 ? found.end() : found.upper_bound(upTo);
        const qint64 count = std::distance(found.begin(), end);
        return [done, count] { done(count); };
    });
}

void MemoryHistory::readPosition(const AccountId &account, qint64 sequence, QObject *context,
                                 PositionFound done)
{
    later(context, [this, account, sequence, done = std::move(done)] {
        const auto &messages = m_conversations[account].messages;
        const auto found = messages.find(sequence);
        const qint64 position = found == messages.end() ? 0 : found->second.position;
        return [done, position] { done(position); };
    });
}

void MemoryHistory::remove(const AccountId &account, qint64 sequence, QObject *context, Done done)
{
    later(context, [this, account, sequence, done = std::move(done)] {
        if (m_conversations[account].messages.erase(sequence) > 0)
            emit removed(account, sequence);
        return [done] { done(std::nullopt); };
    });
}

void MemoryHistory::clear(const AccountId &account, QObject *context, Done done)
{
    later(context, [this, account, done = std::move(done)] {
        Conversation &conversation = m_conversations[account];
        conversation.messages.clear();
        conversation.draft.clear();
        emit cleared(account);
        return [done] { done(std::nullopt); };
    });
}

void MemoryHistory::saveDraft(const AccountId &account, const QString &text)
{
    later(this, [this, account, text] {
        m_conversations[account].draft = text;
        return [] {};
    });
}

void MemoryHistory::changeDraft(const AccountId &account, ChangeDraft change)
{
    later(this, [this, account, change = std::move(change)] {
        QString &draft = m_conversations[account].draft;
        draft = change(draft);
        return [] {};
    });
}

void MemoryHistory::readDraft(const AccountId &account, QObject *context, DraftFound done)
{
    later(context, [this, account, done = std::move(done)] {
        return [done, draft = m_conversations[account].draft] { done(draft); };
    });
}

std::map<qint64, Message> MemoryHistory::matching(const Search &search) const
{
    std::map<qint64, Message> found;
    for (auto it = m_conversations.cbegin(); it != m_conversations.cend(); ++it) {
        if (!search.account.isNull() && search.account != it.key())
            continue;
        for (const auto &[sequence, stored] : it->messages) {
            if (search.query.matches(searchedText(stored.message)))
                found.emplace(stored.position, stored.message);
        }
    }
    return found;
}

void MemoryHistory::later(QObject *context, std::function<Answer()> work)
{
    QMetaObject::invokeMethod(
        this,
        [context = QPointer(context), work = std::move(work)] {
            const Answer answer = work();
            if (context)
                answer();
        },
        Qt::QueuedConnection);
}

} // namespace decidesk
