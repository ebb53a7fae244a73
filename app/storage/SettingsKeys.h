#pragma once

#include "Account.h"
#include "Bookmark.h"
#include "Preferences.h"
#include "ReplyLimits.h"
#include "Server.h"
#include "SettingsItem.h"
#include "Timeouts.h"

#include <QLatin1StringView>
#include <QList>
#include <QString>
#include <QVariant>

#include <chrono>
#include <optional>
#include <tuple>

/// What stands in the settings file, key by key, and the range of each value.
namespace decidesk {

template <>
struct SettingsValue<Preferences::Theme>
{
    static QVariant toSetting(Preferences::Theme value)
    {
        switch (value) {
        case Preferences::Theme::System:
            return QStringLiteral("system");
        case Preferences::Theme::Light:
            return QStringLiteral("light");
        case Preferences::Theme::Dark:
            return QStringLiteral("dark");
        }
        return {};
    }

    static std::optional<Preferences::Theme> fromSetting(const QVariant &stored)
    {
        for (const auto theme :
             {Preferences::Theme::System, Preferences::Theme::Light, Preferences::Theme::Dark}) {
            if (stored == toSetting(theme))
                return theme;
        }
        return std::nullopt;
    }
};

/// A line for each, as HTTP writes them: "X-Tenant: acme"; of a secret one the name alone.
template <>
struct SettingsValue<QList<ServerHeader>>
{
    static QVariant toSetting(const QList<ServerHeader> &value);
    static std::optional<QList<ServerHeader>> fromSetting(const QVariant &stored);
};

namespace settings {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

inline constexpr QLatin1StringView serverGroup("servers");
inline constexpr QLatin1StringView accountGroup("accounts");
inline constexpr QLatin1StringView timeoutPrefix("timeouts/");
inline constexpr QLatin1StringView limitPrefix("limits/");
inline constexpr QLatin1StringView preferencePrefix("preferences/");
inline constexpr QLatin1StringView windowPrefix("window/");
inline constexpr QLatin1StringView currentServerKey("currentServer");
inline constexpr QLatin1StringView lastAccountKey("lastAccount");

// The URL of a server and the server of an account are no items: they have no default.
inline constexpr QLatin1StringView urlKey("url");
inline constexpr QLatin1StringView accountServerKey("server");

/// As they were before there was more to set of the opening handshake.
inline constexpr std::tuple firstServerItems{
    SettingsItem<Server, QString>{"name", &Server::name},
    SettingsItem<Server, QString>{"caFile", &Server::caFile},
    SettingsItem<Server, bool>{"useSystemProxy", &Server::useSystemProxy},
    SettingsItem<Server, bool>{"plainTextConsent", &Server::plainTextConsent},
};

inline constexpr auto serverItems = std::tuple_cat(
    firstServerItems,
    std::tuple{
        CheckedSettingsItem<Server, QString>{
            "origin", &Server::origin,
            [](const QString &value) { return parseOrigin(value) == value; }},
        CheckedSettingsItem<Server, QString>{
            "subprotocols", &Server::subprotocols,
            [](const QString &value) { return parseSubprotocols(value) == value; }},
        CheckedSettingsItem<Server, QList<ServerHeader>>{
            "headers", &Server::headers,
            [](const QList<ServerHeader> &value) { return firstFault(value) == FaultyHeader(); }},
        SettingsItem<Server, QString>{"clientCertificate", &Server::clientCertificate},
        SettingsItem<Server, QString>{"clientKey", &Server::clientKey},
        SettingsItem<Server, bool>{"clientPassphrase", &Server::clientPassphrase},
    });

inline constexpr std::tuple accountItems{
    SettingsItem<Account, QString>{"name", &Account::name},
    SettingsItem<Account, QString>{"prompt", &Account::prompt},
    SettingsItem<Account, bool>{"rememberChecksum", &Account::rememberChecksum},
    SettingsItem<Account, bool>{"logInAtStart", &Account::logInAtStart},
    SettingsItem<Account, bool>{"unconfirmed", &Account::unconfirmed},
};

inline constexpr std::tuple bookmarkItems{
    SettingsItem<Bookmark, qint64>{"bookmark", &Bookmark::sequence},
    SettingsItem<Bookmark, int>{"bookmarkOffset", &Bookmark::offset},
    SettingsItem<Bookmark, int>{"newBelow", &Bookmark::newBelow},
    SettingsItem<Bookmark, qint64>{"newestShown", &Bookmark::newest},
};

inline constexpr std::tuple timeoutItems{
    RangedSettingsItem<Timeouts, milliseconds>{"connect", &Timeouts::connect, 1s, 10min},
    RangedSettingsItem<Timeouts, milliseconds>{"login", &Timeouts::login, 1s, 10min},
    RangedSettingsItem<Timeouts, milliseconds>{"loginStatus", &Timeouts::loginStatus, 100ms, 1min},
    RangedSettingsItem<Timeouts, milliseconds>{"decision", &Timeouts::decision, 1s, 24h},
    RangedSettingsItem<Timeouts, milliseconds>{"disconnect", &Timeouts::disconnect, 100ms, 1min},
    RangedSettingsItem<Timeouts, milliseconds>{"close", &Timeouts::close, 100ms, 1min},
    RangedSettingsItem<Timeouts, milliseconds>{"keepAliveIdle", &Timeouts::keepAliveIdle, 1s, 1h},
    RangedSettingsItem<Timeouts, milliseconds>{"keepAliveGrace", &Timeouts::keepAliveGrace, 1s, 1h},
};

inline constexpr qint64 kibibyte = 1024;
inline constexpr std::tuple limitItems{
    RangedSettingsItem<ReplyLimits, qint64>{"maxBytes", &ReplyLimits::maxBytes, kibibyte,
                                            256 * kibibyte *kibibyte},
};

inline constexpr std::tuple preferenceItems{
    SettingsItem<Preferences, QString>{"language", &Preferences::language},
    SettingsItem<Preferences, Preferences::Theme>{"theme", &Preferences::theme},
    RangedSettingsItem<Preferences, int>{"textSizePercent", &Preferences::textSizePercent,
                                         Preferences::smallestTextSize,
                                         Preferences::largestTextSize},
    SettingsItem<Preferences, bool>{"enterSends", &Preferences::enterSends},
    SettingsItem<Preferences, bool>{"logInAtStart", &Preferences::logInAtStart},
    SettingsItem<Preferences, bool>{"showAccounts", &Preferences::showAccounts},
    SettingsItem<Preferences, bool>{"notifyOfDecisions", &Preferences::notifyOfDecisions},
};

} // namespace settings
} // namespace decidesk
