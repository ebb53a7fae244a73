#include "JsonLexer.h"

#include <optional>

namespace decidesk {

namespace {

constexpr char16_t byteOrderMark = 0xFEFF;

std::optional<char16_t> hexUnit(QStringView digits)
{
    char16_t unit = 0;
    for (const QChar digit : digits) {
        const char16_t c = digit.unicode();
        if (c >= u'0' && c <= u'9')
            unit = static_cast<char16_t>(unit * 16 + (c - u'0'));
        else if ((c | 0x20) >= u'a' && (c | 0x20) <= u'f')
            unit = static_cast<char16_t>(unit * 16 + ((c | 0x20) - u'a' + 10));
        else
            return std::nullopt;
    }
    return unit;
}

constexpr JsonToken::Kind kindOf(char16_t c)
{
    switch (c) {
    case u'{':
        return JsonToken::Kind::BeginObject;
    case u'}':
        return JsonToken::Kind::EndObject;
    case u'[':
        return JsonToken::Kind::BeginArray;
    case u']':
        return JsonToken::Kind::EndArray;
    case u':':
        return JsonToken::Kind::Colon;
    case u',':
        return JsonToken::Kind::Comma;
    case u'"':
        return JsonToken::Kind::String;
    default:
        return JsonToken::Kind::Literal;
    }
}

} // namespace

bool isJsonEscaped(QStringView text, qsizetype position)
{
    qsizetype backslashes = 0;
    while (backslashes < position && text[position - backslashes - 1] == u'\\')
        ++backslashes;
    return backslashes % 2 == 1;
}

// A search for quotes alone is many times faster than a look at each character: replies are mostly
// one long string.
qsizetype closingJsonQuote(QStringView text, qsizetype from)
{
    const QStringView inside = text.sliced(from + 1);
    qsizetype quote = inside.indexOf(u'"');
    while (quote >= 0 && isJsonEscaped(inside, quote))
        quote = inside.indexOf(u'"', quote + 1);
    return quote < 0 ? -1 : from + 1 + quote;
}

char16_t takeJsonUnit(QStringView text, qsizetype &position)
{
    const char16_t first = text[position++].unicode();
    if (first != u'\\' || position == text.size())
        return first;
    const char16_t escaped = text[position++].unicode();
    switch (escaped) {
    case u'b':
        return u'\b';
    case u'f':
        return u'\f';
    case u'n':
        return u'\n';
    case u'r':
        return u'\r';
    case u't':
        return u'\t';
    case u'u':
        if (text.size() - position >= 4) {
            if (const auto unit = hexUnit(text.sliced(position, 4))) {
                position += 4;
                return *unit;
            }
        }
        return escaped;
    default:
        return escaped;
    }
}

QString unescapedJson(QStringView text)
{
    QString result(text.size(), Qt::Uninitialized);
    QChar *end = result.data();
    for (qsizetype i = 0; i < text.size();)
        *end++ = text[i] == u'\\' ? QChar(takeJsonUnit(text, i)) : text[i++];
    result.truncate(end - result.constData());
    return result;
}

bool isJsonFor(QStringView text, QLatin1String expected)
{
    qsizetype position = 0;
    for (const char unit : expected) {
        if (position == text.size() || QChar(takeJsonUnit(text, position)) != QLatin1Char(unit))
            return false;
    }
    return position == text.size();
}

JsonLexer::JsonLexer(QStringView text, qsizetype from) : m_text(text), m_position(from)
{
    if (from == 0 && text.startsWith(QChar(byteOrderMark)))
        m_position = 1;
}

JsonToken JsonLexer::next()
{
    const qsizetype begin = skipJsonSpace(m_text, m_position);
    m_position = begin;
    if (begin == m_text.size())
        return {JsonToken::Kind::End, begin, begin};
    const JsonToken::Kind kind = kindOf(m_text[begin].unicode());
    switch (kind) {
    case JsonToken::Kind::String:
        m_position = closingJsonQuote(m_text, begin) + 1;
        if (m_position == 0)
            m_position = m_text.size();
        break;
    case JsonToken::Kind::Literal:
        do {
            ++m_position;
        } while (m_position < m_text.size() && !isJsonSpace(m_text[m_position].unicode())
                 && kindOf(m_text[m_position].unicode()) == JsonToken::Kind::Literal);
        break;
    default:
        ++m_position;
        break;
    }
    return {kind, begin, m_position};
}

} // namespace decidesk
