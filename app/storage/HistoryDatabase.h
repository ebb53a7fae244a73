#pragma once

#include "HistoryArchive.h"
#include "HistoryFile.h"
#include "HistorySearch.h"
#include "HistoryStore.h"
#include "Message.h"
#include "MessageWriter.h"
#include "SearchIndex.h"

#include <QList>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>
#include <type_traits>
#include <variant>

class QSqlQuery;

namespace decidesk {

class MessageReader;

/// The questions that a history answers, as SQL. Every call opens the file where it is not open,
/// may wait for the disk, and belongs to one thread. Errors are those of `HistoryFile::open`, and
/// StorageFailed; nothing of a failed call is kept.
class HistoryDatabase
{
public:
    using Written = MessageWriter::Written;
    template <typename Value>
    using Result = std::variant<Value, Error>;
    using PageSize = HistoryStore::PageSize;

    /// The history in the file `path`.
    explicit HistoryDatabase(const QString &path) : m_file(path) {}

    /// As every call does.
    std::optional<Error> open() { return m_file.open(); }

    /// See `HistoryStore::commit`.
    Result<QList<Written>> commit(const QList<Message> &messages);
    Result<QList<Message>> readBefore(const AccountId &account, qint64 before,
                                      const PageSize &size);
    Result<QList<Message>> readAfter(const AccountId &account, qint64 after, const PageSize &size);
    Result<QList<Message>> readOpen(const AccountId &account);
    Result<qint64> countDecisions(const AccountId &account, qint64 after);
    Result<QList<Message>> readQuestions(const AccountId &account, qint64 before,
                                         const PageSize &size);
    Result<HistoryStore::Hits> search(const HistoryStore::Search &search,
                                      const HistorySearch::IsWanted &isWanted);
    Result<qint64> countHits(const HistoryStore::Search &search, qint64 upTo,
                             const HistorySearch::IsWanted &isWanted);
    Result<qint64> readPosition(const AccountId &account, qint64 sequence);
    /// Whether it was there. Like `clear` it leaves nothing behind in any file: at once, or where
    /// another program reads the file meanwhile with the next change after that.
    Result<bool> remove(const AccountId &account, qint64 sequence);
    std::optional<Error> clear(const AccountId &account);
    std::optional<Error> saveDraft(const AccountId &account, const QString &text);
    Result<QString> readDraft(const AccountId &account);
    /// Writes something and takes it away again: whether that can be done now.
    std::optional<Error> tryToWrite();

    /// See `HistoryArchive`.
    Result<QList<HistoryArchive::Conversation>> listConversations();
    Result<HistoryArchive::TakenIn> takeIn(const HistoryArchive::Source &source);

    /// Adds some of what is missing in the index of the search, for some milliseconds; true: there
    /// is more. What fails is tried again in another run: nothing depends on it but speed.
    bool fillIndex();
    /// Whether `fillIndex` may have something to do.
    [[nodiscard]] bool indexMayLack() const { return m_indexMayLack || m_notIndexed > 0; }
    /// Whether it may be so much that it should not wait for a quiet moment.
    [[nodiscard]] bool indexIsBehind() const;
    /// Takes the journal into the file, for some milliseconds.
    void takeInJournal();
    /// Whether that is worth it. Else SQLite does so in the midst of a commit that somebody waits
    /// for.
    [[nodiscard]] bool hasLongJournal() const;

    /// See `HistoryFile::setAside`.
    [[nodiscard]] const QString &setAside() const { return m_file.setAside(); }

private:
    std::optional<Error> inTransaction(const std::function<std::optional<Error>()> &work);
    std::optional<Error> run(QSqlQuery &query);
    std::optional<Error> write(const QList<Message> &messages, QList<Written> &written);
    template <typename Read>
    auto read(const AccountId &account, const Read &how)
        -> std::invoke_result_t<Read, MessageReader &>;
    Result<QList<qint64>> blocksOf(const AccountId &account);
    std::optional<Error> change(bool &didAnything, SearchIndex::Result<bool> (SearchIndex::*how)());
    std::optional<Error> dropFromIndex(qint64 block);
    void mendIndex(const QList<qint64> &damagedBlocks);
    void forget();
    void emptyJournal(std::chrono::milliseconds patience);
    Error noted(const Error &error);

    HistoryFile m_file;
    std::optional<MessageWriter> m_writer; ///< ends before the connection
    bool m_tracesRemain = false; ///< of what was deleted, in the journal
    int m_commitsInJournal = 0; ///< at most
    bool m_indexMayLack = true; ///< some messages may be missing in the index of the search …
    qsizetype m_notIndexed = 0; ///< … besides so many that were stored last
};

} // namespace decidesk
