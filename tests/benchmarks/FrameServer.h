#pragma once

#include <QByteArray>
#include <QObject>
#include <QThread>
#include <QUrl>

#include <memory>

class QTcpServer;

/// A WebSocket server on the loopback made of raw bytes, in a thread of its own: it answers each
/// message with the frames that it was given.
class FrameServer
{
public:
    FrameServer();
    ~FrameServer();
    Q_DISABLE_COPY_MOVE(FrameServer)

    /// Empty if it could not listen.
    [[nodiscard]] QUrl url() const { return m_url; }
    /// What it answers from now on, frames and all.
    void setAnswer(const QByteArray &frames);

    /// The frames of a text message with at most so many bytes of payload in each; 0: in one frame.
    static QByteArray framesOf(const QByteArray &text, qsizetype mostInFrame);

private:
    QThread m_thread;
    std::unique_ptr<QTcpServer> m_server; ///< lives in the thread
    QByteArray m_answer; ///< used in the thread only
    QUrl m_url;
};
