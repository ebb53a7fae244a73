#include "HistorySchema.h"

#include "SqlText.h"

#include <QSqlDatabase>

namespace decidesk::HistorySchema {

const QList<Step> &steps()
{
    static const QList<Step> all = {
        {1,
         {
             // The sequence goes on after the messages are gone, so that none is given twice.
             QStringLiteral("CREATE TABLE accounts ("
                            " key INTEGER PRIMARY KEY,"
                            " id TEXT NOT NULL UNIQUE,"
                            " last_sequence INTEGER NOT NULL DEFAULT 0,"
                            " draft TEXT NOT NULL DEFAULT ''"
                            ") STRICT"),
             // Times are milliseconds since 1970, UTC.
             QStringLiteral("CREATE TABLE messages ("
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
                            ") STRICT"),
             QStringLiteral("CREATE INDEX open_questions ON messages (account, sequence)"
                            " WHERE direction = 'Question'"
                            " AND state IN ('Queued', 'NotSent', 'Sent')"),
         }},
    };
    return all;
}

int currentVersion()
{
    return steps().constLast().version;
}

std::optional<Error> upgrade(QSqlDatabase &database)
{
    const auto version = SqlText::readNumber(database, QStringLiteral("PRAGMA user_version"));
    if (const auto *error = std::get_if<Error>(&version))
        return *error;
    for (const Step &step : steps()) {
        if (step.version <= std::get<qint64>(version))
            continue;
        QStringList all = {QStringLiteral("BEGIN IMMEDIATE")};
        all += step.statements;
        all += QStringLiteral("PRAGMA application_id = %1").arg(applicationId);
        all += QStringLiteral("PRAGMA user_version = %1").arg(step.version);
        all += QStringLiteral("COMMIT");
        if (const std::optional<Error> error = SqlText::runAll(database, all)) {
            SqlText::runAll(database, {QStringLiteral("ROLLBACK")});
            return error;
        }
    }
    return std::nullopt;
}

} // namespace decidesk::HistorySchema
