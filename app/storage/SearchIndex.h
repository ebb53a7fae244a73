#pragma once

#include "Error.h"

#include <QHash>
#include <QSqlDatabase>
#include <QString>

#include <optional>
#include <variant>

namespace decidesk {

class SearchQuery;

/// The index that makes a search quick: one FTS5 table for each block of messages that were stored
/// one after the other.
///
/// Blocks bound what everything costs. The newest hits are found without the older blocks. Deleted
/// text leaves nothing behind because the table of its block is dropped as a whole (FTS5 itself
/// keeps deleted words until it happens to merge them). What is missing, because it was stored just
/// now, after that, in a file of an older version, or because words are made of it in another way
/// now, is added a slice at a time; meanwhile those messages are read instead.
///
/// On the open database of a history, in its thread. What writes belongs into a transaction of the
/// caller. Errors are StorageFailed.
class SearchIndex
{
public:
    template <typename Value>
    using Result = std::variant<Value, Error>;

    /// So many are added at a time at most, which takes some milliseconds.
    static constexpr int sliceMessages = 512;

    explicit SearchIndex(const QSqlDatabase &database) : m_database(database) {}

    /// Changes when the same text may be indexed in another way.
    static int measure();

    static qint64 blockOf(qint64 id);
    static qint64 firstIdOf(qint64 block);
    static qint64 lastIdOf(qint64 block);
    /// The name of its FTS5 table.
    static QString tableOf(qint64 block);
    /// What finds `query` in such a table, for its MATCH; `accountKey` 0: in all conversations.
    static QString expressionFor(const SearchQuery &query, qint64 accountKey);

    /// Of each block that has a table, the id below which all its messages are in it.
    Result<QHash<qint64, qint64>> indexedBelow();

    /// Messages with these ids, `first` to `last`, were stored; they are left to `addMissing`.
    std::optional<Error> leave(qint64 first, qint64 last);
    /// A text was removed or changed.
    std::optional<Error> drop(qint64 block);
    /// Adds some of the messages that are missing, the newest block first; false: there were none.
    Result<bool> addMissing();
    /// Drops the block that `addMissing` would add to; false: it has no table.
    Result<bool> dropIncomplete();

private:
    /// A message of the table `messages`.
    struct Entry
    {
        qint64 id = 0;
        qint64 accountKey = 0;
        QString text; ///< as `searchedText` has it
    };
    struct Block
    {
        qint64 number = 0;
        int measure = 0; ///< by which it was filled
        qint64 indexedBelow = 0; ///< a message is in it when its id is smaller
    };

    Result<std::optional<Block>> read(qint64 number);
    std::optional<Error> create(const Block &block);
    std::optional<Error> insert(qint64 block, const QList<Entry> &entries);
    Result<std::optional<qint64>> newestIncomplete();
    std::optional<Error> fill(const Block &block);

    QSqlDatabase m_database;
};

} // namespace decidesk
