#include "Session.h"

#include "ReconnectPolicy.h"
#include "RequestWriter.h"
#include "SecretStore.h"
#include "Settings.h"

#include <QLoggingCategory>

namespace decidesk {

namespace {

Q_LOGGING_CATEGORY(log, "decidesk.session")

/// A server whose messages pass a limit again and again needs a person.
constexpr int maxLimitFailures = 3;

bool isLimitFailure(const Error &error)
{
    return isLimitError(error.kind) || error.kind == Error::Kind::InvalidUtf8;
}

} // namespace

Session::Session(Account account, const SessionServices &services, QObject *parent)
    : QObject(parent), m_services(services), m_account(std::move(account)),
      m_client(&services.traffic, m_account.name),
      m_outbox(
          m_account.id, services.history, services.now,
          [this](const QString &text) { return m_client.redactor().redact(text); }, this),
      m_backoff(services.backoff), m_attempt(std::make_unique<QObject>())
{
    m_stateSince.start();
    m_reconnectTimer.setSingleShot(true);
    connect(&m_reconnectTimer, &QTimer::timeout, this, [this] { openLink(Goal::LogIn); });
    m_stableTimer.setSingleShot(true);
    connect(&m_stableTimer, &QTimer::timeout, this, [this] { m_backoff.reset(); });
    connect(&services.settings, &Settings::timeoutsChanged, this,
            [this] { m_client.setTimeouts(m_services.settings.timeouts()); });
    connectClient();
    connectOutbox();
}

Session::~Session() = default;

void Session::connectClient()
{
    connect(&m_client, &ApiClient::stateChanged, this, [this](ApiClient::State state) {
        if (state == ApiClient::State::Open)
            onOpen();
    });
    connect(&m_client, &ApiClient::registered, this,
            [this](const Secret &token) { onToken(token, Problem::Step::Register); });
    connect(&m_client, &ApiClient::loggedIn, this,
            [this](const Secret &token) { onToken(token, Problem::Step::LogIn); });
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
    m_apiKey = apiKey;
    m_newChecksum = checksum;
    const auto wrong
        = checkRequest(RegisterRequest{apiKey, checksum, m_account.name, m_account.prompt});
    if (wrong) {
        setLinkProblem(Problem::Step::Register, *wrong);
        return;
    }
    if (!mayStart(Goal::Register, Problem::Step::Register))
        return;
    m_client.addSecret(apiKey);
    openLink(Goal::Register);
}

void Session::logIn()
{
    m_newChecksum = Secret();
    if (mayStart(Goal::LogIn, Problem::Step::LogIn))
        openLink(Goal::LogIn);
}

void Session::logInWith(const Secret &checksum)
{
    m_newChecksum = checksum;
    if (const auto wrong = checkRequest(ConnectionRequest{checksum})) {
        setLinkProblem(Problem::Step::LogIn, *wrong);
        return;
    }
    if (mayStart(Goal::LogIn, Problem::Step::LogIn))
        openLink(Goal::LogIn);
}

void Session::resume()
{
    if (!mayStart(Goal::LogIn, Problem::Step::LogIn))
        return;
    m_resumes = true;
    openLink(Goal::LogIn);
}

void Session::consentToPlainText()
{
    Server agreed = server();
    agreed.plainTextConsent = true;
    m_services.settings.saveServer(agreed);
    const Goal goal = std::exchange(m_heldBack, Goal::None);
    clearLinkProblem();
    if (goal == Goal::Register)
        registerAccount(m_apiKey, m_newChecksum);
    else if (goal == Goal::LogIn && !m_newChecksum.isEmpty())
        logInWith(m_newChecksum);
    else if (goal == Goal::LogIn)
        logIn();
}

bool Session::mayStart(Goal goal, Problem::Step step)
{
    if (m_state == State::WaitingToReconnect)
        abandonAttempt();
    else if (m_state != State::Offline && m_state != State::Open) {
        setLinkProblem(step, {Error::Kind::Busy, {}, 0, {}});
        return false;
    }
    const Server target = server();
    if (isUnencrypted(target.url) && !target.plainTextConsent) {
        m_heldBack = goal;
        setLinkProblem(step, {Error::Kind::ConsentNeeded, hostAndPort(target.url), 0, {}});
        return false;
    }
    return true;
}

void Session::openLink(Goal goal)
{
    m_goal = goal;
    m_attempt = std::make_unique<QObject>();
    clearLinkProblem();
    if (m_client.state() == ApiClient::State::Open) {
        onOpen();
        return;
    }
    const Server target = server();
    // The account can have moved to a server nobody agreed to send secrets to.
    if (isUnencrypted(target.url) && !target.plainTextConsent) {
        m_heldBack = goal;
        setLinkProblem(Problem::Step::LogIn,
                       {Error::Kind::ConsentNeeded, hostAndPort(target.url), 0, {}});
        endOffline();
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
    switch (m_goal) {
    case Goal::Register: {
        setState(State::Registering);
        const auto kept = [this](const std::optional<Error> &error) {
            if (error)
                qCInfo(log) << "the keychain does not keep the checksum";
            sendRegister(std::exchange(m_newChecksum, Secret()));
        };
        // In the keychain before Register is sent: an answer that gets lost must not cost the
        // account.
        const QString entry = checksumEntry(m_account.id);
        if (m_account.rememberChecksum)
            m_services.secrets.write(entry, m_newChecksum, m_attempt.get(), kept);
        else
            m_services.secrets.keepForThisRun(entry, m_newChecksum, m_attempt.get(), kept);
        break;
    }
    case Goal::LogIn:
        setState(State::LoggingIn);
        if (m_newChecksum.isEmpty())
            readChecksum([this](const Secret &checksum) { sendLogin(checksum); });
        else
            sendLogin(m_newChecksum);
        break;
    case Goal::None:
        setState(State::Open);
        break;
    }
}

void Session::readChecksum(const std::function<void(const Secret &)> &use)
{
    m_services.secrets.read(checksumEntry(m_account.id), m_attempt.get(),
                            [this, use](const std::variant<Secret, Error> &found) {
                                if (const auto *error = std::get_if<Error>(&found))
                                    onLoginFailed(*error);
                                else
                                    use(std::get<Secret>(found));
                            });
}

void Session::sendRegister(const Secret &checksum)
{
    m_client.addSecret(checksum);
    m_account.unconfirmed = true;
    saveAccount();
    const Secret apiKey = std::exchange(m_apiKey, Secret());
    const auto refused
        = m_client.send(RegisterRequest{apiKey, checksum, m_account.name, m_account.prompt});
    if (refused)
        onRegisterFailed(*refused, Sent::No);
}

void Session::sendLogin(const Secret &checksum)
{
    m_client.addSecret(checksum);
    if (const auto refused = m_client.send(ConnectionRequest{checksum}))
        onLoginFailed(*refused);
}

void Session::onToken(const Secret &token, Problem::Step step)
{
    m_client.addSecret(token);
    m_token = token;
    m_goal = Goal::None;
    m_resumes = true;
    m_account.unconfirmed = false;
    m_account.logInAtStart = true;
    saveAccount();
    if (step == Problem::Step::LogIn && !m_newChecksum.isEmpty()) {
        const Secret checksum = std::exchange(m_newChecksum, Secret());
        const QString entry = checksumEntry(m_account.id);
        const auto kept = [](const std::optional<Error> &) {};
        if (m_account.rememberChecksum)
            m_services.secrets.write(entry, checksum, this, kept);
        else
            m_services.secrets.keepForThisRun(entry, checksum, this, kept);
    }
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
    m_goal = Goal::None;
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
    m_goal = Goal::None;
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
        openLink(Goal::LogIn);
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
        const Problem::Step step = m_goal == Goal::Register ? Problem::Step::Register
            : m_goal == Goal::LogIn                         ? Problem::Step::LogIn
                                                            : Problem::Step::Connect;
        setLinkProblem(step, error);
    }
    endOffline();
}

void Session::waitToReconnect(const Error &error)
{
    m_token = Secret();
    m_goal = Goal::None;
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
    if (m_state == State::WaitingToReconnect) {
        m_reconnectTimer.stop();
        openLink(Goal::LogIn);
    }
}

void Session::disconnectFromServer()
{
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
    m_resumes = false;
    abandonAttempt();
}

void Session::abandonAttempt()
{
    m_attempt = std::make_unique<QObject>();
    m_reconnectTimer.stop();
    if (m_client.state() == ApiClient::State::Closed)
        endOffline();
    else
        m_client.close();
}

void Session::endOffline()
{
    m_token = Secret();
    m_goal = Goal::None;
    m_resumes = false;
    m_attempt = std::make_unique<QObject>();
    m_reconnectTimer.stop();
    setState(State::Offline);
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
