#pragma once

#include <QString>

namespace decidesk {

/// A folder and a keychain prefix; nothing is shared between profiles.
///
/// The folders are made by who writes the first file into them, with rights for their owner only.
struct Profile
{
    QString name; ///< "default", the `--profile` name, or a random one for `--demo`
    QString configFolder; ///< settings
    QString dataFolder; ///< history
    QString logFolder; ///< what *Help ▸ Open log folder* opens
    QString keychainService; ///< the service name of every keychain entry, which keyrings show
    QString formerKeychainService; ///< what it was called before
    bool temporary = false; ///< gone afterwards: the keychain is not used, folders are removed

    [[nodiscard]] QString settingsFile() const;
    [[nodiscard]] QString historyFile() const;
    /// Held while the program runs with this profile.
    [[nodiscard]] QString lockFile() const;
};

/// Whether `name` is allowed after `--profile`: [A-Za-z0-9_-]{1,32}.
bool isProfileName(const QString &name);

/// The profile `name` (see `isProfileName`) below the user's standard folders. Nothing is created
/// on disk.
Profile userProfile(const QString &name);

/// A profile inside `folder` (a QTemporaryDir of the caller's) that never touches the keychain.
Profile temporaryProfile(const QString &folder);

} // namespace decidesk
