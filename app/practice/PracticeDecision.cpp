#include "PracticeDecision.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>

namespace decidesk {

namespace {

using namespace Qt::StringLiterals;

/// The question stands at the end; no more than this is looked at.
constexpr qsizetype maxRead = 2 * 1024;
constexpr qsizetype maxOptionLength = 120;
constexpr qsizetype maxWeighedLength = 24;
/// So many options are weighed one by one in a table.
constexpr qsizetype leastWeighed = 3;
constexpr qsizetype mostWeighed = 5;

template <std::size_t N>
using Sentences = std::array<const char16_t *, N>;

/// What is said in one language.
struct Phrases
{
    Sentences<2> yesOrNo;
    Sentences<4> whyYes;
    Sentences<4> whyNo;
    Sentences<4> whyThis;
    Sentences<4> advice;
    Sentences<5> things;
    const char16_t *tableHead;
    const char16_t *listHead;
    const char16_t *note;
};

constexpr Phrases english{
    {u"Yes.", u"No."},
    {u"It gains more than it risks.", u"Nothing important speaks against it.",
     u"It can be undone if it turns out wrong.", u"Waiting would not make it any clearer."},
    {u"It costs more than it brings.", u"It can wait until you know more.",
     u"There is an easier way to the same end.", u"One good reason is missing."},
    {u"It keeps the most doors open.", u"It is the simplest.",
     u"It is the one you can start with today.", u"You would regret it least."},
    {u"Take the smallest step that shows something, today.",
     u"Go ahead, and look at it again in a week.", u"Do the part that others wait for first.",
     u"Leave it as it is until something changes."},
    {u"The one you thought of first.", u"The one that nobody expects.",
     u"The one a friend would name.", u"The one you keep coming back to.",
     u"The one you nearly left out."},
    u"| Option | Points |",
    u"These:",
    u"(practice answer)"};

constexpr Phrases french{
    {u"Oui.", u"Non."},
    {u"Il y a plus à gagner qu’à perdre.", u"Rien d’important ne s’y oppose.",
     u"On peut revenir en arrière.", u"Attendre n’éclaircirait rien."},
    {u"Cela coûte plus que cela ne rapporte.", u"Attendez d’en savoir davantage.",
     u"Il existe un chemin plus simple.", u"Il manque une bonne raison."},
    {u"C’est ce qui laisse le plus de portes ouvertes.", u"C’est le plus simple.",
     u"On peut commencer dès aujourd’hui.", u"C’est ce que vous regretteriez le moins."},
    {u"Faites aujourd’hui le plus petit pas qui montre quelque chose.",
     u"Allez-y, et refaites le point dans une semaine.",
     u"Commencez par ce que les autres attendent.", u"N’y touchez pas tant que rien ne change."},
    {u"La première idée venue.", u"Celle que personne n’attend.", u"Celle que dirait un ami.",
     u"Celle à laquelle vous revenez toujours.", u"Celle que vous avez failli oublier."},
    u"| Choix | Points |",
    u"Voici :",
    u"(réponse d’entraînement)"};

/// Numbers that depend on prompt and message only, on every machine and in every run.
class Lots
{
public:
    Lots(const QString &prompt, const QString &message)
        : m_hash(QCryptographicHash::hash(prompt.toUtf8() + '\0' + message.toUtf8(),
                                          QCryptographicHash::Sha256))
    {}

    /// 0 to count - 1.
    qsizetype draw(qsizetype count)
    {
        m_position = (m_position + 1) % m_hash.size();
        return static_cast<quint8>(m_hash.at(m_position)) % count;
    }

    template <std::size_t N>
    QString draw(const Sentences<N> &sentences)
    {
        return QString::fromUtf16(sentences.at(static_cast<std::size_t>(draw(qsizetype{N}))));
    }

private:
    QByteArray m_hash;
    qsizetype m_position = 0;
};

QRegularExpression pattern(const QString &text)
{
    return QRegularExpression(text,
                              QRegularExpression::CaseInsensitiveOption
                                  | QRegularExpression::MultilineOption
                                  | QRegularExpression::UseUnicodePropertiesOption);
}

/// "dois-je", "y a-t-il"
constexpr QStringView inversion = u"(?:y )?(?:a|as|ai|va|est|faut|dois|doit|peut|peux|puis)-(?:t-)?"
                                  "(?:il|elle|on|je|tu|nous|vous)";
constexpr QStringView frenchWords = u"que|qu|quoi|quel\\w*|qui|quand|où|comment|combien|pourquoi";
constexpr QStringView verbs
    = u"am|are|is|do|does|did|can|could|may|must|should|shall|will|would|est-ce";
constexpr QStringView oneOfTwo = u"\\s(?:or|ou|vs\\.?|versus)\\s";

bool isFrench(const QString &message)
{
    static const QRegularExpression word
        = pattern(u"\\b(?:est-ce|%1|%2|je|ou|bonjour|liste de|propose|nomme)\\b"_s.arg(
            inversion, frenchWords));
    return word.match(message).hasMatch();
}

bool asksForYesOrNo(const QString &message)
{
    // The last sentence has a question mark or begins with a verb, and asks for nothing else.
    static const QRegularExpression question = pattern(
        u"(?:^|[.!?:,]\\s)\\s*(?!(?:what|which|who|whose|when|where|why|how|in|%1)\\b)"
        "(?:[^.!?\\n]*\\?|(?:%2|%3)\\b[^.!?\\n]*)\\s*\\z"_s.arg(frenchWords, verbs, inversion));
    return question.match(message).hasMatch();
}

/// How many things a list is asked of; 0: it asks for none.
qsizetype wantedThings(const QString &message)
{
    static const QRegularExpression list = pattern(
        u"(?:\\bliste?\\s+(?:of|de|d['’])|^(?:list|name|suggest|nomme|propose))\\s*(\\w+)"_s);
    static const QStringList words = u"two three four five deux trois quatre cinq"_s.split(u' ');
    constexpr qsizetype usual = 3;
    constexpr qsizetype least = 2;
    constexpr qsizetype most = 5;
    const QRegularExpressionMatch match = list.match(message);
    if (!match.hasMatch())
        return 0;
    const QString number = match.captured(1).toLower();
    if (const qsizetype place = words.indexOf(number); place >= 0)
        return least + place % (words.size() / 2);
    return number.toInt() > 0 ? std::clamp<qsizetype>(number.toInt(), least, most) : usual;
}

QStringList optionsIn(const QString &message)
{
    static const QRegularExpression item
        = pattern(u"^\\s*(?:[-*•]|\\(?\\w{1,2}[.)])\\s+(\\S.*?)[\\s.,;]*$"_s);
    QStringList options;
    for (const QRegularExpressionMatch &match : item.globalMatch(message))
        options += match.captured(1);
    if (options.size() > 1)
        return options;

    static const QRegularExpression sentence
        = pattern(u"(?:[^.?!:\\n]|\\.(?=\\S))*?%1(?:[^.?!:\\n]|\\.(?=\\S))*"_s.arg(oneOfTwo));
    static const QRegularExpression lead = pattern(
        u"^\\s*(?:is it "
        u"better\\b|(?:which|what|quel\\w*)\\b[^,]*,|(?:%1)\\s+(?:i|we|you|he|she|it|they)\\b|"
        "est-ce que\\s+\\w+(?:\\s+doi[st])?\\b|%2\\b|either\\b)"_s.arg(verbs, inversion));
    static const QRegularExpression beginning = pattern(u"^\\s*to\\b"_s);
    static const QRegularExpression border
        = pattern(u"\\s*[,;]\\s*(?:(?:or|ou)\\s+)?|"_s + oneOfTwo.toString());
    const QString alternatives = sentence.match(message).captured().remove(lead);
    options = alternatives.split(border, Qt::SkipEmptyParts);
    for (QString &option : options)
        option = option.remove(beginning).trimmed();
    options.removeAll(QString());
    static const QStringList answers{u"yes"_s, u"no"_s, u"not"_s, u"oui"_s, u"non"_s, u"pas"_s};
    const bool isYesOrNo = std::any_of(options.cbegin(), options.cend(), [](const QString &option) {
        return answers.contains(option, Qt::CaseInsensitive);
    });
    return isYesOrNo || options.size() < 2 ? QStringList() : options;
}

/// With a capital letter, as Markdown that reads the same: what somebody typed is no markup.
QString shown(const QString &option, qsizetype length)
{
    constexpr QStringView marks = u"\\`*_[]<>|~&";
    const bool isCut = option.size() > length;
    QString text = option.left(length).simplified();
    if (isCut && text.back().isHighSurrogate())
        text.chop(1);
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    QString result;
    for (const QChar character : std::as_const(text))
        result += marks.contains(character) ? u"&#%1;"_s.arg(uint{character.unicode()})
                                            : QString(character);
    return isCut ? result + u'…' : result;
}

QString bold(const QString &text)
{
    return u"**"_s + text + u"**"_s;
}

QString chosen(const QStringList &options, const Phrases &phrases, Lots &lots)
{
    const QString reason = lots.draw(phrases.whyThis);
    const qsizetype decided = lots.draw(options.size());
    QString text = shown(options.at(decided), maxOptionLength);
    if (!text.endsWith(u'…'))
        text += u'.';
    text = bold(text) + u' ' + reason;
    if (options.size() < leastWeighed || options.size() > mostWeighed)
        return text;
    constexpr qsizetype most = 9;
    text += u"\n\n"_s + QString::fromUtf16(phrases.tableHead) + u"\n|:--|--:|"_s;
    for (qsizetype i = 0; i < options.size(); ++i) {
        const QString option = shown(options.at(i), maxWeighedLength);
        const qsizetype points = i == decided ? most : 1 + lots.draw(most - 2);
        text += u"\n| %1 | %2 |"_s.arg(i == decided ? bold(option) : option,
                                       QString::number(points));
    }
    return text;
}

QString listed(qsizetype wanted, const Phrases &phrases, Lots &lots)
{
    QString text = bold(QString::fromUtf16(phrases.listHead)) + u"\n"_s;
    const auto first
        = static_cast<std::size_t>(lots.draw(static_cast<qsizetype>(phrases.things.size())));
    for (std::size_t i = 0; i < static_cast<std::size_t>(wanted); ++i)
        text += u"\n%1. %2"_s.arg(i + 1).arg(
            QString::fromUtf16(phrases.things.at((first + i) % phrases.things.size())));
    return text;
}

QString decide(const QString &message, const Phrases &phrases, Lots &lots)
{
    if (const qsizetype wanted = wantedThings(message); wanted > 0)
        return listed(wanted, phrases, lots);
    if (const QStringList options = optionsIn(message); !options.isEmpty())
        return chosen(options, phrases, lots);
    if (!asksForYesOrNo(message))
        return lots.draw(phrases.advice);
    const QString answer = lots.draw(phrases.yesOrNo);
    const bool isYes = answer == QString::fromUtf16(phrases.yesOrNo.front());
    return bold(answer) + u' ' + lots.draw(isYes ? phrases.whyYes : phrases.whyNo);
}

} // namespace

QString practiceDecision(const QString &prompt, const QString &message)
{
    Lots lots(prompt, message);
    const QString read = message.right(maxRead).trimmed();
    const Phrases &phrases = isFrench(read) ? french : english;
    return decide(read, phrases, lots) + u"\n\n"_s + QString::fromUtf16(phrases.note);
}

} // namespace decidesk
