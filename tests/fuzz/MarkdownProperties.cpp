#include "MarkdownProperties.h"

#include "MarkdownReader.h"
#include "MarkdownText.h"
#include "WebAddress.h"

#include <QString>

#include <algorithm>

namespace decidesk {

namespace {

const char *brokenBySpans(const MarkdownLine &line)
{
    for (const MarkdownSpan &span : line) {
        if (span.text.isEmpty())
            return "a span has text";
        if (!span.address.isEmpty() && !WebAddress::parse(span.address))
            return "a link has an address of the web";
    }
    return nullptr;
}

const char *brokenByBlock(const MarkdownBlock &block)
{
    using Kind = MarkdownBlock::Kind;
    const bool hasLines = block.kind == Kind::Text || block.kind == Kind::Heading;
    if (hasLines == block.lines.isEmpty())
        return "text and headings have lines, nothing else has";
    if ((block.kind == Kind::Heading) != (block.level >= 1 && block.level <= 6))
        return "headings have a level, nothing else has";
    const bool isTable = block.kind == Kind::Table;
    if (isTable
        && (block.columns.isEmpty() || block.cells.isEmpty()
            || block.cells.size() % block.columns.size() != 0))
        return "a table has whole rows";
    for (const QList<MarkdownLine> &lines : {block.lines, block.cells}) {
        for (const MarkdownLine &line : lines) {
            if (const char *const broken = brokenBySpans(line))
                return broken;
        }
    }
    return nullptr;
}

} // namespace

const char *brokenMarkdownProperty(QByteArrayView input)
{
    const auto blocks = MarkdownReader::read(QString::fromUtf8(input));
    if (!blocks)
        return nullptr;
    if (blocks->isEmpty())
        return "what is read shows something";
    for (const MarkdownBlock &block : *blocks) {
        if (const char *const broken = brokenByBlock(block))
            return broken;
    }
    markdownText(*blocks);
    return nullptr;
}

} // namespace decidesk
