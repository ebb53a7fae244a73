#pragma once

#include "Endpoint.h"
#include "Error.h"

#include <QByteArray>
#include <QObject>
#include <QSslSocket>
#include <QTimer>

#include <chrono>

namespace decidesk {

/// Asks a server that refused the upgrade once more, by hand, because QWebSocket tells neither the
/// headers nor the body of its answer.
///
/// One request like the one before: same address, headers, TLS and proxy. Nothing is followed, at
/// most 16 KiB are read, and a connection that the server opens after all is closed at once. Lives
/// in the thread it was made in; destroying it ends the connection without a signal.
class UpgradeInquiry : public QObject
{
    Q_OBJECT

public:
    /// Whether there is more to learn about `refusal`: an answer other than an upgrade, or an end
    /// without an answer where the connection itself had come about.
    [[nodiscard]] static bool canExplain(const Error &refusal);

    UpgradeInquiry(Endpoint endpoint, Error refusal, QObject *parent);

    /// Once per object. `finished` follows from the event loop, at the latest after `deadline`.
    void start(std::chrono::milliseconds deadline);

signals:
    /// What the server said, without the secrets that were sent to it; the refusal that it was
    /// asked about where nothing was to be learnt.
    void finished(const decidesk::Error &reason);

private:
    void sendRequest();
    void onBytes();
    void finish();
    [[nodiscard]] Error reason() const;
    [[nodiscard]] Error withoutSecrets(Error error) const;

    const Endpoint m_endpoint;
    const Error m_refusal;
    QSslSocket m_socket;
    QTimer m_deadline;
    QByteArray m_key; ///< Sec-WebSocket-Key
    QByteArray m_raw;
    bool m_inBody = false;
    bool m_finished = false;
};

} // namespace decidesk
