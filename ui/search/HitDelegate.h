#pragma once

#include <QStyledItemDelegate>

namespace decidesk {

/// A hit in the list: where and when it was written, and below it the line of the message with what
/// was found in bold. Text from outside is painted as it is.
class HitDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
};

} // namespace decidesk
