#include "Server.h"

#include <algorithm>

namespace decidesk {

namespace {

bool hasControlCharacter(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(),
                       [](QChar c) { return c.category() == QChar::Other_Control; });
}

int defaultPort(const QUrl &url)
{
    return url.scheme() == QLatin1String("wss") ? 443 : 80;
}

// QUrl has written every spelling of an IPv4 address as four decimal numbers already.
bool isLoopbackIPv4(const QString &host)
{
    const QStringList parts = host.split(u'.');
    if (parts.size() != 4 || parts.first() != QLatin1String("127"))
        return false;
    return std::all_of(parts.cbegin(), parts.cend(), [](const QString &part) {
        bool isNumber = false;
        const uint number = part.toUInt(&isNumber);
        return isNumber && number <= 255;
    });
}

} // namespace

std::variant<QUrl, Error> parseServerUrl(const QString &typed)
{
    const QString text = typed.trimmed();
    const Error invalid{Error::Kind::InvalidUrl, {}, 0, {}};
    // "localhost:3000/ws" would pass for a URL of the scheme "localhost".
    if (hasControlCharacter(text) || !text.contains(QLatin1String("://")))
        return invalid;

    QUrl url(text, QUrl::TolerantMode);
    const QString scheme = url.scheme();
    if (!url.isValid() || scheme.isEmpty())
        return invalid;
    if (scheme != QLatin1String("ws") && scheme != QLatin1String("wss"))
        return Error{Error::Kind::UnsupportedScheme, scheme, 0, {}};
    if (url.host().isEmpty() || url.port() == 0)
        return invalid;
    if (!url.userInfo().isEmpty())
        return Error{Error::Kind::UrlWithCredentials, {}, 0, {}};

    url.setUserInfo(QString());
    // A fragment never reaches a server (RFC 6455, 3), so two addresses must not differ by it.
    url.setFragment(QString());
    if (url.path().isEmpty())
        url.setPath(QStringLiteral("/"));
    if (url.port() == defaultPort(url))
        url.setPort(-1);
    return url;
}

bool isLoopback(const QUrl &url)
{
    QString host = url.host(QUrl::FullyEncoded).toLower();
    if (host.endsWith(u'.'))
        host.chop(1);
    return host == QLatin1String("localhost") || host.endsWith(QLatin1String(".localhost"))
        || host == QLatin1String("::1") || isLoopbackIPv4(host);
}

bool isUnencrypted(const QUrl &url)
{
    return url.scheme() == QLatin1String("ws") && !isLoopback(url);
}

Server movedTo(Server server, const QUrl &url)
{
    const bool encryptionLost
        = server.url.scheme() == QLatin1String("wss") && url.scheme() == QLatin1String("ws");
    if (server.url.host() != url.host() || encryptionLost)
        server.plainTextConsent = false;
    server.url = url;
    return server;
}

QString hostAndPort(const QUrl &url)
{
    QString result = url.host(QUrl::FullyEncoded);
    if (result.contains(u':'))
        result = u'[' + result + u']';
    const int port = url.port();
    if (port != -1 && port != defaultPort(url))
        result += u':' + QString::number(port);
    return result;
}

} // namespace decidesk
