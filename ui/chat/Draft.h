#pragma once

#include "Account.h"
#include "StoreTimer.h"

#include <QObject>
#include <QString>
#include <QStringList>

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
    /// `text`, with which the draft of `account` began, was accepted as a message; the composer has
    /// let go of it where that account is shown. What was typed behind it stays.
    void onSent(const AccountId &account, const QString &text);

private:
    void store();
    void load();

    HistoryStore &m_history;
    Composer &m_composer;
    AccountId m_account;
    StoreTimer m_unstored;
    quint64 m_load = 0; ///< numbers the calls of `load`; the answer to an older one is void
    bool m_isLoading = false; ///< or could not be read: what is stored must not be overwritten
    QStringList m_sentMeanwhile; ///< what is being read may begin with it
};

} // namespace decidesk
