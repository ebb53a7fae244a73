#include "PracticeOptions.h"

#include "ListedOptions.h"

#include <algorithm>
#include <initializer_list>

namespace decidesk {

namespace {

/// "tea, coffee, water" is a list; a sentence with commas has longer parts.
constexpr qsizetype maxWordsBetweenCommas = 4;

Words nonEmptyLines(QStringView text)
{
    Words lines;
    for (const QStringView line : text.tokenize(u'\n', Qt::SkipEmptyParts)) {
        if (!line.trimmed().isEmpty())
            lines.append(line.trimmed());
        if (lines.size() > maxOptions)
            break;
    }
    return lines;
}

Words splitAtCommas(QStringView text)
{
    Words parts;
    qsizetype start = 0;
    for (qsizetype i = 0; i <= text.size() && parts.size() < maxOptions; ++i) {
        if (i < text.size() && text.at(i) != u',' && text.at(i) != u';')
            continue;
        const QStringView part = text.sliced(start, i - start).trimmed();
        if (!withoutMarks(part).isEmpty())
            parts.append(part);
        start = i + 1;
    }
    return parts;
}

/// A separator has words on both sides, so that "Or ou argent" has one.
Words splitAtWords(QStringView text, bool (*isSeparator)(QStringView))
{
    const Words words = wordsOf(text);
    Words parts;
    const QChar *start = text.begin();
    for (qsizetype i = 1; i + 1 < words.size() && parts.size() + 1 < maxOptions; ++i) {
        const QStringView part = QStringView(start, words.at(i).begin()).trimmed();
        if (!isSeparator(words.at(i)) || withoutMarks(part).isEmpty())
            continue;
        parts.append(part);
        start = words.at(i).end();
    }
    const QStringView part = QStringView(start, text.end()).trimmed();
    if (!withoutMarks(part).isEmpty())
        parts.append(part);
    return parts;
}

/// "or coffee", "soit le café".
bool opensWithOr(QStringView part)
{
    const QStringView first = firstWord(part);
    return wordCount(part) > 1 && (isOr(first) || isOneOf(first, {u"soit"}))
        && !isOr(firstWord(withoutFirstWord(part)));
}

/// "A or B" in it, or "or B" that a comma left.
bool joinsWithOr(QStringView part)
{
    return splitAtWords(part, isOr).size() > 1 || opensWithOr(part);
}

/// The parts that can be options: neither "which is better" nor "please" nor what leads to the
/// question, such as "If it rains, should we …".
Words withoutAsides(Words parts)
{
    if (parts.size() > 1)
        parts.removeIf([](QStringView part) { return asksForMore(part) || isInterjection(part); });
    const auto question = std::find_if(parts.cbegin(), parts.cend(), asksForYesOrNo);
    if (std::any_of(question, parts.cend(), joinsWithOr))
        parts.erase(parts.cbegin(), question);
    else if (std::any_of(parts.cbegin(), question, joinsWithOr))
        parts.erase(question, parts.cend());
    if (parts.size() > 1 && opensSentence(parts.constFirst()) && !joinsWithOr(parts.constFirst()))
        parts.removeFirst();
    return parts;
}

bool isListItem(QStringView option)
{
    const QStringView first = firstWord(option);
    const bool isClause = asksForYesOrNo(option)
        || (wordCount(option) > 1 && isPronoun(first) && !isOneOf(first, {u"one"}));
    return wordCount(option) <= maxWordsBetweenCommas && !isClause;
}

/// The options of "A or B", "A, B or C", "A, B, C"; empty if there is no choice.
Words separatedOptions(QStringView clause)
{
    const Words parts = withoutAsides(splitAtCommas(clause));
    const bool hasOr = std::any_of(parts.cbegin(), parts.cend(), joinsWithOr);
    const bool isList = parts.size() > 1 && !opensSentence(clause)
        && std::all_of(parts.cbegin(), parts.cend(), isListItem);
    if (!hasOr && !isList)
        return {};
    Words options;
    for (const QStringView part : parts) {
        const bool last = part.begin() == parts.constLast().begin();
        const QStringView rest
            = opensWithOr(part) || (last && isAnd(firstWord(part))) ? withoutFirstWord(part) : part;
        options.append(splitAtWords(rest, !hasOr && last ? isAnd : isOr));
    }
    if (isOneOf(firstWord(clause), {u"is", u"are"}) && !options.isEmpty())
        options.last() = withoutComparison(options.constLast());
    std::transform(options.cbegin(), options.cend(), options.begin(), withoutLead);
    // "Should I go, yes or no": what comes before asks for them.
    if (std::any_of(options.cbegin(), options.cend(), isYes)
        && std::any_of(options.cbegin(), options.cend(), isNo)) {
        options.erase(options.cbegin(), std::find_if(options.cbegin(), options.cend(), isYesOrNo));
    }
    return options.size() > 1 ? options.first(std::min(options.size(), maxOptions)) : Words{};
}

/// What follows the first of `words`; null if none of them is there.
QStringView after(QStringView clause, std::initializer_list<QStringView> words)
{
    for (const QStringView word : wordsOf(clause)) {
        if (isOneOf(withoutMarks(word), words))
            return {word.end(), clause.end()};
    }
    return {};
}

/// The options of "between A and B", where it is a choice: the difference between two is none.
Words optionsBetween(QStringView clause)
{
    const QStringView rest = after(clause, {u"between", u"entre"});
    if (rest.isNull())
        return {};
    const Words before = wordsOf(clause.chopped(rest.size())); // with the word itself
    const bool isChoice
        = before.size() == 1 || std::any_of(before.cbegin(), before.cend(), speaksOfChoice);
    Words options;
    for (QStringView part : splitAtCommas(isChoice ? rest : QStringView())) {
        // "Between you and me, should I …?"
        if (asksForYesOrNo(part))
            return {};
        if (asksForMore(part) || isInterjection(part))
            break;
        if (isAnd(firstWord(part)) || opensWithOr(part))
            part = withoutFirstWord(part);
        for (const QStringView option : splitAtWords(part, isConjunction))
            options.append(withoutMarks(option));
    }
    return options.size() > 1 ? options : Words{};
}

Words optionsInClause(QStringView clause)
{
    const QStringView alternatives = after(clause, {u"either", u"whether", u"soit"});
    const Words parts = splitAtCommas(alternatives);
    if (std::any_of(parts.cbegin(), parts.cend(), joinsWithOr)) {
        if (const Words options = separatedOptions(alternatives); !options.isEmpty())
            return options;
    }
    const Words options = optionsBetween(clause);
    return options.isEmpty() ? separatedOptions(clause) : options;
}

struct Headed
{
    QStringView heading; ///< empty if there is none
    QStringView rest;
};

/// "Which one: tea or coffee", "Which one - tea or coffee".
Headed atHeading(QStringView sentence)
{
    Words marks{u": "};
    if (asksForMore(sentence) || asksToPick(sentence))
        marks += {u" - ", u" – ", u" — "};
    for (const QStringView mark : marks) {
        if (const qsizetype position = sentence.indexOf(mark); position >= 0)
            return {sentence.first(position), sentence.sliced(position + mark.size()).trimmed()};
    }
    return {{}, sentence};
}

Words optionsInSentence(QStringView sentence)
{
    const auto [heading, rest] = atHeading(sentence);
    const Words options = optionsInClause(rest);
    // "Tea or coffee: which one?"
    if (options.isEmpty() && joinsWithOr(heading) && !asksForYesOrNo(rest))
        return optionsInClause(heading);
    return options;
}

bool areYesAndNo(const Words &options)
{
    return options.size() == 2
        && (isOneOf(options.constLast(), {u"not", u"pas"}) || isNo(options.constLast())
            || (isNo(options.constFirst()) && isYes(options.constLast())));
}

/// What is asked by the last line: its last question, else the last sentence that says something.
Sentence askedBy(const QList<Sentence> &sentences)
{
    const auto question
        = std::find_if(sentences.crbegin(), sentences.crend(),
                       [](const Sentence &sentence) { return sentence.isQuestion; });
    if (question != sentences.crend())
        return *question;
    const auto statement
        = std::find_if(sentences.crbegin(), sentences.crend(),
                       [](const Sentence &sentence) { return !isInterjection(sentence.text); });
    return statement != sentences.crend() ? *statement : sentences.constLast();
}

/// What "Which one?" asks about.
QStringView sentenceBeforeLast(const Words &lines)
{
    QList<Sentence> sentences;
    for (const QStringView line : lines.last(std::min(lines.size(), qsizetype{2})))
        sentences += sentencesOf(line);
    return sentences.size() > 1 ? sentences.at(sentences.size() - 2).text : QStringView();
}

/// Without "Well, " and "My question: ".
QStringView opening(QStringView sentence)
{
    const auto opensQuestion
        = [](QStringView text) { return asksForYesOrNo(text) || asksForMore(text); };
    const QStringView rest = atHeading(sentence).rest;
    const QStringView start = opensQuestion(rest) ? rest : sentence;
    for (const QStringView part : splitAtCommas(start)) {
        if (!isInterjection(part))
            return {part.begin(), start.end()};
    }
    return start;
}

PracticeOptions::Kind kindOf(const Sentence &asked, QStringView line)
{
    using Kind = PracticeOptions::Kind;
    const QStringView start = opening(asked.text);
    if (asksWhen(start))
        return Kind::Time;
    if (asksHow(start))
        return Kind::Steps;
    if (asksForMore(start))
        return namesCode(line) ? Kind::Command : Kind::Anything;
    return asked.isQuestion || asksForYesOrNo(start) ? Kind::YesOrNo : Kind::Anything;
}

} // namespace

PracticeOptions practiceOptions(QStringView message)
{
    using Kind = PracticeOptions::Kind;
    const Words lines = nonEmptyLines(message);
    const QStringView lastLine = lines.isEmpty() ? QStringView() : lines.constLast();
    const QList<Sentence> sentences = sentencesOf(lastLine);
    const Sentence asked = askedBy(sentences);
    if (demandsYesOrNo(lastLine))
        return {Kind::YesOrNo, {}, 0};

    // A text that ends with "Shall I go?" may have a list in it, but does not ask for one.
    const bool isProse = asked.isQuestion && asksForYesOrNo(asked.text);
    Words options = labelledOptions(isProse ? lastLine : message.trimmed());
    if (options.isEmpty() && lines.size() > 1 && !isProse)
        options = optionsInLines(lines);
    const qsizetype count = itemsAskedFor(asked);
    const bool isBareRequest = count > 0 && atHeading(asked.text).heading.isEmpty();
    if (options.isEmpty() && !isBareRequest)
        options = optionsInSentence(sentences.constLast().text);
    if (options.isEmpty() && !isBareRequest)
        options = optionsInSentence(asked.text);
    if (options.isEmpty() && asksWhich(asked.text))
        options = optionsInSentence(sentenceBeforeLast(lines));
    if (options.isEmpty() && count > 0)
        return {Kind::Items, {}, count};
    if (areYesAndNo(options))
        return {Kind::YesOrNo, {}, 0};
    if (!options.isEmpty())
        return {Kind::Listed, options, 0};
    return {kindOf(asked, lastLine), {}, 0};
}

} // namespace decidesk
