#pragma once

#include "Banner.h"

namespace decidesk {

class SecretStore;

/// Says that the keychain is waited for, which may show its prompt behind the window.
class KeychainNotice : public Banner
{
    Q_OBJECT

public:
    /// `secrets` must outlive the notice.
    explicit KeychainNotice(const SecretStore &secrets, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    const SecretStore &m_secrets;
};

} // namespace decidesk
