#pragma once

#include <chrono>

namespace decidesk {

class Secret;

/// How long a copied secret stays on the clipboard.
inline constexpr std::chrono::seconds secretStaysCopied{60};

/// Puts `secret` on the clipboard, marked so that clipboard managers which care do not keep it.
/// After `staysFor`, and when the program ends, it is taken away again if it is still there.
void copySecret(const Secret &secret, std::chrono::milliseconds staysFor = secretStaysCopied);

} // namespace decidesk
