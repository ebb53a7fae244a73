#pragma once

#include "Banner.h"

#include <optional>

namespace decidesk {

class Session;

/// What the banner says about the problem of `session`, and what it offers; nothing: no banner. In
/// the present language.
std::optional<Banner::Content> sessionNotice(const Session &session);

} // namespace decidesk
