#include "JsonIndenter.h"

#include "JsonLexer.h"

#include <algorithm>

namespace decidesk {

namespace {

constexpr qsizetype indentWidth = 4;
constexpr qsizetype deepestIndent = 20;

void breakLine(QString &out, qsizetype level)
{
    out += u'\n';
    out.resize(out.size() + indentWidth * std::clamp(level, qsizetype{0}, deepestIndent), u' ');
}

bool isShown(char32_t c)
{
    return QChar::isPrint(c) && c != u'"' && c != u'\\' && c != QChar::LineSeparator
        && c != QChar::ParagraphSeparator;
}

// The character at `position`, of which two units or two escape sequences may be a half each;
// moves `position` behind it.
char32_t takeCharacter(QStringView text, qsizetype &position)
{
    const char16_t first = takeJsonUnit(text, position);
    if (!QChar::isHighSurrogate(first) || position == text.size())
        return first;
    qsizetype behind = position;
    const char16_t second = takeJsonUnit(text, behind);
    if (!QChar::isLowSurrogate(second))
        return first;
    position = behind;
    return QChar::surrogateToUcs4(first, second);
}

void appendReadable(QString &out, QStringView string)
{
    qsizetype backslash = string.indexOf(u'\\');
    qsizetype copied = 0;
    while (backslash >= 0) {
        out += string.sliced(copied, backslash - copied);
        copied = backslash;
        const char32_t c = takeCharacter(string, copied);
        if (isShown(c))
            out += QStringView(QChar::fromUcs4(c));
        else
            out += string.sliced(backslash, copied - backslash);
        backslash = string.indexOf(u'\\', copied);
    }
    out += string.sliced(copied);
}

} // namespace

QString reindented(QStringView json, Escapes escapes)
{
    QString out;
    out.reserve(json.size() + json.size() / 2);
    JsonLexer lexer(json);
    qsizetype level = 0;
    JsonToken token = lexer.next();
    while (token.kind != JsonToken::Kind::End) {
        const JsonToken following = lexer.next();
        const QStringView spelling = json.sliced(token.begin, token.end - token.begin);
        switch (token.kind) {
        case JsonToken::Kind::BeginObject:
        case JsonToken::Kind::BeginArray:
            out += spelling;
            ++level;
            if (following.kind != JsonToken::Kind::EndObject
                && following.kind != JsonToken::Kind::EndArray)
                breakLine(out, level);
            break;
        case JsonToken::Kind::EndObject:
        case JsonToken::Kind::EndArray:
            --level;
            if (!out.endsWith(u'{') && !out.endsWith(u'['))
                breakLine(out, level);
            out += spelling;
            break;
        case JsonToken::Kind::Comma:
            out += u',';
            breakLine(out, level);
            break;
        case JsonToken::Kind::Colon:
            out += QLatin1String(": ");
            break;
        case JsonToken::Kind::String:
            if (escapes == Escapes::Readable)
                appendReadable(out, spelling);
            else
                out += spelling;
            break;
        default:
            out += spelling;
            break;
        }
        token = following;
    }
    return out;
}

} // namespace decidesk
