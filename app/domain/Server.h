#pragma once

#include "Error.h"
#include "ServerHeader.h"

#include <QList>
#include <QString>
#include <QUrl>
#include <QUuid>

#include <variant>

namespace decidesk {

using ServerId = QUuid;

/// A decision server as the settings keep it. Its API key, the values of secret headers and the
/// passphrase of its client certificate are in the keychain, never here.
struct Server
{
    ServerId id;
    QString name; ///< for people; empty: the host and port are shown
    QUrl url; ///< normalised by `parseServerUrl`
    QString caFile; ///< PEM file of additional trusted issuers; empty: the system's only
    bool useSystemProxy = true;
    QString origin; ///< as `parseOrigin` writes it; empty: none is sent
    QString subprotocols; ///< as `parseSubprotocols` writes them; empty: none is asked for
    QList<ServerHeader> headers; ///< of the upgrade request, beyond those of the protocol
    QString clientCertificate; ///< PEM (issuers may follow) or PKCS #12 file, for wss; empty: none
    QString clientKey; ///< PEM file; empty: the key is in the file of the certificate
    bool clientPassphrase = false; ///< the key is encrypted, its passphrase is in the keychain
    bool plainTextConsent = false; ///< the user agreed to send secrets to this `ws` server
    bool practice = false; ///< the built-in practice server: lives for this run, is never stored

    friend bool operator==(const Server &, const Server &) = default;
};

inline const QString defaultServerUrl = QStringLiteral("ws://localhost:3000/ws");

/// Reads what a person typed or pasted as a server's address: trims it, demands ws or wss and a
/// host, lower-cases scheme and host, turns an empty path into `/` and drops the scheme's default
/// port. Errors: InvalidUrl, UnsupportedScheme, UrlWithCredentials.
std::variant<QUrl, Error> parseServerUrl(const QString &typed);

/// Whether the host is this machine: `localhost`, `*.localhost`, 127.0.0.0/8 or ::1.
bool isLoopback(const QUrl &url);

/// Whether secrets sent there could be read on the way: scheme `ws` and not the loopback.
bool isUnencrypted(const QUrl &url);

/// `server` at another address. The consent to plain text ends where the host changes or encryption
/// is lost.
Server movedTo(Server server, const QUrl &url);

/// "example.org", or "localhost:3000" where the port is not the scheme's own. Host in its ASCII
/// form.
QString hostAndPort(const QUrl &url);

} // namespace decidesk
