#include "UnaskedMessages.h"

#include "Message.h"

#include <algorithm>
#include <utility>

namespace decidesk {

namespace {

/// What was stored is told message by message, in one turn of the event loop.
constexpr qsizetype mostAtOnce = 500;

} // namespace

void UnaskedMessages::add(const QString &text, const QDateTime &time)
{
    if (m_lastCame.isValid() && m_lastCame.msecsTo(time) > pauseMs)
        m_inARow = 0;
    m_lastCame = time;
    const bool isFolded = m_inARow >= mostUnfolded;
    if (!isFolded)
        ++m_inARow;
    m_waiting.append({text, time, isFolded});
    m_waitingBytes += m_waiting.constLast().bytes();
    if (!m_isStoring)
        storeNext();
}

/// One commit after the other, so that what comes during the one is stored by the next at once.
void UnaskedMessages::storeNext()
{
    m_isStoring = !m_waiting.isEmpty();
    if (m_isStoring)
        storeSome([this] { storeNext(); });
}

void UnaskedMessages::storeFirst()
{
    m_inARow = 0;
    while (!m_waiting.isEmpty())
        storeSome([] {});
}

void UnaskedMessages::drop()
{
    m_inARow = 0;
    m_waiting.clear();
    m_waitingBytes = 0;
}

void UnaskedMessages::storeSome(const std::function<void()> &then)
{
    const qsizetype count = std::min(m_waiting.size(), mostAtOnce);
    QList<Message> messages;
    messages.reserve(count);
    for (const Waiting &waiting : m_waiting.first(count)) {
        Message message;
        message.account = m_account;
        message.direction = Message::Direction::Unasked;
        message.text = waiting.text;
        message.created = waiting.time;
        message.marks.setFlag(Message::Mark::Folded, waiting.isFolded);
        messages.append(message);
        m_waitingBytes -= waiting.bytes();
    }
    m_waiting.remove(0, count);
    m_history.commit(messages, this,
                     [this, text = messages.constLast().text, then](const auto &result) {
                         if (const auto *error = std::get_if<Error>(&result)) {
                             // What the server said must not vanish with the disk.
                             Error shown = *error;
                             shown.received = text;
                             emit storeFailed(shown);
                         }
                         then();
                     });
}

} // namespace decidesk
