#include "EchoServer.h"

#include <QHostAddress>
#include <QMetaObject>
#include <QObject>
#include <QString>
#include <QWebSocket>
#include <QWebSocketServer>

using namespace Qt::StringLiterals;

/// Lives in the server's thread.
class EchoServerSockets : public QObject
{
public:
    QUrl listen()
    {
        m_server = new QWebSocketServer(u"echo"_s, QWebSocketServer::NonSecureMode, this);
        connect(m_server, &QWebSocketServer::newConnection, this,
                &EchoServerSockets::answerNextConnection);
        return m_server->listen(QHostAddress::LocalHost) ? m_server->serverUrl() : QUrl();
    }

    void stop() { delete m_server; }

private:
    void answerNextConnection()
    {
        QWebSocket *socket = m_server->nextPendingConnection();
        connect(socket, &QWebSocket::textMessageReceived, socket, [socket] {
            socket->sendTextMessage(
                u"{\"data\":\"Yes. It gains more than it risks, and it can be undone.\"}"_s);
        });
        connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
    }

    QWebSocketServer *m_server = nullptr;
};

EchoServer::EchoServer() : m_sockets(std::make_unique<EchoServerSockets>())
{
    m_sockets->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_sockets.get(), [this] { m_url = m_sockets->listen(); }, Qt::BlockingQueuedConnection);
}

EchoServer::~EchoServer()
{
    QMetaObject::invokeMethod(
        m_sockets.get(), [this] { m_sockets->stop(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}
