#include "ConversationText.h"

#include <QRegularExpression>

#include <algorithm>

namespace decidesk {

namespace {

constexpr QLatin1StringView quotationMark("> ");
constexpr QStringView factSeparator(u" \u00b7 ");
constexpr qsizetype shortestFence = 3;

/// On one line, because a line end would begin something new.
QString escapedForMarkdown(const QString &text)
{
    static const QRegularExpression special(QStringLiteral("([\\\\`*_\\[\\]<>&~|#])"));
    return text.simplified().replace(special, QStringLiteral("\\\\1"));
}

bool endsLine(const QString &text, qsizetype at)
{
    const QChar c = text.at(at);
    // The first half of CR LF ends nothing yet.
    if (c == u'\r')
        return at + 1 == text.size() || text.at(at + 1) != u'\n';
    return c == u'\n';
}

/// What Markdown does not know as the end of a line, but a program that shows plain text may.
bool breaksLine(QChar c)
{
    return c == QChar::LineSeparator || c == QChar::ParagraphSeparator || c == u'\u0085'
        || c == u'\v' || c == u'\f';
}

/// `text` with `prefix` before each of its lines.
template <typename IsEnd>
QString prefixed(const QString &text, QLatin1StringView prefix, IsEnd isEnd)
{
    QString result;
    result.reserve(text.size() + text.size() / 8 + prefix.size());
    result += prefix;
    qsizetype from = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!isEnd(text, i))
            continue;
        result += QStringView(text).sliced(from, i + 1 - from);
        result += prefix;
        from = i + 1;
    }
    result += QStringView(text).sliced(from);
    return result;
}

/// Longer than any run of back-ticks in `text`.
QString fenceFor(const QString &text)
{
    qsizetype longest = 0;
    qsizetype run = 0;
    for (const QChar c : text) {
        run = c == u'`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return {std::max(shortestFence, longest + 1), u'`'};
}

bool reachesBeyondQuotation(const QString &text)
{
    static const QRegularExpression reaching(
        QStringLiteral("<[A-Za-z/!?]|!\\[|\\[(?:[^\\]\\\\]|\\\\.)*\\]:"));
    return text.contains(reaching);
}

QString markdownBody(const ConversationEntry &entry)
{
    if (entry.isMarkdown && !reachesBeyondQuotation(entry.text))
        return prefixed(entry.text, quotationMark, endsLine);
    const QString fence = fenceFor(entry.text);
    return fence + u'\n' + entry.text + u'\n' + fence;
}

QString plainBody(const QString &text)
{
    return prefixed(text, plainTextIndent, [](const QString &all, qsizetype at) {
        return endsLine(all, at) || breaksLine(all.at(at));
    });
}

QStringList escapedForMarkdown(QStringList texts)
{
    for (QString &text : texts)
        text = escapedForMarkdown(text);
    return texts;
}

QStringList onOneLine(QStringList texts)
{
    for (QString &text : texts)
        text = text.simplified();
    return texts;
}

} // namespace

QByteArray conversationHead(ConversationFormat format, const ConversationHead &head)
{
    QString text;
    if (format == ConversationFormat::Markdown) {
        text = QStringLiteral("# ") + escapedForMarkdown(head.title) + u'\n';
        for (const QString &fact : escapedForMarkdown(head.facts))
            text += QStringLiteral("\n- ") + fact;
        text += u'\n';
    } else {
        text = head.title.simplified() + u'\n';
        for (const QString &fact : onOneLine(head.facts))
            text += fact + u'\n';
    }
    return text.toUtf8();
}

QByteArray conversationEntry(ConversationFormat format, const ConversationEntry &entry)
{
    if (format == ConversationFormat::Markdown) {
        return (QStringLiteral("\n### ") + escapedForMarkdown(entry.author) + QStringLiteral("\n\n")
                + escapedForMarkdown(entry.facts).join(factSeparator) + QStringLiteral("\n\n")
                + markdownBody(entry) + u'\n')
            .toUtf8();
    }
    return (u'\n' + onOneLine(QStringList(entry.author) + entry.facts).join(factSeparator) + u'\n'
            + plainBody(entry.text) + u'\n')
        .toUtf8();
}

} // namespace decidesk
