#include "HistorySchema.h"

#include "SqlText.h"

#include <QSqlDatabase>
#include <QString>
#include <QStringList>

#include <array>

namespace decidesk::history_schema {

namespace {

constexpr std::array toVersion1{
    // The sequence goes on after the messages are gone, so that none is given twice.
    "CREATE TABLE accounts ("
    " key INTEGER PRIMARY KEY,"
    " id TEXT NOT NULL UNIQUE,"
    " last_sequence INTEGER NOT NULL DEFAULT 0,"
    " draft TEXT NOT NULL DEFAULT ''"
    ") STRICT",
    // Times are milliseconds since 1970, UTC.
    "CREATE TABLE messages ("
    " id INTEGER PRIMARY KEY,"
    " account INTEGER NOT NULL REFERENCES accounts(key),"
    " sequence INTEGER NOT NULL,"
    " direction TEXT NOT NULL,"
    " state TEXT NOT NULL,"
    " text TEXT NOT NULL,"
    " created INTEGER,"
    " sent INTEGER,"
    " asked_again INTEGER,"
    " latency INTEGER NOT NULL,"
    " in_reply_to INTEGER NOT NULL,"
    " marks INTEGER NOT NULL,"
    " error_kind TEXT,"
    " error_detail TEXT,"
    " error_code INTEGER,"
    " error_received TEXT,"
    " UNIQUE (account, sequence)"
    ") STRICT",
    "CREATE INDEX open_questions ON messages (account, sequence)"
    " WHERE direction = 'Question'"
    " AND state IN ('Queued', 'NotSent', 'Sent')",
};

constexpr std::array toVersion2{
    // The tables themselves come one by one, as messages do: see SearchIndex. An older file begins
    // without any, and its messages are added a slice at a time while it is in use.
    "CREATE TABLE search_blocks ("
    " number INTEGER PRIMARY KEY,"
    " measure INTEGER NOT NULL,"
    " indexed_below INTEGER NOT NULL"
    ") STRICT",
};

constexpr std::array toVersion3{
    // A conversation opens as fast however many messages are folded at its end: 8 is their mark.
    "CREATE INDEX unfolded_messages ON messages (account, sequence) WHERE marks & 8 = 0",
};

constexpr std::array allSteps{
    Step{1, toVersion1},
    Step{2, toVersion2},
    Step{3, toVersion3},
};
static_assert(areInOrder(allSteps), "each step leads from the version before it to the next");

} // namespace

std::span<const Step> steps()
{
    return allSteps;
}

int currentVersion()
{
    return allSteps.back().version;
}

std::optional<Error> upgrade(QSqlDatabase &database)
{
    const auto version = sql_text::readNumber(database, QStringLiteral("PRAGMA user_version"));
    if (const auto *error = std::get_if<Error>(&version))
        return *error;
    for (const Step &step : allSteps) {
        if (step.version <= std::get<qint64>(version))
            continue;
        QStringList all = {QStringLiteral("BEGIN IMMEDIATE")};
        for (const char *statement : step.statements)
            all += QString::fromLatin1(statement);
        all += QStringLiteral("PRAGMA application_id = %1").arg(applicationId);
        all += QStringLiteral("PRAGMA user_version = %1").arg(step.version);
        all += QStringLiteral("COMMIT");
        if (const std::optional<Error> error = sql_text::runAll(database, all)) {
            sql_text::runAll(database, {QStringLiteral("ROLLBACK")});
            return error;
        }
    }
    return std::nullopt;
}

} // namespace decidesk::history_schema
