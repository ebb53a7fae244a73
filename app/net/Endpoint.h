#pragma once

#include "Server.h"

#include <QString>
#include <QUrl>

namespace decidesk {

/// Where a connection goes and what it needs to get there.
struct Endpoint
{
    QUrl url; ///< ws or wss, normalised by `parseServerUrl`
    QString caFile; ///< PEM file of additional trusted issuers; empty: the system's only
    bool useSystemProxy = true;

    friend bool operator==(const Endpoint &, const Endpoint &) = default;
};

inline Endpoint endpointOf(const Server &server)
{
    return {server.url, server.caFile, server.useSystemProxy};
}

} // namespace decidesk
