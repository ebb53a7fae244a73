#include "MessageWriter.h"

#include "MessageRow.h"
#include "SqlText.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QVariant>

namespace decidesk {

namespace {

std::optional<Error> run(QSqlQuery &query)
{
    if (query.exec())
        return std::nullopt;
    return sql_text::storageError(query.lastError());
}

} // namespace

MessageWriter::MessageWriter(const QSqlDatabase &database)
    : m_findAccount(database), m_addAccount(database), m_number(database), m_insert(database),
      m_update(database), m_findOtherText(database)
{
    m_findAccount.setForwardOnly(true);
    m_findAccount.prepare(QStringLiteral("SELECT key, last_sequence FROM accounts WHERE id = ?"));
    m_addAccount.prepare(QStringLiteral("INSERT INTO accounts (id) VALUES (?)"));
    m_number.prepare(QStringLiteral("UPDATE accounts SET last_sequence = ? WHERE key = ?"));
    m_insert.prepare(message_row::insertStatement());
    m_update.prepare(message_row::updateStatement());
    m_findOtherText.setForwardOnly(true);
    m_findOtherText.prepare(
        QStringLiteral("SELECT id FROM messages WHERE account = ? AND sequence = ? AND text <> ?"));
}

MessageWriter::Result<MessageWriter::Outcome> MessageWriter::write(const QList<Message> &messages)
{
    Outcome outcome;
    m_numberings.clear();
    for (const Message &message : messages) {
        if (const auto error
            = message.sequence == 0 ? append(message, outcome) : replace(message, outcome))
            return *error;
    }
    if (const auto error = storeNumbers())
        return *error;
    return outcome;
}

std::optional<Error> MessageWriter::append(Message message, Outcome &outcome)
{
    Numbering &numbering = m_numberings[message.account];
    if (auto error = look(message.account, numbering))
        return error;
    if (numbering.accountKey == 0) {
        m_addAccount.addBindValue(message.account.toString(QUuid::WithoutBraces));
        if (auto error = run(m_addAccount))
            return error;
        numbering.accountKey = m_addAccount.lastInsertId().toLongLong();
    }
    message.sequence = ++numbering.last;
    numbering.isNew = true;
    message_row::bind(m_insert, message, numbering.accountKey);
    if (auto error = run(m_insert))
        return error;
    outcome.written.append({message, m_insert.lastInsertId().toLongLong()});
    return std::nullopt;
}

std::optional<Error> MessageWriter::replace(const Message &message, Outcome &outcome)
{
    Numbering &numbering = m_numberings[message.account];
    if (auto error = look(message.account, numbering))
        return error;
    m_findOtherText.addBindValue(numbering.accountKey);
    m_findOtherText.addBindValue(message.sequence);
    m_findOtherText.addBindValue(message.text);
    if (auto error = run(m_findOtherText))
        return error;
    if (m_findOtherText.next())
        outcome.changed.insert(m_findOtherText.value(0).toLongLong());
    m_findOtherText.finish();
    message_row::bind(m_update, message, numbering.accountKey);
    if (auto error = run(m_update))
        return error;
    if (m_update.numRowsAffected() > 0)
        outcome.written.append({message, 0});
    return std::nullopt;
}

std::optional<Error> MessageWriter::look(const AccountId &account, Numbering &numbering)
{
    if (numbering.accountKey != 0)
        return std::nullopt;
    m_findAccount.addBindValue(account.toString(QUuid::WithoutBraces));
    if (auto error = run(m_findAccount))
        return error;
    if (m_findAccount.next())
        numbering = {m_findAccount.value(0).toLongLong(), m_findAccount.value(1).toLongLong()};
    m_findAccount.finish();
    return std::nullopt;
}

std::optional<Error> MessageWriter::storeNumbers()
{
    for (const Numbering &numbering : std::as_const(m_numberings)) {
        if (!numbering.isNew)
            continue;
        m_number.addBindValue(numbering.last);
        m_number.addBindValue(numbering.accountKey);
        if (auto error = run(m_number))
            return error;
    }
    return std::nullopt;
}

} // namespace decidesk
