#pragma once

#include <QStyledItemDelegate>

namespace decidesk {

/// An account in the list: the sign of its state, its name, its server, and how much is new.
class AccountDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum class SecondLine { Server, ServerAndState };

    explicit AccountDelegate(SecondLine secondLine, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    [[nodiscard]] QString secondLine(const QModelIndex &index) const;

    const SecondLine m_secondLine;
};

} // namespace decidesk
