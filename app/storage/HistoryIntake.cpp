#include "HistoryIntake.h"

#include "MessageRow.h"
#include "SqlText.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QVariant>

namespace decidesk {

HistoryIntake::HistoryIntake(QSqlDatabase &database) : m_open(database), m_add(database)
{
    // An account that was removed has left its number, so that no sequence is given twice.
    m_open.prepare(QStringLiteral("INSERT INTO accounts (id, last_sequence, draft)"
                                  " VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                                  " last_sequence = max(last_sequence, excluded.last_sequence),"
                                  " draft = excluded.draft RETURNING key"));
    m_add.prepare(message_row::insertStatement());
}

bool HistoryIntake::open(const HistoryArchive::Conversation &conversation)
{
    m_open.addBindValue(conversation.account.toString(QUuid::WithoutBraces));
    m_open.addBindValue(conversation.lastSequence);
    m_open.addBindValue(conversation.draft.isNull() ? QString(QLatin1String(""))
                                                    : conversation.draft);
    if (!run(m_open) || !m_open.next())
        return false;
    m_keys.insert(conversation.account, m_open.value(0).toLongLong());
    m_open.finish();
    return true;
}

bool HistoryIntake::add(const Message &message)
{
    message_row::bind(m_add, message, m_keys.value(message.account));
    return run(m_add);
}

bool HistoryIntake::run(QSqlQuery &query)
{
    if (query.exec())
        return true;
    m_failure = sql_text::storageError(query.lastError());
    return false;
}

} // namespace decidesk
