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
    m_waitingBytes += static_cast<qint64>(sizeof(Waiting) + sizeof(QChar) * text.size());
    if (!m_isStoring)
        storeNext();
}

/// One commit after the other, so that what comes during the one is stored by the next at once.
void UnaskedMessages::storeNext()
{
    m_isStoring = !m_waiting.isEmpty();
    if (m_isStoring)
        store(std::min(m_waiting.size(), mostAtOnce), [this] { storeNext(); });
}

void UnaskedMessages::storeFirst()
{
    m_inARow = 0;
    while (!m_waiting.isEmpty())
        store(std::min(m_waiting.size(), mostAtOnce), [] {});
}

void UnaskedMessages::drop()
{
    m_inARow = 0;
    m_waiting.clear();
    m_waitingBytes = 0;
}

void UnaskedMessages::store(qsizetype count, const std::function<void()> &then)
{
    QList<Message> messages;
    messages.reserve(count);
    for (qsizetype i = 0; i < count; ++i) {
        Message message;
        message.account = m_account;
        message.direction = Message::Direction::Unasked;
        message.text = m_waiting.at(i).text;
        message.created = m_waiting.at(i).time;
        message.marks.setFlag(Message::Mark::Folded, m_waiting.at(i).isFolded);
        messages.append(message);
        m_waitingBytes
            -= static_cast<qint64>(sizeof(Waiting) + sizeof(QChar) * message.text.size());
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
