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

} // namespace

QString reindented(QStringView json)
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
        default:
            out += spelling;
            break;
        }
        token = following;
    }
    return out;
}

} // namespace decidesk
