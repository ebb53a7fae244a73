#pragma once

#include "SearchQuery.h"

#include <QString>
#include <QStringList>

namespace decidesk {

class NormalizedText;

/// What the search's index takes for words. Where each character counts as one (`NormalizedText`),
/// it is taken together with the two after it: alone it would be in nearly every message, and the
/// rarer the words of a phrase are, the sooner it is found.
namespace index_words {

/// To be raised with every change to what this file or `searchedText` makes of a text.
constexpr int version = 2;

/// The words of `text`, with one space between them.
QString textOf(const NormalizedText &text);

/// Words that follow one another in `textOf` wherever those of `term` do in the text.
struct Phrase
{
    QStringList words;
    bool lastIsBeginning = false; ///< the last word may go on
};
Phrase phraseOf(const SearchQuery::Term &term);

} // namespace index_words
} // namespace decidesk
