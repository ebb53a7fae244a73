#include "FlowLayout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace decidesk {

namespace {

int heightOf(const QList<QLayoutItem *> &row)
{
    int height = 0;
    for (const QLayoutItem *item : row)
        height = std::max(height, item->sizeHint().height());
    return height;
}

bool wantsSpace(const QLayoutItem *item)
{
    return item->expandingDirections().testFlag(Qt::Horizontal);
}

} // namespace

FlowLayout::FlowLayout(QWidget *parent) : QLayout(parent) {}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
    invalidate();
}

int FlowLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *taken = m_items[static_cast<std::size_t>(index)].release();
    m_items.erase(m_items.begin() + index);
    invalidate();
    return taken;
}

int FlowLayout::heightForWidth(int width) const
{
    const QMargins margins = contentsMargins();
    const QList<Row> rows = rowsFor(width - margins.left() - margins.right());
    int height = margins.top() + margins.bottom();
    for (const Row &row : rows)
        height += heightOf(row);
    return height + static_cast<int>(std::max<qsizetype>(0, rows.size() - 1)) * gap();
}

QSize FlowLayout::sizeHint() const
{
    const QMargins margins = contentsMargins();
    QSize size(margins.left() + margins.right(), margins.top() + margins.bottom());
    for (const Row &row : rowsFor(QLAYOUTSIZE_MAX)) {
        for (const QLayoutItem *item : row)
            size.rwidth() += item->sizeHint().width() + gap();
        size.rwidth() -= gap();
        size.rheight() += heightOf(row);
    }
    return size;
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto &item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return size.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    const QRect inside = rect.marginsRemoved(contentsMargins());
    int top = inside.top();
    for (const Row &row : rowsFor(inside.width())) {
        const int height = heightOf(row);
        placeRow(row, {inside.left(), top, inside.width(), height});
        top += height + gap();
    }
}

QList<FlowLayout::Row> FlowLayout::rowsFor(int width) const
{
    QList<Row> rows;
    int used = 0;
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        const int wanted = item->sizeHint().width();
        if (rows.isEmpty() || used + gap() + wanted > width) {
            rows.append(Row());
            used = wanted;
        } else {
            used += gap() + wanted;
        }
        rows.last().append(item.get());
    }
    return rows;
}

int FlowLayout::gap() const
{
    if (spacing() >= 0)
        return spacing();
    const QWidget *widget = parentWidget();
    return widget
        ? widget->style()->pixelMetric(QStyle::PM_LayoutHorizontalSpacing, nullptr, widget)
        : 0;
}

void FlowLayout::placeRow(const Row &row, const QRect &rect) const
{
    int spare = rect.width() - static_cast<int>(row.size() - 1) * gap();
    for (const QLayoutItem *item : row)
        spare -= item->sizeHint().width();
    auto wanting = static_cast<int>(std::count_if(row.cbegin(), row.cend(), wantsSpace));
    const Qt::LayoutDirection direction
        = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;

    int left = rect.left();
    for (QLayoutItem *item : row) {
        int width = item->sizeHint().width();
        if (wanting > 0 && wantsSpace(item)) {
            width += spare / wanting;
            spare -= spare / wanting;
            --wanting;
        }
        const QRect place(left, rect.top(), std::min(width, rect.width()), rect.height());
        item->setGeometry(QStyle::visualRect(direction, rect, place));
        left += width + gap();
    }
}

} // namespace decidesk
