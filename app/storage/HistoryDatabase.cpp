#include "HistoryDatabase.h"

#include "HistoryComparison.h"
#include "HistoryIntake.h"
#include "MessageReader.h"
#include "SqlText.h"

#include <QLoggingCategory>
#include <QSet>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <algorithm>
#include <type_traits>
#include <utility>

namespace decidesk {

namespace {

Q_LOGGING_CATEGORY(log, "decidesk.history")

// With another program that has the file. The usual one is what Qt sets.
constexpr std::chrono::milliseconds usualPatience(5'000);
constexpr std::chrono::milliseconds patienceWithReaders(1'000);

QString idText(const AccountId &account)
{
    return account.toString(QUuid::WithoutBraces);
}

} // namespace

HistoryDatabase::Result<QList<HistoryDatabase::Written>> HistoryDatabase::commit(
    const QList<Message> &messages)
{
    QList<Written> written;
    if (const auto failed = inTransaction([&] { return write(messages, written); })) {
        m_writer.reset();
        return *failed;
    }
    return written;
}

template <typename Read>
auto HistoryDatabase::read(const AccountId &account, const Read &how)
    -> std::invoke_result_t<Read, MessageReader &>
{
    if (const auto error = m_file.open())
        return *error;
    MessageReader reader(m_file.database(), account);
    auto result = how(reader);
    if (const auto *error = std::get_if<Error>(&result))
        return noted(*error);
    return result;
}

HistoryDatabase::Result<QList<Message>> HistoryDatabase::readBefore(const AccountId &account,
                                                                    qint64 before,
                                                                    const PageSize &size)
{
    return read(account,
                [&](MessageReader &messages) { return messages.readBefore(before, size); });
}

HistoryDatabase::Result<QList<Message>> HistoryDatabase::readAfter(const AccountId &account,
                                                                   qint64 after,
                                                                   const PageSize &size)
{
    return read(account, [&](MessageReader &messages) { return messages.readAfter(after, size); });
}

HistoryDatabase::Result<QList<Message>> HistoryDatabase::readOpen(const AccountId &account)
{
    return read(account, [](MessageReader &messages) { return messages.readOpen(); });
}

HistoryDatabase::Result<QList<Message>> HistoryDatabase::readQuestions(const AccountId &account,
                                                                       qint64 before,
                                                                       const PageSize &size)
{
    return read(account,
                [&](MessageReader &messages) { return messages.readQuestions(before, size); });
}

HistoryDatabase::Result<qint64> HistoryDatabase::countDecisions(const AccountId &account,
                                                                qint64 after)
{
    return read(account, [&](MessageReader &messages) { return messages.countDecisions(after); });
}

HistoryDatabase::Result<qint64> HistoryDatabase::readPosition(const AccountId &account,
                                                              qint64 sequence)
{
    return read(account, [&](MessageReader &messages) { return messages.rowOf(sequence); });
}

HistoryDatabase::Result<HistoryStore::Hits> HistoryDatabase::search(
    const HistoryStore::Search &search, const HistorySearch::IsWanted &isWanted)
{
    if (const auto error = m_file.open())
        return *error;
    HistorySearch running(m_file.database(), search, isWanted);
    auto found = running.find();
    mendIndex(running.damagedBlocks());
    if (const auto *error = std::get_if<Error>(&found))
        return noted(*error);
    return found;
}

HistoryDatabase::Result<qint64> HistoryDatabase::countHits(const HistoryStore::Search &search,
                                                           qint64 upTo,
                                                           const HistorySearch::IsWanted &isWanted)
{
    if (const auto error = m_file.open())
        return *error;
    HistorySearch running(m_file.database(), search, isWanted);
    auto counted = running.count(upTo);
    mendIndex(running.damagedBlocks());
    if (const auto *error = std::get_if<Error>(&counted))
        return noted(*error);
    return counted;
}

HistoryDatabase::Result<bool> HistoryDatabase::remove(const AccountId &account, qint64 sequence)
{
    bool was = false;
    const auto failed = inTransaction([&]() -> std::optional<Error> {
        const auto row = MessageReader(m_file.database(), account).rowOf(sequence);
        if (const auto *error = std::get_if<Error>(&row))
            return *error;
        was = std::get<qint64>(row) != 0;
        if (!was)
            return std::nullopt;
        QSqlQuery query(m_file.database());
        query.prepare(QStringLiteral("DELETE FROM messages WHERE id = ?"));
        query.addBindValue(std::get<qint64>(row));
        if (auto error = run(query))
            return error;
        return dropFromIndex(SearchIndex::blockOf(std::get<qint64>(row)));
    });
    if (failed)
        return *failed;
    forget();
    return was;
}

std::optional<Error> HistoryDatabase::clear(const AccountId &account)
{
    const auto failed = inTransaction([&]() -> std::optional<Error> {
        const auto blocks = blocksOf(account);
        if (const auto *error = std::get_if<Error>(&blocks))
            return *error;
        QSqlQuery messages(m_file.database());
        messages.prepare(
            QStringLiteral("DELETE FROM messages"
                           " WHERE account = (SELECT key FROM accounts WHERE id = ?)"));
        messages.addBindValue(idText(account));
        if (auto error = run(messages))
            return error;
        QSqlQuery draft(m_file.database());
        draft.prepare(QStringLiteral("UPDATE accounts SET draft = '' WHERE id = ?"));
        draft.addBindValue(idText(account));
        if (auto error = run(draft))
            return error;
        for (const qint64 block : std::get<QList<qint64>>(blocks)) {
            if (auto error = dropFromIndex(block))
                return error;
        }
        return std::nullopt;
    });
    if (failed)
        return failed;
    forget();
    return std::nullopt;
}

std::optional<Error> HistoryDatabase::saveDraft(const AccountId &account, const QString &text)
{
    return inTransaction([&] {
        QSqlQuery query(m_file.database());
        query.prepare(QStringLiteral("INSERT INTO accounts (id, draft) VALUES (?, ?)"
                                     " ON CONFLICT (id) DO UPDATE SET draft = excluded.draft"));
        query.addBindValue(idText(account));
        query.addBindValue(text.isNull() ? QString(QLatin1String("")) : text);
        return run(query);
    });
}

std::optional<Error> HistoryDatabase::tryToWrite()
{
    return inTransaction([&]() -> std::optional<Error> {
        for (const auto *statement :
             {"INSERT INTO accounts (id) VALUES ('')", "DELETE FROM accounts WHERE id = ''"}) {
            QSqlQuery query(m_file.database());
            query.prepare(QLatin1StringView(statement));
            if (auto error = run(query))
                return error;
        }
        return std::nullopt;
    });
}

HistoryDatabase::Result<QString> HistoryDatabase::readDraft(const AccountId &account)
{
    if (const auto error = m_file.open())
        return *error;
    QSqlQuery query(m_file.database());
    query.prepare(QStringLiteral("SELECT draft FROM accounts WHERE id = ?"));
    query.addBindValue(idText(account));
    if (const auto error = run(query))
        return *error;
    return query.next() ? query.value(0).toString() : QString();
}

HistoryDatabase::Result<QList<HistoryArchive::Conversation>> HistoryDatabase::listConversations()
{
    if (const auto error = m_file.open())
        return *error;
    QSqlQuery query(m_file.database());
    query.prepare(QStringLiteral("SELECT id, last_sequence, draft FROM accounts"));
    if (const auto error = run(query))
        return *error;
    QList<HistoryArchive::Conversation> all;
    while (query.next()) {
        all.append({QUuid::fromString(query.value(0).toString()), query.value(1).toLongLong(),
                    query.value(2).toString()});
    }
    if (query.lastError().isValid())
        return noted(sql_text::storageError(query.lastError()));
    return all;
}

HistoryDatabase::Result<HistoryArchive::TakenIn> HistoryDatabase::takeIn(
    const HistoryArchive::Source &source)
{
    using TakenIn = HistoryArchive::TakenIn;
    auto outcome = TakenIn::Whole;
    const auto failed = inTransaction([&]() -> std::optional<Error> {
        const auto stored = sql_text::readNumber(m_file.database(),
                                                 QStringLiteral("SELECT count(*) FROM messages"));
        if (const auto *error = std::get_if<Error>(&stored))
            return *error;
        if (const qint64 messages = std::get<qint64>(stored); messages != 0) {
            HistoryComparison comparison(m_file.database());
            const bool isWhole = source(comparison);
            if (comparison.differs() || (isWhole && comparison.messages() != messages))
                outcome = TakenIn::NotEmpty;
            else if (!isWhole)
                outcome = TakenIn::Nothing;
            return comparison.failure();
        }
        m_indexMayLack = true;
        HistoryIntake intake(m_file.database());
        if (source(intake))
            return std::nullopt;
        outcome = TakenIn::Nothing;
        // Any error takes back what was written.
        return intake.failure() ? *intake.failure() : Error{};
    });
    if (failed && failed->kind != Error::Kind::None)
        return *failed;
    return outcome;
}

bool HistoryDatabase::fillIndex()
{
    if (!indexMayLack() || m_file.open())
        return false;
    // The index can be made anew, so it does not have to wait for the disk. Whatever is committed
    // after it takes it along.
    sql_text::runAll(m_file.database(), {QStringLiteral("PRAGMA synchronous = NORMAL")});
    bool isMore = false;
    auto failed = change(isMore, &SearchIndex::addMissing);
    // A damaged table is made anew, unless it is new.
    if (failed && sql_text::saysDamaged(*failed))
        failed = change(isMore, &SearchIndex::dropIncomplete);
    sql_text::runAll(m_file.database(), {QStringLiteral("PRAGMA synchronous = FULL")});
    m_indexMayLack = isMore && !failed;
    m_notIndexed = 0;
    return m_indexMayLack;
}

std::optional<Error> HistoryDatabase::change(bool &didAnything,
                                             SearchIndex::Result<bool> (SearchIndex::*how)())
{
    return inTransaction([&]() -> std::optional<Error> {
        SearchIndex index(m_file.database());
        const auto result = (index.*how)();
        if (const auto *error = std::get_if<Error>(&result))
            return *error;
        didAnything = std::get<bool>(result);
        return std::nullopt;
    });
}

bool HistoryDatabase::indexIsBehind() const
{
    return m_indexMayLack || m_notIndexed >= SearchIndex::sliceMessages;
}

bool HistoryDatabase::hasLongJournal() const
{
    // SQLite waits for 1,000 pages; a commit has 3 to 6.
    constexpr int many = 50;
    return m_commitsInJournal >= many;
}

void HistoryDatabase::takeInJournal()
{
    sql_text::runAll(m_file.database(), {QStringLiteral("PRAGMA wal_checkpoint(PASSIVE)")});
    m_commitsInJournal = 0;
}

std::optional<Error> HistoryDatabase::inTransaction(
    const std::function<std::optional<Error>()> &work)
{
    if (auto error = m_file.open())
        return error;
    // QSqlDatabase::transaction() would begin deferred, and fail at its first write.
    auto error = sql_text::runAll(m_file.database(), {QStringLiteral("BEGIN IMMEDIATE")});
    if (error)
        return noted(*error);
    error = work();
    if (!error)
        error = sql_text::runAll(m_file.database(), {QStringLiteral("COMMIT")});
    if (!error) {
        ++m_commitsInJournal;
        if (m_tracesRemain)
            emptyJournal(std::chrono::milliseconds(0));
        return std::nullopt;
    }
    sql_text::runAll(m_file.database(), {QStringLiteral("ROLLBACK")});
    return noted(*error);
}

std::optional<Error> HistoryDatabase::run(QSqlQuery &query)
{
    query.setForwardOnly(true);
    if (query.exec())
        return std::nullopt;
    return noted(sql_text::storageError(query.lastError()));
}

std::optional<Error> HistoryDatabase::write(const QList<Message> &messages, QList<Written> &written)
{
    if (!m_writer)
        m_writer.emplace(m_file.database());
    auto result = m_writer->write(messages);
    if (const auto *error = std::get_if<Error>(&result))
        return *error;
    auto &outcome = std::get<MessageWriter::Outcome>(result);
    for (const qint64 id : std::as_const(outcome.changed)) {
        if (auto error = dropFromIndex(SearchIndex::blockOf(id)))
            return error;
    }
    written = std::move(outcome.written);
    const auto isNew = [](const Written &entry) { return entry.id != 0; };
    const auto first = std::find_if(written.cbegin(), written.cend(), isNew);
    if (first == written.cend())
        return std::nullopt;
    const auto last = std::find_if(written.crbegin(), written.crend(), isNew);
    m_notIndexed += std::count_if(written.cbegin(), written.cend(), isNew);
    return SearchIndex(m_file.database()).leave(first->id, last->id);
}

HistoryDatabase::Result<QList<qint64>> HistoryDatabase::blocksOf(const AccountId &account)
{
    QSqlQuery query(m_file.database());
    query.prepare(QStringLiteral("SELECT id FROM messages"
                                 " WHERE account = (SELECT key FROM accounts WHERE id = ?)"));
    query.addBindValue(idText(account));
    if (const auto error = run(query))
        return *error;
    QSet<qint64> blocks;
    while (query.next())
        blocks.insert(SearchIndex::blockOf(query.value(0).toLongLong()));
    if (query.lastError().isValid())
        return noted(sql_text::storageError(query.lastError()));
    return blocks.values();
}

void HistoryDatabase::mendIndex(const QList<qint64> &damagedBlocks)
{
    for (const qint64 block : damagedBlocks)
        inTransaction([this, block] { return dropFromIndex(block); });
}

std::optional<Error> HistoryDatabase::dropFromIndex(qint64 block)
{
    m_indexMayLack = true;
    return SearchIndex(m_file.database()).drop(block);
}

/// What was deleted: it stands in the journal too, and in the copies of before an upgrade, which
/// have served their time.
void HistoryDatabase::forget()
{
    m_file.removeCopies();
    m_tracesRemain = true;
    emptyJournal(patienceWithReaders);
}

/// Where this can't be done now,
/// because another program reads or the disk fails, it is gone all the same for whoever asks; the
/// next change tries again.
void HistoryDatabase::emptyJournal(std::chrono::milliseconds patience)
{
    const auto wait = [this](std::chrono::milliseconds time) {
        sql_text::runAll(m_file.database(),
                         {QStringLiteral("PRAGMA busy_timeout = %1").arg(time.count())});
    };
    wait(patience);
    const auto isBusy = sql_text::readNumber(m_file.database(),
                                             QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
    wait(usualPatience);
    if (const auto *error = std::get_if<Error>(&isBusy))
        qCWarning(log) << "cannot empty the journal:" << error->detail;
    else
        m_tracesRemain = std::get<qint64>(isBusy) != 0;
}

Error HistoryDatabase::noted(const Error &error)
{
    m_file.noteFailure(error);
    return error;
}

} // namespace decidesk
