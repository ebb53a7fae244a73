#pragma once

#include <QThread>
#include <QUrl>

#include <memory>

class EchoServerSockets;

/// A WebSocket server on the loopback, in a thread of its own, that answers every text with the
/// same short decision: as little as a server can do.
class EchoServer
{
public:
    EchoServer();
    ~EchoServer();
    EchoServer(const EchoServer &) = delete;
    EchoServer &operator=(const EchoServer &) = delete;

    /// Empty if it could not listen.
    [[nodiscard]] QUrl url() const { return m_url; }

private:
    QThread m_thread;
    std::unique_ptr<EchoServerSockets> m_sockets;
    QUrl m_url;
};
