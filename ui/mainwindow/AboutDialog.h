#pragma once

#include <QDialog>

class QPushButton;

namespace decidesk {

class PlainLabel;

/// What the program is, its version and its licence.
class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    PlainLabel *m_name;
    PlainLabel *m_text;
    QPushButton *m_close;
};

} // namespace decidesk
