#include "Handshake.h"

#include "ProxyEnvironment.h"

#include <QFile>
#include <QFileInfo>
#include <QSslCertificate>
#include <QUrl>

#include <algorithm>

namespace decidesk {

namespace {

constexpr qint64 largestCaFile = 4 * 1024 * 1024;

QList<QSslCertificate> certificatesOf(const QString &path)
{
    // A folder or a pipe by this name would block or never end.
    if (!QFileInfo(path).isFile())
        return {};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestCaFile)
        return {};
    return QSslCertificate::fromData(file.readAll(), QSsl::Pem);
}

} // namespace

QNetworkRequest upgradeRequest(const Endpoint &endpoint)
{
    return QNetworkRequest(endpoint.url);
}

std::variant<QSslConfiguration, Error> tlsConfiguration(const Endpoint &endpoint)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    if (endpoint.caFile.isEmpty())
        return configuration;
    const QList<QSslCertificate> issuers = certificatesOf(endpoint.caFile);
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
