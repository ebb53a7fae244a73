#pragma once

#include <QPlainTextEdit>
#include <QString>
#include <QTextDocument>

namespace decidesk {

/// What was typed into `edit`, every character as it is: `toPlainText` turns non-breaking spaces
/// into others.
inline QString rawText(const QPlainTextEdit &edit)
{
    return edit.document()->toRawText().replace(QChar::ParagraphSeparator, u'\n');
}

} // namespace decidesk
