#include "ConversationDocument.h"

#include "TimeText.h"
#include "Tone.h"

#include <QFontInfo>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPalette>
#include <QTextCursor>
#include <QTextDocument>
#include <QUrl>

#include <algorithm>

namespace decidesk {

namespace {

const QString linkScheme = QStringLiteral("decidesk");

QString linkName(MessageAction action)
{
    switch (action) {
    case MessageAction::Copy:
        return QStringLiteral("copy");
    case MessageAction::ShowAll:
        return QStringLiteral("show-all");
    case MessageAction::AskAgain:
        return QStringLiteral("ask-again");
    case MessageAction::LeaveIt:
        return QStringLiteral("leave");
    case MessageAction::Send:
        return QStringLiteral("send");
    case MessageAction::Discard:
        return QStringLiteral("discard");
    case MessageAction::Delete:
        return QStringLiteral("delete");
    }
    return {};
}

QString linkText(MessageAction action, qint64 sequence)
{
    return QStringLiteral("%1:%2/%3").arg(linkScheme, linkName(action)).arg(sequence);
}

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

ConversationDocument::ConversationDocument(QTextDocument *document) : m_document(document)
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
    remake();
}

void ConversationDocument::setDecider(const QString &name)
{
    if (name == m_decider)
        return;
    m_decider = name;
    remake();
}

void ConversationDocument::setStampColumn(qreal column)
{
    if (qFuzzyCompare(column, m_stampColumn))
        return;
    m_stampColumn = column;
    const EditBlock edit(m_document);
    for (int i = 0; i < count(); ++i) {
        Entry &entry = m_entries[i];
        Line &line = entry.lines[entry.separator ? 1 : 0];
        line.format = authorLine(entry.message, {}).format;
        QTextCursor(firstBlock(i)).setBlockFormat(line.format);
    }
}

void ConversationDocument::reset(const QList<Message> &messages)
{
    const EditBlock edit(m_document);
    removeLines(0, m_lineCount);
    m_entries.clear();
    insert(0, messages);
}

void ConversationDocument::insert(int index, const QList<Message> &messages)
{
    const EditBlock edit(m_document);
    QList<Line> lines;
    const int at = firstLine(index);
    for (int i = 0; i < messages.size(); ++i) {
        m_entries.insert(index + i, Entry{messages.at(i), {}, false});
        m_entries[index + i] = entryFor(messages.at(i), needsSeparator(index + i));
        lines.append(m_entries.at(index + i).lines);
    }
    insertLines(at, lines);
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
    const int first = firstLine(index);
    removeLines(first, firstLine(index + count) - first);
    m_entries.remove(index, count);
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
    const int line = m_document->findBlock(position).blockNumber();
    int end = 0;
    for (int i = 0; i < count(); ++i) {
        end += static_cast<int>(m_entries.at(i).lines.size());
        if (line < end)
            return i;
    }
    return -1;
}

QTextBlock ConversationDocument::firstBlock(int index) const
{
    return m_document->findBlockByNumber(firstLine(index)
                                         + (m_entries.at(index).separator ? 1 : 0));
}

QTextBlock ConversationDocument::lastBlock(int index) const
{
    return m_document->findBlockByNumber(firstLine(index + 1) - 1);
}

std::optional<ConversationDocument::Link> ConversationDocument::linkFor(const QUrl &url)
{
    if (url.scheme() != linkScheme)
        return std::nullopt;
    const QStringList parts = url.path().split(u'/');
    for (const MessageAction action :
         {MessageAction::ShowAll, MessageAction::AskAgain, MessageAction::LeaveIt,
          MessageAction::Send, MessageAction::Discard}) {
        if (parts.size() == 2 && parts.constFirst() == linkName(action))
            return Link{action, parts.constLast().toLongLong()};
    }
    return std::nullopt;
}

ConversationDocument::Entry ConversationDocument::entryFor(const Message &message,
                                                           bool separator) const
{
    const MessageText text = messageText(message, m_decider);
    Entry entry{message, {}, separator};
    if (separator)
        entry.lines.append(separatorLine(message));
    entry.lines.append(authorLine(message, text));
    for (const QString &line : text.body.lines)
        entry.lines.append(textLine(line, m_style.body));
    if (!text.cutNote.isEmpty())
        entry.lines.append(noteLine(text.cutNote));
    if (!text.state.isEmpty() || !text.links.isEmpty())
        entry.lines.append(stateLine(message, text));
    return entry;
}

ConversationDocument::Line ConversationDocument::separatorLine(const Message &message) const
{
    Line line;
    line.format.setAlignment(Qt::AlignHCenter);
    line.format.setTopMargin(m_style.unit);
    line.format.setBottomMargin(m_style.unit / 4);
    line.base = m_style.small;
    line.spans.append(
        {QStringLiteral("── %1 ──").arg(dayText(dayOf(message), QDate::currentDate())),
         m_style.small});
    return line;
}

ConversationDocument::Line ConversationDocument::authorLine(const Message &message,
                                                            const MessageText &text) const
{
    Line line;
    line.format.setProperty(noteProperty, true);
    line.format.setTopMargin(m_style.unit);
    line.format.setBottomMargin(m_style.unit / 6);
    const Qt::LayoutDirection direction = QGuiApplication::layoutDirection();
    line.format.setLayoutDirection(direction);
    // The stamp ends there; Qt swaps left and right where the text runs from right to left.
    line.format.setTabPositions({QTextOption::Tab(
        m_stampColumn,
        direction == Qt::RightToLeft ? QTextOption::LeftTab : QTextOption::RightTab)});
    line.base = m_style.you;
    const QTextCharFormat &author = message.direction == Message::Direction::Question ? m_style.you
        : message.direction == Message::Direction::Decision ? m_style.decider
                                                            : m_style.unasked;
    line.spans.append({text.author, author});
    line.spans.append({u'\t' + text.stamp, m_style.small});
    return line;
}

ConversationDocument::Line ConversationDocument::stateLine(const Message &message,
                                                           const MessageText &text) const
{
    Line line;
    line.format.setProperty(noteProperty, true);
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
        link.setAnchorHref(linkText(action, message.sequence));
        if (!gap.isEmpty())
            line.spans.append({gap, m_style.small});
        line.spans.append({actionText(action), link});
        gap = QStringLiteral(" · ");
    }
    return line;
}

ConversationDocument::Line ConversationDocument::noteLine(const QString &text) const
{
    Line line = textLine(text, m_style.small);
    line.format.setProperty(noteProperty, true);
    return line;
}

ConversationDocument::Line ConversationDocument::textLine(const QString &text,
                                                          const QTextCharFormat &format)
{
    Line line;
    line.base = format;
    line.spans.append({text, format});
    return line;
}

bool ConversationDocument::needsSeparator(int index) const
{
    return index == 0 || dayOf(message(index)) != dayOf(message(index - 1));
}

int ConversationDocument::firstLine(int index) const
{
    int line = 0;
    for (int i = 0; i < index; ++i)
        line += static_cast<int>(m_entries.at(i).lines.size());
    return line;
}

void ConversationDocument::refresh(int index)
{
    if (index < count())
        showEntry(index, entryFor(message(index), needsSeparator(index)));
}

void ConversationDocument::showEntry(int index, const Entry &entry)
{
    // Only the lines that differ are touched: a selection in the others stays.
    const QList<Line> old = m_entries.at(index).lines;
    const auto shorter = std::min(old.size(), entry.lines.size());
    qsizetype same = 0;
    while (same < shorter && old.at(same) == entry.lines.at(same))
        ++same;
    qsizetype sameAtEnd = 0;
    while (sameAtEnd < shorter - same
           && old.at(old.size() - 1 - sameAtEnd)
               == entry.lines.at(entry.lines.size() - 1 - sameAtEnd))
        ++sameAtEnd;

    const int at = firstLine(index) + static_cast<int>(same);
    // In this order, so that the document never runs empty in between.
    insertLines(at, entry.lines.sliced(same, entry.lines.size() - same - sameAtEnd));
    removeLines(at + static_cast<int>(entry.lines.size() - same - sameAtEnd),
                static_cast<int>(old.size() - same - sameAtEnd));
    m_entries[index] = entry;
}

void ConversationDocument::insertLines(int at, const QList<Line> &lines)
{
    if (lines.isEmpty())
        return;
    QTextCursor cursor(m_document);
    qsizetype next = 0;
    if (m_lineCount == 0) {
        write(cursor, lines.at(next++));
    } else if (at < m_lineCount) {
        const QTextBlock following = m_document->findBlockByNumber(at);
        cursor.setPosition(following.position());
        cursor.insertBlock(following.blockFormat(), following.charFormat());
        cursor.movePosition(QTextCursor::PreviousBlock);
        write(cursor, lines.at(next++));
    } else {
        cursor.movePosition(QTextCursor::End);
    }
    for (; next < lines.size(); ++next) {
        cursor.insertBlock();
        write(cursor, lines.at(next));
    }
    m_lineCount += static_cast<int>(lines.size());
}

void ConversationDocument::removeLines(int first, int count)
{
    if (count <= 0)
        return;
    QTextCursor cursor(m_document);
    // Two blocks that become one take the first one's format; the one that stays keeps its own.
    QTextBlock staying;
    if (first + count < m_lineCount) {
        staying = m_document->findBlockByNumber(first + count);
        cursor.setPosition(m_document->findBlockByNumber(first).position());
        cursor.setPosition(staying.position(), QTextCursor::KeepAnchor);
    } else {
        if (first > 0) {
            staying = m_document->findBlockByNumber(first - 1);
            cursor.setPosition(staying.position() + staying.length() - 1);
        }
        cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
    }
    const QTextBlockFormat format = staying.isValid() ? staying.blockFormat() : QTextBlockFormat();
    const QTextCharFormat base = staying.isValid() ? staying.charFormat() : QTextCharFormat();
    cursor.removeSelectedText();
    cursor.setBlockFormat(format);
    cursor.setBlockCharFormat(base);
    m_lineCount -= count;
}

void ConversationDocument::write(QTextCursor &cursor, const Line &line)
{
    cursor.setBlockFormat(line.format);
    cursor.setBlockCharFormat(line.base);
    for (const Span &span : line.spans)
        cursor.insertText(span.text, span.format);
}

} // namespace decidesk
