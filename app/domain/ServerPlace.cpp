#include "ServerPlace.h"

namespace decidesk {

QString placeAmong(const QUrl &url, const QList<Server> &servers)
{
    const auto pathOf = [](const QUrl &of) {
        return QString::fromLatin1(of.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority));
    };
    bool sameHost = false;
    bool samePath = false;
    for (const Server &server : servers) {
        if (server.url == url || hostAndPort(server.url) != hostAndPort(url))
            continue;
        sameHost = true;
        samePath = samePath || pathOf(server.url) == pathOf(url);
    }
    if (samePath)
        return url.toString(QUrl::FullyEncoded);
    return sameHost ? hostAndPort(url) + pathOf(url) : hostAndPort(url);
}

} // namespace decidesk
