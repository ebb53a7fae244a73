#include "SearchIndex.h"

#include "IndexWords.h"
#include "MessageRow.h"
#include "NormalizedText.h"
#include "SearchQuery.h"
#include "SqlText.h"

#include <QList>
#include <QSqlError>
#include <QSqlQuery>
#include <QStringList>
#include <QVariant>

#include <algorithm>
#include <limits>
#include <utility>

namespace decidesk {

namespace {

/// Small enough to be read or indexed anew without anybody noticing, large enough for a million
/// messages to need few tables. The files that exist depend on it.
constexpr qint64 blockSize = 16'384;

/// So many characters, roughly, are added at a time at most.
constexpr qsizetype sliceCharacters = qsizetype{128} * 1024;

QString accountWord(qint64 accountKey)
{
    return QString::number(accountKey);
}

} // namespace

int SearchIndex::measure()
{
    // Room for those of NormalizedText.
    constexpr int wordVersions = 1'000'000;
    return index_words::version * wordVersions + NormalizedText::measure();
}

qint64 SearchIndex::blockOf(qint64 id)
{
    return id / blockSize;
}

qint64 SearchIndex::firstIdOf(qint64 block)
{
    return block * blockSize;
}

qint64 SearchIndex::lastIdOf(qint64 block)
{
    return firstIdOf(block + 1) - 1;
}

QString SearchIndex::tableOf(qint64 block)
{
    return QStringLiteral("search_%1").arg(block);
}

QString SearchIndex::expressionFor(const SearchQuery &query, qint64 accountKey)
{
    // Folded words have letters and digits only: within quotes they are nothing but words to FTS5.
    QStringList phrases;
    for (const SearchQuery::Term &term : query.terms()) {
        const index_words::Phrase phrase = index_words::phraseOf(term);
        phrases.append(u'"' + phrase.words.join(u' ')
                       + (phrase.lastIsBeginning ? QStringLiteral("\" *") : QStringLiteral("\"")));
    }
    const QString text = QStringLiteral("text : (%1)").arg(phrases.join(QStringLiteral(" AND ")));
    return accountKey == 0
        ? text
        : QStringLiteral("account : \"%1\" AND %2").arg(accountWord(accountKey), text);
}

SearchIndex::Result<QHash<qint64, qint64>> SearchIndex::indexedBelow()
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(QStringLiteral("SELECT number, indexed_below FROM search_blocks"
                                 " WHERE measure = ?"));
    query.addBindValue(measure());
    if (!query.exec())
        return sql_text::storageError(query.lastError());
    QHash<qint64, qint64> blocks;
    while (query.next())
        blocks.insert(query.value(0).toLongLong(), query.value(1).toLongLong());
    if (query.lastError().isValid())
        return sql_text::storageError(query.lastError());
    return blocks;
}

std::optional<Error> SearchIndex::leave(qint64 first, qint64 last)
{
    for (qint64 block = blockOf(first); block <= blockOf(last); ++block) {
        const qint64 below = std::max(first, firstIdOf(block));
        if (auto error
            = sql_text::runAll(m_database,
                               {QStringLiteral("UPDATE search_blocks SET indexed_below = %1"
                                               " WHERE number = %2 AND indexed_below > %1")
                                    .arg(below)
                                    .arg(block)}))
            return error;
    }
    return std::nullopt;
}

std::optional<Error> SearchIndex::drop(qint64 block)
{
    const QStringList statements{
        QStringLiteral("DROP TABLE IF EXISTS %1").arg(tableOf(block)),
        QStringLiteral("DELETE FROM search_blocks WHERE number = %1").arg(block)};
    auto error = sql_text::runAll(m_database, statements);
    if (!error || !sql_text::saysDamaged(*error))
        return error;
    // SQLite drops a table only if it can open it: let it take this one for empty. Row 10 is where
    // FTS5 keeps its structure; this one has no levels and no segments.
    error = sql_text::runAll(m_database,
                             {QStringLiteral("INSERT OR REPLACE INTO %1_data (id, block)"
                                             " VALUES (10, x'00000000000000')")
                                  .arg(tableOf(block))});
    return error ? error : sql_text::runAll(m_database, statements);
}

SearchIndex::Result<bool> SearchIndex::addMissing()
{
    const auto incomplete = newestIncomplete();
    if (const auto *error = std::get_if<Error>(&incomplete))
        return *error;
    const auto number = std::get<std::optional<qint64>>(incomplete);
    if (!number)
        return false;
    const auto found = read(*number);
    if (const auto *error = std::get_if<Error>(&found))
        return *error;
    std::optional<Block> block = std::get<std::optional<Block>>(found);
    if (block && block->measure != measure()) {
        if (const auto error = drop(*number))
            return *error;
        block.reset();
    }
    if (!block) {
        block = Block{*number, measure(), firstIdOf(*number)};
        if (const auto error = create(*block))
            return *error;
    }
    if (const auto error = fill(*block))
        return *error;
    return true;
}

SearchIndex::Result<bool> SearchIndex::dropIncomplete()
{
    const auto incomplete = newestIncomplete();
    if (const auto *error = std::get_if<Error>(&incomplete))
        return *error;
    const auto number = std::get<std::optional<qint64>>(incomplete);
    if (!number)
        return false;
    const auto block = read(*number);
    if (const auto *error = std::get_if<Error>(&block))
        return *error;
    if (!std::get<std::optional<Block>>(block))
        return false;
    if (const auto error = drop(*number))
        return *error;
    return true;
}

SearchIndex::Result<std::optional<SearchIndex::Block>> SearchIndex::read(qint64 number)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(
        QStringLiteral("SELECT measure, indexed_below FROM search_blocks WHERE number = ?"));
    query.addBindValue(number);
    if (!query.exec())
        return sql_text::storageError(query.lastError());
    if (!query.next())
        return std::optional<Block>();
    return std::optional<Block>({number, query.value(0).toInt(), query.value(1).toLongLong()});
}

std::optional<Error> SearchIndex::create(const Block &block)
{
    // The text comes folded, so that the tokenizer has nothing to decide: to `ascii` everything
    // that is no ASCII belongs to a word. The texts themselves are not kept a second time.
    return sql_text::runAll(
        m_database,
        {QStringLiteral("CREATE VIRTUAL TABLE %1 USING fts5"
                        " (account, text, content='', columnsize=0, tokenize='ascii')")
             .arg(tableOf(block.number)),
         QStringLiteral("INSERT INTO search_blocks (number, measure, indexed_below)"
                        " VALUES (%1, %2, %3)")
             .arg(block.number)
             .arg(block.measure)
             .arg(block.indexedBelow)});
}

std::optional<Error> SearchIndex::insert(qint64 block, const QList<Entry> &entries)
{
    QSqlQuery query(m_database);
    // A table that can't be opened is met here already.
    if (!query.prepare(QStringLiteral("INSERT INTO %1 (rowid, account, text) VALUES (?, ?, ?)")
                           .arg(tableOf(block))))
        return sql_text::storageError(query.lastError());
    for (const Entry &entry : entries) {
        query.addBindValue(entry.id);
        query.addBindValue(accountWord(entry.accountKey));
        query.addBindValue(index_words::textOf(NormalizedText(entry.text)));
        if (!query.exec())
            return sql_text::storageError(query.lastError());
    }
    return std::nullopt;
}

SearchIndex::Result<std::optional<qint64>> SearchIndex::newestIncomplete()
{
    const auto indexed = indexedBelow();
    if (const auto *error = std::get_if<Error>(&indexed))
        return *error;
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(QStringLiteral("SELECT max(id) FROM messages WHERE id < ?"));
    qint64 below = std::numeric_limits<qint64>::max();
    for (;;) {
        query.addBindValue(below);
        if (!query.exec() || !query.next())
            return sql_text::storageError(query.lastError());
        if (query.value(0).isNull())
            return std::optional<qint64>();
        const qint64 block = blockOf(query.value(0).toLongLong());
        if (std::get<0>(indexed).value(block) <= lastIdOf(block))
            return std::optional<qint64>(block);
        below = firstIdOf(block);
    }
}

std::optional<Error> SearchIndex::fill(const Block &block)
{
    QList<Entry> entries;
    qsizetype characters = 0;
    bool isFull = false;
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(
        QStringLiteral("SELECT %1, id, account FROM messages WHERE id BETWEEN ? AND ? ORDER BY id")
            .arg(message_row::columns()));
    query.addBindValue(block.indexedBelow);
    query.addBindValue(lastIdOf(block.number));
    if (!query.exec())
        return sql_text::storageError(query.lastError());
    while (!isFull && query.next()) {
        entries.append({query.value(message_row::columnCount).toLongLong(),
                        query.value(message_row::columnCount + 1).toLongLong(),
                        message_row::searchedText(query)});
        characters += entries.constLast().text.size();
        isFull = entries.size() >= sliceMessages || characters >= sliceCharacters;
    }
    if (query.lastError().isValid())
        return sql_text::storageError(query.lastError());
    query.finish();
    if (auto error = insert(block.number, entries))
        return error;
    const qint64 below = isFull ? entries.constLast().id + 1 : lastIdOf(block.number) + 1;
    return sql_text::runAll(
        m_database,
        {QStringLiteral("UPDATE search_blocks SET indexed_below = %1 WHERE number = %2")
             .arg(below)
             .arg(block.number)});
}

} // namespace decidesk
