#pragma once

#include <QSemaphore>
#include <QString>
#include <QThread>
#include <QUrl>

#include <chrono>
#include <memory>

class AnswerServerSockets;

/// A WebSocket server on the loopback, in a thread of its own, that answers every text with the
/// same one: as little as a server can do. When it is told to, it sends messages besides.
class AnswerServer
{
public:
    explicit AnswerServer(const QString &answer);
    ~AnswerServer();
    AnswerServer(const AnswerServer &) = delete;
    AnswerServer &operator=(const AnswerServer &) = delete;

    /// Empty if it could not listen.
    [[nodiscard]] QUrl url() const { return m_url; }
    /// Starts to send so many messages of some 50 characters to every connection, as fast as they
    /// are taken.
    void flood(int messages);
    /// Waits for a text that it has answered and that was not waited for before. Whether one came.
    bool waitForAnswer(std::chrono::milliseconds patience);

private:
    QSemaphore m_answers;
    QThread m_thread;
    std::unique_ptr<AnswerServerSockets> m_sockets;
    QUrl m_url;
};
