#include "SettingsWriter.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QSaveFile>
#include <QSettings>

namespace decidesk {

namespace {

Q_LOGGING_CATEGORY(log, "decidesk.settings")

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr auto othersRights = QFileDevice::ReadGroup | QFileDevice::WriteGroup
    | QFileDevice::ExeGroup | QFileDevice::ReadOther | QFileDevice::WriteOther
    | QFileDevice::ExeOther;

/// QSettings makes files that everybody can read, but keeps the rights of one that is there.
void makePrivate(const QString &path)
{
    const QFileInfo info(path);
    const QString folder = info.absolutePath();
    if (!QFileInfo::exists(folder) && QDir().mkpath(folder))
        QFile::setPermissions(folder, ownerOnly | QFileDevice::ExeOwner);
    // Where the file can't be made, QSettings can't write it either, and that is asked.
    if (!info.exists())
        static_cast<void>(QFile(path).open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnly));
    else if (info.isFile() && (info.permissions() & othersRights) != 0)
        QFile::setPermissions(path, ownerOnly);
}

/// Why `path` can't be written, which QSettings does not tell.
QString writeTrouble(const QString &path)
{
    QFile itself(path);
    if (!itself.open(QIODevice::WriteOnly | QIODevice::Append, ownerOnly))
        return itself.errorString();
    QSaveFile beside(path);
    constexpr int someBytes = 4096;
    if (beside.open(QIODevice::WriteOnly)) {
        beside.write(QByteArray(someBytes, ' '));
        beside.flush();
    }
    return beside.error() == QFileDevice::NoError ? QStringLiteral("the cause is not known")
                                                  : beside.errorString();
}

Error unwritable(const QString &path, const QString &cause)
{
    return {Error::Kind::FileUnwritable, path + QStringLiteral(": ") + cause, 0, {}};
}

} // namespace

std::optional<Error> writeSettings(const QString &path, const SettingsChanges &changes)
{
    makePrivate(path);
    // A damaged file is read once more by the write that replaces it, so it takes two.
    for (int attempt = 0; attempt < 2; ++attempt) {
        QSettings file(path, QSettings::IniFormat);
        for (auto change = changes.cbegin(); change != changes.cend(); ++change) {
            if (change.value().isValid())
                file.setValue(change.key(), change.value());
            else
                file.remove(change.key());
        }
        file.sync();
        if (file.status() == QSettings::NoError)
            return std::nullopt;
    }
    return unwritable(path, writeTrouble(path));
}

std::optional<Error> setSettingsAside(const QString &path)
{
    QFile damaged(path);
    if (!damaged.open(QIODevice::ReadOnly))
        return unwritable(path, damaged.errorString());
    QFile kept(path + QStringLiteral(".damaged-")
               + QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMddTHHmmsszzz")));
    if (!kept.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnly))
        return unwritable(kept.fileName(), kept.errorString());
    if (kept.write(damaged.readAll()) != damaged.size() || !kept.flush()) {
        const Error error = unwritable(kept.fileName(), kept.errorString());
        // Its own `remove` gives up where its `close` fails.
        QFile::remove(kept.fileName());
        return error;
    }
    qCWarning(log) << "kept what could not be read as" << kept.fileName();
    return std::nullopt;
}

} // namespace decidesk
