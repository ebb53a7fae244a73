#include "SearchQuery.h"

#include "NormalizedText.h"

#include <algorithm>
#include <utility>

namespace decidesk {

namespace {

bool isQuote(QChar character)
{
    constexpr QStringView quotes = u"\"“”„‟«»＂「」『』";
    return quotes.contains(character);
}

/// Where in `text` its words from `first` on are those of `term`: in `text.joined()`, the character
/// behind the last that was looked for; -1: they are others.
qsizetype endOfMatch(const NormalizedText &text, qsizetype first, const SearchQuery::Term &term)
{
    const qsizetype count = term.words.size();
    if (first + count > text.words().size())
        return -1;
    for (qsizetype i = 0; i < count; ++i) {
        const QStringView word = text.text(text.words().at(first + i));
        const QString &wanted = term.words.at(i).text;
        const bool mayGoOn = term.lastIsBeginning && i == count - 1;
        if (mayGoOn ? !word.startsWith(wanted) : word != wanted)
            return -1;
    }
    return text.words().at(first + count - 1).begin + term.words.constLast().text.size();
}

bool occurs(const NormalizedText &text, const SearchQuery::Term &term)
{
    for (qsizetype first = 0; first < text.words().size(); ++first) {
        if (endOfMatch(text, first, term) >= 0)
            return true;
    }
    return false;
}

/// In order, those that overlap made one.
QList<SearchQuery::Range> joined(QList<SearchQuery::Range> ranges)
{
    std::sort(ranges.begin(), ranges.end(),
              [](const auto &one, const auto &other) { return one.start < other.start; });
    QList<SearchQuery::Range> result;
    for (const SearchQuery::Range &range : std::as_const(ranges)) {
        if (result.isEmpty() || range.start >= result.constLast().start + result.constLast().length)
            result.append(range);
        else
            result.last().length = std::max(result.constLast().length,
                                            range.start + range.length - result.constLast().start);
    }
    return result;
}

} // namespace

SearchQuery SearchQuery::parse(const QString &typed)
{
    SearchQuery query;
    const QString text = typed.left(maxLength);
    bool inQuotes = false;
    qsizetype begin = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar character = text.at(i);
        if (!isQuote(character) && (inQuotes || !character.isSpace()))
            continue;
        query.add(text.sliced(begin, i - begin), !inQuotes);
        begin = i + 1;
        if (isQuote(character))
            inQuotes = !inQuotes;
    }
    query.add(text.sliced(begin), true);
    return query;
}

bool SearchQuery::matches(const QString &text) const
{
    if (isEmpty())
        return false;
    const NormalizedText folded(text);
    return std::all_of(m_terms.cbegin(), m_terms.cend(),
                       [&folded](const Term &term) { return occurs(folded, term); });
}

QList<SearchQuery::Range> SearchQuery::matchesIn(const QString &text) const
{
    if (!matches(text))
        return {};
    const NormalizedText folded(text, NormalizedText::Origins::Keep);
    QList<Range> ranges;
    for (const Term &term : m_terms) {
        for (qsizetype first = 0; first < folded.words().size(); ++first) {
            const qsizetype end = endOfMatch(folded, first, term);
            if (end < 0)
                continue;
            const qsizetype start = folded.origin(folded.words().at(first).begin).begin;
            ranges.append({start, folded.origin(end - 1).end - start});
        }
    }
    return joined(ranges);
}

void SearchQuery::add(const QString &typed, bool lastMayGoOn)
{
    const NormalizedText folded(typed, NormalizedText::Origins::Keep);
    if (folded.words().isEmpty())
        return;
    // "C++" is a word and its signs, and no beginning of one.
    const QStringView behind
        = QStringView(typed).sliced(folded.origin(folded.joined().size() - 1).end);
    const bool endsInWord = behind.isEmpty() || behind == u"*";
    Term term;
    for (const NormalizedText::Word &word : folded.words())
        term.words.append({folded.text(word).toString(), word.isCharacter});
    term.lastIsBeginning = lastMayGoOn && endsInWord && !folded.words().constLast().isCharacter;
    if (!m_terms.contains(term))
        m_terms.append(term);
}

} // namespace decidesk
