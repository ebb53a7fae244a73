#pragma once

#include "Error.h"

#include <chrono>

namespace decidesk {

/// Whether an attempt or a link that ended with `error` is worth another try without a person
/// (app/protocol/README.md, "Refusals"): trouble on the way is, a refusal or a broken protocol is
/// not.
bool mayReconnectAfter(const Error &error);

/// Whether `error` is how a server ends a link that nobody uses, so that it is opened again with
/// the next question only (app/protocol/README.md, "Staying alive"). For a link on which nothing is
/// under way.
///
/// Close code 1000 and a close without a code say that nothing is wrong. 1001 and an end without a
/// close frame, where a socket tells no FIN from a RST, are also what a restart of the server looks
/// like: they count only where the link `wasQuiet` for long.
bool isIdleClose(const Error &error, bool wasQuiet);

/// How long the server asked to be left alone; 0: it did not. At most one hour: who asks for more
/// may have been understood wrongly, and a person can connect at any time.
std::chrono::milliseconds leastWaitAfter(const Error &error);

} // namespace decidesk
