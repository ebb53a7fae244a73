#pragma once

#include "HistoryArchive.h"

#include <QHash>
#include <QSqlQuery>

#include <optional>

class QSqlDatabase;

namespace decidesk {

/// Compares conversations with those of an open database, and writes nothing: whether an import
/// that was cut off after its messages were committed can go on from there.
class HistoryComparison : public HistoryArchive::Intake
{
public:
    explicit HistoryComparison(QSqlDatabase &database);

    /// False where it is another one here, or could not be read.
    bool open(const HistoryArchive::Conversation &conversation) override;
    bool add(const Message &message) override;

    /// Messages that were given and are the same here.
    [[nodiscard]] qint64 messages() const { return m_messages; }
    /// Whether something was given that is not here, or is another one here.
    [[nodiscard]] bool differs() const { return m_differs; }
    /// Why something could not be read.
    [[nodiscard]] const std::optional<Error> &failure() const { return m_failure; }

private:
    bool find(QSqlQuery &query);
    bool note(bool isSame);

    QSqlQuery m_conversation;
    QSqlQuery m_message;
    QHash<AccountId, qint64> m_keys;
    qint64 m_messages = 0;
    bool m_differs = false;
    std::optional<Error> m_failure;
};

} // namespace decidesk
