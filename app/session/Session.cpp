#include "Session.h"

#include "ReconnectPolicy.h"
#include "Settings.h"

#include <QLoggingCategory>

#include <utility>

namespace decidesk {

namespace {

Q_LOGGING_CATEGORY(log, "decidesk.session")

/// A server whose messages pass a limit again and again needs a person.
constexpr int maxLimitFailures = 3;

bool isLimitFailure(const Error &error)
{
    return isLimitError(error.kind) || error.kind == Error::Kind::InvalidUtf8;
}

/// The step in which a session is that opens a link for `goal`.
Problem::Step stepOf(Authenticator::Goal goal)
{
    switch (goal) {
    case Authenticator::Goal::Register:
        return Problem::Step::Register;
    case Authenticator::Goal::LogIn:
        return Problem::Step::LogIn;
    case Authenticator::Goal::None:
        break;
    }
    return Problem::Step::Connect;
}

} // namespace

Session::Session(Account account, const SessionServices &services, QObject *parent)
    : QObject(parent), m_services(services), m_account(std::move(account)),
      m_client(&services.traffic, m_account.name),
      m_authenticator(m_client, services.secrets, this),
      m_outbox(
          m_account.id, services.history, services.now,
          [this](const QString &text) { return m_client.redactor().redact(text); }, this),
      m_backoff(services.backoff)
{
    m_stateSince.start();
    m_reconnectTimer.setSingleShot(true);
    // A coarse timer may wait, and count, a second longer than what was announced.
    m_reconnectTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_reconnectTimer, &QTimer::timeout, this, &Session::resumeNow);
    m_stableTimer.setSingleShot(true);
    connect(&m_stableTimer, &QTimer::timeout, this, [this] { m_backoff.reset(); });
    connect(&services.settings, &Settings::timeoutsChanged, this,
            [this] { m_client.setTimeouts(m_services.settings.timeouts()); });
    connectClient();
    connectOutbox();
    connect(&m_authenticator, &Authenticator::registering, this, [this] {
        m_account.unconfirmed = true;
        saveAccount();
    });
    connect(&m_authenticator, &Authenticator::refused, this,
            [this](Authenticator::Goal goal, const Error &error) {
                if (goal == Authenticator::Goal::Register)
                    onRegisterFailed(error, Sent::No);
                else
                    onLoginFailed(error);
            });
}

Session::~Session() = default;

void Session::connectClient()
{
    connect(&m_client, &ApiClient::stateChanged, this, [this](ApiClient::State state) {
        if (state == ApiClient::State::Open)
            onOpen();
    });
    connect(&m_client, &ApiClient::registered, this, &Session::onToken);
    connect(&m_client, &ApiClient::loggedIn, this, &Session::onToken);
    connect(&m_client, &ApiClient::decisionReceived, this, &Session::onDecision);
    connect(&m_client, &ApiClient::disconnectConfirmed, this, [this] { m_client.close(); });
    connect(&m_client, &ApiClient::requestFailed, this, &Session::onRequestFailed);
    connect(&m_client, &ApiClient::surplusReceived, this, &Session::onSurplus);
    connect(&m_client, &ApiClient::closed, this, &Session::onClosed);
}

void Session::connectOutbox()
{
    connect(&m_outbox, &Outbox::countChanged, this, &Session::queueChanged);
    connect(&m_outbox, &Outbox::answered, this, &Session::decisionArrived);
    connect(&m_outbox, &Outbox::readyToSend, this, &Session::onReadyToSend);
    connect(&m_outbox, &Outbox::queued, this, [this] {
        if (m_state == State::Ready)
            m_outbox.takeNext();
    });
    connect(&m_outbox, &Outbox::settled, this, [this](qint64 sequence) {
        if (m_questionProblem && m_questionProblem->sequence == sequence) {
            m_questionProblem.reset();
            emit problemChanged();
        }
    });
    connect(&m_outbox, &Outbox::cleared, this, [this] {
        if (m_questionProblem && m_questionProblem->step == Problem::Step::Ask) {
            m_questionProblem.reset();
            emit problemChanged();
        }
    });
    connect(&m_outbox, &Outbox::storeFailed, this, [this](const Error &error) {
        m_questionProblem = Problem{Problem::Step::Store, error, Sent::No, 0};
        emit problemChanged();
    });
}

Server Session::server() const
{
    return m_services.settings.server(m_account.server).value_or(Server());
}

const std::optional<Problem> &Session::problem() const
{
    return m_linkProblem ? m_linkProblem : m_questionProblem;
}

void Session::dismissProblem()
{
    if (m_linkProblem)
        m_linkProblem.reset();
    else
        m_questionProblem.reset();
    emit problemChanged();
}

std::chrono::milliseconds Session::timeInState() const
{
    return std::chrono::milliseconds(m_stateSince.elapsed());
}

std::chrono::milliseconds Session::untilNextAttempt() const
{
    return m_reconnectTimer.isActive() ? m_reconnectTimer.remainingTimeAsDuration()
                                       : std::chrono::milliseconds(0);
}

std::optional<std::chrono::milliseconds> Session::lastLatency() const
{
    if (m_lastLatencyMs < 0)
        return std::nullopt;
    return std::chrono::milliseconds(m_lastLatencyMs);
}

void Session::restore()
{
    m_outbox.restore();
}

void Session::registerAccount(const Secret &apiKey, const Secret &checksum)
{
    if (const auto wrong = m_authenticator.prepareRegistration(m_account, apiKey, checksum))
        setLinkProblem(Problem::Step::Register, *wrong);
    else
        start();
}

void Session::logIn()
{
    m_authenticator.prepareLogin();
    start();
}

void Session::logInWith(const Secret &checksum)
{
    if (const auto wrong = m_authenticator.prepareLoginWith(checksum))
        setLinkProblem(Problem::Step::LogIn, *wrong);
    else
        start();
}

void Session::logInAgain()
{
    if (m_state != State::Ready) {
        logIn();
        return;
    }
    // The token may be dead, so the link goes with it.
    m_logsInAgain = true;
    m_resumes = false;
    abandonAttempt();
}

void Session::resume()
{
    m_resumes = true;
    logIn();
}

void Session::consentToPlainText()
{
    Server agreed = server();
    // The address may have changed since the question came up: then it is asked anew.
    if (m_linkProblem && m_linkProblem->error.kind == Error::Kind::ConsentNeeded
        && m_linkProblem->error.detail == hostAndPort(agreed.url)) {
        agreed.plainTextConsent = true;
        m_services.settings.saveServer(agreed);
    }
    clearLinkProblem();
    if (m_authenticator.goal() != Authenticator::Goal::None)
        start();
}

void Session::start()
{
    if (m_state == State::WaitingToReconnect) {
        m_reconnectTimer.stop();
        setState(State::Offline);
    }
    if (m_state != State::Offline && m_state != State::Open) {
        setLinkProblem(stepOf(m_authenticator.goal()), {Error::Kind::Busy, {}, 0, {}});
        return;
    }
    clearLinkProblem();
    if (m_client.state() == ApiClient::State::Open)
        onOpen();
    else
        openLink();
}

void Session::resumeNow()
{
    m_reconnectTimer.stop();
    clearLinkProblem();
    m_authenticator.prepareLogin();
    openLink();
}

void Session::openLink()
{
    const Server target = server();
    if (isUnencrypted(target.url) && !target.plainTextConsent) {
        setLinkProblem(stepOf(m_authenticator.goal()),
                       {Error::Kind::ConsentNeeded, hostAndPort(target.url), 0, {}});
        setState(State::Offline);
        return;
    }
    m_outbox.startAnew();
    setState(State::Connecting);
    m_client.setTimeouts(m_services.settings.timeouts());
    m_client.setLimits(m_services.settings.limits());
    m_client.open({target.url, target.caFile, target.useSystemProxy});
}

void Session::onOpen()
{
    switch (m_authenticator.goal()) {
    case Authenticator::Goal::Register:
        setState(State::Registering);
        break;
    case Authenticator::Goal::LogIn:
        setState(State::LoggingIn);
        break;
    case Authenticator::Goal::None:
        setState(State::Open);
        return;
    }
    m_authenticator.start(m_account);
}

void Session::onToken(const Secret &token)
{
    m_client.addSecret(token);
    m_token = token;
    m_resumes = true;
    m_account.unconfirmed = false;
    m_account.logInAtStart = true;
    saveAccount();
    m_authenticator.succeed(m_account);
    m_backoff.reset();
    m_stableTimer.start(m_services.stableAfter);
    clearLinkProblem();
    setState(State::Ready);
    emit established();
    m_outbox.takeNext();
}

void Session::ask(const QString &text, QObject *context, Accepted accepted)
{
    const bool tokenAtHand = m_state == State::Ready || m_state == State::Deciding;
    const bool tokenOnItsWay = m_resumes
        && (m_state == State::Connecting || m_state == State::LoggingIn
            || m_state == State::WaitingToReconnect);
    if (!tokenAtHand && !tokenOnItsWay) {
        accepted(Error{Error::Kind::NoToken, {}, 0, {}});
        return;
    }
    m_outbox.add(text, context, std::move(accepted));
}

void Session::askAgain(qint64 sequence)
{
    m_outbox.askAgain(sequence);
}

void Session::leave(qint64 sequence)
{
    m_outbox.leave(sequence);
}

void Session::sendUnsent(qint64 sequence)
{
    m_outbox.sendUnsent(sequence);
}

void Session::discard(qint64 sequence)
{
    m_outbox.discard(sequence);
}

void Session::onReadyToSend(const QString &text)
{
    if (m_state != State::Ready) {
        m_outbox.giveBack();
        return;
    }
    setState(State::Deciding);
    if (const auto refused = m_client.send(TakeDecisionRequest{m_token, text}))
        onQuestionFailed(*refused, Sent::No);
}

void Session::onDecision(const QString &text, qint64 latencyMs)
{
    m_limitFailures = 0;
    m_backoff.reset();
    m_lastLatencyMs = latencyMs;
    m_outbox.answer(text, latencyMs);
    if (m_questionProblem && m_questionProblem->sent == Sent::No) {
        m_questionProblem.reset();
        emit problemChanged();
    }
    setState(State::Ready);
    m_outbox.takeNext();
}

void Session::onRequestFailed(Action action, const Error &error, Sent sent)
{
    switch (action) {
    case Action::Register:
        onRegisterFailed(error, sent);
        break;
    case Action::Connection:
        onLoginFailed(error);
        break;
    case Action::TakeDecision:
        onQuestionFailed(error, sent);
        break;
    case Action::Disconnect:
        onDisconnectFailed(error);
        break;
    }
}

void Session::onRegisterFailed(const Error &error, Sent sent)
{
    m_authenticator.abort();
    const bool refused = error.kind == Error::Kind::ServerError;
    const Sent outcome = refused ? Sent::No : sent;
    if (outcome == Sent::No) {
        m_account.unconfirmed = false;
        m_services.settings.removeAccount(m_account.id);
    }
    setLinkProblem(Problem::Step::Register, error, outcome);
    if (m_client.state() == ApiClient::State::Open)
        setState(State::Open);
    if (outcome == Sent::Maybe)
        emit registrationUnconfirmed();
}

void Session::onLoginFailed(const Error &error)
{
    // A login is safe to repeat; only what a person must look at ends the attempts.
    if (!mayReconnectAfter(error))
        m_resumes = false;
    m_authenticator.abort();
    if (error.kind != Error::Kind::Cancelled)
        setLinkProblem(Problem::Step::LogIn, error);
    if (m_client.state() == ApiClient::State::Open)
        setState(State::Open);
}

void Session::onQuestionFailed(const Error &error, Sent sent)
{
    const qint64 sequence = m_outbox.currentSequence();
    if (isLimitFailure(error))
        ++m_limitFailures;
    if (error.kind == Error::Kind::ServerError) {
        m_outbox.fail(error);
        setQuestionProblem(error, Sent::No, sequence);
    } else if (sent == Sent::Maybe) {
        m_outbox.leaveOpen(error);
        setQuestionProblem(error, Sent::Maybe, sequence);
    } else {
        m_outbox.giveBack();
    }
    if (m_state == State::Deciding && m_client.state() == ApiClient::State::Open) {
        setState(State::Ready);
        // A question that was not taken would come back for ever; it waits for the next event.
        if (sent == Sent::Maybe)
            m_outbox.takeNext();
    }
}

void Session::onDisconnectFailed(const Error &error)
{
    setLinkProblem(Problem::Step::Disconnect, error, Sent::Maybe);
    m_client.close();
}

void Session::onSurplus(const QString &text, bool greeting)
{
    m_outbox.addUnasked(text);
    if (!greeting)
        m_outbox.markRecentAnswers();
}

void Session::onClosed(ApiClient::ClosedReason reason, const Error &error)
{
    m_stableTimer.stop();
    m_outbox.giveBack();
    if (m_state == State::Disconnecting)
        m_outbox.park();
    if (m_state == State::Disconnecting || reason == ApiClient::ClosedReason::Asked)
        endOffline();
    else if (reason == ApiClient::ClosedReason::OutOfStep)
        onOutOfStep(error);
    else
        onLinkFailed(error);
}

void Session::onOutOfStep(const Error &error)
{
    if (!m_resumes || m_limitFailures >= maxLimitFailures) {
        m_limitFailures = 0;
        if (!m_linkProblem && !m_questionProblem)
            setLinkProblem(Problem::Step::Connect, error);
        endOffline();
    } else if (m_state == State::Deciding || m_state == State::Ready) {
        // Dropped on purpose, so it is no failure and waits for no back-off.
        m_token = Secret();
        resumeNow();
    } else {
        waitToReconnect(error);
    }
}

void Session::onLinkFailed(const Error &error)
{
    if (m_resumes && mayReconnectAfter(error)) {
        waitToReconnect(error);
        return;
    }
    if (m_state == State::Connecting || !m_linkProblem) {
        setLinkProblem(stepOf(m_authenticator.goal()), error);
    }
    endOffline();
}

void Session::waitToReconnect(const Error &error)
{
    m_token = Secret();
    m_authenticator.abort();
    m_reconnectTimer.start(m_backoff.next(m_services.random));
    m_linkProblem = Problem{Problem::Step::Reconnect, error, Sent::No, 0};
    setState(State::WaitingToReconnect);
    emit problemChanged();
}

void Session::cancel()
{
    switch (m_state) {
    case State::Connecting:
    case State::Registering:
    case State::LoggingIn:
        m_resumes = false;
        abandonAttempt();
        break;
    case State::WaitingToReconnect:
        m_resumes = false;
        clearLinkProblem();
        abandonAttempt();
        break;
    case State::Deciding:
        m_client.cancel();
        break;
    default:
        break;
    }
}

void Session::connectNow()
{
    if (m_state == State::WaitingToReconnect)
        resumeNow();
}

void Session::disconnectFromServer()
{
    m_logsInAgain = false;
    m_account.logInAtStart = false;
    saveAccount();
    m_resumes = false;
    if (m_state != State::Ready && m_state != State::Deciding) {
        // No token, so there is nothing to tell the server.
        clearLinkProblem();
        abandonAttempt();
        m_outbox.park();
        return;
    }
    if (m_state == State::Ready)
        m_outbox.giveBack();
    const Secret token = std::exchange(m_token, Secret());
    setState(State::Disconnecting);
    if (const auto refused = m_client.send(DisconnectRequest{token}))
        onDisconnectFailed(*refused);
    m_outbox.park();
}

void Session::goOffline()
{
    m_logsInAgain = false;
    m_resumes = false;
    abandonAttempt();
}

void Session::abandonAttempt()
{
    m_authenticator.abort();
    m_reconnectTimer.stop();
    if (m_client.state() == ApiClient::State::Closed)
        endOffline();
    else
        m_client.close();
}

void Session::endOffline()
{
    m_token = Secret();
    m_resumes = false;
    m_authenticator.abort();
    m_reconnectTimer.stop();
    setState(State::Offline);
    if (std::exchange(m_logsInAgain, false))
        logIn();
}

void Session::rename(const QString &name)
{
    m_account.name = name.trimmed();
    m_client.setLabel(m_account.name);
    saveAccount();
}

void Session::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    m_stateSince.restart();
    qCInfo(log) << "state" << state;
    emit stateChanged(state);
}

void Session::setLinkProblem(Problem::Step step, const Error &error, Sent sent)
{
    m_linkProblem = Problem{step, error, sent, 0};
    emit problemChanged();
}

void Session::setQuestionProblem(const Error &error, Sent sent, qint64 sequence)
{
    m_questionProblem = Problem{Problem::Step::Ask, error, sent, sequence};
    emit problemChanged();
}

void Session::clearLinkProblem()
{
    if (!m_linkProblem)
        return;
    m_linkProblem.reset();
    emit problemChanged();
}

void Session::saveAccount()
{
    m_services.settings.saveAccount(m_account);
    emit accountChanged();
}

} // namespace decidesk
