#include "ReplyFields.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>

namespace decidesk {

namespace {

// The order is the order of the search.
constexpr std::array decisionKeys = {
    QLatin1String("data"),     QLatin1String("decision"), QLatin1String("message"),
    QLatin1String("response"), QLatin1String("reply"),    QLatin1String("answer"),
    QLatin1String("text"),     QLatin1String("content"),  QLatin1String("result"),
};

// What names the error goes first, then what explains it, then what else may hold a sentence.
constexpr std::array errorTextKeys = {
    QLatin1String("error"),       QLatin1String("errors"),
    QLatin1String("message"),     QLatin1String("detail"),
    QLatin1String("details"),     QLatin1String("reason"),
    QLatin1String("msg"),         QLatin1String("error_description"),
    QLatin1String("description"), QLatin1String("title"),
    QLatin1String("data"),        QLatin1String("response"),
    QLatin1String("text"),        QLatin1String("content"),
    QLatin1String("result"),
};

constexpr std::array errorStatuses = {
    QLatin1String("error"),
    QLatin1String("fail"),
    QLatin1String("failed"),
    QLatin1String("ko"),
};

constexpr int deepestLevel = 2;
constexpr double firstErrorCode = 400;

std::optional<QString> sayingString(const JsonValue &value)
{
    QString text = value.toString();
    if (std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.isSpace(); }))
        return std::nullopt;
    return text;
}

std::optional<QString> spelledScalar(const JsonValue &value)
{
    if (value.kind() != JsonValue::Kind::Boolean && value.kind() != JsonValue::Kind::Number)
        return std::nullopt;
    return value.spelling().toString();
}

template <typename Reader>
std::optional<QString> searchDecision(const JsonValue &object, Reader read, int level)
{
    for (const QLatin1String key : decisionKeys) {
        const auto value = object.member(key);
        if (!value)
            continue;
        if (auto found = read(*value))
            return found;
        if (value->kind() != JsonValue::Kind::Object || level == deepestLevel)
            continue;
        if (auto found = searchDecision(*value, read, level + 1))
            return found;
    }
    return std::nullopt;
}

std::optional<QString> searchErrorText(const JsonValue &value, int level);

std::optional<QString> errorTextOfList(const JsonValue &list, int level)
{
    QStringList texts;
    for (auto child = list.firstChild(); child; child = child->nextSibling()) {
        const auto text = searchErrorText(*child, level);
        if (!text)
            return std::nullopt;
        texts.append(*text);
    }
    if (texts.isEmpty())
        return std::nullopt;
    return texts.join(u'\n');
}

std::optional<QString> errorTextUnder(const JsonValue &object, int level)
{
    for (const QLatin1String key : errorTextKeys) {
        const auto value = object.member(key);
        if (!value)
            continue;
        if (auto text = searchErrorText(*value, level))
            return text;
    }
    return std::nullopt;
}

std::optional<QString> searchErrorText(const JsonValue &value, int level)
{
    if (value.kind() == JsonValue::Kind::String)
        return sayingString(value);
    if (level == deepestLevel)
        return std::nullopt;
    if (value.kind() == JsonValue::Kind::Array)
        return errorTextOfList(value, level + 1);
    if (value.kind() == JsonValue::Kind::Object)
        return errorTextUnder(value, level + 1);
    return std::nullopt;
}

bool reportsError(const JsonValue &value)
{
    switch (value.kind()) {
    case JsonValue::Kind::Null:
        return false;
    case JsonValue::Kind::Boolean:
        return value.isTrue();
    case JsonValue::Kind::String:
        return !value.toString().isEmpty();
    case JsonValue::Kind::Array:
        return value.firstChild().has_value();
    default:
        return true;
    }
}

bool isErrorStatus(const JsonValue &value)
{
    if (value.kind() != JsonValue::Kind::String)
        return false;
    const QString status = value.toString();
    return std::any_of(errorStatuses.cbegin(), errorStatuses.cend(), [&status](QLatin1String word) {
        return status.compare(word, Qt::CaseInsensitive) == 0;
    });
}

bool isErrorCode(const JsonValue &value)
{
    const auto number = value.toNumber();
    return number && *number >= firstErrorCode;
}

} // namespace

std::optional<QString> tokenOf(const JsonValue &object)
{
    const auto data = object.member(QLatin1String("data"));
    const std::array candidates = {object.member(QLatin1String("token")), data,
                                   data ? data->member(QLatin1String("token")) : std::nullopt};
    for (const auto &candidate : candidates) {
        if (!candidate)
            continue;
        if (auto token = sayingString(*candidate))
            return token;
    }
    return std::nullopt;
}

std::optional<QString> decisionOf(const JsonValue &object)
{
    if (auto text = searchDecision(object, sayingString, 0))
        return text;
    return searchDecision(object, spelledScalar, 0);
}

bool isErrorReply(const JsonValue &object)
{
    const auto holds = [&object](QLatin1String key, auto predicate) {
        const auto value = object.member(key);
        return value && predicate(*value);
    };
    const auto isFalse = [](const JsonValue &value) { return value.isFalse(); };
    return holds(QLatin1String("error"), reportsError)
        || holds(QLatin1String("errors"), reportsError)
        || holds(QLatin1String("status"), isErrorStatus)
        || holds(QLatin1String("status"), isErrorCode) || holds(QLatin1String("code"), isErrorCode)
        || holds(QLatin1String("success"), isFalse) || holds(QLatin1String("ok"), isFalse);
}

std::optional<QString> errorTextOf(const JsonValue &object)
{
    return errorTextUnder(object, 0);
}

} // namespace decidesk
