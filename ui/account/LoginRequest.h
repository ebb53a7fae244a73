#pragma once

class QWidget;

namespace decidesk {

class Session;

/// Logs `session` in because a person wants it: a checksum that is not on this computer, or in a
/// keychain that can't be used, is asked for, in a dialog of `window`. Does nothing where a login
/// is under way or there is a token.
void requestLogin(Session &session, QWidget &window);

/// Asks for the checksum of `session`, and logs in with it.
void askForChecksum(Session &session, QWidget &window);

} // namespace decidesk
