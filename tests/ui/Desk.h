#pragma once

#include "MemoryHistory.h"
#include "PracticeServer.h"
#include "SecretStore.h"
#include "Session.h"
#include "SessionList.h"
#include "Settings.h"
#include "TrafficLog.h"

#include <QAbstractButton>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

namespace decidesk::test {

/// Everything a page needs, fresh for each test: a profile that is gone afterwards, no keychain, a
/// practice server that is the current server, and time-outs of milliseconds.
class Desk
{
public:
    /// `firstRetry` is how long a session waits before it connects anew, `idleAfter` how long its
    /// link must have been unused to be an idle one.
    explicit Desk(std::chrono::milliseconds firstRetry = std::chrono::milliseconds(50),
                  std::chrono::milliseconds idleAfter = std::chrono::seconds(10))
        : sessions(SessionServices{
            .settings = settings,
            .secrets = secrets,
            .history = history,
            .traffic = traffic,
            .random = random,
            .backoff
            = {.first = firstRetry, .factor = 1.6, .jitter = 0.0, .longest = 8 * firstRetry},
            .idleAfter = idleAfter})
    {
        Timeouts quick;
        quick.connect = std::chrono::seconds(2);
        quick.login = std::chrono::milliseconds(600);
        quick.loginStatus = std::chrono::milliseconds(100);
        quick.decision = std::chrono::milliseconds(600);
        quick.disconnect = std::chrono::milliseconds(200);
        quick.close = std::chrono::milliseconds(200);
        settings.setTimeouts(quick);
        if (!practice.listen())
            qFatal("the practice server can't listen");
        server.id = QUuid::createUuid();
        server.url = practice.url();
        server.useSystemProxy = false;
        settings.setCurrentServer(server);
    }

    /// Registers an account named `name` and waits until it is ready.
    Session *openAccount(const QString &name)
    {
        Session *session
            = sessions.startRegistration({server, name, QStringLiteral("A careful friend"),
                                          Secret(QStringLiteral("some-api-key")),
                                          Secret(QStringLiteral("checksum-of-") + name), true});
        const bool ready
            = QTest::qWaitFor([session] { return session->state() == Session::State::Ready; });
        return ready ? session : nullptr;
    }

    /// The checksum of `session` is no longer kept; false: that failed.
    bool forgetChecksum(const Session &session)
    {
        bool removed = false;
        secrets.remove(checksumEntry(session.account().id), &traffic,
                       [&removed](const auto &) { removed = true; });
        return QTest::qWaitFor([&removed] { return removed; });
    }

    /// The practice server as one that the settings don't know.
    [[nodiscard]] Server practiceServer() const
    {
        Server result = server;
        result.id = QUuid::createUuid();
        result.practice = true;
        return result;
    }

    /// Long enough that nothing ends by itself while a test looks at it.
    void wait()
    {
        constexpr std::chrono::seconds minute(60);
        Timeouts slow;
        slow.connect = slow.login = slow.disconnect = slow.close = minute;
        settings.setTimeouts(slow);
    }

    /// The next answers of the server.
    void plan(const QList<FaultPlan::Step> &steps, bool repeatLast = false)
    {
        practice.setFaultPlan({steps, repeatLast});
    }

    QTemporaryDir folder;
    Settings settings{folder.filePath(QStringLiteral("settings.ini"))};
    SecretStore secrets{QStringLiteral("decidesk-test"), SecretStore::Backend::MemoryOnly};
    MemoryHistory history;
    TrafficLog traffic;
    PracticeServer practice;
    Server server;
    QRandomGenerator random{1};
    SessionList sessions;
};

/// The widget of this class with this accessible name that a person would find: a visible one.
/// Null where there is none, or more than one.
template <typename Widget>
Widget *named(const QWidget &page, const QString &name)
{
    Widget *found = nullptr;
    const auto all = page.findChildren<Widget *>();
    for (Widget *widget : all) {
        if (!widget->isVisibleTo(&page) || widget->accessibleName() != name)
            continue;
        if (found)
            return nullptr;
        found = widget;
    }
    return found;
}

inline QAbstractButton *button(const QWidget &page, const QString &name)
{
    return named<QAbstractButton>(page, name);
}

} // namespace decidesk::test
