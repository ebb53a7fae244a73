#include "PlainTextField.h"

#include <QMimeData>
#include <QTextOption>

#include <algorithm>

namespace decidesk {

namespace {

constexpr int longestWord = 8'000;

bool hasOverlongWord(const QString &text)
{
    int length = 0;
    return std::any_of(text.cbegin(), text.cend(), [&length](QChar unit) {
        length = unit.isSpace() ? 0 : length + 1;
        return length > longestWord;
    });
}

} // namespace

PlainTextField::PlainTextField(QWidget *parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (document()->characterCount() <= longestWord)
            wrapFor({});
    });
}

void PlainTextField::setText(const QString &text)
{
    wrapFor(text);
    setPlainText(text);
}

void PlainTextField::insertFromMimeData(const QMimeData *source)
{
    if (hasOverlongWord(source->text()))
        wrapFor(source->text());
    QPlainTextEdit::insertFromMimeData(source);
}

void PlainTextField::wrapFor(const QString &text)
{
    setWordWrapMode(hasOverlongWord(text) ? QTextOption::WrapAnywhere
                                          : QTextOption::WrapAtWordBoundaryOrAnywhere);
}

} // namespace decidesk
