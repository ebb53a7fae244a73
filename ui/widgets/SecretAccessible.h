#pragma once

#include <QAccessibleWidget>

class QLineEdit;

namespace decidesk {

/// While one lives, what Qt tells of the text of a SecretLineEdit holds a bullet for each
/// character. To be kept to what changes such a text: Qt tells tables of their changes twice
/// meanwhile. GUI thread; may be nested.
class MaskedTextEvents
{
public:
    MaskedTextEvents();
    ~MaskedTextEvents();
    Q_DISABLE_COPY_MOVE(MaskedTextEvents)
};

/// What assistive technology sees of a SecretLineEdit: a password field, with a bullet for each
/// character whether it is masked on the screen or not. Qt's own gives the text where it is shown.
/// GUI thread; owned by Qt's cache of interfaces.
class SecretAccessible : public QAccessibleWidget,
                         public QAccessibleTextInterface,
                         public QAccessibleEditableTextInterface
{
public:
    explicit SecretAccessible(QLineEdit &edit);

    /// Has Qt use this for every SecretLineEdit from now on; again does nothing.
    static void install();

    [[nodiscard]] QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text kind, const QString &text) override;
    [[nodiscard]] QAccessible::State state() const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    void selection(int selectionIndex, int *startOffset, int *endOffset) const override;
    [[nodiscard]] int selectionCount() const override;
    void addSelection(int startOffset, int endOffset) override;
    void removeSelection(int selectionIndex) override;
    void setSelection(int selectionIndex, int startOffset, int endOffset) override;
    [[nodiscard]] int cursorPosition() const override;
    void setCursorPosition(int position) override;
    [[nodiscard]] QString text(int startOffset, int endOffset) const override;
    [[nodiscard]] int characterCount() const override;
    [[nodiscard]] QRect characterRect(int offset) const override;
    [[nodiscard]] int offsetAtPoint(const QPoint &point) const override;
    void scrollToSubstring(int startIndex, int endIndex) override;
    QString attributes(int offset, int *startOffset, int *endOffset) const override;

    void deleteText(int startOffset, int endOffset) override;
    void insertText(int offset, const QString &text) override;
    void replaceText(int startOffset, int endOffset, const QString &text) override;

private:
    [[nodiscard]] QLineEdit &edit() const;
};

} // namespace decidesk
