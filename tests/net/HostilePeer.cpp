#include "HostilePeer.h"

#include <QCryptographicHash>
#include <QHostAddress>
#include <QtEndian>

#include <sys/socket.h>

#include <algorithm>
#include <array>

namespace decidesk::test {

HostilePeer::HostilePeer(QObject *parent) : QObject(parent), m_upgradeAnswer(&switchingProtocols)
{
    connect(&m_server, &QTcpServer::newConnection, this, &HostilePeer::accept);
    const bool listening = m_server.listen(QHostAddress::LocalHost);
    Q_ASSERT(listening);
}

HostilePeer::~HostilePeer()
{
    for (const Connection &connection : std::as_const(m_connections))
        connection.socket->disconnect(this);
}

QUrl HostilePeer::url() const
{
    return QUrl(QStringLiteral("ws://127.0.0.1:%1/ws").arg(m_server.serverPort()));
}

void HostilePeer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        ++m_accepted;
        m_connections.append({socket, {}, false});
        if (!m_reads)
            socket->setReadBufferSize(1);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_connections.removeIf([socket](const Connection &c) { return c.socket == socket; });
            socket->deleteLater();
        });
    }
}

void HostilePeer::stopReading()
{
    m_reads = false;
    for (const Connection &connection : std::as_const(m_connections))
        connection.socket->setReadBufferSize(1);
}

void HostilePeer::read(QTcpSocket *socket)
{
    if (!m_reads)
        return;
    const auto found = std::find_if(m_connections.begin(), m_connections.end(),
                                    [socket](const Connection &c) { return c.socket == socket; });
    if (found == m_connections.end())
        return;
    found->buffer += socket->readAll();
    if (!found->upgraded) {
        upgrade(*found);
        return;
    }
    m_speaker = socket;
    // A handler may end the connection, and with it this entry.
    while (
        std::any_of(m_connections.begin(), m_connections.end(),
                    [socket](const Connection &c) { return c.socket == socket; })
        && takeFrame(*std::find_if(m_connections.begin(), m_connections.end(),
                                   [socket](const Connection &c) { return c.socket == socket; }))) {
    }
    m_speaker = nullptr;
}

void HostilePeer::upgrade(Connection &connection)
{
    const qsizetype end = connection.buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    m_lastRequest = connection.buffer.left(end);
    connection.buffer.remove(0, end + 4);
    connection.upgraded = true;
    ++m_upgraded;
    const QByteArray answer = m_upgradeAnswer(m_lastRequest);
    // A handler that already ended the connection has nothing more to say.
    if (connection.socket && connection.socket->isOpen() && !answer.isEmpty())
        connection.socket->write(answer + m_greeting);
}

bool HostilePeer::takeFrame(Connection &connection)
{
    const auto byteAt
        = [&connection](qsizetype i) { return static_cast<quint8>(connection.buffer.at(i)); };
    if (connection.buffer.size() < 2)
        return false;
    qsizetype headerSize = 2;
    quint64 length = byteAt(1) & 0x7fU;
    if (length == 126)
        headerSize += 2;
    else if (length == 127)
        headerSize += 8;
    if (connection.buffer.size() < headerSize + 4)
        return false;
    if (length == 126)
        length = qFromBigEndian<quint16>(connection.buffer.constData() + 2);
    else if (length == 127)
        length = qFromBigEndian<quint64>(connection.buffer.constData() + 2);
    const qsizetype end = headerSize + 4 + static_cast<qsizetype>(length);
    if (connection.buffer.size() < end)
        return false;
    const QByteArray mask = connection.buffer.mid(headerSize, 4);
    QByteArray payload = connection.buffer.mid(headerSize + 4, static_cast<qsizetype>(length));
    for (qsizetype i = 0; i < payload.size(); ++i)
        payload[i] = static_cast<char>(payload.at(i) ^ mask.at(i % 4));
    const int opcode = byteAt(0) & 0x0f;
    connection.buffer.remove(0, end);
    handleFrame(opcode, payload);
    return true;
}

void HostilePeer::handleFrame(int opcode, const QByteArray &payload)
{
    if (opcode == Ping) {
        ++m_pings;
        if (m_answersPings)
            send(frame(0x80 | Pong, payload));
    } else if (opcode == Close) {
        ++m_closeFrames;
    } else if (opcode == Text) {
        m_texts.append(payload);
    }
    if (m_frameHandler)
        m_frameHandler(opcode, payload);
}

void HostilePeer::send(const QByteArray &raw)
{
    if (m_connections.isEmpty())
        return;
    m_connections.last().socket->write(raw);
    m_connections.last().socket->flush();
}

void HostilePeer::finish()
{
    if (!m_connections.isEmpty())
        m_connections.last().socket->disconnectFromHost();
}

void HostilePeer::reset()
{
    if (m_connections.isEmpty())
        return;
    QTcpSocket *socket = m_connections.last().socket;
    socket->flush();
    const linger now{1, 0};
    setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now,
               sizeof now);
    socket->abort();
}

QByteArray HostilePeer::switchingProtocols(const QByteArray &request)
{
    static const QByteArray name = QByteArrayLiteral("Sec-WebSocket-Key: ");
    const qsizetype start = request.indexOf(name) + name.size();
    const QByteArray key = request.mid(start, request.indexOf('\r', start) - start).trimmed();
    const QByteArray accept = QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11",
                                                       QCryptographicHash::Sha1)
                                  .toBase64();
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Accept: "
        + accept + "\r\n\r\n";
}

QByteArray HostilePeer::frame(int firstByte, const QByteArray &payload)
{
    QByteArray header(1, static_cast<char>(firstByte));
    if (payload.size() < 126) {
        header += static_cast<char>(payload.size());
    } else if (payload.size() <= 0xffff) {
        std::array<char, 2> length{};
        qToBigEndian(static_cast<quint16>(payload.size()), length.data());
        header += '\x7e' + QByteArray(length.data(), length.size());
    } else {
        std::array<char, 8> length{};
        qToBigEndian(static_cast<quint64>(payload.size()), length.data());
        header += '\x7f' + QByteArray(length.data(), length.size());
    }
    return header + payload;
}

QByteArray HostilePeer::close(int code, const QByteArray &reason)
{
    std::array<char, 2> number{};
    qToBigEndian(static_cast<quint16>(code), number.data());
    return frame(0x80 | Close, QByteArray(number.data(), number.size()) + reason);
}

} // namespace decidesk::test
