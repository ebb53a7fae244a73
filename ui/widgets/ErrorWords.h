#pragma once

#include <QString>

namespace decidesk {

/// An error in words for people: what happened, what it means, what to do. Plain text, in the
/// present language; made anew on a language change.
struct ErrorText
{
    QString title; ///< one short sentence: what happened
    QString advice; ///< what it means and what to do; may be empty
    QString details; ///< the server's words, the cause, what came; may be empty
};

} // namespace decidesk
