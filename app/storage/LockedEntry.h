#pragma once

#include <QString>

#include <chrono>
#include <functional>

class QObject;

namespace decidesk {

/// Asks the desktop's Secret Service whether it holds the entry `key` of `service` in a keyring
/// that is locked. QtKeychain says "not found" of such an entry when the unlock prompt was
/// dismissed.
///
/// Opens no prompt and starts no service. `told` is called from the event loop, unless `context` is
/// destroyed first; with false too where there is no such service or no answer in time.
void askForLockedEntry(const QString &service, const QString &key,
                       std::chrono::milliseconds timeout, QObject *context,
                       const std::function<void(bool locked)> &told);

/// Asks whether the keyring that new entries go to is locked; else as `askForLockedEntry`.
void askForLockedKeyring(std::chrono::milliseconds timeout, QObject *context,
                         const std::function<void(bool locked)> &told);

} // namespace decidesk
