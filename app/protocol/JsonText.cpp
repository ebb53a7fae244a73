#include "JsonText.h"

#include "JsonIndenter.h"
#include "JsonReader.h"
#include "JsonTree.h"

namespace decidesk {

namespace {

std::optional<Error> checkJson(QStringView text)
{
    JsonReader reader(text);
    while (reader.next().kind != JsonToken::Kind::End) {}
    return reader.error();
}

bool startsObject(QStringView text)
{
    return JsonReader(text).next().kind == JsonToken::Kind::BeginObject;
}

} // namespace

QString indentedJson(QStringView json)
{
    return checkJson(json) ? json.toString() : reindented(json, Escapes::AsWritten);
}

QString actionOfJson(QStringView json)
{
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
    auto error = checkJson(text);
    if (!error && !startsObject(text))
        error = Error{Error::Kind::NotAnObject, {}, 0, boundedReceived(text)};
    return error;
}

} // namespace decidesk
