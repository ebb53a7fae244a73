#include "DocumentBlocks.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>

#include <numeric>

namespace decidesk {

namespace {

bool isInTable(const QTextBlock &block)
{
    return QTextCursor(block).currentTable() != nullptr;
}

} // namespace

int blockCount(const QList<DocumentLine> &lines)
{
    return std::accumulate(lines.cbegin(), lines.cend(), 0, [](int sum, const DocumentLine &line) {
        return sum + line.blockCount();
    });
}

void DocumentBlocks::insert(int at, const QList<DocumentLine> &lines)
{
    if (lines.isEmpty())
        return;
    QTextCursor cursor(m_document);
    qsizetype next = 0;
    const QTextBlock following = m_document->findBlockByNumber(at);
    if (m_count == 0) {
        write(cursor, lines.at(next++));
    } else if (at == m_count) {
        cursor.movePosition(QTextCursor::End);
    } else if (lines.constFirst().table || isInTable(following)) {
        // A message never begins with a table, so there is a block before it.
        cursor.setPosition(following.position() - 1);
    } else {
        cursor.setPosition(following.position());
        cursor.insertBlock(following.blockFormat(), following.charFormat());
        cursor.movePosition(QTextCursor::PreviousBlock);
        write(cursor, lines.at(next++));
    }
    for (; next < lines.size(); ++next)
        append(cursor, lines.at(next));
    m_count += blockCount(lines);
}

void DocumentBlocks::remove(int first, int count)
{
    if (count <= 0)
        return;
    QTextCursor cursor(m_document);
    // Two blocks that become one take the first one's format; the one that stays keeps its own.
    QTextBlock staying;
    const QTextBlock firstGone = m_document->findBlockByNumber(first);
    const QTextBlock following = m_document->findBlockByNumber(first + count);
    const bool besideTable = isInTable(firstGone) || (following.isValid() && isInTable(following));
    if (first + count < m_count && !besideTable) {
        staying = following;
        cursor.setPosition(firstGone.position());
        cursor.setPosition(staying.position(), QTextCursor::KeepAnchor);
    } else {
        if (first > 0) {
            staying = m_document->findBlockByNumber(first - 1);
            cursor.setPosition(staying.position() + staying.length() - 1);
        }
        const QTextBlock lastGone = m_document->findBlockByNumber(first + count - 1);
        cursor.setPosition(lastGone.position() + lastGone.length() - 1, QTextCursor::KeepAnchor);
    }
    const QTextBlockFormat format = staying.isValid() ? staying.blockFormat() : QTextBlockFormat();
    const QTextCharFormat base = staying.isValid() ? staying.charFormat() : QTextCharFormat();
    cursor.removeSelectedText();
    cursor.setBlockFormat(format);
    cursor.setBlockCharFormat(base);
    m_count -= count;
}

void DocumentBlocks::append(QTextCursor &cursor, const DocumentLine &line)
{
    if (line.table) {
        QTextTable *table
            = cursor.insertTable(line.table->rows(), line.table->columns, line.table->format);
        cursor = table->firstCursorPosition();
        for (const DocumentTable::Cell &cell : line.table->cells) {
            cursor.setBlockFormat(cell.format);
            for (const DocumentSpan &span : cell.spans)
                cursor.insertText(span.text, span.format);
            cursor.movePosition(QTextCursor::NextBlock);
        }
    } else {
        cursor.insertBlock();
    }
    write(cursor, line);
}

void DocumentBlocks::write(QTextCursor &cursor, const DocumentLine &line)
{
    cursor.setBlockFormat(line.format);
    cursor.setBlockCharFormat(line.base);
    for (const DocumentSpan &span : line.spans)
        cursor.insertText(span.text, span.format);
}

} // namespace decidesk
