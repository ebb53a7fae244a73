#pragma once

#include "FaultPlan.h"
#include "PracticeApi.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <memory>

class QWebSocket;
class QWebSocketServer;

namespace decidesk {

/// A server of the documented API on a free port of the loopback, for practice and for tests.
///
/// Any API key is accepted. A checksum registers once per run of the server or again with the same
/// name; `Connection` with an unknown checksum is answered with an error. Each decision says that
/// it is for practice. What it does wrong on purpose is in the fault plan; a faulty answer to a
/// request is still a request that was done, except for `ServerError`. Lives in the thread it was
/// made in; all connections are closed when it is destroyed.
///
/// Limits: 8 MiB per message (else close code 1009), 256 connections and the path /ws (else 1008);
/// web pages (an upgrade with an origin) are refused with 403.
class PracticeServer : public QObject
{
    Q_OBJECT

public:
    explicit PracticeServer(QObject *parent = nullptr);
    ~PracticeServer() override;

    /// Listens on 127.0.0.1, on `port` or (0) a free one. False if that failed; see `errorString`.
    bool listen(quint16 port = 0);
    [[nodiscard]] QString errorString() const;
    /// ws://127.0.0.1:PORT/ws while it listens.
    [[nodiscard]] QUrl url() const;

    /// From the next message on.
    void setFaultPlan(const FaultPlan &plan);

    [[nodiscard]] int connectionCount() const;
    /// Sends `text` as a text frame to every connection, as an unasked message.
    void broadcast(const QString &text);
    /// Aborts every connection without a close frame.
    void dropAll();

signals:
    /// A text message came; for tests and never logged (it holds secrets).
    void received(const QString &text);

private:
    void onNewConnection();
    void onText(QWebSocket *socket, const QString &text);
    FaultPlan::Step nextStep();
    static void reply(QWebSocket *socket, std::chrono::milliseconds delay,
                      const QStringList &texts);

    std::unique_ptr<QWebSocketServer> m_server;
    QList<QWebSocket *> m_connections; ///< children of m_server
    PracticeApi m_api;
    FaultPlan m_plan;
};

} // namespace decidesk
