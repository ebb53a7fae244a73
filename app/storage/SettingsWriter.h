#pragma once

#include "Error.h"

#include <QMap>
#include <QString>
#include <QVariant>

#include <optional>

namespace decidesk {

/// Keys of the settings file and their new values; an invalid one removes the key.
using SettingsChanges = QMap<QString, QVariant>;

/// Merges `changes` into the INI file `path`, which is replaced atomically and is its owner's
/// alone. Waits for the disk; any thread. FileUnwritable, with path and cause, where it failed: the
/// file is as it was.
std::optional<Error> writeSettings(const QString &path, const SettingsChanges &changes);

/// Keeps a copy of the file `path`, which could not be read in full, as `PATH.damaged-TIME`. Waits
/// for the disk; any thread. FileUnwritable where there is no such copy now.
std::optional<Error> setSettingsAside(const QString &path);

} // namespace decidesk
