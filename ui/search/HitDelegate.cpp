#include "HitDelegate.h"

#include "HitListModel.h"
#include "SearchModel.h"
#include "Tone.h"

#include <QApplication>
#include <QDate>
#include <QPainter>
#include <QStyle>
#include <QTextLayout>

#include <algorithm>

namespace decidesk {

namespace {

constexpr int padding = 7;
constexpr qreal smallSize = 0.88;
constexpr QChar ellipsis = u'…';

QFont smaller(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * smallSize);
    return font;
}

/// The marks of the part of the text that is shown, bold.
QList<QTextLayout::FormatRange> boldRanges(const Excerpt &excerpt, qsizetype length)
{
    QList<QTextLayout::FormatRange> ranges;
    for (const SearchQuery::Range &mark : excerpt.marks) {
        if (mark.start >= length)
            break;
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(mark.start);
        range.length = static_cast<int>(std::min(mark.length, length - mark.start));
        range.format.setFontWeight(QFont::Bold);
        ranges.append(range);
    }
    return ranges;
}

QTextLine layOut(QTextLayout &layout, int width, Qt::LayoutDirection direction)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAnywhere);
    option.setTextDirection(layout.text().isRightToLeft() ? Qt::RightToLeft : direction);
    layout.setTextOption(option);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    if (line.isValid()) {
        line.setLineWidth(width);
        line.setPosition({0, 0});
    }
    layout.endLayout();
    return line;
}

/// On one line, with "…" where it does not hold all.
void drawExcerpt(QPainter &painter, const QRect &area, const Excerpt &excerpt, const QFont &font,
                 Qt::LayoutDirection direction)
{
    QTextLayout whole(excerpt.text, font);
    whole.setFormats(boldRanges(excerpt, excerpt.text.size()));
    const QTextLine line = layOut(whole, area.width(), direction);
    if (!line.isValid())
        return;
    // On the font's own baseline: letters that another font lends may be higher.
    const auto draw = [&](const QTextLayout &layout) {
        const double down = QFontMetricsF(font).ascent() - layout.lineAt(0).ascent();
        layout.draw(&painter, QPointF(area.left(), area.top() + down));
    };
    if (line.textLength() >= excerpt.text.size()) {
        draw(whole);
        return;
    }
    QFont bold = font;
    bold.setWeight(QFont::Bold);
    const int room = area.width() - QFontMetrics(bold).horizontalAdvance(ellipsis);
    QTextLayout measured(excerpt.text, font);
    measured.setFormats(boldRanges(excerpt, excerpt.text.size()));
    const int length = layOut(measured, std::max(room, 1), direction).textLength();
    QTextLayout cut(excerpt.text.left(length) + ellipsis, font);
    cut.setFormats(boldRanges(excerpt, length));
    layOut(cut, area.width(), direction);
    draw(cut);
}

} // namespace

void HitDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                        const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);

    const bool selected = item.state.testFlag(QStyle::State_Selected);
    QPalette palette = item.palette;
    palette.setCurrentColorGroup(item.state.testFlag(QStyle::State_Active) ? QPalette::Active
                                                                           : QPalette::Inactive);
    const QColor text = palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const QColor muted = selected ? text : toneColor(Tone::Muted, palette);

    painter->save();
    const QRect area = item.rect.adjusted(padding, padding, -padding, -padding);
    const QFont smallFont = smaller(item.font);
    const QFontMetrics small(smallFont);
    const auto placed = [&item](const QRect &rect) {
        return QStyle::visualRect(item.direction, item.rect, rect);
    };

    painter->setFont(smallFont);
    painter->setPen(muted);
    const QString time
        = hitTimeText(index.data(SearchModel::CreatedRole).toDateTime(), QDate::currentDate());
    const int timeWidth = std::min(small.horizontalAdvance(time) + padding, area.width() / 2);
    const QRect timeArea(area.right() + 1 - timeWidth, area.top(), timeWidth, small.height());
    painter->drawText(placed(timeArea), Qt::AlignVCenter | Qt::AlignTrailing | Qt::TextSingleLine,
                      small.elidedText(time, Qt::ElideRight, timeWidth));
    const QRect placeArea(area.left(), area.top(), area.width() - timeWidth - padding,
                          small.height());
    painter->drawText(placed(placeArea), Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                      small.elidedText(hitPlaceText(index), Qt::ElideRight, placeArea.width()));

    painter->setPen(text);
    const QFontMetrics metrics(item.font);
    const QRect excerptArea(area.left(), area.bottom() + 1 - metrics.height(), area.width(),
                            metrics.height());
    painter->setClipRect(excerptArea);
    drawExcerpt(*painter, excerptArea, index.data(SearchModel::ExcerptRole).value<Excerpt>(),
                item.font, item.direction);
    painter->restore();

    if (item.state.testFlag(QStyle::State_HasFocus)) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(item);
        focus.rect = item.rect.adjusted(1, 1, -1, -1);
        focus.backgroundColor = palette.color(selected ? QPalette::Highlight : QPalette::Base);
        style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, item.widget);
    }
}

QSize HitDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex & /*index*/) const
{
    const int height = QFontMetrics(smaller(option.font)).height()
        + QFontMetrics(option.font).height() + padding / 2 + 2 * padding;
    return {QFontMetrics(option.font).averageCharWidth() * 20, height};
}

} // namespace decidesk
