#pragma once

#include <QIdentityProxyModel>

namespace decidesk {

/// Puts the words for people on an `AccountModel`: tooltips, and what a screen reader says.
class AccountListModel : public QIdentityProxyModel
{
    Q_OBJECT

public:
    using QIdentityProxyModel::QIdentityProxyModel;

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
};

/// "2 new", or nothing.
QString unreadText(int count);

} // namespace decidesk
