#include "ReplyParser.h"

#include "JsonCheck.h"
#include "JsonIndenter.h"
#include "JsonTree.h"
#include "ReplyFields.h"

namespace decidesk {

namespace {

Error serverError(const JsonValue &object)
{
    const QString whole = reindented(object.spelling());
    if (const auto text = errorTextOf(object))
        return {Error::Kind::ServerError, *text, 0, boundedReceived(whole)};
    return {Error::Kind::ServerError, whole, 0, {}};
}

Reply replyTo(Action action, const JsonValue &object)
{
    if (isErrorReply(object))
        return serverError(object);
    switch (action) {
    case Action::Register:
    case Action::Connection:
        if (auto token = tokenOf(object))
            return TokenReply{Secret(*token)};
        return StatusReply{reindented(object.spelling())};
    case Action::TakeDecision:
        if (auto decision = decisionOf(object))
            return DecisionReply{*decision};
        return DecisionReply{reindented(object.spelling())};
    case Action::Disconnect:
        break;
    }
    return ConfirmationReply{reindented(object.spelling())};
}

} // namespace

Reply parseReply(Action action, const QString &text, const ReplyLimits &limits)
{
    if (const auto error = checkJson(text, limits))
        return *error;
    const JsonTree tree(text);
    if (const auto error = checkObject(text, tree))
        return *error;
    return replyTo(action, *tree.root());
}

std::variant<QString, Error> parseUnasked(const QString &text, const ReplyLimits &limits)
{
    if (const auto error = checkJson(text, limits)) {
        if (isLimitError(error->kind))
            return *error;
        return text;
    }
    const JsonTree tree(text);
    if (checkObject(text, tree))
        return text;
    const JsonValue object = *tree.root();
    const auto said = isErrorReply(object) ? errorTextOf(object) : decisionOf(object);
    return said ? *said : reindented(text);
}

std::variant<QString, Error> textOfBinaryFrame(const QByteArray &frame)
{
    if (!frame.isValidUtf8())
        return Error{Error::Kind::NotText, {}, 0, {}};
    return QString::fromUtf8(frame);
}

} // namespace decidesk
