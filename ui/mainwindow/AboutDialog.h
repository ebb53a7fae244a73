#pragma once

#include <QDialog>

class QDialogButtonBox;

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
    QDialogButtonBox *m_buttons;
};

} // namespace decidesk
