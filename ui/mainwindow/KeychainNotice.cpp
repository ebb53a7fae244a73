#include "KeychainNotice.h"

#include "SecretStore.h"

#include <QEvent>

namespace decidesk {

KeychainNotice::KeychainNotice(const SecretStore &secrets, QWidget *parent)
    : Banner(parent), m_secrets(secrets)
{
    connect(&secrets, &SecretStore::waitingChanged, this, &KeychainNotice::refresh);
    refresh();
}

void KeychainNotice::changeEvent(QEvent *event)
{
    Banner::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

void KeychainNotice::refresh()
{
    if (m_secrets.isWaiting())
        setContent({Tone::Accent,
                    tr("Waiting for the keychain… If it asks for a password, enter it there."),
                    {},
                    {}});
    else
        clear();
}

} // namespace decidesk
