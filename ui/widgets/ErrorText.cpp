#include "ErrorText.h"

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
    static ErrorText input(const Error &error);
    static ErrorText session(const Error &error);
    static ErrorText address(const Error &error);
    static ErrorText encryption(const Error &error);
    static ErrorText upgrade(const Error &error);
    static ErrorText link(const Error &error);
    static ErrorText closed(const Error &error);
    static ErrorText request(const Error &error);
    static ErrorText reply(const Error &error);
    static ErrorText limit(const Error &error);
    static ErrorText computer(const Error &error);

private:
    static ErrorText emptyField(const QString &wireName);
    static QString closeAdvice(qint64 code);
    static QString duration(qint64 milliseconds);
    static QString quoted(const QString &words);
    static QString whatCame(const Error &error);
};

QString Words::duration(qint64 milliseconds)
{
    const QLocale locale;
    if (milliseconds < 1000)
        //: A duration in milliseconds
        return tr("%1 ms").arg(locale.toString(milliseconds));
    //: A duration in seconds
    return tr("%1 s").arg(locale.toString(static_cast<double>(milliseconds) / 1000, 'g', 6));
}

QString Words::quoted(const QString &words)
{
    const QString line = words.simplified();
    if (line.isEmpty())
        return {};
    const QString shown = line.size() > longestQuote ? line.left(longestQuote) + u'…' : line;
    //: What the server said, word for word
    return tr("It says: “%1”").arg(shown);
}

QString Words::whatCame(const Error &error)
{
    QStringList parts;
    if (!error.detail.isEmpty())
        parts += error.detail;
    if (!error.received.isEmpty())
        parts += tr("What came:") + u'\n' + error.received;
    return parts.join(QStringLiteral("\n\n"));
}

ErrorText Words::emptyField(const QString &wireName)
{
    const QString advice = tr("Fill it in, then try again. Nothing was sent.");
    if (wireName == u"API_KEY")
        return {tr("The API key is empty."), advice, {}};
    if (wireName == u"checksum")
        return {tr("The checksum is empty."), advice, {}};
    if (wireName == u"name")
        return {tr("The name is empty."), advice, {}};
    if (wireName == u"prompt")
        return {tr("The prompt is empty."), advice, {}};
    if (wireName == u"message")
        return {tr("The message is empty."), tr("Write something, then send it."), {}};
    return {tr("A field is empty."), advice, wireName};
}

ErrorText Words::input(const Error &error)
{
    switch (error.kind) {
    case Kind::EmptyField:
        return emptyField(error.detail);
    case Kind::TextTooLong:
        return {tr("The message is too long."),
                tr("A message can have 1 MiB; this one has %1. Shorten it, or send it in parts.")
                    .arg(QLocale().formattedDataSize(error.code)),
                {}};
    case Kind::InvalidUrl:
        return {tr("This is not the address of a server."),
                tr("Write it like ws://localhost:3000/ws or wss://example.org/ws."), error.detail};
    case Kind::UnsupportedScheme:
        return {
            tr("The address has to start with ws:// or wss://."),
            error.detail.isEmpty()
                ? tr("Put wss:// in front of it for an encrypted connection, else ws://.")
                : tr("It starts with %1://. Use wss:// for an encrypted connection, else ws://.")
                      .arg(error.detail),
            {}};
    case Kind::UrlWithCredentials:
        return {tr("The address holds a user name or a password."),
                tr("They would be kept in plain text. Remove everything from after :// up to and "
                   "including the @."),
                {}};
    case Kind::ConsentNeeded:
        return {tr("The connection to %1 is not encrypted.").arg(error.detail),
                tr("Your API key, your checksum and all messages could be read on the way. Use an "
                   "address that starts with wss://, or agree to send them all the same."),
                {}};
    default:
        return {};
    }
}

ErrorText Words::session(const Error &error)
{
    switch (error.kind) {
    case Kind::NoToken:
        return {tr("No valid token: register or log in first."), tr("Nothing was sent."), {}};
    case Kind::UnrecognizedAction:
        return {tr("Unrecognized action \"%1\": the server will not process it.").arg(error.detail),
                tr("The server knows Register, Connection, TakeDecision and Disconnect."),
                {}};
    case Kind::Busy:
        return {tr("Another request still waits for its answer."),
                tr("Wait for it or cancel it, then try again."),
                {}};
    case Kind::NotConnected:
        return {tr("There is no connection to the server."), tr("Log in, then try again."), {}};
    case Kind::SecretMissing:
        return {tr("The checksum of this account is not stored on this computer."),
                tr("Log in with the checksum that you kept when you registered."), error.detail};
    default:
        return {};
    }
}

ErrorText Words::address(const Error &error)
{
    switch (error.kind) {
    case Kind::HostNotFound:
        return {tr("The server was not found."),
                tr("No computer of this name is known. Check the server URL in Settings for typing "
                   "errors, and whether this computer is online."),
                error.detail};
    case Kind::ConnectionRefused:
        return {tr("Nothing answers at the server's address."),
                tr("The server may not be running, or the port in the server URL is another one. "
                   "Check both, then try again."),
                error.detail};
    case Kind::NetworkUnreachable:
        return {tr("The network can't be reached."),
                tr("Check whether this computer is online, then try again."), error.detail};
    case Kind::ConnectTimedOut:
        return {
            tr("The server did not answer within %1.").arg(duration(error.code)),
            tr("It may be switched off, too busy, or behind a firewall. Check the server URL in "
               "Settings, or try again later."),
            error.detail};
    case Kind::ProxyFailed:
        return {tr("The proxy did not let the connection through."),
                tr("Check the system's proxy settings, or choose not to use a proxy in Settings, "
                   "under Server."),
                error.detail};
    case Kind::ConnectFailed:
        return {tr("The connection could not be made."),
                tr("Check the server URL in Settings, or try again later."), error.detail};
    default:
        return {};
    }
}

ErrorText Words::encryption(const Error &error)
{
    switch (error.kind) {
    case Kind::CaFileUnreadable:
        return {tr("The CA file could not be read."),
                tr("It has to be a PEM file with the certificate of an issuer. Choose another file "
                   "in Settings, or leave the field empty."),
                error.detail};
    case Kind::TlsUntrusted:
        return {tr("The server's certificate is not trusted."),
                tr("Nobody whom this computer trusts vouches for it, so nothing was sent. If the "
                   "server belongs to your organisation, choose its CA file in Settings."),
                error.detail};
    case Kind::TlsWrongName:
        return {tr("The server's certificate belongs to another name."),
                tr("Nothing was sent. Check the host in the server URL; if it is right, tell "
                   "whoever runs the server."),
                error.detail};
    case Kind::TlsExpired:
        return {
            tr("The server's certificate is not valid today."),
            tr("It has expired or is not valid yet, so nothing was sent. Check the date of this "
               "computer; if it is right, tell whoever runs the server."),
            error.detail};
    case Kind::TlsFailed:
        return {tr("No encrypted connection could be made."),
                tr("The server may not speak wss:// on this port. Check the scheme and the port in "
                   "the server URL."),
                error.detail};
    default:
        return {};
    }
}

ErrorText Words::upgrade(const Error &error)
{
    if (error.kind == Kind::NotAWebSocket)
        return {tr("Something answered, but it is no WebSocket server."),
                tr("Check the host, the port and the path in the server URL."), error.detail};

    const QString title = tr("The server refused the connection (HTTP %1).").arg(error.code);
    if (error.code == 401 || error.code == 403)
        return {title,
                tr("It lets only some in. Ask whoever runs the server for the right address."),
                error.detail};
    if (error.code == 404)
        return {title, tr("It knows no such path. Check the end of the server URL."), error.detail};
    if (error.code >= 300 && error.code < 400)
        return {title, tr("It has moved. Ask whoever runs the server for the new address."),
                error.detail};
    if (error.code >= 500)
        return {title, tr("It is overloaded or being repaired. Try again later."), error.detail};
    return {title, tr("Check the server URL in Settings."), error.detail};
}

QString Words::closeAdvice(qint64 code)
{
    switch (code) {
    case 1001:
    case 1012:
        return tr("It is being stopped or restarted. Try again in a moment.");
    case 1002:
    case 1003:
        return tr(
            "It could not make sense of what was sent. Check that the server URL is that of a "
            "decision server.");
    case 1007:
        return tr("A text on the way was damaged. If it happens again, tell whoever runs the "
                  "server.");
    case 1008:
        return tr(
            "It does not accept what was sent. Log in again, or ask whoever runs the server.");
    case 1009:
        return tr("The message was too large for it. Shorten it, then send it again.");
    case 1011:
        return tr("It had a fault of its own. Try again later.");
    case 1013:
        return tr("It is overloaded. Try again later.");
    default:
        return tr("Connect again, or ask whoever runs the server.");
    }
}

ErrorText Words::closed(const Error &error)
{
    QStringList details;
    if (error.code != 0)
        details += tr("Close code: %1").arg(error.code);
    if (!error.detail.isEmpty())
        details += tr("Reason: %1").arg(error.detail);
    return {tr("The server closed the connection."), closeAdvice(error.code), details.join(u'\n')};
}

ErrorText Words::link(const Error &error)
{
    switch (error.kind) {
    case Kind::ConnectionLost:
        return {tr("The connection to the server was lost."),
                tr("Check whether this computer is online, then connect again."), error.detail};
    case Kind::ClosedByServer:
        return closed(error);
    case Kind::KeepAliveTimedOut:
        return {tr("The server gave no more sign of life."),
                tr("The connection was closed. Check whether this computer is online, then connect "
                   "again."),
                error.detail};
    default:
        return {};
    }
}

ErrorText Words::request(const Error &error)
{
    switch (error.kind) {
    case Kind::RequestTimedOut:
        return {tr("No answer came within %1.").arg(duration(error.code)),
                tr("The server may still be working on it. Try again, or allow more time in "
                   "Settings, under Advanced."),
                error.detail};
    case Kind::Cancelled:
        return {tr("You cancelled it."), {}, error.detail};
    case Kind::Superseded:
        return {tr("You disconnected before the answer came."),
                tr("It is not known whether the server has seen the message."), error.detail};
    case Kind::ServerError:
        return {tr("The server answered with an error."), quoted(error.detail), whatCame(error)};
    default:
        return {};
    }
}

ErrorText Words::reply(const Error &error)
{
    switch (error.kind) {
    case Kind::NotJson:
        return {tr("JSON decoding error in the received message."),
                tr("The server's answer can't be read. Try again; if it happens again, check that "
                   "the server URL is that of a decision server."),
                tr("Position: byte %1").arg(error.code) + u'\n' + tr("Cause: ") + error.detail
                    + QStringLiteral("\n\n") + tr("What came:") + u'\n' + error.received};
    case Kind::NotAnObject:
        return {tr("The server's answer is JSON, but not an object."),
                tr("It can't be understood. Try again; if it happens again, tell whoever runs the "
                   "server."),
                whatCame(error)};
    case Kind::NotText:
        return {tr("The server sent data that is not text."),
                tr("It can't be shown. If it happens again, tell whoever runs the server."),
                whatCame(error)};
    case Kind::InvalidUtf8:
        return {
            tr("The server sent a damaged text."),
            tr("It is not valid UTF-8, and the connection was closed. If it happens again, tell "
               "whoever runs the server."),
            whatCame(error)};
    case Kind::NoTokenInReply:
        return {tr("The server's answer holds no token."),
                tr("You are not logged in. Look under Details for what it said, then try again."),
                whatCame(error)};
    default:
        return {};
    }
}

ErrorText Words::limit(const Error &error)
{
    const QString advice
        = tr("It was not read and the connection was closed, so that this computer "
             "stays usable. The limit stands in Settings, under Advanced.");
    const QLocale locale;
    switch (error.kind) {
    case Kind::MessageTooLarge:
        return {
            tr("The server's message is larger than %1.").arg(locale.formattedDataSize(error.code)),
            advice, error.detail};
    case Kind::MessageTooComplex:
        return {tr("The server's message has more than %1 parts.").arg(locale.toString(error.code)),
                advice, error.detail};
    case Kind::MessageTooDeep:
        return {tr("The server's message is nested more than %1 levels deep.")
                    .arg(locale.toString(error.code)),
                advice, error.detail};
    default:
        return {};
    }
}

ErrorText Words::computer(const Error &error)
{
    switch (error.kind) {
    case Kind::KeychainUnavailable:
        return {tr("The keychain of this computer can't be used."),
                tr("API keys and checksums work until you quit, but are not kept. Copy your "
                   "checksum to a safe place now."),
                error.detail};
    case Kind::FileUnwritable:
        return {tr("A file could not be written."),
                tr("Check that the disk is not full and that you may write there, then try again."),
                error.detail};
    case Kind::StorageFailed:
        return {tr("The conversation could not be read or stored."),
                tr("Check that the disk is not full, then try again."), error.detail};
    case Kind::StorageTooNew:
        return {tr("The conversations of this profile were stored by a newer Decidesk."),
                tr("Start the newer version, or use another profile. Nothing was changed."),
                error.detail};
    default:
        return {};
    }
}

} // namespace

ErrorText errorText(const Error &error)
{
    switch (error.kind) {
    case Kind::None:
        return {};
    case Kind::EmptyField:
    case Kind::TextTooLong:
    case Kind::InvalidUrl:
    case Kind::UnsupportedScheme:
    case Kind::UrlWithCredentials:
    case Kind::ConsentNeeded:
        return Words::input(error);
    case Kind::NoToken:
    case Kind::UnrecognizedAction:
    case Kind::Busy:
    case Kind::NotConnected:
    case Kind::SecretMissing:
        return Words::session(error);
    case Kind::HostNotFound:
    case Kind::ConnectionRefused:
    case Kind::NetworkUnreachable:
    case Kind::ConnectTimedOut:
    case Kind::ProxyFailed:
    case Kind::ConnectFailed:
        return Words::address(error);
    case Kind::CaFileUnreadable:
    case Kind::TlsUntrusted:
    case Kind::TlsWrongName:
    case Kind::TlsExpired:
    case Kind::TlsFailed:
        return Words::encryption(error);
    case Kind::UpgradeRefused:
    case Kind::NotAWebSocket:
        return Words::upgrade(error);
    case Kind::ConnectionLost:
    case Kind::ClosedByServer:
    case Kind::KeepAliveTimedOut:
        return Words::link(error);
    case Kind::RequestTimedOut:
    case Kind::Cancelled:
    case Kind::Superseded:
    case Kind::ServerError:
        return Words::request(error);
    case Kind::NotJson:
    case Kind::NotAnObject:
    case Kind::NotText:
    case Kind::InvalidUtf8:
    case Kind::NoTokenInReply:
        return Words::reply(error);
    case Kind::MessageTooLarge:
    case Kind::MessageTooComplex:
    case Kind::MessageTooDeep:
        return Words::limit(error);
    case Kind::KeychainUnavailable:
    case Kind::FileUnwritable:
    case Kind::StorageFailed:
    case Kind::StorageTooNew:
        return Words::computer(error);
    }
    return {};
}

QString errorSentence(const Error &error)
{
    const ErrorText text = errorText(error);
    return text.advice.isEmpty() ? text.title : text.title + u' ' + text.advice;
}

} // namespace decidesk
