#pragma once

#include "HistoryStore.h"

#include <QSqlDatabase>

#include <functional>
#include <optional>
#include <variant>

class QSqlQuery;

namespace decidesk {

/// What `HistoryStore` says about searching, on the open database of a history; belongs to its
/// thread. Errors are StorageFailed.
class HistorySearch
{
public:
    /// Asked now and then during a search; when it says no, the rest is not done.
    using IsWanted = std::function<bool()>;
    template <typename Value>
    using Result = std::variant<Value, Error>;

    explicit HistorySearch(const QSqlDatabase &database) : m_database(database) { }

    Result<HistoryStore::Hits> find(const HistoryStore::Search &search, const IsWanted &isWanted);
    Result<qint64> count(const HistoryStore::Search &search, qint64 upTo, const IsWanted &isWanted);

private:
    /// Of positions, both ends included.
    struct Range
    {
        qint64 first = 1;
        qint64 last = 0;
    };
    /// Gets a row of `hitIn`; false: no more of them.
    using TakeRow = std::function<bool(const QSqlQuery &)>;

    std::optional<Error> scan(const HistoryStore::Search &search, const Range &range,
                              const IsWanted &isWanted, const TakeRow &take);
    static HistoryStore::Hit hitIn(const QSqlQuery &row);

    QSqlDatabase m_database;
};

} // namespace decidesk
