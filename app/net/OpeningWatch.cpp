#include "OpeningWatch.h"

#include <QAbstractSocket>
#include <QNetworkProxy>
#include <QSslCipher>
#include <QSslSocket>

namespace decidesk {

namespace {

QString addressOf(const QNetworkProxy &proxy)
{
    const QString host = proxy.hostName();
    return (host.contains(u':') ? u'[' + host + u']' : host) + u':' + QString::number(proxy.port());
}

/// Qt keeps the answer to CONNECT to itself, and has errors of its own for these two.
int statusOfProxy(QAbstractSocket::SocketError failure)
{
    switch (failure) {
    case QAbstractSocket::ProxyAuthenticationRequiredError:
        return 407;
    case QAbstractSocket::SocketAccessError:
        return 403;
    default:
        return 0;
    }
}

} // namespace

void OpeningWatch::watch(QAbstractSocket &transport)
{
    const QNetworkProxy proxy = transport.proxy();
    if (proxy.type() != QNetworkProxy::NoProxy)
        m_proxy = addressOf(proxy);
    m_proxyKnowsNames = proxy.capabilities().testFlag(QNetworkProxy::HostNameLookupCapability);
    connect(&transport, &QAbstractSocket::connected, this, [this] { m_reached = true; });
    connect(&transport, &QAbstractSocket::errorOccurred, this,
            [this](QAbstractSocket::SocketError error) { m_failure = error; });
    auto *socket = qobject_cast<QSslSocket *>(&transport);
    m_secure = socket != nullptr;
    if (!socket)
        return;
    connect(socket, &QSslSocket::encrypted, this, [this] { m_encrypted = true; });
    connect(socket, &QSslSocket::alertReceived, this,
            [this, socket](QSsl::AlertLevel /*level*/, QSsl::AlertType type) {
                onAlert(*socket, type);
            });
}

void OpeningWatch::onAlert(const QSslSocket &socket, QSsl::AlertType type)
{
    switch (type) {
    case QSsl::AlertType::HandshakeFailure:
        // Without a cipher that both know it is about that; with one, TLS 1.2 servers say so where
        // the client has shown no certificate.
        if (socket.sessionCipher().isNull())
            return;
        break;
    case QSsl::AlertType::NoCertificate:
    case QSsl::AlertType::BadCertificate:
    case QSsl::AlertType::UnsupportedCertificate:
    case QSsl::AlertType::CertificateRevoked:
    case QSsl::AlertType::CertificateExpired:
    case QSsl::AlertType::CertificateUnknown:
    case QSsl::AlertType::UnknownCa:
    case QSsl::AlertType::AccessDenied:
    case QSsl::AlertType::CertificateRequired:
        break;
    default:
        return;
    }
    m_certificateAlert = static_cast<int>(type);
}

Error OpeningWatch::explained(const Error &error) const
{
    using Kind = Error::Kind;
    const bool ownLookup = m_failure == QAbstractSocket::HostNotFoundError && !m_proxyKnowsNames;
    if (!m_proxy.isEmpty() && !m_reached && !ownLookup)
        return {Kind::ProxyFailed, error.detail, statusOfProxy(m_failure), {}, m_proxy};
    if (m_certificateAlert)
        return {Kind::ClientCertificateWanted, error.detail, *m_certificateAlert, {}};
    if (error.kind == Kind::ConnectionLost && m_reached)
        return {Kind::HungUp, error.detail, m_secure && !m_encrypted ? 1 : 0, {}};
    return error;
}

} // namespace decidesk
