#pragma once

#include "DecisionMarkdown.h"
#include "DocumentBlocks.h"
#include "DocumentLine.h"
#include "Message.h"
#include "MessageText.h"

#include <QDate>
#include <QFont>
#include <QList>
#include <QSet>
#include <QString>
#include <QTextBlock>
#include <QTextCharFormat>

#include <utility>

class QPalette;
class QTextDocument;

namespace decidesk {

/// Writes messages into a QTextDocument and knows which of its blocks belong to which message.
///
/// Everything is inserted as plain text with formats of our own; of what comes from outside only
/// decisions have more than one, by DecisionMarkdown. The document must not be edited by anybody
/// else.
class ConversationDocument
{
public:
    /// `document` must outlive this object.
    explicit ConversationDocument(QTextDocument *document);

    /// Colours, sizes and texts from now on. Makes all that is shown anew.
    void restyle(const QPalette &palette, const QFont &font);
    /// How the account calls who decides. Makes all that is shown anew where it changes.
    void setDecider(const QString &name);
    /// In pixels from the start of the text: where it ends, the time stamps too, and what a table
    /// may take where it is too wide for that.
    void setRoom(qreal column, qreal wide);

    /// How far the widest table reaches, in pixels from the start of the text.
    [[nodiscard]] qreal reach() const;

    void reset(const QList<Message> &messages);
    void insert(int index, const QList<Message> &messages);
    void replace(int index, const Message &message);
    void remove(int index, int count);
    /// Shows the source of a decision in its place, or what it means again; kept for as long as
    /// this lives.
    void toggleAsSent(int index);
    [[nodiscard]] bool isAsSent(const Message &message) const
    {
        return m_asSent.contains({message.account, message.sequence});
    }
    /// Makes all texts anew: another language, or another day.
    void remake();

    [[nodiscard]] int count() const { return static_cast<int>(m_entries.size()); }
    [[nodiscard]] const Message &message(int index) const { return m_entries.at(index).message; }
    /// The message that the document's `position` belongs to; -1: none.
    [[nodiscard]] int indexAt(int position) const;
    /// Which block of code of its message the document's `position` is in; -1: in none.
    [[nodiscard]] int codeAt(int position) const;
    /// From the author's line to the last one; a day separator before it is not counted.
    [[nodiscard]] QTextBlock firstBlock(int index) const;
    [[nodiscard]] QTextBlock lastBlock(int index) const;

private:
    struct Entry
    {
        Message message;
        QList<DocumentLine> lines;
        bool separator = false; ///< the first line is a day separator
    };
    struct Style
    {
        QTextCharFormat you;
        QTextCharFormat decider;
        QTextCharFormat unasked;
        QTextCharFormat body;
        QTextCharFormat small; ///< stamps, separators, notes
        QTextCharFormat trouble;
        QTextCharFormat link;
        qreal unit = 16; ///< the height of a line of text
    };

    [[nodiscard]] Entry entryFor(const Message &message, bool separator) const;
    [[nodiscard]] DocumentLine separatorLine(const Message &message) const;
    [[nodiscard]] DocumentLine authorLine(const Message &message, const MessageText &text) const;
    [[nodiscard]] DocumentLine stateLine(const Message &message, const MessageText &text) const;
    [[nodiscard]] DocumentLine noteLine(const QString &text) const;
    [[nodiscard]] static DocumentLine textLine(const QString &text, const QTextCharFormat &format);
    [[nodiscard]] QString fittedDecider() const;
    [[nodiscard]] bool needsSeparator(int index) const;
    [[nodiscard]] int blocksBefore(int index) const;

    void refresh(int index);
    void showEntry(int index, const Entry &entry);

    QTextDocument *m_document;
    DocumentBlocks m_blocks;
    QList<Entry> m_entries;
    QSet<std::pair<AccountId, qint64>> m_asSent;
    QString m_decider;
    QString m_shownDecider; ///< elided where it would meet the time
    QFont m_font;
    Style m_style;
    DecisionMarkdown m_markdown;
    qreal m_column = 400;
    qreal m_wide = 400;
};

} // namespace decidesk
