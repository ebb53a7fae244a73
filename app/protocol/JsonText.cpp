#include "JsonText.h"

#include "JsonCheck.h"
#include "JsonIndenter.h"
#include "JsonLexer.h"
#include "JsonTree.h"
#include "ReplyLimits.h"

namespace decidesk {

namespace {

bool isParsable(QStringView text)
{
    return !checkJson(text, ReplyLimits{});
}

} // namespace

QString indentedJson(QStringView json)
{
    return isParsable(json) ? reindented(json) : json.toString();
}

QString actionOfJson(QStringView json)
{
    if (JsonLexer(json).next().kind != JsonToken::Kind::BeginObject || !isParsable(json))
        return {};
    const JsonTree tree(json);
    const auto root = tree.root();
    const auto action = root ? root->member(QLatin1String("action")) : std::nullopt;
    if (!action)
        return {};
    return action->kind() == JsonValue::Kind::String ? action->toString()
                                                     : action->spelling().toString();
}

std::optional<Error> checkJsonObject(QStringView text)
{
    if (auto error = checkJson(text, ReplyLimits{}))
        return error;
    return checkObject(text, JsonTree(text));
}

} // namespace decidesk
