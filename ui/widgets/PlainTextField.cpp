#include "PlainTextField.h"

#include <QTextBlock>
#include <QTextDocument>
#include <QTextOption>

#include <algorithm>

namespace decidesk {

namespace {

constexpr int longestWord = 8'000;

bool hasOverlongWord(const QTextBlock &block)
{
    if (block.length() <= longestWord)
        return false;
    const QString text = block.text();
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
    // Whatever changes the text, this comes before it is laid out.
    connect(document(), &QTextDocument::contentsChange, this,
            [this](int from, int /*removed*/, int added) { fitWrapping(from, added); });
}

void PlainTextField::fitWrapping(int from, int added)
{
    if (document()->characterCount() <= longestWord) {
        setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        return;
    }
    for (QTextBlock block = document()->findBlock(from);
         block.isValid() && block.position() <= from + added; block = block.next()) {
        if (hasOverlongWord(block)) {
            setWordWrapMode(QTextOption::WrapAnywhere);
            return;
        }
    }
}

} // namespace decidesk
