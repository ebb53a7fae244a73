#pragma once

#include "MemoryHistory.h"
#include "PracticeServer.h"
#include "SecretStore.h"
#include "Session.h"
#include "SessionList.h"
#include "Settings.h"
#include "TrafficLog.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace decidesk {

/// A practice server and a profile of its own for each test, with waits of milliseconds.
class SessionFixture
{
public:
    SessionFixture();
    ~SessionFixture();

    /// A session of a new account on the practice server (or on `url`).
    Session *newSession(const QUrl &url = {});
    /// The same, registered and ready. Null if that failed.
    Session *readySession();
    /// Registers `session` with the secrets below.
    void registerAccount(Session *session);

    /// Asks and waits until the question is accepted; the error if it was refused.
    std::optional<Error> ask(Session *session, const QString &text);
    /// All stored messages of `session`.
    QList<Message> messages(const Session *session);
    Message message(const Session *session, qint64 sequence);
    /// Actions of the messages the practice server got, in order.
    [[nodiscard]] QStringList receivedActions() const;

    void plan(const QList<FaultPlan::Step> &steps, bool repeatLast = false) const;

    const Secret apiKey{QStringLiteral("API_KEY1234-canary")};
    const Secret checksum{QStringLiteral("checksum-canary-5678")};

    QTemporaryDir folder;
    QRandomGenerator random{1};
    Settings settings;
    SecretStore secrets;
    MemoryHistory history;
    TrafficLog traffic;
    SessionServices services;
    std::unique_ptr<PracticeServer> server;
    QStringList received;

private:
    std::vector<std::unique_ptr<Session>> m_sessions;
};

} // namespace decidesk
