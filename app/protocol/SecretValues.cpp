#include "SecretValues.h"

#include "JsonLexer.h"

#include <QLatin1String>

#include <algorithm>
#include <array>
#include <optional>

namespace decidesk {

namespace {

enum class Key { Secret, Data };

struct FoundKey
{
    Key key;
    qsizetype end; // behind the colon
};

constexpr qsizetype longestKey = 8;
constexpr std::size_t mostLeaves = 10'000;

constexpr char16_t asciiLower(char16_t c)
{
    return c >= u'A' && c <= u'Z' ? static_cast<char16_t>(c + (u'a' - u'A')) : c;
}

std::optional<Key> keyNamed(QStringView name)
{
    if (name == QLatin1String("token") || name == QLatin1String("checksum")
        || name == QLatin1String("api_key"))
        return Key::Secret;
    if (name == QLatin1String("data"))
        return Key::Data;
    return std::nullopt;
}

constexpr bool canStartKey(char16_t c)
{
    switch (asciiLower(c)) {
    case u't':
    case u'c':
    case u'a':
    case u'd':
    case u'\\':
        return true;
    default:
        return false;
    }
}

// The key whose opening quote stands at `position`, or nothing.
std::optional<FoundKey> keyAt(QStringView text, qsizetype position)
{
    const QChar quote = text[position];
    qsizetype i = position + 1;
    if (i >= text.size() || !canStartKey(text[i].unicode()) || isJsonEscaped(text, position))
        return std::nullopt;

    std::array<char16_t, longestKey> name{};
    std::size_t length = 0;
    while (i < text.size() && text[i] != quote) {
        if (length == name.size())
            return std::nullopt;
        name[length++] = asciiLower(takeJsonUnit(text, i));
    }
    const auto key = keyNamed(QStringView(name.data(), static_cast<qsizetype>(length)));
    if (!key || i == text.size())
        return std::nullopt;
    const qsizetype colon = skipJsonSpace(text, i + 1);
    if (colon == text.size() || text[colon] != u':')
        return std::nullopt;
    return FoundKey{*key, colon + 1};
}

bool opens(JsonToken::Kind kind)
{
    return kind == JsonToken::Kind::BeginObject || kind == JsonToken::Kind::BeginArray;
}

bool closes(JsonToken::Kind kind)
{
    return kind == JsonToken::Kind::EndObject || kind == JsonToken::Kind::EndArray;
}

TextCut insideOf(QStringView text, const JsonToken &string)
{
    const bool isClosed = closingJsonQuote(text, string.begin) >= 0;
    return {string.begin + 1, isClosed ? string.end - 1 : string.end, false};
}

// Hides the object or array that starts at `begin`, and returns its end. One that is never closed
// reaches to the end of the text.
qsizetype cutContainer(QStringView text, qsizetype begin, TextCuts &cuts)
{
    JsonLexer lexer(text, begin);
    qsizetype depth = 0;
    qsizetype end = text.size();
    for (JsonToken token = lexer.next(); token.kind != JsonToken::Kind::End; token = lexer.next()) {
        if (opens(token.kind))
            ++depth;
        else if (closes(token.kind) && --depth == 0) {
            end = token.end;
            break;
        }
    }
    cuts.push_back({begin, end, true});
    return end;
}

// Hides every value within the object or array that starts at `begin`, and returns its end. Where
// they are very many it is hidden whole.
qsizetype cutLeaves(QStringView text, qsizetype begin, TextCuts &cuts)
{
    JsonLexer lexer(text, begin);
    const std::size_t before = cuts.size();
    qsizetype depth = 0;
    JsonToken token = lexer.next();
    while (token.kind != JsonToken::Kind::End) {
        const JsonToken following = lexer.next();
        if (opens(token.kind))
            ++depth;
        else if (closes(token.kind) && --depth == 0)
            return token.end;
        else if (token.kind == JsonToken::Kind::Literal)
            cuts.push_back({token.begin, token.end, true});
        else if (token.kind == JsonToken::Kind::String && following.kind != JsonToken::Kind::Colon)
            cuts.push_back(insideOf(text, token));
        if (cuts.size() - before > mostLeaves) {
            cuts.resize(before);
            return cutContainer(text, begin, cuts);
        }
        token = following;
    }
    return text.size();
}

// Hides the value that starts behind the colon, and returns its end.
qsizetype cutValue(QStringView text, const FoundKey &found, TextCuts &cuts)
{
    const JsonToken value = JsonLexer(text, found.end).next();
    switch (value.kind) {
    case JsonToken::Kind::String:
        cuts.push_back(insideOf(text, value));
        return value.end;
    case JsonToken::Kind::Literal:
        cuts.push_back({value.begin, value.end, true});
        return value.end;
    case JsonToken::Kind::BeginObject:
    case JsonToken::Kind::BeginArray:
        return found.key == Key::Data ? cutLeaves(text, value.begin, cuts)
                                      : cutContainer(text, value.begin, cuts);
    default:
        return found.end;
    }
}

// Some servers print their own notation for JSON: {'token': '…'}. Only a value in single quotes
// counts there, and it ends at any quote or line end, since such quotes are also apostrophes.
qsizetype cutSingleQuoted(QStringView text, const FoundKey &found, TextCuts &cuts)
{
    const qsizetype quote = skipJsonSpace(text, found.end);
    if (quote == text.size() || text[quote] != u'\'')
        return found.end;
    const auto endsValue = [](QChar c) { return c == u'\'' || c == u'"' || c == u'\n'; };
    qsizetype end = quote + 1;
    // By whole escape sequences: the text may be inside a JSON string, which has to stay one.
    while (end < text.size() && !endsValue(text[end]))
        takeJsonUnit(text, end);
    cuts.push_back({quote + 1, end, false});
    return end;
}

} // namespace

TextCuts findSecretValues(QStringView text, bool isLoginReply)
{
    TextCuts cuts;
    const auto readKey = [&](qsizetype quote) {
        const auto found = keyAt(text, quote);
        if (!found || (found->key == Key::Data && !isLoginReply))
            return quote + 1;
        return text[quote] == u'"' ? cutValue(text, *found, cuts)
                                   : cutSingleQuoted(text, *found, cuts);
    };
    for (qsizetype i = 0; i < text.size();)
        i = text[i] == u'"' || text[i] == u'\'' ? readKey(i) : i + 1;
    return cuts;
}

} // namespace decidesk
