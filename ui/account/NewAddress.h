#pragma once

#include <functional>

class QWidget;

namespace decidesk {

class Session;

/// Asks over `window` whether the server of `session` is to have the address that it named when it
/// refused the connection, and returns at once. Where the answer is yes it has, for all its
/// accounts, and `then` runs.
void offerNewAddress(Session &session, QWidget &window, const std::function<void()> &then);

} // namespace decidesk
