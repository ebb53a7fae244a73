#include "ReconnectPolicy.h"

#include <algorithm>

namespace decidesk {

namespace {

bool mayReconnectAfterStatus(qint64 httpStatus)
{
    constexpr qint64 tooManyRequests = 429;
    return httpStatus == tooManyRequests || (httpStatus >= 500 && httpStatus <= 599);
}

bool mayReconnectAfterClose(qint64 closeCode)
{
    switch (closeCode) {
    case 1000: // the server ended it without saying why
    case 1001: // going away
    case 1005: // no code at all
    case 1006: // lost
    case 1011: // internal error
    case 1012: // restart
    case 1013: // try again later
    case 1014: // bad gateway
        return true;
    default:
        return false;
    }
}

} // namespace

bool mayReconnectAfter(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::HostNotFound:
    case Error::Kind::ConnectionRefused:
    case Error::Kind::NetworkUnreachable:
    case Error::Kind::ConnectTimedOut:
    case Error::Kind::HungUp:
    case Error::Kind::ConnectFailed:
    case Error::Kind::ConnectionLost:
    case Error::Kind::KeepAliveTimedOut:
    case Error::Kind::RequestTimedOut:
        return true;
    case Error::Kind::ProxyFailed:
        // One that wants a password or forbids the server goes on doing so.
        return error.code == 0;
    case Error::Kind::UpgradeRefused:
        return mayReconnectAfterStatus(error.code);
    case Error::Kind::ClosedByServer:
        return mayReconnectAfterClose(error.code);
    default:
        return false;
    }
}

bool isIdleClose(const Error &error, bool wasQuiet)
{
    if (error.kind == Error::Kind::ConnectionLost)
        return wasQuiet;
    if (error.kind != Error::Kind::ClosedByServer)
        return false;
    switch (error.code) {
    case 1000:
    case 1005:
        return true;
    case 1001:
        return wasQuiet;
    default:
        return false;
    }
}

std::chrono::milliseconds leastWaitAfter(const Error &error)
{
    using namespace std::chrono_literals;
    return std::clamp<std::chrono::seconds>(std::chrono::seconds(error.retryAfterSeconds), 0s, 1h);
}

} // namespace decidesk
