#pragma once

#include "Endpoint.h"
#include "Error.h"
#include "Timeouts.h"

#include <QElapsedTimer>
#include <QObject>

namespace decidesk {

class Link;

/// Opens a WebSocket, closes it again and says how that went; sends no message. For *Test
/// connection*.
class ConnectionTest : public QObject
{
    Q_OBJECT

public:
    explicit ConnectionTest(QObject *parent = nullptr);
    ~ConnectionTest() override;

    /// Starts a test; one that is running is dropped without a signal. One of the two signals
    /// follows, without the endpoint's secrets in it.
    void start(const Endpoint &endpoint, const Timeouts &timeouts = {});
    void cancel(); ///< no signal follows
    [[nodiscard]] bool isRunning() const { return m_link != nullptr; }

signals:
    void reached(qint64 milliseconds);
    void failed(const decidesk::Error &error);

private:
    void release();

    Link *m_link = nullptr; ///< child
    QElapsedTimer m_since;
    qint64 m_openedAfterMs = -1;
};

} // namespace decidesk
