#include "PracticeDecision.h"

#include "PracticeVoice.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QList>
#include <QStringView>

#include <algorithm>
#include <array>
#include <optional>

namespace decidesk {

namespace {

using namespace Qt::StringLiterals;

/// The question stands at the end, the voice at the beginning; no more than this is looked at.
constexpr qsizetype maxRead = 16 * 1024;
/// A list longer than this is judged by its beginning.
constexpr qsizetype maxOptions = 200;
constexpr qsizetype maxOptionLength = 120;
constexpr qsizetype maxLineOfList = 120;
/// So many options are weighed one by one in a table.
constexpr qsizetype leastWeighed = 3;
constexpr qsizetype mostWeighed = 5;
constexpr qsizetype maxWeighedLength = 24;
/// "tea, coffee, water" is a list; a sentence with commas has longer parts.
constexpr qsizetype maxWordsBetweenCommas = 4;

using Words = QList<QStringView>;

/// Numbers that depend on prompt and message only, on every machine and in every run.
class Lots
{
public:
    Lots(const QString &prompt, const QString &message)
        : m_hash(QCryptographicHash::hash(prompt.toUtf8() + '\0' + message.toUtf8(),
                                          QCryptographicHash::Sha256))
    { }

    /// 0 to count - 1.
    qsizetype draw(qsizetype count)
    {
        quint32 number = 0;
        for (int i = 0; i < 4; ++i)
            number = number << 8U | static_cast<quint8>(m_hash.at(m_position + i));
        m_position = (m_position + 4) % m_hash.size();
        return static_cast<qsizetype>(number % static_cast<quint32>(count));
    }

    template <std::size_t N>
    QString draw(const std::array<const char16_t *, N> &sentences)
    {
        return QString::fromUtf16(sentences.at(static_cast<std::size_t>(draw(qsizetype{N}))));
    }

private:
    QByteArray m_hash;
    qsizetype m_position = 0;
};

template <std::size_t N>
bool isOneOf(QStringView word, const std::array<const char16_t *, N> &words)
{
    return std::any_of(words.begin(), words.end(), [word](const char16_t *candidate) {
        return word.compare(QStringView(candidate), Qt::CaseInsensitive) == 0;
    });
}

bool asksForYesOrNo(QStringView word)
{
    constexpr std::array words{u"should", u"shall", u"will",  u"would", u"can",  u"could",
                               u"may",    u"might", u"must",  u"is",    u"are",  u"am",
                               u"was",    u"were",  u"do",    u"does",  u"did",  u"has",
                               u"have",   u"had",   u"isn't", u"don't", u"won't"};
    return isOneOf(word, words);
}

bool isPronoun(QStringView word)
{
    constexpr std::array words{u"I", u"we", u"you", u"he", u"she", u"they", u"it", u"one"};
    return isOneOf(word, words);
}

bool asksForMore(QStringView word)
{
    constexpr std::array words{u"what",  u"who", u"whom", u"whose", u"when",
                               u"where", u"why", u"how",  u"which"};
    return isOneOf(word, words);
}

bool opensSentence(QStringView word)
{
    constexpr std::array words{u"hello", u"hi", u"hey",  u"dear",    u"thanks",
                               u"yes",   u"no", u"ok",   u"okay",    u"please",
                               u"well",  u"if", u"when", u"because", u"although"};
    return isOneOf(word, words);
}

QStringView withoutMarks(QStringView text)
{
    constexpr QStringView marks = u".,;:!?\"'()[]";
    text = text.trimmed();
    while (!text.isEmpty() && marks.contains(text.back()))
        text = text.chopped(1).trimmed();
    while (!text.isEmpty() && marks.contains(text.front()))
        text = text.sliced(1).trimmed();
    return text;
}

bool namesCode(QStringView text)
{
    constexpr std::array words{u"code",    u"script", u"command", u"function",
                               u"program", u"regex",  u"query",   u"terminal"};
    const QList<QStringView> all = text.split(u' ');
    return std::any_of(all.cbegin(), all.cend(),
                       [&words](QStringView word) { return isOneOf(withoutMarks(word), words); });
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

qsizetype wordCount(QStringView text)
{
    return text.trimmed().isEmpty() ? 0 : text.trimmed().count(u' ') + 1;
}

/// "- tea", "* tea", "2. tea", "2) tea" as "tea".
QStringView withoutBullet(QStringView line)
{
    line = line.trimmed();
    if (line.startsWith(u"- ") || line.startsWith(u"* ") || line.startsWith(u"• "))
        return line.sliced(2).trimmed();
    qsizetype digits = 0;
    while (digits < line.size() && line.at(digits).isDigit())
        ++digits;
    if (digits > 0 && digits + 1 < line.size() && line.at(digits + 1).isSpace()
        && (line.at(digits) == u'.' || line.at(digits) == u')')) {
        return line.sliced(digits + 1).trimmed();
    }
    return line;
}

Words nonEmptyLines(QStringView text)
{
    Words lines;
    for (const QStringView line : QStringView(text).tokenize(u'\n', Qt::SkipEmptyParts)) {
        if (!line.trimmed().isEmpty())
            lines.append(line.trimmed());
        if (lines.size() > maxOptions)
            break;
    }
    return lines;
}

/// The options of a list with one on each line, under a heading or not; empty if it is none.
Words optionsInLines(const Words &lines)
{
    Words options;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QStringView line = lines.at(i);
        const bool edge = i == 0 || i == lines.size() - 1;
        if (edge && (line.endsWith(u':') || line.endsWith(u'?')))
            continue;
        const QStringView item = withoutBullet(line);
        const QStringView option = withoutMarks(item);
        const bool isProse = item.size() == line.size()
            && (line.endsWith(u'.') || line.endsWith(u'!') || line.endsWith(u','));
        if (isProse || line.size() > maxLineOfList)
            return {};
        if (!option.isEmpty())
            options.append(option);
    }
    return options.size() >= 2 ? options : Words{};
}

/// The last sentence of a line, so that "I am hungry. Pizza or pasta?" asks for the second one.
QStringView lastSentence(QStringView line)
{
    const QStringView body = withoutMarks(line);
    qsizetype start = 0;
    for (qsizetype i = 0; i + 1 < body.size(); ++i) {
        const bool ends = body.at(i) == u'.' || body.at(i) == u'!' || body.at(i) == u'?';
        if (ends && body.at(i + 1).isSpace())
            start = i + 1;
    }
    return body.sliced(start).trimmed();
}

/// "tea" of "Should we rather have tea", as far as the leading words show it.
QStringView withoutLead(QStringView option)
{
    option = withoutMarks(option);
    if (asksForYesOrNo(firstWord(option)) && isPronoun(firstWord(withoutFirstWord(option)))
        && !withoutFirstWord(withoutFirstWord(option)).isEmpty()) {
        option = withoutFirstWord(withoutFirstWord(option));
    }
    constexpr std::array fillers{u"rather", u"better", u"either", u"to"};
    while (isOneOf(firstWord(option), fillers) && wordCount(option) > 1)
        option = withoutFirstWord(option);
    return option;
}

Words splitAt(const Words &parts, QStringView separator)
{
    Words result;
    for (const QStringView part : parts) {
        for (const QStringView piece : part.tokenize(separator, Qt::CaseInsensitive)) {
            if (!withoutMarks(piece).isEmpty() && result.size() < maxOptions)
                result.append(piece.trimmed());
        }
    }
    return result;
}

/// The options of "A or B?", "Which one: A, B or C?", "A, B, C"; empty if there is no choice.
Words optionsInSentence(QStringView sentence)
{
    if (const qsizetype colon = sentence.indexOf(u": "); colon >= 0)
        sentence = sentence.sliced(colon + 2).trimmed();
    Words commaParts = splitAt(splitAt({sentence}, u","), u";");
    if (commaParts.size() > 1 && asksForMore(firstWord(sentence)))
        commaParts.removeFirst();

    // "A, or B": the comma leaves the word at the start of a part.
    bool hasOr = false;
    Words options;
    for (QStringView part : commaParts) {
        if (firstWord(part).compare(u"or", Qt::CaseInsensitive) == 0 && wordCount(part) > 1) {
            hasOr = true;
            part = withoutFirstWord(part);
        }
        const Words pieces = splitAt(splitAt({part}, u" or "), u" ou ");
        hasOr = hasOr || pieces.size() > 1;
        options.append(pieces);
    }
    if (options.size() < 2)
        return {};
    if (!hasOr) {
        const bool isList = !opensSentence(firstWord(sentence))
            && std::all_of(options.cbegin(), options.cend(), [](QStringView option) {
                   return wordCount(option) <= maxWordsBetweenCommas
                       && !asksForYesOrNo(firstWord(option));
               });
        if (!isList)
            return {};
    }
    std::transform(options.cbegin(), options.cend(), options.begin(), withoutLead);
    const bool isOrNot
        = options.size() == 2 && options.constLast().compare(u"not", Qt::CaseInsensitive) == 0;
    return isOrNot ? Words{} : options;
}

/// With a capital letter; empty where nothing can be seen of it.
QString shortened(QStringView option, qsizetype length)
{
    QString text = option.left(length).toString().simplified();
    if (option.size() > length) {
        if (text.back().isHighSurrogate())
            text.chop(1);
        text += u'…';
    }
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

/// `text` as Markdown that reads the same: what somebody typed is no markup of the decision.
QString escaped(const QString &text)
{
    constexpr QStringView marks = u"\\`*_[]<>|~&";
    QString result;
    for (const QChar character : text) {
        if (marks.contains(character))
            result += u'\\';
        result += character;
    }
    return result;
}

QString bold(const QString &text)
{
    return u"**"_s + text + u"**"_s;
}

QString asDecision(QStringView option)
{
    QString text = escaped(shortened(option, maxOptionLength));
    if (option.size() <= maxOptionLength)
        text += u'.';
    return bold(text);
}

/// What each option is worth, the one that was decided for the most.
QString weighed(const Words &options, qsizetype decided, Lots &lots)
{
    if (options.size() < leastWeighed || options.size() > mostWeighed)
        return {};
    constexpr qsizetype most = 9;
    QString table = u"\n\n| Option | Points |\n|:--|--:|"_s;
    for (qsizetype i = 0; i < options.size(); ++i) {
        const qsizetype points = i == decided ? most : 1 + lots.draw(most - 2);
        const QString option = escaped(shortened(options.at(i), maxWeighedLength));
        table += u"\n| %1 | %2 |"_s.arg(i == decided ? bold(option) : option,
                                        QString::number(points));
    }
    return table;
}

/// An answer to "How …?": the voice's advice as steps, each once.
QString inSteps(const PracticeVoice &voice, Lots &lots)
{
    constexpr qsizetype steps = 3;
    const auto count = static_cast<qsizetype>(voice.advice.size());
    const qsizetype first = lots.draw(count);
    QStringList lines;
    for (qsizetype i = 0; i < steps; ++i) {
        const auto index = static_cast<std::size_t>((first + i) % count);
        lines += u"%1. %2"_s.arg(i + 1).arg(QString::fromUtf16(voice.advice.at(index)));
    }
    return bold(u"Like this:"_s) + u"\n\n"_s + lines.join(u'\n');
}

QString decide(QStringView message, const PracticeVoice &voice, Lots &lots)
{
    const Words lines = nonEmptyLines(message);
    const QStringView lastLine = lines.isEmpty() ? QStringView() : lines.constLast();
    const QStringView sentence = lastSentence(lastLine);
    const bool prose
        = lastLine.endsWith(u'?') && !sentence.isEmpty() && asksForYesOrNo(firstWord(sentence));

    Words options = lines.size() > 1 && !prose ? optionsInLines(lines) : Words{};
    if (options.isEmpty())
        options = optionsInSentence(sentence);
    if (!options.isEmpty()) {
        // One by one: in one expression the compiler would choose who draws first.
        const QString reason = lots.draw(voice.choice);
        const qsizetype decided = lots.draw(options.size());
        return asDecision(options.at(decided)) + u' ' + reason + weighed(options, decided, lots);
    }

    const QStringView opening = firstWord(sentence);
    if (opening.compare(u"when", Qt::CaseInsensitive) == 0) {
        constexpr std::array times{u"Today.", u"Tomorrow morning.", u"At the end of the week.",
                                   u"Next Monday.", u"In two weeks."};
        const QString advice = lots.draw(voice.advice);
        return bold(lots.draw(times)) + u' ' + advice;
    }
    if (opening.compare(u"how", Qt::CaseInsensitive) == 0)
        return inSteps(voice, lots);
    if (namesCode(lastLine.left(maxLineOfList)) && asksForMore(opening))
        return lots.draw(voice.advice) + u"\n\n```sh\ndecide --by today --then act\n```"_s;
    const bool isQuestion = lastLine.endsWith(u'?') || asksForYesOrNo(opening);
    if (isQuestion && !asksForMore(opening)) {
        return lots.draw(2) == 0 ? bold(u"Yes."_s) + u' ' + lots.draw(voice.yes)
                                 : bold(u"No."_s) + u' ' + lots.draw(voice.no);
    }
    return lots.draw(voice.advice);
}

} // namespace

QString practiceDecision(const QString &prompt, const QString &message)
{
    Lots lots(prompt, message);
    const PracticeVoice &voice = voiceFor(QStringView(prompt).left(maxRead));
    return decide(QStringView(message).right(maxRead), voice, lots) + u"\n\n(practice answer)"_s;
}

} // namespace decidesk
