#pragma once

#include "Account.h"
#include "Session.h"

#include <QAbstractListModel>

namespace decidesk {

class SessionList;

/// The accounts of the profile for a list view, in the order of `SessionList`.
class AccountModel : public QAbstractListModel
{
    Q_OBJECT

public:
    /// Beside Qt::DisplayRole (the name, or the server where there is none).
    enum Role {
        AccountIdRole = Qt::UserRole, ///< QUuid
        StateRole, ///< Session::State
        ServerNameRole, ///< host and port
        HasProblemRole, ///< bool
        UnreadCountRole, ///< int: decisions that came while the account was not shown
    };

    /// `sessions` must outlive the model.
    explicit AccountModel(SessionList &sessions, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    [[nodiscard]] QModelIndex indexOf(const AccountId &id) const;
    /// The account whose conversation is in view; its decisions are read as they come. Null: none.
    void setShownAccount(const AccountId &id);

private:
    SessionList &m_sessions;
    AccountId m_shown;
};

} // namespace decidesk
