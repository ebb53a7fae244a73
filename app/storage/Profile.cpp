#include "Profile.h"

#include <QDir>
#include <QStandardPaths>
#include <QUuid>

#include <algorithm>

namespace decidesk {

namespace {

constexpr qsizetype longestName = 32;

/// Where logs belong ($XDG_STATE_HOME); QStandardPaths knows it from Qt 6.7 on only.
QString stateFolder()
{
    const QString set = qEnvironmentVariable("XDG_STATE_HOME");
    return QDir::isAbsolutePath(set) ? set : QDir::homePath() + QStringLiteral("/.local/state");
}

} // namespace

QString Profile::settingsFile() const
{
    return configFolder + QStringLiteral("/settings.ini");
}

QString Profile::historyFile() const
{
    return dataFolder + QStringLiteral("/history.sqlite");
}

QString Profile::lockFile() const
{
    return dataFolder + QStringLiteral("/lock");
}

bool isProfileName(const QString &name)
{
    const auto allowed = [](QChar c) {
        return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9')
            || c == u'_' || c == u'-';
    };
    return !name.isEmpty() && name.size() <= longestName
        && std::all_of(name.cbegin(), name.cend(), allowed);
}

Profile userProfile(const QString &name)
{
    const QString inside = QStringLiteral("/decidesk/") + name;
    Profile profile;
    profile.name = name;
    profile.configFolder
        = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + inside;
    profile.dataFolder
        = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + inside;
    profile.logFolder = stateFolder() + inside;
    profile.keychainService = name == QLatin1StringView("default")
        ? QStringLiteral("Decidesk")
        : QStringLiteral("Decidesk (%1)").arg(name);
    profile.formerKeychainService = QStringLiteral("decidesk-") + name;
    return profile;
}

Profile temporaryProfile(const QString &folder)
{
    Profile profile;
    profile.name = QStringLiteral("temporary-") + QUuid::createUuid().toString(QUuid::Id128);
    profile.configFolder = folder + QStringLiteral("/config");
    profile.dataFolder = folder + QStringLiteral("/data");
    profile.logFolder = folder + QStringLiteral("/log");
    profile.temporary = true;
    return profile;
}

} // namespace decidesk
