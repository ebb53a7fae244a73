#include "EditActions.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace decidesk::edit {

bool canCopy(const QWidget *widget)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(widget))
        return line->hasSelectedText() && line->echoMode() == QLineEdit::Normal;
    if (const auto *plain = qobject_cast<const QPlainTextEdit *>(widget))
        return plain->textCursor().hasSelection();
    if (const auto *rich = qobject_cast<const QTextEdit *>(widget))
        return rich->textCursor().hasSelection();
    const auto *label = qobject_cast<const QLabel *>(widget);
    return label && label->hasSelectedText();
}

bool canCut(const QWidget *widget)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(widget))
        return canCopy(line) && !line->isReadOnly();
    const auto *plain = qobject_cast<const QPlainTextEdit *>(widget);
    return plain && canCopy(plain) && !plain->isReadOnly();
}

bool canPaste(const QWidget *widget)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(widget))
        return !line->isReadOnly();
    const auto *plain = qobject_cast<const QPlainTextEdit *>(widget);
    return plain && !plain->isReadOnly();
}

void cut(QWidget *widget)
{
    if (auto *line = qobject_cast<QLineEdit *>(widget))
        line->cut();
    else if (auto *plain = qobject_cast<QPlainTextEdit *>(widget))
        plain->cut();
}

void copy(QWidget *widget)
{
    if (auto *line = qobject_cast<QLineEdit *>(widget))
        line->copy();
    else if (auto *plain = qobject_cast<QPlainTextEdit *>(widget))
        plain->copy();
    else if (auto *rich = qobject_cast<QTextEdit *>(widget))
        rich->copy();
    else if (const auto *label = qobject_cast<QLabel *>(widget))
        QGuiApplication::clipboard()->setText(label->selectedText());
}

void paste(QWidget *widget)
{
    if (auto *line = qobject_cast<QLineEdit *>(widget))
        line->paste();
    else if (auto *plain = qobject_cast<QPlainTextEdit *>(widget))
        plain->paste();
}

} // namespace decidesk::edit
