#include "PracticeServer.h"

#include <QHostAddress>
#include <QPointer>
#include <QTimer>
#include <QWebSocket>
#include <QWebSocketCorsAuthenticator>
#include <QWebSocketProtocol>
#include <QWebSocketServer>

#include <utility>

namespace decidesk {

namespace {

using namespace Qt::StringLiterals;

/// Room for a message of 1 MiB in which every byte is a JSON escape.
constexpr quint64 maxFrameBytes = quint64{8} * 1024 * 1024;
constexpr qsizetype maxConnections = 256;

} // namespace

PracticeServer::PracticeServer(QObject *parent)
    : QObject(parent), m_server(std::make_unique<QWebSocketServer>(u"Decidesk practice server"_s,
                                                                   QWebSocketServer::NonSecureMode))
{
    // A web page in a browser of this computer sends its origin; it has no business here.
    connect(m_server.get(), &QWebSocketServer::originAuthenticationRequired, this,
            [](QWebSocketCorsAuthenticator *visitor) {
                visitor->setAllowed(visitor->origin().isEmpty());
            });
    connect(m_server.get(), &QWebSocketServer::newConnection, this,
            &PracticeServer::onNewConnection);
}

PracticeServer::~PracticeServer()
{
    for (QWebSocket *socket : std::as_const(m_connections)) {
        socket->disconnect(this);
        delete socket;
    }
}

bool PracticeServer::listen(quint16 port)
{
    return m_server->listen(QHostAddress::LocalHost, port);
}

QString PracticeServer::errorString() const
{
    return m_server->errorString();
}

QUrl PracticeServer::url() const
{
    if (!m_server->isListening())
        return {};
    return QUrl(u"ws://127.0.0.1:%1/ws"_s.arg(m_server->serverPort()));
}

void PracticeServer::setFaultPlan(const FaultPlan &plan)
{
    m_plan = plan;
}

int PracticeServer::connectionCount() const
{
    return static_cast<int>(m_connections.size());
}

void PracticeServer::broadcast(const QString &text)
{
    for (QWebSocket *socket : std::as_const(m_connections))
        socket->sendTextMessage(text);
}

void PracticeServer::dropAll()
{
    const QList<QWebSocket *> connections = std::exchange(m_connections, {});
    for (QWebSocket *socket : connections) {
        socket->disconnect(this);
        // Queued: this may be called while the socket delivers a message.
        QTimer::singleShot(0, socket, [socket] {
            socket->abort();
            socket->deleteLater();
        });
    }
}

void PracticeServer::onNewConnection()
{
    while (QWebSocket *socket = m_server->nextPendingConnection()) {
        connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
        if (socket->requestUrl().path() != "/ws"_L1) {
            socket->close(QWebSocketProtocol::CloseCodePolicyViolated, u"The path is /ws."_s);
            continue;
        }
        if (m_connections.size() >= maxConnections) {
            socket->close(QWebSocketProtocol::CloseCodePolicyViolated, u"Too many connections."_s);
            continue;
        }
        socket->setMaxAllowedIncomingFrameSize(maxFrameBytes);
        socket->setMaxAllowedIncomingMessageSize(maxFrameBytes);
        m_connections.append(socket);
        connect(socket, &QWebSocket::disconnected, this,
                [this, socket] { m_connections.removeOne(socket); });
        connect(socket, &QWebSocket::textMessageReceived, this,
                [this, socket](const QString &text) { onText(socket, text); });
        connect(socket, &QWebSocket::binaryMessageReceived, socket, [socket] {
            socket->sendTextMessage(PracticeApi::errorReply(u"Only text messages are read."_s));
        });
    }
}

void PracticeServer::onText(QWebSocket *socket, const QString &text)
{
    emit received(text);
    if (!m_connections.contains(socket))
        return;

    const FaultPlan::Step step = nextStep();
    using Kind = FaultPlan::Step::Kind;
    if (step.kind == Kind::ServerError) {
        const QString cause = step.text.isEmpty() ? u"Something went wrong."_s : step.text;
        reply(socket, step.delay, {PracticeApi::errorReply(cause)});
        return;
    }

    // What was asked for is done even where the answer gets lost, as on a real server.
    const QString answer = m_api.answer(text);
    switch (step.kind) {
    case Kind::None:
    case Kind::ServerError:
        reply(socket, step.delay, {answer});
        break;
    case Kind::Twice:
        reply(socket, step.delay, {answer, answer});
        break;
    case Kind::NotJson:
        reply(socket, step.delay, {u"<html>oops"_s});
        break;
    case Kind::Raw:
        reply(socket, step.delay, {step.text});
        break;
    case Kind::Drop:
        // From the event loop: never abort a socket while it delivers a message.
        QTimer::singleShot(step.delay, socket, [socket] { socket->abort(); });
        break;
    case Kind::Silent:
        break;
    }
}

FaultPlan::Step PracticeServer::nextStep()
{
    if (m_plan.steps.isEmpty())
        return {};
    if (m_plan.steps.size() == 1 && m_plan.repeatLast)
        return m_plan.steps.constFirst();
    return m_plan.steps.takeFirst();
}

void PracticeServer::reply(QWebSocket *socket, std::chrono::milliseconds delay,
                           const QStringList &texts)
{
    const auto send = [socket, texts] {
        for (const QString &text : texts)
            socket->sendTextMessage(text);
    };
    if (delay.count() > 0)
        QTimer::singleShot(delay, socket, send);
    else
        send();
}

} // namespace decidesk
