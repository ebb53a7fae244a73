#include "SqlText.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

namespace decidesk::sql_text {

Error storageError(const QSqlError &error)
{
    // The driver tells the extended code, of which the lowest byte is the primary one.
    const int code = error.nativeErrorCode().toInt() & 0xff;
    // A full disk leaves no words at the commit.
    const QString words = error.databaseText().isEmpty()
        ? QStringLiteral("SQLite error %1").arg(error.nativeErrorCode())
        : error.databaseText();
    return {Error::Kind::StorageFailed, words, code, {}};
}

bool saysDamaged(const Error &error)
{
    return error.code == corruptCode || error.code == notADatabaseCode;
}

std::optional<Error> runAll(QSqlDatabase &database, const QStringList &statements)
{
    for (const QString &statement : statements) {
        QSqlQuery query(database);
        if (!query.exec(statement))
            return storageError(query.lastError());
    }
    return std::nullopt;
}

std::variant<qint64, Error> readNumber(QSqlDatabase &database, const QString &query)
{
    QSqlQuery sql(database);
    if (!sql.exec(query) || !sql.next())
        return storageError(sql.lastError());
    return sql.value(0).toLongLong();
}

} // namespace decidesk::sql_text
