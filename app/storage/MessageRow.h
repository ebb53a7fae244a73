#pragma once

#include "Message.h"

#include <QSqlQuery>
#include <QString>

/// A message as a row of the table `messages`.
namespace decidesk::message_row {

/// The columns that `read` expects first in a SELECT, in order.
QString columns();
constexpr int columnCount = 14;
/// INSERT of one row; `bind` fills it, the account's key and the sequence come after.
QString insertStatement();
/// UPDATE of the row of an account's key and a sequence, which come last.
QString updateStatement();

/// Binds what `columns` says, then `accountKey` and the sequence.
void bind(QSqlQuery &query, const Message &message, qint64 accountKey);
/// The message in the current row of a SELECT of `columns`.
Message read(const QSqlQuery &query, const AccountId &account);

/// `searchedText` of that message.
QString searchedText(const QSqlQuery &query);

} // namespace decidesk::message_row
