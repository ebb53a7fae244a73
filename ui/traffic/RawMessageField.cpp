#include "RawMessageField.h"

#include "RawText.h"

#include <QMimeData>
#include <QTextCursor>

#include <cmath>

namespace decidesk {

namespace {

constexpr int usualLines = 6;
constexpr int fewestLines = 2;

int heightOf(const QPlainTextEdit &edit, int lines)
{
    const int margins = static_cast<int>(std::ceil(2 * edit.document()->documentMargin()));
    return lines * edit.fontMetrics().lineSpacing() + margins + 2 * edit.frameWidth();
}

} // namespace

QString RawMessageField::text() const
{
    return rawText(*this);
}

void RawMessageField::insertTemplate(const QString &text)
{
    QTextCursor cursor(document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);

    const qsizetype open = text.indexOf(u'<');
    const qsizetype close = open < 0 ? -1 : text.indexOf(u'>', open);
    if (close >= 0) {
        cursor.setPosition(static_cast<int>(open));
        cursor.setPosition(static_cast<int>(close) + 1, QTextCursor::KeepAnchor);
    }
    setTextCursor(cursor);
}

QSize RawMessageField::sizeHint() const
{
    return {PlainTextField::sizeHint().width(), heightOf(*this, usualLines)};
}

QSize RawMessageField::minimumSizeHint() const
{
    return {PlainTextField::minimumSizeHint().width(), heightOf(*this, fewestLines)};
}

void RawMessageField::insertFromMimeData(const QMimeData *source)
{
    const QString pasted = source->text();
    const qsizetype selected = textCursor().selectedText().size();
    if (pasted.size() + document()->characterCount() - 1 - selected > longestText) {
        emit tooMuchPasted();
        return;
    }
    PlainTextField::insertFromMimeData(source);
}

} // namespace decidesk
