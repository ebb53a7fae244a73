#include "ConnectionErrorText.h"

#include "CloseErrorText.h"
#include "DurationText.h"

#include <QCoreApplication>
#include <QLocale>

namespace decidesk {

namespace {

using Kind = Error::Kind;

class Words
{
    Q_DECLARE_TR_FUNCTIONS(decidesk::ErrorText)
};

} // namespace

ErrorText ConnectionErrorText::address(const Error &error)
{
    switch (error.kind) {
    case Kind::HostNotFound:
        return {Words::tr("The server was not found."),
                Words::tr("There is no computer with this name. Check the server URL in Settings "
                          "for typos, and whether this computer is online."),
                error.detail};
    case Kind::ConnectionRefused:
        return {Words::tr("Nothing answers at the server's address."),
                Words::tr("The server may not be running, or the port in the server URL may be "
                          "wrong. Check both, then try again."),
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
        return {Words::tr("The CA file could not be read."),
                Words::tr("It must be a PEM file with the certificate of a certificate authority. "
                          "Choose another file in Settings, or leave the field empty."),
                error.detail};
    case Kind::TlsUntrusted:
        return {Words::tr("The server's certificate is not trusted."),
                Words::tr("It isn't signed by a trusted authority, so nothing was sent. If the "
                          "server belongs to your organisation, choose its CA file in Settings."),
                error.detail};
    case Kind::TlsWrongName:
        return {
            Words::tr("The server's certificate is for a different host name."),
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
        return {Words::tr("No encrypted connection could be made."),
                Words::tr("The server may not support wss:// on this port. Check the scheme and "
                          "the port in the server URL."),
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
                Words::tr("It must be a PEM or PKCS #12 file that contains a certificate. Choose "
                          "another file in Settings, or leave the field empty."),
                error.detail};
    case Kind::ClientCertificateTooOld:
        return {Words::tr("The encryption of the client certificate's file is too old."),
                Words::tr("This computer can't read it. Whoever gave it to you can convert it to "
                          "PEM (openssl pkcs12 -legacy -in FILE -out FILE.pem)."),
                error.detail};
    case Kind::ClientKeyUnreadable:
        return {Words::tr("The key of the client certificate could not be read."),
                Words::tr("It must be a PEM file that contains a private key (RSA or EC). Choose "
                          "it as the key file in Settings."),
                error.detail};
    case Kind::ClientKeyLocked:
        return {Words::tr("The key of the client certificate could not be opened."),
                Words::tr("Its passphrase is missing or wrong: type it again in Settings. If it is "
                          "right, the file is damaged, or contains no RSA or EC key."),
                error.detail};
    case Kind::ClientKeyForeign:
        return {Words::tr("The key does not belong to the client certificate."),
                Words::tr("Choose a certificate and a key that belong together, in "
                          "Settings."),
                error.detail};
    default:
        return {};
    }
}

ErrorText ConnectionErrorText::link(const Error &error)
{
    switch (error.kind) {
    case Kind::ConnectionLost:
        return {Words::tr("The connection to the server was lost."),
                Words::tr("Check whether this computer is online, then connect again."),
                error.detail};
    case Kind::ClosedByServer:
        return closeErrorText(error);
    case Kind::BadFrame:
        return {Words::tr("The server broke the rules of the WebSocket protocol."),
                Words::tr("The connection was closed. Connect again; if it happens again, tell "
                          "whoever runs the server."),
                error.detail};
    case Kind::KeepAliveTimedOut:
        return {
            Words::tr("The server stopped responding."),
            Words::tr(
                "The connection was closed. Check whether this computer is online, then connect "
                "again."),
            error.detail};
    default:
        return {};
    }
}

} // namespace decidesk
