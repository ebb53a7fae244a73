#pragma once

#include "Session.h"
#include "Tone.h"

#include <QString>

namespace decidesk {

/// The state in words: `Ready`, `Deciding…`, `Reconnecting in 5 s`. In the present language.
/// `untilNextAttempt` counts in WaitingToReconnect only.
QString stateText(Session::State state, std::chrono::milliseconds untilNextAttempt = {});

/// What the colour of the state's dot means.
Tone stateTone(Session::State state);

/// Whether something is going on that takes its time and can be cancelled.
bool isUnderWay(Session::State state);

} // namespace decidesk
