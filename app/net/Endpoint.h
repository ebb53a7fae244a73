#pragma once

#include "ClientIdentity.h"
#include "Error.h"
#include "Secret.h"
#include "Server.h"
#include "ServerSecrets.h"

#include <QList>
#include <QString>
#include <QUrl>

#include <variant>

namespace decidesk {

/// Where a connection goes and what it needs to get there.
struct Endpoint
{
    struct Header
    {
        QString name;
        Secret value; ///< also where it is none, so that nothing prints one by accident
        bool secret = false;

        friend bool operator==(const Header &, const Header &) = default;
    };

    QUrl url; ///< ws or wss, normalised by `parseServerUrl`
    QString caFile; ///< PEM file of additional trusted issuers; empty: the system's only
    bool useSystemProxy = true;
    QString origin = {}; ///< empty: none is sent
    QString subprotocols = {}; ///< "chat, superchat"; empty: none is asked for
    QList<Header> headers = {};
    QString clientCertificate = {}; ///< the files that `identity` comes from
    QString clientKey = {};
    ClientIdentity identity = {}; ///< what to show a server that asks for a certificate

    friend bool operator==(const Endpoint &, const Endpoint &) = default;
};

/// The endpoint of `server` without what is secret: without the values of secret headers and
/// without the client's identity. To tell one from another; `prepareEndpoint` makes one that can be
/// connected to.
Endpoint endpointOf(const Server &server);

/// The same with the values of the secret headers, after all that goes into the request was looked
/// at once more: a line end in it would begin another header. Errors: ServerSecretMissing where
/// `secrets` lacks a value, InvalidHeader.
std::variant<Endpoint, Error> endpointOf(const Server &server, const ServerSecrets &secrets);

/// What must not be seen of it.
QList<Secret> secretsOf(const Endpoint &endpoint);

} // namespace decidesk
