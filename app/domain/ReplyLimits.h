#pragma once

#include <QtGlobal>

namespace decidesk {

/// What is checked before a message is parsed, so that no reply can freeze or fill the program. The
/// size is a setting; nothing that a person reads comes near the other two.
struct ReplyLimits
{
    qint64 maxBytes = qint64{8} * 1024 * 1024; ///< of the UTF-8 text
    qint64 maxStructuralCharacters = 200'000; ///< { } [ ] , : outside strings
    int maxDepth = 64;

    friend bool operator==(const ReplyLimits &, const ReplyLimits &) = default;
};

} // namespace decidesk
