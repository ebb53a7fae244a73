#include "DecisionMarkdown.h"

#include "BoundedText.h"
#include "ConversationLink.h"
#include "DecisionBlocks.h"
#include "MonospaceFont.h"
#include "PlainLabel.h"
#include "SelectedText.h"
#include "TableWidths.h"
#include "Tone.h"

#include <QCoreApplication>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QPalette>

#include <algorithm>
#include <array>

namespace decidesk {

namespace {

using Kind = MarkdownBlock::Kind;
using SpanStyle = MarkdownSpan::Style;

/// The name of the language above code.
constexpr int longestLanguage = 40;

class Words
{
    Q_DECLARE_TR_FUNCTIONS(decidesk::DecisionMarkdown)
};

/// What stands before a block that has no place for the mark of its list item.
MarkdownBlock markOf(const MarkdownBlock &block)
{
    MarkdownBlock mark;
    mark.around = block.around;
    mark.mark = block.mark;
    mark.close = block.close;
    mark.lines.append(MarkdownLine());
    return mark;
}

/// A number stays on one line, also where spaces part its digits.
QString withWholeNumbers(QString text)
{
    constexpr qsizetype longest = 40;
    qsizetype start = 0;
    for (qsizetype i = 1; i + 1 < text.size(); ++i) {
        const bool within = text.at(i - 1).isDigit() && text.at(i + 1).isDigit();
        if (text.at(i) == u' ' && within && i - start < longest)
            text[i] = QChar(QChar::Nbsp);
        else if (text.at(i).isSpace())
            start = i + 1;
    }
    return text;
}

QString plainText(const MarkdownLine &line)
{
    QString text;
    for (const MarkdownSpan &span : line)
        text += span.text;
    return text;
}

} // namespace

void DecisionMarkdown::restyle(const QPalette &palette, const QFont &font)
{
    m_style.font = font;
    m_style.size = QFontInfo(font).pointSizeF();
    m_style.unit = QFontMetricsF(font).lineSpacing();
    const QColor text = palette.color(QPalette::Active, QPalette::Text);
    m_style.body = QTextCharFormat();
    m_style.body.setForeground(text);
    m_style.small = QTextCharFormat();
    m_style.small.setFontPointSize(m_style.size * 0.88);
    m_style.small.setForeground(toneColor(Tone::Muted, palette));
    m_style.link = m_style.body;
    m_style.link.setForeground(palette.color(QPalette::Active, QPalette::Link));
    m_style.link.setFontUnderline(true);
    m_style.action = m_style.link;
    m_style.action.setFontPointSize(m_style.size * 0.88);
    m_style.code = monospaceFont(font);
    constexpr int tabWidth = 4; // letters, as Markdown counts them
    constexpr int tabs = 40;
    m_style.codeTabs.clear();
    for (int tab = 1; tab <= tabs; ++tab)
        m_style.codeTabs.append(
            QTextOption::Tab(tab * tabWidth * QFontMetricsF(m_style.code).horizontalAdvance(u'0'),
                             QTextOption::LeftTab));
    m_style.codeTint = text;
    m_style.codeTint.setAlphaF(isDark(palette) ? 0.10F : 0.06F);
    // Opaque, because the borders of neighbouring cells are painted over each other.
    const QColor base = palette.color(QPalette::Active, QPalette::Base);
    const float share = isDark(palette) ? 0.30F : 0.22F;
    m_style.line = QColor::fromRgbF(base.redF() + (text.redF() - base.redF()) * share,
                                    base.greenF() + (text.greenF() - base.greenF()) * share,
                                    base.blueF() + (text.blueF() - base.blueF()) * share);
}

std::optional<QList<DocumentLine>> DecisionMarkdown::lines(const Message &message) const
{
    const auto blocks = decisionBlocks(message);
    if (!blocks)
        return std::nullopt;
    QList<DocumentLine> lines;
    int code = 0;
    for (const MarkdownBlock &block : *blocks) {
        const bool marksItself = block.kind == Kind::Text || block.kind == Kind::Heading;
        if (!block.mark.isEmpty() && !marksItself)
            addText(lines, markOf(block));
        switch (block.kind) {
        case Kind::Text:
        case Kind::Heading:
            addText(lines, block);
            break;
        case Kind::Code:
            addCode(lines, block,
                    ConversationLink{MessageAction::CopyCode, message.sequence, code++}.text());
            break;
        case Kind::Rule:
            addRule(lines, block);
            break;
        case Kind::Table:
            addTable(lines, block);
            break;
        }
    }
    lines.first().format.setTopMargin(0);
    return lines;
}

DocumentLine DecisionMarkdown::lineIn(const MarkdownBlock &block) const
{
    DocumentLine line;
    line.base = m_style.body;
    line.format.setTopMargin(block.close ? m_style.unit * 0.15 : m_style.unit * 0.5);
    const int depth = std::min(static_cast<int>(block.around.size()), maxIndent);
    line.format.setIndent(depth);
    int quotes = 0;
    for (int i = 0; i < depth; ++i) {
        if (block.around.at(i) == MarkdownBlock::Around::Quote)
            quotes |= 1 << i;
    }
    if (quotes != 0)
        line.format.setProperty(QuotesProperty, quotes);
    return line;
}

void DecisionMarkdown::addText(QList<DocumentLine> &lines, const MarkdownBlock &block) const
{
    const bool heading = block.kind == Kind::Heading;
    const QTextCharFormat base = heading ? headingFormat(block.level) : m_style.body;
    DocumentLine line = lineIn(block);
    line.base = base;
    if (heading)
        line.format.setTopMargin(m_style.unit * (block.level < 3 ? 0.8 : 0.6));
    for (qsizetype i = 0; i < block.lines.size(); ++i) {
        QList<DocumentSpan> written = spans(block.lines.at(i), base);
        if (i == 0 && !block.mark.isEmpty()) {
            const qreal width = QFontMetricsF(m_style.body.font()).horizontalAdvance(block.mark);
            line.format.setTextIndent(-indentWidth());
            line.format.setProperty(MarkProperty, true);
            // Qt swaps left and right where the text runs from right to left.
            const bool mirrored = plainText(block.lines.constFirst()).isRightToLeft();
            line.format.setTabPositions(
                {QTextOption::Tab(std::max(indentWidth(), width + m_style.unit / 4),
                                  mirrored ? QTextOption::RightTab : QTextOption::LeftTab)});
            written.prepend({block.mark + u'\t', base});
        }
        addLines(lines, line, written);
    }
}

/// Adds lines like `line` that show `written`; what follows the first is only the rest of it.
void DecisionMarkdown::addLines(QList<DocumentLine> &lines, DocumentLine &line,
                                const QList<DocumentSpan> &written)
{
    QString shown;
    QString source;
    const auto take = [&](bool isLast) {
        noteSource(line.format, shown, source, isLast);
        lines.append(line);
        shown.clear();
        source.clear();
        line.spans.clear();
        line.format.setTopMargin(0);
        line.format.clearProperty(QTextFormat::TextIndent);
        line.format.clearProperty(MarkProperty);
    };
    for (const DocumentSpan &span : written) {
        const BoundedText parts = boundedText(span.text);
        for (qsizetype i = 0; i < parts.lines.size(); ++i) {
            if (i > 0)
                take(false);
            line.spans.append({parts.lines.at(i), span.format});
            shown += parts.lines.at(i);
            source += parts.sources.at(i);
        }
    }
    take(true);
}

void DecisionMarkdown::addCode(QList<DocumentLine> &lines, const MarkdownBlock &block,
                               const QString &copyLink) const
{
    const qreal padding = m_style.unit * 0.5;
    DocumentLine line = lineIn(block);
    line.format.setTopMargin(m_style.unit * 0.7);
    line.format.setLayoutDirection(Qt::LeftToRight);
    line.format.setLeftMargin(padding);
    line.format.setRightMargin(padding);
    line.base = m_style.small;
    line.format.setAlignment(Qt::AlignRight | Qt::AlignAbsolute);
    line.format.setProperty(CodeProperty, static_cast<int>(CodePart::Head));
    if (!block.language.isEmpty())
        line.spans.append(
            {withVisibleControls(block.language.left(longestLanguage)) + QStringLiteral("   "),
             m_style.small});
    QTextCharFormat copy = m_style.action;
    copy.setAnchor(true);
    copy.setAnchorHref(copyLink);
    copy.setProperty(NoteProperty, true);
    //: Link above a block of code: copies the code
    line.spans.append({Words::tr("Copy"), copy});
    lines.append(line);

    QTextCharFormat look = m_style.body;
    look.setFontFamilies(m_style.code.families());
    look.setFontFixedPitch(true);
    line.base = look;
    line.format.setAlignment(Qt::AlignLeft | Qt::AlignAbsolute);
    line.format.setTopMargin(0);
    line.format.setProperty(CodeProperty, static_cast<int>(CodePart::Body));
    if (block.code.contains(u'\t'))
        line.format.setTabPositions(m_style.codeTabs);
    const BoundedText code = boundedText(block.code);
    for (qsizetype i = 0; i < code.lines.size(); ++i) {
        const bool isLast = i == code.lines.size() - 1;
        line.spans = {{code.lines.at(i), look}};
        noteSource(line.format, code.lines.at(i), code.sources.at(i), isLast);
        if (isLast)
            line.format.setBottomMargin(m_style.unit * 0.8);
        lines.append(line);
    }
}

void DecisionMarkdown::addRule(QList<DocumentLine> &lines, const MarkdownBlock &block) const
{
    DocumentLine line = lineIn(block);
    line.base = m_style.small;
    line.format.setTopMargin(m_style.unit * 0.3);
    line.format.setProperty(RuleProperty, true);
    lines.append(line);
}

void DecisionMarkdown::addTable(QList<DocumentLine> &lines, const MarkdownBlock &block) const
{
    DocumentLine line = lineIn(block);
    DocumentTable table;
    table.columns = static_cast<int>(block.columns.size());
    table.format.setLeftMargin(line.format.indent() * indentWidth());
    table.format.setCellPadding(m_style.unit * 0.25);
    table.format.setCellSpacing(0);
    table.format.setBorder(1);
    table.format.setBorderCollapse(true);
    table.format.setBorderBrush(m_style.line);
    table.format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    table.format.setHeaderRowCount(1);
    const QVariant quotes = line.format.property(QuotesProperty);
    for (qsizetype i = 0; i < block.cells.size(); ++i) {
        const Qt::Alignment alignment = block.columns.at(i % table.columns);
        QTextCharFormat base = m_style.body;
        if (i < table.columns)
            base.setFontWeight(QFont::DemiBold);
        DocumentTable::Cell cell;
        if (alignment != Qt::Alignment())
            cell.format.setAlignment(alignment | Qt::AlignAbsolute);
        if (quotes.isValid())
            cell.format.setProperty(QuotesProperty, quotes);
        cell.spans = spans(block.cells.at(i), base);
        QString shown;
        for (DocumentSpan &span : cell.spans) {
            span.text = withWholeNumbers(visibleLine(span.text));
            shown += span.text;
        }
        noteSource(cell.format, shown, plainText(block.cells.at(i)), true);
        table.cells.append(cell);
    }
    measure(table, m_style.font);
    // The margins of a table don't count for Qt; the block behind it is there because Qt wants one.
    line.base.setFontPointSize(1);
    line.format.setTopMargin(0);
    line.format.setProperty(GapProperty, true);
    line.format.setLineHeight(m_style.unit * 0.4, QTextBlockFormat::FixedHeight);
    lines.append(line);
    line.table = table;
    line.format.setLineHeight(m_style.unit * 0.15, QTextBlockFormat::FixedHeight);
    lines.append(line);
}

QList<DocumentSpan> DecisionMarkdown::spans(const MarkdownLine &line,
                                            const QTextCharFormat &base) const
{
    QList<DocumentSpan> all;
    for (const MarkdownSpan &span : line) {
        QTextCharFormat look = base;
        if (span.styles.testFlag(SpanStyle::Added))
            look = m_style.small;
        if (span.styles.testFlag(SpanStyle::Code)) {
            look.setFontFamilies(m_style.code.families());
            look.setFontFixedPitch(true);
            look.setBackground(m_style.codeTint);
        }
        if (span.styles.testFlag(SpanStyle::Strong))
            look.setFontWeight(QFont::Bold);
        if (span.styles.testFlag(SpanStyle::Emphasis))
            look.setFontItalic(true);
        if (span.styles.testFlag(SpanStyle::Struck))
            look.setFontStrikeOut(true);
        if (!span.address.isEmpty()) {
            look.setForeground(m_style.link.foreground());
            look.setFontUnderline(true);
            look.setAnchor(true);
            look.setAnchorHref(span.address);
        }
        all.append({span.text, look});
    }
    return all;
}

QTextCharFormat DecisionMarkdown::headingFormat(int level) const
{
    constexpr std::array factors{1.4, 1.25, 1.12};
    QTextCharFormat format = m_style.body;
    format.setFontWeight(QFont::DemiBold);
    if (level <= static_cast<int>(factors.size()))
        format.setFontPointSize(m_style.size * factors.at(static_cast<std::size_t>(level - 1)));
    return format;
}

} // namespace decidesk
