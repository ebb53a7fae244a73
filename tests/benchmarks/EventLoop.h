#pragma once

#include <chrono>
#include <functional>

/// Turns the event loop until `isSo`, at most so long; whether it is.
bool waitUntil(const std::function<bool()> &isSo,
               std::chrono::milliseconds patience = std::chrono::minutes(1));

/// Turns the event loop for so long, without idling.
void runFor(int ms);
