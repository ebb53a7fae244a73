#include "LoginForm.h"

#include "FieldColumn.h"
#include "FieldNote.h"
#include "PrimaryButton.h"
#include "SecretField.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace decidesk {

LoginForm::LoginForm(QWidget *parent)
    : QWidget(parent), m_fields(new FieldColumn(this)),
      m_checksum(new SecretField(SecretField::Buttons::ShowAndCopy)),
      m_checksumNote(m_fields->addField(m_checksum, m_checksum->lineEdit())), m_name(new QLineEdit),
      m_remember(new QCheckBox), m_submit(new PrimaryButton)
{
    m_remember->setChecked(true);
    m_fields->addField(m_name);
    m_fields->addWidget(m_remember);
    auto *last = new QHBoxLayout;
    last->addStretch();
    last->addWidget(m_submit);
    m_fields->addLayout(last);
    m_fields->addStretch();
    setTabOrder(m_checksum, m_name);
    setTabOrder(m_name, m_remember);
    setTabOrder(m_remember, m_submit);
    setFocusProxy(m_checksum);

    connect(m_checksum, &SecretField::changed, this, &LoginForm::refresh);
    connect(m_name, &QLineEdit::textChanged, this, &LoginForm::edited);
    connect(m_remember, &QCheckBox::toggled, this, &LoginForm::edited);
    connect(m_checksum, &SecretField::changed, m_checksumNote, &FieldNote::clear);
    connect(m_checksum, &SecretField::copied, this, [this] {
        emit hint(tr(
            "Checksum copied. Paste it somewhere safe; the clipboard is cleared in 60 seconds."));
    });
    connect(m_checksum->lineEdit(), &QLineEdit::returnPressed, this, &LoginForm::submit);
    connect(m_name, &QLineEdit::returnPressed, this, &LoginForm::submit);
    connect(m_submit, &QPushButton::clicked, this, &LoginForm::submit);
    retranslate();
}

LoginForm::Values LoginForm::values() const
{
    return {m_checksum->secret(), m_name->text().trimmed(), m_remember->isChecked()};
}

void LoginForm::setValues(const Values &values)
{
    m_checksum->setSecret(values.checksum);
    m_name->setText(values.nameInList);
    m_remember->setChecked(values.remember);
}

LoginForm::Values LoginForm::typedOver(const Values &before) const
{
    const Values now = values();
    return {now.checksum.isEmpty() ? before.checksum : now.checksum,
            now.nameInList.isEmpty() ? before.nameInList : now.nameInList,
            now.remember && before.remember};
}

void LoginForm::showChecksumError(const QString &text)
{
    m_checksumNote->setError(text);
    m_checksum->setFocus();
}

void LoginForm::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void LoginForm::retranslate()
{
    m_checksum->setNames(tr("Checksum"), tr("Show checksum"), tr("Copy checksum"));
    //: Label of a field; the letter behind & is its mnemonic
    m_fields->setTexts(m_checksum, tr("&Checksum"),
                       tr("The secret key that you kept when you registered."));
    //: Label of a field; the letter behind & is its mnemonic
    m_fields->setTexts(m_name, tr("&Name in your list"),
                       tr("Optional. Helps you recognise the account."));
    const QString remember = tr("Remember on this computer");
    m_remember->setText(remember);
    m_remember->setAccessibleName(remember);
    m_remember->setToolTip(tr("Keeps the checksum in the keychain of this computer"));
    const QString submit = tr("Log in");
    m_submit->setText(submit);
    m_submit->setAccessibleName(submit);
    refresh();
}

void LoginForm::refresh()
{
    const bool complete = !m_checksum->secret().isEmpty();
    m_submit->setEnabled(complete);
    m_submit->setToolTip(complete ? QString() : tr("Fill in the checksum first"));
}

void LoginForm::submit()
{
    if (isEnabled() && !m_checksum->secret().isEmpty())
        emit submitted();
}

} // namespace decidesk
