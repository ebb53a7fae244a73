#pragma once

#include "PlainTextField.h"

#include <QString>

#include <functional>
#include <optional>

namespace decidesk {

/// Where a message is typed: grows to eight lines, sends by key, recalls earlier messages.
///
/// Nothing is sent or replaced while an input method composes. What one has left behind that ended
/// in the middle of it is thrown away when *Send* is meant or the focus goes.
class MessageField : public PlainTextField
{
    Q_OBJECT

public:
    /// An earlier message, 0 the newest. Empty: there is none, or it is being read.
    using Earlier = std::function<std::optional<QString>(qsizetype index)>;

    explicit MessageField(QWidget *parent = nullptr);

    /// True: Enter sends, Shift+Enter breaks the line. False: Ctrl+Enter sends, Enter breaks it.
    void setEnterSends(bool enterSends) { m_enterSends = enterSends; }
    /// The field is never lower, in pixels.
    void setLeastHeight(int height);
    /// Asked when *Up* is pressed in an empty field, and again for each step.
    void setEarlier(Earlier earlier) { m_earlier = std::move(earlier); }

    /// Replaces the text; the cursor goes to its end. What was recalled before is forgotten.
    void setText(const QString &text);
    /// Takes `text` off the beginning, where the field still begins with it.
    void removeBeginning(const QString &text);
    /// More can be had from `Earlier` than before: what *Up* asked for meanwhile is recalled.
    void recallAwaited();

    [[nodiscard]] bool isComposing() const;
    /// Has the input method take over what it composes; what stays all the same belongs to none.
    void endComposition();

signals:
    void sendPressed();
    /// A paste was refused: with it the text would have so many bytes.
    void tooMuchPasted(qint64 bytes);
    /// A paste was refused: there is no text in it.
    void pasteRefused();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    bool sends(const QKeyEvent &event) const;
    bool recall(int step);
    void removeWhatWaited();
    void showText(const QString &text);
    void onTextChanged();
    void fitHeight();

    Earlier m_earlier;
    qsizetype m_recallIndex = -1; ///< of what is recalled; -1: not recalling
    bool m_awaitsEarlier = false; ///< *Up* asked for one that was being read
    QString m_beginningToRemove; ///< waits for the end of a composition
    int m_leastHeight = 0;
    bool m_enterSends = true;
    bool m_settingText = false;
};

} // namespace decidesk
