#include "SelectedText.h"

#include "BoundedText.h"
#include "DocumentLine.h"

#include <QStringList>
#include <QTextBlock>
#include <QTextBlockFormat>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>

#include <algorithm>

namespace decidesk {

namespace {

CodePart codePart(const QTextBlock &block)
{
    return static_cast<CodePart>(block.blockFormat().intProperty(CodeProperty));
}

/// What ended the line before in its source.
QString endBefore(const QTextBlock &block)
{
    const QTextBlockFormat before = block.previous().blockFormat();
    return before.hasProperty(LineEndProperty) ? before.stringProperty(LineEndProperty)
                                               : QStringLiteral("\n");
}

/// What stands before the text of a block to show what it is in.
QString lead(const QTextBlock &block)
{
    const QTextBlockFormat format = block.blockFormat();
    const bool goesOn = endBefore(block).isEmpty();
    if (codePart(block) != CodePart::None || goesOn)
        return {};
    const int quotes = format.intProperty(QuotesProperty);
    const int depth = format.indent() - (format.boolProperty(MarkProperty) ? 1 : 0);
    QString text;
    for (int level = 0; level < depth; ++level)
        text += (quotes & (1 << level)) != 0 ? QStringLiteral("> ") : QStringLiteral("  ");
    return text;
}

QString textOf(const QTextBlock &block, int from, int to)
{
    const QTextBlockFormat format = block.blockFormat();
    if (format.boolProperty(RuleProperty))
        return QStringLiteral("---");
    QString text = format.hasProperty(SourceProperty)
        ? sourceOf(format.stringProperty(SourceProperty), from, to)
        : block.text().mid(from, to - from);
    if (from > 0)
        return text;
    if (format.boolProperty(MarkProperty)) {
        const qsizetype tab = text.indexOf(u'\t');
        if (tab >= 0)
            text[tab] = u' ';
    }
    return lead(block) + text;
}

QString cellsText(const QTextCursor &selection)
{
    int row = 0;
    int rows = 0;
    int column = 0;
    int columns = 0;
    selection.selectedTableCells(&row, &rows, &column, &columns);
    QStringList lines;
    for (int r = row; r < row + rows; ++r) {
        QStringList cells;
        for (int c = column; c < column + columns; ++c) {
            const QTextBlock cell
                = selection.currentTable()->cellAt(r, c).firstCursorPosition().block();
            cells.append(textOf(cell, 0, cell.length() - 1));
        }
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n');
}

/// What stands between a block and the one before it.
QString gapBefore(const QTextBlock &block)
{
    const QTextCursor cursor(block);
    const QTextTable *table = cursor.currentTable();
    if (table != nullptr && table->cellAt(cursor).column() > 0)
        return QStringLiteral("\t");
    return endBefore(block);
}

} // namespace

void noteSource(QTextBlockFormat &format, const QString &shown, const QString &source, bool isLast)
{
    const qsizetype endLength = lineEndLength(source);
    const QString text = source.chopped(endLength);
    const QString end = source.last(endLength);
    format.clearProperty(SourceProperty);
    format.clearProperty(LineEndProperty);
    if (text != shown)
        format.setProperty(SourceProperty, text);
    if (!isLast && end != QLatin1String("\n"))
        format.setProperty(LineEndProperty, end);
}

QString selectedPlainText(const QTextCursor &selection)
{
    if (!selection.hasSelection())
        return {};
    if (selection.hasComplexSelection())
        return cellsText(selection);
    const int start = selection.selectionStart();
    const int end = selection.selectionEnd();
    QString all;
    bool first = true;
    for (QTextBlock block = selection.document()->findBlock(start);
         block.isValid() && block.position() <= end; block = block.next()) {
        if (codePart(block) == CodePart::Head || block.blockFormat().boolProperty(GapProperty))
            continue;
        if (!first)
            all += gapBefore(block);
        first = false;
        const int length = block.length() - 1;
        all += textOf(block, std::max(0, start - block.position()),
                      std::min(length, end - block.position()));
    }
    return all;
}

} // namespace decidesk
