#include "ReplyProperties.h"

#include "ReplyOracle.h"
#include "ReplyParser.h"

#include <QJsonDocument>

#include <array>

namespace decidesk {

namespace {

Error::Kind kindOf(const Reply &reply)
{
    const auto *const error = std::get_if<Error>(&reply);
    return error == nullptr ? Error::Kind::None : error->kind;
}

const char *brokenLimits(const QString &text, const ReplyLimits &limits)
{
    const auto error = checkLimits(text, limits);
    const Error::Kind kind = kindOf(parseReply(Action::TakeDecision, text, limits));
    if (isLimitError(kind) != error.has_value())
        return "a reply is refused for its size exactly where checkLimits says so";
    if (error && error->kind != kind)
        return "the same limit";
    if (std::holds_alternative<Error>(parseUnasked(text, limits)) != error.has_value())
        return "an unasked message is an error only past a limit";
    return nullptr;
}

const char *brokenObject(const QString &text, const QJsonObject &object)
{
    const Reply login = parseReply(Action::Register, text);
    const Reply decision = parseReply(Action::TakeDecision, text);
    const Reply confirmation = parseReply(Action::Disconnect, text);
    const bool isError = oracleIsError(object);
    for (const Reply &reply : {login, decision, confirmation}) {
        if ((kindOf(reply) == Error::Kind::ServerError) != isError)
            return "an error for one action is an error for each, and for the oracle";
    }
    if (isError) {
        return std::get<Error>(decision).detail.isEmpty() ? "a server error has a text" : nullptr;
    }

    const auto *const token = std::get_if<TokenReply>(&login);
    if ((token == nullptr ? std::nullopt : std::optional(token->token.reveal()))
        != oracleToken(object))
        return "the token is the oracle's";
    const QString said = std::get<DecisionReply>(decision).text;
    const auto expected = oracleDecisionString(object);
    if (expected && said != *expected)
        return "the decision is the oracle's";
    if (said.isEmpty() || !said.isValidUtf16())
        return "a decision has a text without lone surrogates";
    if (!std::holds_alternative<ConfirmationReply>(confirmation))
        return "any object that is no error confirms";
    return nullptr;
}

const char *brokenBinaryFrame(QByteArrayView input)
{
    const QByteArray frame = input.toByteArray();
    const bool isText = std::holds_alternative<QString>(textOfBinaryFrame(frame));
    return isText == frame.isValidUtf8() ? nullptr : "valid UTF-8 is text, and nothing else";
}

} // namespace

const char *brokenReplyProperty(QByteArrayView input)
{
    if (const char *const broken = brokenBinaryFrame(input))
        return broken;
    const QString text = QString::fromUtf8(input);
    for (const ReplyLimits &limits : {ReplyLimits{}, ReplyLimits{64, 12, 3}}) {
        if (const char *const broken = brokenLimits(text, limits))
            return broken;
    }
    if (checkLimits(text, {}))
        return nullptr;

    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (document.isObject()) {
        // Qt takes a U+FEFF at the start of a string for a byte order mark and drops it.
        const bool qtWouldDrop = text.lastIndexOf(QChar(0xFEFF)) > 0;
        return qtWouldDrop ? nullptr : brokenObject(text, document.object());
    }
    const Error::Kind kind = kindOf(parseReply(Action::TakeDecision, text));
    if (document.isArray() && kind != Error::Kind::NotAnObject)
        return "an array is no object";
    if (kind != Error::Kind::NotAnObject && kind != Error::Kind::NotJson)
        return "only an object is an answer";
    return std::get<QString>(parseUnasked(text)) == text ? nullptr
                                                         : "no object is shown as it came";
}

} // namespace decidesk
