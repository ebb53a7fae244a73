#pragma once

#include "Account.h"
#include "Session.h"

#include <QAbstractListModel>
#include <QList>

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
    /// So many decisions came in an account before it was listed. One that is shown has none.
    void addUnread(const AccountId &id, int count);
    /// Whether somebody looks at the window: else what comes in the shown account is unread too,
    /// until somebody does. True at first.
    void setAttended(bool attended);
    /// Decisions that came and were not in view.
    [[nodiscard]] int unreadCount() const;

signals:
    void unreadCountChanged();

private:
    struct Row
    {
        AccountId id;
        Session *session = nullptr;
        int unread = 0;
    };

    void add(Session *session);
    void remove(const AccountId &id);
    void follow(Session *session);
    void announce(const AccountId &id, const QList<int> &roles);
    void setUnread(int row, int count);
    [[nodiscard]] int rowOf(const AccountId &id) const; ///< -1: none

    SessionList &m_sessions;
    QList<Row> m_rows; ///< a copy, so that rows go out one by one as the views are told
    AccountId m_shown;
    bool m_attended = true;
};

} // namespace decidesk
