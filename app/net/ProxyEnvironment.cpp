#include "ProxyEnvironment.h"

#include <QHostAddress>
#include <QRegularExpression>

#include <algorithm>

namespace decidesk {

namespace {

QString valueOf(const QProcessEnvironment &environment, const QString &name)
{
    const QString lower = environment.value(name).trimmed();
    return lower.isEmpty() ? environment.value(name.toUpper()).trimmed() : lower;
}

std::optional<QNetworkProxy> proxyOf(const QString &text)
{
    const QUrl url(text.contains(QLatin1String("://")) ? text : QLatin1String("http://") + text);
    if (!url.isValid() || url.host().isEmpty())
        return std::nullopt;
    const bool socks = url.scheme().startsWith(QLatin1String("socks"));
    const int defaultPort = socks ? 1080 : url.scheme() == QLatin1String("https") ? 443 : 80;
    QNetworkProxy proxy(socks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(),
                        static_cast<quint16>(url.port(defaultPort)),
                        url.userName(QUrl::FullyDecoded), url.password(QUrl::FullyDecoded));
    if (url.scheme() == QLatin1String("socks5"))
        proxy.setCapabilities(proxy.capabilities() & ~QNetworkProxy::HostNameLookupCapability);
    return proxy;
}

QString withoutDots(QString name)
{
    if (name.startsWith(u"*."))
        name.remove(0, 1);
    while (name.startsWith(u'.'))
        name.remove(0, 1);
    while (name.endsWith(u'.'))
        name.chop(1);
    return name.toLower();
}

/// Takes the port off "host:port" and "[address]:port"; -1: none stands there.
int takePort(QString &entry)
{
    static const QRegularExpression port(QStringLiteral(R"(^(\[.*\]|[^:]*):(\d+)$)"));
    int number = -1;
    if (const QRegularExpressionMatch match = port.match(entry); match.hasMatch()) {
        entry = match.captured(1);
        number = match.capturedView(2).toInt();
    }
    if (entry.startsWith(u'[') && entry.endsWith(u']'))
        entry = entry.mid(1, entry.size() - 2);
    return number;
}

bool isExempt(QString entry, const QString &host, int port)
{
    if (entry == u'*')
        return true;
    const int onlyPort = takePort(entry);
    if (onlyPort != -1 && onlyPort != port)
        return false;
    const QHostAddress address(host);
    if (!address.isNull()) {
        if (entry.contains(u'/'))
            return address.isInSubnet(QHostAddress::parseSubnet(entry));
        return address == QHostAddress(entry);
    }
    const QString name = withoutDots(entry);
    return !name.isEmpty() && (host == name || host.endsWith(u'.' + name));
}

} // namespace

ProxyEnvironment::ProxyEnvironment(const QProcessEnvironment &environment)
    : m_http(valueOf(environment, QStringLiteral("http_proxy"))),
      m_https(valueOf(environment, QStringLiteral("https_proxy"))),
      m_all(valueOf(environment, QStringLiteral("all_proxy"))),
      m_none(valueOf(environment, QStringLiteral("no_proxy")))
{}

std::optional<QNetworkProxy> ProxyEnvironment::proxyFor(const QUrl &url) const
{
    if (exempts(url))
        return QNetworkProxy(QNetworkProxy::NoProxy);
    if (url.scheme() == QLatin1String("wss")) {
        if (const auto proxy = proxyOf(m_https))
            return proxy;
    }
    if (const auto proxy = proxyOf(m_http))
        return proxy;
    return proxyOf(m_all);
}

bool ProxyEnvironment::exempts(const QUrl &url) const
{
    static const QRegularExpression separator(QStringLiteral("[\\s,]+"));
    const QStringList entries = m_none.split(separator, Qt::SkipEmptyParts);
    const QString host = withoutDots(url.host(QUrl::FullyEncoded));
    const int port = url.port(url.scheme() == QLatin1String("wss") ? 443 : 80);
    return std::any_of(entries.cbegin(), entries.cend(),
                       [&host, port](const QString &entry) { return isExempt(entry, host, port); });
}

} // namespace decidesk
