#include "HistoryComparison.h"

#include "MessageRow.h"
#include "SqlText.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QVariant>

namespace decidesk {

HistoryComparison::HistoryComparison(QSqlDatabase &database)
    : m_conversation(database), m_message(database)
{
    m_conversation.setForwardOnly(true);
    m_message.setForwardOnly(true);
    m_conversation.prepare(
        QStringLiteral("SELECT key, last_sequence, draft FROM accounts WHERE id = ?"));
    m_message.prepare(QStringLiteral("SELECT ") + message_row::columns()
                      + QStringLiteral(" FROM messages WHERE account = ? AND sequence = ?"));
}

bool HistoryComparison::open(const HistoryArchive::Conversation &conversation)
{
    m_conversation.addBindValue(conversation.account.toString(QUuid::WithoutBraces));
    if (!find(m_conversation))
        return false;
    m_keys.insert(conversation.account, m_conversation.value(0).toLongLong());
    // An account that was here before has left its number where that was higher.
    const bool isSame = m_conversation.value(1).toLongLong() >= conversation.lastSequence
        && m_conversation.value(2).toString() == conversation.draft;
    m_conversation.finish();
    return note(isSame);
}

bool HistoryComparison::add(const Message &message)
{
    m_message.addBindValue(m_keys.value(message.account));
    m_message.addBindValue(message.sequence);
    if (!find(m_message))
        return false;
    const bool isSame = message_row::read(m_message, message.account) == message;
    m_message.finish();
    m_messages += isSame ? 1 : 0;
    return note(isSame);
}

bool HistoryComparison::find(QSqlQuery &query)
{
    if (query.exec())
        return note(query.next());
    m_failure = sql_text::storageError(query.lastError());
    return false;
}

bool HistoryComparison::note(bool isSame)
{
    m_differs = m_differs || !isSame;
    return isSame;
}

} // namespace decidesk
