#include "FrameProperties.h"

#include "FrameReader.h"

#include <QByteArray>
#include <QList>
#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <optional>
#include <variant>

namespace decidesk {

namespace {

constexpr qint64 maxBytes = 300;

/// An event in a form that two readers can be compared in.
struct Seen
{
    char kind = '?'; ///< t, b, i(ping), o(pong), c, f
    int code = 0;
    QByteArray data;

    friend bool operator==(const Seen &, const Seen &) = default;
};

Seen seenOf(const FrameReader::Event &event)
{
    struct Visitor
    {
        Seen operator()(const FrameReader::TextMessage &m) const
        {
            return {'t', 0, m.text.toUtf8()};
        }
        Seen operator()(const FrameReader::BinaryMessage &m) const { return {'b', 0, m.data}; }
        Seen operator()(const FrameReader::Ping &p) const { return {'i', 0, p.payload}; }
        Seen operator()(const FrameReader::Pong &p) const { return {'o', 0, p.payload}; }
        Seen operator()(const FrameReader::Close &c) const
        {
            return {'c', c.code, c.reason.toUtf8()};
        }
        Seen operator()(const FrameReader::Fault &f) const { return {'f', f.closeCode, {}}; }
    };
    return std::visit(Visitor(), event);
}

QList<Seen> readInChunks(const QByteArray &input, const QByteArray &sizes)
{
    FrameReader reader(maxBytes);
    QList<Seen> events;
    qsizetype turn = 0;
    for (qsizetype at = 0; at < input.size(); ++turn) {
        const qsizetype size = 1 + static_cast<uchar>(sizes.at(turn % sizes.size()));
        reader.feed(input.mid(at, size));
        while (const std::optional<FrameReader::Event> event = reader.next())
            events.append(seenOf(*event));
        at += size;
    }
    return events;
}

bool isUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    // What is cut off at the end shows as an error with the next byte.
    const QString text = decoder.decode(bytes + ' ');
    return !decoder.hasError() && text.endsWith(u' ');
}

/// As the parser of texts has it: without the mark of its byte order.
QByteArray asText(const QByteArray &bytes)
{
    return bytes.startsWith("\xef\xbb\xbf") ? bytes.mid(3) : bytes;
}

Seen closeOf(const QByteArray &payload)
{
    if (payload.isEmpty())
        return {'c', 1005, {}};
    if (payload.size() == 1)
        return {'f', 1002, {}};
    const int code = static_cast<uchar>(payload[0]) * 256 + static_cast<uchar>(payload[1]);
    if (!isUtf8(payload.mid(2)))
        return {'f', 1007, {}};
    static constexpr std::array forbidden{1004, 1005, 1006};
    const bool isRegistered = code >= 1000 && code <= 1014
        && std::find(forbidden.begin(), forbidden.end(), code) == forbidden.end();
    if (!isRegistered && (code < 3000 || code > 4999))
        return {'f', 1002, {}};
    return {'c', code, asText(payload.mid(2))};
}

/// A frame that starts at `at`, or nothing where its header or what is demanded of it is not whole.
struct Frame
{
    int first = 0;
    int second = 0;
    quint64 length = 0;
    qsizetype headerSize = 2;
    bool isShortest = true;
};

std::optional<Frame> frameAt(const QByteArray &input, qsizetype at)
{
    if (input.size() - at < 2)
        return std::nullopt;
    Frame frame{static_cast<uchar>(input[at]), static_cast<uchar>(input[at + 1])};
    frame.length = static_cast<quint64>(frame.second & 127);
    const int extra = frame.length == 126 ? 2 : frame.length == 127 ? 8 : 0;
    if (extra == 0)
        return frame;
    // A header that is wrong already is told before its length is there.
    if ((frame.first & 0x70) != 0 || (frame.second & 0x80) != 0)
        return frame;
    if (input.size() - at < 2 + extra)
        return std::nullopt;
    frame.length = 0;
    for (int i = 0; i < extra; ++i)
        frame.length = frame.length << 8 | static_cast<uchar>(input[at + 2 + i]);
    frame.headerSize += extra;
    frame.isShortest = frame.length >= (extra == 2 ? 126U : 65536U) && frame.length >> 63 == 0;
    return frame;
}

QList<Seen> expectedOf(const QByteArray &input)
{
    QList<Seen> events;
    const auto fault = [&events](int code) {
        events.append({'f', code, {}});
        return events;
    };
    QByteArray message;
    int messageKind = 0;
    for (qsizetype at = 0;;) {
        const std::optional<Frame> frame = frameAt(input, at);
        if (!frame)
            return events;
        if ((frame->first & 0x70) != 0 || (frame->second & 0x80) != 0 || !frame->isShortest)
            return fault(1002);
        const int opcode = frame->first & 15;
        const bool isLast = (frame->first & 0x80) != 0;
        if ((opcode > 2 && opcode < 8) || opcode > 10)
            return fault(1002);
        if (opcode >= 8 && (!isLast || frame->length > 125))
            return fault(1002);
        if (opcode < 8 && (opcode == 0) != (messageKind != 0))
            return fault(1002);
        if (opcode < 8 && frame->length > static_cast<quint64>(maxBytes - message.size()))
            return fault(1009);
        const auto length = static_cast<qsizetype>(frame->length);
        at += frame->headerSize;
        if (input.size() - at < length)
            return events;
        const QByteArray payload = input.mid(at, length);
        at += length;
        if (opcode == 8) {
            events.append(closeOf(payload));
            return events;
        }
        if (opcode > 8) {
            events.append({opcode == 9 ? 'i' : 'o', 0, payload});
            continue;
        }
        message += payload;
        messageKind = opcode == 0 ? messageKind : opcode;
        if (!isLast)
            continue;
        if (messageKind == 1 && !isUtf8(message))
            return fault(1007);
        events.append(
            {messageKind == 1 ? 't' : 'b', 0, messageKind == 1 ? asText(message) : message});
        message.clear();
        messageKind = 0;
    }
}

} // namespace

const char *brokenFrameProperty(QByteArrayView input)
{
    if (input.isEmpty())
        return nullptr;
    const QByteArray bytes = input.sliced(1).toByteArray();
    const QList<Seen> expected = expectedOf(bytes);
    if (readInChunks(bytes, QByteArray(1, '\xff')) != expected)
        return "frames are read as RFC 6455 has them";
    if (readInChunks(bytes, QByteArray(1, '\0')) != expected)
        return "frames read byte by byte are the same";
    if (readInChunks(bytes, input.first(std::min<qsizetype>(input.size(), 5)).toByteArray())
        != expected)
        return "frames are the same however they arrive";
    return nullptr;
}

} // namespace decidesk
