#pragma once

#include "Message.h"

#include <QString>

namespace decidesk {

/// Where a search looks: what the conversation shows of a message with this `text`. A decision is
/// read as Markdown where `MarkdownReader` does that; anything else stands as it is.
QString searchedText(Message::Direction direction, const QString &text);
inline QString searchedText(const Message &message)
{
    return searchedText(message.direction, message.text);
}

} // namespace decidesk
