#pragma once

#include <QtGlobal>

#include <vector>

namespace decidesk {

/// A span of a text that a mark takes the place of.
struct TextCut
{
    qsizetype begin = 0;
    qsizetype end = 0;
    bool quoted = false; ///< the mark gets quotes, so that JSON stays JSON
};

using TextCuts = std::vector<TextCut>; ///< in the order of `begin`

} // namespace decidesk
