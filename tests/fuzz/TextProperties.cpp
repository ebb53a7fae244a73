#include "TextProperties.h"

#include "JsonIndenter.h"
#include "JsonText.h"
#include "LimitCheck.h"
#include "Redactor.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace decidesk {

namespace {

constexpr std::array contexts = {Redactor::Context::General, Redactor::Context::LoginReply};

QString plainCanary()
{
    return QStringLiteral("CANARY-0123456789");
}

QString awkwardCanary()
{
    return QStringLiteral("c\"\\n/\u00e9\u2022\ncanary");
}

QString fullyEscaped(const QString &text)
{
    QString result;
    for (const QChar c : text)
        result += QStringLiteral("\\u%1").arg(uint{c.unicode()}, 4, 16, QLatin1Char('0'));
    return result;
}

QJsonDocument documentOf(const QString &json)
{
    return QJsonDocument::fromJson(json.toUtf8());
}

const char *brokenByPresentSecrets(const QString &text, qsizetype position)
{
    Redactor redactor;
    redactor.addSecret(Secret(plainCanary()));
    redactor.addSecret(Secret(plainCanary() + QStringLiteral("-longer")));
    redactor.addSecret(Secret(plainCanary().first(9)));
    redactor.addSecret(Secret(awkwardCanary()));
    for (const QString &canary : {plainCanary(), awkwardCanary()}) {
        QString seeded = text;
        seeded.insert(position, canary);
        const QString escaped = fullyEscaped(canary);
        for (const Redactor::Context context : contexts) {
            if (redactor.redact(seeded, context).contains(canary))
                return "a present secret is never shown";
            if (redactor.redact(escaped + text, context).contains(escaped))
                return "nor is its escaped form";
        }
    }
    return nullptr;
}

const char *brokenBySecretKeys(const QString &json)
{
    const QString canary = QStringLiteral("SHORT");
    QString seeded = QStringLiteral(R"({"a":%1,"Tok\u0065n":["%2"],"x":{"checksum":"%2"},"b":%1})");
    seeded.replace(QLatin1String("%2"), canary).replace(QLatin1String("%1"), json);
    for (const Redactor::Context context : contexts) {
        const QString shown = Redactor().redact(seeded, context);
        if (shown.contains(canary) && !json.contains(canary))
            return "the value of a secret key is never shown";
        if (documentOf(shown).isNull() != documentOf(seeded).isNull())
            return "JSON stays JSON when values are hidden";
    }
    return nullptr;
}

const char *brokenByIndenting(const QString &text)
{
    const QString indented = indentedJson(text);
    if (indentedJson(indented) != indented)
        return "indenting twice is indenting once";
    const bool isJson = !documentOf(text).isNull() && !checkLimits(text, {});
    if (isJson && documentOf(indented) != documentOf(text))
        return "indented JSON is the same document";
    QString squeezed = indented;
    QString original = text;
    for (QString *const either : {&squeezed, &original})
        either->remove(u' ').remove(u'\n').remove(u'\r').remove(u'\t').remove(QChar(0xFEFF));
    if (squeezed != original)
        return "indenting changes nothing but white space";
    return nullptr;
}

const char *brokenByReading(const QString &text)
{
    if (checkJsonObject(text))
        return nullptr;
    const QString readable = reindented(text, Escapes::Readable);
    if (reindented(readable, Escapes::Readable) != readable)
        return "a readable text is readable";
    if (checkJsonObject(readable) || documentOf(readable) != documentOf(text))
        return "readable JSON is the same document";
    return nullptr;
}

const char *brokenByAction(const QString &text)
{
    const QJsonValue action = documentOf(text).object().value(QLatin1String("action"));
    // Qt takes a U+FEFF at the start of a string for a byte order mark and drops it.
    const bool qtWouldDrop = text.lastIndexOf(QChar(0xFEFF)) > 0;
    if (!action.isString() || checkJsonObject(text) || !action.toString().isValidUtf16()
        || qtWouldDrop)
        return nullptr;
    return actionOfJson(text) == action.toString() ? nullptr : "the action is Qt's";
}

} // namespace

const char *brokenTextProperty(QByteArrayView input)
{
    const QString text = QString::fromUtf8(input);
    const qsizetype position
        = input.isEmpty() ? 0 : static_cast<unsigned char>(input.front()) * text.size() / 255;
    if (const char *const broken = brokenByPresentSecrets(text, position))
        return broken;
    if (const char *const broken = brokenByIndenting(text))
        return broken;
    if (const char *const broken = brokenByReading(text))
        return broken;
    if (const char *const broken = brokenByAction(text))
        return broken;
    return documentOf(text).isNull() ? nullptr : brokenBySecretKeys(text);
}

} // namespace decidesk
