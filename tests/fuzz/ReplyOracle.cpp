#include "ReplyOracle.h"

#include <QJsonArray>
#include <QJsonValue>
#include <QStringList>

#include <string>

namespace decidesk {

namespace {

QString cleaned(const QJsonValue &value)
{
    // There and back through UTF-32 every lone surrogate becomes U+FFFD.
    const std::u32string text = value.toString().toStdU32String();
    return QString::fromUcs4(text.data(), static_cast<qsizetype>(text.size()));
}

bool says(const QJsonValue &value)
{
    return value.isString() && !value.toString().trimmed().isEmpty();
}

bool isPresent(const QJsonValue &value)
{
    if (value.isUndefined() || value.isNull())
        return false;
    if (value.isBool())
        return value.toBool();
    if (value.isString())
        return !value.toString().isEmpty();
    if (value.isArray())
        return !value.toArray().isEmpty();
    return true;
}

} // namespace

bool oracleIsError(const QJsonObject &object)
{
    const auto at = [&object](const char *key) { return object.value(QLatin1String(key)); };
    const QStringList words = {QStringLiteral("error"), QStringLiteral("fail"),
                               QStringLiteral("failed"), QStringLiteral("ko")};
    return isPresent(at("error")) || isPresent(at("errors"))
        || (at("status").isString() && words.contains(at("status").toString(), Qt::CaseInsensitive))
        || at("status").toDouble() >= 400 || at("code").toDouble() >= 400
        || at("success") == QJsonValue(false) || at("ok") == QJsonValue(false);
}

std::optional<QString> oracleToken(const QJsonObject &object)
{
    const QJsonValue data = object.value(QLatin1String("data"));
    for (const QJsonValue &value : {object.value(QLatin1String("token")), data,
                                    data.toObject().value(QLatin1String("token"))}) {
        if (says(value))
            return cleaned(value);
    }
    return std::nullopt;
}

std::optional<QString> oracleDecisionString(const QJsonObject &object, int level)
{
    for (const char *key : {"data", "decision", "message", "response", "reply", "answer", "text",
                            "content", "result"}) {
        const QJsonValue value = object.value(QLatin1String(key));
        if (says(value))
            return cleaned(value);
        if (value.isObject() && level < 2) {
            if (auto found = oracleDecisionString(value.toObject(), level + 1))
                return found;
        }
    }
    return std::nullopt;
}

} // namespace decidesk
