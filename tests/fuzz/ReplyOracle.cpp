#include "ReplyOracle.h"

#include <QJsonArray>
#include <QJsonValue>
#include <QList>
#include <QStringList>

#include <algorithm>
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

bool isThere(const QJsonValue &value)
{
    return !value.isUndefined() && !value.isNull();
}

bool isSomething(const QJsonValue &value)
{
    return isThere(value) && value != QJsonValue(false) && value != QJsonValue(0)
        && value != QJsonValue(QString()) && value != QJsonValue(QJsonArray())
        && value != QJsonValue(QJsonObject());
}

bool isErrorWord(const QJsonValue &value)
{
    static const QStringList words
        = {QStringLiteral("error"), QStringLiteral("exception"), QStringLiteral("fail"),
           QStringLiteral("failed"), QStringLiteral("ko")};
    return value.isString() && words.contains(value.toString(), Qt::CaseInsensitive);
}

bool isFailureName(const QString &code)
{
    static const QStringList words = {
        QStringLiteral("ERR"),       QStringLiteral("FAIL"),       QStringLiteral("INVALID"),
        QStringLiteral("EXPIRED"),   QStringLiteral("DENIED"),     QStringLiteral("FORBIDDEN"),
        QStringLiteral("LIMIT"),     QStringLiteral("TIMEOUT"),    QStringLiteral("UNAUTHORIZED"),
        QStringLiteral("NOT_FOUND"), QStringLiteral("UNAVAILABLE")};
    if (std::any_of(code.cbegin(), code.cend(), [](QChar c) { return c.isLower(); }))
        return false;
    return std::any_of(words.cbegin(), words.cend(),
                       [&code](const QString &word) { return code.contains(word); });
}

const QStringList &decisionKeys()
{
    static const QStringList keys
        = {QStringLiteral("data"),     QStringLiteral("decision"), QStringLiteral("message"),
           QStringLiteral("response"), QStringLiteral("reply"),    QStringLiteral("answer"),
           QStringLiteral("text"),     QStringLiteral("content"),  QStringLiteral("result")};
    return keys;
}

bool reportsError(const QJsonObject &object)
{
    const auto at = [&object](const char *key) { return object.value(QLatin1String(key)); };
    bool onlyMessage = true;
    bool noDecision = true;
    for (const QString &key : decisionKeys()) {
        if (!isThere(object.value(key)))
            continue;
        noDecision = false;
        onlyMessage = onlyMessage && key == QLatin1String("message");
    }
    for (const char *key : {"error", "errors", "exception"}) {
        if (isSomething(at(key)))
            return true;
    }
    for (const char *key : {"status", "type", "event"}) {
        if (isErrorWord(at(key)))
            return true;
    }
    for (const char *key : {"code", "status", "statusCode"}) {
        if (at(key).toDouble() >= 400)
            return true;
    }
    return at("success") == QJsonValue(false) || at("ok") == QJsonValue(false)
        || (onlyMessage && isFailureName(at("code").toString()))
        || (noDecision && !isThere(at("token")) && isSomething(at("detail")))
        || (isThere(at("message")) && isThere(at("connectionId")) && isThere(at("requestId")));
}

QList<QString> textsInTokensPlace(const QJsonObject &object)
{
    const QJsonValue data = object.value(QLatin1String("data"));
    QList<QString> texts;
    for (const QJsonValue &value : {object.value(QLatin1String("token")), data,
                                    data.toObject().value(QLatin1String("token"))}) {
        if (says(value))
            texts += cleaned(value);
    }
    return texts;
}

bool hasSpace(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.isSpace(); });
}

} // namespace

bool oracleIsError(const QJsonObject &object)
{
    return reportsError(object) || reportsError(object.value(QLatin1String("data")).toObject());
}

std::optional<QString> oracleToken(const QJsonObject &object)
{
    for (const QString &text : textsInTokensPlace(object)) {
        if (!hasSpace(text))
            return text;
    }
    return std::nullopt;
}

std::optional<QString> oracleRefusal(const QJsonObject &object)
{
    const QList<QString> texts = textsInTokensPlace(object);
    return texts.isEmpty() || oracleToken(object) ? std::nullopt : std::optional(texts.first());
}

std::optional<QString> oracleDecisionString(const QJsonObject &object, int level)
{
    for (const QString &key : decisionKeys()) {
        const QJsonValue value = object.value(key);
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
