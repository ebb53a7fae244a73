#include "AnswerServer.h"

#include <QHostAddress>
#include <QList>
#include <QMetaObject>
#include <QObject>
#include <QString>
#include <QWebSocket>
#include <QWebSocketServer>

#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

/// Lives in the server's thread.
class AnswerServerSockets : public QObject
{
public:
    AnswerServerSockets(QString answer, QSemaphore &answers)
        : m_answer(std::move(answer)), m_answers(answers)
    {}

    QUrl listen()
    {
        m_server = new QWebSocketServer(u"answers"_s, QWebSocketServer::NonSecureMode, this);
        connect(m_server, &QWebSocketServer::newConnection, this,
                &AnswerServerSockets::answerNextConnection);
        return m_server->listen(QHostAddress::LocalHost) ? m_server->serverUrl() : QUrl();
    }

    void flood(int messages)
    {
        for (QWebSocket *socket : std::as_const(m_connected)) {
            auto left = std::make_shared<int>(messages);
            connect(socket, &QWebSocket::bytesWritten, socket,
                    [socket, left] { feed(*socket, *left); });
            feed(*socket, *left);
        }
    }

    void stop()
    {
        m_connected.clear();
        delete m_server;
    }

private:
    void answerNextConnection()
    {
        QWebSocket *socket = m_server->nextPendingConnection();
        connect(socket, &QWebSocket::textMessageReceived, socket, [this, socket] {
            socket->sendTextMessage(m_answer);
            m_answers.release();
        });
        m_connected.append(socket);
        connect(socket, &QWebSocket::disconnected, this, [this, socket] {
            m_connected.removeOne(socket);
            socket->deleteLater();
        });
    }

    static void feed(QWebSocket &socket, int &left)
    {
        // What waits in the server must not look like memory of the client.
        constexpr qint64 mostWaiting = qint64{256} * 1024;
        while (left > 0 && socket.bytesToWrite() < mostWaiting) {
            socket.sendTextMessage(
                u"{\"message\":\"Notice %1: the agenda has changed\"}"_s.arg(left));
            --left;
        }
    }

    const QString m_answer;
    QSemaphore &m_answers;
    QWebSocketServer *m_server = nullptr;
    QList<QWebSocket *> m_connected;
};

AnswerServer::AnswerServer(const QString &answer)
    : m_sockets(std::make_unique<AnswerServerSockets>(answer, m_answers))
{
    m_sockets->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_sockets.get(), [this] { m_url = m_sockets->listen(); }, Qt::BlockingQueuedConnection);
}

AnswerServer::~AnswerServer()
{
    QMetaObject::invokeMethod(
        m_sockets.get(), [this] { m_sockets->stop(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void AnswerServer::flood(int messages)
{
    QMetaObject::invokeMethod(
        m_sockets.get(), [this, messages] { m_sockets->flood(messages); }, Qt::QueuedConnection);
}

bool AnswerServer::waitForAnswer(std::chrono::milliseconds patience)
{
    return m_answers.tryAcquire(1, static_cast<int>(patience.count()));
}
