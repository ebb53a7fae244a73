#include "ConsoleLog.h"

#include "BoundedText.h"

#include <QScrollBar>
#include <QTextCharFormat>
#include <QTextCursor>

#include <chrono>
#include <cmath>

namespace decidesk {

namespace {

using namespace std::chrono_literals;

constexpr auto flushInterval = 40ms;
/// Laid out at once; what comes quicker than that has left the log before anyone could read it.
constexpr qsizetype longestPending = qsizetype{64} * 1024;
constexpr int fewestLines = 2;

qsizetype sizeOf(const QString &heading, const QString &text)
{
    return heading.size() + text.size() + 3;
}

} // namespace

ConsoleLog::ConsoleLog(QWidget *parent) : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_flushTimer.setSingleShot(true);
    m_flushTimer.setInterval(flushInterval);
    connect(&m_flushTimer, &QTimer::timeout, this, &ConsoleLog::flush);
}

void ConsoleLog::append(const QString &heading, const QString &text)
{
    const BoundedText shown = boundedText(text);
    QStringList lines = shown.lines;
    if (shown.cut) {
        //: In the console, below the beginning of a long message
        lines += tr("… Shortened: see Traffic for the rest.");
    }
    m_pending.push_back({heading, lines.join(u'\n')});
    m_pendingSize += sizeOf(m_pending.back().heading, m_pending.back().text);
    while (m_pending.size() > 1 && m_pendingSize > longestPending) {
        m_pendingSize -= sizeOf(m_pending.front().heading, m_pending.front().text);
        m_pending.pop_front();
    }
    if (!m_flushTimer.isActive())
        m_flushTimer.start();
}

QSize ConsoleLog::sizeHint() const
{
    return {QPlainTextEdit::sizeHint().width(), minimumSizeHint().height() * 2};
}

QSize ConsoleLog::minimumSizeHint() const
{
    const int margins = static_cast<int>(std::ceil(2 * document()->documentMargin()));
    return {QPlainTextEdit::minimumSizeHint().width(),
            fewestLines * fontMetrics().lineSpacing() + margins + 2 * frameWidth()};
}

void ConsoleLog::resizeEvent(QResizeEvent *event)
{
    const bool atEnd = isAtEnd();
    QPlainTextEdit::resizeEvent(event);
    if (atEnd)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

bool ConsoleLog::isAtEnd() const
{
    return verticalScrollBar()->value() == verticalScrollBar()->maximum();
}

void ConsoleLog::flush()
{
    const bool atEnd = isAtEnd();
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    cursor.movePosition(QTextCursor::End);
    for (const Entry &entry : m_pending)
        insert(cursor, entry);
    m_pending.clear();
    m_pendingSize = 0;
    trim();
    cursor.endEditBlock();
    if (atEnd)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void ConsoleLog::insert(QTextCursor &cursor, const Entry &entry)
{
    QTextCharFormat heading;
    heading.setFontWeight(QFont::Bold);
    if (!document()->isEmpty())
        cursor.insertText(QStringLiteral("\n\n"), QTextCharFormat());
    cursor.insertText(entry.heading, heading);
    if (!entry.text.isEmpty())
        cursor.insertText(u'\n' + entry.text, QTextCharFormat());
}

void ConsoleLog::trim()
{
    const int unsolicited = document()->characterCount() - longestLog;
    if (unsolicited <= 0)
        return;
    QTextCursor oldest(document());
    oldest.setPosition(unsolicited, QTextCursor::KeepAnchor);
    oldest.movePosition(QTextCursor::NextBlock, QTextCursor::KeepAnchor);
    oldest.removeSelectedText();
}

} // namespace decidesk
