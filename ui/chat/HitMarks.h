#pragma once

#include "SearchQuery.h"

#include <QList>

class QTextEdit;

namespace decidesk {

class ConversationDocument;

/// Marks in the conversation what a query finds in the messages that are loaded; the present hit
/// stands out. Text that the program writes around the messages is never marked.
class HitMarks
{
public:
    /// A place in the document.
    struct Mark
    {
        qint64 sequence = 0;
        int position = 0;
        int length = 0;
    };

    /// Both must outlive the marks; `text` is what `view` shows.
    HitMarks(QTextEdit &view, const ConversationDocument &text);

    /// Empty: no marks.
    void setQuery(const SearchQuery &query);
    [[nodiscard]] bool isIdle() const { return m_query.isEmpty(); }
    /// Marks the `ordinal`th place of the message `sequence` as the present one; -1: none.
    void setCurrent(qint64 sequence, int ordinal);
    /// After the text or the colours changed.
    void refresh();

    /// The marks of one message, from its beginning.
    [[nodiscard]] QList<Mark> marksOf(qint64 sequence) const;
    [[nodiscard]] const QList<Mark> &marks() const { return m_marks; }

private:
    void collect(int index);
    void paint();

    QTextEdit &m_view;
    const ConversationDocument &m_text;
    SearchQuery m_query;
    QList<Mark> m_marks; ///< in the order of the text
    qint64 m_currentSequence = 0;
    int m_currentOrdinal = -1;
};

} // namespace decidesk
