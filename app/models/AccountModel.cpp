#include "AccountModel.h"

#include "SessionList.h"

#include <algorithm>
#include <numeric>

namespace decidesk {

AccountModel::AccountModel(SessionList &sessions, QObject *parent)
    : QAbstractListModel(parent), m_sessions(sessions)
{
    const QList<Session *> present = m_sessions.sessions();
    for (Session *session : present) {
        m_rows.append({.id = session->account().id, .session = session});
        follow(session);
    }
    connect(&m_sessions, &SessionList::added, this, &AccountModel::add);
    connect(&m_sessions, &SessionList::removed, this, &AccountModel::remove);
}

int AccountModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant AccountModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.session->displayName();
    case AccountIdRole:
        return row.id;
    case StateRole:
        return QVariant::fromValue(row.session->state());
    case ServerNameRole:
        return row.session->place();
    case HasProblemRole:
        return row.session->problem().has_value();
    case UnreadCountRole:
        return row.unread;
    default:
        return {};
    }
}

QModelIndex AccountModel::indexOf(const AccountId &id) const
{
    const int row = rowOf(id);
    return row < 0 ? QModelIndex() : index(row);
}

void AccountModel::setShownAccount(const AccountId &id)
{
    m_shown = id;
    if (const int row = rowOf(id); row >= 0)
        setUnread(row, 0);
}

void AccountModel::addUnread(const AccountId &id, int count)
{
    const int row = rowOf(id);
    if (row >= 0 && id != m_shown)
        setUnread(row, m_rows.at(row).unread + count);
}

void AccountModel::setAttended(bool attended)
{
    m_attended = attended;
    const int row = rowOf(m_shown);
    if (attended && row >= 0)
        setUnread(row, 0);
}

int AccountModel::unreadCount() const
{
    return std::accumulate(m_rows.cbegin(), m_rows.cend(), 0,
                           [](int sum, const Row &row) { return sum + row.unread; });
}

void AccountModel::add(Session *session)
{
    const int place = static_cast<int>(m_sessions.sessions().indexOf(session));
    const int row = place < 0 ? static_cast<int>(m_rows.size())
                              : std::min(place, static_cast<int>(m_rows.size()));
    beginInsertRows({}, row, row);
    m_rows.insert(row, {.id = session->account().id, .session = session});
    endInsertRows();
    follow(session);
}

void AccountModel::remove(const AccountId &id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    const bool wasUnread = m_rows.at(row).unread > 0;
    disconnect(m_rows.at(row).session, nullptr, this, nullptr);
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
    if (wasUnread)
        emit unreadCountChanged();
}

void AccountModel::follow(Session *session)
{
    const AccountId id = session->account().id;
    const auto announcing = [this, id](const QList<int> &roles) {
        return [this, id, roles] { announce(id, roles); };
    };
    connect(session, &Session::stateChanged, this, announcing({StateRole}));
    connect(session, &Session::problemChanged, this, announcing({HasProblemRole}));
    connect(session, &Session::accountChanged, this, announcing({Qt::DisplayRole, ServerNameRole}));
    connect(session, &Session::decisionArrived, this, [this, id] {
        const int row = rowOf(id);
        if (row >= 0 && (id != m_shown || !m_attended))
            setUnread(row, m_rows.at(row).unread + 1);
    });
}

void AccountModel::announce(const AccountId &id, const QList<int> &roles)
{
    const QModelIndex changed = indexOf(id);
    if (changed.isValid())
        emit dataChanged(changed, changed, roles);
}

void AccountModel::setUnread(int row, int count)
{
    if (m_rows.at(row).unread == count)
        return;
    m_rows[row].unread = count;
    emit dataChanged(index(row), index(row), {UnreadCountRole});
    emit unreadCountChanged();
}

int AccountModel::rowOf(const AccountId &id) const
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(),
                                    [&id](const Row &row) { return row.id == id; });
    return found == m_rows.cend() ? -1 : static_cast<int>(found - m_rows.cbegin());
}

} // namespace decidesk
