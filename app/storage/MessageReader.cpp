#include "MessageReader.h"

#include "MessageRow.h"
#include "SqlText.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <algorithm>
#include <limits>

namespace decidesk {

namespace {

/// The conversation of the account whose id is bound first.
const QString ofAccount = QStringLiteral("account = (SELECT key FROM accounts WHERE id = ?) AND ");
/// Word for word the condition of the index `unfolded_messages`.
const QString isUnfolded = QStringLiteral("marks & 8 = 0");

QString selectMessages(const QString &condition)
{
    return QStringLiteral("SELECT %1 FROM messages WHERE %2")
        .arg(message_row::columns(), ofAccount + condition);
}

std::optional<Error> run(QSqlQuery &query)
{
    if (query.exec())
        return std::nullopt;
    return sql_text::storageError(query.lastError());
}

MessageReader::Result<qint64> readNumber(QSqlQuery &query)
{
    if (const auto error = run(query))
        return *error;
    return query.next() ? query.value(0).toLongLong() : qint64{0};
}

} // namespace

MessageReader::Result<QList<Message>> MessageReader::readBefore(qint64 before, const PageSize &size)
{
    return readFolded(
        size, [&](const QString &condition) { return readBackwards(before, size, condition); });
}

MessageReader::Result<QList<Message>> MessageReader::readAfter(qint64 after, const PageSize &size)
{
    return readFolded(size, [&](const QString &condition) {
        QSqlQuery query = prepared(
            selectMessages(condition + QStringLiteral("sequence > ? ORDER BY sequence")));
        query.addBindValue(after);
        return readPage(query, size);
    });
}

MessageReader::Result<QList<Message>> MessageReader::readQuestions(qint64 before,
                                                                   const PageSize &size)
{
    return readBackwards(before, size, QStringLiteral("direction = 'Question' AND "));
}

/// `read` gets a condition that is empty or ends in AND.
template <typename Read>
MessageReader::Result<QList<Message>> MessageReader::readFolded(const PageSize &size,
                                                                const Read &read)
{
    if (!size.isFolded)
        return read(QString());
    auto page = read(isUnfolded + QStringLiteral(" AND "));
    const auto *messages = std::get_if<QList<Message>>(&page);
    if (messages != nullptr && messages->isEmpty())
        page = read(QString());
    if (auto *found = std::get_if<QList<Message>>(&page)) {
        if (const auto error = countFolds(*found))
            return *error;
    }
    return page;
}

MessageReader::Result<QList<Message>> MessageReader::readBackwards(qint64 before,
                                                                   const PageSize &size,
                                                                   const QString &condition)
{
    QSqlQuery query = prepared(
        selectMessages(condition + QStringLiteral("sequence < ? ORDER BY sequence DESC")));
    query.addBindValue(before == 0 ? std::numeric_limits<qint64>::max() : before);
    auto page = readPage(query, size);
    if (auto *messages = std::get_if<QList<Message>>(&page))
        std::reverse(messages->begin(), messages->end());
    return page;
}

MessageReader::Result<QList<Message>> MessageReader::readOpen()
{
    QSqlQuery query = prepared(selectMessages(
        QStringLiteral("direction = 'Question' AND state IN ('Queued', 'NotSent', 'Sent')"
                       " ORDER BY sequence")));
    return readPage(query, {std::numeric_limits<int>::max(), std::numeric_limits<qint64>::max()});
}

MessageReader::Result<qint64> MessageReader::countDecisions(qint64 after)
{
    QSqlQuery query = prepared(QStringLiteral("SELECT count(*) FROM messages WHERE %1 sequence > ?"
                                              " AND direction = 'Decision'")
                                   .arg(ofAccount));
    query.addBindValue(after);
    return readNumber(query);
}

MessageReader::Result<qint64> MessageReader::rowOf(qint64 sequence)
{
    QSqlQuery query
        = prepared(QStringLiteral("SELECT id FROM messages WHERE %1 sequence = ?").arg(ofAccount));
    query.addBindValue(sequence);
    return readNumber(query);
}

MessageReader::Result<QList<Message>> MessageReader::readPage(QSqlQuery &query,
                                                              const PageSize &size)
{
    if (const auto error = run(query))
        return *error;
    QList<Message> page;
    qint64 characters = 0;
    while (query.next()) {
        const Message message = message_row::read(query, m_account);
        characters += message.text.size();
        if (page.size() >= size.least
            && (page.size() >= size.messages || characters > size.characters))
            return page;
        page.append(message);
    }
    if (query.lastError().isValid())
        return sql_text::storageError(query.lastError());
    return page;
}

std::optional<Error> MessageReader::countFolds(QList<Message> &page)
{
    for (qsizetype i = 0; i < page.size(); ++i) {
        Message &message = page[i];
        if (i + 1 < page.size() && page.at(i + 1).sequence == message.sequence + 1)
            continue;
        // All that stand between two that are not folded are folded: no row has to be looked at.
        QSqlQuery next = prepared(QStringLiteral("SELECT min(sequence) FROM messages WHERE %1 %2"
                                                 " AND sequence > ?")
                                      .arg(ofAccount, isUnfolded));
        next.addBindValue(message.sequence);
        if (auto error = run(next))
            return error;
        const bool isAny = next.next() && !next.isNull(0);
        QSqlQuery between
            = prepared(QStringLiteral("SELECT count(*), max(sequence) FROM messages WHERE %1"
                                      " sequence > ? AND sequence < ?")
                           .arg(ofAccount));
        between.addBindValue(message.sequence);
        between.addBindValue(isAny ? next.value(0).toLongLong()
                                   : std::numeric_limits<qint64>::max());
        if (auto error = run(between))
            return error;
        if (between.next())
            message.fold = {between.value(0).toLongLong(), between.value(1).toLongLong()};
    }
    return std::nullopt;
}

QSqlQuery MessageReader::prepared(const QString &text) const
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(text);
    query.addBindValue(m_account.toString(QUuid::WithoutBraces));
    return query;
}

} // namespace decidesk
