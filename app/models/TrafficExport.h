#pragma once

#include "Error.h"
#include "TrafficEntry.h"

#include <QList>
#include <QString>

#include <optional>

namespace decidesk {

/// Writes `entries` to the file `path`, one JSON object per line (JSON Lines, UTF-8), in place of
/// what was there, whole or not at all; a new file has rights for its owner only. The entries hold
/// redacted text only. Waits for the disk, so it belongs in a thread of its own. FileUnwritable on
/// failure.
std::optional<Error> exportTraffic(const QList<TrafficEntry> &entries, const QString &path);

} // namespace decidesk
