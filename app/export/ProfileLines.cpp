#include "ProfileLines.h"

#include "LimitCheck.h"
#include "SettingsKeys.h"
#include "UnicodeText.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaEnum>
#include <QTimeZone>

#include <limits>
#include <optional>
#include <tuple>

namespace decidesk::profile {

namespace {

const QString formatName = QStringLiteral("decidesk-profile");
const QString formatKey = QStringLiteral("format");
const QString typeKey = QStringLiteral("type");

// A line has some dozens of fields, at most two deep.
constexpr qint64 mostStructuralCharacters = 300;
constexpr int deepest = 3;

QJsonValue text(const QString &value)
{
    return withoutLoneSurrogates(value);
}

QJsonValue id(const QUuid &value)
{
    return value.isNull() ? QJsonValue() : QJsonValue(value.toString(QUuid::WithoutBraces));
}

QUuid toId(const QJsonValue &value)
{
    return QUuid::fromString(value.toString());
}

QJsonValue time(const QDateTime &value)
{
    return value.isValid() ? QJsonValue(value.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
}

QDateTime toTime(const QJsonValue &value)
{
    if (!value.isString())
        return {};
    const QDateTime read = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    return read.isValid()
        ? QDateTime::fromMSecsSinceEpoch(read.toMSecsSinceEpoch(), QTimeZone::utc())
        : QDateTime();
}

template <typename Enum>
QJsonValue name(Enum value)
{
    return QString::fromLatin1(QMetaEnum::fromType<Enum>().valueToKey(static_cast<int>(value)));
}

/// What is no name gives a value of another name, so that the line is not what would be written.
template <typename Enum>
Enum toEnum(const QJsonValue &value)
{
    bool known = false;
    const int number
        = QMetaEnum::fromType<Enum>().keyToValue(value.toString().toLatin1().constData(), &known);
    return known ? static_cast<Enum>(number) : Enum{};
}

qint64 toNumber(const QJsonValue &value)
{
    return value.toInteger(std::numeric_limits<qint64>::min());
}

/// What `loadItems` and `storeItems` take for a settings file. Here the defaults stand too.
class ItemObject
{
public:
    explicit ItemObject(const QJsonValue &value) : m_object(value.toObject()) {}
    [[nodiscard]] QVariant value(const QString &key) const
    {
        return m_object.value(key).toVariant();
    }

private:
    QJsonObject m_object;
};

template <typename Struct, typename... Items>
void insertItems(QJsonObject &object, const std::tuple<Items...> &items, const Struct &values)
{
    const auto insertOne = [&](const auto &item) {
        using Value = typename std::decay_t<decltype(item)>::Value;
        QVariant value = SettingsValue<Value>::toSetting(values.*item.field);
        if (value.metaType() == QMetaType::fromType<QString>())
            value = withoutLoneSurrogates(value.toString());
        object.insert(QLatin1StringView(item.key), QJsonValue::fromVariant(value));
    };
    std::apply([&](const auto &...item) { (insertOne(item), ...); }, items);
}

template <typename Struct, typename... Items>
QJsonObject itemsOf(const std::tuple<Items...> &items, const Struct &values)
{
    QJsonObject object;
    insertItems(object, items, values);
    return object;
}

QJsonObject objectOf(const Header &header)
{
    return {{formatKey, formatName},
            {QStringLiteral("version"), header.version},
            {QStringLiteral("program"), text(header.program)},
            {QStringLiteral("time"), time(header.time)}};
}

QJsonObject objectOf(const Settings &settings)
{
    return {
        {typeKey, QStringLiteral("settings")},
        {QStringLiteral("preferences"), itemsOf(settings::preferenceItems, settings.preferences)},
        {QStringLiteral("timeouts"), itemsOf(settings::timeoutItems, settings.timeouts)},
        {QStringLiteral("limits"), itemsOf(settings::limitItems, settings.limits)},
        {QStringLiteral("currentServer"), id(settings.currentServer)},
        {QStringLiteral("lastAccount"), id(settings.lastAccount)}};
}

QJsonObject objectOf(const Server &server, int version = formatVersion)
{
    QJsonObject object{
        {typeKey, QStringLiteral("server")},
        {QStringLiteral("id"), id(server.id)},
        {QStringLiteral("url"), server.url.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo)}};
    if (version == 1)
        insertItems(object, settings::firstServerItems, server);
    else
        insertItems(object, settings::serverItems, server);
    return object;
}

QJsonObject objectOf(const KeptAccount &kept)
{
    QJsonObject object{{typeKey, QStringLiteral("account")},
                       {QStringLiteral("id"), id(kept.account.id)},
                       {QStringLiteral("server"), id(kept.account.server)},
                       {QStringLiteral("lastSequence"), kept.conversation.lastSequence},
                       {QStringLiteral("draft"), text(kept.conversation.draft)}};
    insertItems(object, settings::accountItems, kept.account);
    return object;
}

QJsonValue objectOf(const Error &error)
{
    if (error.kind == Error::Kind::None)
        return {};
    return QJsonObject{{QStringLiteral("kind"), name(error.kind)},
                       {QStringLiteral("detail"), text(error.detail)},
                       {QStringLiteral("code"), error.code},
                       {QStringLiteral("received"), text(error.received)}};
}

QJsonObject objectOf(const Message &message)
{
    return {{typeKey, QStringLiteral("message")},
            {QStringLiteral("account"), id(message.account)},
            {QStringLiteral("sequence"), message.sequence},
            {QStringLiteral("direction"), name(message.direction)},
            {QStringLiteral("state"), name(message.state)},
            {QStringLiteral("text"), text(message.text)},
            {QStringLiteral("created"), time(message.created)},
            {QStringLiteral("sent"), time(message.sent)},
            {QStringLiteral("askedAgainAt"), time(message.askedAgainAt)},
            {QStringLiteral("latencyMs"), message.latencyMs},
            {QStringLiteral("inReplyTo"), message.inReplyTo},
            {QStringLiteral("marks"), message.marks.toInt()},
            {QStringLiteral("error"), objectOf(message.error)}};
}

QJsonObject objectOf(const End &end)
{
    return {{typeKey, QStringLiteral("end")}, {QStringLiteral("lines"), end.lines}};
}

Header toHeader(const QJsonObject &object)
{
    return {object.value(QStringLiteral("version")).toInt(),
            object.value(QStringLiteral("program")).toString(),
            toTime(object.value(QStringLiteral("time")))};
}

Settings toSettings(const QJsonObject &object)
{
    const auto part = [&object](const QString &key) { return ItemObject(object.value(key)); };
    return {
        loadItems<Preferences>(part(QStringLiteral("preferences")), {}, settings::preferenceItems),
        loadItems<Timeouts>(part(QStringLiteral("timeouts")), {}, settings::timeoutItems),
        loadItems<ReplyLimits>(part(QStringLiteral("limits")), {}, settings::limitItems),
        toId(object.value(QStringLiteral("currentServer"))),
        toId(object.value(QStringLiteral("lastAccount")))};
}

Server toServer(const QJsonObject &object)
{
    auto server = loadItems<Server>(ItemObject(object), {}, settings::serverItems);
    server.id = toId(object.value(QStringLiteral("id")));
    const auto url = parseServerUrl(object.value(QStringLiteral("url")).toString());
    if (const auto *valid = std::get_if<QUrl>(&url))
        server.url = *valid;
    return server;
}

KeptAccount toAccount(const QJsonObject &object)
{
    auto account = loadItems<Account>(ItemObject(object), {}, settings::accountItems);
    account.id = toId(object.value(QStringLiteral("id")));
    account.server = toId(object.value(QStringLiteral("server")));
    return {account,
            {account.id, toNumber(object.value(QStringLiteral("lastSequence"))),
             object.value(QStringLiteral("draft")).toString()}};
}

Error toError(const QJsonValue &value)
{
    if (!value.isObject())
        return {};
    return {toEnum<Error::Kind>(value[QStringLiteral("kind")]),
            value[QStringLiteral("detail")].toString(), toNumber(value[QStringLiteral("code")]),
            value[QStringLiteral("received")].toString()};
}

Message toMessage(const QJsonObject &object)
{
    constexpr int allMarks = static_cast<int>(Message::Mark::MayBelongElsewhere)
        | static_cast<int>(Message::Mark::AskedAgain) | static_cast<int>(Message::Mark::Left)
        | static_cast<int>(Message::Mark::Folded) | static_cast<int>(Message::Mark::NoKnownField)
        | static_cast<int>(Message::Mark::SecretLeftOut);
    Message message;
    message.account = toId(object.value(QStringLiteral("account")));
    message.sequence = toNumber(object.value(QStringLiteral("sequence")));
    message.direction = toEnum<Message::Direction>(object.value(QStringLiteral("direction")));
    message.state = toEnum<Message::State>(object.value(QStringLiteral("state")));
    message.text = object.value(QStringLiteral("text")).toString();
    message.created = toTime(object.value(QStringLiteral("created")));
    message.sent = toTime(object.value(QStringLiteral("sent")));
    message.askedAgainAt = toTime(object.value(QStringLiteral("askedAgainAt")));
    message.latencyMs = toNumber(object.value(QStringLiteral("latencyMs")));
    message.inReplyTo = toNumber(object.value(QStringLiteral("inReplyTo")));
    message.marks
        = Message::Marks::fromInt(object.value(QStringLiteral("marks")).toInt() & allMarks);
    message.error = toError(object.value(QStringLiteral("error")));
    return message;
}

std::optional<Line> lineOf(const QJsonObject &object)
{
    const QString type = object.value(typeKey).toString();
    if (object.value(formatKey) == formatName)
        return toHeader(object);
    if (type == QLatin1StringView("settings"))
        return toSettings(object);
    if (type == QLatin1StringView("server"))
        return toServer(object);
    if (type == QLatin1StringView("account"))
        return toAccount(object);
    if (type == QLatin1StringView("message"))
        return toMessage(object);
    if (type == QLatin1StringView("end"))
        return End{toNumber(object.value(QStringLiteral("lines")))};
    return std::nullopt;
}

/// What the same fields can't say.
bool isPossible(const Line &line)
{
    if (const auto *server = std::get_if<Server>(&line))
        return !server->id.isNull() && server->url.isValid() && !server->url.isEmpty();
    if (const auto *kept = std::get_if<KeptAccount>(&line)) {
        return !kept->account.id.isNull() && !kept->account.server.isNull()
            && kept->conversation.lastSequence >= 0;
    }
    if (const auto *message = std::get_if<Message>(&line)) {
        return !message->account.isNull() && message->sequence > 0 && message->inReplyTo >= 0
            && message->latencyMs >= -1;
    }
    return true;
}

/// The first field in which the two differ.
QString difference(const QJsonObject &given, const QJsonObject &understood)
{
    for (auto field = given.constBegin(); field != given.constEnd(); ++field) {
        if (!understood.contains(field.key()))
            return QStringLiteral("unknown field ") + field.key();
        if (understood.value(field.key()) != field.value())
            return QStringLiteral("field ") + field.key();
    }
    for (auto field = understood.constBegin(); field != understood.constEnd(); ++field) {
        if (!given.contains(field.key()))
            return QStringLiteral("no field ") + field.key();
    }
    return {};
}

QJsonObject toObject(const Line &line, int version = formatVersion)
{
    if (const auto *server = std::get_if<Server>(&line))
        return objectOf(*server, version);
    return std::visit([](const auto &which) { return QJsonObject(objectOf(which)); }, line);
}

} // namespace

QByteArray write(const Line &line)
{
    return QJsonDocument(toObject(line)).toJson(QJsonDocument::Compact) + '\n';
}

std::variant<Line, Damage> read(const QByteArray &line, int version)
{
    const ReplyLimits limits{std::numeric_limits<qint64>::max(), mostStructuralCharacters, deepest};
    if (checkLimits(QString::fromUtf8(line), limits))
        return Damage{QStringLiteral("too many values")};
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(line, &error);
    if (!document.isObject()) {
        return Damage{error.error == QJsonParseError::NoError ? QStringLiteral("no object")
                                                              : error.errorString()};
    }
    const QJsonObject object = document.object();
    const std::optional<Line> understood = lineOf(object);
    if (!understood)
        return Damage{QStringLiteral("unknown type")};
    const auto *header = std::get_if<Header>(&*understood);
    if (header && header->version > formatVersion)
        return *understood;
    const QString differing = difference(object, toObject(*understood, version));
    if (!differing.isEmpty())
        return Damage{differing};
    if (!isPossible(*understood))
        return Damage{QStringLiteral("impossible value")};
    return *understood;
}

} // namespace decidesk::profile
