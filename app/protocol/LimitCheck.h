#pragma once

#include "Error.h"
#include "ReplyLimits.h"

#include <QStringView>

#include <optional>

namespace decidesk {

/// Why `text` must not be parsed, or nothing. Runs in one pass and needs no memory.
std::optional<Error> checkLimits(QStringView text, const ReplyLimits &limits);

/// Whether `text` has more than so many bytes as UTF-8.
bool isLargerThan(QStringView text, qint64 bytes);

/// Whether an error means that the connection must be closed (a limit was passed).
bool isLimitError(Error::Kind kind);

} // namespace decidesk
