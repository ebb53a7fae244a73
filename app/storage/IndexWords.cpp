#include "IndexWords.h"

#include "FoldedText.h"

#include <algorithm>

namespace decidesk::index_words {

namespace {

/// So many characters are taken together.
constexpr qsizetype groupSize = 3;

/// Behind the last word of the run of characters that begins with `first`.
template <typename Words>
qsizetype endOfRun(const Words &words, qsizetype first)
{
    const auto end = std::find_if(words.begin() + first, words.end(),
                                  [](const auto &word) { return !word.isCharacter; });
    return end - words.begin();
}

} // namespace

QString textOf(const FoldedText &text)
{
    const QList<FoldedText::Word> &words = text.words();
    QString joined;
    joined.reserve(text.joined().size());
    qsizetype runEnd = 0;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (i > 0)
            joined += u' ';
        joined += text.text(words.at(i));
        if (words.at(i).isCharacter && i >= runEnd)
            runEnd = endOfRun(words, i);
        for (qsizetype next = i + 1; next < std::min(i + groupSize, runEnd); ++next)
            joined += text.text(words.at(next));
    }
    return joined;
}

Phrase phraseOf(const SearchQuery::Term &term)
{
    Phrase phrase;
    phrase.lastIsBeginning = term.lastIsBeginning;
    qsizetype runEnd = 0;
    for (qsizetype i = 0; i < term.words.size(); ++i) {
        QString word = term.words.at(i).text;
        if (term.words.at(i).isCharacter && i >= runEnd)
            runEnd = endOfRun(term.words, i);
        for (qsizetype next = i + 1; next < std::min(i + groupSize, runEnd); ++next)
            word += term.words.at(next).text;
        phrase.words.append(word);
        // In the text the run may go on: a last group that is smaller is the beginning of one.
        if (runEnd == term.words.size() && i + groupSize >= runEnd) {
            phrase.lastIsBeginning = i + groupSize > runEnd;
            break;
        }
    }
    return phrase;
}

} // namespace decidesk::index_words
