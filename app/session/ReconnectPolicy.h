#pragma once

#include "Error.h"

namespace decidesk {

/// Whether an attempt or a link that ended with `error` is worth another try without a person
/// (protocol/reading.md, "Refusals"): trouble on the way is, a refusal or a broken protocol is not.
bool mayReconnectAfter(const Error &error);

} // namespace decidesk
