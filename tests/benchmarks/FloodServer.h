#pragma once

#include <QThread>
#include <QUrl>

#include <memory>

class FloodServerSockets;

/// A WebSocket server on the loopback, in a thread of its own, that answers every text with a token
/// and, when it is told to, sends as many messages to every connection as fast as they are taken.
class FloodServer
{
public:
    FloodServer();
    ~FloodServer();
    FloodServer(const FloodServer &) = delete;
    FloodServer &operator=(const FloodServer &) = delete;

    /// Empty if it could not listen.
    [[nodiscard]] QUrl url() const { return m_url; }
    /// Starts to send so many messages of some 50 characters.
    void flood(int messages);

private:
    QThread m_thread;
    std::unique_ptr<FloodServerSockets> m_sockets;
    QUrl m_url;
};
