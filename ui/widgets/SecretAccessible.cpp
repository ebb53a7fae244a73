#include "SecretAccessible.h"

#include <QLineEdit>

namespace decidesk {

namespace {

QString masked(qsizetype length)
{
    return {length, QChar(0x2022)};
}

/// By its name, as that class knows this one.
bool isSecret(const QObject *object)
{
    return object != nullptr && object->inherits("decidesk::SecretLineEdit");
}

QAccessibleInterface *createFor(const QString & /*className*/, QObject *object)
{
    return isSecret(object) ? new SecretAccessible(*static_cast<QLineEdit *>(object)) : nullptr;
}

/// Of the outermost MaskedTextEvents: a handler of Qt's can reach nothing else.
QAccessible::UpdateHandler handlerBefore = nullptr;
int depth = 0;

void sendMasked(QAccessibleEvent &event)
{
    QObject *object = event.object();
    switch (event.type()) {
    case QAccessible::TextInserted: {
        const auto &inserted = static_cast<QAccessibleTextInsertEvent &>(event);
        QAccessibleTextInsertEvent sent(object, inserted.changePosition(),
                                        masked(inserted.textInserted().size()));
        sent.setCursorPosition(inserted.cursorPosition());
        QAccessible::updateAccessibility(&sent);
        break;
    }
    case QAccessible::TextRemoved: {
        const auto &removed = static_cast<QAccessibleTextRemoveEvent &>(event);
        QAccessibleTextRemoveEvent sent(object, removed.changePosition(),
                                        masked(removed.textRemoved().size()));
        sent.setCursorPosition(removed.cursorPosition());
        QAccessible::updateAccessibility(&sent);
        break;
    }
    case QAccessible::TextUpdated: {
        const auto &updated = static_cast<QAccessibleTextUpdateEvent &>(event);
        QAccessibleTextUpdateEvent sent(object, updated.changePosition(),
                                        masked(updated.textRemoved().size()),
                                        masked(updated.textInserted().size()));
        sent.setCursorPosition(updated.cursorPosition());
        QAccessible::updateAccessibility(&sent);
        break;
    }
    default:
        QAccessible::updateAccessibility(&event);
        break;
    }
}

void onUpdate(QAccessibleEvent *event)
{
    const auto self = QAccessible::installUpdateHandler(handlerBefore);
    if (isSecret(event->object()))
        sendMasked(*event);
    else
        QAccessible::updateAccessibility(event);
    QAccessible::installUpdateHandler(self);
}

} // namespace

MaskedTextEvents::MaskedTextEvents()
{
    if (++depth == 1)
        handlerBefore = QAccessible::installUpdateHandler(&onUpdate);
}

MaskedTextEvents::~MaskedTextEvents()
{
    if (--depth == 0)
        QAccessible::installUpdateHandler(handlerBefore);
}

SecretAccessible::SecretAccessible(QLineEdit &edit)
    : QAccessibleWidget(&edit, QAccessible::EditableText)
{}

void SecretAccessible::install()
{
    QAccessible::installFactory(&createFor);
}

QLineEdit &SecretAccessible::edit() const
{
    return *static_cast<QLineEdit *>(widget());
}

QString SecretAccessible::text(QAccessible::Text kind) const
{
    return kind == QAccessible::Value ? masked(characterCount()) : QAccessibleWidget::text(kind);
}

void SecretAccessible::setText(QAccessible::Text kind, const QString &text)
{
    if (kind == QAccessible::Value)
        replaceText(0, characterCount(), text);
    else
        QAccessibleWidget::setText(kind, text);
}

QAccessible::State SecretAccessible::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.passwordEdit = true;
    state.selectableText = true;
    state.editable = !edit().isReadOnly();
    state.readOnly = edit().isReadOnly();
    return state;
}

void *SecretAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TextInterface)
        return static_cast<QAccessibleTextInterface *>(this);
    if (type == QAccessible::EditableTextInterface)
        return static_cast<QAccessibleEditableTextInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

void SecretAccessible::selection(int selectionIndex, int *startOffset, int *endOffset) const
{
    const bool any = selectionIndex == 0 && edit().hasSelectedText();
    *startOffset = any ? edit().selectionStart() : 0;
    *endOffset = any ? edit().selectionEnd() : 0;
}

int SecretAccessible::selectionCount() const
{
    return edit().hasSelectedText() ? 1 : 0;
}

void SecretAccessible::addSelection(int startOffset, int endOffset)
{
    setSelection(0, startOffset, endOffset);
}

void SecretAccessible::removeSelection(int /*selectionIndex*/)
{
    edit().deselect();
}

void SecretAccessible::setSelection(int /*selectionIndex*/, int startOffset, int endOffset)
{
    edit().setSelection(startOffset, endOffset - startOffset);
}

int SecretAccessible::cursorPosition() const
{
    return edit().cursorPosition();
}

void SecretAccessible::setCursorPosition(int position)
{
    edit().setCursorPosition(position);
}

QString SecretAccessible::text(int startOffset, int endOffset) const
{
    return masked(characterCount()).mid(startOffset, endOffset - startOffset);
}

int SecretAccessible::characterCount() const
{
    return static_cast<int>(edit().text().size());
}

QRect SecretAccessible::characterRect(int /*offset*/) const
{
    return rect();
}

int SecretAccessible::offsetAtPoint(const QPoint &point) const
{
    return edit().cursorPositionAt(edit().mapFromGlobal(point));
}

void SecretAccessible::scrollToSubstring(int startIndex, int /*endIndex*/)
{
    setCursorPosition(startIndex);
}

QString SecretAccessible::attributes(int /*offset*/, int *startOffset, int *endOffset) const
{
    *startOffset = 0;
    *endOffset = characterCount();
    return {};
}

void SecretAccessible::deleteText(int startOffset, int endOffset)
{
    replaceText(startOffset, endOffset, {});
}

void SecretAccessible::insertText(int offset, const QString &text)
{
    replaceText(offset, offset, text);
}

void SecretAccessible::replaceText(int startOffset, int endOffset, const QString &text)
{
    if (edit().isReadOnly())
        return;
    const MaskedTextEvents maskedEvents;
    edit().setText(edit().text().replace(startOffset, endOffset - startOffset, text));
}

} // namespace decidesk
