#pragma once

#include "HistoryArchive.h"

#include <QHash>
#include <QSqlQuery>

#include <optional>

class QSqlDatabase;

namespace decidesk {

/// Writes conversations into an open database, in a transaction of the caller's.
class HistoryIntake : public HistoryArchive::Intake
{
public:
    explicit HistoryIntake(QSqlDatabase &database);

    bool open(const HistoryArchive::Conversation &conversation) override;
    bool add(const Message &message) override;

    /// Why a call answered false.
    [[nodiscard]] const std::optional<Error> &failure() const { return m_failure; }

private:
    bool run(QSqlQuery &query);

    QSqlQuery m_open;
    QSqlQuery m_add;
    QHash<AccountId, qint64> m_keys;
    std::optional<Error> m_failure;
};

} // namespace decidesk
