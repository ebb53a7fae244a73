#include "IndexWords.h"

#include "NormalizedText.h"

#include <algorithm>

namespace decidesk::index_words {

namespace {

/// So many characters are taken together.
constexpr qsizetype groupSize = 3;

/// Behind the last of those that are taken together with the word `first`.
template <typename Words>
qsizetype endOfGroup(const Words &words, qsizetype first)
{
    qsizetype end = first + 1;
    if (!words.at(first).isCharacter)
        return end;
    const qsizetype most = std::min(first + groupSize, words.size());
    while (end < most && words.at(end).isCharacter)
        ++end;
    return end;
}

} // namespace

QString textOf(const NormalizedText &text)
{
    const QList<NormalizedText::Word> &words = text.words();
    QString joined;
    joined.reserve(text.joined().size());
    for (qsizetype first = 0; first < words.size(); ++first) {
        if (first > 0)
            joined += u' ';
        const qsizetype end = endOfGroup(words, first);
        for (qsizetype i = first; i < end; ++i)
            joined += text.text(words.at(i));
    }
    return joined;
}

Phrase phraseOf(const SearchQuery::Term &term)
{
    Phrase phrase;
    phrase.lastIsBeginning = term.lastIsBeginning;
    for (qsizetype first = 0; first < term.words.size(); ++first) {
        const qsizetype end = endOfGroup(term.words, first);
        QString word;
        for (qsizetype i = first; i < end; ++i)
            word += term.words.at(i).text;
        phrase.words.append(word);
        // In the text characters may go on: a last group that is smaller is the beginning of one.
        if (end == term.words.size() && term.words.at(first).isCharacter) {
            phrase.lastIsBeginning = end - first < groupSize;
            break;
        }
    }
    return phrase;
}

} // namespace decidesk::index_words
