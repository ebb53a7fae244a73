#include "ReadOnlyTextAccessible.h"

#include <QAccessibleWidget>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextCursor>

#include <algorithm>

namespace decidesk {

namespace {

template <typename View>
class ReadOnlyText : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    ReadOnlyText(View &view, QAccessible::Role role) : QAccessibleWidget(&view, role), m_view(view)
    {}

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? text(0, characterCount())
                                          : QAccessibleWidget::text(kind);
    }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.readOnly = true;
        state.multiLine = true;
        state.selectableText = true;
        return state;
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TextInterface ? static_cast<QAccessibleTextInterface *>(this)
                                                  : QAccessibleWidget::interface_cast(type);
    }

    void selection(int selectionIndex, int *startOffset, int *endOffset) const override
    {
        const QTextCursor cursor = m_view.textCursor();
        const bool any = selectionIndex == 0 && cursor.hasSelection();
        *startOffset = any ? cursor.selectionStart() : 0;
        *endOffset = any ? cursor.selectionEnd() : 0;
    }
    [[nodiscard]] int selectionCount() const override
    {
        return m_view.textCursor().hasSelection() ? 1 : 0;
    }
    void addSelection(int startOffset, int endOffset) override
    {
        setSelection(0, startOffset, endOffset);
    }
    void removeSelection(int /*selectionIndex*/) override
    {
        QTextCursor cursor = m_view.textCursor();
        cursor.clearSelection();
        m_view.setTextCursor(cursor);
    }
    void setSelection(int /*selectionIndex*/, int startOffset, int endOffset) override
    {
        m_view.setTextCursor(between(startOffset, endOffset));
    }
    [[nodiscard]] int cursorPosition() const override { return m_view.textCursor().position(); }
    void setCursorPosition(int position) override { setSelection(0, position, position); }
    [[nodiscard]] QString text(int startOffset, int endOffset) const override
    {
        return between(startOffset, endOffset)
            .selectedText()
            .replace(QChar::ParagraphSeparator, u'\n');
    }
    [[nodiscard]] int characterCount() const override
    {
        return m_view.document()->characterCount() - 1;
    }
    [[nodiscard]] QString textBeforeOffset(int offset, QAccessible::TextBoundaryType boundary,
                                           int *startOffset, int *endOffset) const override
    {
        if (boundary != QAccessible::LineBoundary)
            return QAccessibleTextInterface::textBeforeOffset(offset, boundary, startOffset,
                                                              endOffset);
        return line(lineAround(offset).selectionStart() - 1, startOffset, endOffset);
    }
    [[nodiscard]] QString textAtOffset(int offset, QAccessible::TextBoundaryType boundary,
                                       int *startOffset, int *endOffset) const override
    {
        if (boundary != QAccessible::LineBoundary)
            return QAccessibleTextInterface::textAtOffset(offset, boundary, startOffset, endOffset);
        return line(offset, startOffset, endOffset);
    }
    [[nodiscard]] QString textAfterOffset(int offset, QAccessible::TextBoundaryType boundary,
                                          int *startOffset, int *endOffset) const override
    {
        if (boundary != QAccessible::LineBoundary)
            return QAccessibleTextInterface::textAfterOffset(offset, boundary, startOffset,
                                                             endOffset);
        return line(lineAround(offset).selectionEnd() + 1, startOffset, endOffset);
    }
    [[nodiscard]] QRect characterRect(int offset) const override
    {
        const QRect here = m_view.cursorRect(between(offset, offset));
        return {m_view.viewport()->mapToGlobal(here.topLeft()), here.size()};
    }
    [[nodiscard]] int offsetAtPoint(const QPoint &point) const override
    {
        return m_view.cursorForPosition(m_view.viewport()->mapFromGlobal(point)).position();
    }
    void scrollToSubstring(int startIndex, int /*endIndex*/) override
    {
        setCursorPosition(startIndex);
        m_view.ensureCursorVisible();
    }
    QString attributes(int /*offset*/, int *startOffset, int *endOffset) const override
    {
        *startOffset = 0;
        *endOffset = characterCount();
        return {};
    }

private:
    [[nodiscard]] QTextCursor between(int start, int end) const
    {
        // What listens may be behind with its offsets, or write -1 for the end.
        const int count = characterCount();
        const auto inside
            = [count](int offset) { return offset < 0 ? count : std::min(offset, count); };
        QTextCursor cursor(m_view.document());
        cursor.setPosition(inside(start));
        cursor.setPosition(inside(end), QTextCursor::KeepAnchor);
        return cursor;
    }
    /// As it is wrapped on the screen.
    [[nodiscard]] QTextCursor lineAround(int offset) const
    {
        QTextCursor cursor = between(offset, offset);
        cursor.movePosition(QTextCursor::StartOfLine);
        cursor.movePosition(QTextCursor::EndOfLine, QTextCursor::KeepAnchor);
        return cursor;
    }
    [[nodiscard]] QString line(int offset, int *startOffset, int *endOffset) const
    {
        *startOffset = *endOffset = -1;
        if (offset < 0 || offset > characterCount())
            return {};
        const QTextCursor cursor = lineAround(offset);
        *startOffset = cursor.selectionStart();
        *endOffset = cursor.selectionEnd();
        return cursor.selectedText();
    }

    View &m_view;
};

QAccessibleInterface *createFor(const QString & /*className*/, QObject *object)
{
    if (auto *browser = qobject_cast<QTextBrowser *>(object); browser && browser->isReadOnly())
        return new ReadOnlyText<QTextBrowser>(*browser, QAccessible::StaticText);
    if (auto *plain = qobject_cast<QPlainTextEdit *>(object); plain && plain->isReadOnly())
        return new ReadOnlyText<QPlainTextEdit>(*plain, QAccessible::EditableText);
    return nullptr;
}

} // namespace

void installReadOnlyTextAccessible()
{
    QAccessible::installFactory(&createFor);
}

} // namespace decidesk
