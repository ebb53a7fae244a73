#pragma once

#include "Endpoint.h"
#include "Error.h"
#include "ReplyLimits.h"
#include "Timeouts.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QSslError>
#include <QTimer>

#include <memory>

class QAbstractSocket;
class QWebSocket;

namespace decidesk {

/// One attempt: one new QWebSocket, one deadline, one end.
///
/// A QWebSocket must never be opened twice, has no deadline and no keep-alive of its own, and tells
/// a failure by a different order of signals each time; all that ends here. After `open()` exactly
/// one `ended` follows, from the event loop, never from inside a call of this class; nothing is
/// emitted after it. Lives in the thread it was made in. Destroying it aborts the connection
/// without a signal.
class Link : public QObject
{
    Q_OBJECT

public:
    Link(Endpoint endpoint, const Timeouts &timeouts, const ReplyLimits &limits, QObject *parent);
    ~Link() override;

    /// Starts the attempt. Once per object.
    void open();

    /// Whether the upgrade is done and the end has not come.
    [[nodiscard]] bool isOpen() const { return m_stage == Stage::Open; }

    /// Hands one text frame to the socket. Only while `isOpen()`; answers how many bytes it has.
    qint64 sendText(const QString &text);

    /// Starts the close handshake; aborts after `Timeouts::close`. `ended` follows with kind None.
    void close();

    /// Ends at once, with `reason`. `ended` follows from the event loop.
    void abort(const Error &reason);

    /// While the link is busy (a request is in flight) silence is no sign of death and no ping is
    /// sent.
    void setBusy(bool busy);

    /// Bytes received so far: a reply that is still coming in counts as life.
    [[nodiscard]] qint64 bytesReceived() const;

signals:
    void opened();
    void textReceived(const QString &text);
    void binaryReceived(const QByteArray &frame);
    /// Ping, pong, close handshake: for the traffic log. `event` is English and never a secret.
    void eventHappened(const QString &event, const QString &detail);
    /// The one end. Kind None: closed by `close()`.
    void ended(const decidesk::Error &reason);

private:
    enum class Stage { Idle, Connecting, Open, Closing, Ended };

    void connectSocket();
    void onConnected();
    void onBytes();
    void onSilence();
    void onSslErrors(const QList<QSslError> &errors);
    void onSocketFailed();
    void onDisconnected();
    void restartKeepAlive();
    void finish(const Error &reason);
    [[nodiscard]] Error connectError() const;
    [[nodiscard]] Error linkError() const;

    const Endpoint m_endpoint;
    const Timeouts m_timeouts;
    const ReplyLimits m_limits;

    Stage m_stage = Stage::Idle;
    QWebSocket *m_socket = nullptr; ///< child; its end is deleteLater, never inside its own slot
    QPointer<QAbstractSocket> m_transport; ///< the QWebSocket's own TCP or TLS socket
    QTimer m_deadline; ///< connect, then close
    QTimer m_keepAlive;
    bool m_busy = false;
    bool m_pinged = false;
    qint64 m_bytesReceived = 0;
    Error m_reason; ///< the first cause found; later signals of the same end don't overwrite it
};

} // namespace decidesk
