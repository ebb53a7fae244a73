#include "ConversationPager.h"

#include <algorithm>
#include <utility>

namespace decidesk {

namespace {

// How much stays when a full window is trimmed: trimming for every single message would move the
// whole document each time.
constexpr qsizetype messagesAfterTrim = ConversationPager::maxMessages * 3 / 4;
constexpr qint64 charactersAfterTrim = ConversationPager::maxCharacters * 3 / 4;

qint64 charactersOf(const QList<Message> &messages)
{
    qint64 sum = 0;
    for (const Message &message : messages)
        sum += message.text.size();
    return sum;
}

} // namespace

ConversationPager::ConversationPager(HistoryStore &history, QObject *parent)
    : QObject(parent), m_history(history)
{
    connect(&m_history, &HistoryStore::appended, this, &ConversationPager::onAppended);
    connect(&m_history, &HistoryStore::changed, this, &ConversationPager::onChanged);
    connect(&m_history, &HistoryStore::removed, this, &ConversationPager::onRemoved);
    connect(&m_history, &HistoryStore::cleared, this, &ConversationPager::onCleared);
}

ConversationPager::~ConversationPager() = default;

void ConversationPager::setAccount(const AccountId &account, qint64 around)
{
    m_account = account;
    m_messages.clear();
    m_newest = 0;
    m_reachesOldest = true;
    m_following = true;
    m_pinned = false;
    m_fetch = Fetch::None;
    m_anchor = -1;
    m_context.reset();
    emit reset();
    if (m_account.isNull())
        return;
    if (around > 0)
        fetchAround(around);
    else
        fetchNewest();
}

bool ConversationPager::reachesNewest() const
{
    return m_messages.isEmpty() ? m_newest == 0 : m_messages.constLast().sequence >= m_newest;
}

int ConversationPager::indexOf(qint64 sequence) const
{
    const int index = nearestTo(sequence);
    return index >= 0 && m_messages.at(index).sequence == sequence ? index : -1;
}

/// The message `sequence`, else the next one, else the last one.
int ConversationPager::nearestTo(qint64 sequence) const
{
    const auto found = std::lower_bound(
        m_messages.cbegin(), m_messages.cend(), sequence,
        [](const Message &message, qint64 wanted) { return message.sequence < wanted; });
    const auto index = static_cast<int>(found - m_messages.cbegin());
    return std::min(index, static_cast<int>(m_messages.size()) - 1);
}

void ConversationPager::setPages(const HistoryStore::PageSize &first,
                                 const HistoryStore::PageSize &more)
{
    m_firstPage = first;
    m_morePage = more;
}

void ConversationPager::fetchOlder()
{
    if (m_fetch != Fetch::None || m_reachesOldest || m_messages.isEmpty())
        return;
    m_fetch = Fetch::Older;
    m_meanwhile = {};
    m_history.readBefore(m_account, m_messages.constFirst().sequence, m_morePage, m_context.get(),
                         receiver(&ConversationPager::takeOlder));
}

void ConversationPager::fetchNewer()
{
    if (m_fetch != Fetch::None || reachesNewest() || m_messages.isEmpty())
        return;
    m_fetch = Fetch::Newer;
    m_meanwhile = {};
    m_history.readAfter(m_account, m_messages.constLast().sequence, m_morePage, m_context.get(),
                        receiver(&ConversationPager::takeNewer));
}

void ConversationPager::showNewest()
{
    if (m_account.isNull() || m_fetch == Fetch::Newest)
        return;
    if (m_fetch == Fetch::Around || !reachesNewest())
        fetchNewest();
}

void ConversationPager::showAround(qint64 sequence)
{
    if (m_account.isNull())
        return;
    const int index = indexOf(sequence);
    if (index >= 0 && !isStartingOver()) {
        emit shownAround(index);
        return;
    }
    fetchAround(sequence);
}

void ConversationPager::fetchAround(qint64 sequence)
{
    startOver(Fetch::Around);
    m_around = {sequence, {}, false};
    const HistoryStore::Found gather = [this](const std::variant<QList<Message>, Error> &found) {
        if (const auto *page = std::get_if<QList<Message>>(&found))
            m_around.messages += *page;
        else
            m_around.failed = true;
    };
    m_history.readBefore(m_account, sequence, m_firstPage, m_context.get(), gather);
    m_history.readAfter(m_account, sequence - 1, m_firstPage, m_context.get(), gather);
    m_history.readBefore(m_account, 0, {1, 0}, m_context.get(),
                         [this](const std::variant<QList<Message>, Error> &found) {
                             const auto *newest = std::get_if<QList<Message>>(&found);
                             if (newest != nullptr && !m_around.failed)
                                 takeAround(*newest);
                             else
                                 giveUp();
                         });
}

void ConversationPager::startOver(Fetch fetch)
{
    m_context = std::make_unique<QObject>();
    m_fetch = fetch;
    m_meanwhile = {};
}

bool ConversationPager::isStartingOver() const
{
    return m_fetch == Fetch::Newest || m_fetch == Fetch::Around;
}

void ConversationPager::giveUp()
{
    // The present window stays, and what came in the meantime can still be fetched.
    m_fetch = Fetch::None;
    for (auto it = m_meanwhile.written.cbegin(); it != m_meanwhile.written.cend(); ++it)
        m_newest = std::max(m_newest, it.key());
}

void ConversationPager::fetchNewest()
{
    startOver(Fetch::Newest);
    m_history.readBefore(m_account, 0, m_firstPage, m_context.get(),
                         receiver(&ConversationPager::takeNewest));
}

HistoryStore::Found ConversationPager::receiver(void (ConversationPager::*take)(QList<Message>))
{
    return [this, take](const std::variant<QList<Message>, Error> &found) {
        // A page that can't be read leaves the window as it is; the session reports storage trouble
        // when it next writes.
        const auto *page = std::get_if<QList<Message>>(&found);
        if (!page) {
            giveUp();
            return;
        }
        m_fetch = Fetch::None;
        (this->*take)(broughtUpToDate(*page));
    };
}

void ConversationPager::takeNewest(QList<Message> page)
{
    takeLate(page);
    m_messages = std::move(page);
    m_newest = m_messages.isEmpty() ? 0 : m_messages.constLast().sequence;
    m_reachesOldest = m_messages.isEmpty() || m_messages.constFirst().sequence <= 1;
    m_following = true;
    m_pinned = false;
    m_anchor = -1;
    emit reset();
}

void ConversationPager::takeAround(const QList<Message> &newest)
{
    m_fetch = Fetch::None;
    QList<Message> page = broughtUpToDate(std::exchange(m_around.messages, {}));
    m_newest = newest.isEmpty() ? 0 : newest.constFirst().sequence;
    const bool reachesEnd = page.isEmpty() || page.constLast().sequence >= m_newest;
    if (reachesEnd)
        takeLate(page);
    m_messages = std::move(page);
    for (auto it = m_meanwhile.written.cbegin(); it != m_meanwhile.written.cend(); ++it)
        m_newest = std::max(m_newest, it.key());
    if (reachesEnd)
        m_newest = m_messages.isEmpty() ? 0 : m_messages.constLast().sequence;
    m_reachesOldest = m_messages.isEmpty() || m_messages.constFirst().sequence <= 1;
    m_following = reachesNewest();
    m_pinned = false;
    m_anchor = nearestTo(m_around.sequence);
    emit reset();
    emit shownAround(m_anchor);
}

/// What was stored while the page was on its way and follows it.
void ConversationPager::takeLate(QList<Message> &page) const
{
    QList<qint64> later = m_meanwhile.written.keys();
    std::sort(later.begin(), later.end());
    for (const qint64 sequence : std::as_const(later)) {
        if (page.isEmpty() || sequence > page.constLast().sequence)
            page.append(m_meanwhile.written.value(sequence));
    }
}

void ConversationPager::takeOlder(QList<Message> page)
{
    if (page.isEmpty() || m_messages.isEmpty()) {
        m_reachesOldest = true;
        return;
    }
    const auto count = page.size();
    m_reachesOldest = page.constFirst().sequence <= 1;
    page.append(std::exchange(m_messages, {}));
    m_messages = std::move(page);
    emit prepended(static_cast<int>(count));
    trimBack(count);
}

void ConversationPager::takeNewer(QList<Message> page)
{
    if (page.isEmpty()) {
        m_newest = m_messages.isEmpty() ? 0 : m_messages.constLast().sequence;
        return;
    }
    append(std::move(page));
}

QList<Message> ConversationPager::broughtUpToDate(QList<Message> page) const
{
    page.removeIf(
        [this](const Message &message) { return m_meanwhile.removed.contains(message.sequence); });
    for (Message &message : page) {
        const auto newer = m_meanwhile.written.constFind(message.sequence);
        if (newer != m_meanwhile.written.cend())
            message = *newer;
    }
    return page;
}

void ConversationPager::onAppended(const Message &message)
{
    if (message.account != m_account)
        return;
    if (isStartingOver()) {
        m_meanwhile.written.insert(message.sequence, message);
        emit arrived(message);
        return;
    }
    const bool wasAtNewest = reachesNewest();
    m_newest = std::max(m_newest, message.sequence);
    const bool mayMove = m_following && !m_pinned;
    if (wasAtNewest && (mayMove || !isFull(1, message.text.size())))
        append({message});
    emit arrived(message);
}

void ConversationPager::onChanged(const Message &message)
{
    if (message.account != m_account)
        return;
    if (m_fetch != Fetch::None)
        m_meanwhile.written.insert(message.sequence, message);
    const int index = indexOf(message.sequence);
    if (index < 0)
        return;
    m_messages[index] = message;
    emit changed(index);
}

void ConversationPager::onRemoved(const AccountId &account, qint64 sequence)
{
    if (account != m_account)
        return;
    if (m_fetch != Fetch::None) {
        m_meanwhile.removed.insert(sequence);
        m_meanwhile.written.remove(sequence);
    }
    const int index = indexOf(sequence);
    if (index < 0)
        return;
    const bool wasAtNewest = reachesNewest();
    m_messages.removeAt(index);
    if (wasAtNewest)
        m_newest = m_messages.isEmpty() ? 0 : m_messages.constLast().sequence;
    emit removed(index);
    if (m_messages.isEmpty() && !m_reachesOldest)
        fetchNewest();
}

void ConversationPager::onCleared(const AccountId &account)
{
    if (account != m_account)
        return;
    setAccount(m_account);
}

void ConversationPager::append(QList<Message> messages)
{
    const auto count = messages.size();
    m_messages.append(std::move(messages));
    m_newest = std::max(m_newest, m_messages.constLast().sequence);
    emit appended(static_cast<int>(count));
    trimFront();
}

bool ConversationPager::isFull(qsizetype moreMessages, qint64 moreCharacters) const
{
    return m_messages.size() + moreMessages > maxMessages
        || charactersOf(m_messages) + moreCharacters > maxCharacters;
}

void ConversationPager::trimFront()
{
    if (!isFull())
        return;
    qint64 characters = charactersOf(m_messages);
    qsizetype count = 0;
    // The last message always stays, however long it is.
    while (m_messages.size() - count > 1
           && (m_messages.size() - count > messagesAfterTrim || characters > charactersAfterTrim)) {
        characters -= m_messages.at(count).text.size();
        ++count;
    }
    letGoFront(count);
}

void ConversationPager::trimBack(qsizetype keepAtLeast)
{
    if (!isFull())
        return;
    qint64 characters = charactersOf(m_messages);
    qsizetype left = m_messages.size();
    // What was just fetched stays, and one message below it: that is where the reader is.
    while (left > keepAtLeast + 1
           && (left > messagesAfterTrim || characters > charactersAfterTrim)) {
        --left;
        characters -= m_messages.at(left).text.size();
    }
    letGoBack(m_messages.size() - left);
}

void ConversationPager::letGoFront(qsizetype count)
{
    count = std::min(count, m_messages.size() - 1);
    if (count <= 0 || m_pinned)
        return;
    m_messages.remove(0, count);
    m_reachesOldest = false;
    emit trimmedFront(static_cast<int>(count));
}

void ConversationPager::letGoBack(qsizetype count)
{
    count = std::min(count, m_messages.size() - 1);
    if (count <= 0 || m_pinned)
        return;
    m_messages.remove(m_messages.size() - count, count);
    emit trimmedBack(static_cast<int>(count));
}

} // namespace decidesk
