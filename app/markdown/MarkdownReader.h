#pragma once

#include "MarkdownBlock.h"

#include <QList>
#include <QString>

#include <optional>

namespace decidesk {

/// Reads a text from outside as Markdown: paragraphs, headings, emphasis, strong, struck out, code,
/// lists, tasks, quotes, rules, tables and links. Nothing is loaded: a picture becomes its words
/// and its address. HTML stays as it was written, a single line break stays a line break, and an
/// address that is no WebAddress stands as text.
///
/// Nothing, where `text` is better shown as it is: longer than `maxCharacters`, JSON, too deep or
/// too rich, or without anything to see.
class MarkdownReader
{
public:
    static constexpr qsizetype maxCharacters = qsizetype{16} * 1024;
    static constexpr qsizetype maxSpans = 4'000; ///< and lines

    [[nodiscard]] static std::optional<QList<MarkdownBlock>> read(const QString &text);
};

} // namespace decidesk
