#include "FrameServer.h"

#include <QCryptographicHash>
#include <QHostAddress>
#include <QMetaObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QtEndian>

namespace {

// RFC 6455, 4.2.2
constexpr auto protocolKey = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
// RFC 6455, 5.2
constexpr char textOpcode = 1;
constexpr char lastFrameBit = static_cast<char>(0x80);
constexpr char lengthInEightBytes = 127;

QByteArray upgradeAnswer(const QByteArray &request)
{
    const QByteArray name = "sec-websocket-key:";
    const qsizetype begin = request.toLower().indexOf(name) + name.size();
    const QByteArray key = request.sliced(begin, request.indexOf('\r', begin) - begin).trimmed();
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Accept: "
        + QCryptographicHash::hash(key + protocolKey, QCryptographicHash::Sha1).toBase64()
        + "\r\n\r\n";
}

} // namespace

FrameServer::FrameServer() : m_server(std::make_unique<QTcpServer>())
{
    m_server->moveToThread(&m_thread);
    QObject::connect(m_server.get(), &QTcpServer::newConnection, m_server.get(), [this] {
        QTcpSocket *socket = m_server->nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
            const QByteArray came = socket->readAll();
            // A client's frame has a bit in its first byte that no letter has.
            socket->write(came.startsWith("GET ") ? upgradeAnswer(came) : m_answer);
        });
    });
    m_thread.start();
    QMetaObject::invokeMethod(
        m_server.get(),
        [this] {
            if (m_server->listen(QHostAddress::LocalHost))
                m_url = QUrl(QStringLiteral("ws://127.0.0.1:%1/").arg(m_server->serverPort()));
        },
        Qt::BlockingQueuedConnection);
}

FrameServer::~FrameServer()
{
    QMetaObject::invokeMethod(
        m_server.get(), [this] { m_server.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void FrameServer::setAnswer(const QByteArray &frames)
{
    QMetaObject::invokeMethod(
        m_server.get(), [this, frames] { m_answer = frames; }, Qt::BlockingQueuedConnection);
}

QByteArray FrameServer::framesOf(const QByteArray &text, qsizetype mostInFrame)
{
    const qsizetype most = mostInFrame == 0 ? text.size() : mostInFrame;
    QByteArray frames;
    for (qsizetype at = 0; at < text.size(); at += most) {
        const QByteArray payload = text.mid(at, most);
        const bool isLast = at + most >= text.size();
        frames += static_cast<char>((at == 0 ? textOpcode : 0) | (isLast ? lastFrameBit : 0));
        QByteArray length(sizeof(quint64), '\0');
        qToBigEndian<quint64>(static_cast<quint64>(payload.size()), length.data());
        constexpr qsizetype mostInTwoBytes = 0xffff;
        if (payload.size() > mostInTwoBytes)
            frames += lengthInEightBytes + length;
        else
            frames += static_cast<char>(lengthInEightBytes - 1) + length.last(2);
        frames += payload;
    }
    return frames;
}
