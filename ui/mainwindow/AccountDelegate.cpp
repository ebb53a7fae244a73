#include "AccountDelegate.h"

#include "AccountListModel.h"
#include "AccountModel.h"
#include "PlainLabel.h"
#include "StateDot.h"
#include "StateText.h"
#include "Tone.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>

namespace decidesk {

namespace {

constexpr int padding = 7;
constexpr qreal smallSize = 0.88;

QFont smaller(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * smallSize);
    return font;
}

QFont bolder(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

AccountDelegate::AccountDelegate(SecondLine secondLine, QObject *parent)
    : QStyledItemDelegate(parent), m_secondLine(secondLine)
{}

void AccountDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);

    const bool selected = item.state.testFlag(QStyle::State_Selected);
    const bool active = item.state.testFlag(QStyle::State_Active);
    QPalette palette = item.palette;
    palette.setCurrentColorGroup(active ? QPalette::Active : QPalette::Inactive);
    const QColor text = palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const QColor muted = selected ? text : toneColor(Tone::Muted, palette);
    if (selected) {
        // The sign has to stand out from the selection, whatever colour that is.
        for (const auto role : {QPalette::WindowText, QPalette::Link})
            palette.setColor(role, text);
    }

    painter->save();
    const QRect area = item.rect.adjusted(padding, padding, -padding, -padding);
    const QFont nameFont = bolder(item.font);
    const QFont smallFont = smaller(item.font);
    const QFontMetrics name(nameFont);
    const QFontMetrics small(smallFont);
    const int dot = std::max(9, name.ascent() * 2 / 3);
    const int gap = padding;
    const auto placed = [&item](const QRect &rect) {
        return QStyle::visualRect(item.direction, item.rect, rect);
    };

    const QRect dotArea(area.left(), area.top() + (name.height() - dot) / 2, dot, dot);
    const auto state = index.data(AccountModel::StateRole).value<Session::State>();
    paintStateDot(*painter, placed(dotArea), state, palette, selected);

    const QString unread = unreadText(index.data(AccountModel::UnreadCountRole).toInt());
    const int unreadWidth = unread.isEmpty() ? 0 : small.horizontalAdvance(unread) + gap;
    const int left = area.left() + dot + gap;
    const QRect nameArea(left, area.top(), area.right() - left - unreadWidth, name.height());
    painter->setPen(text);
    painter->setFont(nameFont);
    const QString shown = withVisibleControls(item.text);
    painter->drawText(placed(nameArea), Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                      name.elidedText(shown, Qt::ElideRight, nameArea.width()));

    painter->setFont(smallFont);
    if (!unread.isEmpty()) {
        const QRect unreadArea(area.right() - unreadWidth, area.top(), unreadWidth, name.height());
        painter->setPen(selected ? text : toneColor(Tone::Accent, palette));
        painter->drawText(placed(unreadArea), Qt::AlignVCenter | Qt::AlignTrailing, unread);
    }
    painter->setPen(muted);
    const QRect serverArea(left, area.top() + name.height(), area.right() - left, small.height());
    painter->drawText(placed(serverArea), Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                      small.elidedText(secondLine(index), Qt::ElideMiddle, serverArea.width()));
    painter->restore();
}

QString AccountDelegate::secondLine(const QModelIndex &index) const
{
    const QString server = index.data(AccountModel::ServerNameRole).toString();
    if (m_secondLine == SecondLine::Server)
        return server;
    const auto state = index.data(AccountModel::StateRole).value<Session::State>();
    return server + QStringLiteral(" · ") + stateText(state);
}

QSize AccountDelegate::sizeHint(const QStyleOptionViewItem &option,
                                const QModelIndex & /*index*/) const
{
    const int height = QFontMetrics(bolder(option.font)).height()
        + QFontMetrics(smaller(option.font)).height() + 2 * padding;
    return {QFontMetrics(option.font).averageCharWidth() * 16, height};
}

} // namespace decidesk
