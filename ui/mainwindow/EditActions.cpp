#include "EditActions.h"

#include "Actions.h"
#include "SecretLineEdit.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace decidesk {

EditActions::EditActions(Actions &actions, QObject *parent) : QObject(parent), m_actions(actions)
{
    connect(m_actions.cut, &QAction::triggered, this, [] { cut(QApplication::focusWidget()); });
    connect(m_actions.copy, &QAction::triggered, this, [] { copy(QApplication::focusWidget()); });
    connect(m_actions.paste, &QAction::triggered, this, [] { paste(QApplication::focusWidget()); });
    connect(m_actions.editMenu(), &QMenu::aboutToShow, this, &EditActions::refresh);
    // The keys have to work without the menu having looked; after the chosen entry was triggered.
    connect(m_actions.editMenu(), &QMenu::aboutToHide, this, &EditActions::enableAll,
            Qt::QueuedConnection);
}

void EditActions::refresh() const
{
    const QWidget *focus = QApplication::focusWidget();
    m_actions.cut->setEnabled(canCut(focus));
    m_actions.copy->setEnabled(canCopy(focus));
    m_actions.paste->setEnabled(canPaste(focus));
}

void EditActions::enableAll()
{
    for (QAction *action : {m_actions.cut, m_actions.copy, m_actions.paste})
        action->setEnabled(true);
}

bool EditActions::canCopy(const QWidget *widget)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(widget))
        return line->hasSelectedText() && line->echoMode() == QLineEdit::Normal;
    if (const auto *plain = qobject_cast<const QPlainTextEdit *>(widget))
        return plain->textCursor().hasSelection();
    if (const auto *rich = qobject_cast<const QTextEdit *>(widget))
        return rich->textCursor().hasSelection();
    const auto *label = qobject_cast<const QLabel *>(widget);
    return label != nullptr && label->hasSelectedText();
}

bool EditActions::canCut(const QWidget *widget)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(widget))
        return canCopy(line) && !line->isReadOnly();
    const auto *plain = qobject_cast<const QPlainTextEdit *>(widget);
    return plain != nullptr && canCopy(plain) && !plain->isReadOnly();
}

bool EditActions::canPaste(const QWidget *widget)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(widget))
        return !line->isReadOnly();
    const auto *plain = qobject_cast<const QPlainTextEdit *>(widget);
    return plain != nullptr && !plain->isReadOnly();
}

void EditActions::cut(QWidget *widget)
{
    if (auto *secret = qobject_cast<SecretLineEdit *>(widget))
        secret->cut();
    else if (auto *line = qobject_cast<QLineEdit *>(widget))
        line->cut();
    else if (auto *plain = qobject_cast<QPlainTextEdit *>(widget))
        plain->cut();
}

void EditActions::copy(QWidget *widget)
{
    if (auto *line = qobject_cast<QLineEdit *>(widget))
        line->copy();
    else if (auto *plain = qobject_cast<QPlainTextEdit *>(widget))
        plain->copy();
    else if (auto *rich = qobject_cast<QTextEdit *>(widget))
        rich->copy();
    else if (const auto *label = qobject_cast<QLabel *>(widget))
        QApplication::clipboard()->setText(label->selectedText());
}

void EditActions::paste(QWidget *widget)
{
    if (auto *secret = qobject_cast<SecretLineEdit *>(widget))
        secret->paste();
    else if (auto *line = qobject_cast<QLineEdit *>(widget))
        line->paste();
    else if (auto *plain = qobject_cast<QPlainTextEdit *>(widget))
        plain->paste();
}

} // namespace decidesk
