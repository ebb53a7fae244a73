#pragma once

#include "Account.h"

#include <QObject>
#include <QTimer>

namespace decidesk {

class Composer;
class HistoryStore;

/// What stands in the composer, kept in the history per account: read when an account is shown,
/// stored at most a second after it was typed and when another account is shown.
class Draft : public QObject
{
    Q_OBJECT

public:
    /// `history` and `composer` must outlive it.
    Draft(HistoryStore &history, Composer &composer, QObject *parent);

    /// Stores the draft of the account before, empties the composer and reads the draft of
    /// `account` into it. Null: none.
    void setAccount(const AccountId &account);
    /// Stores what was typed since it was stored last, now.
    void save();
    /// What `account` had drafted was accepted as a message, and the composer has let go of it
    /// where that account is shown.
    void onSent(const AccountId &account);

private:
    void store();
    void load();

    HistoryStore &m_history;
    Composer &m_composer;
    AccountId m_account;
    QTimer m_delay; ///< runs: something was typed that is not stored
};

} // namespace decidesk
