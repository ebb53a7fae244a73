#include "ReadingPlace.h"

#include <QAbstractTextDocumentLayout>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextEdit>

#include <algorithm>

namespace decidesk {

namespace {

int endOf(const QTextDocument &document)
{
    return document.characterCount() - 1;
}

double topOf(const QTextBlock &block)
{
    return block.document()->documentLayout()->blockBoundingRect(block).top();
}

} // namespace

ReadingPlace::ReadingPlace(QTextEdit &view, bool atEnd, int owed)
    : m_view(view), m_atEnd(atEnd), m_top(view.cursorForPosition(QPoint(0, owed)).block()),
      m_offset(topOf(m_top.block()) - view.verticalScrollBar()->value() - owed)
{
    const QTextCursor selection = view.textCursor();
    m_selectionAnchor = selection.anchor();
    m_selectionEnd = selection.position();
    m_selectsTheEnd = selection.hasSelection()
        && std::max(m_selectionAnchor, m_selectionEnd) == endOf(*view.document());
}

int ReadingPlace::restore(bool grew)
{
    if (grew && m_selectsTheEnd)
        releaseNewText();
    QScrollBar *bar = m_view.verticalScrollBar();
    const int wanted = m_atEnd ? bar->maximum() : qRound(topOf(m_top.block()) - m_offset);
    bar->setValue(wanted);
    return wanted - bar->value();
}

void ReadingPlace::releaseNewText()
{
    QTextCursor selection = m_view.textCursor();
    if (selection.selectionEnd() != endOf(*m_view.document()))
        return;
    selection.setPosition(m_selectionAnchor);
    selection.setPosition(m_selectionEnd, QTextCursor::KeepAnchor);
    m_view.setTextCursor(selection);
}

} // namespace decidesk
