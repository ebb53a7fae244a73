#pragma once

#include "Error.h"
#include "MessageField.h"

#include <QWidget>

class QPushButton;

namespace decidesk {

class FieldNote;
class PrimaryButton;

/// The message field with *Send* and a line for what is wrong with the message.
///
/// What was typed leaves the field only when the owner says that it is stored.
class Composer : public QWidget
{
    Q_OBJECT

public:
    explicit Composer(QWidget *parent = nullptr);

    [[nodiscard]] QString text() const;
    /// Shows another draft; no `edited` follows.
    void setText(const QString &text);
    void setEnterSends(bool enterSends);
    void setEarlier(MessageField::Earlier earlier);
    [[nodiscard]] MessageField *field() const { return m_field; }

    /// Something about a secret to be confirmed before the message goes out.
    enum class Doubt {
        None,
        HoldsSecret, ///< the message has one of this account
        LacksSecret, ///< where `redactionMark` stands
    };
    /// Instead of sending says what there is to say, with *Send anyway*, until the text changes.
    void question(Doubt doubt);
    /// Puts `text`, which lacks a secret, behind what stands in the field, and says so. Where it
    /// stands already it only says so.
    void complete(const QString &text);
    /// `text` is stored: it leaves the field; what was typed since stays.
    void accept(const QString &text);
    /// `text` could not be taken: it stays, with the reason below it.
    void refuse(const Error &error);

signals:
    void sendRequested(const QString &text); ///< `accept`, `refuse` or `question` has to follow
    void sendAnywayRequested(const QString &text); ///< `accept` or `refuse` has to follow
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void send();
    void sendAnyway();
    void onTextChanged();
    void checkLength();
    void retranslate();
    void refresh();
    void fitButton();

    MessageField *m_field;
    PrimaryButton *m_send;
    FieldNote *m_note;
    QPushButton *m_sendAnyway;
    Doubt m_doubt = Doubt::None;
    Error m_error; ///< what the note says; kind None: nothing
    bool m_pasteRefused = false; ///< the note says so
    bool m_tooLong = false;
    bool m_waiting = false; ///< for `accept` or `refuse`
    bool m_enterSends = true;
    bool m_loading = false;
};

} // namespace decidesk
