#pragma once

#include "Secret.h"

#include <QDialog>
#include <QString>

class QPushButton;

namespace decidesk {

class PlainLabel;
class SecretField;

/// Asks for the checksum of an account that has none on this computer: it was imported, or the
/// keychain has lost it.
class ChecksumDialog : public QDialog
{
    Q_OBJECT

public:
    ChecksumDialog(const QString &account, QWidget *window);

signals:
    /// *Log in*; never empty.
    void given(const decidesk::Secret &checksum);

private:
    void submit();

    PlainLabel *m_text;
    SecretField *m_checksum;
    QPushButton *m_logIn;
    QPushButton *m_cancel;
};

} // namespace decidesk
