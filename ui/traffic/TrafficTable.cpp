#include "TrafficTable.h"

#include "MonospaceFont.h"
#include "Tone.h"
#include "TrafficModel.h"

#include <QApplication>
#include <QEvent>
#include <QHeaderView>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStyle>
#include <QStyledItemDelegate>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace decidesk {

namespace {

// Of the text column, in characters. With less than the first the other columns are made narrow,
// with less than the second they go.
constexpr int comfortableText = 30;
constexpr int fewestText = 16;
/// The first goes first.
constexpr std::array leaving{TrafficModel::Connection, TrafficModel::Size, TrafficModel::Latency,
                             TrafficModel::Time, TrafficModel::Label};
/// In pixels; Qt's own is wider than an arrow.
constexpr int narrowestColumn = 16;
/// In pixels: what rounding takes from a text that just fits.
constexpr int slack = 4;
/// In average characters.
constexpr double widestOwn = 1000;

int besideText(const QStyle &style, const QWidget *widget)
{
    return style.pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, widget) + 1;
}

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

/// The sign without the word where there is no room for both.
class DirectionDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const QWidget *widget = option->widget;
        const QStyle *style = widget != nullptr ? widget->style() : QApplication::style();
        const int room = option->rect.width() - 2 * besideText(*style, widget);
        if (option->rect.isValid() && option->fontMetrics.horizontalAdvance(option->text) > room)
            option->text = option->text.section(u' ', 0, 0);
    }
};

/// As wide as anything usual in `column`; longer texts are elided.
QString widestUsual(int column)
{
    switch (column) {
    case TrafficModel::Time:
        return QStringLiteral("00:00:00.000");
    case TrafficModel::Size:
        return QStringLiteral("99,999 B");
    case TrafficModel::Latency:
        return QStringLiteral("99,999 ms");
    default:
        return QStringLiteral("TakeDecision");
    }
}

/// The same where there is little room: what is wider is rare, or can be told all the same.
QString widestNeeded(int column)
{
    switch (column) {
    case TrafficModel::Connection:
        return QStringLiteral("Console");
    case TrafficModel::Direction:
        return QStringLiteral("↓");
    case TrafficModel::Size:
        return QStringLiteral("9,999 B");
    case TrafficModel::Latency:
        return QStringLiteral("9,999 ms");
    default:
        return widestUsual(column);
    }
}

} // namespace

TrafficTable::TrafficTable(TrafficModel &model, QWidget *parent) : QTableView(parent)
{
    setModel(&model);
    setItemDelegateForColumn(TrafficModel::Text, new MonospaceDelegate(this));
    setItemDelegateForColumn(TrafficModel::Direction, new DirectionDelegate(this));
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
    horizontalHeader()->setTextElideMode(Qt::ElideRight);
    horizontalHeader()->setMinimumSectionSize(narrowestColumn);
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
    connect(horizontalHeader(), &QHeaderView::sectionResized, this,
            [this](int column, int /*before*/, int width) { onSectionResized(column, width); });
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
    // Of the columns one that never goes: the view would not scroll to another.
    const QModelIndex index = model()->index(row, TrafficModel::Direction);
    selectionModel()->setCurrentIndex(
        index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

QByteArray TrafficTable::ownWidths() const
{
    QByteArrayList widths;
    for (auto own = m_ownWidths.cbegin(); own != m_ownWidths.cend(); ++own)
        widths += QByteArray::number(own.key()) + ':' + QByteArray::number(own.value());
    return widths.join(' ');
}

void TrafficTable::setOwnWidths(const QByteArray &widths)
{
    m_ownWidths.clear();
    const QList<QByteArray> all = widths.split(' ');
    for (const QByteArray &one : all) {
        const QList<QByteArray> parts = one.split(':');
        bool isColumn = false;
        const int column = parts.first().toInt(&isColumn);
        const double width = parts.last().toDouble();
        if (parts.size() == 2 && isColumn && column >= 0 && column < TrafficModel::ColumnCount
            && width > 0 && width <= widestOwn)
            m_ownWidths.insert(column, width);
    }
    fitColumns();
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
    fitColumns();
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
    const int row = std::max(metrics.height(), QFontMetrics(monospaceFont(font())).height());
    // The smallest size stays: Qt 6.8 raises each row to a new one, and no row comes down again.
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(row + besideText(*style(), this));
    fitColumns();
}

void TrafficTable::fitColumns()
{
    if (m_fitting)
        return;
    const QScopedValueRollback fitting(m_fitting, true);
    const auto leftBy = [this](const QList<int> &widths) {
        return viewport()->width() - std::accumulate(widths.cbegin(), widths.cend(), 0);
    };
    QList<int> widths = widthsFor(Room::Ample);
    if (leftBy(widths) < textCharacters(comfortableText))
        widths = widthsFor(Room::Short);
    for (const int column : leaving) {
        if (leftBy(widths) < textCharacters(fewestText) && !m_ownWidths.contains(column))
            widths[column] = 0;
    }
    for (int column = 0; column < TrafficModel::Text; ++column) {
        setColumnHidden(column, widths.at(column) == 0);
        if (widths.at(column) > 0)
            setColumnWidth(column, widths.at(column));
    }
    fitTextColumn();
    keepCurrentColumnInView();
}

QList<int> TrafficTable::widthsFor(Room room) const
{
    QList<int> widths;
    for (int column = 0; column < TrafficModel::Text; ++column)
        widths += widthOf(column, room);
    return widths;
}

int TrafficTable::widthOf(int column, Room room) const
{
    const QFontMetrics metrics = fontMetrics();
    if (const auto own = m_ownWidths.constFind(column); own != m_ownWidths.cend())
        return std::max(narrowestColumn,
                        static_cast<int>(std::lround(*own * metrics.averageCharWidth())));
    const int around = 2 * besideText(*style(), this) + slack;
    const int title = horizontalHeader()->fontMetrics().horizontalAdvance(
        model()->headerData(column, Qt::Horizontal).toString());
    if (room == Room::Short) {
        const int needed = std::max(metrics.horizontalAdvance(widestNeeded(column)),
                                    column == TrafficModel::Label ? title : narrowestColumn);
        return needed + around;
    }
    return std::max(metrics.horizontalAdvance(widestUsual(column)), title) + around
        + metrics.averageCharWidth();
}

void TrafficTable::fitTextColumn()
{
    const QScopedValueRollback fitting(m_fitting, true);
    if (m_ownWidths.contains(TrafficModel::Text)) {
        setColumnWidth(TrafficModel::Text, widthOf(TrafficModel::Text, Room::Ample));
        return;
    }
    int left = viewport()->width();
    for (int column = 0; column < TrafficModel::Text; ++column)
        left -= columnWidth(column);
    setColumnWidth(TrafficModel::Text, std::max(left, textCharacters(fewestText)));
}

/// The arrow keys lead nowhere from a column that is not there.
void TrafficTable::keepCurrentColumnInView()
{
    const QModelIndex current = currentIndex();
    if (current.isValid() && isColumnHidden(current.column()))
        selectionModel()->setCurrentIndex(current.siblingAtColumn(TrafficModel::Direction),
                                          QItemSelectionModel::NoUpdate);
}

void TrafficTable::onSectionResized(int column, int width)
{
    if (m_fitting)
        return;
    m_ownWidths.insert(column, static_cast<double>(width) / fontMetrics().averageCharWidth());
    // The others stay while the user is at it.
    if (column != TrafficModel::Text)
        fitTextColumn();
}

int TrafficTable::textCharacters(int count) const
{
    return count * QFontMetrics(monospaceFont(font())).averageCharWidth();
}

void TrafficTable::onRowsRemoved(int first, int last)
{
    // What is being read moved up by so many rows; the view itself stays at its row number.
    if (first == 0 && !m_atEnd)
        verticalScrollBar()->setValue(verticalScrollBar()->value() - (last + 1));
}

} // namespace decidesk
