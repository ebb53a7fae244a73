#pragma once

#include "Error.h"

#include <QStringList>

#include <optional>
#include <variant>

class QSqlDatabase;
class QSqlError;

namespace decidesk::sql_text {

// Of SQLite's result codes (sqlite.org/rescode.html).
constexpr int busyCode = 5;
constexpr int readOnlyCode = 8;
constexpr int corruptCode = 11;
constexpr int fullCode = 13;
constexpr int cannotOpenCode = 14;
constexpr int notADatabaseCode = 26;

/// StorageFailed with the database's own words; `code` is SQLite's primary result code, or 0.
Error storageError(const QSqlError &error);

/// Whether the file, or a part of it, is damaged or no database.
bool saysDamaged(const Error &error);

/// Runs statements without parameters until one fails.
std::optional<Error> runAll(QSqlDatabase &database, const QStringList &statements);

/// The number in the first column of the first row; StorageFailed where there is none.
std::variant<qint64, Error> readNumber(QSqlDatabase &database, const QString &query);

} // namespace decidesk::sql_text
