#pragma once

#include "MessageText.h"

#include <QString>

#include <optional>

class QUrl;

namespace decidesk {

/// What a link of our own in the conversation stands for.
///
/// Its scheme is ours alone: no text from outside becomes a link with it (DecisionMarkdown makes
/// links of http and https only).
struct ConversationLink
{
    MessageAction action = MessageAction::Copy;
    qint64 sequence = 0; ///< of the message
    int part = 0; ///< which of the code blocks in it

    [[nodiscard]] QString text() const;
    [[nodiscard]] static std::optional<ConversationLink> parse(const QUrl &url);
};

} // namespace decidesk
