#include "HistorySearch.h"

#include "MessageRow.h"
#include "SearchIndex.h"
#include "SqlText.h"

#include <QHash>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <algorithm>
#include <limits>
#include <utility>

namespace decidesk {

namespace {

using Hits = HistoryStore::Hits;
using Direction = HistoryStore::Search::Direction;

/// How many messages are read until it is asked whether the answer is still wanted.
constexpr int readsBetweenQuestions = 256;

constexpr qint64 lastPosition = std::numeric_limits<qint64>::max();

/// Messages in the order of storing, with what `hitIn` needs.
QString selectMessages(const QString &where, bool forwards)
{
    return QStringLiteral("SELECT %1, id, (SELECT a.id FROM accounts a WHERE a.key = account)"
                          " FROM messages WHERE %2 ORDER BY id %3")
        .arg(message_row::columns(), where,
             forwards ? QStringLiteral("ASC") : QStringLiteral("DESC"));
}

HistoryStore::Hit hitIn(const QSqlQuery &row)
{
    const AccountId account(row.value(message_row::columnCount + 1).toString());
    return {message_row::read(row, account), row.value(message_row::columnCount).toLongLong()};
}

} // namespace

HistorySearch::HistorySearch(const QSqlDatabase &database, HistoryStore::Search search,
                             IsWanted isWanted)
    : m_database(database), m_search(std::move(search)), m_isWanted(std::move(isWanted))
{}

HistorySearch::Result<Hits> HistorySearch::find()
{
    Hits hits;
    const auto takeRow = [&](const QSqlQuery &row) {
        hits.more = hits.hits.size() >= m_search.limit;
        if (!hits.more)
            hits.hits.append(hitIn(row));
        return !hits.more;
    };
    const auto takePart = [&](qint64 block, const Range &part, bool isIndexed) -> Result<bool> {
        // One more than wanted tells whether there are more.
        const int limit = m_search.limit - static_cast<int>(hits.hits.size()) + 1;
        auto error = isIndexed ? look(block, part, limit, takeRow) : read(part, takeRow);
        if (error && isIndexed && noteDamage(block, *error))
            error = read(part, takeRow);
        if (error)
            return *error;
        return !hits.more;
    };
    const Range range = isForwards()
        ? Range{m_search.from + 1, lastPosition}
        : Range{1, m_search.from == 0 ? lastPosition : m_search.from - 1};
    if (const auto error = eachPart(range, takePart))
        return *error;
    return hits;
}

HistorySearch::Result<qint64> HistorySearch::count(qint64 upTo)
{
    qint64 count = 0;
    const auto takeRow = [&count](const QSqlQuery &) {
        ++count;
        return true;
    };
    const auto takePart = [&](qint64 block, const Range &part, bool isIndexed) -> Result<bool> {
        if (isIndexed) {
            const auto counted = countIndexed(block, part);
            if (const auto *number = std::get_if<qint64>(&counted)) {
                count += *number;
                return true;
            }
            if (!noteDamage(block, std::get<Error>(counted)))
                return std::get<Error>(counted);
        }
        if (const auto error = read(part, takeRow))
            return *error;
        return true;
    };
    if (const auto error = eachPart({1, upTo == 0 ? lastPosition : upTo}, takePart))
        return *error;
    return count;
}

/// Restricts the search to the account, if any; false: it has no messages.
HistorySearch::Result<bool> HistorySearch::prepare()
{
    if (!m_search.account.isNull()) {
        QSqlQuery query(m_database);
        query.prepare(QStringLiteral("SELECT key FROM accounts WHERE id = ?"));
        query.addBindValue(m_search.account.toString(QUuid::WithoutBraces));
        if (!query.exec())
            return sql_text::storageError(query.lastError());
        if (!query.next())
            return false;
        m_accountKey = query.value(0).toLongLong();
    }
    m_expression = SearchIndex::expressionFor(m_search.query, m_accountKey);
    return true;
}

std::optional<Error> HistorySearch::eachPart(Range range, const TakePart &take)
{
    if (m_search.query.isEmpty())
        return std::nullopt;
    const auto mayFind = prepare();
    if (const auto *error = std::get_if<Error>(&mayFind))
        return *error;
    if (!std::get<bool>(mayFind))
        return std::nullopt;
    const auto newest = sql_text::readNumber(
        m_database, QStringLiteral("SELECT coalesce(max(id), 0) FROM messages"));
    if (const auto *error = std::get_if<Error>(&newest))
        return *error;
    range.last = std::min(range.last, std::get<qint64>(newest));
    const auto indexed = SearchIndex(m_database).indexedBelow();
    if (const auto *error = std::get_if<Error>(&indexed))
        return *error;

    const qint64 lowest = SearchIndex::blockOf(range.first);
    const qint64 highest = SearchIndex::blockOf(range.last);
    for (qint64 i = 0; i <= highest - lowest && m_isWanted(); ++i) {
        const qint64 block = isForwards() ? lowest + i : highest - i;
        const auto goesOn = eachPartOf(block, range, std::get<0>(indexed).value(block), take);
        if (const auto *error = std::get_if<Error>(&goesOn))
            return *error;
        if (!std::get<bool>(goesOn))
            break;
    }
    return std::nullopt;
}

HistorySearch::Result<bool> HistorySearch::eachPartOf(qint64 block, const Range &range,
                                                      qint64 indexedBelow, const TakePart &take)
{
    const Range all{std::max(range.first, SearchIndex::firstIdOf(block)),
                    std::min(range.last, SearchIndex::lastIdOf(block))};
    const Range known{all.first, std::min(all.last, indexedBelow - 1)};
    const Range missing{std::max(all.first, indexedBelow), all.last};
    for (const bool isIndexed : {isForwards(), !isForwards()}) {
        const Range &part = isIndexed ? known : missing;
        if (part.first > part.last)
            continue;
        auto goesOn = take(block, part, isIndexed);
        if (std::holds_alternative<Error>(goesOn) || !std::get<bool>(goesOn))
            return goesOn;
    }
    return true;
}

std::optional<Error> HistorySearch::look(qint64 block, const Range &part, int limit,
                                         const TakeRow &take)
{
    const QString found
        = QStringLiteral("SELECT rowid FROM %1 WHERE %1 MATCH ? AND rowid BETWEEN ? AND ?"
                         " ORDER BY rowid %2 LIMIT ?")
              .arg(SearchIndex::tableOf(block),
                   isForwards() ? QStringLiteral("ASC") : QStringLiteral("DESC"));
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    // A table that can't be opened is met here already.
    if (!query.prepare(selectMessages(QStringLiteral("id IN (%1)").arg(found), isForwards())))
        return sql_text::storageError(query.lastError());
    query.addBindValue(m_expression);
    query.addBindValue(part.first);
    query.addBindValue(part.last);
    query.addBindValue(limit);
    if (!query.exec())
        return sql_text::storageError(query.lastError());
    while (query.next() && take(query)) {}
    if (query.lastError().isValid())
        return sql_text::storageError(query.lastError());
    return std::nullopt;
}

std::optional<Error> HistorySearch::read(const Range &part, const TakeRow &take)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(selectMessages(QStringLiteral("id BETWEEN ? AND ? AND (? = 0 OR account = ?)"),
                                 isForwards()));
    query.addBindValue(part.first);
    query.addBindValue(part.last);
    query.addBindValue(m_accountKey);
    query.addBindValue(m_accountKey);
    if (!query.exec())
        return sql_text::storageError(query.lastError());
    for (int rows = 1; query.next(); ++rows) {
        if (m_search.query.matches(message_row::searchedText(query)) && !take(query))
            return std::nullopt;
        if (rows % readsBetweenQuestions == 0 && !m_isWanted())
            return std::nullopt;
    }
    if (query.lastError().isValid())
        return sql_text::storageError(query.lastError());
    return std::nullopt;
}

HistorySearch::Result<qint64> HistorySearch::countIndexed(qint64 block, const Range &part)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    const QString text
        = QStringLiteral("SELECT count(*) FROM %1 WHERE %1 MATCH ? AND rowid BETWEEN ? AND ?")
              .arg(SearchIndex::tableOf(block));
    if (!query.prepare(text))
        return sql_text::storageError(query.lastError());
    query.addBindValue(m_expression);
    query.addBindValue(part.first);
    query.addBindValue(part.last);
    if (!query.exec() || !query.next())
        return sql_text::storageError(query.lastError());
    return query.value(0).toLongLong();
}

bool HistorySearch::noteDamage(qint64 block, const Error &error)
{
    if (!sql_text::saysDamaged(error))
        return false;
    m_damagedBlocks.append(block);
    return true;
}

bool HistorySearch::isForwards() const
{
    return m_search.direction == Direction::Forwards;
}

} // namespace decidesk
