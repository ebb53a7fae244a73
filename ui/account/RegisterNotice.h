#pragma once

#include "Banner.h"

#include <optional>

namespace decidesk {

class Session;

/// Why the registration or first login of `session` failed and what can be done, for the account
/// page; nothing: it did not fail. In the present language.
std::optional<Banner::Content> registerNotice(const Session &session);

} // namespace decidesk
