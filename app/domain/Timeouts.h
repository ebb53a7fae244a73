#pragma once

#include <chrono>

namespace decidesk {

/// Every wait of the network side, so that tests can take milliseconds (app/protocol/README.md).
struct Timeouts
{
    std::chrono::milliseconds connect{10'000}; ///< from open to the finished upgrade
    std::chrono::milliseconds inquiry{3'000}; ///< for what a server says with a refused upgrade
    std::chrono::milliseconds login{15'000}; ///< Register and Connection
    std::chrono::milliseconds loginStatus{2'000}; ///< for a token after a status without one
    std::chrono::milliseconds decision{120'000}; ///< TakeDecision
    std::chrono::milliseconds disconnect{2'000}; ///< for the confirmation of Disconnect
    std::chrono::milliseconds close{1'000}; ///< for the close handshake, then abort
    std::chrono::milliseconds keepAliveIdle{20'000}; ///< without a received byte, then a ping
    std::chrono::milliseconds keepAliveGrace{20'000}; ///< for any byte after the ping
    std::chrono::milliseconds afterUpgrade{500}; ///< *Test connection*: for a close at once

    friend bool operator==(const Timeouts &, const Timeouts &) = default;
};

} // namespace decidesk
