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
    const auto invalid = [](const QString &name) {
        return Error{Error::Kind::InvalidHeader, name, 0, {}};
    };
    if (parseOrigin(server.origin) != server.origin)
        return invalid(QStringLiteral("Origin"));
    if (parseSubprotocols(server.subprotocols) != server.subprotocols)
        return invalid(QStringLiteral("Sec-WebSocket-Protocol"));
    Endpoint endpoint = endpointOf(server);
    QList<ServerHeader> sent;
    for (Endpoint::Header &header : endpoint.headers) {
        if (header.secret)
            header.value = secrets.header(header.name);
        if (header.secret && header.value.isEmpty())
            return Error{Error::Kind::ServerSecretMissing, header.name, 0, {}};
        sent.append({header.name, header.value.reveal(), header.secret});
    }
    const FaultyHeader faulty = firstFault(sent);
    if (faulty.fault != HeaderFault::None)
        return invalid(faulty.name);
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
