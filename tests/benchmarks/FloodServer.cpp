#include "FloodServer.h"

#include <QHostAddress>
#include <QList>
#include <QMetaObject>
#include <QObject>
#include <QString>
#include <QWebSocket>
#include <QWebSocketServer>

using namespace Qt::StringLiterals;

/// Lives in the server's thread.
class FloodServerSockets : public QObject
{
public:
    QUrl listen()
    {
        m_server = new QWebSocketServer(u"flood"_s, QWebSocketServer::NonSecureMode, this);
        connect(m_server, &QWebSocketServer::newConnection, this,
                &FloodServerSockets::takeNextConnection);
        return m_server->listen(QHostAddress::LocalHost) ? m_server->serverUrl() : QUrl();
    }

    void flood(int messages)
    {
        for (Connection &connection : m_connections) {
            connection.left = messages;
            feed(connection);
        }
    }

    void stop()
    {
        m_connections.clear();
        delete m_server;
    }

private:
    struct Connection
    {
        QWebSocket *socket = nullptr;
        int left = 0;
    };

    void takeNextConnection()
    {
        QWebSocket *socket = m_server->nextPendingConnection();
        m_connections.append({socket, 0});
        connect(socket, &QWebSocket::textMessageReceived, socket, [socket] {
            socket->sendTextMessage(u"{\"token\":\"T0KEN1234T0KEN1234T0KEN1234T0K12\"}"_s);
        });
        connect(socket, &QWebSocket::bytesWritten, this, [this, socket] {
            for (Connection &connection : m_connections) {
                if (connection.socket == socket)
                    feed(connection);
            }
        });
        connect(socket, &QWebSocket::disconnected, this, [this, socket] {
            m_connections.removeIf(
                [socket](const Connection &connection) { return connection.socket == socket; });
            socket->deleteLater();
        });
    }

    static void feed(Connection &connection)
    {
        // What waits in the server must not look like memory of the client.
        constexpr qint64 mostWaiting = qint64{256} * 1024;
        while (connection.left > 0 && connection.socket->bytesToWrite() < mostWaiting) {
            connection.socket->sendTextMessage(
                u"{\"message\":\"Notice %1: the agenda has changed\"}"_s.arg(connection.left));
            --connection.left;
        }
    }

    QWebSocketServer *m_server = nullptr;
    QList<Connection> m_connections;
};

FloodServer::FloodServer() : m_sockets(std::make_unique<FloodServerSockets>())
{
    m_sockets->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_sockets.get(), [this] { m_url = m_sockets->listen(); }, Qt::BlockingQueuedConnection);
}

FloodServer::~FloodServer()
{
    QMetaObject::invokeMethod(
        m_sockets.get(), [this] { m_sockets->stop(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void FloodServer::flood(int messages)
{
    QMetaObject::invokeMethod(
        m_sockets.get(), [this, messages] { m_sockets->flood(messages); }, Qt::QueuedConnection);
}
