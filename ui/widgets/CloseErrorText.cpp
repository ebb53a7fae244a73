#include "CloseErrorText.h"

#include "ElidedLine.h"

#include <QCoreApplication>

namespace decidesk {

namespace {

/// In characters; a close frame has room for 123 bytes.
constexpr qsizetype longestReason = 240;

class Words
{
    Q_DECLARE_TR_FUNCTIONS(decidesk::ErrorText)

public:
    static QString cause(qint64 code);
    static QString advice(qint64 code);
    static QString title(qint64 code, const QString &reason);
};

QString Words::cause(qint64 code)
{
    switch (code) {
    case 1001:
        //: Why the server closed the connection: "The server closed the connection: %1 (1001)."
        return tr("it is shutting down");
    case 1002:
        //: Why the server closed the connection
        return tr("it did not understand what was sent");
    case 1003:
        //: Why the server closed the connection
        return tr("it does not accept this kind of data");
    case 1007:
        //: Why the server closed the connection
        return tr("it received damaged text");
    case 1008:
        //: Why the server closed the connection
        return tr("it does not allow what was sent");
    case 1009:
        //: Why the server closed the connection
        return tr("the message was too large for it");
    case 1011:
        //: Why the server closed the connection
        return tr("internal server error");
    case 1012:
        //: Why the server closed the connection
        return tr("it is restarting");
    case 1013:
        //: Why the server closed the connection
        return tr("it is too busy");
    case 1014:
        //: Why the server closed the connection
        return tr("a server behind it gave an invalid answer");
    default:
        return {};
    }
}

QString Words::advice(qint64 code)
{
    switch (code) {
    case 1001:
    case 1012:
        return tr("Try again in a moment.");
    case 1002:
    case 1003:
        return tr("Check that the server URL is that of a decision server.");
    case 1007:
        return tr("If it happens again, tell whoever runs the server.");
    case 1008:
        return tr("Check the login and the server URL, or ask whoever runs the server.");
    case 1009:
        return tr("Shorten the message, then send it again.");
    case 1011:
    case 1013:
    case 1014:
        return tr("Try again later.");
    default:
        return tr("Connect again, or ask whoever runs the server.");
    }
}

QString Words::title(qint64 code, const QString &reason)
{
    const bool hasCode = code != 0 && code != 1005 && code != 1006;
    const QString number = QString::number(code);
    if (!reason.isEmpty()) {
        //: %1 is what the server said, word for word
        return hasCode ? tr("The server closed the connection: “%1” (%2).").arg(reason, number)
                       : tr("The server closed the connection: “%1”.").arg(reason);
    }
    if (!hasCode)
        return tr("The server closed the connection without giving a code or a reason.");
    if (const QString why = cause(code); !why.isEmpty()) {
        //: %1 says why, such as "it is restarting"; %2 is a number such as 1012
        return tr("The server closed the connection: %1 (%2).").arg(why, number);
    }
    if (code >= 4000)
        return tr("The server closed the connection with a custom code (%1).").arg(number);
    return tr("The server closed the connection without giving a reason (%1).").arg(number);
}

} // namespace

ErrorText closeErrorText(const Error &error)
{
    return {Words::title(error.code, elidedLine(error.detail.trimmed(), longestReason)),
            Words::advice(error.code),
            {}};
}

} // namespace decidesk
