#include "HitListModel.h"

#include "Message.h"
#include "PlainLabel.h"
#include "SearchModel.h"
#include "TimeText.h"

#include <QCoreApplication>
#include <QLocale>

namespace decidesk {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(decidesk::HitListModel)
};

QString kindText(Message::Direction direction)
{
    switch (direction) {
    case Message::Direction::Question:
        //: In the list of hits: a message that the user sent
        return Words::tr("Question");
    case Message::Direction::Decision:
        //: In the list of hits: a message that the server answered with
        return Words::tr("Decision");
    case Message::Direction::Unasked:
        break;
    }
    //: In the list of hits: a message that came while nothing was asked
    return Words::tr("More from the server");
}

} // namespace

QVariant HitListModel::data(const QModelIndex &index, int role) const
{
    const QDateTime created = index.isValid()
        ? QIdentityProxyModel::data(index, SearchModel::CreatedRole).toDateTime()
        : QDateTime();
    switch (role) {
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2: %3")
            .arg(hitPlaceText(index), exactTimeText(created),
                 QIdentityProxyModel::data(index, Qt::DisplayRole).toString());
    case Qt::ToolTipRole:
        return plainToolTip(hitPlaceText(index) + u'\n' + exactTimeText(created));
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

QString hitPlaceText(const QModelIndex &hit)
{
    const QString name = withVisibleControls(hit.data(SearchModel::AccountNameRole).toString());
    const QString kind = kindText(hit.data(SearchModel::DirectionRole).value<Message::Direction>());
    return name.isEmpty() ? kind : name + QStringLiteral(" · ") + kind;
}

QString hitTimeText(const QDateTime &created, const QDate &today)
{
    const QDate day = created.toLocalTime().date();
    if (day == today)
        return timeText(created);
    const QString shortDay = day == today.addDays(-1)
        ? dayText(day, today)
        : QLocale().toString(day, QLocale::ShortFormat);
    return shortDay + u' ' + timeText(created);
}

} // namespace decidesk
