#pragma once

namespace decidesk {

class Secret;

/// Puts `secret` on the clipboard, marked so that clipboard managers which care do not keep it.
void copySecret(const Secret &secret);

} // namespace decidesk
