#include "ReplyProperties.h"

#include "JsonReader.h"
#include "ReplyOracle.h"
#include "ReplyParser.h"

#include <QJsonDocument>

#include <QStringDecoder>
#include <QStringList>

#include <cmath>
#include <optional>

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
    if (std::holds_alternative<Error>(parseUnsolicited(text, limits)) != error.has_value())
        return "an unasked message is an error only past a limit";
    return nullptr;
}

const char *brokenLogin(const Reply &login, const QJsonObject &object)
{
    const auto *const token = std::get_if<TokenReply>(&login);
    if ((token == nullptr ? std::nullopt : std::optional(token->token.reveal()))
        != oracleToken(object))
        return "the token is the oracle's";
    const auto refusal = oracleRefusal(object);
    if ((kindOf(login) == Error::Kind::ServerError) != refusal.has_value())
        return "a login is refused where the oracle says so";
    if (refusal && std::get<Error>(login).detail != *refusal)
        return "a login is refused in the oracle's words";
    return nullptr;
}

const char *brokenObject(const QString &text, const QJsonObject &object)
{
    const Reply login = parseReply(Action::Register, text);
    const Reply decision = parseReply(Action::TakeDecision, text);
    const Reply confirmation = parseReply(Action::Disconnect, text);
    const bool isError = oracleIsError(object);
    for (const Reply &reply : {decision, confirmation}) {
        if ((kindOf(reply) == Error::Kind::ServerError) != isError)
            return "an error for one action is an error for each, and for the oracle";
    }
    if (isError) {
        const auto *const error = std::get_if<Error>(&decision);
        if (std::get<Error>(login) != *error || std::get<Error>(confirmation) != *error)
            return "it is the same error";
        return error->detail.isEmpty() ? "a server error has a text" : nullptr;
    }
    if (const char *const broken = brokenLogin(login, object))
        return broken;
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

/// Whether QJsonDocument can't read a number of `json` as it is written.
bool hasNumberBeyondQt(const QString &json)
{
    JsonReader reader(json);
    for (JsonToken token = reader.next(); token.kind != JsonToken::Kind::End;
         token = reader.next()) {
        const QStringView spelling = QStringView(json).sliced(token.begin, token.end - token.begin);
        if (token.kind != JsonToken::Kind::Literal || spelling.front().isLetter())
            continue;
        bool ok = false;
        const double number = spelling.toDouble(&ok);
        if (!ok || !std::isfinite(number)
            || (number == 0 && spelling.contains(u'e', Qt::CaseInsensitive)))
            return true;
    }
    return false;
}

const char *brokenJudgement(const QString &text, const std::optional<Error> &fault)
{
    const auto isJsonToQt
        = [](const QString &json) { return !QJsonDocument::fromJson(json.toUtf8()).isNull(); };
    if (!fault) {
        // Qt knows no scalar at the top.
        const QString inArray = u'[' + text.sliced(text.startsWith(QChar(0xFEFF)) ? 1 : 0) + u']';
        return isJsonToQt(text) || isJsonToQt(inArray) || hasNumberBeyondQt(text)
            ? nullptr
            : "Qt reads every JSON but some numbers";
    }
    // What Qt takes all the same.
    static const QStringList lenient = {
        QStringLiteral("a control character in a string is not escaped"),
        QStringLiteral("there is no such escape sequence"),
        QStringLiteral("a digit is expected"),
    };
    const bool isPoint = text.toUtf8().sliced(fault->code).startsWith('.');
    if (!lenient.contains(fault->detail) && !isPoint && isJsonToQt(text))
        return "what Qt reads is JSON, but for what stands in strings and for digits";
    return nullptr;
}

/// As QString::fromUtf8, but with a byte order mark at the start.
QString textOf(const QByteArray &bytes)
{
    return QStringDecoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom)(bytes);
}

/// The position of a fault is the end of the longest beginning that some JSON text has.
const char *brokenPosition(const QString &text, const Error &fault)
{
    const QByteArray bytes = text.toUtf8();
    if (fault.code < 0 || fault.code > bytes.size())
        return "a fault lies within the text";
    const auto faultOf = [](const QString &part) {
        const Reply reply = parseReply(Action::Disconnect, part);
        const auto *const error = std::get_if<Error>(&reply);
        return error != nullptr && error->kind == Error::Kind::NotJson ? error->code : -1;
    };
    const QString before = textOf(bytes.first(fault.code));
    const qint64 earlier = faultOf(before);
    if (earlier >= 0 && earlier < fault.code)
        return "what stands before a fault has none";
    qsizetype next = fault.code + 1;
    while (next < bytes.size() && (static_cast<uchar>(bytes[next]) & 0xC0) == 0x80)
        ++next;
    if (fault.code < bytes.size() && faultOf(textOf(bytes.first(next))) != fault.code)
        return "the character at a fault is enough for it";
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

    const Reply reply = parseReply(Action::TakeDecision, text);
    const auto *const error = std::get_if<Error>(&reply);
    const bool isJson = error == nullptr || error->kind != Error::Kind::NotJson;
    if (const char *const broken
        = brokenJudgement(text, isJson ? std::nullopt : std::optional(*error)))
        return broken;
    if (!isJson) {
        if (const char *const broken = brokenPosition(text, *error))
            return broken;
    }
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (isJson && document.isObject()) {
        // Qt takes a U+FEFF at the start of a string for a byte order mark and drops it.
        const bool qtWouldDrop = text.lastIndexOf(QChar(0xFEFF)) > 0;
        return qtWouldDrop || hasNumberBeyondQt(text) ? nullptr
                                                      : brokenObject(text, document.object());
    }
    if (isJson && document.isArray() && error->kind != Error::Kind::NotAnObject)
        return "an array is no object";
    if (error == nullptr || error->kind == Error::Kind::ServerError)
        return nullptr; // with a number that Qt can't read
    return std::get<QString>(parseUnsolicited(text)) == text ? nullptr
                                                             : "no object is shown as it came";
}

} // namespace decidesk
