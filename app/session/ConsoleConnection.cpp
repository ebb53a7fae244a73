#include "ConsoleConnection.h"

#include "EndpointPreparation.h"
#include "JsonText.h"
#include "JsonTree.h"
#include "ReplyParser.h"
#include "RequestWriter.h"
#include "Server.h"
#include "WebSocketConnection.h"

#include <QUrl>

#include <array>
#include <utility>
#include <variant>

namespace decidesk {

namespace {

const QString tokenPlaceholder = QStringLiteral("<TOKEN>");

/// In characters. A longer text is shown as it came: only its beginning is looked at anyway.
constexpr qsizetype longestIndented = qsizetype{1024} * 1024;

constexpr std::array allActions{Action::Register, Action::Connection, Action::TakeDecision,
                                Action::Disconnect};

std::optional<Action> actionNamed(const QString &name)
{
    for (const Action action : allActions) {
        if (name == actionName(action))
            return action;
    }
    return std::nullopt;
}

bool needsToken(Action action)
{
    return action == Action::TakeDecision || action == Action::Disconnect;
}

Redactor::Context contextOf(std::optional<Action> action)
{
    return action == Action::Register || action == Action::Connection
        ? Redactor::Context::LoginReply
        : Redactor::Context::General;
}

/// The string under `key` of the object `text`, which is JSON.
QString stringIn(const QString &text, QLatin1String key)
{
    const JsonTree tree(text);
    const auto root = tree.root();
    const auto value = root ? root->member(key) : std::nullopt;
    return value ? value->toString() : QString();
}

bool isServerError(const Reply &reply)
{
    const auto *error = std::get_if<Error>(&reply);
    return error != nullptr && error->kind == Error::Kind::ServerError;
}

/// Without user, query and fragment: any of them can hold a secret.
QString addressForLog(const QUrl &url)
{
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

} // namespace

ConsoleConnection::ConsoleConnection(SecretStore &secrets, TrafficLog *traffic, QObject *parent)
    : QObject(parent), m_secrets(secrets), m_log(traffic, QStringLiteral("Console"), m_redactor)
{
    m_busyTimer.setSingleShot(true);
    connect(&m_busyTimer, &QTimer::timeout, this, [this] {
        if (m_connection)
            m_connection->setBusy(false);
    });
}

ConsoleConnection::~ConsoleConnection() = default;

void ConsoleConnection::setServer(const Server &server)
{
    m_server = server;
    const Endpoint endpoint = endpointOf(server);
    if (endpoint == m_endpoint)
        return;
    closeLink(QStringLiteral("another server"));
    m_endpoint = endpoint;
    m_consent = false;
    m_token = {};
}

QString ConsoleConnection::withoutToken(const QString &text) const
{
    if (m_token.isEmpty())
        return text;
    return QString(text).replace(m_token.reveal(), tokenPlaceholder);
}

void ConsoleConnection::setTimeouts(const Timeouts &timeouts)
{
    m_timeouts = timeouts;
}

void ConsoleConnection::setLimits(const ReplyLimits &limits)
{
    m_limits = limits;
}

std::optional<Error> ConsoleConnection::check(const QString &text) const
{
    if (auto error = checkJsonObject(text))
        return error;
    const QString name = actionOfJson(text);
    const std::optional<Action> action = actionNamed(name);
    if (!action)
        return Error{Error::Kind::UnrecognizedAction, name, 0, {}};
    if (needsToken(*action) && m_token.isEmpty()) {
        const QString token = stringIn(text, QLatin1String("token")).trimmed();
        if (token.isEmpty() || token == tokenPlaceholder)
            return Error{Error::Kind::NoToken, {}, 0, {}};
    }
    return std::nullopt;
}

void ConsoleConnection::send(const QString &text)
{
    if (m_endpoint.url.isEmpty()) {
        emit failed({Error::Kind::NotConnected, {}, 0, {}});
        return;
    }
    if (isUnencrypted(m_endpoint.url) && !m_consent) {
        emit failed({Error::Kind::ConsentNeeded, hostAndPort(m_endpoint.url), 0, {}});
        return;
    }
    if (m_connection && m_connection->isOpen()) {
        write(text);
        return;
    }
    m_waiting += text;
    if (m_state == State::Closed)
        prepareLink();
}

void ConsoleConnection::close()
{
    closeLink({});
}

void ConsoleConnection::closeLink(const QString &why)
{
    m_preparation.reset();
    if (m_state == State::Closed)
        return;
    if (WebSocketConnection *closing = std::exchange(m_connection, nullptr)) {
        closing->disconnect(this);
        connect(closing, &WebSocketConnection::ended, this,
                [this, closing](const Error & /*reason*/) {
                    m_log.event(QStringLiteral("Closed"));
                    closing->deleteLater();
                });
        m_log.event(QStringLiteral("Closing"), why);
        m_busyTimer.stop();
        closing->close();
    }
    setState(State::Closed);
    failWaiting({Error::Kind::Cancelled, {}, 0, {}});
}

QString ConsoleConnection::templateOf(Action action) const
{
    const Secret token = m_token.isEmpty() ? Secret(tokenPlaceholder) : m_token;
    const Secret checksum(QStringLiteral("<CHECKSUM>"));
    Request request;
    switch (action) {
    case Action::Register:
        request = RegisterRequest{Secret(QStringLiteral("<API_KEY>")), checksum,
                                  QStringLiteral("tom"), QStringLiteral("a strict boss")};
        break;
    case Action::Connection:
        request = ConnectionRequest{checksum};
        break;
    case Action::TakeDecision:
        request = TakeDecisionRequest{token, QStringLiteral("Hello World")};
        break;
    case Action::Disconnect:
        request = DisconnectRequest{token};
        break;
    }
    const std::variant<QString, Error> written = writeRequest(request);
    const auto *text = std::get_if<QString>(&written);
    return text ? indentedJson(*text) : QString();
}

void ConsoleConnection::prepareLink()
{
    m_preparation = std::make_unique<QObject>();
    setState(State::Connecting);
    if (!m_preparation)
        return;
    prepareEndpoint(m_server, m_secrets, m_preparation.get(), [this](const auto &prepared) {
        const auto *error = std::get_if<Error>(&prepared);
        if (!error) {
            openLink(std::get<Endpoint>(prepared));
            return;
        }
        setState(State::Closed);
        failWaiting(*error);
    });
}

void ConsoleConnection::openLink(const Endpoint &endpoint)
{
    for (const Secret &secret : secretsOf(endpoint))
        m_redactor.addSecret(secret);
    m_connection = new WebSocketConnection(endpoint, m_timeouts, m_limits, this);
    connect(m_connection, &WebSocketConnection::opened, this, &ConsoleConnection::onOpened);
    connect(m_connection, &WebSocketConnection::textReceived, this, &ConsoleConnection::onText);
    connect(m_connection, &WebSocketConnection::binaryReceived, this, &ConsoleConnection::onBinary);
    connect(m_connection, &WebSocketConnection::ended, this, &ConsoleConnection::onEnded);
    connect(m_connection, &WebSocketConnection::eventHappened, this,
            [this](const QString &event, const QString &detail) { m_log.event(event, detail); });
    m_awaited.clear();
    m_lastContext = Redactor::Context::General;
    m_sentOnLink = false;
    m_log.startAttempt();
    m_log.event(QStringLiteral("Connecting"), addressForLog(endpoint.url));
    m_connection->open();
}

void ConsoleConnection::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged();
}

void ConsoleConnection::onOpened()
{
    m_log.event(QStringLiteral("Connected"));
    setState(State::Open);
    const QStringList waiting = std::exchange(m_waiting, {});
    for (const QString &text : waiting) {
        if (m_connection && m_connection->isOpen())
            write(text);
        else
            emit failed({Error::Kind::Cancelled, {}, 0, {}});
    }
}

void ConsoleConnection::write(const QString &text)
{
    const QString frame = withoutLoneSurrogates(text);
    rememberSecrets(frame);
    Awaited awaited;
    awaited.label = actionOfJson(frame);
    awaited.action = actionNamed(awaited.label);
    awaited.since.start();
    m_lastContext = contextOf(awaited.action);
    m_sentOnLink = true;
    const QString label = awaited.label;
    m_awaited.push_back(std::move(awaited));
    const qint64 bytes = m_connection->sendText(frame);
    updateBusy();
    m_log.frameOut(label, frame, bytes);
    emit sent(m_redactor.redact(frame));
}

/// A server may repeat what it was sent, in whatever form.
void ConsoleConnection::rememberSecrets(const QString &text)
{
    if (checkJsonObject(text))
        return;
    for (const auto key :
         {QLatin1String("API_KEY"), QLatin1String("checksum"), QLatin1String("token")})
        m_redactor.addSecret(Secret(stringIn(text, key).trimmed()));
}

void ConsoleConnection::onText(const QString &text)
{
    if (const auto limit = checkLimits(text, m_limits)) {
        m_log.frameIn(QStringLiteral("Unread"), text, m_lastContext);
        m_connection->abort(redacted(*limit, m_lastContext));
        return;
    }
    dropUnanswered(text);
    if (m_awaited.empty())
        handleUnasked(text);
    else
        handleReply(text);
    updateBusy();
}

void ConsoleConnection::onBinary(const QByteArray &frame)
{
    const std::variant<QString, Error> text = textOfBinaryFrame(frame);
    if (const auto *error = std::get_if<Error>(&text)) {
        m_log.failure(QStringLiteral("Unreadable frame"), *error);
        // It was the answer to something, or to nothing that is known.
        if (!m_awaited.empty())
            m_awaited.pop_front();
        updateBusy();
        emit failed(redacted(*error, m_lastContext));
    } else {
        onText(std::get<QString>(text));
    }
}

/// Drops what the server left unanswered because it does not know it: an error may be the answer
/// to such a message, anything else is that to the next one.
void ConsoleConnection::dropUnanswered(const QString &text)
{
    const bool unanswered = m_awaited.size() > 1 && !m_awaited.front().action;
    if (!unanswered || isServerError(parseReply(Action::Disconnect, text, m_limits)))
        return;
    while (m_awaited.size() > 1 && !m_awaited.front().action)
        m_awaited.pop_front();
}

void ConsoleConnection::handleReply(const QString &text)
{
    const Awaited answered = m_awaited.front();
    const Redactor::Context context = contextOf(answered.action);
    const qint64 latencyMs = answered.since.elapsed();
    const Reply reply = parseReply(answered.action.value_or(Action::Disconnect), text, m_limits);
    const auto *token = std::get_if<TokenReply>(&reply);
    if (token) {
        m_token = token->token;
        m_redactor.addSecret(m_token);
    }
    if (answered.action == Action::Disconnect && std::holds_alternative<ConfirmationReply>(reply))
        m_token = {};
    // A status comes before the token, which is still to come.
    if (!std::holds_alternative<StatusReply>(reply))
        m_awaited.pop_front();
    m_log.frameIn(answered.label, text, context, latencyMs);
    const auto *error = std::get_if<Error>(&reply);
    show(text, context, latencyMs,
         error && !isServerError(reply) ? std::optional(*error) : std::nullopt);
}

void ConsoleConnection::handleUnasked(const QString &text)
{
    m_log.frameIn(m_sentOnLink ? QStringLiteral("Unasked") : QStringLiteral("Greeting"), text,
                  m_lastContext);
    show(text, m_lastContext, -1, checkJsonObject(text));
}

void ConsoleConnection::show(const QString &text, Redactor::Context context, qint64 latencyMs,
                             const std::optional<Error> &problem)
{
    const QString shown = m_redactor.redact(text, context);
    emit received(shown.size() > longestIndented ? shown : indentedJson(shown), latencyMs);
    if (problem)
        emit failed(redacted(*problem, context));
}

void ConsoleConnection::onEnded(const Error &reason)
{
    m_connection->deleteLater();
    m_connection = nullptr;
    m_log.failure(QStringLiteral("Ended"), reason);
    m_busyTimer.stop();
    const Error error = redacted(reason, m_lastContext);
    const bool waiting = !m_waiting.isEmpty();
    setState(State::Closed);
    if (waiting)
        failWaiting(error);
    else
        emit failed(error);
}

void ConsoleConnection::failWaiting(const Error &reason)
{
    const QStringList waiting = std::exchange(m_waiting, {});
    for (qsizetype i = 0; i < waiting.size(); ++i)
        emit failed(reason);
}

void ConsoleConnection::updateBusy()
{
    if (!m_connection)
        return;
    const bool busy = !m_awaited.empty();
    m_connection->setBusy(busy);
    if (busy)
        m_busyTimer.start(m_timeouts.decision);
    else
        m_busyTimer.stop();
}

Error ConsoleConnection::redacted(Error error, Redactor::Context context) const
{
    error.detail = m_redactor.redact(error.detail, context, Redactor::Extent::CutOff);
    error.received = m_redactor.redact(error.received, context, Redactor::Extent::CutOff);
    return error;
}

} // namespace decidesk
