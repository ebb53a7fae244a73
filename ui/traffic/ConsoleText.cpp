#include "ConsoleText.h"

#include "AnswerErrorText.h"
#include "ErrorText.h"

#include <QCoreApplication>
#include <QLocale>

namespace decidesk {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(decidesk::ConsoleDock)
};

/// Where a text stops being JSON, and why.
QString positionOf(const Error &error)
{
    if (error.kind != Error::Kind::NotJson)
        return {};
    //: Where and why a text is not JSON; %1 is a position such as 17, %2 a cause
    return Words::tr("Byte %1: %2")
        .arg(QLocale().toString(error.code), AnswerErrorText::notJsonCause(error));
}

} // namespace

QString consoleRefusalText(const Error &refusal)
{
    switch (refusal.kind) {
    case Error::Kind::NotJson:
        return Words::tr("This is not JSON: the server will not process it.") + u'\n'
            + positionOf(refusal);
    case Error::Kind::NotAnObject:
        return Words::tr("This is JSON, but not an object: the server will not process it.");
    case Error::Kind::MessageTooLarge:
    case Error::Kind::MessageTooComplex:
    case Error::Kind::MessageTooDeep:
        return Words::tr("This is too large or nested too deeply to be checked.");
    case Error::Kind::NotConnected:
        return Words::tr("There is no server to send to. Choose an account first.");
    case Error::Kind::NoToken:
        return errorText(refusal).title + u' '
            + Words::tr("Nothing was sent. The console needs its own token: send Register or "
                        "Connection here first.");
    case Error::Kind::ConsentNeeded:
        return errorText(refusal).title + u' '
            + Words::tr(
                   "Nothing was sent. When you log in, you will be asked whether to allow this.");
    default:
        return errorSentence(refusal);
    }
}

QString consoleFailureText(const Error &failure)
{
    // Nobody can cancel here: the server changed before the message was out.
    if (failure.kind == Error::Kind::Cancelled)
        return Words::tr("A message was not sent: the server changed before there was a "
                         "connection.");
    const QString text = errorSentence(failure);
    const QString position = positionOf(failure);
    if (!position.isEmpty())
        return text + u'\n' + position;
    const bool isSaid = failure.kind == Error::Kind::ClosedByServer;
    if (failure.received.isEmpty() && !failure.detail.isEmpty() && !isSaid)
        return text + u'\n' + failure.detail;
    return text;
}

QString consoleLeftText(const QString &place, const QString &present)
{
    QString why;
    if (present.isEmpty()) {
        why = Words::tr("There is no server any more.");
    } else if (present == place) {
        why = Words::tr("The server's settings have changed.");
    } else {
        //: %1 is a host and port
        why = Words::tr("The server is now %1.").arg(present);
    }
    //: %1 is a host and port
    return why + u' '
        + Words::tr("The connection to %1 was closed and its token forgotten.").arg(place);
}

} // namespace decidesk
