#pragma once

#include "ConnectionLog.h"
#include "Endpoint.h"
#include "Error.h"
#include "Redactor.h"
#include "ReplyLimits.h"
#include "Request.h"
#include "Secret.h"
#include "Server.h"
#include "Timeouts.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <deque>
#include <memory>
#include <optional>

namespace decidesk {

class WebSocketConnection;
class SecretStore;
class TrafficLog;

/// The tester's connection: raw messages over a link of its own, so that nothing sent there can
/// disturb a conversation. Connects when the first message is sent. Remembers the last token that
/// came over it. Messages may be sent without waiting for replies; these are taken to come in the
/// order of the messages. Every frame and event is in the traffic log under `Console`. Lives in the
/// GUI thread.
class ConsoleConnection : public QObject
{
    Q_OBJECT

public:
    enum class State { Closed, Connecting, Open };
    Q_ENUM(State)

    /// `secrets` and `traffic` must outlive the connection; `traffic` may be null.
    ConsoleConnection(SecretStore &secrets, TrafficLog *traffic, QObject *parent = nullptr);
    ~ConsoleConnection() override;

    /// Where the next message goes; one without a URL: nowhere. Another endpoint than before closes
    /// the link, as `close()` does, and forgets the token and the consent.
    void setServer(const Server &server);
    /// Whether the user agreed to send secrets to this server unencrypted.
    void setPlainTextConsent(bool given) { m_consent = given; }
    void setTimeouts(const Timeouts &timeouts); ///< from the next connection
    void setLimits(const ReplyLimits &limits); ///< from the next connection

    /// Why `text` should not be sent, or nothing: NotJson, NotAnObject, the kinds of `checkLimits`,
    /// UnrecognizedAction (also where the action is missing), NoToken (an action that needs one,
    /// with no token or the template's `<TOKEN>` and none known).
    [[nodiscard]] std::optional<Error> check(const QString &text) const;

    /// Sends `text` as it is (lone surrogates become U+FFFD), connecting first where needed.
    /// Exactly one `sent` or `failed` follows, the latter also from inside this call: NotConnected
    /// (no server), ConsentNeeded, or why no connection could be made.
    void send(const QString &text);
    /// Closes the link. Messages that wait for it fail with Cancelled.
    void close();

    /// A template of `action` as indented JSON: placeholders such as `<API_KEY>`, the known token
    /// where it needs one.
    [[nodiscard]] QString templateOf(Action action) const;

    /// `text` with the placeholder in place of the known token.
    [[nodiscard]] QString withoutToken(const QString &text) const;

    /// Of the server, without what is secret.
    [[nodiscard]] const Endpoint &endpoint() const { return m_endpoint; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isOpen() const { return m_state == State::Open; }

signals:
    void stateChanged();
    /// A message was handed to the socket; `text` is redacted.
    void sent(const QString &text);
    /// What came back, redacted, and indented where it is JSON of at most 1 Mi characters.
    /// `latencyMs` since the message that it answers; -1 where it answers none.
    void received(const QString &text, qint64 latencyMs);
    /// A message was not sent, the link broke, or what came is no JSON object (after `received`).
    /// Redacted.
    void failed(const decidesk::Error &error);

private:
    /// A message whose reply has not come.
    struct Awaited
    {
        std::optional<Action> action; ///< nothing: the server may well say nothing to it
        QString label;
        QElapsedTimer since;
    };

    void prepareLink();
    void openLink(const Endpoint &endpoint);
    /// `why` is for the traffic log.
    void closeLink(const QString &why);
    void setState(State state);
    void write(const QString &text);
    void rememberSecrets(const QString &text);
    void onOpened();
    void onText(const QString &text);
    void onBinary(const QByteArray &frame);
    void onEnded(const Error &reason);
    void dropUnanswered(const QString &text);
    void handleReply(const QString &text);
    void handleUnasked(const QString &text);
    void show(const QString &text, Redactor::Context context, qint64 latencyMs,
              const std::optional<Error> &problem);
    void failWaiting(const Error &reason);
    void updateBusy();
    [[nodiscard]] Error redacted(Error error, Redactor::Context context) const;

    SecretStore &m_secrets;
    Server m_server;
    Endpoint m_endpoint;
    bool m_consent = false;
    Timeouts m_timeouts;
    ReplyLimits m_limits;
    Redactor m_redactor;
    ConnectionLog m_log;
    Secret m_token;

    State m_state = State::Closed;
    std::unique_ptr<QObject> m_preparation; ///< context of what the link still needs
    WebSocketConnection *m_connection = nullptr; ///< child
    QStringList m_waiting; ///< for the link to open
    std::deque<Awaited> m_awaited;
    Redactor::Context m_lastContext = Redactor::Context::General; ///< of the last message sent
    bool m_sentOnLink = false;
    QTimer m_busyTimer; ///< how long a server may take before silence is a sign of death again
};

} // namespace decidesk
