#pragma once

#include <QList>
#include <QString>
#include <QTextBlockFormat>
#include <QTextCharFormat>
#include <QTextTableFormat>

#include <optional>

namespace decidesk {

/// What a block of the conversation is, for those who paint behind it, copy it or find in it.
enum LineProperty {
    CodeProperty = QTextFormat::UserProperty + 1, ///< a CodePart
    QuotesProperty, ///< int: bit n is set where the nth indentation is that of a quote
    RuleProperty, ///< bool: a line from edge to edge
    GapProperty, ///< bool: nothing but room beside a table
    MarkProperty, ///< bool: begins with the mark of a list item and a tab
    SourceProperty, ///< QString: what the line stands for, where it is not what stands there
    LineEndProperty, ///< QString: what ends the line in its source, where it is not one line feed
    NoteProperty, ///< bool, also of a span: the words are the program's, not the message's
};

enum class CodePart { None, Head, Body };

/// A piece of text with one look.
struct DocumentSpan
{
    QString text;
    QTextCharFormat format;

    friend bool operator==(const DocumentSpan &, const DocumentSpan &) = default;
};

/// Row by row, each cell one block.
struct DocumentTable
{
    struct Cell
    {
        QTextBlockFormat format;
        QList<DocumentSpan> spans;

        friend bool operator==(const Cell &, const Cell &) = default;
    };

    /// Of a column, with what is around its text, in pixels.
    struct Width
    {
        qreal least = 0; ///< no number is broken
        qreal words = 0; ///< nor a word
        qreal all = 0; ///< nor a line

        friend bool operator==(const Width &, const Width &) = default;
    };

    int columns = 0;
    QTextTableFormat format;
    QList<Cell> cells;
    QList<Width> widths;

    [[nodiscard]] int rows() const { return static_cast<int>(cells.size()) / columns; }

    friend bool operator==(const DocumentTable &, const DocumentTable &) = default;
};

/// One block of the conversation as it should be; with a table it is the block behind it, because a
/// table needs one.
struct DocumentLine
{
    QTextBlockFormat format;
    QTextCharFormat base; ///< for an empty line's height
    QList<DocumentSpan> spans;
    std::optional<DocumentTable> table;

    [[nodiscard]] int blockCount() const
    {
        return 1 + (table ? static_cast<int>(table->cells.size()) : 0);
    }

    friend bool operator==(const DocumentLine &, const DocumentLine &) = default;
};

} // namespace decidesk
