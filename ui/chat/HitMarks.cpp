#include "HitMarks.h"

#include "ConversationDocument.h"
#include "DocumentLine.h"
#include "Tone.h"

#include <QColor>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextEdit>
#include <QTextFragment>

#include <algorithm>

namespace decidesk {

namespace {

struct Look
{
    QColor ground;
    QColor text;
};

/// 7:1 at least between text and ground, so that a mark is read as easily as what is around it.
Look lookOf(bool current, bool dark)
{
    if (current)
        return {QColor(0xff, 0xa7, 0x26), QColor(0x1b, 0x1b, 0x1b)};
    return dark ? Look{QColor(0x5c, 0x4a, 0x00), QColor(0xff, 0xf3, 0xc4)}
                : Look{QColor(0xff, 0xec, 0x99), QColor(0x1b, 0x1b, 0x1b)};
}

/// Puts what the message itself says in `block` into `text`, which begins at `start`.
void takeOwnWords(QString &text, int start, const QTextBlock &block)
{
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QTextFragment words = it.fragment();
        if (!words.charFormat().boolProperty(NoteProperty))
            text.replace(words.position() - start, words.length(), words.text());
    }
}

} // namespace

HitMarks::HitMarks(QTextEdit &view, const ConversationDocument &text) : m_view(view), m_text(text)
{}

void HitMarks::setQuery(const SearchQuery &query)
{
    m_query = query;
    m_currentSequence = 0;
    m_currentOrdinal = -1;
    refresh();
}

void HitMarks::setCurrent(qint64 sequence, int ordinal)
{
    m_currentSequence = sequence;
    m_currentOrdinal = ordinal;
    paint();
}

void HitMarks::refresh()
{
    m_marks.clear();
    if (!m_query.isEmpty()) {
        for (int index = 0; index < m_text.count(); ++index)
            collect(index);
    }
    paint();
}

QList<HitMarks::Mark> HitMarks::marksOf(qint64 sequence) const
{
    QList<Mark> found;
    std::copy_if(m_marks.cbegin(), m_marks.cend(), std::back_inserter(found),
                 [sequence](const Mark &mark) { return mark.sequence == sequence; });
    return found;
}

void HitMarks::collect(int index)
{
    const QTextBlock first = m_text.firstBlock(index);
    const QTextBlock last = m_text.lastBlock(index);
    const int start = first.position();
    // Line feeds where there is nothing to look at, so that a place in it is one in the document.
    QString text(last.position() + last.length() - start, u'\n');
    for (QTextBlock block = first; block.isValid(); block = block.next()) {
        if (!block.blockFormat().boolProperty(NoteProperty))
            takeOwnWords(text, start, block);
        if (block == last)
            break;
    }
    const QList<SearchQuery::Range> ranges = m_query.matchesIn(text);
    for (const SearchQuery::Range &range : ranges)
        m_marks.append({m_text.message(index).sequence, start + static_cast<int>(range.start),
                        static_cast<int>(range.length)});
}

void HitMarks::paint()
{
    const bool dark = isDark(m_view.palette());
    QList<QTextEdit::ExtraSelection> selections;
    selections.reserve(m_marks.size());
    int ordinal = 0;
    qint64 sequence = 0;
    for (const Mark &mark : std::as_const(m_marks)) {
        ordinal = mark.sequence == sequence ? ordinal + 1 : 0;
        sequence = mark.sequence;
        const bool current = sequence == m_currentSequence && ordinal == m_currentOrdinal;
        const Look look = lookOf(current, dark);
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(m_view.document());
        selection.cursor.setPosition(mark.position);
        selection.cursor.setPosition(mark.position + mark.length, QTextCursor::KeepAnchor);
        selection.format.setBackground(look.ground);
        selection.format.setForeground(look.text);
        selections.append(selection);
    }
    m_view.setExtraSelections(selections);
}

} // namespace decidesk
