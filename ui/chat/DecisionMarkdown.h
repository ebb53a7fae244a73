#pragma once

#include "DocumentLine.h"
#include "MarkdownReader.h"
#include "Message.h"

#include <QFont>
#include <QList>
#include <QTextCharFormat>
#include <QTextOption>

#include <optional>

class QPalette;

namespace decidesk {

/// The one place where a text from outside becomes more than plain text: a decision, read as
/// Markdown, in the looks of the conversation.
class DecisionMarkdown
{
public:
    /// Lists and quotes are indented so many times at most.
    static constexpr int maxIndent = 8;

    /// Colours and sizes from now on. One indentation is as wide as `indentWidth` says.
    void restyle(const QPalette &palette, const QFont &font);
    [[nodiscard]] qreal indentWidth() const { return m_style.unit * 1.25; }

    /// The lines that show the text of `message`, each as one block. Nothing:
    /// `decisionBlocks` has nothing.
    [[nodiscard]] std::optional<QList<DocumentLine>> lines(const Message &message) const;

private:
    struct Style
    {
        QTextCharFormat body;
        QTextCharFormat small; ///< what is added to a text
        QTextCharFormat link;
        QTextCharFormat action;
        QFont font;
        QFont code;
        QList<QTextOption::Tab> codeTabs;
        QColor codeTint;
        QColor line; ///< of tables
        qreal size = 10; ///< of the text, in points
        qreal unit = 16; ///< the height of a line of text
    };

    void addText(QList<DocumentLine> &lines, const MarkdownBlock &block) const;
    static void addLines(QList<DocumentLine> &lines, DocumentLine &line,
                         const QList<DocumentSpan> &written);
    void addCode(QList<DocumentLine> &lines, const MarkdownBlock &block,
                 const QString &copyLink) const;
    void addTable(QList<DocumentLine> &lines, const MarkdownBlock &block) const;
    void addRule(QList<DocumentLine> &lines, const MarkdownBlock &block) const;
    [[nodiscard]] DocumentLine lineIn(const MarkdownBlock &block) const;
    [[nodiscard]] QList<DocumentSpan> spans(const MarkdownLine &line,
                                            const QTextCharFormat &base) const;
    [[nodiscard]] QTextCharFormat headingFormat(int level) const;

    Style m_style;
};

} // namespace decidesk
