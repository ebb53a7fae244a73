#include "Endpoint.h"

namespace decidesk {

Endpoint endpointOf(const Server &server)
{
    Endpoint endpoint{server.url, server.caFile, server.useSystemProxy};
    endpoint.origin = server.origin;
    endpoint.subprotocols = server.subprotocols;
    for (const ServerHeader &header : server.headers)
        endpoint.headers.append({header.name, Secret(header.value), header.secret});
    endpoint.clientCertificate = server.clientCertificate;
    endpoint.clientKey = server.clientKey;
    return endpoint;
}

std::variant<Endpoint, Error> endpointOf(const Server &server, const ServerSecrets &secrets)
{
    Endpoint endpoint = endpointOf(server);
    for (Endpoint::Header &header : endpoint.headers) {
        if (!header.secret)
            continue;
        header.value = secrets.header(header.name);
        if (header.value.isEmpty())
            return Error{Error::Kind::ServerSecretMissing, header.name, 0, {}};
        // Other programs can write into the keychain too.
        if (!isHeaderValue(header.value.reveal()))
            return Error{Error::Kind::InvalidHeader, header.name, 0, {}};
    }
    return endpoint;
}

QList<Secret> secretsOf(const Endpoint &endpoint)
{
    ServerSecrets secrets;
    for (const Endpoint::Header &header : endpoint.headers) {
        if (header.secret)
            secrets.setHeader(header.name, header.value);
    }
    return secrets.all();
}

} // namespace decidesk
