#include "MarkdownStructure.h"

#include <algorithm>
#include <utility>

namespace decidesk {

namespace {

using Kind = MarkdownBlock::Kind;
using Around = MarkdownBlock::Around;

/// Code is indented by so much; nothing else begins there.
constexpr int codeIndent = 4;

/// The end of the line that begins at `start`: where it is and how long.
std::pair<qsizetype, qsizetype> endOfLine(QStringView text, qsizetype start)
{
    qsizetype at = start;
    while (at < text.size() && text.at(at) != u'\n' && text.at(at) != u'\r')
        ++at;
    const bool pair = at + 1 < text.size() && text.at(at) == u'\r' && text.at(at + 1) == u'\n';
    return {at, at == text.size() ? 0 : pair ? 2 : 1};
}

/// The sign of a task at the beginning of `content`; empty: there is none.
QString taskSign(QStringView content)
{
    constexpr qsizetype length = 3;
    if (content.size() <= length || !isBlankCharacter(content.at(length)))
        return {};
    const QStringView box = content.first(length);
    if (box == u"[ ]")
        return QStringLiteral("☐");
    return box == u"[x]" || box == u"[X]" ? QStringLiteral("☑") : QString();
}

} // namespace

std::optional<QList<MarkdownStructure::Leaf>> MarkdownStructure::read(QStringView text)
{
    MarkdownStructure structure;
    for (qsizetype start = 0; start < text.size();) {
        const auto [end, length] = endOfLine(text, start);
        SourceLine line(text.sliced(start, end - start), text.sliced(end, length));
        structure.addLine(line);
        if (!structure.isWithin())
            return std::nullopt;
        start = end + length;
    }
    structure.close(0);
    for (Leaf &leaf : structure.m_leaves)
        leaf.block.close = leaf.list >= 0 && !structure.m_lists.at(leaf.list).loose;
    return std::move(structure.m_leaves);
}

bool MarkdownStructure::isWithin() const
{
    const bool fits
        = m_open != Open::Table || m_leaves.constLast().block.columns.size() <= maxColumns;
    return fits && m_containers.size() <= maxDepth && m_leaves.size() <= maxBlocks
        && m_cellCount <= maxCells;
}

void MarkdownStructure::addLine(SourceLine &line)
{
    const qsizetype matched = match(line);
    const bool all = matched == m_containers.size();
    if (m_open == Open::Fence && all) {
        addToFence(line);
        return;
    }
    if (line.isBlank()) {
        addBlank(line, matched);
        return;
    }
    const bool underlines = m_open == Open::Text && all && line.indent() < codeIndent;
    if (const int level = underlines ? underlineLevel(line.content()) : 0) {
        leaf().block.kind = Kind::Heading;
        leaf().block.level = level;
        closeLeaf();
    } else {
        addLeaf(line, matched, openContainers(line, matched));
    }
    for (qsizetype i = 0; i < std::min(matched, m_containers.size()); ++i)
        m_containers[i].empty = false;
    m_afterBlank = false;
}

qsizetype MarkdownStructure::match(SourceLine &line) const
{
    for (qsizetype i = 0; i < m_containers.size(); ++i) {
        const Container &container = m_containers.at(i);
        if (container.kind == Around::Quote) {
            if (line.indent() >= codeIndent || !isQuote(line.content()))
                return i;
            line.skip(1);
            line.skipIndent(1);
        } else if (line.isBlank()) {
            continue;
        } else if (line.indent() >= container.indent && !(container.empty && m_afterBlank)) {
            line.skipIndent(container.indent);
        } else {
            return i;
        }
    }
    return m_containers.size();
}

void MarkdownStructure::addBlank(SourceLine &line, qsizetype matched)
{
    if (matched < m_containers.size())
        close(matched);
    else if (m_open != Open::IndentedCode)
        closeLeaf();
    if (m_open == Open::IndentedCode) {
        line.skipIndent(codeIndent);
        m_blanks += line.rest();
    }
    // Within a quote it does not part the items of a list around it.
    m_afterBlank = m_containers.isEmpty() || m_containers.constLast().kind == Around::List;
}

void MarkdownStructure::addToFence(SourceLine &line)
{
    if (line.indent() < std::max(codeIndent, m_fenceIndent + 1)
        && closesFence(line.content(), m_fence.sign, m_fence.length)) {
        closeLeaf();
        return;
    }
    line.skipIndent(m_fenceIndent);
    leaf().block.code += line.rest();
}

/// Whether a quote or an item begins with the line.
bool MarkdownStructure::openContainers(SourceLine &line, qsizetype matched)
{
    bool opened = false;
    while (line.indent() < codeIndent && !line.isBlank() && m_containers.size() <= maxDepth) {
        const QStringView content = line.content();
        if (isQuote(content)) {
            close(opened ? m_containers.size() : matched);
            loosen();
            m_containers.append({Around::Quote, -1, 0, false});
            line.skip(1);
            line.skipIndent(1);
            opened = true;
            continue;
        }
        const auto mark = isRule(content) ? std::nullopt : listMarkIn(content);
        const bool withinText = m_open == Open::Text && !opened && matched == m_containers.size();
        if (!mark || (withinText && !mark->interruptsText()))
            break;
        const int list = listFor(*mark, opened ? m_containers.size() : matched);
        close(opened ? m_containers.size() : matched);
        openItem(line, *mark, list);
        opened = true;
    }
    return opened;
}

int MarkdownStructure::listFor(const ListMark &mark, qsizetype matched)
{
    if (matched < m_containers.size()) {
        const Container &before = m_containers.at(matched);
        if (before.kind == Around::List && m_lists.at(before.list).type == mark.type) {
            m_lists[before.list].loose |= std::exchange(m_afterBlank, false);
            return before.list;
        }
    }
    m_lists.append({mark.type, false});
    return static_cast<int>(m_lists.size()) - 1;
}

void MarkdownStructure::openItem(SourceLine &line, const ListMark &mark, int list)
{
    loosen();
    QString shown = mark.ordered ? mark.text.toString() : QStringLiteral("•");
    const int before = line.indent() + static_cast<int>(mark.text.size());
    line.skip(mark.text.size());
    const int room = line.indent();
    const bool codeFollows = room > codeIndent;
    const int behind = mark.empty || codeFollows ? 1 : room;
    line.skipIndent(behind);
    if (const QString task = codeFollows ? QString() : taskSign(line.content()); !task.isEmpty()) {
        shown = mark.ordered ? shown + u' ' + task : task;
        line.skip(3);
        line.skip(0);
    }
    // An item may begin with a list of its own: both marks then stand before the same block.
    m_mark = m_mark.isEmpty() ? shown : m_mark + u' ' + shown;
    m_containers.append({Around::List, list, before + behind, mark.empty});
}

/// An empty line before what stands in an item makes its list a loose one.
void MarkdownStructure::loosen()
{
    if (m_afterBlank && !m_containers.isEmpty() && m_containers.constLast().list >= 0)
        m_lists[m_containers.constLast().list].loose = true;
    m_afterBlank = false;
}

void MarkdownStructure::addLeaf(SourceLine &line, qsizetype matched, bool opened)
{
    const bool all = opened || matched == m_containers.size();
    const bool textGoesOn = m_open == Open::Text && !opened;
    if (line.isBlank())
        return; // an item of which only the mark is there
    if (line.indent() >= codeIndent && !textGoesOn) {
        if (!all || m_open != Open::IndentedCode) {
            close(all ? m_containers.size() : matched);
            open(Kind::Code, Open::IndentedCode);
        }
        line.skipIndent(codeIndent);
        leaf().block.code += std::exchange(m_blanks, {}) + line.rest();
        return;
    }
    const QStringView content = line.content();
    // Code that is indented can't follow text, but programs indent a fence there by any width.
    if (fenceIn(content)
        || (line.indent() < codeIndent && (headingIn(content) || isRule(content)))) {
        close(all ? m_containers.size() : matched);
        addBlock(line);
        return;
    }
    if (all && !opened && (addToTable(content) || beginTable(content)))
        return;
    if (!textGoesOn) {
        close(all ? m_containers.size() : matched);
        open(Kind::Text, Open::Text);
    } else {
        leaf().text += u'\n';
    }
    leaf().text += content;
}

void MarkdownStructure::addBlock(const SourceLine &line)
{
    const QStringView content = line.content();
    if (const auto heading = headingIn(content)) {
        Leaf &added = open(Kind::Heading, Open::Nothing);
        added.block.level = heading->level;
        added.text = heading->text.toString();
    } else if (const auto fence = fenceIn(content)) {
        open(Kind::Code, Open::Fence).block.language = fence->info.toString();
        m_fence = *fence;
        m_fenceIndent = line.indent();
    } else {
        open(Kind::Rule, Open::Nothing);
    }
}

bool MarkdownStructure::addToTable(QStringView content)
{
    if (m_open != Open::Table || !content.contains(u'|'))
        return false;
    addRow(cellsOf(content));
    return true;
}

/// Whether the line makes the one above it the head of a table.
bool MarkdownStructure::beginTable(QStringView content)
{
    const QList<Qt::Alignment> columns
        = m_open == Open::Text ? columnsIn(content) : QList<Qt::Alignment>();
    if (columns.isEmpty())
        return false;
    const qsizetype start = leaf().text.lastIndexOf(u'\n') + 1;
    const QString head = leaf().text.sliced(start);
    const QStringList cells = cellsOf(head);
    if (!head.contains(u'|') || cells.size() != columns.size())
        return false;
    if (start == 0) {
        leaf().text.clear();
        leaf().block.kind = Kind::Table;
        m_open = Open::Table;
    } else {
        leaf().text.truncate(start - 1);
        open(Kind::Table, Open::Table);
    }
    leaf().block.columns = columns;
    addRow(cells);
    return true;
}

/// A row may have more cells than the head: none of them is lost.
void MarkdownStructure::addRow(QStringList cells)
{
    const qsizetype columns = leaf().block.columns.size();
    const qsizetype more = cells.size() - columns;
    if (more > 0) {
        const qsizetype rows = leaf().cells.size() / columns;
        for (qsizetype row = rows; row > 0; --row)
            leaf().cells.insert(row * columns, more, QString());
        leaf().block.columns.resize(cells.size());
    }
    cells.resize(leaf().block.columns.size());
    leaf().cells += cells;
    m_cellCount += cells.size();
}

void MarkdownStructure::close(qsizetype containers)
{
    closeLeaf();
    while (m_containers.size() > containers) {
        if (m_containers.constLast().kind == Around::List && !m_mark.isEmpty())
            open(Kind::Text, Open::Nothing);
        m_containers.removeLast();
    }
}

void MarkdownStructure::closeLeaf()
{
    if (m_open == Open::Fence || m_open == Open::IndentedCode) {
        QString &code = leaf().block.code;
        const qsizetype end = code.endsWith(u"\r\n") ? 2 : 1;
        if (code.endsWith(u'\n') || code.endsWith(u'\r'))
            code.chop(end);
        m_blanks.clear();
    }
    m_open = Open::Nothing;
}

MarkdownStructure::Leaf &MarkdownStructure::open(Kind kind, Open state)
{
    loosen();
    Leaf added;
    added.block.kind = kind;
    for (const Container &container : std::as_const(m_containers)) {
        added.block.around.append(container.kind);
        if (container.list >= 0)
            added.list = container.list;
    }
    added.block.mark = std::exchange(m_mark, {});
    m_leaves.append(std::move(added));
    m_open = state;
    return m_leaves.last();
}

} // namespace decidesk
