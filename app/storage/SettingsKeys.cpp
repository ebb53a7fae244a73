#include "SettingsKeys.h"

#include <QStringList>

namespace decidesk {

QVariant SettingsValue<QList<ServerHeader>>::toSetting(const QList<ServerHeader> &value)
{
    QStringList lines;
    for (const ServerHeader &header : value)
        lines += header.secret ? header.name : header.name + QStringLiteral(": ") + header.value;
    return lines;
}

std::optional<QList<ServerHeader>> SettingsValue<QList<ServerHeader>>::fromSetting(
    const QVariant &stored)
{
    // Also of a text, because the settings file makes one of a list of one.
    const QStringList lines = stored.toStringList();
    QList<ServerHeader> headers;
    for (const QString &line : lines) {
        const qsizetype colon = line.indexOf(u':');
        if (colon < 0)
            headers.append({line, {}, true});
        else
            headers.append({line.left(colon), line.mid(colon + 1).trimmed(), false});
    }
    return headers;
}

} // namespace decidesk
