#pragma once

#include "Endpoint.h"
#include "Error.h"

#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QSslConfiguration>

#include <variant>

namespace decidesk {

// What an opening handshake takes from an endpoint: the same for a QWebSocket as for one by hand.

/// The URL and the headers beyond those that every upgrade request has: Origin, the subprotocols
/// and those of the settings. Qt 6.8 and newer write their names in lower case. A server that picks
/// none of the subprotocols is taken all the same by QWebSocket; one that picks another is not.
QNetworkRequest upgradeRequest(const Endpoint &endpoint);

/// The system's trusted issuers, those of the CA file, and the client's own certificate. Reads the
/// CA file. Error: CaFileUnreadable.
std::variant<QSslConfiguration, Error> tlsConfiguration(const Endpoint &endpoint);

/// The proxy to go through: the one of the environment (`ProxyEnvironment`), else the one that the
/// desktop's settings name for the web, else none. None to the loopback, and where the endpoint
/// wants none.
QNetworkProxy proxyFor(const Endpoint &endpoint);

} // namespace decidesk
