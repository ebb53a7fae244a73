#include "Handshake.h"

#include "SmallFile.h"

#include <QSslCertificate>

namespace decidesk {

QNetworkRequest upgradeRequest(const Endpoint &endpoint)
{
    QNetworkRequest request(endpoint.url);
    if (!endpoint.origin.isEmpty())
        request.setRawHeader("Origin", endpoint.origin.toLatin1());
    if (!endpoint.subprotocols.isEmpty())
        request.setRawHeader("Sec-WebSocket-Protocol", endpoint.subprotocols.toLatin1());
    for (const Endpoint::Header &header : endpoint.headers)
        request.setRawHeader(header.name.toLatin1(), header.value.reveal().toUtf8());
    return request;
}

std::variant<QSslConfiguration, Error> tlsConfiguration(const Endpoint &endpoint)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    if (!endpoint.identity.isNull()) {
        configuration.setLocalCertificateChain(endpoint.identity.chain);
        configuration.setPrivateKey(endpoint.identity.key);
    }
    if (endpoint.caFile.isEmpty())
        return configuration;
    const QList<QSslCertificate> issuers
        = QSslCertificate::fromData(readSmallFile(endpoint.caFile), QSsl::Pem);
    if (issuers.isEmpty())
        return Error{Error::Kind::CaFileUnreadable, endpoint.caFile, 0, {}};
    // Adding alone would switch off the loading of the system's certificates on demand.
    configuration.setCaCertificates(QSslConfiguration::systemCaCertificates() + issuers);
    return configuration;
}

QNetworkProxy proxyFor(const Endpoint &endpoint)
{
    return endpoint.useSystemProxy ? QNetworkProxy(QNetworkProxy::DefaultProxy)
                                   : QNetworkProxy(QNetworkProxy::NoProxy);
}

} // namespace decidesk
