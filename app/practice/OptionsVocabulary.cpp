#include "OptionsVocabulary.h"

#include <algorithm>
#include <array>

namespace decidesk {

namespace {

/// "what" of "what's", "qu" of "qu'est-ce".
QStringView beforeApostrophe(QStringView word)
{
    const auto *const end
        = std::find_if(word.begin(), word.end(), [](QChar c) { return c == u'\'' || c == u'’'; });
    return word.first(end - word.begin());
}

bool isVerbOfQuestion(QStringView word)
{
    const bool negated = word.endsWith(u"n't") || word.endsWith(u"n’t");
    const QStringView verb = negated ? word.chopped(3) : word;
    return isOneOf(verb, {u"should", u"shall", u"will", u"would", u"can",  u"could", u"may",
                          u"might",  u"must",  u"is",   u"are",   u"am",   u"was",   u"were",
                          u"do",     u"does",  u"did",  u"has",   u"have", u"had"})
        || (negated && isOneOf(verb, {u"wo", u"ca", u"sha"}));
}

/// "dois-je", "peut-on", "y a-t-il": French asks by putting the pronoun behind the verb. The third
/// person has a t before it, which tells "fait-on" from "carry-on".
bool isInverted(QStringView word)
{
    if (isOneOf(word, {u"est-ce", u"sont-ce"}))
        return true;
    const std::initializer_list<QStringView> ends{u"-je",  u"-tu",   u"-nous",  u"-vous",  u"t-il",
                                                  u"t-on", u"t-ils", u"t-elle", u"t-elles"};
    return std::any_of(ends.begin(), ends.end(), [word](QStringView end) {
        return word.size() > end.size() && word.endsWith(end, Qt::CaseInsensitive);
    });
}

bool isPreposition(QStringView word)
{
    return isOneOf(word,
                   {u"at", u"in", u"on", u"for", u"to", u"with", u"from", u"by", u"à", u"de",
                    u"avec", u"pour", u"dans", u"en", u"sur", u"chez", u"par"});
}

/// The word that makes it a question for more: "which" of "In which city".
QStringView questionWord(QStringView sentence)
{
    const QStringView first = firstWord(sentence);
    return beforeApostrophe(isPreposition(first) ? firstWord(withoutFirstWord(sentence)) : first);
}

/// What follows "Should I", "Dois-je", "Est-ce que je"; all of it where it opens otherwise.
QStringView withoutVerbAndPronoun(QStringView option)
{
    const QStringView first = firstWord(option);
    QStringView rest = withoutFirstWord(option);
    if (isOneOf(first, {u"est-ce"})) {
        const bool elided = beforeApostrophe(firstWord(rest)).size() < firstWord(rest).size();
        rest = withoutFirstWord(rest);
        if (!elided && isPronoun(firstWord(rest)))
            rest = withoutFirstWord(rest);
        return rest.isEmpty() ? option : rest;
    }
    if (isVerbOfQuestion(first) && isPronoun(firstWord(rest)))
        rest = withoutFirstWord(rest);
    else if (!isInverted(first))
        return option;
    return rest.isEmpty() ? option : rest;
}

bool isComparison(QStringView word)
{
    return isOneOf(word,
                   {u"better", u"best", u"worse", u"worst", u"nicer", u"cheaper", u"easier",
                    u"faster", u"safer", u"healthier", u"mieux", u"meilleur", u"meilleure"});
}

/// "tea" of "Which is better tea", "What about tea"; all of it where it opens otherwise.
QStringView withoutOpenQuestion(QStringView option)
{
    const Words words = wordsOf(option);
    for (qsizetype i = 1; i + 1 < words.size(); ++i) {
        if (isComparison(words.at(i)) || isOneOf(words.at(i), {u"about"}))
            return {words.at(i + 1).begin(), option.end()};
    }
    return option;
}

QStringView withoutLeading(QStringView option, std::initializer_list<QStringView> words)
{
    while (!withoutFirstWord(option).isEmpty() && isOneOf(firstWord(option), words))
        option = withoutFirstWord(option);
    return option;
}

/// "Mr.", "p.m.": the full stop ends no sentence.
bool isAbbreviation(QStringView word)
{
    return isOneOf(word,
                   {u"mr.", u"mrs.", u"ms.", u"dr.", u"st.", u"prof.", u"mme.", u"m.", u"vs.",
                    u"etc.", u"e.g.", u"i.e.", u"a.m.", u"p.m."});
}

} // namespace

bool isOneOf(QStringView word, std::initializer_list<QStringView> words)
{
    return std::any_of(words.begin(), words.end(), [word](QStringView candidate) {
        return word.compare(candidate, Qt::CaseInsensitive) == 0;
    });
}

QStringView withoutMarks(QStringView text)
{
    constexpr QStringView marks = u".,;:!?\"'()[]“”„«»‘’…";
    text = text.trimmed();
    while (!text.isEmpty() && marks.contains(text.back()))
        text = text.chopped(1).trimmed();
    while (!text.isEmpty() && marks.contains(text.front()))
        text = text.sliced(1).trimmed();
    return text;
}

Words wordsOf(QStringView text)
{
    Words words;
    qsizetype start = 0;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        if (i < text.size() && !text.at(i).isSpace())
            continue;
        if (i > start)
            words.append(text.sliced(start, i - start));
        start = i + 1;
    }
    return words;
}

qsizetype wordCount(QStringView text)
{
    return wordsOf(text).size();
}

QStringView firstWord(QStringView text)
{
    text = text.trimmed();
    const auto *const end
        = std::find_if(text.begin(), text.end(), [](QChar c) { return c.isSpace() || c == u','; });
    return withoutMarks(text.first(end - text.begin()));
}

QStringView withoutFirstWord(QStringView text)
{
    text = text.trimmed();
    const auto *const end
        = std::find_if(text.begin(), text.end(), [](QChar c) { return c.isSpace(); });
    return text.sliced(end - text.begin()).trimmed();
}

QList<Sentence> sentencesOf(QStringView line)
{
    QList<Sentence> sentences;
    qsizetype start = 0;
    const auto addUpTo = [&](qsizetype end) {
        const QStringView all = line.sliced(start, end - start);
        const QStringView text = withoutMarks(all);
        const QStringView marks = text.isEmpty() ? all : all.sliced(text.end() - all.begin());
        // French writes a space before its marks: "Allons-y !" has no sentence "!".
        if (text.isEmpty() && !sentences.isEmpty())
            sentences.last().isQuestion = sentences.last().isQuestion || marks.contains(u'?');
        else
            sentences.append({text, marks.contains(u'?')});
        start = end;
    };
    qsizetype wordStart = 0;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (!line.at(i).isSpace())
            continue;
        const QStringView word = line.sliced(wordStart, i - wordStart);
        wordStart = i + 1;
        if (!word.isEmpty() && QStringView(u".!?").contains(word.back()) && !isAbbreviation(word))
            addUpTo(i);
    }
    addUpTo(line.size());
    return sentences;
}

bool asksForYesOrNo(QStringView sentence)
{
    const QStringView first = firstWord(sentence);
    return isVerbOfQuestion(first) || isInverted(first)
        || (isOneOf(first, {u"y"}) && isInverted(firstWord(withoutFirstWord(sentence))));
}

bool asksForMore(QStringView sentence)
{
    return isOneOf(questionWord(sentence),
                   {u"what",     u"who",       u"whom",    u"whose",   u"when",    u"where",
                    u"why",      u"how",       u"which",   u"que",     u"qu",      u"qui",
                    u"quoi",     u"quel",      u"quelle",  u"quels",   u"quelles", u"quand",
                    u"où",       u"pourquoi",  u"comment", u"combien", u"lequel",  u"laquelle",
                    u"lesquels", u"lesquelles"});
}

bool asksWhich(QStringView sentence)
{
    return isOneOf(questionWord(sentence), {u"which", u"quel", u"quelle", u"lequel", u"laquelle"});
}

bool asksWhen(QStringView sentence)
{
    return isOneOf(questionWord(sentence), {u"when", u"quand"});
}

bool asksHow(QStringView sentence)
{
    return isOneOf(questionWord(sentence), {u"how", u"comment"});
}

bool asksToPick(QStringView sentence)
{
    return isOneOf(firstWord(sentence),
                   {u"pick", u"choose", u"select", u"choisis", u"choisissez", u"choisir"});
}

bool demandsYesOrNo(QStringView sentence)
{
    const Words words = wordsOf(sentence);
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QStringView word = withoutMarks(words.at(i));
        if (isOneOf(word, {u"yes/no", u"no/yes", u"y/n", u"oui/non", u"o/n"}))
            return true;
        if (i < 2 || !isOr(words.at(i - 1)))
            continue;
        const QStringView before = withoutMarks(words.at(i - 2));
        if ((isYes(before) && isNo(word)) || (isNo(before) && isYes(word)))
            return true;
    }
    return false;
}

bool namesCode(QStringView sentence)
{
    const Words words = wordsOf(sentence);
    return std::any_of(words.cbegin(), words.cend(), [](QStringView word) {
        return isOneOf(withoutMarks(word),
                       {u"code", u"script", u"command", u"function", u"program", u"regex", u"query",
                        u"terminal"});
    });
}

bool opensSentence(QStringView text)
{
    return isOneOf(firstWord(text),
                   {u"hello", u"hi",      u"hey",      u"dear",    u"thanks", u"yes",
                    u"no",    u"ok",      u"okay",     u"please",  u"well",   u"if",
                    u"when",  u"because", u"although", u"bonjour", u"salut",  u"cher",
                    u"chère", u"merci",   u"oui",      u"non",     u"si",     u"quand"});
}

bool isInterjection(QStringView text)
{
    const Words words = wordsOf(text);
    return std::all_of(words.cbegin(), words.cend(), [](QStringView word) {
        return isOneOf(withoutMarks(word),
                       {u"hello", u"hi",      u"hey",   u"please", u"thanks", u"ok",
                        u"okay",  u"well",    u"so",    u"oh",     u"hm",     u"hmm",
                        u"um",    u"bonjour", u"salut", u"merci",  u"bon",    u"alors",
                        u"s'il",  u"s’il",    u"te",    u"vous",   u"plaît",  u"plait"});
    });
}

bool isPronoun(QStringView word)
{
    return isOneOf(word,
                   {u"I", u"we", u"you", u"he", u"she", u"they", u"it", u"one", u"je", u"tu", u"il",
                    u"elle", u"on", u"nous", u"vous", u"ils", u"elles"});
}

bool isYes(QStringView word)
{
    return isOneOf(word, {u"yes", u"oui"});
}

bool isNo(QStringView word)
{
    return isOneOf(word, {u"no", u"non"});
}

bool isYesOrNo(QStringView word)
{
    return isYes(word) || isNo(word);
}

bool isOr(QStringView word)
{
    return isOneOf(word, {u"or", u"ou", u"vs", u"vs.", u"versus", u"/"});
}

bool isAnd(QStringView word)
{
    return isOneOf(word, {u"and", u"et"});
}

bool isConjunction(QStringView word)
{
    return isAnd(word) || isOr(word);
}

bool speaksOfChoice(QStringView word)
{
    word = withoutMarks(word);
    const qsizetype elided = beforeApostrophe(word).size() + 1; // "j'hésite"
    return isOneOf(elided < word.size() ? word.sliced(elided) : word,
                   {u"choose",    u"choosing", u"chose",      u"choice",   u"decide",
                    u"deciding",  u"decision", u"pick",       u"select",   u"torn",
                    u"undecided", u"hesitate", u"hesitating", u"prefer",   u"better",
                    u"best",      u"which",    u"choisir",    u"choisis",  u"choisissez",
                    u"choix",     u"décider",  u"hésite",     u"hésiter",  u"trancher",
                    u"préfères",  u"préférer", u"mieux",      u"meilleur", u"quel",
                    u"quelle",    u"lequel",   u"laquelle"});
}

qsizetype severalOf(QStringView word)
{
    constexpr qsizetype most = 99;
    const qsizetype number = word.toInt();
    if (number >= 2 && number <= most)
        return number;
    constexpr std::array<const char16_t *, 9> english{u"two",   u"three", u"four", u"five", u"six",
                                                      u"seven", u"eight", u"nine", u"ten"};
    constexpr std::array<const char16_t *, 9> french{u"deux", u"trois", u"quatre", u"cinq", u"six",
                                                     u"sept", u"huit",  u"neuf",   u"dix"};
    for (std::size_t i = 0; i < english.size(); ++i) {
        if (isOneOf(word, {english.at(i), french.at(i)}))
            return static_cast<qsizetype>(i) + 2;
    }
    return 0;
}

QStringView withoutComparison(QStringView option)
{
    const Words words = wordsOf(option);
    if (words.size() < 2 || !isComparison(withoutMarks(words.constLast())))
        return option;
    return QStringView(option.begin(), words.constLast().begin()).trimmed();
}

QStringView withoutLead(QStringView option)
{
    option = withoutMarks(option);
    if (asksToPick(option))
        return withoutLeading(withoutLeading(option, {firstWord(option)}),
                              {u"one", u"of", u"from", u"either", u"parmi"});
    if (asksForMore(option))
        return withoutOpenQuestion(option);
    const QStringView rest = withoutVerbAndPronoun(option);
    if (rest.size() < option.size())
        option = withoutLeading(rest,
                                {u"want", u"like", u"prefer", u"dois", u"doit", u"devons",
                                 u"devrais", u"devrait", u"peux", u"peut"});
    return withoutLeading(option,
                          {u"is", u"are", u"rather", u"better", u"either", u"to", u"let's",
                           u"let’s", u"plutôt", u"soit"});
}

} // namespace decidesk
