#include "HitList.h"

#include "HitDelegate.h"
#include "HitListModel.h"
#include "SearchModel.h"
#include "Tone.h"

#include <QPainter>
#include <QScrollBar>

namespace decidesk {

HitList::HitList(SearchModel &model, QWidget *parent) : QListView(parent)
{
    auto *words = new HitListModel(this);
    words->setSourceModel(&model);
    setModel(words);
    setItemDelegate(new HitDelegate(this));
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setUniformItemSizes(true);
    setAlternatingRowColors(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
}

void HitList::setEmptyText(const QString &text)
{
    if (m_emptyText == text)
        return;
    m_emptyText = text;
    setAccessibleDescription(text);
    viewport()->update();
}

void HitList::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    if (m_emptyText.isEmpty() || model()->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(toneColor(Tone::Muted, palette()));
    const int margin = fontMetrics().averageCharWidth() * 2;
    painter.drawText(viewport()->rect().adjusted(margin, margin, -margin, -margin),
                     Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, m_emptyText);
}

void HitList::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    if (!currentIndex().isValid() && model()->rowCount() > 0)
        setCurrentIndex(model()->index(0, 0));
}

void HitList::rowsInserted(const QModelIndex &parent, int first, int last)
{
    QListView::rowsInserted(parent, first, last);
    // What is being read stays where it is when a new hit comes in above it.
    QScrollBar *bar = verticalScrollBar();
    if (first > 0 || bar->value() == 0)
        return;
    const int height = sizeHintForRow(0) * (last - first + 1);
    executeDelayedItemsLayout();
    bar->setValue(bar->value() + height);
}

} // namespace decidesk
