#pragma once

#include "Secret.h"

#include <QCheckBox>
#include <QWidget>

class QLineEdit;
class QPushButton;

namespace decidesk {

class FieldColumn;
class FieldNote;
class SecretField;

/// The fields of *Log in*. Knows nothing of servers.
class LoginForm : public QWidget
{
    Q_OBJECT

public:
    struct Values
    {
        Secret checksum;
        QString nameInList; ///< may be empty
        bool remember = true;
    };

    explicit LoginForm(QWidget *parent = nullptr);

    [[nodiscard]] Values values() const;
    void setValues(const Values &values);
    /// Whether there is anything to remember: what the practice server knows is gone when the
    /// program ends.
    void setRemembers(bool remembers) { m_remember->setVisible(remembers); }
    /// `before`, but with what was typed since `clear`.
    [[nodiscard]] Values typedOver(const Values &before) const;
    void clear() { setValues({}); }
    /// Says what is wrong with the checksum beside it, and puts the focus there.
    void showChecksumError(const QString &text);

signals:
    void submitted();
    void edited(); ///< what is no secret is another one
    /// Something for the status bar.
    void hint(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void refresh();
    void submit();

    FieldColumn *m_fields;
    SecretField *m_checksum;
    FieldNote *m_checksumNote;
    QLineEdit *m_name;
    QCheckBox *m_remember;
    QPushButton *m_submit;
};

} // namespace decidesk
