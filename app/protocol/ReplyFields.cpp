#include "ReplyFields.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <functional>
#include <initializer_list>

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
    QLatin1String("error"),         QLatin1String("errors"),
    QLatin1String("message"),       QLatin1String("detail"),
    QLatin1String("details"),       QLatin1String("reason"),
    QLatin1String("msg"),           QLatin1String("errorMessage"),
    QLatin1String("error_message"), QLatin1String("error_description"),
    QLatin1String("description"),   QLatin1String("title"),
    QLatin1String("exception"),     QLatin1String("data"),
    QLatin1String("payload"),       QLatin1String("response"),
    QLatin1String("text"),          QLatin1String("content"),
    QLatin1String("result"),        QLatin1String("code"),
};

constexpr std::array errorStatuses = {
    QLatin1String("error"),  QLatin1String("exception"), QLatin1String("fail"),
    QLatin1String("failed"), QLatin1String("ko"),
};

// Of a code in capitals.
constexpr std::array failureWords = {
    QLatin1String("ERR"),          QLatin1String("FAIL"),        QLatin1String("INVALID"),
    QLatin1String("EXPIRED"),      QLatin1String("DENIED"),      QLatin1String("FORBIDDEN"),
    QLatin1String("UNAUTHORIZED"), QLatin1String("NOT_FOUND"),   QLatin1String("LIMIT"),
    QLatin1String("TIMEOUT"),      QLatin1String("UNAVAILABLE"),
};

constexpr int deepestLevel = 2; // of a decision
constexpr int deepestErrorText = 4;
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

bool isZero(const JsonValue &number)
{
    // By its digits: a double would take 1e-400 for zero.
    for (const QChar c : number.spelling()) {
        if (c >= u'1' && c <= u'9')
            return false;
        if (c == u'e' || c == u'E')
            break;
    }
    return true;
}

bool saysSomething(const JsonValue &value)
{
    switch (value.kind()) {
    case JsonValue::Kind::Null:
        return false;
    case JsonValue::Kind::Boolean:
        return value.isTrue();
    case JsonValue::Kind::Number:
        return !isZero(value);
    case JsonValue::Kind::String:
        return value.spelling() != QLatin1String(R"("")");
    default:
        return value.firstChild().has_value();
    }
}

bool isErrorStatus(const JsonValue &value)
{
    const QString status = value.toString();
    return std::any_of(errorStatuses.cbegin(), errorStatuses.cend(), [&status](QLatin1String word) {
        return status.compare(word, Qt::CaseInsensitive) == 0;
    });
}

bool isErrorNumber(const JsonValue &value)
{
    const auto number = value.toNumber();
    return number && *number >= firstErrorCode;
}

bool isFailureName(const JsonValue &value)
{
    const QString code = value.toString();
    return std::none_of(code.cbegin(), code.cend(), [](QChar c) { return c.isLower(); })
        && std::any_of(failureWords.cbegin(), failureWords.cend(),
                       [&code](QLatin1String word) { return code.contains(word); });
}

template <typename Predicate>
bool holds(const JsonValue &object, QLatin1String key, Predicate predicate)
{
    const auto value = object.member(key);
    return value && predicate(*value);
}

template <typename Predicate>
bool anyHolds(const JsonValue &object, std::initializer_list<QLatin1String> keys,
              Predicate predicate)
{
    return std::any_of(keys.begin(), keys.end(),
                       [&](QLatin1String key) { return holds(object, key, predicate); });
}

bool isThere(const JsonValue &value)
{
    return value.kind() != JsonValue::Kind::Null;
}

bool holdsDecisionKey(const JsonValue &object, QLatin1String except = {})
{
    return std::any_of(decisionKeys.cbegin(), decisionKeys.cend(), [&](QLatin1String key) {
        return key != except && holds(object, key, isThere);
    });
}

bool holdsErrorNumber(const JsonValue &object)
{
    return anyHolds(object,
                    {QLatin1String("code"), QLatin1String("status"), QLatin1String("statusCode")},
                    isErrorNumber);
}

bool reportsError(const JsonValue &object)
{
    constexpr QLatin1String message("message");
    const auto has = [&object](QLatin1String key) { return holds(object, key, isThere); };
    return anyHolds(object,
                    {QLatin1String("error"), QLatin1String("errors"), QLatin1String("exception")},
                    saysSomething)
        || anyHolds(object,
                    {QLatin1String("status"), QLatin1String("type"), QLatin1String("event")},
                    isErrorStatus)
        || anyHolds(object, {QLatin1String("success"), QLatin1String("ok")},
                    [](const JsonValue &value) { return value.isFalse(); })
        || holdsErrorNumber(object)
        || (holds(object, QLatin1String("code"), isFailureName)
            && !holdsDecisionKey(object, message))
        // What comes with a token is no error of FastAPI.
        || (holds(object, QLatin1String("detail"), saysSomething) && !holdsDecisionKey(object)
            && !has(QLatin1String("token")))
        || (has(message) && has(QLatin1String("connectionId")) && has(QLatin1String("requestId")));
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
    // Beside a number of HTTP `error` is only its phrase ("Forbidden").
    if (const auto message = object.member(QLatin1String("message"));
        message && holdsErrorNumber(object)) {
        if (auto text = searchErrorText(*message, level))
            return text;
    }
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
    if (level == deepestErrorText)
        return std::nullopt;
    if (value.kind() == JsonValue::Kind::Array)
        return errorTextOfList(value, level + 1);
    if (value.kind() == JsonValue::Kind::Object)
        return errorTextUnder(value, level + 1);
    return std::nullopt;
}

std::optional<JsonValue> dataObjectOf(const JsonValue &object)
{
    const auto data = object.member(QLatin1String("data"));
    return data && data->kind() == JsonValue::Kind::Object ? data : std::nullopt;
}

bool hasSpace(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.isSpace(); });
}

// The first text in a token's place of which `predicate` holds.
template <typename Predicate>
std::optional<QString> textInTokensPlace(const JsonValue &object, Predicate predicate)
{
    const auto data = object.member(QLatin1String("data"));
    for (const auto &value : {object.member(QLatin1String("token")), data,
                              data ? data->member(QLatin1String("token")) : std::nullopt}) {
        auto text = value ? sayingString(*value) : std::nullopt;
        if (text && predicate(*text))
            return text;
    }
    return std::nullopt;
}

} // namespace

std::optional<QString> tokenOf(const JsonValue &object)
{
    return textInTokensPlace(object, std::not_fn(hasSpace));
}

std::optional<QString> refusalOf(const JsonValue &object)
{
    return tokenOf(object) ? std::nullopt : textInTokensPlace(object, hasSpace);
}

std::optional<QString> decisionOf(const JsonValue &object)
{
    if (auto text = searchDecision(object, sayingString, 0))
        return text;
    return searchDecision(object, spelledScalar, 0);
}

bool isErrorReply(const JsonValue &object)
{
    if (reportsError(object))
        return true;
    const auto data = dataObjectOf(object);
    return data && reportsError(*data);
}

std::optional<QString> errorTextOf(const JsonValue &object)
{
    if (const auto data = dataObjectOf(object); data && !reportsError(object)) {
        if (auto text = errorTextUnder(*data, 0))
            return text;
    }
    return errorTextUnder(object, 0);
}

} // namespace decidesk
