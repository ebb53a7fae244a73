#include "Promises.h"

#include "ConnectionTest.h"
#include "Endpoint.h"

#include <QTest>

#include <optional>

namespace decidesk::interop {

namespace {

using namespace std::chrono_literals;
using State = Session::State;

constexpr int patienceMs = 10'000;

/// Of 2, 3, 4, 1 + 2 and 3 + 3 bytes: whatever a server cuts at, it cuts inside of some character.
const QString unit = QString::fromUtf8("\u00e9\u6c7a\U0001f600e\u0301\u0e15\u0e49");
constexpr int countOf200KiB = 9'000;
constexpr int countOfMoreThanOneMiB = 55'000;

/// What the servers answer to the verbs `count` and `fragments`.
QString counted(int count)
{
    QString text;
    for (int index = 0; index < count; ++index)
        text += QString::number(index) + unit;
    return text;
}

Verdict kept(const QString &seen = {})
{
    return {true, seen};
}

Verdict broken(const Visit &visit, const QString &why = {})
{
    return {false, why.isEmpty() ? visit.story() : why + QStringLiteral("; ") + visit.story()};
}

/// Where two long texts part.
QString difference(const QString &got, const QString &wanted)
{
    constexpr qsizetype shown = 40;
    if (got.isNull())
        return QStringLiteral("no decision");
    const auto [here, there] = std::mismatch(got.begin(), got.end(), wanted.begin(), wanted.end());
    const qsizetype at = here - got.begin();
    return QStringLiteral("%1 of %2 characters, different from %3 on: “%4”")
        .arg(got.size())
        .arg(wanted.size())
        .arg(at)
        .arg(got.mid(at, shown));
}

Verdict decides(const Target &target, const QString &question, const QString &wanted)
{
    Visit visit(target);
    if (!visit.registers())
        return broken(visit);
    const QString got = visit.decisionOn(question);
    if (got != wanted)
        return broken(visit, difference(got, wanted));
    return kept(QStringLiteral("%1 characters, %2 bytes").arg(got.size()).arg(got.toUtf8().size()));
}

Verdict registering(const Target &target)
{
    Visit visit(target);
    return visit.registers() ? kept() : broken(visit);
}

Verdict loggingIn(const Target &target)
{
    Visit first(target);
    if (!first.registers())
        return broken(first);
    Visit second(target);
    if (!second.logsInAs(first))
        return broken(second);
    return second.decisionOn(QStringLiteral("Ship?")) == u"decided: Ship?" ? kept()
                                                                           : broken(second);
}

Verdict wrongKey(const Target &target)
{
    Visit visit(target);
    if (visit.registers(QStringLiteral("wrong")))
        return broken(visit, QStringLiteral("logged in with a wrong key"));
    const std::optional<Error> error = visit.error(Error::Kind::ServerError);
    return error && error->detail == u"Invalid API key" ? kept(error->detail) : broken(visit);
}

Verdict longQuestion(const Target &target)
{
    constexpr int countOf50KiB = 2'300;
    const QString question = counted(countOf50KiB);
    return decides(target, question, QStringLiteral("decided: ") + question);
}

Verdict longAnswer(const Target &target)
{
    return decides(target, QStringLiteral("count %1 %2").arg(countOf200KiB).arg(unit),
                   counted(countOf200KiB));
}

Verdict megabyte(const Target &target)
{
    return decides(target, QStringLiteral("count %1 %2").arg(countOfMoreThanOneMiB).arg(unit),
                   counted(countOfMoreThanOneMiB));
}

Verdict fragments(const Target &target)
{
    return decides(target, QStringLiteral("fragments %1 %2").arg(countOf200KiB).arg(unit),
                   counted(countOf200KiB));
}

Verdict serverPings(const Target &target)
{
    return decides(target, QStringLiteral("ping are-you-there"),
                   QStringLiteral("pong are-you-there"));
}

Verdict ownPings(const Target &target)
{
    Way way;
    way.timeouts.keepAliveIdle = 300ms;
    way.timeouts.keepAliveGrace = 3s;
    Visit visit(target, way);
    if (!visit.registers())
        return broken(visit);
    const auto isAnswered = [&visit] { return visit.count(QStringLiteral("Pong received")) >= 2; };
    if (!QTest::qWaitFor(isAnswered, patienceMs))
        return broken(visit, QStringLiteral("no second pong in Traffic"));
    return visit.attempts() == 1 ? kept() : broken(visit, QStringLiteral("connected anew"));
}

Verdict slowDecision(const Target &target)
{
    Way way;
    way.timeouts.keepAliveIdle = 500ms;
    Visit visit(target, way);
    if (!visit.registers())
        return broken(visit);
    const qsizetype before = visit.count(QStringLiteral("Ping sent"));
    const QString got = visit.decisionOn(QStringLiteral("wait 5000"));
    const qsizetype pings = visit.count(QStringLiteral("Ping sent")) - before;
    const QString seen = QStringLiteral("%1 pings meanwhile").arg(pings);
    return got == u"waited 5000" && pings >= 3 ? kept(seen) : broken(visit, seen);
}

Verdict busyServer(const Target &target)
{
    Way way;
    way.timeouts.keepAliveIdle = 300ms;
    way.timeouts.keepAliveGrace = 300ms;
    Visit visit(target, way);
    if (!visit.registers())
        return broken(visit);
    const QString got = visit.decisionOn(QStringLiteral("busy 2500"));
    return got == u"was busy 2500" && visit.attempts() == 1 ? kept() : broken(visit);
}

Verdict serverError(const Target &target)
{
    const QString words = QStringLiteral("the decider has gone home");
    Visit visit(target);
    if (!visit.registers())
        return broken(visit);
    const QString got = visit.decisionOn(QStringLiteral("fail ") + words);
    const std::optional<Error> error = visit.error(Error::Kind::ServerError);
    const bool isFailed = visit.lastQuestion().state == Message::State::Failed;
    if (!got.isNull() || !isFailed || !error || !error->detail.contains(words))
        return broken(visit, got);
    return visit.decisionOn(QStringLiteral("Again?")) == u"decided: Again?" ? kept(error->detail)
                                                                            : broken(visit);
}

bool staysOffline(Visit &visit)
{
    constexpr int longerThanTheBackoffMs = 400;
    if (!QTest::qWaitFor([&visit] { return visit.session().state() == State::Offline; },
                         patienceMs))
        return false;
    QTest::qWait(longerThanTheBackoffMs);
    return visit.session().state() == State::Offline && visit.attempts() == 1;
}

bool comesBack(Visit &visit)
{
    const auto isBack
        = [&visit] { return visit.session().state() == State::Ready && visit.attempts() >= 2; };
    return QTest::qWaitFor(isBack, patienceMs)
        && visit.decisionOn(QStringLiteral("Again?")) == u"decided: Again?";
}

/// The server closes in place of an answer. Its words stand in the first sentence.
Verdict closes(const Target &target, int code, const QString &reason, bool (*goesOn)(Visit &))
{
    Visit visit(target);
    if (!visit.registers())
        return broken(visit);
    const QString verb = QStringLiteral("close %1 %2").arg(code).arg(reason);
    const auto isTold = [&visit] { return visit.error(Error::Kind::ClosedByServer).has_value(); };
    if (!visit.asks(verb) || !QTest::qWaitFor(isTold, patienceMs))
        return broken(visit);
    const Error error = *visit.error(Error::Kind::ClosedByServer);
    const QString sentence = wordsOf(error).section(u'\n', 0, 0);
    if (error.code != code || error.detail != reason)
        return broken(visit);
    if (!sentence.contains(reason) || !sentence.contains(QString::number(code)))
        return broken(visit, sentence);
    if (visit.lastQuestion().state != Message::State::NotConfirmed)
        return broken(visit, QStringLiteral("the question is not marked as not confirmed"));
    return goesOn(visit) ? kept(sentence) : broken(visit);
}

Verdict restart(const Target &target)
{
    return closes(target, 1012, QStringLiteral("restarting"), comesBack);
}

Verdict expired(const Target &target)
{
    return closes(target, 4001, QStringLiteral("session has expired"), staysOffline);
}

Verdict locked(const Target &target)
{
    return closes(target, 1008, QStringLiteral("account has been locked"), staysOffline);
}

Verdict closesWithoutCode(const Target &target)
{
    constexpr qint64 noCode = 1005;
    Visit visit(target);
    if (!visit.registers())
        return broken(visit);
    const auto isTold = [&visit] { return visit.error(Error::Kind::ClosedByServer).has_value(); };
    if (!visit.asks(QStringLiteral("close")) || !QTest::qWaitFor(isTold, patienceMs))
        return broken(visit);
    const Error error = *visit.error(Error::Kind::ClosedByServer);
    return error.code == noCode && error.detail.isEmpty() ? kept() : broken(visit);
}

Verdict lostLink(const Target &target)
{
    Visit visit(target);
    if (!visit.registers() || !visit.asks(QStringLiteral("drop")) || !comesBack(visit))
        return broken(visit);
    return visit.error(Error::Kind::ConnectionLost) ? kept() : broken(visit);
}

Verdict closesWhileIdle(const Target &target)
{
    constexpr int longerThanTheBackoffMs = 600;
    Visit visit(target);
    if (!visit.registers() || visit.decisionOn(QStringLiteral("bye 1000 idle")) != u"bye")
        return broken(visit);
    QTest::qWait(longerThanTheBackoffMs);
    if (visit.attempts() != 1)
        return broken(visit, QStringLiteral("opened again with nothing to ask"));
    const QString got = visit.decisionOn(QStringLiteral("Again?"));
    return got == u"decided: Again?" && visit.attempts() == 2 ? kept() : broken(visit);
}

Verdict refused(const Target &target, const Way &way, int status, const QString &words)
{
    Visit visit(target, way);
    if (visit.registers())
        return broken(visit, QStringLiteral("not refused"));
    const std::optional<Error> error = visit.error(Error::Kind::UpgradeRefused);
    if (!error || error->code != status)
        return broken(visit);
    const QString read = wordsOf(*error);
    return read.contains(words) ? kept(words) : broken(visit, read);
}

Verdict refused401(const Target &target)
{
    return refused(target, {QStringLiteral("/401")}, 401, target.words401);
}

Verdict refused403(const Target &target)
{
    return refused(target, {QStringLiteral("/guarded")}, 403, target.words403);
}

Verdict moved(const Target &target)
{
    return refused(target, {QStringLiteral("/moved")}, 301, QStringLiteral("/ws"));
}

Verdict headers(const Target &target)
{
    Way way;
    way.path = QStringLiteral("/guarded");
    way.sendsHeaders = true;
    Visit visit(target, way);
    if (!visit.registers())
        return broken(visit);
    const QString origin = visit.decisionOn(QStringLiteral("header origin"));
    const QString protocol = visit.decisionOn(QStringLiteral("header sec-websocket-protocol"));
    return origin == u"http://decisions.test" && protocol == u"decisions.v1"
        ? kept()
        : broken(visit, origin + u' ' + protocol);
}

Verdict forbiddenByProxy(const Target &target)
{
    Target elsewhere = target;
    elsewhere.url.setHost(QStringLiteral("forbidden.test"));
    Visit visit(elsewhere);
    if (visit.registers())
        return broken(visit, QStringLiteral("not refused"));
    const std::optional<Error> error = visit.error(Error::Kind::ProxyFailed);
    return error ? kept(wordsOf(*error)) : broken(visit);
}

/// What *Test connection* says: nothing where the server was reached.
std::optional<Error> testOf(const Target &target, const QString &path)
{
    Endpoint endpoint;
    endpoint.url = target.url;
    endpoint.url.setPath(path);
    endpoint.caFile = target.caFile;
    endpoint.useSystemProxy = target.useSystemProxy;
    std::optional<std::optional<Error>> outcome;
    ConnectionTest test;
    QObject::connect(&test, &ConnectionTest::reached, &test,
                     [&outcome] { outcome.emplace(std::nullopt); });
    QObject::connect(&test, &ConnectionTest::failed, &test,
                     [&outcome](const Error &error) { outcome.emplace(error); });
    test.start(endpoint);
    if (!QTest::qWaitFor([&outcome] { return outcome.has_value(); }, patienceMs))
        return Error{Error::Kind::ConnectTimedOut, {}, 0, {}};
    return *outcome;
}

Verdict testConnection(const Target &target)
{
    constexpr qint64 notToday = 4008;
    if (const std::optional<Error> error = testOf(target, QStringLiteral("/ws")))
        return {false, wordsOf(*error)};
    const std::optional<Error> error = testOf(target, QStringLiteral("/closing"));
    if (!error)
        return {false, QStringLiteral("a server that hangs up at once passes for reached")};
    const bool isTold = error->kind == Error::Kind::ClosedByServer && error->code == notToday;
    return {isTold, wordsOf(*error)};
}

Verdict disconnecting(const Target &target)
{
    Visit visit(target);
    if (!visit.registers())
        return broken(visit);
    visit.session().disconnectFromServer();
    const auto isOffline = [&visit] { return visit.session().state() == State::Offline; };
    return QTest::qWaitFor(isOffline, patienceMs) && visit.errors().isEmpty() ? kept()
                                                                              : broken(visit);
}

} // namespace

const QList<Promise> &promises()
{
    static const QList<Promise> all{
        {QStringLiteral("register"), registering},
        {QStringLiteral("login"), loggingIn},
        {QStringLiteral("key"), wrongKey},
        {QStringLiteral("asks"), longQuestion},
        {QStringLiteral("long"), longAnswer},
        {QStringLiteral("1MiB"), megabyte},
        {QStringLiteral("cut"), fragments},
        {QStringLiteral("ping"), serverPings},
        {QStringLiteral("pong"), ownPings},
        {QStringLiteral("slow"), slowDecision},
        {QStringLiteral("busy"), busyServer},
        {QStringLiteral("error"), serverError},
        {QStringLiteral("1012"), restart},
        {QStringLiteral("4001"), expired},
        {QStringLiteral("1008"), locked},
        {QStringLiteral("1005"), closesWithoutCode},
        {QStringLiteral("lost"), lostLink},
        {QStringLiteral("idle"), closesWhileIdle},
        {QStringLiteral("401"), refused401},
        {QStringLiteral("403"), refused403},
        {QStringLiteral("moved"), moved},
        {QStringLiteral("header"), headers},
        {QStringLiteral("proxy"), forbiddenByProxy},
        {QStringLiteral("test"), testConnection},
        {QStringLiteral("leave"), disconnecting},
    };
    return all;
}

} // namespace decidesk::interop
