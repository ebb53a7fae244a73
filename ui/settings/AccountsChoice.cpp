#include "AccountsChoice.h"

#include "Mnemonic.h"
#include "PlainLabel.h"

#include <QRadioButton>
#include <QVBoxLayout>

namespace decidesk {

AccountsChoice::AccountsChoice(QWidget *parent)
    : QWidget(parent), m_question(new PlainLabel(this)), m_stay(new QRadioButton(this)),
      m_move(new QRadioButton(this))
{
    m_question->setWordWrap(true);
    m_stay->setChecked(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_question);
    column->addWidget(m_stay);
    column->addWidget(m_move);
    connect(m_stay, &QRadioButton::toggled, this, &AccountsChoice::chosen);
    retranslate();
}

void AccountsChoice::setPresentServer(const QString &name)
{
    m_present = name;
    retranslate();
}

AccountsOnOldUrl AccountsChoice::choice() const
{
    return m_move->isChecked() ? AccountsOnOldUrl::Move : AccountsOnOldUrl::Stay;
}

void AccountsChoice::setChoice(AccountsOnOldUrl choice)
{
    m_stay->setChecked(choice == AccountsOnOldUrl::Stay);
    m_move->setChecked(choice == AccountsOnOldUrl::Move);
}

void AccountsChoice::retranslate()
{
    m_question->setText(tr("What should happen to your accounts on %1?").arg(m_present));
    //: Choice: the accounts keep using the old server URL
    m_stay->setText(tr("They &stay there; new accounts use the new URL"));
    //: Choice: the accounts use the new server URL from now on
    m_move->setText(tr("They &move to the new URL"));
    m_stay->setAccessibleName(withoutMnemonic(m_stay->text()));
    m_move->setAccessibleName(withoutMnemonic(m_move->text()));
    m_move->setAccessibleDescription(
        tr("Their checksums and the API key will be sent to the new server."));
}

} // namespace decidesk
