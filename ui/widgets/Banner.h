#pragma once

#include "Tone.h"

#include <QFrame>
#include <QHash>
#include <QList>
#include <QString>

class QBoxLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace decidesk {

class PlainLabel;

/// A strip that says what happened and offers what can be done about it, in place of a modal box.
///
/// Plain text. Its accessible name is its text. *Details* opens a box with the server's own words
/// or the cause; what the other buttons do is the owner's. Hidden while it has nothing to say.
class Banner : public QFrame
{
    Q_OBJECT

public:
    enum class Action {
        ConnectNow,
        AskAgain,
        LeaveIt,
        LogInAgain,
        LogInWithIt,
        EnterChecksum,
        RegisterAgain,
        SendUnencrypted,
        UseAddress,
        CopyChecksum,
        KeepApiKey,
        OpenSettings,
        Details, ///< added by the banner where there are details
        Dismiss,
    };

    struct Content
    {
        Tone tone = Tone::Error; ///< Accent: an offer; Warning; Error
        QString text; ///< what happened and what to do; may change each second (a countdown)
        QString details; ///< empty: no *Details*
        QList<Action> actions; ///< in the order of their buttons

        friend bool operator==(const Content &, const Content &) = default;
    };

    explicit Banner(QWidget *parent = nullptr);

    /// Shows `content`. A change of the text alone keeps the focus and open details.
    void setContent(const Content &content);
    void clear();
    [[nodiscard]] const Content &content() const { return m_content; }
    /// Null where it is not offered now.
    [[nodiscard]] QPushButton *button(Action action) const;

    /// The label of an action's button, in the present language.
    [[nodiscard]] static QString actionText(Action action);

signals:
    /// A button was pressed; never Details.
    void triggered(decidesk::Banner::Action action);
    /// The button that has the focus is about to go.
    void focusLeaves();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void remakeButtons();
    void letFocusLeave();
    void arrange();
    void retranslate();
    void refreshIcon();
    void showDetails(bool open);

    Content m_content;
    QLabel *m_icon;
    PlainLabel *m_text;
    QBoxLayout *m_rows; ///< text and buttons: side by side, or one below the other
    QBoxLayout *m_buttonRow;
    QPlainTextEdit *m_details;
    QHash<Action, QPushButton *> m_buttons;
};

} // namespace decidesk
