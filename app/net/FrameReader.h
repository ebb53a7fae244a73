#pragma once

#include "Error.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <variant>

namespace decidesk {

/// Cuts what a WebSocket server sends into messages and control frames (RFC 6455, 5). Bytes in,
/// values out; knows no socket.
///
/// A message may be cut into frames anywhere, also inside a character; only the whole of it must be
/// UTF-8. The limit is held before memory is taken. After a close frame or a fault it takes no
/// more.
class FrameReader
{
public:
    struct TextMessage
    {
        QString text;
        qint64 bytes = 0; ///< of the UTF-8
    };
    struct BinaryMessage
    {
        QByteArray data;
    };
    struct Ping
    {
        QByteArray payload; ///< the pong must carry the same
    };
    struct Pong
    {
        QByteArray payload;
    };
    struct Close
    {
        int code = noCloseCode;
        QString reason;
    };
    /// The server broke the protocol, or a limit.
    struct Fault
    {
        Error error; ///< BadFrame, InvalidUtf8 or MessageTooLarge
        int closeCode = 0; ///< with which RFC 6455, 7.4.1, has the connection closed
    };
    using Event = std::variant<TextMessage, BinaryMessage, Ping, Pong, Close, Fault>;

    /// Stands for a close frame without a code (RFC 6455, 7.1.5).
    static constexpr int noCloseCode = 1005;

    /// `maxBytes`: of a whole message.
    explicit FrameReader(qint64 maxBytes) : m_maxBytes(maxBytes) {}

    /// Adds bytes as they came. Call `next` until it answers nothing.
    void feed(const QByteArray &bytes);

    /// What came next, or nothing until more is fed.
    std::optional<Event> next();

    /// Whether a message has begun that has not ended.
    [[nodiscard]] bool isInMessage() const;

private:
    struct Header
    {
        bool isLast = false;
        int opcode = 0;
        qint64 payloadBytes = 0;
        qsizetype ownBytes = 0;
    };

    [[nodiscard]] qsizetype available() const { return m_input.size() - m_position; }
    [[nodiscard]] QByteArrayView take(qsizetype count);
    std::optional<Event> nextFrame();
    [[nodiscard]] std::variant<std::optional<Header>, Fault> readHeader() const;
    [[nodiscard]] std::optional<Fault> faultOf(const Header &header) const;
    std::optional<Event> takePayload();
    std::optional<Event> finish(Event last);
    static Event controlEvent(int opcode, QByteArrayView payload);
    static Event messageEvent(int opcode, QByteArray data);

    const qint64 m_maxBytes;
    QByteArray m_input;
    qsizetype m_position = 0; ///< in `m_input`: what is before it was taken
    bool m_isFinished = false;

    int m_messageOpcode = 0; ///< of a message that has begun; 0: none
    bool m_isLastFrame = false; ///< of the message, while its payload is coming
    qint64 m_missingBytes = 0; ///< of that payload
    QByteArray m_message; ///< what came of it
};

} // namespace decidesk
