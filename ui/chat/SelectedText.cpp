#include "SelectedText.h"

#include "DocumentLine.h"

#include <QStringList>
#include <QTextBlock>
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

/// What stands before the text of a block to show what it is in.
QString lead(const QTextBlock &block)
{
    const QTextBlockFormat format = block.blockFormat();
    if (codePart(block) != CodePart::None)
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
    if (block.blockFormat().boolProperty(RuleProperty))
        return QStringLiteral("---");
    QString text = block.text().mid(from, to - from);
    if (from > 0)
        return text;
    if (block.blockFormat().boolProperty(MarkProperty)) {
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
            cells.append(
                selection.currentTable()->cellAt(r, c).firstCursorPosition().block().text());
        }
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n');
}

bool beginsRow(const QTextBlock &block)
{
    const QTextCursor cursor(block);
    const QTextTable *table = cursor.currentTable();
    return table == nullptr || table->cellAt(cursor).column() == 0;
}

} // namespace

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
            all += beginsRow(block) ? u'\n' : u'\t';
        first = false;
        const int length = block.length() - 1;
        all += textOf(block, std::max(0, start - block.position()),
                      std::min(length, end - block.position()));
    }
    return all;
}

} // namespace decidesk
