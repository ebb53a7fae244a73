#include "Handshake.h"

#include <QFile>
#include <QFileInfo>
#include <QSslCertificate>

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
    return endpoint.useSystemProxy ? QNetworkProxy(QNetworkProxy::DefaultProxy)
                                   : QNetworkProxy(QNetworkProxy::NoProxy);
}

} // namespace decidesk
