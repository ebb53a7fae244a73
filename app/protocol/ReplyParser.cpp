#include "ReplyParser.h"

#include "JsonIndenter.h"
#include "JsonReader.h"
#include "JsonTree.h"
#include "ReplyFields.h"

namespace decidesk {

namespace {

QString wholeOf(const JsonValue &object)
{
    return reindented(object.spelling(), Escapes::Readable);
}

Error serverError(const std::optional<QString> &words, const JsonValue &object)
{
    if (words)
        return {Error::Kind::ServerError, *words, 0, boundedReceived(wholeOf(object))};
    return {Error::Kind::ServerError, wholeOf(object), 0, {}};
}

Reply replyTo(Action action, const JsonValue &object)
{
    if (isErrorReply(object))
        return serverError(errorTextOf(object), object);
    switch (action) {
    case Action::Register:
    case Action::Connection:
        if (auto token = tokenOf(object))
            return TokenReply{Secret(*token)};
        if (const auto refusal = refusalOf(object))
            return serverError(refusal, object);
        return StatusReply{wholeOf(object)};
    case Action::TakeDecision:
        if (auto decision = decisionOf(object))
            return DecisionReply{*std::move(decision)};
        return DecisionReply{wholeOf(object), false};
    case Action::Disconnect:
        break;
    }
    return ConfirmationReply{wholeOf(object)};
}

bool isObject(const std::optional<JsonValue> &value)
{
    return value && value->kind() == JsonValue::Kind::Object;
}

} // namespace

Reply parseReply(Action action, const QString &text, const ReplyLimits &limits)
{
    const JsonTree tree(text, limits);
    if (tree.error())
        return *tree.error();
    const auto root = tree.root();
    if (!isObject(root))
        return Error{Error::Kind::NotAnObject, {}, 0, boundedReceived(text)};
    return replyTo(action, *root);
}

std::variant<QString, Error> parseUnsolicited(const QString &text, const ReplyLimits &limits,
                                              std::optional<Action> last)
{
    const JsonTree tree(text, limits);
    if (tree.error() && isLimitError(tree.error()->kind))
        return *tree.error();
    const auto root = tree.root();
    if (!isObject(root))
        return text;
    const bool isError = isErrorReply(*root);
    const bool isLogin = last == Action::Register || last == Action::Connection;
    if (!isError && isLogin && tokenOf(*root))
        return wholeOf(*root);
    auto said = isError ? errorTextOf(*root) : decisionOf(*root);
    return said ? *std::move(said) : wholeOf(*root);
}

std::variant<QString, Error> textOfBinaryFrame(const QByteArray &frame)
{
    if (!frame.isValidUtf8())
        return Error{Error::Kind::NotText, {}, 0, {}};
    return QString::fromUtf8(frame);
}

} // namespace decidesk
