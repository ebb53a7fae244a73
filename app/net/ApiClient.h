#pragma once

#include "Endpoint.h"
#include "Error.h"
#include "Link.h"
#include "Redactor.h"
#include "ReplyParser.h"
#include "Request.h"
#include "Timeouts.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace decidesk {

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
/// class; a request sent from inside one is written from the event loop, so that a doubled reply is
/// seen as surplus first.
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

    /// Starts an attempt with a new socket. Only while Closed. `stateChanged(Open)` or `closed`
    /// follows.
    void open(const Endpoint &endpoint);

    /// Closes the link; a request in flight fails with Cancelled. `closed(Asked)` follows.
    void close();

    /// Accepts `request` and puts it in flight, or answers why not (then no signal follows): the
    /// errors of `writeRequest`, NotConnected, Busy.
    [[nodiscard]] std::optional<Error> send(const Request &request);

    /// Gives up the request in flight: it fails with Cancelled, the link is dropped as out of step.
    void cancel();

    /// A present secret, to be redacted in everything that is emitted and logged.
    void addSecret(const Secret &secret);
    [[nodiscard]] const Redactor &redactor() const { return m_redactor; }

signals:
    void stateChanged(decidesk::ApiClient::State state);
    void registered(const decidesk::Secret &token);
    void loggedIn(const decidesk::Secret &token);
    /// `text` is redacted; `latencyMs` from the frame to its reply.
    void decisionReceived(const QString &text, qint64 latencyMs);
    void disconnectConfirmed();
    void requestFailed(decidesk::Action action, const decidesk::Error &error, decidesk::Sent sent);
    /// A message that answers nothing. `greeting`: it came before the first request of this link.
    void surplusReceived(const QString &text, bool greeting);
    /// The link is gone; after the outcome of a request that was in flight.
    void closed(decidesk::ApiClient::ClosedReason reason, const decidesk::Error &error);

private:
    struct InFlight
    {
        Action action;
        QElapsedTimer since;
        bool written = false;
        bool statusSeen = false; ///< a login reply without a token came; the token is awaited
        QString status; ///< what it was, redacted
    };

    void setState(State state);
    void write(const QString &frame);
    void onOpened();
    void onText(const QString &text);
    void onBinary(const QByteArray &frame);
    void onEnded(const Error &reason);
    void onDeadline();
    void handleAnswer(const QString &text);
    void handleSurplus(const QString &text);
    void succeedOrFail(const Reply &reply);
    void fail(const Error &error);
    void dropOutOfStep();
    void releaseLink();
    void startDeadline();
    [[nodiscard]] Error redacted(Error error) const;
    void logFrame(bool out, const QString &label, const QString &text, qint64 latencyMs);
    void logEvent(const QString &event, const QString &detail);

    TrafficLog *m_traffic;
    QString m_label;
    Timeouts m_timeouts;
    ReplyLimits m_limits;
    Redactor m_redactor;

    State m_state = State::Closed;
    std::unique_ptr<Link, void (*)(Link *)> m_link;
    quint64 m_attempt = 0;
    std::optional<InFlight> m_inFlight;
    QTimer m_deadline;
};

} // namespace decidesk

Q_DECLARE_METATYPE(decidesk::Secret)
