#include "HistorySearch.h"

#include "MessageRow.h"
#include "SqlText.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <limits>

namespace decidesk {

namespace {

using Search = HistoryStore::Search;
using Hits = HistoryStore::Hits;

/// How many messages are read until it is asked whether the answer is still wanted.
constexpr int readsBetweenQuestions = 256;

bool isForwards(const Search &search)
{
    return search.direction == Search::Direction::Forwards;
}

} // namespace

HistorySearch::Result<Hits> HistorySearch::find(const Search &search, const IsWanted &isWanted)
{
    constexpr qint64 last = std::numeric_limits<qint64>::max();
    const Range range = isForwards(search) ? Range{search.from + 1, last}
                                           : Range{1, search.from == 0 ? last : search.from - 1};
    Hits hits;
    const auto failed = scan(search, range, isWanted, [&](const QSqlQuery &row) {
        hits.more = hits.hits.size() >= search.limit;
        if (!hits.more)
            hits.hits.append(hitIn(row));
        return !hits.more;
    });
    if (failed)
        return *failed;
    return hits;
}

HistorySearch::Result<qint64> HistorySearch::count(const Search &search, qint64 upTo,
                                                   const IsWanted &isWanted)
{
    qint64 count = 0;
    const Range range{1, upTo == 0 ? std::numeric_limits<qint64>::max() : upTo};
    const auto failed = scan(search, range, isWanted, [&count](const QSqlQuery &) {
        ++count;
        return true;
    });
    if (failed)
        return *failed;
    return count;
}

std::optional<Error> HistorySearch::scan(const Search &search, const Range &range,
                                         const IsWanted &isWanted, const TakeRow &take)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(
        QStringLiteral("SELECT %1, id, (SELECT a.id FROM accounts a WHERE a.key = account)"
                       " FROM messages WHERE id BETWEEN ? AND ? %2 ORDER BY id %3")
            .arg(MessageRow::columns(),
                 search.account.isNull()
                     ? QString()
                     : QStringLiteral("AND account = (SELECT key FROM accounts WHERE id = ?)"),
                 isForwards(search) ? QString() : QStringLiteral("DESC")));
    query.addBindValue(range.first);
    query.addBindValue(range.last);
    if (!search.account.isNull())
        query.addBindValue(search.account.toString(QUuid::WithoutBraces));
    if (!query.exec())
        return SqlText::storageError(query.lastError());
    for (int read = 1; query.next(); ++read) {
        if (search.query.matches(MessageRow::text(query)) && !take(query))
            return std::nullopt;
        if (read % readsBetweenQuestions == 0 && !isWanted())
            return std::nullopt;
    }
    if (query.lastError().isValid())
        return SqlText::storageError(query.lastError());
    return std::nullopt;
}

HistoryStore::Hit HistorySearch::hitIn(const QSqlQuery &row)
{
    const qint64 position = row.value(MessageRow::columnCount).toLongLong();
    const AccountId account(row.value(MessageRow::columnCount + 1).toString());
    return {MessageRow::read(row, account), position};
}

} // namespace decidesk
