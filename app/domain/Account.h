#pragma once

#include "Server.h"

#include <QString>
#include <QUuid>

namespace decidesk {

using AccountId = QUuid;

/// A user registered on one server. The checksum is in the keychain, never here.
struct Account
{
    AccountId id;
    ServerId server;
    QString name; ///< as registered, or the *Name in your list*; may be empty
    QString prompt; ///< empty where the account was only logged in
    bool rememberChecksum = true; ///< false: the checksum is kept for this run only
    bool logInAtStart = false; ///< was logged in and not disconnected
    bool unconfirmed = false; ///< Register was sent and never answered

    [[nodiscard]] bool isResumedAtStart() const { return logInAtStart && !unconfirmed; }

    friend bool operator==(const Account &, const Account &) = default;
};

} // namespace decidesk
