#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace decidesk {

/// How a conversation stands in a file that people read. UTF-8, lines end with LF; the texts of the
/// messages keep theirs.
enum class ConversationFormat { Markdown, PlainText };

/// What stands above the messages.
struct ConversationHead
{
    QString title;
    QStringList facts; ///< a line each
};

/// A message in words, in the language of the reader.
struct ConversationEntry
{
    QString author;
    QStringList facts; ///< time, latency, state …
    QString text; ///< exactly as stored
    bool isMarkdown = false; ///< a decision; what people typed themselves is plain
};

QByteArray conversationHead(ConversationFormat format, const ConversationHead &head);

/// One message. Nothing in it can pass for another message, or change how the rest reads.
///
/// In Markdown a plain text is a fenced code block, and a decision a quotation, so that it reads as
/// the server meant it and nothing of it reaches beyond its end. A decision with HTML, an image or
/// a link definition is fenced too: those would act outside the quotation, or fetch something.
///
/// In plain text every line of a message is indented by `plainTextIndent`, and nothing else is.
///
/// What is left when fence, quotation marks or indentation are taken away is the text, exactly.
QByteArray conversationEntry(ConversationFormat format, const ConversationEntry &entry);

inline constexpr QLatin1StringView plainTextIndent("    ");

} // namespace decidesk
