#include "Refusal.h"

#include "ConnectionErrors.h"
#include "ReplyParser.h"
#include "Server.h"

#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <variant>

namespace decidesk {

namespace {

constexpr qsizetype longestShownText = 2048;
constexpr qsizetype longestPageText = 200;
constexpr qint64 longestWait = qint64{365} * 24 * 60 * 60;

bool isText(const HttpAnswer &answer)
{
    const QByteArray type = answer.header("content-type").toLower();
    const bool textual = type.isEmpty() || type.startsWith("text/") || type.contains("json")
        || type.contains("xml");
    return textual && !answer.body.contains('\0');
}

QString textOf(const QByteArray &body)
{
    // A character that is cut off at the end is no error.
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder(body);
    return decoder.hasError() ? QString::fromLatin1(body) : text;
}

/// Without control characters but the ends of lines.
QString printable(QString text)
{
    text.remove(u'\r');
    text.removeIf(
        [](QChar c) { return c.category() == QChar::Other_Control && c != u'\n' && c != u'\t'; });
    return text;
}

bool isMarkup(const QString &text)
{
    return text.trimmed().startsWith(u'<');
}

/// The entities that stand in the pages of servers.
QString withoutEntities(QString text)
{
    static constexpr std::array<std::pair<QLatin1StringView, QLatin1StringView>, 6> named{{
        {QLatin1StringView("&lt;"), QLatin1StringView("<")},
        {QLatin1StringView("&gt;"), QLatin1StringView(">")},
        {QLatin1StringView("&quot;"), QLatin1StringView("\"")},
        {QLatin1StringView("&#39;"), QLatin1StringView("'")},
        {QLatin1StringView("&nbsp;"), QLatin1StringView(" ")},
        {QLatin1StringView("&amp;"), QLatin1StringView("&")},
    }};
    for (const auto &[entity, character] : named)
        text.replace(entity, character);
    return text;
}

QString wordsOfMarkup(QString text)
{
    constexpr auto options = QRegularExpression::CaseInsensitiveOption
        | QRegularExpression::DotMatchesEverythingOption;
    static const QRegularExpression titleElement(
        QStringLiteral(R"(<title[^>]*>(.*?)(?:</title|$))"), options);
    static const QRegularExpression unseen(
        QStringLiteral(R"(<!--.*?(?:-->|$)|<(head|title|style|script)\b.*?(?:</\1\s*>|$))"),
        options);
    static const QRegularExpression tag(QStringLiteral("<[^>]*(?:>|$)"));
    const QString title = withoutEntities(titleElement.match(text).captured(1)).simplified();
    const QString words
        = withoutEntities(text.remove(unseen).replace(tag, QStringLiteral(" "))).simplified();
    return words.isEmpty() || (words.size() > longestPageText && !title.isEmpty()) ? title : words;
}

QString wordsOf(const QString &text)
{
    if (isMarkup(text))
        return wordsOfMarkup(text);
    const std::variant<QString, Error> words = parseUnsolicited(text);
    const auto *said = std::get_if<QString>(&words);
    return (said ? *said : text).simplified();
}

qint64 secondsToWait(const HttpAnswer &answer, const QDateTime &now)
{
    const auto timeOf = [](QByteArray value) {
        return QDateTime::fromString(QString::fromLatin1(value.replace("GMT", "+0000")),
                                     Qt::RFC2822Date);
    };
    const QByteArray value = answer.header("retry-after");
    bool isNumber = false;
    const qlonglong seconds = value.toLongLong(&isNumber);
    if (isNumber)
        return std::clamp<qint64>(seconds, 0, longestWait);
    const QDateTime until = timeOf(value);
    const QDateTime sent = timeOf(answer.header("date"));
    if (!until.isValid())
        return 0;
    return std::clamp<qint64>((sent.isValid() ? sent : now).secsTo(until), 0, longestWait);
}

} // namespace

QString wordsOfBody(const HttpAnswer &answer)
{
    return isText(answer) ? wordsOf(textOf(answer.body)) : QString();
}

QString shownAnswer(const HttpAnswer &answer)
{
    static constexpr std::array telling{"location",     "www-authenticate", "proxy-authenticate",
                                        "retry-after",  "upgrade",          "connection",
                                        "content-type", "server",           "via"};
    QString shown = QStringLiteral("HTTP %1 %2").arg(answer.status).arg(answer.phrase).trimmed();
    for (const auto &[name, value] : answer.headers) {
        if (std::find(telling.begin(), telling.end(), name) != telling.end())
            shown += u'\n' + QString::fromLatin1(name) + QStringLiteral(": ")
                + QString::fromLatin1(value);
    }
    if (isText(answer)) {
        const QString text = textOf(answer.body);
        shown += QStringLiteral("\n\n") + (isMarkup(text) ? wordsOfMarkup(text) : text.trimmed());
    }
    return printable(shown).trimmed().left(longestShownText);
}

QString newAddress(const QByteArray &location, const QUrl &asked)
{
    QUrl url = asked.resolved(QUrl::fromEncoded(location));
    if (url.scheme() == QLatin1String("http"))
        url.setScheme(QStringLiteral("ws"));
    else if (url.scheme() == QLatin1String("https"))
        url.setScheme(QStringLiteral("wss"));
    const std::variant<QUrl, Error> address = parseServerUrl(url.toString(QUrl::FullyEncoded));
    const auto *found = std::get_if<QUrl>(&address);
    return found && *found != asked ? found->toString(QUrl::FullyEncoded) : QString();
}

Error errorOfRefusal(const HttpAnswer &answer, const QUrl &asked, const QDateTime &now)
{
    const QString words = wordsOfBody(answer);
    Error error = errorOfStatus(answer.status, words.isEmpty() ? answer.phrase : words);
    error.received = shownAnswer(answer);
    error.retryAfterSeconds = secondsToWait(answer, now);
    const QByteArray location = answer.header("location");
    if (answer.status >= 300 && answer.status < 400 && !location.isEmpty())
        error.address = newAddress(location, asked);
    return error;
}

} // namespace decidesk
