#pragma once

#include "MarkdownBlock.h"

#include <QList>
#include <QString>

namespace decidesk {

/// What somebody reads in `blocks`, without the signs of Markdown: a line for each line, each row
/// of a table and each line of code. Rules are left out.
QString markdownText(const QList<MarkdownBlock> &blocks);

} // namespace decidesk
