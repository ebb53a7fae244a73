#include "FrameReader.h"

#include <QByteArrayView>
#include <QtEndian>

#include <algorithm>
#include <limits>
#include <utility>

namespace decidesk {

namespace {

// RFC 6455, 5.2
enum Opcode {
    Continuation = 0,
    Text = 1,
    Binary = 2,
    CloseFrame = 8,
    PingFrame = 9,
    PongFrame = 10
};
constexpr int lastFrameBit = 0x80;
constexpr int reservedBits = 0x70;
constexpr int opcodeBits = 0x0f;
constexpr int maskBit = 0x80;
constexpr int lengthBits = 0x7f;
constexpr int lengthInTwoBytes = 126;
constexpr int lengthInEightBytes = 127;
constexpr qint64 longestControlPayload = 125;

// RFC 6455, 7.4.1
constexpr int protocolErrorCode = 1002;
constexpr int invalidTextCode = 1007;
constexpr int tooBigCode = 1009;

bool isControl(int opcode)
{
    return opcode >= CloseFrame;
}

/// Those that an endpoint may send: the registered ones (RFC 6455, 11.7, and the IANA's registry up
/// to 1014), and those of libraries and applications.
bool isCloseCode(int code)
{
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014)
        || (code >= 3000 && code <= 4999);
}

FrameReader::Fault badFrame(const QString &what)
{
    return {{Error::Kind::BadFrame, what, 0, {}}, protocolErrorCode};
}

FrameReader::Fault invalidText()
{
    return {{Error::Kind::InvalidUtf8, {}, 0, {}}, invalidTextCode};
}

FrameReader::Event closeEvent(QByteArrayView payload)
{
    if (payload.isEmpty())
        return FrameReader::Close();
    if (payload.size() < 2)
        return badFrame(QStringLiteral("a close frame of one byte"));
    const int code = qFromBigEndian<quint16>(payload.data());
    const QByteArrayView reason = payload.sliced(2);
    if (!reason.isValidUtf8())
        return invalidText();
    if (!isCloseCode(code)) {
        return badFrame(
            QStringLiteral("close code %1, which must not be sent; the reason given: %2")
                .arg(QString::number(code), QString::fromUtf8(reason)));
    }
    return FrameReader::Close{code, QString::fromUtf8(reason)};
}

} // namespace

void FrameReader::feed(const QByteArray &bytes)
{
    if (m_isFinished)
        return;
    if (available() == 0)
        m_input = bytes;
    else
        m_input = m_input.sliced(m_position) + bytes;
    m_position = 0;
}

std::optional<FrameReader::Event> FrameReader::next()
{
    while (!m_isFinished) {
        if (m_missingBytes > 0 && available() == 0)
            break;
        const qsizetype before = m_position;
        std::optional<Event> event = m_missingBytes > 0 ? takePayload() : nextFrame();
        if (event || m_position == before)
            return event;
    }
    return std::nullopt;
}

bool FrameReader::isInMessage() const
{
    if (m_messageOpcode != 0)
        return true;
    // What is left over is the beginning of a frame; of a control frame it is no message.
    return available() > 0 && !isControl(static_cast<uchar>(m_input.at(m_position)) & opcodeBits);
}

QByteArrayView FrameReader::take(qsizetype count)
{
    const QByteArrayView taken = QByteArrayView(m_input).sliced(m_position, count);
    m_position += count;
    return taken;
}

std::optional<FrameReader::Event> FrameReader::nextFrame()
{
    const std::variant<std::optional<Header>, Fault> read = readHeader();
    if (const auto *fault = std::get_if<Fault>(&read))
        return finish(*fault);
    const auto &header = std::get<std::optional<Header>>(read);
    if (!header)
        return std::nullopt;
    if (std::optional<Fault> fault = faultOf(*header))
        return finish(std::move(*fault));

    const qsizetype payloadBytes = header->payloadBytes;
    if (isControl(header->opcode)) {
        if (available() < header->ownBytes + payloadBytes)
            return std::nullopt;
        m_position += header->ownBytes;
        Event event = controlEvent(header->opcode, take(payloadBytes));
        const bool isLast
            = std::holds_alternative<Close>(event) || std::holds_alternative<Fault>(event);
        return isLast ? finish(std::move(event)) : std::optional(std::move(event));
    }

    m_position += header->ownBytes;
    if (header->opcode != Continuation)
        m_messageOpcode = header->opcode;
    m_isLastFrame = header->isLast;
    m_missingBytes = payloadBytes;
    return takePayload();
}

/// As far as it is there; at the end of a message that message.
std::optional<FrameReader::Event> FrameReader::takePayload()
{
    const qint64 count = std::min<qint64>(m_missingBytes, available());
    const QByteArrayView payload = take(count);
    m_missingBytes -= count;
    if (m_missingBytes > 0 || !m_isLastFrame) {
        m_message.append(payload);
        return std::nullopt;
    }
    QByteArray data;
    if (m_message.isEmpty()) {
        // Of this input, which is not touched before the message was read from it.
        data = QByteArray::fromRawData(payload.data(), payload.size());
    } else {
        m_message.append(payload);
        data = std::exchange(m_message, QByteArray());
    }
    Event event = messageEvent(std::exchange(m_messageOpcode, 0), std::move(data));
    return std::holds_alternative<Fault>(event) ? finish(std::move(event))
                                                : std::optional(std::move(event));
}

std::variant<std::optional<FrameReader::Header>, FrameReader::Fault> FrameReader::readHeader() const
{
    if (available() < 2)
        return std::optional<Header>();
    const char *const bytes = m_input.constData() + m_position;
    const int first = static_cast<uchar>(bytes[0]);
    const int second = static_cast<uchar>(bytes[1]);
    if ((first & reservedBits) != 0)
        return badFrame(QStringLiteral("a frame with a reserved bit"));
    if ((second & maskBit) != 0)
        return badFrame(QStringLiteral("a masked frame, which only a client may send"));

    Header header{(first & lastFrameBit) != 0, first & opcodeBits, second & lengthBits, 2};
    qint64 shortestOfThisForm = 0;
    if (header.payloadBytes == lengthInTwoBytes) {
        header.ownBytes = 4;
        shortestOfThisForm = lengthInTwoBytes;
        if (available() < header.ownBytes)
            return std::optional<Header>();
        header.payloadBytes = qFromBigEndian<quint16>(bytes + 2);
    } else if (header.payloadBytes == lengthInEightBytes) {
        header.ownBytes = 10;
        shortestOfThisForm = std::numeric_limits<quint16>::max() + 1;
        if (available() < header.ownBytes)
            return std::optional<Header>();
        header.payloadBytes = qFromBigEndian<qint64>(bytes + 2);
    }
    if (header.payloadBytes < shortestOfThisForm)
        return badFrame(QStringLiteral("a length that is negative or not in its shortest form"));
    return std::optional(header);
}

std::optional<FrameReader::Fault> FrameReader::faultOf(const Header &header) const
{
    if (isControl(header.opcode)) {
        if (header.opcode > PongFrame)
            return badFrame(QStringLiteral("a frame of unknown kind %1").arg(header.opcode));
        if (!header.isLast)
            return badFrame(QStringLiteral("a control frame in parts"));
        if (header.payloadBytes > longestControlPayload)
            return badFrame(QStringLiteral("a control frame of more than 125 bytes"));
        return std::nullopt;
    }
    if (header.opcode > Binary)
        return badFrame(QStringLiteral("a frame of unknown kind %1").arg(header.opcode));
    if (header.opcode == Continuation && m_messageOpcode == 0)
        return badFrame(QStringLiteral("a continuation of nothing"));
    if (header.opcode != Continuation && m_messageOpcode != 0)
        return badFrame(QStringLiteral("a new message inside another"));
    if (header.payloadBytes > m_maxBytes - m_message.size())
        return Fault{{Error::Kind::MessageTooLarge, {}, m_maxBytes, {}}, tooBigCode};
    return std::nullopt;
}

std::optional<FrameReader::Event> FrameReader::finish(Event last)
{
    m_isFinished = true;
    m_input.clear();
    m_position = 0;
    m_message.clear();
    m_messageOpcode = 0;
    return last;
}

FrameReader::Event FrameReader::controlEvent(int opcode, QByteArrayView payload)
{
    if (opcode == CloseFrame)
        return closeEvent(payload);
    if (opcode == PingFrame)
        return Ping{payload.toByteArray()};
    return Pong{payload.toByteArray()};
}

FrameReader::Event FrameReader::messageEvent(int opcode, QByteArray data)
{
    if (opcode == Binary) {
        data.detach();
        return BinaryMessage{std::move(data)};
    }
    if (!data.isValidUtf8())
        return invalidText();
    return TextMessage{QString::fromUtf8(data), data.size()};
}

} // namespace decidesk
