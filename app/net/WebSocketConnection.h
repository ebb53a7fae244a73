#pragma once

#include "Endpoint.h"
#include "Error.h"
#include "FrameReader.h"
#include "OpeningWatch.h"
#include "ReplyLimits.h"
#include "Timeouts.h"

#include <QAbstractSocket>
#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QSslError>
#include <QTimer>

class QWebSocket;

namespace decidesk {

class UpgradeInquiry;

/// One attempt: one new QWebSocket, one deadline, one end.
///
/// A QWebSocket must never be opened twice, has no deadline and no keep-alive of its own, and tells
/// a failure by a different order of signals each time; all that ends here. It opens, encrypts and
/// writes; the frames of the server are read by a `FrameReader`, because QWebSocket refuses
/// messages that are cut inside a character and close codes from 1012 on. A server that refuses the
/// upgrade is asked once more, by hand, for what it says with that (`UpgradeInquiry`). After
/// `open()` exactly one `ended` follows, from the event loop, never from inside a call of this
/// class; nothing is emitted after it. Lives in the thread it was made in. Destroying it aborts the
/// connection without a signal.
class WebSocketConnection : public QObject
{
    Q_OBJECT

public:
    WebSocketConnection(Endpoint endpoint, const Timeouts &timeouts, const ReplyLimits &limits,
                        QObject *parent);
    ~WebSocketConnection() override;

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

    /// While the link is busy (a request is in flight) silence is no sign of death. Pings go out
    /// all the same, for the proxies in between that count silence.
    void setBusy(bool busy);

    /// How often bytes arrived that did not complete a message: grows while a long reply is coming
    /// in, and not by pings.
    [[nodiscard]] quint64 partialArrivals() const { return m_partialArrivals; }

signals:
    void opened();
    /// `bytes`: its size on the wire, as UTF-8.
    void textReceived(const QString &text, qint64 bytes);
    void binaryReceived(const QByteArray &frame);
    /// All messages that had arrived were told. What is written now can't be answered by them.
    void drained();
    /// Pings, pongs and close frames of either side: for the traffic log. `event` is English;
    /// `detail` can be the server's words.
    void eventHappened(const QString &event, const QString &detail);
    /// The one end. Kind None: closed by `close()`.
    void ended(const decidesk::Error &reason);

private:
    enum class Stage { Idle, Connecting, Open, Closing, Ended };

    void connectSocket();
    void onConnected();
    void takeOverReading();
    void onBytes();
    void readFrames();
    void handle(const FrameReader::TextMessage &message);
    void handle(const FrameReader::BinaryMessage &message);
    void handle(const FrameReader::Ping &ping);
    void handle(const FrameReader::Pong &pong);
    void handle(const FrameReader::Close &close);
    void handle(const FrameReader::Fault &fault);
    void sendPong(const QByteArray &payload);
    void onSslErrors(const QList<QSslError> &errors);
    void onSocketFailed(QAbstractSocket::SocketError error);
    void onDeadline();
    void onSilence();
    void settleSoon();
    void settle();
    void endOpening(const Error &reason);
    void end(const Error &reason);
    void silenceSocket();
    void dropSocket();
    void finish();
    [[nodiscard]] Error reasonOfEnd() const;
    template <typename Signal, typename... Arguments>
    void emitFromSocket(Signal signal, const Arguments &...arguments);

    const Endpoint m_endpoint;
    const Timeouts m_timeouts;
    const ReplyLimits m_limits;

    Stage m_stage = Stage::Idle;
    QWebSocket *m_socket = nullptr; ///< child; never deleted inside a slot of its own
    QPointer<QAbstractSocket> m_transport; ///< the QWebSocket's own TCP or TLS socket
    int m_socketDepth = 0; ///< slots of the socket that are on the stack right now
    QTimer m_deadline; ///< connect, then close

    QTimer m_keepAlive;
    QElapsedTimer m_sinceLife; ///< since the last byte, ping or end of a request
    QElapsedTimer m_sincePing;
    bool m_busy = false;
    bool m_pinged = false;

    FrameReader m_reader;
    bool m_readsFrames = false; ///< in place of the QWebSocket
    quint64 m_partialArrivals = 0;

    // What the socket said about its end, in the order of asking.
    bool m_settling = false;
    Error m_tlsError;
    Error m_socketError;
    Error m_closeReason; ///< of a close handshake that the server began
    OpeningWatch m_opening;
    UpgradeInquiry *m_inquiry = nullptr; ///< child; while a refusal is being explained
    Error m_reason;
};

} // namespace decidesk
