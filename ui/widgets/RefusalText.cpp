#include "RefusalText.h"

#include "DurationText.h"

#include <QCoreApplication>
#include <QUrl>

namespace decidesk {

namespace {

using Kind = Error::Kind;

class Words
{
    Q_DECLARE_TR_FUNCTIONS(decidesk::ErrorText)

public:
    static ErrorText refused(const Error &error);
    static ErrorText moved(const Error &error);
    static QString advice(const Error &error);
    static QString later(const Error &error);
    static ErrorText noWebSocket(const Error &error);
    static ErrorText proxy(const Error &error);
};

QString detailsOf(const Error &error)
{
    return error.received.isEmpty() ? error.detail : error.received;
}

QString Words::later(const Error &error)
{
    if (error.retryAfterSeconds <= 0)
        return tr("Try again later.");
    //: What a server asks for; %1 is a duration, as "30 s"
    return tr("It asks you to wait %1.").arg(durationText(error.retryAfterSeconds * 1000));
}

QString Words::advice(const Error &error)
{
    switch (error.code) {
    case 400:
        return tr(
            "The server, or a proxy in between that does not support WebSocket, did not understand "
            "the request. Check the scheme, the port and the path in the server URL.");
    case 401:
    case 403:
        return tr("Access denied. Ask whoever runs the server for the right address, and whether "
                  "it needs an Origin or another header (in Settings, under Server).");
    case 404:
        return tr("It doesn't know this path. Check the end of the server URL.");
    case 407:
        return tr("A proxy in between requires a user name and a password. Ask whoever runs the "
                  "network.");
    case 405:
    case 426:
    case 501:
        return tr("The server received no WebSocket request, or offers no WebSocket at this path: "
                  "a proxy in between may not support WebSocket. Check the path in the server URL, "
                  "or ask whoever runs the server.");
    case 429:
        return tr("Too many requests.") + u' ' + later(error);
    case 500:
        return tr("Internal server error.") + u' ' + later(error);
    case 502:
    case 504:
        return tr("A proxy in between could not reach the server itself.") + u' ' + later(error);
    default:
        break;
    }
    if (error.code >= 300 && error.code < 400)
        return tr("It has moved. Ask whoever runs the server for the new address.");
    if (error.code >= 500)
        return tr("It is overloaded or under maintenance.") + u' ' + later(error);
    return tr("Check the server URL in Settings.");
}

ErrorText Words::moved(const Error &error)
{
    // The query can hold a secret; whoever takes the address sees it whole in Settings.
    const QString address = QUrl(error.address).toString(QUrl::RemoveQuery | QUrl::FullyEncoded);
    const QString status = QString::number(error.code);
    if (error.code == 301 || error.code == 308)
        //: %1 is an address, %2 a number
        return {tr("The server has moved to %1 (HTTP %2).").arg(address, status),
                tr("Use the new address if you trust it: your checksum and your API key will be "
                   "sent there."),
                detailsOf(error)};
    //: %1 is an address, %2 a number
    return {tr("The server redirects to %1 (HTTP %2).").arg(address, status),
            tr("It may have moved temporarily, or require you to sign in there first. Use that "
               "address only if you know it: your checksum and your API key will be sent there."),
            detailsOf(error)};
}

ErrorText Words::refused(const Error &error)
{
    if (!error.address.isEmpty())
        return moved(error);
    const QString status = QString::number(error.code);
    const QString title = error.detail.isEmpty()
        ? tr("The server refused the connection (HTTP %1).").arg(status)
        //: %1 is a number, %2 what the server said, word for word
        : tr("The server refused the connection (HTTP %1): “%2”.").arg(status, error.detail);
    return {title, advice(error), detailsOf(error)};
}

ErrorText Words::noWebSocket(const Error &error)
{
    constexpr qint64 switchingProtocols = 101;
    if (error.code == switchingProtocols)
        return {tr("The server accepted the connection, but Decidesk can't read its answer."),
                tr("The server URL is correct. Tell whoever runs the server: its answer must come "
                   "before anything else, with the header “Connection: Upgrade” and no other value "
                   "in it."),
                detailsOf(error)};
    const QString title = error.code == 0 || error.detail.isEmpty()
        ? tr("Something answered, but it isn't a WebSocket server.")
        //: %1 is a number, %2 what the server said, word for word
        : tr("Something answered, but it isn't a WebSocket server (HTTP %1): “%2”.")
              .arg(QString::number(error.code), error.detail);
    return {title, tr("Check the scheme, the host, the port and the path in the server URL."),
            detailsOf(error)};
}

ErrorText Words::proxy(const Error &error)
{
    const QString title = error.address.isEmpty()
        ? tr("The proxy did not let the connection through.")
        //: %1 is host and port of a proxy
        : tr("The proxy %1 did not let the connection through.").arg(error.address);
    const QString without = tr("Or choose not to use a proxy in Settings, under Server.");
    if (error.code == 407)
        return {
            title,
            tr("It requires a user name and a password: enter them in the system's proxy settings.")
                + u' ' + without,
            error.detail};
    if (error.code == 403)
        return {title,
                tr("It allows no connection to this server or this port. Ask whoever runs it.")
                    + u' ' + without,
                error.detail};
    return {title, tr("Check the system's proxy settings.") + u' ' + without, error.detail};
}

} // namespace

ErrorText refusalText(const Error &error)
{
    switch (error.kind) {
    case Kind::UpgradeRefused:
        return Words::refused(error);
    case Kind::NotAWebSocket:
        return Words::noWebSocket(error);
    case Kind::HungUp:
        if (error.code == 1)
            return {Words::tr("The server ended the connection while encryption was being set "
                              "up."),
                    Words::tr("It may not support wss:// on this port, or may require a client "
                              "certificate. Check the scheme and the port in the server URL."),
                    error.detail};
        return {
            Words::tr("The server ended the connection before answering."),
            Words::tr("Check the path in the server URL, and whether this is a WebSocket server."),
            error.detail};
    case Kind::ClientCertificateWanted:
        return {Words::tr("The server requires a client certificate that it trusts."),
                Words::tr("Choose the certificate and its key in Settings, under Server, or ask "
                          "whoever runs the server for one."),
                error.detail};
    case Kind::ProxyFailed:
        return Words::proxy(error);
    default:
        return {};
    }
}

} // namespace decidesk
