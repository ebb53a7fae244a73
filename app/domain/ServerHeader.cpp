#include "ServerHeader.h"

#include <QStringList>
#include <QUrl>

#include <algorithm>
#include <array>

namespace decidesk {

namespace {

bool isTokenCharacter(QChar c)
{
    const char16_t unit = c.unicode();
    return (unit >= u'0' && unit <= u'9') || (unit >= u'A' && unit <= u'Z')
        || (unit >= u'a' && unit <= u'z') || QStringView(u"!#$%&'*+-.^_`|~").contains(c);
}

bool isToken(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.cbegin(), text.cend(), isTokenCharacter);
}

bool isOfTheProtocol(const QString &name)
{
    static constexpr std::array names{
        QLatin1StringView("host"), QLatin1StringView("upgrade"), QLatin1StringView("connection"),
        QLatin1StringView("content-length"), QLatin1StringView("transfer-encoding")};
    return name.startsWith(QLatin1StringView("sec-websocket-"))
        || std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

HeaderFault faultOf(const ServerHeader &header)
{
    const QString name = header.name.toLower();
    if (name.isEmpty())
        return HeaderFault::NoName;
    if (!isToken(name))
        return HeaderFault::NotAName;
    if (isOfTheProtocol(name))
        return HeaderFault::OfTheProtocol;
    if (name == QLatin1StringView("origin"))
        return HeaderFault::OriginHasAField;
    if (!header.secret && header.value.isEmpty())
        return HeaderFault::NoValue;
    return isHeaderValue(header.value) ? HeaderFault::None : HeaderFault::ControlCharacter;
}

FaultyHeader firstFault(const QList<ServerHeader> &headers)
{
    QStringList names;
    for (const ServerHeader &header : headers) {
        const HeaderFault fault = faultOf(header);
        if (fault != HeaderFault::None)
            return {fault, header.name};
        if (names.contains(header.name, Qt::CaseInsensitive))
            return {HeaderFault::NameTwice, header.name};
        names += header.name;
    }
    return {};
}

bool isHeaderValue(const QString &value)
{
    return value.isValidUtf16() && std::none_of(value.cbegin(), value.cend(), [](QChar c) {
               return c.category() == QChar::Other_Control;
           });
}

std::optional<QString> parseOrigin(const QString &typed)
{
    const QString text = typed.trimmed();
    if (text.isEmpty() || text == QLatin1StringView("null"))
        return text;
    const QUrl url(text, QUrl::StrictMode);
    const bool isOrigin = url.isValid() && !url.scheme().isEmpty() && !url.host().isEmpty()
        && url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment()
        && (url.path().isEmpty() || url.path() == QLatin1StringView("/"));
    if (!isOrigin || !text.contains(QLatin1StringView("://")))
        return std::nullopt;
    return url.toString(QUrl::FullyEncoded | QUrl::RemovePath | QUrl::RemoveUserInfo);
}

std::optional<QString> parseSubprotocols(const QString &typed)
{
    QStringList names;
    const QStringList parts = typed.split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const QString name = part.trimmed();
        if (name.isEmpty())
            continue;
        if (!isToken(name) || names.contains(name))
            return std::nullopt;
        names += name;
    }
    return names.join(QStringLiteral(", "));
}

} // namespace decidesk
