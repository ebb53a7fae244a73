#pragma once

#include "Timeouts.h"

#include <chrono>

namespace decidesk::test {

/// Each one that the settings keep has another value than by default.
inline Timeouts someTimeouts()
{
    using namespace std::chrono_literals;
    return {.connect = 1s,
            .login = 2s,
            .loginStatus = 3s,
            .decision = 4min,
            .disconnect = 5s,
            .close = 6s,
            .keepAliveIdle = 7s,
            .keepAliveGrace = 8s};
}

} // namespace decidesk::test
