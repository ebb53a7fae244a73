#include "JsonReader.h"

#include "LimitCheck.h"
#include "UnicodeText.h"

#include <QtGlobal>

namespace decidesk {

namespace {

constexpr const char *colonExpected
    = QT_TRANSLATE_NOOP("decidesk::JsonReader", "a colon is expected");
constexpr const char *commaOrBraceExpected
    = QT_TRANSLATE_NOOP("decidesk::JsonReader", "a comma or } is expected");
constexpr const char *commaOrBracketExpected
    = QT_TRANSLATE_NOOP("decidesk::JsonReader", "a comma or ] is expected");
constexpr const char *nameExpected
    = QT_TRANSLATE_NOOP("decidesk::JsonReader", "a name in double quotes is expected");
constexpr const char *valueExpected
    = QT_TRANSLATE_NOOP("decidesk::JsonReader", "a value is expected");
constexpr const char *digitExpected
    = QT_TRANSLATE_NOOP("decidesk::JsonReader", "a digit is expected");
constexpr const char *leadingZero
    = QT_TRANSLATE_NOOP("decidesk::JsonReader", "no digit may follow a leading 0");
constexpr const char *unknownWord = QT_TRANSLATE_NOOP(
    "decidesk::JsonReader", "only true, false and null may stand without quotes");
constexpr const char *controlCharacter
    = QT_TRANSLATE_NOOP("decidesk::JsonReader", "a control character in a string is not escaped");
constexpr const char *unknownEscape
    = QT_TRANSLATE_NOOP("decidesk::JsonReader", "there is no such escape sequence");
constexpr const char *otherSpace
    = QT_TRANSLATE_NOOP("decidesk::JsonReader", "this white space is only allowed in strings");
constexpr const char *moreBehind
    = QT_TRANSLATE_NOOP("decidesk::JsonReader", "nothing may follow the value");
constexpr const char *endsEarly
    = QT_TRANSLATE_NOOP("decidesk::JsonReader", "the text ends too early");

constexpr qsizetype longestReceived = qsizetype{64} * 1024;
constexpr char16_t byteOrderMark = 0xFEFF;
constexpr char16_t firstUnescaped = 0x20;
constexpr char16_t firstSurrogate = 0xD800;

constexpr bool isDigit(char16_t c)
{
    return c >= u'0' && c <= u'9';
}

constexpr bool isHexDigit(char16_t c)
{
    return isDigit(c) || ((c | 0x20) >= u'a' && (c | 0x20) <= u'f');
}

// Of a string, what needs no second look: no quote, escape, control character or surrogate.
constexpr bool isOrdinary(char16_t c)
{
    return c >= firstUnescaped && c < firstSurrogate && c != u'"' && c != u'\\';
}

qsizetype behindOrdinary(QStringView text, qsizetype position)
{
    while (position < text.size() && isOrdinary(text[position].unicode()))
        ++position;
    return position;
}

} // namespace

JsonReader::JsonReader(QStringView text, const ReplyLimits &limits)
    : m_text(text), m_limits(limits), m_position(text.startsWith(QChar(byteOrderMark)) ? 1 : 0),
      m_stopped(isLargerThan(text, limits.maxBytes))
{}

JsonToken JsonReader::next()
{
    while (!m_stopped) {
        m_position = skipJsonSpace(m_text, m_position);
        if (m_position < m_text.size() && m_text[m_position].isSpace())
            return fault(otherSpace);
        if (m_position == m_text.size() && m_expected == Expected::Nothing)
            break;
        switch (m_expected) {
        case Expected::Colon:
            if (!isAt(u':'))
                return fault(colonExpected);
            m_expected = Expected::Value;
            break;
        case Expected::CommaOrEnd:
            if (isAt(m_objects.last() ? u'}' : u']'))
                return close();
            if (!isAt(u','))
                return fault(m_objects.last() ? commaOrBraceExpected : commaOrBracketExpected);
            m_expected = m_objects.last() ? Expected::Name : Expected::Value;
            break;
        case Expected::NameOrEnd:
            if (isAt(u'}'))
                return close();
            [[fallthrough]];
        case Expected::Name:
            if (isAt(u'"'))
                return string(JsonToken::Kind::Name, Expected::Colon);
            return fault(nameExpected);
        case Expected::ValueOrEnd:
            if (isAt(u']'))
                return close();
            [[fallthrough]];
        case Expected::Value:
            return value();
        case Expected::Nothing:
            return fault(moreBehind);
        }
        // What brought it here is a colon or a comma.
        if (isWithinLimits())
            ++m_position;
    }
    return {JsonToken::Kind::End, m_position, m_position};
}

std::optional<Error> JsonReader::error() const
{
    if (!m_stopped)
        return std::nullopt;
    if (auto error = checkLimits(m_text, m_limits))
        return error;
    return Error{Error::Kind::NotJson, QString::fromLatin1(m_cause),
                 utf8Size(m_text.first(m_position)), boundedReceived(m_text)};
}

bool JsonReader::isAt(char16_t c) const
{
    return m_position < m_text.size() && m_text[m_position] == c;
}

bool JsonReader::isAtDigit() const
{
    return m_position < m_text.size() && isDigit(m_text[m_position].unicode());
}

bool JsonReader::isWithinLimits()
{
    m_stopped
        = ++m_structural > m_limits.maxStructuralCharacters || m_objects.size() > m_limits.maxDepth;
    return !m_stopped;
}

JsonToken JsonReader::open(JsonToken::Kind kind)
{
    const bool isObject = kind == JsonToken::Kind::BeginObject;
    m_objects.append(isObject);
    if (!isWithinLimits())
        return {};
    m_expected = isObject ? Expected::NameOrEnd : Expected::ValueOrEnd;
    m_behindValue = Expected::CommaOrEnd;
    ++m_position;
    return {kind, m_position - 1, m_position};
}

JsonToken JsonReader::close()
{
    if (!isWithinLimits())
        return {};
    const auto kind = m_objects.last() ? JsonToken::Kind::EndObject : JsonToken::Kind::EndArray;
    m_objects.removeLast();
    if (m_objects.isEmpty())
        m_behindValue = Expected::Nothing;
    m_expected = m_behindValue;
    ++m_position;
    return {kind, m_position - 1, m_position};
}

JsonToken JsonReader::value()
{
    const QChar first = m_position < m_text.size() ? m_text[m_position] : QChar();
    switch (first.unicode()) {
    case u'{':
        return open(JsonToken::Kind::BeginObject);
    case u'[':
        return open(JsonToken::Kind::BeginArray);
    case u'"':
        return string(JsonToken::Kind::String, m_behindValue);
    case u't':
        return word(QLatin1String("true"));
    case u'f':
        return word(QLatin1String("false"));
    case u'n':
        return word(QLatin1String("null"));
    default:
        break;
    }
    if (isDigit(first.unicode()) || first == u'-')
        return number();
    if (first.isLetter())
        return word({});
    return fault(valueExpected);
}

JsonToken JsonReader::string(JsonToken::Kind kind, Expected behind)
{
    const qsizetype begin = m_position++;
    for (bool plain = true;; plain = false) {
        m_position = behindOrdinary(m_text, m_position);
        if (isAt(u'"')) {
            ++m_position;
            m_expected = behind;
            return {kind, begin, m_position, plain};
        }
        if (m_position == m_text.size() || m_text[m_position].unicode() < firstUnescaped)
            return fault(controlCharacter);
        const bool isEscape = isAt(u'\\');
        ++m_position;
        if (isEscape && !passEscape())
            return fault(unknownEscape);
    }
}

// Of an escape sequence what is behind the backslash.
bool JsonReader::passEscape()
{
    constexpr QStringView letters = u"\"\\/bfnrtu";
    constexpr int hexDigits = 4;
    if (m_position == m_text.size() || !letters.contains(m_text[m_position]))
        return false;
    const bool isUnit = isAt(u'u');
    ++m_position;
    for (int i = 0; isUnit && i < hexDigits; ++i, ++m_position) {
        if (m_position == m_text.size() || !isHexDigit(m_text[m_position].unicode()))
            return false;
    }
    return true;
}

JsonToken JsonReader::word(QLatin1String expected)
{
    const qsizetype begin = m_position;
    for (const char letter : expected) {
        if (!isAt(static_cast<uchar>(letter)))
            break;
        ++m_position;
    }
    if (expected.isEmpty() || m_position - begin < expected.size())
        return fault(unknownWord);
    m_expected = m_behindValue;
    return {JsonToken::Kind::Literal, begin, m_position};
}

JsonToken JsonReader::number()
{
    const qsizetype begin = m_position;
    if (isAt(u'-'))
        ++m_position;
    if (isAt(u'0')) {
        ++m_position;
        if (isAtDigit())
            return fault(leadingZero);
    } else if (!passDigits()) {
        return fault(digitExpected);
    }
    if (isAt(u'.')) {
        ++m_position;
        if (!passDigits())
            return fault(digitExpected);
    }
    if (isAt(u'e') || isAt(u'E')) {
        ++m_position;
        if (isAt(u'+') || isAt(u'-'))
            ++m_position;
        if (!passDigits())
            return fault(digitExpected);
    }
    m_expected = m_behindValue;
    return {JsonToken::Kind::Literal, begin, m_position};
}

bool JsonReader::passDigits()
{
    const qsizetype begin = m_position;
    while (isAtDigit())
        ++m_position;
    return m_position > begin;
}

JsonToken JsonReader::fault(const char *cause)
{
    m_stopped = true;
    m_cause = m_position < m_text.size() ? cause : endsEarly;
    return {JsonToken::Kind::End, m_position, m_position};
}

QString boundedReceived(QStringView text)
{
    if (text.size() <= longestReceived)
        return text.toString();
    const bool splitsPair = text[longestReceived - 1].isHighSurrogate();
    return text.first(longestReceived - (splitsPair ? 1 : 0)).toString();
}

} // namespace decidesk
