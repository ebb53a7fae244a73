#pragma once

#include "MarkdownReader.h"
#include "Message.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace decidesk {

/// The Markdown of `message`, within the bounds for any text from outside. Nothing: it is no
/// decision, or MarkdownReader says that it is better shown as plain text.
std::optional<QList<MarkdownBlock>> decisionBlocks(const Message &message);

/// The blocks of code in `message`, in order.
QStringList codeIn(const Message &message);

/// The addresses of the links in `message`, in order, each once.
QStringList linksIn(const Message &message);

} // namespace decidesk
