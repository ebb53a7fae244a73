#include "TrafficTable.h"

#include "MonospaceFont.h"
#include "Tone.h"
#include "TrafficModel.h"

#include <QEvent>
#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>

namespace decidesk {

namespace {

/// Of the text column, in characters: where there is less space the table scrolls.
constexpr int narrowestText = 30;

class MonospaceDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->font = monospaceFont(option->font);
        option->fontMetrics = QFontMetrics(option->font);
    }
};

/// As wide as anything usual in `column`; longer texts are elided.
QString widestUsual(int column)
{
    switch (column) {
    case TrafficModel::Time:
        return QStringLiteral("00:00:00.000");
    case TrafficModel::Size:
        return QStringLiteral("999,999 B");
    case TrafficModel::Latency:
        return QStringLiteral("99,999 ms");
    default:
        return QStringLiteral("TakeDecision");
    }
}

} // namespace

TrafficTable::TrafficTable(TrafficModel &model, QWidget *parent) : QTableView(parent)
{
    setModel(&model);
    setItemDelegateForColumn(TrafficModel::Text, new MonospaceDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    fitToFont();

    connect(verticalScrollBar(), &QScrollBar::valueChanged, this,
            [this](int value) { m_atEnd = value == verticalScrollBar()->maximum(); });
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int /*low*/, int high) {
        if (m_atEnd)
            verticalScrollBar()->setValue(high);
    });
    connect(&model, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex & /*parent*/, int first, int last) {
                onRowsRemoved(first, last);
            });
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this](int section) {
        if (section != TrafficModel::Text)
            fitTextColumn();
    });
}

void TrafficTable::setEmptyText(const QString &text)
{
    if (m_emptyText == text)
        return;
    m_emptyText = text;
    viewport()->update();
}

void TrafficTable::showRow(int row)
{
    const QModelIndex index = model()->index(row, 0);
    selectionModel()->setCurrentIndex(
        index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

void TrafficTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (m_emptyText.isEmpty() || model()->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(toneColor(Tone::Muted, palette()));
    const int margin = fontMetrics().averageCharWidth() * 2;
    painter.drawText(viewport()->rect().adjusted(margin, 0, -margin, 0),
                     Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
}

void TrafficTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitTextColumn();
}

void TrafficTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    switch (event->type()) {
    case QEvent::FontChange:
    case QEvent::StyleChange:
    case QEvent::LanguageChange:
        fitToFont();
        break;
    default:
        break;
    }
}

void TrafficTable::fitToFont()
{
    const QFontMetrics metrics = fontMetrics();
    const int padding = 2 * (style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, this) + 1);
    const int row = std::max(metrics.height(), QFontMetrics(monospaceFont(font())).height());
    // The smallest size stays: Qt 6.8 raises each row to a new one, and no row comes down again.
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(row + padding / 2);

    const QFontMetrics headerMetrics = horizontalHeader()->fontMetrics();
    for (int column = 0; column < TrafficModel::Text; ++column) {
        const QString title = model()->headerData(column, Qt::Horizontal).toString();
        const int width = std::max({metrics.horizontalAdvance(widestUsual(column)),
                                    headerMetrics.horizontalAdvance(title)});
        setColumnWidth(column, width + 2 * padding + metrics.averageCharWidth());
    }
    fitTextColumn();
}

void TrafficTable::fitTextColumn()
{
    int used = 0;
    for (int column = 0; column < TrafficModel::Text; ++column)
        used += columnWidth(column);
    const int least = narrowestText * QFontMetrics(monospaceFont(font())).averageCharWidth();
    setColumnWidth(TrafficModel::Text, std::max(viewport()->width() - used, least));
}

void TrafficTable::onRowsRemoved(int first, int last)
{
    // What is being read moved up by so many rows; the view itself stays at its row number.
    if (first == 0 && !m_atEnd)
        verticalScrollBar()->setValue(verticalScrollBar()->value() - (last + 1));
}

} // namespace decidesk
