#include "WebAddress.h"

#include <algorithm>
#include <utility>

namespace decidesk {

namespace {

QString withoutScheme(QString address)
{
    for (const QLatin1String scheme : {QLatin1String("https://"), QLatin1String("http://")}) {
        if (address.startsWith(scheme, Qt::CaseInsensitive)) {
            address.remove(0, scheme.size());
            break;
        }
    }
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
    const bool web = text.startsWith(QLatin1String("https://"), Qt::CaseInsensitive)
        || text.startsWith(QLatin1String("http://"), Qt::CaseInsensitive);
    if (!web)
        return std::nullopt;
    QUrl url(text, QUrl::TolerantMode);
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty()
        || url.authority().contains(u'@'))
        return std::nullopt;
    return WebAddress(std::move(url));
}

QString WebAddress::place() const
{
    const QString host = m_url.host(QUrl::FullyEncoded);
    return m_url.port() < 0 ? host : QStringLiteral("%1:%2").arg(host).arg(m_url.port());
}

bool WebAddress::isToldBy(const QString &words) const
{
    return withoutScheme(words).compare(withoutScheme(text()), Qt::CaseInsensitive) == 0;
}

} // namespace decidesk
