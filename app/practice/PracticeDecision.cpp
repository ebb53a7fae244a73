#include "PracticeDecision.h"

#include "PracticeOptions.h"
#include "PracticeVoice.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QStringList>
#include <QStringView>

#include <algorithm>
#include <array>

namespace decidesk {

namespace {

using namespace Qt::StringLiterals;

/// The question stands at the end, the voice at the beginning; no more than this is looked at.
constexpr qsizetype maxRead = 16 * 1024;
constexpr qsizetype maxOptionLength = 120;
/// So many options are weighed one by one in a table.
constexpr qsizetype leastWeighed = 3;
constexpr qsizetype mostWeighed = 5;
constexpr qsizetype maxWeighedLength = 24;

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
            result += u"&#%1;"_s.arg(static_cast<uint>(character.unicode()));
        else
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

/// A numbered list of `wanted` sentences, each once, or of all where there are fewer.
template <std::size_t N>
QString numbered(const std::array<const char16_t *, N> &sentences, qsizetype wanted, Lots &lots)
{
    constexpr qsizetype count{N};
    const qsizetype first = lots.draw(count);
    QStringList lines;
    for (qsizetype i = 0; i < std::min(wanted, count); ++i) {
        const auto index = static_cast<std::size_t>((first + i) % count);
        lines += u"%1. %2"_s.arg(i + 1).arg(QString::fromUtf16(sentences.at(index)));
    }
    return lines.join(u'\n');
}

/// An answer to "How …?".
QString inSteps(const PracticeVoice &voice, Lots &lots)
{
    constexpr qsizetype steps = 3;
    return bold(u"Like this:"_s) + u"\n\n"_s + numbered(voice.advice, steps, lots);
}

/// An answer to "Give me a list of …", which knows nothing of the things.
QString asList(qsizetype wanted, Lots &lots)
{
    constexpr std::array things{
        u"The one you thought of first.", u"The one that nobody expects.",
        u"The oldest of them.",           u"The one a friend would name.",
        u"The shortest of them.",         u"The one you keep coming back to.",
        u"The newest of them.",           u"The one you nearly left out.",
        u"The one with the best story.",  u"The quiet one."};
    return bold(u"These:"_s) + u"\n\n"_s + numbered(things, wanted, lots);
}

QString choose(const Words &options, const PracticeVoice &voice, Lots &lots)
{
    // One by one: in one expression the compiler would choose who draws first.
    const QString reason = lots.draw(voice.choice);
    const qsizetype decided = lots.draw(options.size());
    return asDecision(options.at(decided)) + u' ' + reason + weighed(options, decided, lots);
}

QString yesOrNo(const PracticeVoice &voice, Lots &lots)
{
    return lots.draw(2) == 0 ? bold(u"Yes."_s) + u' ' + lots.draw(voice.yes)
                             : bold(u"No."_s) + u' ' + lots.draw(voice.no);
}

QString onTime(const PracticeVoice &voice, Lots &lots)
{
    constexpr std::array times{u"Today.", u"Tomorrow morning.", u"At the end of the week.",
                               u"Next Monday.", u"In two weeks."};
    const QString advice = lots.draw(voice.advice);
    return bold(lots.draw(times)) + u' ' + advice;
}

QString decide(const PracticeOptions &options, const PracticeVoice &voice, Lots &lots)
{
    using Kind = PracticeOptions::Kind;
    switch (options.kind) {
    case Kind::Listed:
        return choose(options.listed, voice, lots);
    case Kind::YesOrNo:
        return yesOrNo(voice, lots);
    case Kind::Time:
        return onTime(voice, lots);
    case Kind::Steps:
        return inSteps(voice, lots);
    case Kind::Command:
        return lots.draw(voice.advice) + u"\n\n```sh\ndecide --by today --then act\n```"_s;
    case Kind::Items:
        return asList(options.count, lots);
    case Kind::Anything:
        break;
    }
    return lots.draw(voice.advice);
}

} // namespace

QString practiceDecision(const QString &prompt, const QString &message)
{
    Lots lots(prompt, message);
    const PracticeVoice &voice = voiceFor(QStringView(prompt).left(maxRead));
    const PracticeOptions options = practiceOptions(QStringView(message).right(maxRead));
    return decide(options, voice, lots) + u"\n\n(practice answer)"_s;
}

} // namespace decidesk
