#include "RequestWriter.h"

#include <QLatin1String>
#include <QStringView>

#include <algorithm>
#include <vector>

namespace decidesk {

namespace {

// One visitor for every request keeps the order of the fields, and so the order of the complaints,
// equal to the order on the wire.
struct Field
{
    QLatin1String key;
    QString value;
};

using Fields = std::vector<Field>;

Fields fieldsOf(const RegisterRequest &request)
{
    return {{QLatin1String("API_KEY"), request.apiKey.reveal().trimmed()},
            {QLatin1String("checksum"), request.checksum.reveal().trimmed()},
            {QLatin1String("name"), request.name.trimmed()},
            {QLatin1String("prompt"), request.prompt}};
}

Fields fieldsOf(const ConnectionRequest &request)
{
    return {{QLatin1String("checksum"), request.checksum.reveal().trimmed()}};
}

Fields fieldsOf(const TakeDecisionRequest &request)
{
    return {{QLatin1String("token"), request.token.reveal()},
            {QLatin1String("message"), request.message}};
}

Fields fieldsOf(const DisconnectRequest &request)
{
    return {{QLatin1String("token"), request.token.reveal()}};
}

Fields fieldsOf(const Request &request)
{
    return std::visit([](const auto &alternative) { return fieldsOf(alternative); }, request);
}

bool isBlank(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.isSpace(); });
}

std::optional<Error> checkFields(const Fields &fields)
{
    for (const Field &field : fields) {
        if (!isBlank(field.value))
            continue;
        if (field.key == QLatin1String("token"))
            return Error{Error::Kind::NoToken, {}, 0, {}};
        return Error{Error::Kind::EmptyField, field.key, 0, {}};
    }
    return std::nullopt;
}

qint64 maxBytesOf(QLatin1String key)
{
    if (key == QLatin1String("message"))
        return maxMessageBytes;
    if (key == QLatin1String("prompt"))
        return maxPromptBytes;
    return maxLineBytes;
}

std::optional<Error> checkLengths(const Fields &fields)
{
    for (const Field &field : fields) {
        // A token is the server's, however long.
        if (field.key == QLatin1String("token"))
            continue;
        const qint64 size = utf8Size(withoutLoneSurrogates(field.value));
        if (size <= maxBytesOf(field.key))
            continue;
        const bool isMessage = field.key == QLatin1String("message");
        return Error{
            Error::Kind::TextTooLong, isMessage ? QString() : QString(field.key), size, {}};
    }
    return std::nullopt;
}

QString escapeOf(char16_t unit)
{
    switch (unit) {
    case u'"':
        return QStringLiteral("\\\"");
    case u'\\':
        return QStringLiteral("\\\\");
    case u'\n':
        return QStringLiteral("\\n");
    case u'\r':
        return QStringLiteral("\\r");
    case u'\t':
        return QStringLiteral("\\t");
    default:
        return QStringLiteral("\\u%1").arg(uint{unit}, 4, 16, QLatin1Char('0'));
    }
}

constexpr bool needsEscape(char16_t unit)
{
    return unit < 0x20 || unit == u'"' || unit == u'\\';
}

void appendMember(QString &json, QLatin1String key, const QString &value)
{
    json += u'"';
    json += key;
    json += QLatin1String("\":\"");
    const QString clean = withoutLoneSurrogates(value);
    const QStringView view = clean;
    qsizetype copied = 0;
    for (qsizetype i = 0; i < view.size(); ++i) {
        if (!needsEscape(view[i].unicode()))
            continue;
        json += view.sliced(copied, i - copied);
        json += escapeOf(view[i].unicode());
        copied = i + 1;
    }
    json += view.sliced(copied);
    json += u'"';
}

} // namespace

std::variant<QString, Error> writeRequest(const Request &request)
{
    const Fields fields = fieldsOf(request);
    if (const auto error = checkFields(fields))
        return *error;
    if (const auto error = checkLengths(fields))
        return *error;

    // QJsonObject would sort the keys; a tester compares this frame with the server's document.
    qsizetype size = 0;
    for (const Field &field : fields)
        size += field.key.size() + field.value.size() + 6;
    QString json;
    json.reserve(size + 32);
    json += u'{';
    appendMember(json, QLatin1String("action"), actionName(actionOf(request)));
    for (const Field &field : fields) {
        json += u',';
        appendMember(json, field.key, field.value);
    }
    json += u'}';
    return json;
}

std::optional<Error> checkRequest(const Request &request)
{
    const Fields fields = fieldsOf(request);
    if (auto error = checkFields(fields))
        return error;
    return checkLengths(fields);
}

} // namespace decidesk
