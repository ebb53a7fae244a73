#include "SecretLineEdit.h"

#include "SecretAccessible.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>

namespace decidesk {

namespace {

bool changesText(const QEvent &event)
{
    switch (event.type()) {
    case QEvent::KeyPress: {
        const int key = static_cast<const QKeyEvent &>(event).key();
        return key != Qt::Key_Return && key != Qt::Key_Enter;
    }
    case QEvent::InputMethod:
    case QEvent::Drop:
    case QEvent::MouseButtonRelease:
        return true;
    default:
        return false;
    }
}

} // namespace

SecretLineEdit::SecretLineEdit(QWidget *parent) : QLineEdit(parent)
{
    SecretAccessible::install();
    setEchoMode(Password);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText
                        | Qt::ImhNoAutoUppercase);
}

void SecretLineEdit::setText(const QString &text)
{
    const MaskedTextEvents masked;
    QLineEdit::setText(text);
}

void SecretLineEdit::clear()
{
    const MaskedTextEvents masked;
    QLineEdit::clear();
}

void SecretLineEdit::paste()
{
    const MaskedTextEvents masked;
    QLineEdit::paste();
}

void SecretLineEdit::cut()
{
    const MaskedTextEvents masked;
    QLineEdit::cut();
}

void SecretLineEdit::setRevealed(bool revealed)
{
    const MaskedTextEvents masked;
    setEchoMode(revealed ? Normal : Password);
}

bool SecretLineEdit::event(QEvent *event)
{
    if (!changesText(*event))
        return QLineEdit::event(event);
    const MaskedTextEvents masked;
    return QLineEdit::event(event);
}

void SecretLineEdit::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->installEventFilter(this);
    menu->popup(event->globalPos());
}

bool SecretLineEdit::eventFilter(QObject *watched, QEvent *event)
{
    // Its entries change the text from inside these.
    const bool chooses
        = event->type() == QEvent::MouseButtonRelease || event->type() == QEvent::KeyPress;
    if (!chooses || qobject_cast<QMenu *>(watched) == nullptr)
        return QLineEdit::eventFilter(watched, event);
    const MaskedTextEvents masked;
    watched->event(event);
    return true;
}

} // namespace decidesk
