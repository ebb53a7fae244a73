#include "MarkdownReader.h"

#include "MarkdownSpans.h"
#include "MarkdownStructure.h"

#include <QJsonDocument>
#include <QSet>
#include <QStringView>

#include <algorithm>
#include <numeric>
#include <utility>

namespace decidesk {

namespace {

using Kind = MarkdownBlock::Kind;
using Leaf = MarkdownStructure::Leaf;

bool hasText(const MarkdownLine &line)
{
    return std::any_of(line.cbegin(), line.cend(),
                       [](const MarkdownSpan &span) { return !span.text.trimmed().isEmpty(); });
}

bool showsSomething(const MarkdownBlock &block)
{
    return block.kind == Kind::Rule || !block.mark.isEmpty() || !block.code.trimmed().isEmpty()
        || std::any_of(block.lines.cbegin(), block.lines.cend(), hasText)
        || std::any_of(block.cells.cbegin(), block.cells.cend(), hasText);
}

/// Indented for those who read it, which Markdown would take away.
bool isJson(const QString &text)
{
    const QStringView trimmed = QStringView(text).trimmed();
    if (!trimmed.startsWith(u'{') && !trimmed.startsWith(u'['))
        return false;
    return !QJsonDocument::fromJson(trimmed.toUtf8()).isNull();
}

/// A line that only says where a link leads, and the leaf that it begins.
struct Definition
{
    qsizetype leaf;
    QString label;
    QString line;
};

/// Of two with one label the second is text.
QList<Definition> takeDefinitions(QList<Leaf> &leaves, MarkdownSpans::Definitions &targets)
{
    QList<Definition> all;
    for (qsizetype i = 0; i < leaves.size(); ++i) {
        QString &text = leaves[i].text;
        while (leaves.at(i).block.kind == Kind::Text) {
            const qsizetype end = text.indexOf(u'\n');
            const QString line = text.left(end);
            const auto definition = linkDefinition(line);
            if (!definition || targets.contains(definition->label))
                break;
            targets.insert(definition->label, definition->target);
            all.append({i, definition->label, line});
            text = end < 0 ? QString() : text.sliced(end + 1);
        }
    }
    return all;
}

/// How rich a block is, as a layout has to deal with it.
qsizetype countOf(const QList<MarkdownLine> &lines)
{
    return std::accumulate(
        lines.cbegin(), lines.cend(), lines.size(),
        [](qsizetype sum, const MarkdownLine &line) { return sum + line.size(); });
}

std::optional<QList<MarkdownBlock>> blocksOf(QList<Leaf> leaves)
{
    MarkdownSpans::Definitions targets;
    const QList<Definition> definitions = takeDefinitions(leaves, targets);
    QSet<QString> used;
    qsizetype count = 0;
    for (Leaf &leaf : leaves) {
        MarkdownBlock &block = leaf.block;
        if (block.kind == Kind::Heading)
            leaf.text.replace(u'\n', u' ');
        if (block.kind == Kind::Text || block.kind == Kind::Heading) {
            const MarkdownSpans spans(leaf.text, targets, block.kind == Kind::Text);
            block.lines = spans.lines();
            used += spans.usedLabels();
        }
        for (const QString &cell : std::as_const(leaf.cells)) {
            const MarkdownSpans spans(cell, targets, false);
            block.cells += spans.lines();
            used += spans.usedLabels();
        }
        count += countOf(block.lines) + countOf(block.cells);
        if (count > MarkdownReader::maxSpans)
            return std::nullopt;
    }
    // A definition that nothing refers to would be lost.
    QList<MarkdownBlock> blocks;
    auto next = definitions.cbegin();
    for (qsizetype i = 0; i < leaves.size(); ++i) {
        MarkdownBlock &block = leaves[i].block;
        QList<MarkdownLine> unused;
        const bool begins = next != definitions.cend() && next->leaf == i;
        for (; next != definitions.cend() && next->leaf == i; ++next) {
            if (!used.contains(next->label))
                unused += MarkdownSpans(next->line, {}, true).lines();
        }
        if (begins && leaves.at(i).text.isEmpty())
            block.lines.clear();
        block.lines = unused + block.lines;
        if (!begins || !block.lines.isEmpty() || !block.mark.isEmpty())
            blocks.append(block);
        if (begins && block.lines.isEmpty() && !block.mark.isEmpty())
            blocks.last().lines.append(MarkdownLine());
    }
    return blocks;
}

} // namespace

std::optional<QList<MarkdownBlock>> MarkdownReader::read(const QString &text)
{
    if (text.size() > maxCharacters || isJson(text))
        return std::nullopt;
    auto leaves = MarkdownStructure::read(text);
    if (!leaves)
        return std::nullopt;
    auto blocks = blocksOf(std::move(*leaves));
    if (!blocks || std::none_of(blocks->cbegin(), blocks->cend(), showsSomething))
        return std::nullopt;
    return blocks;
}

} // namespace decidesk
