#include "ConnectionErrorText.h"

#include "DurationText.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace decidesk {

namespace {

using Kind = Error::Kind;

class Words
{
    Q_DECLARE_TR_FUNCTIONS(decidesk::ErrorText)

public:
    static QString closeAdvice(qint64 code);
    static ErrorText closed(const Error &error);
};

QString Words::closeAdvice(qint64 code)
{
    switch (code) {
    case 1001:
    case 1012:
        return tr("It is being stopped or restarted. Try again in a moment.");
    case 1002:
    case 1003:
        return tr(
            "It could not make sense of what was sent. Check that the server URL is that of a "
            "decision server.");
    case 1007:
        return tr("A text on the way was damaged. If it happens again, tell whoever runs the "
                  "server.");
    case 1008:
        return tr(
            "It does not accept what was sent. Log in again, or ask whoever runs the server.");
    case 1009:
        return tr("The message was too large for it. Shorten it, then send it again.");
    case 1011:
        return tr("It had a fault of its own. Try again later.");
    case 1013:
        return tr("It is overloaded. Try again later.");
    default:
        return tr("Connect again, or ask whoever runs the server.");
    }
}

ErrorText Words::closed(const Error &error)
{
    QStringList details;
    if (error.code != 0)
        details += tr("Close code: %1").arg(error.code);
    if (!error.detail.isEmpty())
        details += tr("Reason: %1").arg(error.detail);
    return {tr("The server closed the connection."), closeAdvice(error.code), details.join(u'\n')};
}

} // namespace

ErrorText ConnectionErrorText::address(const Error &error)
{
    switch (error.kind) {
    case Kind::HostNotFound:
        return {
            Words::tr("The server was not found."),
            Words::tr(
                "No computer of this name is known. Check the server URL in Settings for typing "
                "errors, and whether this computer is online."),
            error.detail};
    case Kind::ConnectionRefused:
        return {Words::tr("Nothing answers at the server's address."),
                Words::tr(
                    "The server may not be running, or the port in the server URL is another one. "
                    "Check both, then try again."),
                error.detail};
    case Kind::NetworkUnreachable:
        return {Words::tr("The network can't be reached."),
                Words::tr("Check whether this computer is online, then try again."), error.detail};
    case Kind::ConnectTimedOut:
        return {
            Words::tr("The server did not answer within %1.").arg(durationText(error.code)),
            Words::tr(
                "It may be switched off, too busy, or behind a firewall. Check the server URL in "
                "Settings, or try again later."),
            error.detail};
    case Kind::ProxyFailed:
        return {Words::tr("The proxy did not let the connection through."),
                Words::tr(
                    "Check the system's proxy settings, or choose not to use a proxy in Settings, "
                    "under Server."),
                error.detail};
    case Kind::ConnectFailed:
        return {Words::tr("The connection could not be made."),
                Words::tr("Check the server URL in Settings, or try again later."), error.detail};
    default:
        return {};
    }
}

ErrorText ConnectionErrorText::encryption(const Error &error)
{
    switch (error.kind) {
    case Kind::CaFileUnreadable:
        return {
            Words::tr("The CA file could not be read."),
            Words::tr(
                "It has to be a PEM file with the certificate of an issuer. Choose another file "
                "in Settings, or leave the field empty."),
            error.detail};
    case Kind::TlsUntrusted:
        return {Words::tr("The server's certificate is not trusted."),
                Words::tr(
                    "Nobody whom this computer trusts vouches for it, so nothing was sent. If the "
                    "server belongs to your organisation, choose its CA file in Settings."),
                error.detail};
    case Kind::TlsWrongName:
        return {
            Words::tr("The server's certificate belongs to another name."),
            Words::tr("Nothing was sent. Check the host in the server URL; if it is right, tell "
                      "whoever runs the server."),
            error.detail};
    case Kind::TlsExpired:
        return {
            Words::tr("The server's certificate is not valid today."),
            Words::tr(
                "It has expired or is not valid yet, so nothing was sent. Check the date of this "
                "computer; if it is right, tell whoever runs the server."),
            error.detail};
    case Kind::TlsFailed:
        return {
            Words::tr("No encrypted connection could be made."),
            Words::tr(
                "The server may not speak wss:// on this port. Check the scheme and the port in "
                "the server URL."),
            error.detail};
    default:
        return {};
    }
}

ErrorText ConnectionErrorText::clientCertificate(const Error &error)
{
    switch (error.kind) {
    case Kind::ClientCertificateUnreadable:
        return {Words::tr("The client certificate could not be read."),
                Words::tr("It has to be a PEM or PKCS #12 file that holds a certificate. Choose "
                          "another file in Settings, or leave the field empty."),
                error.detail};
    case Kind::ClientCertificateTooOld:
        return {Words::tr("The encryption of the client certificate's file is too old."),
                Words::tr("This computer can't read it. Whoever gave it to you can convert it to "
                          "PEM (openssl pkcs12 -legacy -in FILE -out FILE.pem)."),
                error.detail};
    case Kind::ClientKeyUnreadable:
        return {Words::tr("The key of the client certificate could not be read."),
                Words::tr("It has to be a PEM file that holds a private key (RSA or EC). Choose it "
                          "as the key file in Settings."),
                error.detail};
    case Kind::ClientKeyLocked:
        return {Words::tr("The key of the client certificate could not be opened."),
                Words::tr("Its passphrase is missing or wrong: type it again in Settings. If it is "
                          "right, the file is damaged, or holds no RSA or EC key."),
                error.detail};
    case Kind::ClientKeyForeign:
        return {Words::tr("The key does not belong to the client certificate."),
                Words::tr("Choose the certificate and the key that were made together, in "
                          "Settings."),
                error.detail};
    default:
        return {};
    }
}

ErrorText ConnectionErrorText::upgrade(const Error &error)
{
    if (error.kind == Kind::NotAWebSocket)
        return {Words::tr("Something answered, but it is no WebSocket server."),
                Words::tr("Check the host, the port and the path in the server URL."),
                error.detail};

    const QString title = Words::tr("The server refused the connection (HTTP %1).").arg(error.code);
    if (error.code == 401 || error.code == 403)
        return {
            title,
            Words::tr("It lets only some in. Ask whoever runs the server for the right address."),
            error.detail};
    if (error.code == 404)
        return {title, Words::tr("It knows no such path. Check the end of the server URL."),
                error.detail};
    if (error.code >= 300 && error.code < 400)
        return {title, Words::tr("It has moved. Ask whoever runs the server for the new address."),
                error.detail};
    if (error.code >= 500)
        return {title, Words::tr("It is overloaded or being repaired. Try again later."),
                error.detail};
    return {title, Words::tr("Check the server URL in Settings."), error.detail};
}

ErrorText ConnectionErrorText::link(const Error &error)
{
    switch (error.kind) {
    case Kind::ConnectionLost:
        return {Words::tr("The connection to the server was lost."),
                Words::tr("Check whether this computer is online, then connect again."),
                error.detail};
    case Kind::ClosedByServer:
        return Words::closed(error);
    case Kind::KeepAliveTimedOut:
        return {
            Words::tr("The server gave no more sign of life."),
            Words::tr(
                "The connection was closed. Check whether this computer is online, then connect "
                "again."),
            error.detail};
    default:
        return {};
    }
}

} // namespace decidesk
