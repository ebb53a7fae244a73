#include "MarkdownProperties.h"

#include "MarkdownReader.h"
#include "MarkdownText.h"
#include "WebAddress.h"

#include <QString>

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

/// What stands in `blocks` of the text itself, without white space.
QString shownOf(const QList<MarkdownBlock> &blocks)
{
    QString shown;
    for (const MarkdownBlock &block : blocks) {
        QString mark = block.mark;
        mark.remove(u'•').replace(u'☐', QLatin1String("[]")).replace(u'☑', QLatin1String("[x]"));
        shown += mark + block.language + block.code;
        for (const QList<MarkdownLine> &lines : {block.lines, block.cells}) {
            for (const MarkdownLine &line : lines) {
                for (const MarkdownSpan &span : line) {
                    if (!span.styles.testFlag(MarkdownSpan::Style::Added))
                        shown += span.text;
                }
            }
        }
    }
    return shown;
}

QString withoutGaps(QString text)
{
    text.removeIf([](QChar c) { return c.isSpace(); });
    return text;
}

/// Nothing of a text is gone but signs of Markdown, and nothing is in it that was not.
bool isAltered(const QString &text, const QString &shown)
{
    // Where an address is told once, or an entity stands for a character, this can't be said so
    // simply.
    for (const QLatin1String sign :
         {QLatin1String("]("), QLatin1String("]:"), QLatin1String("&")}) {
        if (text.contains(sign))
            return false;
    }
    const QString wanted = withoutGaps(shown).toLower();
    const QString written = withoutGaps(text).toLower();
    const QString signs
        = QStringLiteral("*_~`#>|\\-+=<") + (text.contains(u'|') ? QStringLiteral(":") : QString());
    qsizetype next = 0;
    for (const QChar c : written) {
        if (next < wanted.size() && wanted.at(next) == c)
            ++next;
        else if (!signs.contains(c))
            return true;
    }
    return next < wanted.size();
}

} // namespace

const char *brokenMarkdownProperty(QByteArrayView input)
{
    const QString text = QString::fromUtf8(input);
    const auto blocks = MarkdownReader::read(text);
    if (!blocks)
        return nullptr;
    if (blocks->isEmpty())
        return "what is read shows something";
    for (const MarkdownBlock &block : *blocks) {
        if (const char *const broken = brokenByBlock(block))
            return broken;
    }
    markdownText(*blocks);
    return isAltered(text, shownOf(*blocks)) ? "nothing that was said is altered" : nullptr;
}

} // namespace decidesk
