#pragma once

#include "Error.h"
#include "Message.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QSqlQuery>

#include <optional>
#include <variant>

class QSqlDatabase;

namespace decidesk {

/// Writes messages to the open database of a history, with statements that are prepared once.
/// Belongs to the thread of the database. Every call belongs into a transaction of the caller's;
/// after a failed one the writer is of no further use.
class MessageWriter
{
public:
    struct Written
    {
        Message message; ///< as stored
        qint64 id = 0; ///< of its row; 0: replaced, not appended
    };
    struct Outcome
    {
        QList<Written> written;
        QSet<qint64> changed; ///< ids of the rows that have got another text
    };
    template <typename Value>
    using Result = std::variant<Value, Error>;

    explicit MessageWriter(const QSqlDatabase &database);

    /// See `HistoryStore::commit`. Errors are StorageFailed.
    Result<Outcome> write(const QList<Message> &messages);

private:
    struct Numbering
    {
        qint64 accountKey = 0; ///< 0: not stored
        qint64 last = 0;
        bool isNew = false; ///< `last` is not stored yet
    };

    std::optional<Error> append(Message message, Outcome &outcome);
    std::optional<Error> replace(const Message &message, Outcome &outcome);
    std::optional<Error> look(const AccountId &account, Numbering &numbering);
    std::optional<Error> storeNumbers();

    QSqlQuery m_findAccount;
    QSqlQuery m_addAccount;
    QSqlQuery m_number;
    QSqlQuery m_insert;
    QSqlQuery m_update;
    QSqlQuery m_findOtherText;
    QHash<AccountId, Numbering> m_numberings; ///< of one call
};

} // namespace decidesk
