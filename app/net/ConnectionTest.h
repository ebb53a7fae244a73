#pragma once

#include "Endpoint.h"
#include "Error.h"
#include "Timeouts.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace decidesk {

class WebSocketConnection;

/// Opens a WebSocket, waits for a moment (`Timeouts::afterUpgrade`) whether it stays open, closes
/// it and says how that went; sends no message. For *Test connection*.
class ConnectionTest : public QObject
{
    Q_OBJECT

public:
    explicit ConnectionTest(QObject *parent = nullptr);
    ~ConnectionTest() override;

    /// Starts a test; one that is running is dropped without a signal. One of the two signals
    /// follows, the close handshake apart within `Timeouts::connect`, and without the endpoint's
    /// secrets in it.
    void start(const Endpoint &endpoint, const Timeouts &timeouts = {});
    void cancel(); ///< no signal follows
    [[nodiscard]] bool isRunning() const { return m_link != nullptr; }

signals:
    /// It stayed open; `milliseconds` until it was.
    void reached(qint64 milliseconds);
    /// A server that closed it is ClosedByServer, with code 1006 where no close frame came.
    void failed(const decidesk::Error &error);

private:
    void onOpened(const Timeouts &timeouts);
    void onEnded(const Error &reason);
    void release();

    WebSocketConnection *m_link = nullptr; ///< child
    QTimer m_wait;
    QElapsedTimer m_since;
    qint64 m_openedAfterMs = -1;
};

} // namespace decidesk
