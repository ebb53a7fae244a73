#include "ChecksumDialog.h"

#include "PlainLabel.h"
#include "SecretField.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace decidesk {

namespace {

constexpr int narrowest = 56; ///< in average characters

} // namespace

ChecksumDialog::ChecksumDialog(const QString &account, QWidget *window)
    : QDialog(window), m_text(new PlainLabel),
      m_checksum(new SecretField(SecretField::Buttons::Show)), m_logIn(new QPushButton),
      m_cancel(new QPushButton)
{
    const QString title = tr("Checksum of %1").arg(withVisibleControls(account));
    setWindowTitle(title);
    setAccessibleName(title);
    m_text->setText(tr("The checksum of %1 can't be found on this computer. Enter the one that "
                       "you kept when you registered.")
                        .arg(withVisibleControls(account)));
    m_text->setWordWrap(true);
    m_text->setMinimumWidth(narrowest * fontMetrics().averageCharWidth());
    //: Name of a field
    m_checksum->setNames(tr("Checksum"), tr("Show checksum"));
    //: Button
    m_logIn->setText(tr("Log in"));
    m_logIn->setAccessibleName(m_logIn->text());
    m_logIn->setDefault(true);
    m_logIn->setEnabled(false);
    //: Button: change nothing
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(m_cancel->text());

    auto *buttons = new QDialogButtonBox;
    buttons->addButton(m_logIn, QDialogButtonBox::AcceptRole);
    buttons->addButton(m_cancel, QDialogButtonBox::RejectRole);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(20, 20, 20, 16);
    all->setSpacing(12);
    all->addWidget(m_text);
    all->addWidget(m_checksum);
    all->addWidget(buttons);
    m_checksum->lineEdit()->setFocus();

    connect(m_checksum, &SecretField::changed, this,
            [this] { m_logIn->setEnabled(!m_checksum->secret().isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &ChecksumDialog::submit);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ChecksumDialog::submit()
{
    const Secret checksum = m_checksum->secret();
    if (checksum.isEmpty())
        return;
    emit given(checksum);
    accept();
}

} // namespace decidesk
