#include "TableWidths.h"

#include <QFontMetricsF>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace decidesk {

namespace {

/// A longer run of letters is no word, and no number: it may be broken anywhere.
constexpr qsizetype longestWord = 80;
constexpr qsizetype longestNumber = 400; ///< of nothing but digits and what parts them
/// A word is broken into pieces of so many letters at least.
constexpr qsizetype leastLetters = 8;

/// The text of a cell, whose parts can be measured.
class Measured
{
public:
    Measured(const QList<DocumentSpan> &spans, const QFont &font)
    {
        for (const DocumentSpan &span : spans) {
            m_parts.append({m_text.size(), QFontMetricsF(span.format.font().resolve(font))});
            m_text += span.text;
        }
    }

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] qreal width(qsizetype from, qsizetype to) const
    {
        qreal width = 0;
        for (qsizetype i = 0; i < m_parts.size() && m_parts.at(i).start < to; ++i) {
            const qsizetype end = i + 1 < m_parts.size() ? m_parts.at(i + 1).start : m_text.size();
            const qsizetype start = std::max(from, m_parts.at(i).start);
            if (start < std::min(end, to))
                width += m_parts.at(i).metrics.horizontalAdvance(
                    m_text.sliced(start, std::min(end, to) - start));
        }
        return width;
    }

private:
    struct Part
    {
        qsizetype start;
        QFontMetricsF metrics;
    };

    QString m_text;
    QList<Part> m_parts;
};

void add(DocumentTable::Width &width, const Measured &cell)
{
    const QString &text = cell.text();
    width.all = std::max(width.all, cell.width(0, text.size()));
    QTextBoundaryFinder finder(QTextBoundaryFinder::Line, text);
    qsizetype start = 0;
    for (qsizetype next = finder.toNextBoundary(); next >= 0; next = finder.toNextBoundary()) {
        // At the beginning of a text Qt 6.4 would break "1,234" behind the comma.
        if (next < text.size() && next >= 2 && text.at(next - 2).isDigit()
            && text.at(next).isDigit() && !text.at(next - 1).isSpace())
            continue;
        qsizetype end = next;
        while (end > start && text.at(end - 1).isSpace() && text.at(end - 1) != QChar::Nbsp)
            --end;
        const QStringView word = QStringView(text).sliced(start, end - start);
        const auto isDigit = [](QChar c) { return c.isDigit(); };
        const auto isLetter = [](QChar c) { return c.isLetter(); };
        const bool isNumber = std::any_of(word.cbegin(), word.cend(), isDigit)
            && (word.size() <= longestWord
                || (word.size() <= longestNumber
                    && std::none_of(word.cbegin(), word.cend(), isLetter)));
        const qsizetype wordEnd = isNumber ? end : std::min(end, start + longestWord);
        const qsizetype leastEnd = isNumber ? end : std::min(end, start + leastLetters);
        width.words = std::max(width.words, cell.width(start, wordEnd));
        width.least = std::max(width.least, cell.width(start, leastEnd));
        start = next;
    }
}

qreal sum(const QList<DocumentTable::Width> &widths, qreal DocumentTable::Width::*which)
{
    return std::accumulate(
        widths.cbegin(), widths.cend(), 0.0,
        [which](qreal all, const DocumentTable::Width &width) { return all + width.*which; });
}

/// Nothing: as wide as the text.
QList<QTextLength> fittedWidths(const DocumentTable &table, qreal column, qreal wide)
{
    using Width = DocumentTable::Width;
    const qreal indent = table.format.leftMargin() + 2 * table.format.border();
    column -= indent;
    wide = std::max(column, wide - indent);
    if (sum(table.widths, &Width::all) <= column)
        return {};
    const bool wordsFit = sum(table.widths, &Width::words) <= wide;
    const auto least = wordsFit ? &Width::words : &Width::least;
    const auto most = wordsFit ? &Width::all : &Width::words;
    const qreal leastSum = sum(table.widths, least);
    const qreal spare = std::max(0.0, (wordsFit ? column : wide) - leastSum);
    const qreal wanted = sum(table.widths, most) - leastSum;
    const qreal share = wanted > 0 ? std::min(1.0, spare / wanted) : 0;
    QList<QTextLength> widths;
    for (const Width &width : table.widths) {
        const qreal fitted = width.*least + (width.*most - width.*least) * share;
        widths.append(QTextLength(QTextLength::FixedLength, std::floor(fitted)));
    }
    return widths;
}

} // namespace

qreal widthOf(const DocumentTable &table)
{
    const QList<QTextLength> widths = table.format.columnWidthConstraints();
    return std::accumulate(
        widths.cbegin(), widths.cend(), table.format.leftMargin() + 2 * table.format.border(),
        [](qreal all, const QTextLength &width) { return all + width.rawValue(); });
}

void measure(DocumentTable &table, const QFont &font)
{
    table.widths = QList<DocumentTable::Width>(table.columns);
    for (qsizetype i = 0; i < table.cells.size(); ++i)
        add(table.widths[i % table.columns], Measured(table.cells.at(i).spans, font));
    // With the border, and a pixel for what a layout rounds up.
    const qreal around = 2 * table.format.cellPadding() + table.format.border() + 1;
    for (DocumentTable::Width &width : table.widths)
        width = {std::ceil(width.least + around), std::ceil(width.words + around),
                 std::ceil(width.all + around)};
}

bool fit(DocumentTable &table, qreal column, qreal wide)
{
    const QList<QTextLength> before = table.format.columnWidthConstraints();
    const QList<QTextLength> fitted = fittedWidths(table, column, wide);
    if (fitted.isEmpty())
        table.format.clearColumnWidthConstraints();
    else
        table.format.setColumnWidthConstraints(fitted);
    return fitted != before;
}

} // namespace decidesk
