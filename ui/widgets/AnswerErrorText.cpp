#include "AnswerErrorText.h"

#include "DurationText.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace decidesk {

namespace {

using Kind = Error::Kind;

/// Longer words of a server stand under *Details* only.
constexpr qsizetype longestQuote = 240;

class Words
{
    Q_DECLARE_TR_FUNCTIONS(decidesk::ErrorText)

public:
    static QString serverError(const QString &words);
    static QString whatCame(const Error &error);
};

QString Words::serverError(const QString &words)
{
    const QString line = words.simplified();
    if (line.isEmpty())
        return tr("The server answered with an error.");
    const QString shown = line.size() > longestQuote ? line.left(longestQuote) + u'…' : line;
    //: %1 is what the server said, word for word
    return tr("The server answered with an error: “%1”.").arg(shown);
}

QString Words::whatCame(const Error &error)
{
    QStringList parts;
    if (!error.detail.isEmpty())
        parts += error.detail;
    if (!error.received.isEmpty())
        parts += tr("Received:") + u'\n' + error.received;
    return parts.join(QStringLiteral("\n\n"));
}

} // namespace

ErrorText AnswerErrorText::request(const Error &error)
{
    switch (error.kind) {
    case Kind::RequestTimedOut:
        return {Words::tr("No answer came within %1.").arg(durationText(error.code)),
                Words::tr("The server may still be working on it. Try again, or allow more time in "
                          "Settings, under Advanced."),
                error.detail};
    case Kind::Cancelled:
        return {Words::tr("You cancelled it."), {}, error.detail};
    case Kind::Superseded:
        return {Words::tr("You disconnected before the answer came."),
                Words::tr("It is not known whether the server has seen the message."),
                error.detail};
    case Kind::ServerError:
        return {Words::serverError(error.detail), {}, Words::whatCame(error)};
    default:
        return {};
    }
}

ErrorText AnswerErrorText::reply(const Error &error)
{
    switch (error.kind) {
    case Kind::NotJson:
        return {Words::tr("JSON decoding error in the received message."),
                Words::tr(
                    "The server's answer can't be read. Try again; if it happens again, check that "
                    "the server URL is that of a decision server."),
                Words::tr("Position: byte %1").arg(error.code) + u'\n' + Words::tr("Cause: ")
                    + notJsonCause(error) + QStringLiteral("\n\n") + Words::tr("Received:") + u'\n'
                    + error.received};
    case Kind::NotAnObject:
        return {Words::tr("The server's answer is JSON, but not an object."),
                Words::tr(
                    "It can't be understood. Try again; if it happens again, tell whoever runs the "
                    "server."),
                Words::whatCame(error)};
    case Kind::NotText:
        return {Words::tr("The server sent data that is not text."),
                Words::tr("It can't be shown. If it happens again, tell whoever runs the server."),
                Words::whatCame(error)};
    case Kind::InvalidUtf8:
        return {
            Words::tr("The server sent damaged text."),
            Words::tr(
                "It is not valid UTF-8, and the connection was closed. If it happens again, tell "
                "whoever runs the server."),
            Words::whatCame(error)};
    case Kind::NoTokenInReply:
        return {Words::tr("The server's answer contains no token."),
                Words::tr(
                    "You are not logged in. See Details for the server's answer, then try again."),
                Words::whatCame(error)};
    default:
        return {};
    }
}

QString AnswerErrorText::notJsonCause(const Error &error)
{
    return QCoreApplication::translate("decidesk::JsonReader", error.detail.toUtf8().constData());
}

ErrorText AnswerErrorText::limit(const Error &error)
{
    const QString advice = Words::tr(
        "It was not read, and the connection was closed to protect this computer. If it happens "
        "again, tell whoever runs the server.");
    const QLocale locale;
    switch (error.kind) {
    case Kind::MessageTooLarge:
        return {Words::tr("The server's message is larger than %1.")
                    .arg(locale.formattedDataSize(error.code)),
                Words::tr(
                    "It was not read, and the connection was closed to protect this computer. You "
                    "can change the limit in Settings, under Advanced."),
                error.detail};
    case Kind::MessageTooComplex:
        return {Words::tr("The server's message has more than %1 JSON elements.")
                    .arg(locale.toString(error.code)),
                advice, error.detail};
    case Kind::MessageTooDeep:
        return {Words::tr("The server's message is nested more than %1 levels deep.")
                    .arg(locale.toString(error.code)),
                advice, error.detail};
    case Kind::TooManyMessages:
        return {Words::tr("The server sends messages faster than they can be stored."),
                Words::tr("The connection was closed to protect this computer. What had arrived by "
                          "then is kept."),
                error.detail};
    default:
        return {};
    }
}

} // namespace decidesk
