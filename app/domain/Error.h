#pragma once

#include <QMetaType>
#include <QObject>
#include <QString>

namespace decidesk {

/// What went wrong, as a value. The sentence a user reads is made from it in `ui/ErrorText`.
struct Error
{
    Q_GADGET

public:
    /// The history keeps the names: one that was given stays.
    enum class Kind {
        None,

        // Input, nothing was sent
        EmptyField, ///< `detail`: the wire name of the field
        TextTooLong, ///< `code`: its bytes; `detail`: wire name of the field; empty: the message
        InvalidUrl, ///< not a URL with a host
        UnsupportedScheme, ///< neither ws nor wss; `detail`: the scheme
        UrlWithCredentials, ///< user:password@ in the URL would end up in settings and logs
        NoToken, ///< an action that needs a token while there is none
        UnrecognizedAction, ///< `detail`: the action
        ConsentNeeded, ///< a secret would travel unencrypted to another machine; `detail`: the host
        Busy, ///< a request is in flight already
        NotConnected,
        SecretMissing, ///< the checksum of the account is not in the keychain
        ServerSecretMissing, ///< a value that the server's settings name is not in the keychain;
                             ///< `detail`: the header's name
        ServerSecretsUnavailable, ///< they can't be read; `detail`: the cause; `code`: 1 where the
                                  ///< keychain is only locked
        InvalidHeader, ///< a kept value can't stand in a header; `detail`: its name

        // Connecting
        HostNotFound,
        ConnectionRefused,
        NetworkUnreachable,
        ConnectTimedOut, ///< `code`: the deadline in ms
        CaFileUnreadable, ///< `detail`: the path
        ClientCertificateUnreadable, ///< no file, or no certificate in it; `detail`: the path
        ClientCertificateTooOld, ///< PKCS #12 in an encryption of old; `detail`: the path
        ClientKeyUnreadable, ///< no file, or no RSA or EC key in it; `detail`: the path
        ClientKeyLocked, ///< no passphrase, or the wrong one; `detail`: the path
        ClientKeyForeign, ///< the key does not belong to the certificate
        TlsUntrusted, ///< unknown issuer or self-signed
        TlsWrongName,
        TlsExpired, ///< expired or not valid yet
        TlsFailed, ///< any other TLS trouble
        ClientCertificateWanted, ///< TLS: the server lets in only with a certificate that it
                                 ///< trusts; `code`: the number of its alert
        UpgradeRefused, ///< HTTP answer other than 101; `code`: the HTTP status
        NotAWebSocket, ///< something answered that does not speak WebSocket; `code`: the HTTP
                       ///< status, 101 where it agreed in a form that QWebSocket can't read, 0:
                       ///< none
        HungUp, ///< the server ended the connection before it had answered the upgrade; `code`: 1
                ///< where that was while TLS was being set up
        ProxyFailed, ///< before the server was reached; `code`: 407 where it wants a password, 403
                     ///< where it allows no such connection, else 0; `address`: host:port
        ConnectFailed, ///< any other reason

        // The link
        ConnectionLost,
        ClosedByServer, ///< `code`: the WebSocket close code, 1005: none; `detail`: the reason
        BadFrame, ///< the server broke the WebSocket protocol; `detail`: how, in English
        KeepAliveTimedOut,

        // Requests
        RequestTimedOut, ///< `code`: the deadline in ms
        Cancelled,
        Superseded, ///< a Disconnect was written while this request was in flight

        // What came back
        ServerError, ///< `detail`: the server's own text, redacted; `received`: the whole object
                     ///< where the text is only a part of it
        NotJson, ///< `code`: byte position, `detail`: the cause, `received`: the text
        NotAnObject, ///< JSON, but no object; `received`: what came
        NotText, ///< a binary frame that is not UTF-8
        InvalidUtf8, ///< a text message with broken UTF-8 (close code 1007)
        NoTokenInReply, ///< a login reply with neither token nor error; `received`: what came
        MessageTooLarge, ///< `code`: the limit in bytes
        MessageTooComplex, ///< `code`: the limit of structural characters
        MessageTooDeep, ///< `code`: the limit of levels
        TooManyMessages, ///< they come faster than they can be stored

        // This computer
        KeychainUnavailable, ///< `detail`: the cause; `code`: 1 where it is only locked
        FileUnwritable, ///< `detail`: path and cause
        StorageFailed, ///< the history could not be read or written; `detail`: the cause,
                       ///< `code`: SQLite's primary result code, or 0
        StorageTooNew, ///< the history was written by a newer Decidesk; `detail`: the path
    };
    Q_ENUM(Kind)

    Kind kind = Kind::None;
    QString detail; ///< redacted, plain text; English or the server's words
    qint64 code = 0; ///< see the kind
    QString received; ///< what came, redacted, for *Details*; empty for most kinds
    QString address = {}; ///< UpgradeRefused: where the server says to go instead, a URL that
                          ///< `parseServerUrl` accepts; ProxyFailed: of the proxy; else empty
    qint64 retryAfterSeconds = 0; ///< UpgradeRefused: how long the server asks to wait; 0: not said

    friend bool operator==(const Error &, const Error &) = default;
};

/// Whether a request that failed may have reached the server.
enum class Sent {
    No, ///< not a byte of it was handed to the socket
    Maybe, ///< handed to the socket; what the server did with it is not known
};

} // namespace decidesk

Q_DECLARE_METATYPE(decidesk::Error)
