#include "SettingsItem.h"

#include <QStringList>

#include <limits>

namespace decidesk {

std::optional<QString> SettingsValue<QString>::fromSetting(const QVariant &stored)
{
    // A comma that somebody typed into the file without quotes makes a list of the text.
    if (stored.metaType() == QMetaType::fromType<QStringList>())
        return stored.toStringList().join(QStringLiteral(", "));
    if (stored.metaType() != QMetaType::fromType<QString>())
        return std::nullopt;
    return stored.toString();
}

std::optional<bool> SettingsValue<bool>::fromSetting(const QVariant &stored)
{
    const QString text = stored.toString();
    if (text == QLatin1StringView("true"))
        return true;
    if (text == QLatin1StringView("false"))
        return false;
    return std::nullopt;
}

std::optional<qint64> SettingsValue<qint64>::fromSetting(const QVariant &stored)
{
    bool isNumber = false;
    const qint64 value = stored.toString().toLongLong(&isNumber);
    return isNumber ? std::optional(value) : std::nullopt;
}

std::optional<int> SettingsValue<int>::fromSetting(const QVariant &stored)
{
    const std::optional<qint64> value = SettingsValue<qint64>::fromSetting(stored);
    if (!value || *value < std::numeric_limits<int>::min()
        || *value > std::numeric_limits<int>::max())
        return std::nullopt;
    return static_cast<int>(*value);
}

std::optional<std::chrono::milliseconds> SettingsValue<std::chrono::milliseconds>::fromSetting(
    const QVariant &stored)
{
    const std::optional<qint64> value = SettingsValue<qint64>::fromSetting(stored);
    return value ? std::optional(std::chrono::milliseconds(*value)) : std::nullopt;
}

} // namespace decidesk
