#include "SessionFixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace decidesk {

using namespace std::chrono_literals;

SessionFixture::SessionFixture()
    : settings(folder.filePath(QStringLiteral("settings.ini"))),
      secrets(QStringLiteral("decidesk-test"), SecretStore::Backend::MemoryOnly),
      services({settings, secrets, history, traffic, random}),
      server(std::make_unique<PracticeServer>())
{
    services.backoff = {20ms, 1.6, 0.0, 100ms};
    Timeouts timeouts;
    timeouts.connect = 2s;
    timeouts.login = 2s;
    timeouts.loginStatus = 50ms;
    timeouts.decision = 2s;
    timeouts.disconnect = 100ms;
    timeouts.close = 100ms;
    settings.setTimeouts(timeouts);
    QObject::connect(server.get(), &PracticeServer::received, &traffic,
                     [this](const QString &text) { received.append(text); });
    if (!server->listen())
        qFatal("the practice server does not listen: %s", qPrintable(server->errorString()));
}

SessionFixture::~SessionFixture() = default;

Session *SessionFixture::newSession(const QUrl &url)
{
    Server target;
    target.id = QUuid::createUuid();
    target.url = url.isEmpty() ? server->url() : url;
    settings.saveServer(target);
    Account account;
    account.id = QUuid::createUuid();
    account.server = target.id;
    account.name = QStringLiteral("tom");
    account.prompt = QStringLiteral("juste le boss");
    m_sessions.push_back(std::make_unique<Session>(account, services));
    return m_sessions.back().get();
}

Session *SessionFixture::readySession()
{
    Session *session = newSession();
    registerAccount(session);
    const bool ready
        = QTest::qWaitFor([session] { return session->state() == Session::State::Ready; });
    return ready ? session : nullptr;
}

void SessionFixture::registerAccount(Session *session)
{
    session->registerAccount(apiKey, checksum);
}

std::optional<Error> SessionFixture::ask(Session *session, const QString &text)
{
    std::optional<std::optional<Error>> answer;
    session->ask(text, &traffic, [&answer](const std::optional<Error> &error) { answer = error; });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }))
        return Error{Error::Kind::StorageFailed, QStringLiteral("never accepted"), 0, {}};
    return *answer;
}

QList<Message> SessionFixture::messages(const Session *session)
{
    std::optional<QList<Message>> found;
    history.readBefore(session->account().id, 0, {1000, 10'000'000}, &traffic,
                       [&found](const auto &result) { found = std::get<QList<Message>>(result); });
    if (!QTest::qWaitFor([&found] { return found.has_value(); }))
        return {};
    return *found;
}

Message SessionFixture::message(const Session *session, qint64 sequence)
{
    const QList<Message> all = messages(session);
    for (const Message &message : all) {
        if (message.sequence == sequence)
            return message;
    }
    return {};
}

QStringList SessionFixture::receivedActions() const
{
    QStringList actions;
    for (const QString &text : received)
        actions.append(QJsonDocument::fromJson(text.toUtf8())
                           .object()
                           .value(QLatin1String("action"))
                           .toString());
    return actions;
}

void SessionFixture::plan(const QList<FaultPlan::Step> &steps, bool repeatLast) const
{
    server->setFaultPlan({steps, repeatLast});
}

} // namespace decidesk
