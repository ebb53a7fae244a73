#include "MarkdownBuilder.h"

#include "MarkdownEntity.h"
#include "WebAddress.h"

namespace decidesk {

namespace {

using Style = MarkdownSpan::Style;
using Kind = MarkdownBlock::Kind;
using Around = MarkdownBlock::Around;

QString decoded(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size)
{
    const QString read = QString::fromUtf8(text, static_cast<qsizetype>(size));
    return type == MD_TEXT_ENTITY ? markdownEntity(read) : read;
}

QString decoded(const MD_ATTRIBUTE &attribute)
{
    QString all;
    for (MD_SIZE i = 0; attribute.size > 0 && attribute.substr_offsets[i] < attribute.size; ++i) {
        const MD_OFFSET start = attribute.substr_offsets[i];
        all += decoded(attribute.substr_types[i], attribute.text + start,
                       attribute.substr_offsets[i + 1] - start);
    }
    return all;
}

MarkdownSpan::Styles stylesOf(const QList<MD_SPANTYPE> &spans)
{
    MarkdownSpan::Styles styles;
    for (const MD_SPANTYPE span : spans) {
        styles.setFlag(Style::Emphasis, styles.testFlag(Style::Emphasis) || span == MD_SPAN_EM);
        styles.setFlag(Style::Strong, styles.testFlag(Style::Strong) || span == MD_SPAN_STRONG);
        styles.setFlag(Style::Struck, styles.testFlag(Style::Struck) || span == MD_SPAN_DEL);
        styles.setFlag(Style::Code, styles.testFlag(Style::Code) || span == MD_SPAN_CODE);
    }
    return styles;
}

} // namespace

MarkdownBlock &MarkdownBuilder::open(Kind kind)
{
    MarkdownBlock block;
    block.kind = kind;
    block.around = m_around;
    block.mark = std::exchange(m_mark, {});
    block.close = !m_lists.isEmpty() && m_lists.constLast().tight;
    if (kind == Kind::Text || kind == Kind::Heading)
        block.lines.append(MarkdownLine());
    m_blocks.append(std::move(block));
    m_isOpen = true;
    return m_blocks.last();
}

bool MarkdownBuilder::enterBlock(MD_BLOCKTYPE type, const void *detail)
{
    switch (type) {
    case MD_BLOCK_QUOTE:
        m_isOpen = false;
        m_around.append(Around::Quote);
        break;
    case MD_BLOCK_UL:
        m_isOpen = false;
        m_around.append(Around::List);
        m_lists.append(
            {static_cast<const MD_BLOCK_UL_DETAIL *>(detail)->is_tight != 0, false, 0, QChar()});
        break;
    case MD_BLOCK_OL: {
        m_isOpen = false;
        m_around.append(Around::List);
        const auto *list = static_cast<const MD_BLOCK_OL_DETAIL *>(detail);
        m_lists.append(
            {list->is_tight != 0, true, list->start, QChar::fromLatin1(list->mark_delimiter)});
        break;
    }
    case MD_BLOCK_LI:
        return enterItem(*static_cast<const MD_BLOCK_LI_DETAIL *>(detail));
    case MD_BLOCK_H:
        open(Kind::Heading).level
            = static_cast<int>(static_cast<const MD_BLOCK_H_DETAIL *>(detail)->level);
        break;
    case MD_BLOCK_P:
        open(Kind::Text);
        break;
    case MD_BLOCK_CODE:
        open(Kind::Code).language
            = decoded(static_cast<const MD_BLOCK_CODE_DETAIL *>(detail)->lang);
        break;
    case MD_BLOCK_HR:
        open(Kind::Rule);
        m_isOpen = false;
        break;
    case MD_BLOCK_TABLE:
        open(Kind::Table);
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        return enterCell(*static_cast<const MD_BLOCK_TD_DETAIL *>(detail), type == MD_BLOCK_TH);
    case MD_BLOCK_DOC:
    case MD_BLOCK_HTML:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
    case MD_BLOCK_TR:
        break;
    }
    return isWithin();
}

bool MarkdownBuilder::enterItem(const MD_BLOCK_LI_DETAIL &item)
{
    m_isOpen = false;
    List &list = m_lists.last();
    QString mark
        = list.ordered ? QString::number(list.next++) + list.delimiter : QStringLiteral("•");
    if (item.is_task != 0)
        mark = item.task_mark == ' ' ? QStringLiteral("☐") : QStringLiteral("☑");
    // An item may begin with a list of its own: both marks then stand before the same block.
    m_mark = m_mark.isEmpty() ? mark : m_mark + u' ' + mark;
    return isWithin();
}

bool MarkdownBuilder::enterCell(const MD_BLOCK_TD_DETAIL &cell, bool head)
{
    MarkdownBlock &table = m_blocks.last();
    if (head) {
        const Qt::Alignment alignment = cell.align == MD_ALIGN_CENTER ? Qt::AlignHCenter
            : cell.align == MD_ALIGN_RIGHT                            ? Qt::AlignRight
            : cell.align == MD_ALIGN_LEFT                             ? Qt::AlignLeft
                                                                      : Qt::Alignment();
        table.columns.append(alignment);
    }
    table.cells.append(MarkdownLine());
    ++m_cellCount;
    return isWithin() && table.columns.size() <= maxColumns;
}

bool MarkdownBuilder::leaveBlock(MD_BLOCKTYPE type)
{
    switch (type) {
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        m_lists.removeLast();
        m_around.removeLast();
        break;
    case MD_BLOCK_QUOTE:
        m_around.removeLast();
        break;
    case MD_BLOCK_LI:
        if (!m_mark.isEmpty())
            open(Kind::Text);
        break;
    case MD_BLOCK_CODE:
        if (m_blocks.last().code.endsWith(u'\n'))
            m_blocks.last().code.chop(1);
        break;
    case MD_BLOCK_H:
    case MD_BLOCK_P:
    case MD_BLOCK_TABLE:
        break;
    default:
        return true;
    }
    m_isOpen = false;
    return true;
}

bool MarkdownBuilder::enterSpan(MD_SPANTYPE type, const void *detail)
{
    m_spans.append(type);
    m_styles = stylesOf(m_spans);
    if (type == MD_SPAN_A)
        return enterTarget(static_cast<const MD_SPAN_A_DETAIL *>(detail)->href, false);
    if (type == MD_SPAN_IMG)
        return enterTarget(static_cast<const MD_SPAN_IMG_DETAIL *>(detail)->src, true);
    return true;
}

bool MarkdownBuilder::leaveSpan(MD_SPANTYPE type)
{
    // MD4C 0.4.8 to 0.5.3 leave spans that they never entered.
    if (!m_spans.contains(type))
        return true;
    bool goOn = true;
    MD_SPANTYPE left{};
    do {
        left = m_spans.takeLast();
        if (left == MD_SPAN_A || left == MD_SPAN_IMG)
            goOn = leaveTarget() && goOn;
    } while (left != type);
    m_styles = stylesOf(m_spans);
    return goOn;
}

bool MarkdownBuilder::enterTarget(const MD_ATTRIBUTE &address, bool picture)
{
    Target target;
    target.written = decoded(address);
    target.picture = picture;
    if (!picture) {
        if (const auto web = WebAddress::parse(target.written))
            target.address = web->text();
    }
    m_targets.append(target);
    return m_targets.size() <= maxDepth;
}

bool MarkdownBuilder::leaveTarget()
{
    const Target target = m_targets.takeLast();
    if (!m_targets.isEmpty())
        m_targets.last().words += target.words;
    const QString around = m_targets.isEmpty() ? QString() : m_targets.constLast().address;
    const auto web = WebAddress::parse(target.written);
    if (target.picture) {
        // A picture is never loaded; who wants to see it can follow its address.
        const QString own = around.isEmpty() && web ? web->text() : around;
        const QString gap = target.words.isEmpty() ? QString() : QStringLiteral(" ");
        const QString shown = web ? web->text() : target.written;
        return add(gap + u'(', Style::Added, around) && add(shown, Style::Added, own)
            && add(QStringLiteral(")"), Style::Added, around);
    }
    if (web && web->isToldBy(target.words))
        return true;
    if (web && target.words.trimmed().isEmpty())
        return add(web->text(), {}, target.address);
    if (!web
        && (target.written == target.words
            || target.written == QLatin1String("mailto:") + target.words))
        return true;
    return add(QStringLiteral(" (%1)").arg(web ? web->place() : target.written), Style::Added, {});
}

MarkdownLine *MarkdownBuilder::line()
{
    if (!m_isOpen)
        open(Kind::Text);
    MarkdownBlock &block = m_blocks.last();
    if (block.kind == Kind::Table)
        return block.cells.isEmpty() ? nullptr : &block.cells.last();
    return block.lines.isEmpty() ? nullptr : &block.lines.last();
}

bool MarkdownBuilder::add(const QString &text, MarkdownSpan::Styles styles, const QString &address)
{
    MarkdownLine *spans = line();
    if (!spans || text.isEmpty())
        return isWithin();
    if (!spans->isEmpty() && spans->constLast().styles == styles
        && spans->constLast().address == address) {
        spans->last().text += text;
        return isWithin();
    }
    spans->append({text, styles, address});
    ++m_spanCount;
    return isWithin();
}

bool MarkdownBuilder::text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size)
{
    return add(type, decoded(type, text, size));
}

bool MarkdownBuilder::add(MD_TEXTTYPE type, const QString &text)
{
    if (m_isOpen && m_blocks.constLast().kind == Kind::Code) {
        m_blocks.last().code += text;
        return true;
    }
    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
        const bool breaks = line() != nullptr && m_blocks.constLast().kind == Kind::Text;
        if (!breaks)
            return add(MD_TEXT_NORMAL, QStringLiteral(" "));
        m_blocks.last().lines.append(MarkdownLine());
        ++m_spanCount;
        return isWithin();
    }
    QString address;
    if (!m_targets.isEmpty()) {
        m_targets.last().words += text;
        address = m_targets.constFirst().address;
    }
    return add(text, m_styles, address);
}

} // namespace decidesk
