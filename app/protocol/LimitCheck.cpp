#include "LimitCheck.h"

#include "JsonLexer.h"
#include "UnicodeText.h"

namespace decidesk {

std::optional<Error> checkLimits(QStringView text, const ReplyLimits &limits)
{
    if (isLargerThan(text, limits.maxBytes))
        return Error{Error::Kind::MessageTooLarge, {}, limits.maxBytes, {}};
    qint64 structural = 0;
    int depth = 0;
    JsonLexer lexer(text);
    for (JsonToken token = lexer.next(); token.kind != JsonToken::Kind::End; token = lexer.next()) {
        switch (token.kind) {
        case JsonToken::Kind::String:
        case JsonToken::Kind::Literal:
            continue;
        case JsonToken::Kind::BeginObject:
        case JsonToken::Kind::BeginArray:
            if (++depth > limits.maxDepth)
                return Error{Error::Kind::MessageTooDeep, {}, limits.maxDepth, {}};
            break;
        case JsonToken::Kind::EndObject:
        case JsonToken::Kind::EndArray:
            depth = qMax(0, depth - 1);
            break;
        default:
            break;
        }
        if (++structural > limits.maxStructuralCharacters)
            return Error{Error::Kind::MessageTooComplex, {}, limits.maxStructuralCharacters, {}};
    }
    return std::nullopt;
}

bool isLargerThan(QStringView text, qint64 bytes)
{
    constexpr qint64 mostBytesPerUnit = 3;
    if (text.size() > bytes)
        return true;
    return text.size() * mostBytesPerUnit > bytes && utf8Size(text) > bytes;
}

bool isLimitError(Error::Kind kind)
{
    return kind == Error::Kind::MessageTooLarge || kind == Error::Kind::MessageTooComplex
        || kind == Error::Kind::MessageTooDeep;
}

} // namespace decidesk
