#include "ApiClient.h"

#include "ReplyParser.h"
#include "RequestWriter.h"
#include "WebSocketConnection.h"

#include <QPointer>

#include <utility>
#include <variant>

namespace decidesk {

namespace {

Redactor::Context contextOf(Action action)
{
    const bool login = action == Action::Register || action == Action::Connection;
    return login ? Redactor::Context::LoginReply : Redactor::Context::General;
}

/// Without user, query and fragment: any of them can hold a secret.
QString addressForLog(const QUrl &url)
{
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

} // namespace

ApiClient::ApiClient(TrafficLog *traffic, QString label, QObject *parent)
    : QObject(parent), m_log(traffic, std::move(label), m_secrets.redactor())
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &ApiClient::onDeadline);
}

ApiClient::~ApiClient() = default;

void ApiClient::setTimeouts(const Timeouts &timeouts)
{
    m_timeouts = timeouts;
}

void ApiClient::setLimits(const ReplyLimits &limits)
{
    m_limits = limits;
}

void ApiClient::setLabel(const QString &label)
{
    m_log.setConnection(label);
}

std::optional<Action> ApiClient::inFlight() const
{
    if (!m_inFlight)
        return std::nullopt;
    return m_inFlight->action;
}

void ApiClient::addSecret(const Secret &secret)
{
    m_secrets.add(secret);
}

void ApiClient::open(const Endpoint &endpoint)
{
    if (m_announcingEnd || m_state == State::Closing) {
        m_next = endpoint;
        return;
    }
    if (m_state != State::Closed)
        return;
    m_next.reset();
    m_ending.reset();
    m_lastAction.reset();
    for (const Secret &secret : secretsOf(endpoint))
        m_secrets.add(secret);
    m_connection = std::make_unique<WebSocketConnection>(endpoint, m_timeouts, m_limits, nullptr);
    connectLink();
    m_log.startAttempt();
    m_log.event(QStringLiteral("Connecting"), addressForLog(endpoint.url));
    m_connection->open();
    setState(State::Connecting);
}

void ApiClient::connectLink()
{
    connect(m_connection.get(), &WebSocketConnection::opened, this, &ApiClient::onOpened);
    connect(m_connection.get(), &WebSocketConnection::textReceived, this, &ApiClient::onText);
    connect(m_connection.get(), &WebSocketConnection::binaryReceived, this, &ApiClient::onBinary);
    connect(m_connection.get(), &WebSocketConnection::drained, this, &ApiClient::writeFrame);
    connect(m_connection.get(), &WebSocketConnection::ended, this, &ApiClient::onEnded);
    connect(m_connection.get(), &WebSocketConnection::eventHappened, this,
            [this](const QString &event, const QString &detail) { m_log.event(event, detail); });
}

void ApiClient::close()
{
    m_next.reset();
    if (m_ending) {
        m_ending->reason = ClosedReason::Asked;
        return;
    }
    if (m_state == State::Connecting || m_state == State::Open)
        closeGently(ClosedReason::Asked, {Error::Kind::Cancelled, {}, 0, {}});
}

std::optional<Error> ApiClient::send(const Request &request)
{
    std::variant<QString, Error> written = writeRequest(request);
    if (auto *error = std::get_if<Error>(&written))
        return std::move(*error);
    if (m_state != State::Open)
        return Error{Error::Kind::NotConnected, {}, 0, {}};
    const Action action = actionOf(request);
    bool olderReplyOwed = false;
    if (m_inFlight) {
        const bool overQuestion
            = action == Action::Disconnect && m_inFlight->action == Action::TakeDecision;
        if (!overQuestion)
            return Error{Error::Kind::Busy, {}, 0, {}};
        olderReplyOwed = m_inFlight->written;
        giveUp({Error::Kind::Superseded, {}, 0, {}});
    }
    m_secrets.learnFrom(request);
    m_inFlight.emplace();
    m_inFlight->action = action;
    m_inFlight->frame = std::move(std::get<QString>(written));
    m_inFlight->olderReplyOwed = olderReplyOwed;
    m_connection->setBusy(true);
    // A doubled reply in the same packet must be seen as unsolicited before the next request is
    // out: from inside the handling of a message it waits until all that came with it was handled.
    if (m_handling == 0)
        writeFrame();
    return std::nullopt;
}

void ApiClient::cancel()
{
    if (m_inFlight && m_state == State::Open)
        drop(ClosedReason::OutOfStep, {Error::Kind::Cancelled, {}, 0, {}});
}

void ApiClient::writeFrame()
{
    if (!m_inFlight || m_inFlight->written || m_state != State::Open)
        return;
    // A link that is gone fails the request in a moment, as one that was never sent.
    if (!m_connection->isOpen())
        return;
    const QString frame = std::exchange(m_inFlight->frame, QString());
    m_inFlight->since.start();
    const qint64 bytes = m_connection->sendText(frame);
    if (bytes == 0)
        return;
    m_inFlight->written = true;
    m_lastAction = m_inFlight->action;
    startDeadline();
    m_log.frameOut(actionName(m_inFlight->action), frame, bytes);
}

void ApiClient::onOpened()
{
    const QPointer<ApiClient> self(this);
    m_log.event(QStringLiteral("Connected"));
    // A greeting can be in the packet that ends the upgrade.
    ++m_handling;
    setState(State::Open);
    if (self)
        --m_handling;
}

void ApiClient::onText(const QString &text)
{
    const QPointer<ApiClient> self(this);
    ++m_handling;
    onMessage(text);
    if (self)
        --m_handling;
}

void ApiClient::onBinary(const QByteArray &frame)
{
    const QPointer<ApiClient> self(this);
    ++m_handling;
    const std::variant<QString, Error> text = textOfBinaryFrame(frame);
    if (const auto *error = std::get_if<Error>(&text))
        onUnreadable(frame, *error);
    else
        onMessage(std::get<QString>(text));
    if (self)
        --m_handling;
}

void ApiClient::onUnreadable(const QByteArray &frame, const Error &error)
{
    if (!emitGivenUp() || m_state != State::Open)
        return;
    if (!awaitsAnswer()) {
        handleUnsolicited(QString::fromUtf8(frame));
        return;
    }
    m_log.failure(QStringLiteral("Unreadable frame"), error);
    fail(error);
}

void ApiClient::onMessage(const QString &text)
{
    if (!emitGivenUp() || m_state != State::Open)
        return;
    if (awaitsAnswer())
        handleAnswer(text);
    else
        handleUnsolicited(text);
}

void ApiClient::handleAnswer(const QString &text)
{
    const Action action = m_inFlight->action;
    const qint64 latencyMs = m_inFlight->since.elapsed();
    Reply reply = parseReply(action, text, m_limits);
    if (const auto *token = std::get_if<TokenReply>(&reply))
        m_secrets.learnToken(token->token);
    m_log.frameIn(actionName(action), text, contextOf(action), latencyMs);

    if (const auto *error = std::get_if<Error>(&reply)) {
        if (isLimitError(error->kind))
            drop(ClosedReason::OutOfStep, m_secrets.redacted(*error, contextOf(action)));
        else
            fail(m_secrets.redacted(*error, contextOf(action)));
    } else if (const auto *token = std::get_if<TokenReply>(&reply)) {
        succeed(token->token);
    } else if (const auto *status = std::get_if<StatusReply>(&reply)) {
        awaitToken(redactor().redact(status->shown, contextOf(action)));
    } else if (const auto *decision = std::get_if<DecisionReply>(&reply)) {
        endRequest();
        emit decisionReceived(redactor().redact(decision->text), latencyMs,
                              decision->underKnownKey);
    } else {
        endRequest();
        emit disconnectConfirmed();
    }
}

void ApiClient::succeed(const Secret &token)
{
    const Action action = m_inFlight->action;
    endRequest();
    if (action == Action::Register)
        emit registered(token);
    else
        emit loggedIn(token);
}

void ApiClient::awaitToken(const QString &status)
{
    const bool first = !m_inFlight->statusSeen;
    m_inFlight->addStatus(status);
    if (first)
        startDeadline();
}

void ApiClient::handleUnsolicited(const QString &text)
{
    if (m_inFlight)
        m_inFlight->olderReplyOwed = false;
    const bool greeting = !m_lastAction;
    const Redactor::Context context
        = m_lastAction ? contextOf(*m_lastAction) : Redactor::Context::General;
    m_log.frameIn(greeting ? QStringLiteral("Greeting") : QStringLiteral("Unasked"), text, context);

    std::variant<QString, Error> shown = parseUnsolicited(text, m_limits, m_lastAction);
    if (const auto *limit = std::get_if<Error>(&shown)) {
        drop(m_inFlight ? ClosedReason::OutOfStep : ClosedReason::Failed,
             m_secrets.redacted(*limit, context));
        return;
    }
    emit unsolicitedReceived(redactor().redact(std::get<QString>(shown), context), greeting);
}

void ApiClient::onDeadline()
{
    if (!m_inFlight || m_state != State::Open)
        return;
    if (m_connection->partialArrivals() != m_inFlight->partialArrivals) {
        startDeadline();
        return;
    }
    if (m_inFlight->statusSeen) {
        // A token that still came would look like the answer to the next login.
        drop(ClosedReason::OutOfStep, {Error::Kind::NoTokenInReply, {}, 0, m_inFlight->status});
        return;
    }
    const Error late{
        Error::Kind::RequestTimedOut, {}, m_inFlight->deadline(m_timeouts).count(), {}};
    if (m_inFlight->action == Action::Disconnect)
        closeGently(ClosedReason::OutOfStep, late);
    else
        drop(ClosedReason::OutOfStep, late);
}

/// The request was answered, and not as hoped.
void ApiClient::fail(const Error &error)
{
    const Action action = m_inFlight->action;
    endRequest();
    emit requestFailed(action, error, Sent::Maybe);
}

void ApiClient::drop(ClosedReason reason, const Error &error)
{
    m_ending = Ending{reason, error};
    m_deadline.stop();
    m_connection->abort(error);
    setState(State::Closing);
}

void ApiClient::closeGently(ClosedReason reason, const Error &error)
{
    m_ending = Ending{reason, error};
    if (m_inFlight)
        giveUp(error);
    m_connection->close();
    setState(State::Closing);
}

/// The request in flight ends here; it is told from the event loop, before anything else is.
void ApiClient::giveUp(const Error &error)
{
    m_givenUp.append({m_inFlight->action, error, m_inFlight->written ? Sent::Maybe : Sent::No});
    endRequest();
    QMetaObject::invokeMethod(this, &ApiClient::emitGivenUp, Qt::QueuedConnection);
}

/// False: a slot deleted this client.
bool ApiClient::emitGivenUp()
{
    if (m_givenUp.isEmpty())
        return true;
    const QPointer<ApiClient> self(this);
    while (self && !m_givenUp.isEmpty()) {
        const Outcome outcome = m_givenUp.takeFirst();
        emit requestFailed(outcome.action, outcome.error, outcome.sent);
    }
    return self != nullptr;
}

void ApiClient::onEnded(const Error &linkError)
{
    if (!m_ending) {
        const bool outOfStep = m_inFlight && isLimitError(linkError.kind);
        m_ending = Ending{outOfStep ? ClosedReason::OutOfStep : ClosedReason::Failed,
                          m_secrets.redacted(linkError, Redactor::Context::General)};
    }
    if (m_ending->reason == ClosedReason::Asked)
        m_log.event(QStringLiteral("Closed"));
    else
        m_log.failure(QStringLiteral("Ended"), m_ending->error);
    if (m_inFlight)
        giveUp(m_ending->error);
    releaseLink();

    const QPointer<ApiClient> self(this);
    m_announcingEnd = true;
    setState(State::Closed);
    if (!self || !emitGivenUp())
        return;
    m_announcingEnd = false;
    const Ending ending = *std::exchange(m_ending, std::nullopt);
    const bool asked = ending.reason == ClosedReason::Asked;
    emit closed(ending.reason, asked ? Error() : ending.error);
    if (self && m_next && m_state == State::Closed)
        open(Endpoint(*m_next));
}

void ApiClient::releaseLink()
{
    // It is on the stack: this comes from a signal of its own.
    m_connection->disconnect(this);
    m_connection.release()->deleteLater();
}

void ApiClient::endRequest()
{
    m_inFlight.reset();
    m_deadline.stop();
    m_connection->setBusy(false);
}

void ApiClient::startDeadline()
{
    m_inFlight->partialArrivals = m_connection->partialArrivals();
    m_deadline.start(m_inFlight->deadline(m_timeouts));
}

void ApiClient::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged(state);
}

} // namespace decidesk
