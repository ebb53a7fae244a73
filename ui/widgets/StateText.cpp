#include "StateText.h"

#include <QCoreApplication>

namespace decidesk {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(decidesk::StateText)
};

} // namespace

QString stateText(Session::State state, std::chrono::milliseconds untilNextAttempt)
{
    switch (state) {
    case Session::State::Offline:
        //: State of a session
        return Words::tr("Offline");
    case Session::State::Connecting:
        //: State of a session
        return Words::tr("Connecting…");
    case Session::State::Open:
        //: State of a session
        return Words::tr("Connected, not logged in");
    case Session::State::Registering:
        //: State of a session
        return Words::tr("Registering…");
    case Session::State::LoggingIn:
        //: State of a session
        return Words::tr("Logging in…");
    case Session::State::Ready:
        //: State of a session
        return Words::tr("Ready");
    case Session::State::Deciding:
        //: State of a session
        return Words::tr("Deciding…");
    case Session::State::Disconnecting:
        //: State of a session
        return Words::tr("Disconnecting…");
    case Session::State::WaitingToReconnect: {
        // Rounded up, so that it never says "in 0 s" while it still waits.
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(untilNextAttempt).count();
        //: State of a session; %1 counts down the seconds
        return Words::tr("Reconnecting in %1 s").arg(seconds);
    }
    case Session::State::Resting:
        //: State of a session: the server closed the unused connection, the next question opens one
        return Words::tr("Idle");
    }
    return {};
}

Tone stateTone(Session::State state)
{
    switch (state) {
    case Session::State::Ready:
        return Tone::Success;
    case Session::State::Connecting:
    case Session::State::Registering:
    case Session::State::LoggingIn:
    case Session::State::Deciding:
    case Session::State::Disconnecting:
        return Tone::Accent;
    case Session::State::Open:
    case Session::State::WaitingToReconnect:
        return Tone::Warning;
    case Session::State::Offline:
    case Session::State::Resting:
        break;
    }
    return Tone::Muted;
}

bool isUnderWay(Session::State state)
{
    switch (state) {
    case Session::State::Connecting:
    case Session::State::Registering:
    case Session::State::LoggingIn:
    case Session::State::Deciding:
        return true;
    default:
        return false;
    }
}

} // namespace decidesk
