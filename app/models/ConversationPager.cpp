#include "ConversationPager.h"

#include <algorithm>
#include <utility>

namespace decidesk {

namespace {

// How much stays when a full window is trimmed: trimming for every single message would move the
// whole document each time.
template <typename Number>
constexpr Number afterTrim(Number most)
{
    return most * 3 / 4;
}

/// A view needs a screenful beyond what is in it on either side; pages bring more than is needed.
constexpr int screensNeeded = 6;

/// One message counts for no more: those around it are needed all the same, and what is far away
/// the view lets go of.
constexpr qsizetype mostCounted = qsizetype{4} * 1024;

/// How often the number of folded messages is told while more of them come.
constexpr auto foldInterval = std::chrono::milliseconds(100);

/// The highest sequence that the message stands for.
qint64 lastOf(const Message &message)
{
    return std::max(message.sequence, message.fold.last);
}

bool isWithinFold(const QList<Message> &messages, qint64 sequence)
{
    return std::any_of(messages.cbegin(), messages.cend(), [sequence](const Message &message) {
        return message.sequence < sequence && sequence <= message.fold.last;
    });
}

qint64 charactersOf(const Message &message)
{
    return std::min(message.text.size(), mostCounted);
}

qint64 charactersOf(const QList<Message> &messages)
{
    qint64 sum = 0;
    for (const Message &message : messages)
        sum += charactersOf(message);
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
    m_foldTimer.setSingleShot(true);
    m_foldTimer.setInterval(foldInterval);
    connect(&m_foldTimer, &QTimer::timeout, this, [this] { tellChanged(m_foldedBehind); });
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
    m_foldTimer.stop();
    m_context.reset();
    emit reset();
    if (m_account.isNull())
        return;
    if (around > 0)
        fetchAround(around, Bursts::Folded);
    else
        fetchNewest();
}

bool ConversationPager::reachesNewest() const
{
    return end() >= m_newest;
}

qint64 ConversationPager::end() const
{
    return m_messages.isEmpty() ? 0 : lastOf(m_messages.constLast());
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
    m_mostMessages = std::max(maxMessages, screensNeeded * first.messages);
    m_mostCharacters = std::max(maxCharacters, screensNeeded * first.characters);
}

HistoryStore::PageSize ConversationPager::sized(HistoryStore::PageSize size) const
{
    size.isFolded = m_bursts == Bursts::Folded;
    return size;
}

void ConversationPager::fetchOlder()
{
    if (m_fetch != Fetch::None || m_reachesOldest || m_messages.isEmpty())
        return;
    m_fetch = Fetch::Older;
    m_history.readBefore(m_account, m_messages.constFirst().sequence, sized(m_morePage),
                         m_context.get(), receiver(&ConversationPager::takeOlder));
}

void ConversationPager::fetchNewer()
{
    if (m_fetch != Fetch::None || reachesNewest() || m_messages.isEmpty())
        return;
    m_fetch = Fetch::Newer;
    // With the last one itself: more may be folded behind it by now.
    const Message &last = m_messages.constLast();
    HistoryStore::PageSize size = sized(m_morePage);
    size.messages += 1;
    size.characters += last.text.size();
    size.least = 2;
    m_history.readAfter(m_account, last.sequence - 1, size, m_context.get(),
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
    fetchAround(sequence, Bursts::Folded);
}

void ConversationPager::unfold(qint64 sequence)
{
    const int index = indexOf(sequence);
    if (index >= 0 && !isStartingOver() && m_messages.at(index).fold.count > 0)
        fetchAround(sequence, Bursts::Whole);
}

void ConversationPager::fetchAround(qint64 sequence, Bursts bursts)
{
    startOver(Fetch::Around, bursts);
    m_around = {sequence, {}, false};
    const HistoryStore::Found gather = [this](const std::variant<QList<Message>, Error> &found) {
        if (const auto *page = std::get_if<QList<Message>>(&found))
            m_around.messages += *page;
        else
            m_around.failed = true;
    };
    m_history.readBefore(m_account, sequence, sized(m_firstPage), m_context.get(), gather);
    m_history.readAfter(m_account, sequence - 1, sized(m_firstPage), m_context.get(), gather);
    m_history.readBefore(m_account, 0, {1, 0}, m_context.get(),
                         [this](const std::variant<QList<Message>, Error> &found) {
                             const auto *newest = std::get_if<QList<Message>>(&found);
                             m_fetch = Fetch::None;
                             if (newest != nullptr && !m_around.failed)
                                 takeAround(*newest);
                         });
}

void ConversationPager::startOver(Fetch fetch, Bursts bursts)
{
    m_context = std::make_unique<QObject>();
    m_fetch = fetch;
    m_bursts = bursts;
}

bool ConversationPager::isStartingOver() const
{
    return m_fetch == Fetch::Newest || m_fetch == Fetch::Around;
}

void ConversationPager::fetchNewest()
{
    startOver(Fetch::Newest, Bursts::Folded);
    m_history.readBefore(m_account, 0, sized(m_firstPage), m_context.get(),
                         receiver(&ConversationPager::takeNewest));
}

HistoryStore::Found ConversationPager::receiver(void (ConversationPager::*take)(QList<Message>))
{
    return [this, take](const std::variant<QList<Message>, Error> &found) {
        // A page that can't be read leaves the window as it is; the session reports storage trouble
        // when it next writes.
        m_fetch = Fetch::None;
        if (const auto *page = std::get_if<QList<Message>>(&found))
            (this->*take)(*page);
    };
}

void ConversationPager::takeNewest(QList<Message> page)
{
    m_messages = std::move(page);
    m_newest = end();
    m_reachesOldest = m_messages.isEmpty() || m_messages.constFirst().sequence <= 1;
    m_following = true;
    m_pinned = false;
    m_anchor = -1;
    emit reset();
}

void ConversationPager::takeAround(const QList<Message> &newest)
{
    if (isWithinFold(m_around.messages, m_around.sequence)) {
        fetchAround(m_around.sequence, Bursts::Whole);
        return;
    }
    m_messages = std::exchange(m_around.messages, {});
    m_newest = newest.isEmpty() ? 0 : newest.constFirst().sequence;
    m_reachesOldest = m_messages.isEmpty() || m_messages.constFirst().sequence <= 1;
    m_following = reachesNewest();
    m_pinned = false;
    m_anchor = nearestTo(m_around.sequence);
    emit reset();
    // Who heard of it may have let go of some already.
    m_anchor = nearestTo(m_around.sequence);
    emit shownAround(m_anchor);
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
    qint64 folder = 0;
    const bool joins = !page.isEmpty() && !m_messages.isEmpty()
        && page.constFirst().sequence == m_messages.constLast().sequence;
    if (joins) {
        const Message::Fold fold = page.takeFirst().fold;
        if (std::exchange(m_messages.last().fold, fold) != fold)
            folder = m_messages.constLast().sequence;
    }
    if (page.isEmpty())
        m_newest = end();
    else
        append(std::move(page));
    tellChanged(folder);
}

void ConversationPager::onAppended(const Message &message)
{
    if (message.account != m_account)
        return;
    // A window that is on its way will hold it.
    if (isStartingOver())
        m_newest = std::max(m_newest, message.sequence);
    else
        join(message);
    emit arrived(message);
}

void ConversationPager::join(const Message &message)
{
    const bool wasAtNewest = reachesNewest();
    m_newest = std::max(m_newest, message.sequence);
    if (!wasAtNewest)
        return;
    const bool mayMove = m_following && !m_pinned;
    if (!message.isFolded() || m_messages.isEmpty()) {
        if (mayMove || !isFull(1, charactersOf(message)))
            append({message});
    } else if (m_bursts == Bursts::Folded) {
        Message::Fold &fold = m_messages.last().fold;
        fold = {fold.count + 1, message.sequence};
        m_foldedBehind = m_messages.constLast().sequence;
        if (!m_foldTimer.isActive())
            m_foldTimer.start();
    }
    // Where bursts are whole what would be folded is fetched as it is read: it may be very many.
}

void ConversationPager::tellChanged(qint64 sequence)
{
    if (const int index = indexOf(sequence); index >= 0)
        emit changed(index);
}

void ConversationPager::onChanged(const Message &message)
{
    if (message.account != m_account)
        return;
    const int index = indexOf(message.sequence);
    if (index < 0)
        return;
    const Message::Fold fold = m_messages.at(index).fold;
    m_messages[index] = message;
    m_messages[index].fold = fold;
    emit changed(index);
}

void ConversationPager::onRemoved(const AccountId &account, qint64 sequence)
{
    if (account != m_account)
        return;
    const int index = indexOf(sequence);
    if (index < 0)
        return;
    const bool wasAtNewest = reachesNewest();
    const bool unfolds = m_messages.takeAt(index).fold.count > 0;
    if (wasAtNewest && !unfolds)
        m_newest = end();
    emit removed(index);
    if (isStartingOver())
        return;
    if (unfolds)
        fetchAround(index > 0 ? m_messages.at(index - 1).sequence : sequence, m_bursts);
    else if (m_messages.isEmpty() && (!m_reachesOldest || m_newest > 0))
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
    m_newest = std::max(m_newest, end());
    emit appended(static_cast<int>(count));
    trimFront();
}

bool ConversationPager::isFull(qsizetype moreMessages, qint64 moreCharacters) const
{
    return m_messages.size() + moreMessages > m_mostMessages
        || charactersOf(m_messages) + moreCharacters > m_mostCharacters;
}

void ConversationPager::trimFront()
{
    if (!isFull())
        return;
    qint64 characters = charactersOf(m_messages);
    qsizetype count = 0;
    // The last message always stays, however long it is.
    while (m_messages.size() - count > 1
           && (m_messages.size() - count > afterTrim(m_mostMessages)
               || characters > afterTrim(m_mostCharacters))) {
        characters -= charactersOf(m_messages.at(count));
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
           && (left > afterTrim(m_mostMessages) || characters > afterTrim(m_mostCharacters))) {
        --left;
        characters -= charactersOf(m_messages.at(left));
    }
    letGoBack(m_messages.size() - left);
}

void ConversationPager::letGoFront(qsizetype count)
{
    count = std::min(count, m_messages.size() - 1);
    // What a page on its way is to join stays.
    if (count <= 0 || m_pinned || m_fetch == Fetch::Older)
        return;
    m_messages.remove(0, count);
    m_reachesOldest = false;
    emit trimmedFront(static_cast<int>(count));
}

void ConversationPager::letGoBack(qsizetype count)
{
    count = std::min(count, m_messages.size() - 1);
    if (count <= 0 || m_pinned || m_fetch == Fetch::Newer)
        return;
    m_messages.remove(m_messages.size() - count, count);
    emit trimmedBack(static_cast<int>(count));
}

} // namespace decidesk
