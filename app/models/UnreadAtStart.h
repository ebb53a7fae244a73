#pragma once

#include "Account.h"

#include <QObject>

namespace decidesk {

class AccountModel;
class HistoryStore;
class Settings;

/// Tells an `AccountModel` of the decisions that came in an account after it was last shown, in
/// this run of the program or an earlier one, as soon as the account is listed.
class UnreadAtStart : public QObject
{
    Q_OBJECT

public:
    /// All must outlive this object.
    UnreadAtStart(AccountModel &model, const Settings &settings, HistoryStore &history,
                  QObject *parent);

private:
    void count(const AccountId &account);

    AccountModel &m_model;
    const Settings &m_settings;
    HistoryStore &m_history;
};

} // namespace decidesk
