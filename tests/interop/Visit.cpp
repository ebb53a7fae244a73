#include "Visit.h"

#include "ErrorText.h"

#include <QMetaEnum>
#include <QStringList>
#include <QTest>
#include <QUuid>

#include <algorithm>
#include <utility>
#include <variant>

namespace decidesk::interop {

namespace {

using namespace std::chrono_literals;

/// Looks every 10 ms: what it looks at may be costly.
template <typename Condition>
bool waitUntil(const Condition &condition, std::chrono::milliseconds patience = 10s)
{
    return QTest::qWaitFor(condition, static_cast<int>(patience.count()));
}

template <typename Enum>
QString nameOf(Enum value)
{
    return QString::fromLatin1(QMetaEnum::fromType<Enum>().valueToKey(static_cast<int>(value)));
}

SessionServices servicesOf(Settings &settings, SecretStore &secrets, HistoryStore &history,
                           TrafficLog &traffic, QRandomGenerator &random)
{
    SessionServices services{settings, secrets, history, traffic, random};
    services.backoff = {100ms, 1.6, 0.0, 500ms};
    return services;
}

/// What the servers look for at `/guarded`. A template, so that it compiles where a server has no
/// such settings; then nothing is sent.
template <typename AnyServer>
void addHeaders(AnyServer &server)
{
    if constexpr (requires {
                      server.origin;
                      server.subprotocols;
                      server.headers;
                  }) {
        server.origin = QStringLiteral("http://decisions.test");
        server.subprotocols = QStringLiteral("decisions.v1");
        server.headers
            = {{QStringLiteral("X-API-Key"), QStringLiteral("KEY-of-the-header"), false}};
    }
}

QString told(const Error &error)
{
    QString text = QStringLiteral("%1 %2").arg(nameOf(error.kind)).arg(error.code);
    if (!error.detail.isEmpty())
        text += QStringLiteral(" “%1”").arg(error.detail);
    return text;
}

} // namespace

QString wordsOf(const Error &error)
{
    const ErrorText text = errorText(error);
    return QStringList{text.title, text.advice, text.details}.join(u'\n');
}

Visit::Visit(const Target &target, const Way &way)
    : m_checksum(QUuid::createUuid().toString(QUuid::WithoutBraces)),
      m_settings(m_folder.filePath(QStringLiteral("settings.ini"))),
      m_secrets(QStringLiteral("decidesk-interop"), SecretStore::Backend::MemoryOnly),
      m_history(m_folder.filePath(QStringLiteral("history.sqlite"))),
      m_session(makeAccount(target, way),
                servicesOf(m_settings, m_secrets, m_history, m_traffic, m_random))
{
    QObject::connect(&m_session, &Session::problemChanged, &m_context, [this] {
        if (m_session.problem())
            m_errors.append(m_session.problem()->error);
    });
}

Account Visit::makeAccount(const Target &target, const Way &way)
{
    m_settings.setTimeouts(way.timeouts);
    Server server;
    server.id = QUuid::createUuid();
    server.url = target.url;
    server.url.setPath(way.path);
    server.caFile = target.caFile;
    server.useSystemProxy = target.useSystemProxy;
    server.plainTextConsent = true;
    if (way.sendsHeaders)
        addHeaders(server);
    m_settings.saveServer(server);
    Account account;
    account.id = QUuid::createUuid();
    account.server = server.id;
    account.name = QStringLiteral("tom");
    account.prompt = QStringLiteral("juste le boss");
    return account;
}

bool Visit::registers(const QString &apiKey)
{
    m_session.registerAccount(Secret(apiKey), m_checksum);
    return waitForReady();
}

bool Visit::logsInAs(const Visit &other)
{
    m_session.logInWith(other.m_checksum);
    return waitForReady();
}

bool Visit::waitForReady()
{
    const auto isDone = [this] {
        return m_session.state() == Session::State::Ready
            || (m_session.isIdle() && m_session.problem());
    };
    return waitUntil(isDone) && m_session.state() == Session::State::Ready;
}

bool Visit::asks(const QString &question)
{
    std::optional<bool> isAccepted;
    m_session.ask(question, &m_context, [&isAccepted](const std::optional<Error> &refusal) {
        isAccepted = !refusal.has_value();
    });
    return waitUntil([&isAccepted] { return isAccepted.has_value(); }) && *isAccepted;
}

QString Visit::decisionOn(const QString &question)
{
    if (!asks(question))
        return {};
    const qint64 sequence = lastQuestion().sequence;
    const auto isSettled = [this, sequence] {
        const Message last = lastQuestion();
        return last.sequence != sequence
            || (last.state != Message::State::Queued && last.state != Message::State::Sent);
    };
    if (!waitUntil(isSettled, m_settings.timeouts().decision))
        return {};
    for (const Message &message : messages()) {
        if (message.direction == Message::Direction::Decision && message.inReplyTo == sequence)
            return message.text;
    }
    return {};
}

Message Visit::lastQuestion()
{
    const QList<Message> all = messages();
    const auto found = std::find_if(all.rbegin(), all.rend(), [](const Message &message) {
        return message.direction == Message::Direction::Question;
    });
    return found == all.rend() ? Message() : *found;
}

QList<Message> Visit::messages()
{
    constexpr HistoryStore::PageSize everything{1000, 100'000'000};
    std::optional<QList<Message>> found;
    m_history.readBefore(m_session.account().id, 0, everything, &m_context,
                         [&found](const auto &result) {
                             const auto *page = std::get_if<QList<Message>>(&result);
                             found = page ? *page : QList<Message>();
                         });
    if (!waitUntil([&found] { return found.has_value(); }))
        qFatal("the history does not answer");
    return *found;
}

std::optional<Error> Visit::error(Error::Kind kind) const
{
    const auto found = std::find_if(m_errors.begin(), m_errors.end(),
                                    [kind](const Error &error) { return error.kind == kind; });
    return found == m_errors.end() ? std::nullopt : std::optional(*found);
}

qsizetype Visit::count(const QString &label) const
{
    qsizetype found = 0;
    for (qint64 number = m_traffic.firstNumber(); number < m_traffic.endNumber(); ++number)
        found += m_traffic.at(number).label == label ? 1 : 0;
    return found;
}

QString Visit::story() const
{
    constexpr qint64 lastEntries = 6;
    constexpr qsizetype longest = 60;
    QStringList lines{nameOf(m_session.state())};
    for (const Error &error : m_errors)
        lines.append(told(error));
    lines.removeDuplicates();
    for (qint64 number = std::max(m_traffic.firstNumber(), m_traffic.endNumber() - lastEntries);
         number < m_traffic.endNumber(); ++number) {
        const TrafficEntry &entry = m_traffic.at(number);
        lines.append(
            QStringLiteral("%1: %2").arg(entry.label, entry.text.toString().left(longest)));
    }
    return lines.join(QStringLiteral("; "));
}

} // namespace decidesk::interop
