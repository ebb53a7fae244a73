#include "JsonCheck.h"

#include "JsonLexer.h"
#include "JsonTree.h"
#include "LimitCheck.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonParseError>

namespace decidesk {

namespace {

constexpr qsizetype longestReceived = qsizetype{64} * 1024;

struct Fault
{
    qint64 position = 0; // in bytes of the UTF-8 text
    QString cause;
};

std::optional<Fault> faultOf(const QByteArray &json)
{
    QJsonParseError verdict;
    QJsonDocument::fromJson(json, &verdict);
    if (verdict.error == QJsonParseError::NoError)
        return std::nullopt;
    return Fault{qMin(qint64{verdict.offset}, qint64{json.size()}), verdict.errorString()};
}

// QJsonDocument knows only objects and arrays at the top, so it is shown an array of one value.
std::optional<Fault> faultOfScalar(QStringView text, const JsonToken &value)
{
    const QStringView spelling = text.sliced(value.begin, value.end - value.begin);
    auto fault = faultOf(QByteArray("[") + spelling.toUtf8() + QByteArray("]"));
    // Of a word that is no value Qt would say "illegal number" inside the array.
    if (fault && value.kind == JsonToken::Kind::Literal)
        return faultOf(text.toUtf8());
    if (fault)
        fault->position += text.first(value.begin).toUtf8().size() - 1;
    return fault;
}

std::optional<Fault> faultOf(QStringView text)
{
    JsonLexer lexer(text);
    const JsonToken first = lexer.next();
    const bool isScalar
        = first.kind == JsonToken::Kind::String || first.kind == JsonToken::Kind::Literal;
    // Two values must not pass for the array of one.
    if (isScalar && lexer.next().kind == JsonToken::Kind::End)
        return faultOfScalar(text, first);
    return faultOf(text.toUtf8());
}

} // namespace

std::optional<Error> checkJson(QStringView text, const ReplyLimits &limits)
{
    if (auto error = checkLimits(text, limits))
        return error;
    if (const auto fault = faultOf(text))
        return Error{Error::Kind::NotJson, fault->cause, fault->position, boundedReceived(text)};
    return std::nullopt;
}

std::optional<Error> checkObject(QStringView text, const JsonTree &tree)
{
    const auto root = tree.root();
    if (root && root->kind() == JsonValue::Kind::Object)
        return std::nullopt;
    return Error{Error::Kind::NotAnObject, {}, 0, boundedReceived(text)};
}

QString boundedReceived(QStringView text)
{
    if (text.size() <= longestReceived)
        return text.toString();
    const bool splitsPair = text[longestReceived - 1].isHighSurrogate();
    return text.first(longestReceived - (splitsPair ? 1 : 0)).toString();
}

} // namespace decidesk
