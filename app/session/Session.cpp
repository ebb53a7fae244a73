#include "Session.h"

#include "EndpointPreparation.h"
#include "HistoryStore.h"
#include "ReconnectPolicy.h"
#include "SecretStore.h"
#include "ServerPlace.h"
#include "Settings.h"

#include <QLoggingCategory>

#include <utility>

namespace decidesk {

namespace {

Q_LOGGING_CATEGORY(log, "decidesk.session")

} // namespace

Session::Session(Account account, const SessionServices &services, QObject *parent)
    : QObject(parent), m_services(services), m_account(std::move(account)),
      m_client(&services.traffic, m_account.name),
      m_authenticator(m_client, services.secrets, this),
      m_outbox(
          m_account.id, services.history, services.now,
          [this](const QString &text) { return m_client.redactor().redactTyped(text); }, this),
      m_reconnection(services.backoff, services.stableAfter, services.random, this)
{
    m_stateSince.start();
    if (!m_account.rememberChecksum)
        services.secrets.keepInMemoryOnly(checksumEntry(m_account.id));
    connect(&m_problems, &SessionProblems::changed, this, &Session::problemChanged);
    connect(&m_reconnection, &Reconnection::due, this, &Session::resumeNow);
    connect(&services.settings, &Settings::serversChanged, this, &Session::onServersChanged);
    connect(&services.settings, &Settings::timeoutsChanged, this,
            [this] { m_client.setTimeouts(m_services.settings.timeouts()); });
    connect(&services.history, &HistoryStore::recovered, this, [this] {
        m_problems.onHistoryRecovered();
        // What waited for the disk.
        if (m_state == State::Ready)
            m_outbox.takeNext();
    });
    connectClient();
    connectOutbox();
    connect(&m_authenticator, &Authenticator::registering, this, [this] {
        m_sentAgain = true;
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
    connect(&m_client, &ApiClient::unsolicitedReceived, this, &Session::onUnsolicited);
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
        else if (m_state == State::Resting)
            resumeNow();
    });
    connect(&m_outbox, &Outbox::settled, &m_problems, &SessionProblems::onSettled);
    connect(&m_outbox, &Outbox::cleared, &m_problems, &SessionProblems::onCleared);
    connect(&m_outbox, &Outbox::storeFailed, this, [this](const Error &error) {
        m_problems.setOfQuestion({Problem::Step::Store, error, Sent::No, 0});
    });
}

Server Session::server() const
{
    return m_services.settings.server(m_account.server).value_or(Server());
}

QUrl Session::url() const
{
    const bool isLinked = m_state != State::Offline && m_state != State::WaitingToReconnect
        && m_state != State::Resting;
    return isLinked ? m_endpoint.url : server().url;
}

QString Session::place() const
{
    return placeAmong(url(), m_services.settings.servers());
}

QString Session::displayName() const
{
    return m_account.name.isEmpty() ? placeAmong(server().url, m_services.settings.servers())
                                    : m_account.name;
}

std::chrono::milliseconds Session::timeInState() const
{
    return std::chrono::milliseconds(m_stateSince.elapsed());
}

std::chrono::milliseconds Session::untilNextAttempt() const
{
    return m_reconnection.remaining();
}

std::optional<std::chrono::milliseconds> Session::lastLatency() const
{
    if (m_lastLatencyMs < 0)
        return std::nullopt;
    return std::chrono::milliseconds(m_lastLatencyMs);
}

void Session::registerAccount(const Secret &apiKey, const Secret &checksum)
{
    if (refusesToStart(Problem::Step::Register))
        return;
    m_registersAgainAs.reset();
    if (const auto wrong = m_authenticator.prepareRegistration(m_account, apiKey, checksum))
        setLinkProblem(Problem::Step::Register, *wrong);
    else
        start();
}

void Session::registerAgain(const Account &renewed, const Secret &apiKey, const Secret &checksum)
{
    if (refusesToStart(Problem::Step::Register))
        return;
    if (const auto wrong = m_authenticator.prepareRegistrationAgain(renewed, apiKey, checksum)) {
        setLinkProblem(Problem::Step::Register, *wrong);
        return;
    }
    m_registersAgainAs = renewed;
    m_sentAgain = false;
    start();
}

void Session::logIn()
{
    if (refusesToStart(Problem::Step::LogIn))
        return;
    m_authenticator.prepareLogin();
    start();
}

void Session::logInWith(const Secret &checksum)
{
    if (refusesToStart(Problem::Step::LogIn))
        return;
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
    m_reconnection.setWanted(false);
    abandonAttempt();
}

void Session::resume()
{
    m_reconnection.setWanted(true);
    logIn();
}

void Session::consentToPlainText()
{
    Server agreed = server();
    // The address may have changed since the question came up: then it is asked anew.
    const std::optional<Problem> &asked = m_problems.ofLink();
    if (asked && asked->error.kind == Error::Kind::ConsentNeeded
        && asked->error.detail == hostAndPort(agreed.url)) {
        agreed.plainTextConsent = true;
        m_services.settings.saveServer(agreed);
    }
    m_problems.clearOfLink();
    if (m_authenticator.goal() != Authenticator::Goal::None
        && !refusesToStart(m_authenticator.step()))
        start();
}

void Session::moveServer(const QUrl &url)
{
    m_services.settings.saveServer(movedTo(server(), url));
}

void Session::onServersChanged()
{
    if (m_state == State::Open)
        settleOpen();
    emit accountChanged();
}

/// Nothing is under way on an open link. One that leads elsewhere by now must not get the secrets
/// of the next attempt.
void Session::settleOpen()
{
    if (m_client.state() != ApiClient::State::Open)
        return;
    setState(State::Open);
    if (m_state == State::Open && m_endpoint != endpointOf(server()))
        abandonAttempt();
}

/// What is under way must not be given another checksum or account in its middle.
bool Session::refusesToStart(Problem::Step step)
{
    if (canStart())
        return false;
    setLinkProblem(step, {Error::Kind::Busy, {}, 0, {}});
    return true;
}

void Session::start()
{
    if (m_state == State::WaitingToReconnect) {
        m_reconnection.stopWaiting();
        setState(State::Offline);
    }
    m_problems.clearOfLink();
    if (m_client.state() == ApiClient::State::Open)
        onOpen();
    else
        openLink();
}

void Session::resumeNow()
{
    m_reconnection.stopWaiting();
    // What was lost stays in view until it is known how the attempt went.
    if (m_state != State::WaitingToReconnect)
        m_problems.clearOfLink();
    m_authenticator.prepareLogin();
    openLink();
}

void Session::openLink()
{
    const Server target = server();
    if (isUnencrypted(target.url) && !target.plainTextConsent) {
        setLinkProblem(m_authenticator.step(),
                       {Error::Kind::ConsentNeeded, hostAndPort(target.url), 0, {}});
        setState(State::Offline);
        return;
    }
    m_outbox.startAnew();
    setState(State::Connecting);
    m_client.setTimeouts(m_services.settings.timeouts());
    m_client.setLimits(m_services.settings.limits());
    m_endpoint = endpointOf(target);
    m_preparation = std::make_unique<QObject>();
    prepareEndpoint(target, m_services.secrets, m_preparation.get(), [this](const auto &prepared) {
        if (const auto *error = std::get_if<Error>(&prepared))
            onLinkFailed(*error);
        else
            m_client.open(std::get<Endpoint>(prepared));
    });
}

void Session::onOpen()
{
    switch (m_authenticator.goal()) {
    case Authenticator::Goal::Register:
        setState(State::Registering);
        m_authenticator.start(m_registersAgainAs.value_or(m_account));
        break;
    case Authenticator::Goal::LogIn:
        setState(State::LoggingIn);
        m_authenticator.start(m_account);
        break;
    case Authenticator::Goal::None:
        setState(State::Open);
        break;
    }
}

void Session::onToken(const Secret &token)
{
    m_client.addSecret(token);
    m_token = token;
    adoptRegistration();
    m_account.unconfirmed = false;
    m_account.logInAtStart = true;
    saveAccount();
    m_authenticator.succeed(m_account);
    m_reconnection.onLoggedIn();
    m_problems.clearOfLink();
    setState(State::Ready);
    emit established();
    m_outbox.takeNext();
}

/// What was registered again counts once the server has taken it. Where the answer stayed out, a
/// login shows that it has.
void Session::adoptRegistration()
{
    const bool registered = m_authenticator.goal() == Authenticator::Goal::Register;
    if (!m_registersAgainAs || !(registered || m_account.unconfirmed))
        return;
    m_account = *std::exchange(m_registersAgainAs, std::nullopt);
    m_client.setLabel(m_account.name);
}

void Session::ask(const QString &text, QObject *context, Accepted accepted)
{
    const bool tokenAtHand = m_state == State::Ready || m_state == State::Deciding;
    const bool tokenOnItsWay = m_reconnection.isWanted()
        && (m_state == State::Connecting || m_state == State::LoggingIn
            || m_state == State::WaitingToReconnect || m_state == State::Resting);
    if (!tokenAtHand && !tokenOnItsWay) {
        accepted(Error{Error::Kind::NoToken, {}, 0, {}});
        return;
    }
    m_outbox.add(text, context, std::move(accepted));
}

void Session::onReadyToSend(const QString &text)
{
    if (m_state != State::Ready) {
        m_outbox.requeue();
        return;
    }
    setState(State::Deciding);
    if (const auto refused = m_client.send(TakeDecisionRequest{m_token, text}))
        onQuestionFailed(*refused, Sent::No);
}

void Session::onDecision(const QString &text, qint64 latencyMs, bool underKnownKey)
{
    m_reconnection.onDecision();
    m_lastLatencyMs = latencyMs;
    m_outbox.answer(text, latencyMs,
                    underKnownKey ? Message::Mark::None : Message::Mark::NoKnownField);
    // One that is not confirmed says so in its own place.
    m_problems.clearOfQuestion();
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
    const bool refused = error.kind == Error::Kind::ServerError;
    const Sent outcome = refused ? Sent::No : sent;
    if (outcome == Sent::No)
        m_authenticator.takeBack();
    m_authenticator.abort();
    if (outcome == Sent::No) {
        m_account.unconfirmed = false;
        if (std::exchange(m_registersAgainAs, std::nullopt))
            saveAccount();
        else
            m_services.settings.removeAccount(m_account.id);
    }
    setLinkProblem(Problem::Step::Register, error, outcome);
    settleOpen();
    if (outcome == Sent::Maybe)
        emit registrationUnconfirmed();
}

void Session::onLoginFailed(const Error &error)
{
    // A login is safe to repeat; only what a person must look at ends the attempts.
    if (!mayReconnectAfter(error))
        m_reconnection.setWanted(false);
    m_authenticator.abort();
    if (error.kind != Error::Kind::Cancelled)
        setLinkProblem(Problem::Step::LogIn, error);
    settleOpen();
}

void Session::onQuestionFailed(const Error &error, Sent sent)
{
    const qint64 sequence = m_outbox.currentSequence();
    const QString question = m_outbox.currentText();
    m_reconnection.onQuestionFailed(error);
    if (error.kind == Error::Kind::ServerError) {
        m_outbox.fail(error);
        m_problems.setOfQuestion({Problem::Step::Ask, error, Sent::No, sequence, question});
    } else if (sent == Sent::Maybe) {
        m_outbox.leaveOpen(error);
        m_problems.setOfQuestion({Problem::Step::Ask, error, Sent::Maybe, sequence, question});
    } else {
        m_outbox.requeue();
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

void Session::onUnsolicited(const QString &text, bool greeting)
{
    m_outbox.addUnasked(text);
    if (!greeting)
        m_outbox.markRecentAnswers();
    if (m_outbox.isSwamped() && m_client.state() == ApiClient::State::Open) {
        m_reconnection.setWanted(false);
        setLinkProblem(Problem::Step::Connect, {Error::Kind::TooManyMessages, {}, 0, {}});
        m_client.close();
    }
}

void Session::onClosed(ApiClient::ClosedReason reason, const Error &error)
{
    m_reconnection.onLinkEnded();
    m_outbox.requeue();
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
    if (!m_reconnection.followsDrop()) {
        if (!m_problems.first())
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
    const bool isUnused = m_state == State::Ready && m_outbox.count() == 0;
    if (isUnused && m_reconnection.isWanted()
        && isIdleClose(error, timeInState() >= m_services.idleAfter)) {
        rest(error);
        return;
    }
    if (m_reconnection.follows(error)) {
        waitToReconnect(error);
        return;
    }
    const std::optional<Problem> &told = m_problems.ofLink();
    if (m_state == State::Connecting || !told || told->step == Problem::Step::Reconnect)
        setLinkProblem(m_authenticator.step(), error);
    endOffline();
}

void Session::rest(const Error &error)
{
    m_token = Secret();
    setLinkProblem(Problem::Step::Rest, error);
    setState(State::Resting);
}

void Session::waitToReconnect(const Error &error)
{
    m_token = Secret();
    m_authenticator.abort();
    m_reconnection.wait(error);
    setState(State::WaitingToReconnect);
    setLinkProblem(Problem::Step::Reconnect, error);
}

void Session::cancel()
{
    switch (m_state) {
    case State::Connecting:
    case State::Registering:
    case State::LoggingIn:
    case State::WaitingToReconnect:
        m_reconnection.setWanted(false);
        m_problems.clearOfLink();
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
    if (m_state == State::WaitingToReconnect || m_state == State::Resting)
        resumeNow();
}

void Session::disconnectFromServer()
{
    m_logsInAgain = false;
    m_account.logInAtStart = false;
    saveAccount();
    m_reconnection.setWanted(false);
    if (m_state != State::Ready && m_state != State::Deciding) {
        // No token, so there is nothing to tell the server.
        m_problems.clearOfLink();
        abandonAttempt();
        m_outbox.park();
        return;
    }
    if (m_state == State::Ready)
        m_outbox.requeue();
    const Secret token = std::exchange(m_token, Secret());
    setState(State::Disconnecting);
    if (const auto refused = m_client.send(DisconnectRequest{token}))
        onDisconnectFailed(*refused);
    m_outbox.park();
}

void Session::goOffline()
{
    m_logsInAgain = false;
    m_reconnection.setWanted(false);
    abandonAttempt();
}

void Session::abandonAttempt()
{
    m_authenticator.abort();
    m_preparation.reset();
    m_reconnection.stopWaiting();
    if (m_client.state() == ApiClient::State::Closed) {
        endOffline();
        return;
    }
    // Until it is closed nothing can start on it.
    if (m_state == State::Open)
        setState(State::Disconnecting);
    m_client.close();
}

void Session::endOffline()
{
    m_token = Secret();
    m_reconnection.setWanted(false);
    m_authenticator.abort();
    m_reconnection.stopWaiting();
    if (!m_sentAgain)
        m_registersAgainAs.reset();
    setState(State::Offline);
    if (std::exchange(m_logsInAgain, false))
        logIn();
}

void Session::rename(const QString &name)
{
    m_account.name = name.trimmed();
    if (m_registersAgainAs)
        m_registersAgainAs->name = m_account.name;
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
    m_problems.setOfLink({step, error, sent, 0});
}

void Session::saveAccount()
{
    m_services.settings.saveAccount(m_account);
    emit accountChanged();
}

} // namespace decidesk
