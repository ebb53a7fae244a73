#include "ConversationDocument.h"

#include "ConversationLink.h"
#include "PlainLabel.h"
#include "SelectedText.h"
#include "TableWidths.h"
#include "TimeText.h"
#include "Tone.h"

#include <QCoreApplication>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPalette>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>

#include <algorithm>

namespace decidesk {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(decidesk::ConversationDocument)
};

QDate dayOf(const Message &message)
{
    return message.created.toLocalTime().date();
}

/// Groups the edits of one call, so that the layout follows once.
class EditBlock
{
public:
    explicit EditBlock(QTextDocument *document) : m_cursor(document) { m_cursor.beginEditBlock(); }
    ~EditBlock() { m_cursor.endEditBlock(); }
    Q_DISABLE_COPY_MOVE(EditBlock)

private:
    QTextCursor m_cursor;
};

} // namespace

ConversationDocument::ConversationDocument(QTextDocument *document)
    : m_document(document), m_blocks(document)
{
    m_document->setUndoRedoEnabled(false);
}

void ConversationDocument::restyle(const QPalette &palette, const QFont &font)
{
    m_document->setDefaultFont(font);
    const qreal size = QFontInfo(font).pointSizeF();
    m_style.unit = QFontMetricsF(font).lineSpacing();

    m_style.body = QTextCharFormat();
    m_style.body.setForeground(palette.color(QPalette::Active, QPalette::Text));
    m_style.you = m_style.body;
    m_style.you.setFontWeight(QFont::DemiBold);
    m_style.decider = m_style.you;
    m_style.decider.setForeground(toneColor(Tone::Accent, palette));
    m_style.small = QTextCharFormat();
    m_style.small.setFontPointSize(size * 0.88);
    m_style.small.setForeground(toneColor(Tone::Muted, palette));
    m_style.unasked = m_style.small;
    m_style.unasked.setFontWeight(QFont::DemiBold);
    m_style.trouble = m_style.small;
    m_style.trouble.setForeground(toneColor(Tone::Warning, palette));
    m_style.link = m_style.small;
    m_style.link.setForeground(palette.color(QPalette::Active, QPalette::Link));
    m_style.link.setFontUnderline(true);
    m_style.link.setAnchor(true);
    m_font = font;
    m_shownDecider = fittedDecider();
    m_markdown.restyle(palette, font);
    m_document->setIndentWidth(m_markdown.indentWidth());
    remake();
}

void ConversationDocument::setDecider(const QString &name)
{
    if (name == m_decider)
        return;
    m_decider = name;
    m_shownDecider = fittedDecider();
    remake();
}

void ConversationDocument::setRoom(qreal column, qreal wide)
{
    if (qFuzzyCompare(column, m_column) && qFuzzyCompare(wide, m_wide))
        return;
    m_column = column;
    m_wide = wide;
    const EditBlock edit(m_document);
    if (const QString fitted = fittedDecider(); fitted != m_shownDecider) {
        m_shownDecider = fitted;
        remake();
    }
    int block = 0;
    for (Entry &entry : m_entries) {
        DocumentLine &author = entry.lines[entry.separator ? 1 : 0];
        author.format = authorLine(entry.message, {}).format;
        const int authorBlock = block + (entry.separator ? 1 : 0);
        QTextCursor(m_document->findBlockByNumber(authorBlock)).setBlockFormat(author.format);
        for (DocumentLine &line : entry.lines) {
            if (line.table && fit(*line.table, m_column, m_wide))
                QTextCursor(m_document->findBlockByNumber(block))
                    .currentTable()
                    ->setFormat(line.table->format);
            block += line.blockCount();
        }
    }
}

qreal ConversationDocument::reach() const
{
    qreal reach = 0;
    for (const Entry &entry : m_entries) {
        for (const DocumentLine &line : entry.lines) {
            if (line.table)
                reach = std::max(reach, widthOf(*line.table));
        }
    }
    return reach;
}

void ConversationDocument::reset(const QList<Message> &messages)
{
    const EditBlock edit(m_document);
    m_blocks.remove(0, m_blocks.count());
    m_entries.clear();
    insert(0, messages);
}

void ConversationDocument::insert(int index, const QList<Message> &messages)
{
    const EditBlock edit(m_document);
    QList<DocumentLine> lines;
    const int at = blocksBefore(index);
    for (int i = 0; i < messages.size(); ++i) {
        m_entries.insert(index + i, Entry{messages.at(i), {}, false});
        m_entries[index + i] = entryFor(messages.at(i), needsSeparator(index + i));
        lines.append(m_entries.at(index + i).lines);
    }
    m_blocks.insert(at, lines);
    refresh(index + static_cast<int>(messages.size()));
}

void ConversationDocument::replace(int index, const Message &message)
{
    const EditBlock edit(m_document);
    showEntry(index, entryFor(message, needsSeparator(index)));
}

void ConversationDocument::remove(int index, int count)
{
    const EditBlock edit(m_document);
    const int first = blocksBefore(index);
    m_blocks.remove(first, blocksBefore(index + count) - first);
    m_entries.remove(index, count);
    refresh(index);
}

void ConversationDocument::toggleAsSent(int index)
{
    const std::pair key(message(index).account, message(index).sequence);
    if (!m_asSent.remove(key))
        m_asSent.insert(key);
    const EditBlock edit(m_document);
    refresh(index);
}

void ConversationDocument::remake()
{
    const EditBlock edit(m_document);
    for (int i = 0; i < count(); ++i)
        refresh(i);
}

int ConversationDocument::indexAt(int position) const
{
    const int block = m_document->findBlock(position).blockNumber();
    int end = 0;
    for (int i = 0; i < count(); ++i) {
        end += blockCount(m_entries.at(i).lines);
        if (block < end)
            return i;
    }
    return -1;
}

int ConversationDocument::codeAt(int position) const
{
    const auto partOf = [](const QTextBlock &block) {
        return static_cast<CodePart>(block.blockFormat().intProperty(CodeProperty));
    };
    const QTextBlock there = m_document->findBlock(position);
    const int index = indexAt(position);
    if (index < 0 || partOf(there) == CodePart::None)
        return -1;
    int part = -1;
    for (QTextBlock block = firstBlock(index);
         block.isValid() && block.blockNumber() <= there.blockNumber(); block = block.next())
        part += partOf(block) == CodePart::Head ? 1 : 0;
    return part;
}

QTextBlock ConversationDocument::firstBlock(int index) const
{
    return m_document->findBlockByNumber(blocksBefore(index)
                                         + (m_entries.at(index).separator ? 1 : 0));
}

QTextBlock ConversationDocument::lastBlock(int index) const
{
    return m_document->findBlockByNumber(blocksBefore(index + 1) - 1);
}

ConversationDocument::Entry ConversationDocument::entryFor(const Message &message,
                                                           bool separator) const
{
    const MessageText text = messageText(message, m_shownDecider);
    Entry entry{message, {}, separator};
    if (separator)
        entry.lines.append(separatorLine(message));
    entry.lines.append(authorLine(message, text));
    const bool asSent = isAsSent(message);
    if (const auto decision = asSent ? std::nullopt : m_markdown.lines(message)) {
        entry.lines.append(*decision);
        for (DocumentLine &line : entry.lines) {
            if (line.table)
                fit(*line.table, m_column, m_wide);
        }
    } else {
        const QStringList &lines = text.body.lines;
        for (qsizetype i = 0; i < lines.size(); ++i) {
            DocumentLine line = textLine(lines.at(i), m_style.body);
            noteSource(line.format, lines.at(i), text.body.sources.at(i), i == lines.size() - 1);
            entry.lines.append(line);
        }
    }
    if (asSent)
        //: Below the source of a decision
        entry.lines.append(noteLine(Words::tr("Shown as sent")));
    if (!text.cutNote.isEmpty())
        entry.lines.append(noteLine(text.cutNote));
    if (!text.state.isEmpty() || !text.links.isEmpty())
        entry.lines.append(stateLine(message, text));
    return entry;
}

DocumentLine ConversationDocument::separatorLine(const Message &message) const
{
    DocumentLine line;
    line.format.setAlignment(Qt::AlignHCenter);
    line.format.setTopMargin(m_style.unit);
    line.format.setBottomMargin(m_style.unit / 4);
    line.base = m_style.small;
    line.spans.append(
        {QStringLiteral("── %1 ──").arg(dayText(dayOf(message), QDate::currentDate())),
         m_style.small});
    return line;
}

DocumentLine ConversationDocument::authorLine(const Message &message, const MessageText &text) const
{
    DocumentLine line;
    line.format.setProperty(NoteProperty, true);
    line.format.setTopMargin(m_style.unit);
    line.format.setBottomMargin(m_style.unit / 6);
    const Qt::LayoutDirection direction = QGuiApplication::layoutDirection();
    line.format.setLayoutDirection(direction);
    // The stamp ends there; Qt swaps left and right where the text runs from right to left.
    line.format.setTabPositions({QTextOption::Tab(
        m_column, direction == Qt::RightToLeft ? QTextOption::LeftTab : QTextOption::RightTab)});
    line.base = m_style.you;
    const QTextCharFormat &author = message.direction == Message::Direction::Question ? m_style.you
        : message.direction == Message::Direction::Decision ? m_style.decider
                                                            : m_style.unasked;
    line.spans.append({text.author, author});
    line.spans.append({u'\t' + text.stamp, m_style.small});
    return line;
}

DocumentLine ConversationDocument::stateLine(const Message &message, const MessageText &text) const
{
    DocumentLine line;
    line.format.setProperty(NoteProperty, true);
    line.format.setTopMargin(m_style.unit / 4);
    line.format.setLayoutDirection(QGuiApplication::layoutDirection());
    const QTextCharFormat &words = text.stateIsTrouble ? m_style.trouble : m_style.small;
    line.base = words;
    QString gap;
    if (!text.state.isEmpty()) {
        line.spans.append(
            {text.stateIsTrouble ? QStringLiteral("⚠ ") + text.state : text.state, words});
        gap = QStringLiteral("   ");
    }
    for (const MessageAction action : text.links) {
        QTextCharFormat link = m_style.link;
        link.setAnchorHref(ConversationLink{action, message.sequence}.text());
        if (!gap.isEmpty())
            line.spans.append({gap, m_style.small});
        line.spans.append({actionText(action), link});
        gap = QStringLiteral(" · ");
    }
    return line;
}

DocumentLine ConversationDocument::noteLine(const QString &text) const
{
    DocumentLine line = textLine(text, m_style.small);
    line.format.setProperty(NoteProperty, true);
    return line;
}

DocumentLine ConversationDocument::textLine(const QString &text, const QTextCharFormat &format)
{
    DocumentLine line;
    line.base = format;
    line.spans.append({text, format});
    return line;
}

QString ConversationDocument::fittedDecider() const
{
    QFont bold = m_font;
    bold.setWeight(QFont::DemiBold);
    // The longest stamp there is, and a gap.
    const qreal stamp
        = QFontMetricsF(m_font).horizontalAdvance(QStringLiteral("00:00 MM · 0000.0 s  "));
    return QFontMetricsF(bold).elidedText(withVisibleControls(m_decider), Qt::ElideRight,
                                          std::max(stamp, m_column - stamp));
}

bool ConversationDocument::needsSeparator(int index) const
{
    return index == 0 || dayOf(message(index)) != dayOf(message(index - 1));
}

int ConversationDocument::blocksBefore(int index) const
{
    int blocks = 0;
    for (int i = 0; i < index; ++i)
        blocks += blockCount(m_entries.at(i).lines);
    return blocks;
}

void ConversationDocument::refresh(int index)
{
    if (index < count())
        showEntry(index, entryFor(message(index), needsSeparator(index)));
}

void ConversationDocument::showEntry(int index, const Entry &entry)
{
    // Only the lines that differ are touched: a selection in the others stays.
    const QList<DocumentLine> old = m_entries.at(index).lines;
    const auto shorter = std::min(old.size(), entry.lines.size());
    qsizetype same = 0;
    while (same < shorter && old.at(same) == entry.lines.at(same))
        ++same;
    qsizetype sameAtEnd = 0;
    while (sameAtEnd < shorter - same
           && old.at(old.size() - 1 - sameAtEnd)
               == entry.lines.at(entry.lines.size() - 1 - sameAtEnd))
        ++sameAtEnd;

    const int at = blocksBefore(index) + blockCount(old.first(same));
    const QList<DocumentLine> wanted
        = entry.lines.sliced(same, entry.lines.size() - same - sameAtEnd);
    // In this order, so that the document never runs empty in between.
    m_blocks.insert(at, wanted);
    m_blocks.remove(at + blockCount(wanted),
                    blockCount(old.sliced(same, old.size() - same - sameAtEnd)));
    m_entries[index] = entry;
}

} // namespace decidesk
