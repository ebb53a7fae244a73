#include "ListedOptions.h"

#include <QRegularExpression>
#include <QString>

#include <initializer_list>

namespace decidesk {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype maxLineOfList = 120;

/// "1.", "(b)", "Option C:".
struct Label
{
    qsizetype start;
    qsizetype end;
    int number; ///< from 1 on; a is 1
    bool isLetter;
    bool isNamed; ///< has the word before it

    [[nodiscard]] bool follows(const Label &before) const
    {
        return number == before.number + 1 && isLetter == before.isLetter
            && isNamed == before.isNamed;
    }
};

Label labelFrom(const QRegularExpressionMatch &match)
{
    const QStringView id = match.capturedView(u"id");
    const bool isLetter = id.front().isLetter();
    const int number = isLetter ? id.front().toLower().unicode() - u'a' + 1 : id.toInt();
    return {match.capturedStart(), match.capturedEnd(), number, isLetter,
            !match.capturedView(u"name").isEmpty()};
}

/// "in 1. place" is no list: the first label without word and bracket opens something.
bool canBeFirst(QStringView text, const QRegularExpressionMatch &match)
{
    constexpr QStringView marks = u".,;:!?-–—(";
    if (!match.capturedView(u"name").isEmpty() || !match.capturedView(u"bracket").isEmpty())
        return true;
    const QStringView before = text.first(match.capturedStart());
    const QStringView words = before.trimmed();
    return words.isEmpty() || marks.contains(words.back()) || before.endsWith(u'\n');
}

QList<Label> labelsIn(QStringView text)
{
    const QRegularExpression pattern(
        uR"((?<!\S)(?<name>(?:option|choice|variant|plan|choix|variante)\s+)?)"
        uR"((?:\((?=\w+\)))?(?<id>[0-9]{1,2}|[a-z]))"
        uR"((?:(?<bracket>\))|\.(?=\s)|(?<=[0-9])\.(?=\p{L})|\s?:(?=\s)|(?(<name>)|(?<=[0-9]))\s?[-–](?=\s)))"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QString subject = text.toString();
    QList<Label> labels;
    auto matches = pattern.globalMatch(subject);
    while (matches.hasNext() && labels.size() < maxOptions) {
        const QRegularExpressionMatch match = matches.next();
        const Label label = labelFrom(match);
        if (!labels.isEmpty() && label.follows(labels.constLast()))
            labels.append(label);
        else if (labels.size() < 2 && label.number == 1 && canBeFirst(text, match))
            labels = {label};
    }
    return labels;
}

/// "tea" of "tea, or": what stands before the next label.
QStringView withoutConjunction(QStringView item)
{
    item = withoutMarks(item);
    const Words words = wordsOf(item);
    if (words.isEmpty() || !(isOr(words.constLast()) || isAnd(words.constLast())))
        return item;
    return withoutMarks(item.chopped(words.constLast().size()));
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

/// The words of a sentence from left to right.
class Reader
{
public:
    explicit Reader(QStringView sentence) : m_words(wordsOf(sentence)) {}

    [[nodiscard]] bool isAtEnd() const { return m_position == m_words.size(); }
    [[nodiscard]] QStringView word() const
    {
        return isAtEnd() ? QStringView() : withoutMarks(m_words.at(m_position));
    }
    /// Whether there was any of them.
    bool skip(std::initializer_list<QStringView> words)
    {
        const qsizetype before = m_position;
        while (!isAtEnd() && isOneOf(word(), words))
            ++m_position;
        return m_position > before;
    }

private:
    Words m_words;
    qsizetype m_position = 0;
};

bool isHeading(QStringView line)
{
    return line.endsWith(u':') || line.endsWith(u'?') || asksForMore(line) || asksToPick(line);
}

} // namespace

Words labelledOptions(QStringView text)
{
    const QList<Label> labels = labelsIn(text);
    if (labels.size() < 2)
        return {};
    Words options;
    for (qsizetype i = 0; i < labels.size(); ++i) {
        const bool isLast = i == labels.size() - 1;
        const qsizetype end = isLast ? text.size() : labels.at(i + 1).start;
        QStringView item = text.sliced(labels.at(i).end, end - labels.at(i).end).trimmed();
        // After the last one may follow whatever else is to be said.
        if (isLast)
            item = item.first(item.contains(u'\n') ? item.indexOf(u'\n') : item.size());
        const QStringView option = withoutConjunction(sentencesOf(item).constFirst().text);
        if (option.isEmpty() || item.size() > maxLineOfList || item.contains(u'\n'))
            return {};
        options.append(option);
    }
    return options;
}

Words optionsInLines(const Words &lines)
{
    Words options;
    for (qsizetype i = 0; i < lines.size() && i <= maxOptions; ++i) {
        const QStringView line = lines.at(i);
        const bool edge = i == 0 || i == lines.size() - 1;
        if (edge && isHeading(line))
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

qsizetype itemsAskedFor(const Sentence &sentence)
{
    constexpr qsizetype usual = 3;
    Reader reader(sentence.text);
    const bool isPolite
        = reader.skip({u"please", u"can", u"could", u"would", u"will", u"you", u"I", u"need",
                       u"want", u"peux-tu", u"pouvez-vous", u"me", u"nous"});
    const bool names = reader.skip({u"give", u"name", u"suggest", u"propose", u"recommend", u"tell",
                                    u"show", u"donne", u"donnez", u"donner", u"donne-moi",
                                    u"donnez-moi", u"cite", u"citer", u"citez", u"nomme"});
    const bool makes = reader.skip({u"make", u"write", u"create", u"fais", u"faire", u"écris"});
    reader.skip({u"me", u"us", u"a", u"une", u"short"});
    if (names || makes)
        reader.skip({u"the", u"my", u"your", u"some", u"la", u"ma"});

    const bool isList = reader.skip({u"list", u"liste"});
    // "List price", "a list or a plan" are none.
    const bool goesOn
        = reader.skip({u"of", u"with", u"the", u"all", u"some", u"my", u"your", u"for", u"to",
                       u"please", u"top", u"best", u"de", u"des", u"d'", u"les", u"pour"});
    const qsizetype count = severalOf(reader.word());
    if (isList)
        return count > 0 ? count : (goesOn || reader.isAtEnd() ? usual : 0);
    // "Show two slides?" asks for permission, "Can you show two slides?" does not.
    return names && (isPolite || !sentence.isQuestion) ? count : 0;
}

} // namespace decidesk
