#include "MessageField.h"

#include "RawText.h"
#include "RequestWriter.h"

#include <QDir>
#include <QGuiApplication>
#include <QInputMethod>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QScrollBar>
#include <QStringList>
#include <QTextBlock>
#include <QTextLayout>
#include <QUrl>

#include <algorithm>
#include <cmath>
#include <utility>

namespace decidesk {

namespace {

constexpr int mostLines = 8;

bool isEnter(const QKeyEvent &event)
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

/// Of files that were copied their paths, a line for each, in place of percent-encoded addresses.
QString pastedText(const QMimeData &source)
{
    const QList<QUrl> urls = source.urls();
    QStringList paths;
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            paths.append(QDir::toNativeSeparators(url.toLocalFile()));
    }
    return !paths.isEmpty() && paths.size() == urls.size() ? paths.join(u'\n') : source.text();
}

} // namespace

MessageField::MessageField(QWidget *parent) : PlainTextField(parent)
{
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QPlainTextEdit::textChanged, this, &MessageField::onTextChanged);
    fitHeight();
}

void MessageField::setLeastHeight(int height)
{
    m_leastHeight = height;
    fitHeight();
}

void MessageField::setText(const QString &text)
{
    m_recallIndex = -1;
    m_awaitsEarlier = false;
    showText(text);
}

void MessageField::showText(const QString &text)
{
    m_settingText = true;
    setPlainText(text);
    moveCursor(QTextCursor::End);
    m_settingText = false;
}

void MessageField::removeBeginning(const QString &text)
{
    if (isComposing()) {
        m_beginningToRemove = text;
        return;
    }
    if (!rawText(*this).startsWith(text))
        return;
    QTextCursor cursor(document());
    cursor.setPosition(static_cast<int>(text.size()), QTextCursor::KeepAnchor);
    cursor.removeSelectedText();
    if (document()->isEmpty())
        document()->clearUndoRedoStacks();
}

void MessageField::recallAwaited()
{
    if (m_awaitsEarlier)
        recall(1);
}

void MessageField::keyPressEvent(QKeyEvent *event)
{
    m_awaitsEarlier = false;
    removeWhatWaited();
    if (isEnter(*event) && sends(*event)) {
        event->accept();
        // An input method that is at work keeps this key for itself.
        if (isComposing())
            endComposition();
        else
            emit sendPressed();
        return;
    }
    if (isEnter(*event) && event->modifiers().testFlag(Qt::ShiftModifier)) {
        // The base class would put a line separator, which is another character than a line feed.
        textCursor().insertBlock();
        ensureCursorVisible();
        return;
    }
    if (event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier) {
        if ((event->key() == Qt::Key_Up && recall(1))
            || (event->key() == Qt::Key_Down && recall(-1)))
            return;
    }
    PlainTextField::keyPressEvent(event);
}

void MessageField::inputMethodEvent(QInputMethodEvent *event)
{
    PlainTextField::inputMethodEvent(event);
    removeWhatWaited();
}

void MessageField::focusOutEvent(QFocusEvent *event)
{
    PlainTextField::focusOutEvent(event);
    endComposition();
}

bool MessageField::isComposing() const
{
    // Not remembered from the last event: Qt ends a composition without one too.
    return !textCursor().block().layout()->preeditAreaText().isEmpty();
}

void MessageField::endComposition()
{
    if (!isComposing())
        return;
    QGuiApplication::inputMethod()->commit();
    if (!isComposing())
        return;
    QGuiApplication::inputMethod()->reset();
    QInputMethodEvent nothing;
    QCoreApplication::sendEvent(this, &nothing);
}

void MessageField::removeWhatWaited()
{
    if (!isComposing() && !m_beginningToRemove.isEmpty())
        removeBeginning(std::exchange(m_beginningToRemove, {}));
}

void MessageField::insertFromMimeData(const QMimeData *source)
{
    const QString text = pastedText(*source);
    if (text.isEmpty()) {
        if (!source->formats().isEmpty())
            emit pasteRefused();
        return;
    }
    const qint64 bytes = text.toUtf8().size() + rawText(*this).toUtf8().size()
        - textCursor().selectedText().toUtf8().size();
    if (bytes > maxMessageBytes) {
        emit tooMuchPasted(bytes);
        return;
    }
    QMimeData plain;
    plain.setText(text);
    PlainTextField::insertFromMimeData(&plain);
}

void MessageField::resizeEvent(QResizeEvent *event)
{
    PlainTextField::resizeEvent(event);
    fitHeight();
}

void MessageField::changeEvent(QEvent *event)
{
    PlainTextField::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitHeight();
}

bool MessageField::sends(const QKeyEvent &event) const
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    return modifiers == Qt::ControlModifier || (m_enterSends && modifiers == Qt::NoModifier);
}

bool MessageField::recall(int step)
{
    if (isComposing() || !m_earlier)
        return false;
    if (m_recallIndex < 0) {
        if (step < 0 || !document()->isEmpty())
            return false;
    } else {
        // Inside a recalled message of several lines the keys move the cursor first.
        QTextCursor cursor = textCursor();
        if (cursor.movePosition(step > 0 ? QTextCursor::Up : QTextCursor::Down))
            return false;
    }
    const qsizetype next = m_recallIndex + step;
    // Recalling begins in an empty field only, so that is where it leads back to.
    const std::optional<QString> text = next < 0 ? QString() : m_earlier(next);
    m_awaitsEarlier = !text;
    if (!text)
        return true;
    showText(*text);
    m_recallIndex = next;
    return true;
}

void MessageField::onTextChanged()
{
    if (!m_settingText) {
        m_recallIndex = -1;
        m_awaitsEarlier = false;
    }
    fitHeight();
}

void MessageField::fitHeight()
{
    const auto lines = static_cast<int>(std::ceil(document()->size().height()));
    const int shown = std::clamp(lines, 1, mostLines);
    // The lower margin of a longer text would show the upper part of the next line.
    const int sides = lines > mostLines ? 1 : 2;
    const int margins = static_cast<int>(std::ceil(sides * document()->documentMargin()));
    const QMargins own = contentsMargins();
    const int height = std::max(
        m_leastHeight, shown * fontMetrics().lineSpacing() + margins + own.top() + own.bottom());
    setVerticalScrollBarPolicy(lines > mostLines ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    if (height != minimumHeight() || height != maximumHeight())
        setFixedHeight(height);
    if (lines <= mostLines)
        verticalScrollBar()->setValue(0);
}

} // namespace decidesk
