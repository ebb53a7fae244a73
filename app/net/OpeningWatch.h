#pragma once

#include "Error.h"

#include <QAbstractSocket>
#include <QObject>
#include <QSsl>

#include <optional>

class QSslSocket;

namespace decidesk {

/// How far a connection came while it was being opened, which QWebSocket does not tell: whether the
/// server was reached, whether TLS was up, and what its alerts said. Tells by that what a failure
/// means. Lives in the thread it was made in.
class OpeningWatch : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Before a byte has come. `transport` must outlive the watch or its last call.
    void watch(QAbstractSocket &transport);

    /// `error` of an attempt whose upgrade was not answered, as what it is: the proxy's doing where
    /// the server was not reached through it (ProxyFailed), the server's wish for a client
    /// certificate (ClientCertificateWanted), or its end of the connection (HungUp).
    [[nodiscard]] Error explained(const Error &error) const;

private:
    void onAlert(const QSslSocket &socket, QSsl::AlertType type);

    QString m_proxy; ///< host:port; empty: none on the way
    bool m_proxyKnowsNames = false; ///< else this computer looks the server's name up
    QAbstractSocket::SocketError m_failure = QAbstractSocket::UnknownSocketError;
    std::optional<int> m_certificateAlert;
    bool m_secure = false;
    bool m_reached = false;
    bool m_encrypted = false;
};

} // namespace decidesk
