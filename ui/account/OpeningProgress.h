#pragma once

#include <QTimer>
#include <QWidget>

class QPushButton;

namespace decidesk {

class AccountOpening;
class PlainLabel;

/// What the opening of an account does just now, for how long, and *Cancel*.
class OpeningProgress : public QWidget
{
    Q_OBJECT

public:
    /// `opening` must outlive it.
    explicit OpeningProgress(AccountOpening &opening, QWidget *parent = nullptr);

    /// Shows the present state. Whether the row itself is shown is up to the page.
    void refresh();
    void focusCancel();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    AccountOpening &m_opening;
    PlainLabel *m_text;
    QPushButton *m_cancel;
    QTimer m_clock;
};

} // namespace decidesk
