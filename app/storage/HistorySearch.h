#pragma once

#include "HistoryStore.h"

#include <QList>
#include <QSqlDatabase>
#include <QString>

#include <functional>
#include <optional>
#include <variant>

class QSqlQuery;

namespace decidesk {

/// What `HistoryStore` says about searching, on the open database of a history, in its thread:
/// block by block, by the `SearchIndex` as far as it goes, and by reading the messages that are
/// missing in it. Errors are StorageFailed.
class HistorySearch
{
public:
    /// Asked now and then during a search; when it says no, the rest is not done.
    using IsWanted = std::function<bool()>;
    template <typename Value>
    using Result = std::variant<Value, Error>;

    HistorySearch(const QSqlDatabase &database, HistoryStore::Search search, IsWanted isWanted);

    Result<HistoryStore::Hits> find();
    Result<qint64> count(qint64 upTo);

    /// Whose tables could not be read; their messages were read instead.
    [[nodiscard]] const QList<qint64> &damagedBlocks() const { return m_damagedBlocks; }

private:
    /// Of positions, both ends included.
    struct Range
    {
        qint64 first = 1;
        qint64 last = 0;
    };
    /// Gets a row of `hitIn`; false: no more of them.
    using TakeRow = std::function<bool(const QSqlQuery &)>;
    /// Gets a part of a range that is in one block, and in its index as a whole or not at all.
    /// False: no more of them.
    using TakePart = std::function<Result<bool>(qint64 block, const Range &part, bool isIndexed)>;

    Result<bool> prepare();
    std::optional<Error> eachPart(Range range, const TakePart &take);
    Result<bool> eachPartOf(qint64 block, const Range &range, qint64 indexedBelow,
                            const TakePart &take);
    std::optional<Error> look(qint64 block, const Range &part, int limit, const TakeRow &take);
    bool noteDamage(qint64 block, const Error &error);
    std::optional<Error> read(const Range &part, const TakeRow &take);
    Result<qint64> countIndexed(qint64 block, const Range &part);
    [[nodiscard]] bool isForwards() const;

    QSqlDatabase m_database;
    const HistoryStore::Search m_search;
    const IsWanted m_isWanted;
    qint64 m_accountKey = 0; ///< 0: all conversations
    QString m_expression;
    QList<qint64> m_damagedBlocks;
};

} // namespace decidesk
