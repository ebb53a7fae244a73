#include "ConnectionErrors.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>
#include <QStringList>
#include <QWebSocket>

#include <algorithm>
#include <array>

namespace decidesk {

namespace {

constexpr qsizetype longestDetail = 200;

/// Whether `text` is what Qt itself says: `source` in the language that its library speaks now.
bool isQtText(const QString &text, const char *context, const char *source)
{
    QString pattern = QCoreApplication::translate(context, source);
    const qsizetype argument = pattern.indexOf(QLatin1String("%1"));
    return argument < 0 ? text == pattern : text.startsWith(pattern.left(argument));
}

Error::Kind kindOfTls(QSslError::SslError error)
{
    switch (error) {
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
    case QSslError::CertificateRejected:
    case QSslError::InvalidCaCertificate:
    case QSslError::CertificateSignatureFailed:
    case QSslError::CertificateBlacklisted:
        return Error::Kind::TlsUntrusted;
    case QSslError::HostNameMismatch:
        return Error::Kind::TlsWrongName;
    case QSslError::CertificateExpired:
    case QSslError::CertificateNotYetValid:
        return Error::Kind::TlsExpired;
    default:
        return Error::Kind::TlsFailed;
    }
}

QString detailOfTls(Error::Kind kind, const QSslError &error, const QSslCertificate &peer)
{
    QString detail = error.errorString();
    if (kind == Error::Kind::TlsUntrusted) {
        detail += QStringLiteral(" Issuer: ")
            + peer.issuerInfo(QSslCertificate::CommonName).join(QLatin1String(", "));
    } else if (kind == Error::Kind::TlsWrongName) {
        QStringList names = peer.subjectAlternativeNames().values();
        if (names.isEmpty())
            names = peer.subjectInfo(QSslCertificate::CommonName);
        detail += QStringLiteral(" It is for: ") + names.join(QLatin1String(", "));
    } else if (kind == Error::Kind::TlsExpired) {
        detail += QStringLiteral(" Valid from %1 to %2")
                      .arg(peer.effectiveDate().toString(Qt::ISODate),
                           peer.expiryDate().toString(Qt::ISODate));
    }
    return oneLine(detail);
}

} // namespace

QString oneLine(QString text)
{
    text = text.simplified();
    text.removeIf([](QChar c) { return c.category() == QChar::Other_Control; });
    return text.left(longestDetail);
}

Error errorOfStatus(int status, const QString &words)
{
    // A page where a WebSocket should be: the address is wrong, nobody refused anything.
    const bool page = status >= 200 && status < 300;
    return {page ? Error::Kind::NotAWebSocket : Error::Kind::UpgradeRefused,
            oneLine(words),
            status,
            {}};
}

std::optional<Error> errorOfUpgradeAnswer(const QByteArray &start)
{
    static const QByteArray magic = QByteArrayLiteral("HTTP/");
    if (start.left(magic.size()) != magic.left(start.size()))
        return Error{Error::Kind::NotAWebSocket, oneLine(QString::fromLatin1(start)), 0, {}};
    const qsizetype lineEnd = start.indexOf('\n');
    if (lineEnd < 0)
        return std::nullopt;
    static const QRegularExpression statusLine(
        QStringLiteral(R"(^HTTP/\d\.\d (\d{3})(?: (.*))?$)"));
    const QString line = QString::fromLatin1(start.left(lineEnd)).trimmed();
    const QRegularExpressionMatch match = statusLine.match(line);
    if (!match.hasMatch())
        return Error{Error::Kind::NotAWebSocket, oneLine(line), 0, {}};
    const int status = match.capturedView(1).toInt();
    if (status == 101)
        return std::nullopt;
    return errorOfStatus(status, match.captured(2));
}

Error errorOfUpgradeText(const QString &socketErrorString)
{
    static const QRegularExpression status(QStringLiteral(R"((\d{3}) \((.*)\))"));
    const QRegularExpressionMatch match = status.match(socketErrorString);
    if (match.hasMatch())
        return errorOfStatus(match.capturedView(1).toInt(), match.captured(2));
    // QWebSocket has words of its own for these two and does not name the status.
    const auto says = [&socketErrorString](const char *source) {
        return isQtText(socketErrorString, "QWebSocket", source);
    };
    if (says("QWebSocketPrivate::processHandshake: Unknown error condition encountered. Aborting "
             "connection.")
        || says("Handshake: Server requests a version that we don't support: %1.")) {
        return errorOfStatus(400, {});
    }
    if (says("QWebSocket::processHandshake: Host requires authentication")
        || says("QWebSocketPrivate::processHandshake: Unsupported WWW-Authenticate challenge "
                "encountered.")
        || says("QWebSocketPrivate::processHandshake: Unsupported WWW-Authenticate challenges "
                "encountered.")) {
        return errorOfStatus(401, {});
    }
    return {Error::Kind::NotAWebSocket, oneLine(socketErrorString), 0, {}};
}

Error errorOfSocket(QAbstractSocket::SocketError error, const QString &text)
{
    const auto kind = [error] {
        switch (error) {
        case QAbstractSocket::HostNotFoundError:
            return Error::Kind::HostNotFound;
        case QAbstractSocket::ConnectionRefusedError:
            return Error::Kind::ConnectionRefused;
        case QAbstractSocket::RemoteHostClosedError:
            return Error::Kind::ConnectionLost;
        case QAbstractSocket::NetworkError:
            return Error::Kind::NetworkUnreachable;
        case QAbstractSocket::SocketTimeoutError:
            return Error::Kind::ConnectTimedOut;
        case QAbstractSocket::SslHandshakeFailedError:
        case QAbstractSocket::SslInternalError:
            return Error::Kind::TlsFailed;
        // Of the client's certificate and key, which were readable, each for itself.
        case QAbstractSocket::SslInvalidUserDataError:
            return Error::Kind::ClientKeyForeign;
        case QAbstractSocket::ProxyAuthenticationRequiredError:
        case QAbstractSocket::ProxyConnectionRefusedError:
        case QAbstractSocket::ProxyConnectionClosedError:
        case QAbstractSocket::ProxyConnectionTimeoutError:
        case QAbstractSocket::ProxyNotFoundError:
        case QAbstractSocket::ProxyProtocolError:
            return Error::Kind::ProxyFailed;
        default:
            return Error::Kind::ConnectFailed;
        }
    }();
    return {kind, oneLine(text), 0, {}};
}

Error errorOfTls(const QList<QSslError> &errors, const QSslCertificate &peer)
{
    Q_ASSERT(!errors.isEmpty());
    static constexpr std::array order{Error::Kind::TlsUntrusted, Error::Kind::TlsWrongName,
                                      Error::Kind::TlsExpired, Error::Kind::TlsFailed};
    for (const Error::Kind kind : order) {
        const auto found
            = std::find_if(errors.begin(), errors.end(), [kind](const QSslError &error) {
                  return kindOfTls(error.error()) == kind;
              });
        if (found != errors.end())
            return {kind, detailOfTls(kind, *found, peer), 0, {}};
    }
    Q_UNREACHABLE();
}

} // namespace decidesk
