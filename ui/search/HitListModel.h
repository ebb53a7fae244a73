#pragma once

#include <QDateTime>
#include <QIdentityProxyModel>

namespace decidesk {

/// Puts the words for people on a `SearchModel`: tooltips, and what a screen reader says.
class HitListModel : public QIdentityProxyModel
{
    Q_OBJECT

public:
    using QIdentityProxyModel::QIdentityProxyModel;

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
};

/// Which account and what kind of message a hit is: "tom · Question".
QString hitPlaceText(const QModelIndex &hit);

/// When a hit was written, short: the time of today, else with the day.
QString hitTimeText(const QDateTime &created, const QDate &today);

} // namespace decidesk
