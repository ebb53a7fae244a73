#include "PracticeApi.h"

#include "PracticeDecision.h"
#include "ReplyLimits.h"
#include "ReplyParser.h"
#include "Request.h"
#include "RequestWriter.h"

#include <QJsonDocument>
#include <QJsonParseError>
#include <QJsonValue>
#include <QLatin1String>
#include <QRandomGenerator>

#include <array>
#include <initializer_list>

namespace decidesk {

namespace {

using namespace Qt::StringLiterals;

struct Field
{
    QLatin1String name;
    qsizetype maxLength = 0;
};

QString written(const QJsonObject &reply)
{
    return QString::fromUtf8(QJsonDocument(reply).toJson(QJsonDocument::Compact));
}

/// What is wrong with the fields of a request; empty if nothing is.
QString problemWith(const QJsonObject &request, std::initializer_list<Field> fields)
{
    for (const Field &field : fields) {
        const QJsonValue value = request.value(field.name);
        if (!value.isUndefined() && !value.isNull() && !value.isString())
            return u"The field \"%1\" must be a string."_s.arg(field.name);
        const QString text = value.toString();
        if (text.trimmed().isEmpty())
            return u"The field \"%1\" is missing or empty."_s.arg(field.name);
        if (text.size() > field.maxLength)
            return u"The field \"%1\" is too long."_s.arg(field.name);
    }
    return {};
}

constexpr QLatin1String apiKeyField("API_KEY");
constexpr QLatin1String checksumField("checksum");
constexpr QLatin1String nameField("name");
constexpr QLatin1String promptField("prompt");
constexpr QLatin1String tokenField("token");
constexpr QLatin1String messageField("message");

} // namespace

QString PracticeApi::errorReply(const QString &text)
{
    return written(QJsonObject{{u"error"_s, text}});
}

QString PracticeApi::answer(const QString &text)
{
    if (checkLimits(text, ReplyLimits{}))
        return errorReply(u"The message is too large or too complex."_s);
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8(), &problem);
    if (problem.error != QJsonParseError::NoError)
        return errorReply(u"JSON decoding error in the received message."_s);
    if (!document.isObject())
        return errorReply(u"A message must be a JSON object with an \"action\"."_s);

    const QJsonObject request = document.object();
    if (const QString wrong = problemWith(request, {{QLatin1String("action"), maxShortField}});
        !wrong.isEmpty()) {
        return errorReply(wrong);
    }
    const QString action = request.value("action"_L1).toString();
    if (action == actionName(Action::Register))
        return registerUser(request);
    if (action == actionName(Action::Connection))
        return connectUser(request);
    if (action == actionName(Action::TakeDecision))
        return takeDecision(request);
    if (action == actionName(Action::Disconnect))
        return disconnectUser(request);
    return errorReply(u"Unrecognized action \"%1\"."_s.arg(action.left(80)));
}

QString PracticeApi::registerUser(const QJsonObject &request)
{
    const QString wrong = problemWith(request,
                                      {{apiKeyField, maxShortField},
                                       {checksumField, maxShortField},
                                       {nameField, maxShortField},
                                       {promptField, maxPrompt}});
    if (!wrong.isEmpty())
        return errorReply(wrong);

    const QString checksum = request.value(checksumField).toString();
    const User user{request.value(nameField).toString(), request.value(promptField).toString()};
    const auto known = m_users.constFind(checksum);
    if (known != m_users.constEnd() && known->name != user.name)
        return errorReply(u"This checksum is registered already, with another name."_s);
    if (known == m_users.constEnd() && m_users.size() >= maxUsers)
        return errorReply(u"The practice server has no room for more users."_s);
    m_users.insert(checksum, user);
    return newTokenFor(checksum);
}

QString PracticeApi::connectUser(const QJsonObject &request)
{
    const QString wrong = problemWith(request, {{checksumField, maxShortField}});
    if (!wrong.isEmpty())
        return errorReply(wrong);
    const QString checksum = request.value(checksumField).toString();
    if (!m_users.contains(checksum))
        return errorReply(u"Unknown checksum: register first."_s);
    return newTokenFor(checksum);
}

QString PracticeApi::takeDecision(const QJsonObject &request) const
{
    const QString wrong = problemWith(
        request, {{tokenField, maxShortField}, {messageField, qsizetype{maxMessageBytes}}});
    if (!wrong.isEmpty())
        return errorReply(wrong);
    const auto checksum = m_checksums.constFind(request.value(tokenField).toString());
    if (checksum == m_checksums.constEnd())
        return errorReply(u"Invalid token: register or log in first."_s);
    const QString message = request.value(messageField).toString();
    return written(
        QJsonObject{{u"data"_s, practiceDecision(m_users.value(*checksum).prompt, message)}});
}

QString PracticeApi::disconnectUser(const QJsonObject &request)
{
    const QString wrong = problemWith(request, {{tokenField, maxShortField}});
    if (!wrong.isEmpty())
        return errorReply(wrong);
    if (!m_checksums.remove(request.value(tokenField).toString()))
        return errorReply(u"Invalid token: register or log in first."_s);
    return written(QJsonObject{{u"status"_s, u"disconnected"_s}});
}

QString PracticeApi::newTokenFor(const QString &checksum)
{
    std::array<quint32, 4> random{};
    QRandomGenerator::system()->fillRange(random.data(), qsizetype{random.size()});
    QString token = u"practice-"_s;
    for (const quint32 word : random)
        token += u"%1"_s.arg(word, 8, 16, QChar(u'0'));

    m_checksums.insert(token, checksum);
    m_tokens.enqueue(token);
    if (m_tokens.size() > maxTokens)
        m_checksums.remove(m_tokens.dequeue());
    return written(QJsonObject{{tokenField, token}});
}

} // namespace decidesk
