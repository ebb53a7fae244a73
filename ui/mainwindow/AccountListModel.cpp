#include "AccountListModel.h"

#include "AccountModel.h"
#include "PlainLabel.h"
#include "StateText.h"

#include <QCoreApplication>
#include <QStringList>

namespace decidesk {

QVariant AccountListModel::data(const QModelIndex &index, int role) const
{
    if (role != Qt::ToolTipRole && role != Qt::AccessibleDescriptionRole)
        return QIdentityProxyModel::data(index, role);

    const auto state = index.data(AccountModel::StateRole).value<Session::State>();
    QStringList parts{index.data(AccountModel::ServerNameRole).toString(), stateText(state)};
    if (const int unread = index.data(AccountModel::UnreadCountRole).toInt(); unread > 0)
        parts.append(unreadText(unread));
    if (role == Qt::AccessibleDescriptionRole)
        return parts.join(QStringLiteral(", "));
    parts.prepend(index.data(Qt::DisplayRole).toString());
    return plainToolTip(parts.join(u'\n'));
}

QString unreadText(int count)
{
    if (count <= 0)
        return {};
    //: Beside an account: decisions that came while it was not shown
    return QCoreApplication::translate("decidesk::AccountListModel", "%n new", nullptr, count);
}

} // namespace decidesk
