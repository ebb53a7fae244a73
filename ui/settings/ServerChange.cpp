#include "ServerChange.h"

#include <algorithm>

namespace decidesk {

namespace {

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == u"wss" ? 443 : 80);
}

bool isSamePeer(const QUrl &one, const QUrl &other)
{
    return one.host() == other.host() && portOf(one) == portOf(other);
}

} // namespace

Server serverForUrl(const ServerSituation &situation, const QUrl &url, AccountsOnOldUrl choice)
{
    const Server &present = situation.present;
    if (url == present.url)
        return present;
    if (situation.presentHasAccounts && choice == AccountsOnOldUrl::Move)
        return movedTo(present, url);

    const auto same = std::find_if(situation.known.cbegin(), situation.known.cend(),
                                   [&url](const Server &server) { return server.url == url; });
    if (same != situation.known.cend())
        return *same;
    if (!situation.presentHasAccounts && isSamePeer(present.url, url))
        return movedTo(present, url);

    Server fresh;
    fresh.url = url;
    return fresh;
}

} // namespace decidesk
