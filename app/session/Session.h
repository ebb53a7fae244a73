#pragma once

#include "Account.h"
#include "ApiClient.h"
#include "Authenticator.h"
#include "Message.h"
#include "Outbox.h"
#include "Problem.h"
#include "Reconnection.h"
#include "Secret.h"
#include "SessionProblems.h"
#include "SessionServices.h"

#include <QElapsedTimer>
#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace decidesk {

/// One account's conversation with its server: the state machine of app/protocol/README.md, "States
/// of a session".
///
/// Registers, logs in, asks one question after the other, resumes after a lost link, disconnects.
/// What a view needs is `state()`, `problem()` and the two clocks; messages are in the history.
/// Every call that is not possible in the present state does nothing but set a problem that says
/// so. Lives in the GUI thread.
class Session : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Offline,
        Connecting,
        Open, ///< connected, not logged in
        Registering,
        LoggingIn,
        Ready,
        Deciding,
        Disconnecting,
        WaitingToReconnect,
        Resting, ///< the server closed the idle link; the next question opens one and logs in
    };
    Q_ENUM(State)

    using Accepted = Outbox::Accepted;

    /// `services` must outlive the session.
    Session(Account account, const SessionServices &services, QObject *parent = nullptr);
    ~Session() override;

    [[nodiscard]] const Account &account() const { return m_account; }
    [[nodiscard]] Server server() const;
    /// Where the link goes, while there is one; else where the next one will go.
    [[nodiscard]] QUrl url() const;
    /// Host and port of `url`, and what tells it from the other servers where they are on one host.
    [[nodiscard]] QString place() const;
    /// What to call the account: its name, or the place of its server where it has none.
    [[nodiscard]] QString displayName() const;
    [[nodiscard]] State state() const { return m_state; }
    /// Whether nothing is under way, nor waited for, and there is no token.
    [[nodiscard]] bool isIdle() const
    {
        return m_state == State::Offline || m_state == State::Open || m_state == State::Resting;
    }
    /// Whether a login or a registration could start now: when idle, and in place of the wait for
    /// the next attempt.
    [[nodiscard]] bool canStart() const { return isIdle() || m_state == State::WaitingToReconnect; }

    /// What went wrong last and was neither mended nor dismissed; empty: nothing.
    [[nodiscard]] const std::optional<Problem> &problem() const { return m_problems.first(); }
    void dismissProblem() { m_problems.dismissFirst(); }

    /// How long the present state has lasted: for *Deciding… 3 s*.
    [[nodiscard]] std::chrono::milliseconds timeInState() const;
    /// Until the next attempt, in WaitingToReconnect; else 0.
    [[nodiscard]] std::chrono::milliseconds untilNextAttempt() const;
    /// Latency of the last decision of this run.
    [[nodiscard]] std::optional<std::chrono::milliseconds> lastLatency() const;
    /// Questions accepted and not yet sent, beside the one in flight.
    [[nodiscard]] int queuedCount() const { return m_outbox.count(); }

    /// Marks what the last run left open (Queued → NotSent, Sent → NotConfirmed). Once, before all
    /// else.
    void restore() { m_outbox.restore(); }

    /// Registers the account: connects, keeps the checksum, sends Register. Ends in Ready, or with
    /// a problem in step Register. Where the answer stays out, the account is `unconfirmed`.
    void registerAccount(const Secret &apiKey, const Secret &checksum);

    /// Registers the account anew as `renewed` (of the same id and server), because the server
    /// knows it no more; Busy where something is under way. `renewed` becomes the account with the
    /// token, also where the answer stayed out and a login brings it. A registration that was
    /// refused, or never sent, leaves the account and its checksum as they were.
    void registerAgain(const Account &renewed, const Secret &apiKey, const Secret &checksum);

    /// Connects if needed and sends Connection with the checksum from the keychain, or with
    /// `checksum`, which is then kept. Ends in Ready, or with a problem in step LogIn.
    void logIn();
    void logInWith(const Secret &checksum);
    /// Like `logIn`, in a session too: its connection is closed first, without Disconnect.
    void logInAgain();
    /// Like `logIn`, but keeps trying with back-off where the server can't be reached.
    void resume();

    /// The user agreed to send secrets to the unencrypted server that `problem` names: goes on with
    /// what was held back. Where the server's address is another one by now it is asked anew.
    void consentToPlainText();

    /// The user agreed that the server is at `url` from now on, for all its accounts. A link that
    /// is open stays.
    void moveServer(const QUrl &url);

    /// Whether a secret of this session stands in `text`, which would then go to the server, and
    /// `redactionMark` in the copy that is kept.
    [[nodiscard]] bool holdsSecret(const QString &text) const
    {
        return m_client.redactor().redactTyped(text) != text;
    }

    /// Stores `text` as the newest question and queues it. `accepted` is called once it is
    /// committed (the composer may clear) or with the error (EmptyField, TextTooLong,
    /// StorageFailed, NoToken). Possible in a session, also while it rests or its link is being
    /// restored and it logs in again: the question then waits. Before a first login it is refused
    /// with NoToken.
    void ask(const QString &text, QObject *context, Accepted accepted);

    /// Appends the question `sequence` again as a new message and marks the old one.
    void askAgain(qint64 sequence) { m_outbox.askAgain(sequence); }
    /// A question was asked in place of this one, whose copy lacks a secret.
    void replaced(qint64 sequence) { m_outbox.replaced(sequence); }
    /// Marks a message that is not confirmed or failed as settled by the user.
    void leave(qint64 sequence) { m_outbox.leave(sequence); }
    /// Queues a NotSent question / takes a Queued or NotSent one back.
    void sendUnsent(qint64 sequence) { m_outbox.sendUnsent(sequence); }
    void discard(qint64 sequence) { m_outbox.discard(sequence); }

    /// Gives up what is going on: an attempt, a login or a registration ends Offline, the question
    /// in flight becomes not confirmed and the session resumes on a new link, the wait for a
    /// reconnect ends Offline.
    void cancel();
    /// Ends the wait for the next attempt, or for the next question.
    void connectNow();
    /// Sends Disconnect and closes; the token is forgotten in every case.
    void disconnectFromServer();
    /// Closes the link without Disconnect: the program quits or the account is removed.
    void goOffline();
    /// Hands all that came over to the history, so that clearing it clears that too.
    void storeWhatCame() { m_outbox.storeUnasked(); }

    /// Edits that are kept in the settings.
    void rename(const QString &name);

signals:
    void stateChanged(decidesk::Session::State state);
    void problemChanged();
    void accountChanged(); ///< or its server
    void queueChanged();
    /// The first token of this session came: by Register or by Connection.
    void established();
    /// A Register was sent and what became of it is not known: the account is `unconfirmed` now.
    void registrationUnconfirmed();
    void decisionArrived(const decidesk::Message &decision);

private:
    void connectClient();
    void connectOutbox();
    void setState(State state);
    void setLinkProblem(Problem::Step step, const Error &error, Sent sent = Sent::No);
    void saveAccount();

    void onServersChanged();
    void settleOpen();
    void adoptRegistration();
    [[nodiscard]] bool refusesToStart(Problem::Step step);
    void start();
    void resumeNow();
    void openLink();
    void onOpen();
    void onToken(const Secret &token);
    void onDecision(const QString &text, qint64 latencyMs, bool underKnownKey);
    void onRequestFailed(Action action, const Error &error, Sent sent);
    void onRegisterFailed(const Error &error, Sent sent);
    void onLoginFailed(const Error &error);
    void onQuestionFailed(const Error &error, Sent sent);
    void onDisconnectFailed(const Error &error);
    void onUnsolicited(const QString &text, bool greeting);
    void onClosed(ApiClient::ClosedReason reason, const Error &error);
    void onOutOfStep(const Error &error);
    void onLinkFailed(const Error &error);
    void onReadyToSend(const QString &text);
    void rest(const Error &error);
    void waitToReconnect(const Error &error);
    void endOffline();
    void abandonAttempt();

    SessionServices m_services;
    Account m_account;
    ApiClient m_client;
    Authenticator m_authenticator;
    Outbox m_outbox;
    Reconnection m_reconnection;
    SessionProblems m_problems;

    Endpoint m_endpoint; ///< of the last link, without what is secret
    std::unique_ptr<QObject> m_preparation; ///< context of what the next link still needs
    State m_state = State::Offline;
    QElapsedTimer m_stateSince;
    std::optional<Account> m_registersAgainAs; ///< until it is the account's own
    bool m_sentAgain = false; ///< the server may know it as `m_registersAgainAs`
    bool m_logsInAgain = false; ///< as soon as the link is closed

    Secret m_token;
    qint64 m_lastLatencyMs = -1;
};

} // namespace decidesk
