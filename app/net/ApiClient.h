#pragma once

#include "ConnectionLog.h"
#include "Endpoint.h"
#include "Error.h"
#include "PendingRequest.h"
#include "RedactionContext.h"
#include "Redactor.h"
#include "ReplyLimits.h"
#include "ReplyParser.h"
#include "Request.h"
#include "Secret.h"
#include "Timeouts.h"

#include <QList>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace decidesk {

class WebSocketConnection;
class TrafficLog;

/// The client side of the server's API over one QWebSocket at a time.
///
/// It opens and closes, sends the four actions and emits signals on replies. One request is in
/// flight at most (replies carry no id), with the one exception of Disconnect, which may be written
/// over a question.
///
/// Outcome contract: every accepted request ends in exactly one of `registered`, `loggedIn`,
/// `decisionReceived`, `disconnectConfirmed` or `requestFailed`; nothing is emitted for a refused
/// one. After a time-out, a cancel or a limit the stream is out of step (a late reply would look
/// like the answer to the next question): the link is dropped at once and `closed` follows the
/// outcome with `ClosedReason::OutOfStep`. Outcome signals may be answered with any call of this
/// class; a request sent from inside one is written once all that had arrived was handled, so that
/// a doubled reply is seen as unsolicited first.
///
/// Lives in the GUI thread. Secrets pass through and are kept only as long as they are needed.
class ApiClient : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Closed,
        Connecting,
        Open,
        Closing,
    };
    Q_ENUM(State)

    enum class ClosedReason {
        Asked, ///< `close()`
        Failed, ///< the attempt or the link failed; the error says why
        OutOfStep, ///< dropped on purpose; connect again at once
    };
    Q_ENUM(ClosedReason)

    /// `traffic` must outlive the client; may be null. `label` names the connection there.
    ApiClient(TrafficLog *traffic, QString label, QObject *parent = nullptr);
    ~ApiClient() override;

    void setTimeouts(const Timeouts &timeouts); ///< from the next request or connection
    void setLimits(const ReplyLimits &limits); ///< from the next connection
    void setLabel(const QString &label); ///< of the entries in the traffic log, from now on

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] std::optional<Action> inFlight() const;

    /// Starts an attempt with a new socket. `stateChanged(Open)` or `closed` follows. While the
    /// link before is still ending, the attempt waits for its `closed`; while there is a link, the
    /// call does nothing. The endpoint's secrets are present ones from now on, as by `addSecret`.
    void open(const Endpoint &endpoint);

    /// Closes the link; a request in flight fails with Cancelled. `closed(Asked)` follows, from the
    /// event loop. Does nothing while Closed.
    void close();

    /// Accepts `request` and puts it in flight, or answers why not (then no signal follows): the
    /// errors of `writeRequest`, NotConnected, Busy.
    ///
    /// A Disconnect over a question makes that one fail with Superseded, and two replies are owed:
    /// the first message may be the question's and is unsolicited, the second confirms.
    [[nodiscard]] std::optional<Error> send(const Request &request);

    /// Gives up the request in flight: it fails with Cancelled, the link is dropped as out of step.
    /// Both signals come from the event loop.
    void cancel();

    /// A present secret, to be redacted in everything that is emitted and logged.
    void addSecret(const Secret &secret);
    [[nodiscard]] const Redactor &redactor() const { return m_secrets.redactor(); }

signals:
    void stateChanged(decidesk::ApiClient::State state);
    void registered(const decidesk::Secret &token);
    void loggedIn(const decidesk::Secret &token);
    /// `text` is redacted; `latencyMs` from the frame to its reply. Not `underKnownKey`: `text` is
    /// the whole reply, as none of its fields is known to hold a decision.
    void decisionReceived(const QString &text, qint64 latencyMs, bool underKnownKey);
    void disconnectConfirmed();
    void requestFailed(decidesk::Action action, const decidesk::Error &error, decidesk::Sent sent);
    /// A message that answers nothing. `greeting`: it came before the first request of this link.
    void unsolicitedReceived(const QString &text, bool greeting);
    /// The link is gone; after the outcome of a request that was in flight.
    void closed(decidesk::ApiClient::ClosedReason reason, const decidesk::Error &error);

private:
    struct Outcome
    {
        Action action = Action::Register;
        Error error;
        Sent sent = Sent::No;
    };
    /// Why this client ended the link itself.
    struct Ending
    {
        ClosedReason reason;
        Error error;
    };

    void connectLink();
    void setState(State state);
    void writeFrame();
    void onOpened();
    void onMessage(const QString &text);
    void onText(const QString &text);
    void onBinary(const QByteArray &frame);
    void onUnreadable(const QByteArray &frame, const Error &error);
    void onEnded(const Error &linkError);
    void onDeadline();
    [[nodiscard]] bool awaitsAnswer() const { return m_inFlight && m_inFlight->awaitsAnswer(); }
    void handleAnswer(const QString &text);
    void handleUnsolicited(const QString &text);
    void succeed(const Secret &token);
    void awaitToken(const QString &status);
    void fail(const Error &error);
    void drop(ClosedReason reason, const Error &error);
    void closeGently(ClosedReason reason, const Error &error);
    void giveUp(const Error &error);
    bool emitGivenUp();
    void releaseLink();
    void endRequest();
    void startDeadline();

    Timeouts m_timeouts;
    ReplyLimits m_limits;
    RedactionContext m_secrets;
    ConnectionLog m_log;

    State m_state = State::Closed;
    std::unique_ptr<WebSocketConnection> m_connection;
    std::optional<Ending> m_ending;
    bool m_announcingEnd = false; ///< the link is gone, `closed` was not emitted yet
    std::optional<Endpoint> m_next; ///< asked for while the link before was ending

    std::optional<PendingRequest> m_inFlight;
    std::optional<Action> m_lastAction; ///< of this link
    QList<Outcome> m_givenUp; ///< not told yet
    int m_handling = 0; ///< messages of the link whose handling is on the stack
    QTimer m_deadline;
};

} // namespace decidesk

Q_DECLARE_METATYPE(decidesk::Secret)
