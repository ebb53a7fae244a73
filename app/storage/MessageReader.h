#pragma once

#include "Error.h"
#include "HistoryStore.h"
#include "Message.h"

#include <QList>
#include <QSqlDatabase>

#include <optional>
#include <variant>

class QSqlQuery;

namespace decidesk {

/// Reads the messages of one account from the open database of a history. Belongs to the thread of
/// the database. Errors are StorageFailed.
class MessageReader
{
public:
    template <typename Value>
    using Result = std::variant<Value, Error>;
    using PageSize = HistoryStore::PageSize;

    MessageReader(const QSqlDatabase &database, const AccountId &account)
        : m_database(database), m_account(account)
    {}

    // See HistoryStore.
    Result<QList<Message>> readBefore(qint64 before, const PageSize &size);
    Result<QList<Message>> readAfter(qint64 after, const PageSize &size);
    Result<QList<Message>> readOpen();
    Result<QList<Message>> readQuestions(qint64 before, const PageSize &size);
    Result<qint64> countDecisions(qint64 after);

    /// The number of a message's row; 0: there is no such message.
    Result<qint64> rowOf(qint64 sequence);

private:
    template <typename Read>
    Result<QList<Message>> readFolded(const PageSize &size, const Read &read);
    Result<QList<Message>> readBackwards(qint64 before, const PageSize &size,
                                         const QString &condition);
    Result<QList<Message>> readPage(QSqlQuery &query, const PageSize &size);
    std::optional<Error> countFolds(QList<Message> &page);
    [[nodiscard]] QSqlQuery prepared(const QString &text) const;

    QSqlDatabase m_database;
    AccountId m_account;
};

} // namespace decidesk
