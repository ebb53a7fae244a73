#include "WebAddress.h"

#include <utility>

namespace decidesk {

namespace {

qsizetype schemeLength(const QString &address)
{
    for (const QLatin1String scheme : {QLatin1String("https://"), QLatin1String("http://")}) {
        if (address.startsWith(scheme, Qt::CaseInsensitive))
            return scheme.size();
    }
    return 0;
}

QString withoutSlash(QString address)
{
    if (address.endsWith(u'/'))
        address.chop(1);
    return address;
}

} // namespace

WebAddress::WebAddress(QUrl url) : m_url(std::move(url)) {}

std::optional<WebAddress> WebAddress::parse(const QString &text)
{
    if (text.size() > maxLength)
        return std::nullopt;
    // Here, because QUrl would forgive a space in front.
    if (schemeLength(text) == 0)
        return std::nullopt;
    QUrl url(text, QUrl::TolerantMode);
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty()
        || url.authority().contains(u'@'))
        return std::nullopt;
    WebAddress address(std::move(url));
    // Encoded it is longer, and it has to be understood again where it is opened.
    if (address.text().size() > maxLength)
        return std::nullopt;
    return address;
}

QString WebAddress::place() const
{
    QString host = m_url.host(QUrl::FullyEncoded);
    if (host.contains(u':'))
        host = QStringLiteral("[%1]").arg(host);
    return m_url.port() < 0 ? host : QStringLiteral("%1:%2").arg(host).arg(m_url.port());
}

bool WebAddress::isToldBy(const QString &words) const
{
    const QString rest = words.sliced(schemeLength(words));
    // The host as the network knows it: another script could make it look like another one.
    if (!rest.startsWith(place(), Qt::CaseInsensitive))
        return false;
    const auto told = parse(m_url.scheme() + QLatin1String("://") + rest);
    return told && withoutSlash(told->text()) == withoutSlash(text());
}

} // namespace decidesk
