#pragma once

#include "MarkdownReader.h"
#include "Message.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace decidesk {

/// The Markdown of `message`, as it was sent: controls in it are not visible yet. Nothing: it is no
/// decision, shown only in part, or MarkdownReader says that it is better shown as plain text.
std::optional<QList<MarkdownBlock>> decisionBlocks(const Message &message);

/// The blocks of code in `message` as they were sent, in order.
QStringList codeIn(const Message &message);

/// The addresses of the links in `message`, in order, each once.
QStringList linksIn(const Message &message);

} // namespace decidesk
