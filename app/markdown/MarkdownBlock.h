#pragma once

#include <QFlags>
#include <QList>
#include <QString>
#include <Qt>

namespace decidesk {

/// A piece of text in a Markdown block.
struct MarkdownSpan
{
    enum class Style {
        Strong = 1,
        Emphasis = 2,
        Struck = 4,
        Code = 8,
        Added = 16, ///< stands in no source: where a link leads, what a picture was
    };
    Q_DECLARE_FLAGS(Styles, Style)

    QString text;
    Styles styles;
    QString address; ///< of a link, a WebAddress in ASCII; empty: no link

    friend bool operator==(const MarkdownSpan &, const MarkdownSpan &) = default;
};
Q_DECLARE_OPERATORS_FOR_FLAGS(MarkdownSpan::Styles)

using MarkdownLine = QList<MarkdownSpan>;

/// A block of a Markdown text; what it stands in is said with it.
struct MarkdownBlock
{
    enum class Kind { Text, Heading, Code, Rule, Table };
    enum class Around { Quote, List };

    Kind kind = Kind::Text;
    QList<Around> around; ///< the outermost first
    QString mark; ///< "•", "2.", "☑": the block begins a list item
    bool close = false; ///< stands close to the block before it
    int level = 0; ///< of a heading: 1 to 6
    QList<MarkdownLine> lines; ///< of text and headings: at least one
    QString code; ///< without the last line's end
    QString language; ///< of code; may be empty
    QList<Qt::Alignment> columns; ///< of a table; none: as the text runs
    QList<MarkdownLine> cells; ///< of a table, row by row, the first row being its head
};

} // namespace decidesk
