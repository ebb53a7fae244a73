#pragma once

#include "Error.h"

#include <chrono>

namespace decidesk {

/// Whether an attempt or a link that ended with `error` is worth another try without a person
/// (protocol/reading.md, "Refusals"): trouble on the way is, a refusal or a broken protocol is not.
bool mayReconnectAfter(const Error &error);

/// How long the server asked to be left alone; 0: it did not. At most one hour: who asks for more
/// may have been understood wrongly, and a person can connect at any time.
std::chrono::milliseconds leastWaitAfter(const Error &error);

} // namespace decidesk
