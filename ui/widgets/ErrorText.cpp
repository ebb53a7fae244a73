#include "ErrorText.h"

#include "AnswerErrorText.h"
#include "ConnectionErrorText.h"
#include "RefusalText.h"
#include "SqlText.h"

#include <QCoreApplication>
#include <QLocale>

namespace decidesk {

namespace {

using Kind = Error::Kind;

/// The words for what never left this computer.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(decidesk::ErrorText)

public:
    static ErrorText input(const Error &error);
    static ErrorText session(const Error &error);
    static ErrorText serverSecrets(const Error &error);
    static ErrorText computer(const Error &error);
    static QString storageAdvice(qint64 code);

private:
    static ErrorText emptyField(const QString &wireName);
    static ErrorText tooLong(const Error &error);
};

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

ErrorText Words::tooLong(const Error &error)
{
    const QString size = QLocale().formattedDataSize(error.code);
    if (error.detail.isEmpty())
        return {tr("The message is too long."),
                tr("A message can be up to 1 MiB; this one is %1. Shorten it, or send it in parts.")
                    .arg(size),
                {}};
    if (error.detail == u"prompt")
        return {tr("The prompt is too long."),
                tr("It can be up to 1 MiB; this one is %1. Shorten it, then try again. Nothing was "
                   "sent.")
                    .arg(size),
                {}};
    const QString advice = tr("It can be up to 4 KiB. Check whether you pasted something else, "
                              "then try again. Nothing was sent.");
    if (error.detail == u"API_KEY")
        return {tr("The API key is too long."), advice, {}};
    if (error.detail == u"checksum")
        return {tr("The checksum is too long."), advice, {}};
    return {tr("The name is too long."), advice, {}};
}

ErrorText Words::input(const Error &error)
{
    switch (error.kind) {
    case Kind::EmptyField:
        return emptyField(error.detail);
    case Kind::TextTooLong:
        return tooLong(error);
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
        return {tr("The address contains a user name or a password."),
                tr("They would be stored in plain text. Remove everything between :// and @, and "
                   "the @ too."),
                {}};
    case Kind::ConsentNeeded:
        return {tr("The connection to %1 is not encrypted.").arg(error.detail),
                tr("Others could read your API key, your checksum and all messages on the way. Use "
                   "an address that starts with wss://, or agree to send them anyway."),
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
        return {tr("Another request is still waiting for its answer."),
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

ErrorText Words::serverSecrets(const Error &error)
{
    switch (error.kind) {
    case Kind::ServerSecretMissing:
        return {tr("The value of the header %1 is not stored on this computer.").arg(error.detail),
                tr("Type it in Settings, under Server. Nothing was sent."),
                {}};
    case Kind::InvalidHeader:
        return {tr("The value of the header %1 can't be sent.").arg(error.detail),
                tr("It contains a control character, such as a line end. Type it again in "
                   "Settings, under Server. Nothing was sent."),
                {}};
    default:
        break;
    }
    if (error.code == 1)
        return {tr("The keychain of this computer is locked."),
                tr("It contains secrets that the connection to this server needs. Unlock it, then "
                   "try again. Nothing was sent."),
                error.detail};
    return {tr("The keychain of this computer can't be used."),
            tr("It contains secrets that the connection to this server needs: type the secret "
               "headers and the passphrase again in Settings, under Server. They work until you "
               "quit. Nothing was sent."),
            error.detail};
}

QString Words::storageAdvice(qint64 code)
{
    switch (code) {
    case sql_text::fullCode:
        return tr("The disk is full. Make room on it, then try again.");
    case sql_text::readOnlyCode:
        return tr("You may not write to the file. Change its permissions, then start Decidesk "
                  "again.");
    case sql_text::busyCode:
        return tr("Another program uses the file. End that program, then try again.");
    case sql_text::cannotOpenCode:
        return tr("Check that you may read and write the file and its folder, then try again.");
    default:
        return tr("Check that the disk is not full, then try again.");
    }
}

ErrorText Words::computer(const Error &error)
{
    switch (error.kind) {
    case Kind::KeychainUnavailable:
        if (error.code == 1)
            return {tr("The keychain of this computer is locked."),
                    tr("Unlock it, then try again. Nothing was sent."), error.detail};
        return {tr("The keychain of this computer can't be used."),
                tr("API keys and checksums work until you quit, but are not kept. Copy your "
                   "checksum to a safe place now."),
                error.detail};
    case Kind::FileUnwritable:
        return {tr("A file could not be written."),
                tr("Check that the disk is not full and that you may write there, then try again."),
                error.detail};
    case Kind::StorageFailed:
        return {tr("The conversation could not be read or stored."), storageAdvice(error.code),
                error.detail};
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
    case Kind::ServerSecretMissing:
    case Kind::ServerSecretsUnavailable:
    case Kind::InvalidHeader:
        return Words::serverSecrets(error);
    case Kind::HostNotFound:
    case Kind::ConnectionRefused:
    case Kind::NetworkUnreachable:
    case Kind::ConnectTimedOut:
    case Kind::ConnectFailed:
        return ConnectionErrorText::address(error);
    case Kind::ClientCertificateUnreadable:
    case Kind::ClientCertificateTooOld:
    case Kind::ClientKeyUnreadable:
    case Kind::ClientKeyLocked:
    case Kind::ClientKeyForeign:
        return ConnectionErrorText::clientCertificate(error);
    case Kind::CaFileUnreadable:
    case Kind::TlsUntrusted:
    case Kind::TlsWrongName:
    case Kind::TlsExpired:
    case Kind::TlsFailed:
        return ConnectionErrorText::encryption(error);
    case Kind::ClientCertificateWanted:
    case Kind::UpgradeRefused:
    case Kind::NotAWebSocket:
    case Kind::HungUp:
    case Kind::ProxyFailed:
        return refusalText(error);
    case Kind::ConnectionLost:
    case Kind::ClosedByServer:
    case Kind::BadFrame:
    case Kind::KeepAliveTimedOut:
        return ConnectionErrorText::link(error);
    case Kind::RequestTimedOut:
    case Kind::Cancelled:
    case Kind::Superseded:
    case Kind::ServerError:
        return AnswerErrorText::request(error);
    case Kind::NotJson:
    case Kind::NotAnObject:
    case Kind::NotText:
    case Kind::InvalidUtf8:
    case Kind::NoTokenInReply:
        return AnswerErrorText::reply(error);
    case Kind::MessageTooLarge:
    case Kind::MessageTooComplex:
    case Kind::MessageTooDeep:
    case Kind::TooManyMessages:
        return AnswerErrorText::limit(error);
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
