#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace decidesk {

/// A header of the request that opens a WebSocket, as the settings keep it.
struct ServerHeader
{
    QString name;
    QString value; ///< empty where it is secret: it is in the keychain then
    bool secret = false;

    friend bool operator==(const ServerHeader &, const ServerHeader &) = default;
};

/// What keeps a header from being sent.
enum class HeaderFault {
    None,
    NoName,
    NotAName, ///< no token of RFC 9110, 5.6.2
    OfTheProtocol, ///< the WebSocket handshake or HTTP's framing sets it itself
    OriginHasAField, ///< Origin is a setting of its own
    NoValue, ///< and it is not secret
    ControlCharacter, ///< in the value: it could end the line, and begin another header
    NameTwice,
};

/// What is wrong with one header, `NameTwice` aside.
HeaderFault faultOf(const ServerHeader &header);

/// The first fault among all of `headers`, with the header that has it.
struct FaultyHeader
{
    HeaderFault fault = HeaderFault::None;
    QString name;

    friend bool operator==(const FaultyHeader &, const FaultyHeader &) = default;
};
FaultyHeader firstFault(const QList<ServerHeader> &headers);

/// Whether `value` can stand in a header: no control characters and no lone surrogates. Characters
/// beyond ASCII go out as UTF-8.
bool isHeaderValue(const QString &value);

/// What a person typed as the origin of a page (RFC 6454, 7): `https://example.org`, with a port
/// where it has one, or `null`. Trims it, writes scheme and host as browsers do (lower case, ASCII
/// form) and drops a lone `/` at its end. Empty stays empty; nothing: it is none.
std::optional<QString> parseOrigin(const QString &typed);

/// What a person typed as the WebSocket subprotocols to ask for (RFC 6455, 4.1), separated by
/// commas: `chat, superchat`. Nothing: one is no token of RFC 9110, or stands there twice.
std::optional<QString> parseSubprotocols(const QString &typed);

} // namespace decidesk

Q_DECLARE_METATYPE(decidesk::HeaderFault)
