#pragma once

#include <QString>

class QTextCursor;

namespace decidesk {

/// What is selected in a conversation, as plain text that reads like what is seen: the cells of a
/// table with tabs between them, list items with their marks, quotes with "> ", code as it is. The
/// words above code (*Copy*) are left out.
QString selectedPlainText(const QTextCursor &selection);

} // namespace decidesk
