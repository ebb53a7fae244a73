#include "TestProxy.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QtEndian>

namespace decidesk::test {

namespace {

constexpr char socksVersion = 5;
constexpr char addressIsName = 3;

} // namespace

TestProxy::TestProxy(quint16 target) : m_target(target)
{
    connect(&m_server, &QTcpServer::newConnection, this, &TestProxy::accept);
    const bool listening = m_server.listen(QHostAddress::LocalHost);
    Q_ASSERT(listening);
}

void TestProxy::accept()
{
    while (QTcpSocket *client = m_server.nextPendingConnection()) {
        ++m_accepted;
        m_heard.insert(client, {});
        connect(client, &QTcpSocket::readyRead, this, [this, client] { onBytes(client); });
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    }
}

void TestProxy::onBytes(QTcpSocket *client)
{
    const auto heard = m_heard.find(client);
    if (heard == m_heard.end())
        return;
    *heard += client->readAll();
    if (heard->startsWith(socksVersion))
        onSocks(client);
    else if (heard->endsWith("\r\n\r\n"))
        onConnect(client);
}

void TestProxy::onConnect(QTcpSocket *client)
{
    const QByteArray request = m_heard.take(client);
    m_requests += request;
    m_asked += request.split(' ').value(1);
    const bool denies = m_wantsPassword && !request.contains("\r\nProxy-Authorization: ");
    if (m_refusal.isEmpty() && !denies) {
        tunnel(client, "HTTP/1.1 200 Connection established\r\n\r\n");
        return;
    }
    client->write(denies
                      ? "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic "
                        "realm=\"x\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                      : m_refusal);
    client->disconnectFromHost();
}

void TestProxy::onSocks(QTcpSocket *client)
{
    QByteArray &heard = m_heard[client];
    if (!m_greeted.contains(client)) {
        if (heard.size() < 2 || heard.size() < 2 + heard.at(1))
            return;
        heard.remove(0, 2 + heard.at(1));
        m_greeted += client;
        client->write(QByteArray("\x05\x00", 2));
        return;
    }
    constexpr qsizetype header = 4;
    const bool named = heard.size() > header && heard.at(3) == addressIsName;
    const qsizetype start = header + (named ? 1 : 0);
    const qsizetype length = named ? heard.at(header) : 4;
    if (heard.size() < start + length + 2)
        return;
    const QByteArray bytes = heard.mid(start, length);
    const auto port = qFromBigEndian<quint16>(heard.constData() + start + length);
    const QByteArray host = named ? "name " + bytes
                                  : "address "
            + QHostAddress(qFromBigEndian<quint32>(bytes.constData())).toString().toLatin1();
    m_asked += host + ':' + QByteArray::number(port);
    m_heard.remove(client);
    const QByteArray answer = QByteArray("\x05", 1) + m_socksRefusal
        + QByteArray("\x00\x01\x7f\x00\x00\x01\x00\x50", 8);
    if (m_socksRefusal == 0) {
        tunnel(client, answer);
        return;
    }
    client->write(answer);
    client->disconnectFromHost();
}

void TestProxy::tunnel(QTcpSocket *client, const QByteArray &answer) const
{
    auto *server = new QTcpSocket(client);
    connect(server, &QTcpSocket::connected, client, [client, answer] { client->write(answer); });
    connect(server, &QTcpSocket::readyRead, client,
            [client, server] { client->write(server->readAll()); });
    connect(client, &QTcpSocket::readyRead, server,
            [client, server] { server->write(client->readAll()); });
    connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    connect(client, &QTcpSocket::disconnected, server, &QTcpSocket::disconnectFromHost);
    server->connectToHost(QHostAddress::LocalHost, m_target);
}

} // namespace decidesk::test
