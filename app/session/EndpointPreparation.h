#pragma once

#include "Endpoint.h"
#include "Error.h"
#include "ServerSecrets.h"

#include <functional>
#include <variant>

class QObject;

namespace decidesk {

class SecretStore;

using EndpointReady = std::function<void(const std::variant<Endpoint, Error> &)>;

/// Makes of `server` an endpoint that can be connected to: with the values of its secret headers
/// from the keychain, and with its client certificate (for wss).
///
/// Where it needs neither, `ready` is called from inside the call. Else from the event loop,
/// because keychain and files are read elsewhere; not at all once `context` is destroyed. Errors:
/// ServerSecretsUnavailable, and those of `endpointOf` and `readClientIdentity`. For the GUI
/// thread.
void prepareEndpoint(const Server &server, SecretStore &secrets, QObject *context,
                     const EndpointReady &ready);

/// The same with secrets that are at hand.
void prepareEndpoint(const Server &server, const ServerSecrets &secrets, QObject *context,
                     const EndpointReady &ready);

} // namespace decidesk
