#pragma once

#include <QtGlobal>

namespace decidesk {

/// Where the reader of a conversation left it.
struct Bookmark
{
    qint64 sequence = 0; ///< of the message at the top of the view; 0: the end was in view
    int offset = 0; ///< pixels of that message above the top
    int newBelow = 0; ///< decisions that had come below the view and were not seen
    qint64 newest = -1; ///< of what was stored by then; later decisions are new. -1: never shown

    friend bool operator==(const Bookmark &, const Bookmark &) = default;
};

} // namespace decidesk
