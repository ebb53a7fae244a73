#pragma once

#include "MarkdownReader.h"

#include <QString>
#include <QStringList>

#include <utility>

namespace decidesk {

/// "*text*(address)" with one letter for each style before it.
inline QString described(const MarkdownLine &line)
{
    using Style = MarkdownSpan::Style;
    QStringList parts;
    for (const MarkdownSpan &span : line) {
        QString letters;
        for (const auto &[style, letter] :
             {std::pair(Style::Strong, u's'), std::pair(Style::Emphasis, u'e'),
              std::pair(Style::Struck, u'x'), std::pair(Style::Code, u'c'),
              std::pair(Style::Added, u'+')}) {
            if (span.styles.testFlag(style))
                letters += letter;
        }
        QString part = letters + u'[' + span.text + u']';
        if (!span.address.isEmpty())
            part += u'<' + span.address + u'>';
        parts += part;
    }
    return parts.join(QString());
}

inline QString described(const MarkdownBlock &block)
{
    using Kind = MarkdownBlock::Kind;
    QString text;
    for (const MarkdownBlock::Around around : block.around)
        text += around == MarkdownBlock::Around::Quote ? u'>' : u'-';
    if (!block.mark.isEmpty())
        text += u'(' + block.mark + u')';
    QStringList lines;
    switch (block.kind) {
    case Kind::Heading:
        text += u'h' + QString::number(block.level);
        [[fallthrough]];
    case Kind::Text:
        for (const MarkdownLine &line : block.lines)
            lines += described(line);
        return text + lines.join(u'/');
    case Kind::Code:
        return text + QStringLiteral("code ") + block.language + u':' + block.code;
    case Kind::Rule:
        return text + QStringLiteral("rule");
    case Kind::Table:
        break;
    }
    for (const MarkdownLine &cell : block.cells)
        lines += described(cell);
    return text + QStringLiteral("table %1 ").arg(block.columns.size()) + lines.join(u'|');
}

/// What is read in `text`, block by block; "(plain)": nothing.
inline QStringList described(const QString &text)
{
    const auto blocks = MarkdownReader::read(text);
    if (!blocks)
        return {QStringLiteral("(plain)")};
    QStringList all;
    for (const MarkdownBlock &block : *blocks)
        all += described(block);
    return all;
}

} // namespace decidesk
