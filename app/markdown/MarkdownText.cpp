#include "MarkdownText.h"

#include <QStringList>

namespace decidesk {

namespace {

QString textOf(const MarkdownLine &line)
{
    QString text;
    for (const MarkdownSpan &span : line)
        text += span.text;
    return text;
}

QStringList linesOf(const MarkdownBlock &block)
{
    QStringList lines;
    for (const MarkdownLine &line : block.lines)
        lines.append(textOf(line));
    if (!block.mark.isEmpty() && !lines.isEmpty())
        lines.first().prepend(block.mark + u' ');
    return lines;
}

/// Of a block that cannot stand on one line with it.
QStringList markOf(const MarkdownBlock &block)
{
    return block.mark.isEmpty() ? QStringList() : QStringList(block.mark);
}

QStringList rowsOf(const MarkdownBlock &table)
{
    QStringList rows;
    QStringList row;
    for (const MarkdownLine &cell : table.cells) {
        row.append(textOf(cell));
        if (row.size() == table.columns.size()) {
            rows.append(row.join(QStringLiteral(" | ")));
            row.clear();
        }
    }
    return rows;
}

} // namespace

QString markdownText(const QList<MarkdownBlock> &blocks)
{
    QStringList lines;
    for (const MarkdownBlock &block : blocks) {
        switch (block.kind) {
        case MarkdownBlock::Kind::Text:
        case MarkdownBlock::Kind::Heading:
            lines += linesOf(block);
            break;
        case MarkdownBlock::Kind::Code:
            lines += markOf(block);
            lines += block.code;
            break;
        case MarkdownBlock::Kind::Table:
            lines += markOf(block);
            lines += rowsOf(block);
            break;
        case MarkdownBlock::Kind::Rule:
            break;
        }
    }
    return lines.join(u'\n');
}

} // namespace decidesk
