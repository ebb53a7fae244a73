#pragma once

#include "Server.h"

#include <QList>
#include <QUrl>

namespace decidesk {

/// What the user chose for the accounts on the present URL when they type another one.
enum class AccountsOnOldUrl {
    Stay, ///< the new URL is a server of its own, for new accounts
    Move, ///< the server with all its accounts gets the new URL
};

/// The present state that a new URL is judged against.
struct ServerSituation
{
    Server present; ///< the server that new accounts use
    QList<Server> known; ///< all that are kept, `present` may be among them
    bool presentHasAccounts = false;
};

/// The server that new accounts use once `url` is typed.
///
/// Its id tells whose API key belongs into the form; a new server has a null id. A secret never
/// goes to a server it was not given for: only the same URL, an agreed move, or (while no account
/// depends on it) another path of the same host and port keeps the id. The consent to plain text
/// ends where the host changes or encryption is lost.
Server serverForUrl(const ServerSituation &situation, const QUrl &url, AccountsOnOldUrl choice);

} // namespace decidesk
