#pragma once

#include "FittedBox.h"

#include <QString>

class QLineEdit;
class QPushButton;

namespace decidesk {

class PlainLabel;

/// The bar below the conversation where one types what is to be found in it. Says what is wanted;
/// finding is done elsewhere.
class FindBar : public FittedBox
{
    Q_OBJECT

public:
    explicit FindBar(QWidget *parent = nullptr);

    [[nodiscard]] QString text() const;
    /// Without `textChanged`.
    void setText(const QString &text);
    /// Goes to the field and selects what is in it, to be typed over.
    void focusField();
    /// What came of it, in words.
    void setStatus(const QString &status);
    /// Whether *Older* and *Newer* can lead anywhere.
    void setStepsEnabled(bool enabled);

signals:
    void textChanged(const QString &text);
    void nextRequested(); ///< *Older*, and Enter
    void previousRequested(); ///< *Newer*, and Shift+Enter
    void closeRequested(); ///< Escape too

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();
    void retranslate();

    QLineEdit *m_field;
    PlainLabel *m_status;
    QPushButton *m_older;
    QPushButton *m_newer;
    QPushButton *m_close;
};

} // namespace decidesk
