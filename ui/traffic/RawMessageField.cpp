#include "RawMessageField.h"

#include "RawText.h"

#include <QMimeData>
#include <QTextCursor>

#include <cmath>

namespace decidesk {

namespace {

/// Wrapping a paragraph without white space takes quadratic time; from here on it is not wrapped.
constexpr int longestWrappedText = 20'000;
constexpr int usualLines = 6;
constexpr int fewestLines = 2;

int heightOf(const QPlainTextEdit &edit, int lines)
{
    const int margins = static_cast<int>(std::ceil(2 * edit.document()->documentMargin()));
    return lines * edit.fontMetrics().lineSpacing() + margins + 2 * edit.frameWidth();
}

} // namespace

RawMessageField::RawMessageField(QWidget *parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    connect(this, &QPlainTextEdit::textChanged, this, &RawMessageField::fitWrapping);
}

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
    return {QPlainTextEdit::sizeHint().width(), heightOf(*this, usualLines)};
}

QSize RawMessageField::minimumSizeHint() const
{
    return {QPlainTextEdit::minimumSizeHint().width(), heightOf(*this, fewestLines)};
}

void RawMessageField::insertFromMimeData(const QMimeData *source)
{
    const QString pasted = source->text();
    const qsizetype selected = textCursor().selectedText().size();
    if (pasted.size() + document()->characterCount() - 1 - selected > longestText) {
        emit tooMuchPasted();
        return;
    }
    if (pasted.size() > longestWrappedText)
        setLineWrapMode(QPlainTextEdit::NoWrap);
    QPlainTextEdit::insertFromMimeData(source);
}

void RawMessageField::fitWrapping()
{
    setLineWrapMode(document()->characterCount() > longestWrappedText
                        ? QPlainTextEdit::NoWrap
                        : QPlainTextEdit::WidgetWidth);
}

} // namespace decidesk
