#pragma once

#include <QLatin1StringView>
#include <QString>
#include <QVariant>

#include <chrono>
#include <optional>
#include <tuple>
#include <type_traits>

namespace decidesk {

/// How a value stands in the settings file. `fromSetting` answers nothing where the file holds
/// something else, because QVariant would make a value of any text.
template <typename T>
struct SettingsValue;

template <>
struct SettingsValue<QString>
{
    static QVariant toSetting(const QString &value) { return value; }
    static std::optional<QString> fromSetting(const QVariant &stored);
};

template <>
struct SettingsValue<bool>
{
    static QVariant toSetting(bool value) { return value; }
    static std::optional<bool> fromSetting(const QVariant &stored);
};

template <>
struct SettingsValue<qint64>
{
    static QVariant toSetting(qint64 value) { return value; }
    static std::optional<qint64> fromSetting(const QVariant &stored);
};

template <>
struct SettingsValue<int>
{
    static QVariant toSetting(int value) { return value; }
    static std::optional<int> fromSetting(const QVariant &stored);
};

template <>
struct SettingsValue<std::chrono::milliseconds>
{
    static QVariant toSetting(std::chrono::milliseconds value) { return qint64{value.count()}; }
    static std::optional<std::chrono::milliseconds> fromSetting(const QVariant &stored);
};

/// One key of the settings file and the field of `Struct` that it fills. The default is the one
/// that the field has in a new `Struct`.
template <typename Struct, typename T>
struct SettingsItem
{
    using Value = T;

    const char *key;
    T Struct::*field;

    [[nodiscard]] bool accepts(const T & /*value*/) const { return true; }
};

/// A `SettingsItem` whose values outside `smallest` … `largest` count as damaged.
template <typename Struct, typename T>
struct RangedSettingsItem
{
    using Value = T;

    const char *key;
    T Struct::*field;
    T smallest;
    T largest;

    [[nodiscard]] bool accepts(const T &value) const
    {
        return value >= smallest && value <= largest;
    }
};

/// A `SettingsItem` whose values count as damaged where `accepts` says so.
template <typename Struct, typename T>
struct CheckedSettingsItem
{
    using Value = T;

    const char *key;
    T Struct::*field;
    bool (*accepts)(const T &value);
};

/// Makes a `Struct` of the values in `file` below `group` ("timeouts/"). What is missing, of the
/// wrong type or out of range keeps its default.
template <typename Struct, typename File, typename... Items>
Struct loadItems(const File &file, const QString &group, const std::tuple<Items...> &items)
{
    Struct loaded;
    const auto loadOne = [&](const auto &item) {
        using Value = typename std::decay_t<decltype(item)>::Value;
        const QVariant stored = file.value(group + QLatin1StringView(item.key));
        if (!stored.isValid())
            return;
        const std::optional<Value> value = SettingsValue<Value>::fromSetting(stored);
        if (value && item.accepts(*value))
            loaded.*item.field = *value;
    };
    std::apply([&](const auto &...item) { (loadOne(item), ...); }, items);
    return loaded;
}

/// Writes the values of `values` that are not the default and removes the others.
template <typename Struct, typename File, typename... Items>
void storeItems(File &file, const QString &group, const std::tuple<Items...> &items,
                const Struct &values)
{
    const Struct defaults;
    const auto storeOne = [&](const auto &item) {
        using Value = typename std::decay_t<decltype(item)>::Value;
        const QString key = group + QLatin1StringView(item.key);
        if (values.*item.field == defaults.*item.field)
            file.remove(key);
        else
            file.setValue(key, SettingsValue<Value>::toSetting(values.*item.field));
    };
    std::apply([&](const auto &...item) { (storeOne(item), ...); }, items);
}

} // namespace decidesk
