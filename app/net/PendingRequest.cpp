#include "PendingRequest.h"

namespace decidesk {

namespace {

/// A server may send as many statuses as it likes before the token; one window shows them.
constexpr qsizetype longestStatus = 64 * 1024;

} // namespace

std::chrono::milliseconds PendingRequest::deadline(const Timeouts &timeouts) const
{
    switch (action) {
    case Action::Register:
    case Action::Connection:
        return statusSeen ? timeouts.loginStatus : timeouts.login;
    case Action::TakeDecision:
        return timeouts.decision;
    case Action::Disconnect:
        return timeouts.disconnect;
    }
    Q_UNREACHABLE();
}

void PendingRequest::addStatus(const QString &shown)
{
    if (statusSeen)
        status += QLatin1Char('\n');
    status += shown;
    status.truncate(longestStatus);
    statusSeen = true;
}

} // namespace decidesk
