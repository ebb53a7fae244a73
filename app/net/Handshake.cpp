#include "Handshake.h"

#include "ProxyEnvironment.h"
#include "SmallFile.h"

#include <QSslCertificate>
#include <QUrl>

#include <algorithm>

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
    const QNetworkProxy none(QNetworkProxy::NoProxy);
    if (!endpoint.useSystemProxy || isLoopback(endpoint.url))
        return none;
    if (const auto named = ProxyEnvironment().proxyFor(endpoint.url))
        return *named;
    // Asked for a URL of the web: a bare TCP connection follows the desktop's SOCKS proxy alone.
    // Path and query are nobody's business there.
    QUrl url;
    url.setScheme(endpoint.url.scheme() == QLatin1String("wss") ? QStringLiteral("https")
                                                                : QStringLiteral("http"));
    url.setHost(endpoint.url.host());
    url.setPort(endpoint.url.port());
    const QList<QNetworkProxy> proxies
        = QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery(url));
    const auto tunnel
        = std::find_if(proxies.cbegin(), proxies.cend(), [](const QNetworkProxy &proxy) {
              return proxy.capabilities().testFlag(QNetworkProxy::TunnelingCapability);
          });
    return tunnel == proxies.cend() ? none : *tunnel;
}

} // namespace decidesk
