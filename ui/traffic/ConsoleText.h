#pragma once

#include "Error.h"

#include <QString>

namespace decidesk {

/// Why the console does not send a message, and what to do.
QString consoleRefusalText(const Error &refusal);

/// What went wrong with a message or the connection of the console.
QString consoleFailureText(const Error &failure);

/// Why the console's connection to `place` was closed: its server is at `present` now (each a host
/// and port; `present` empty: there is none).
QString consoleLeftText(const QString &place, const QString &present);

} // namespace decidesk
