#pragma once

#include "OptionsVocabulary.h"

namespace decidesk {

/// A list longer than this is judged by its beginning.
inline constexpr qsizetype maxOptions = 200;

/// The options that bear "1." "2.", "a)" "b)", "(1)" "(2)" or "Option A:" "Option B:", each from
/// the first number or letter on, on one line or on several; empty if they are not two or more.
Words labelledOptions(QStringView text);

/// The options of a list with one on each line, under a heading or not; empty if it is none.
Words optionsInLines(const Words &lines);

/// How many things "Give me a list of three names" or "Name three cities" asks for: two or more; 0
/// if it is no such request.
qsizetype itemsAskedFor(const Sentence &sentence);

} // namespace decidesk
