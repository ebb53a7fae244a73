#include "SecretField.h"

#include "SecretClipboard.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>

namespace decidesk {

SecretField::SecretField(Buttons buttons, QWidget *parent)
    : QWidget(parent), m_edit(new SecretLineEdit(this)), m_show(new QPushButton(this))
{
    setFocusProxy(m_edit);

    m_show->setCheckable(true);
    m_show->setAutoDefault(false);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_edit, 1);
    row->addWidget(m_show);
    if (buttons == Buttons::ShowAndCopy) {
        m_copy = new QPushButton(this);
        m_copy->setAutoDefault(false);
        row->addWidget(m_copy);
        connect(m_copy, &QPushButton::clicked, this, &SecretField::copy);
    }

    // Not textEdited: what assistive technology writes doesn't emit it.
    connect(m_edit, &QLineEdit::textChanged, this, [this] {
        onChanged();
        emit edited();
    });
    connect(m_show, &QPushButton::toggled, m_edit, &SecretLineEdit::setRevealed);
    retranslate();
    refresh();
}

void SecretField::setNames(const QString &field, const QString &show, const QString &copy)
{
    m_edit->setAccessibleName(field);
    m_show->setAccessibleName(show);
    m_show->setToolTip(show);
    if (m_copy != nullptr) {
        m_copy->setAccessibleName(copy);
        m_copy->setToolTip(copy);
    }
}

Secret SecretField::secret() const
{
    return Secret(m_edit->text().trimmed());
}

void SecretField::setSecret(const Secret &secret)
{
    if (m_edit->text() == secret.reveal())
        return;
    {
        const QSignalBlocker notByTheUser(m_edit);
        m_edit->setText(secret.reveal());
    }
    onChanged();
}

void SecretField::setPlaceholderText(const QString &text)
{
    m_edit->setPlaceholderText(text);
}

void SecretField::setReadOnly(bool readOnly)
{
    m_edit->setReadOnly(readOnly);
}

bool SecretField::isRevealed() const
{
    return m_show->isChecked();
}

void SecretField::setRevealed(bool revealed)
{
    m_show->setChecked(revealed);
}

void SecretField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SecretField::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    setRevealed(false);
}

void SecretField::retranslate()
{
    //: Button: show the text of a masked field
    m_show->setText(tr("Show"));
    if (m_copy != nullptr)
        //: Button: copy the text of a masked field to the clipboard
        m_copy->setText(tr("Copy"));
}

void SecretField::onChanged()
{
    refresh();
    emit changed();
}

void SecretField::refresh()
{
    if (m_copy != nullptr)
        m_copy->setEnabled(!m_edit->text().isEmpty());
}

void SecretField::copy()
{
    copySecret(secret());
    emit copied();
}

} // namespace decidesk
