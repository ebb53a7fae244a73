#pragma once

#include "Error.h"

#include <QString>

namespace decidesk {

/// What went wrong in which step of a session: what a banner or a form shows.
struct Problem
{
    enum class Step {
        Connect,
        Register,
        LogIn,
        Ask,
        Disconnect,
        Reconnect, ///< the link was lost by itself; `Session::untilNextAttempt` counts down
        Rest, ///< the server closed an idle link; the next question opens the next one
        KeepSecret, ///< the keychain did not keep a checksum or an API key
        Store, ///< the history could not be written
    };

    Step step = Step::Connect;
    Error error;
    Sent sent = Sent::No; ///< whether the request may have reached the server
    qint64 sequence = 0; ///< of the question it is about; 0: none
    QString question = {}; ///< its text as it is kept; empty: none

    friend bool operator==(const Problem &, const Problem &) = default;
};

} // namespace decidesk
