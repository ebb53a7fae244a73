#pragma once

#include "Endpoint.h"
#include "Error.h"

#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QSslConfiguration>

#include <variant>

namespace decidesk {

// What an opening handshake takes from an endpoint: the same for a QWebSocket as for one by hand.

/// The URL and the headers beyond those of the WebSocket protocol itself.
QNetworkRequest upgradeRequest(const Endpoint &endpoint);

/// The system's trusted issuers and those of the CA file. Reads that file. Error: CaFileUnreadable.
std::variant<QSslConfiguration, Error> tlsConfiguration(const Endpoint &endpoint);

/// The proxy to go through: the one of the environment (`ProxyEnvironment`), else the one that the
/// desktop's settings name for the web, else none. None to the loopback, and where the endpoint
/// wants none.
QNetworkProxy proxyFor(const Endpoint &endpoint);

} // namespace decidesk
