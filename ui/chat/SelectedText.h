#pragma once

#include <QString>

class QTextBlockFormat;
class QTextCursor;

namespace decidesk {

/// Notes in `format` what a line stands for: it shows `shown`, `source` is what was sent, its line
/// end too where it has one. `isLast`: what follows is no part of the source.
void noteSource(QTextBlockFormat &format, const QString &shown, const QString &source, bool isLast);

/// What is selected in a conversation, as plain text that reads like what is seen: the cells of a
/// table with tabs between them, list items with their marks, quotes with "> ", code and messages
/// in plain text exactly as they were sent. The words above code (*Copy*) are left out.
QString selectedPlainText(const QTextCursor &selection);

} // namespace decidesk
