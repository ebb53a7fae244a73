#pragma once

#include "Account.h"
#include "Message.h"
#include "Problem.h"
#include "SecretStore.h"
#include "Session.h"
#include "Settings.h"
#include "SqliteHistory.h"
#include "Timeouts.h"
#include "TrafficLog.h"

#include <QList>
#include <QRandomGenerator>
#include <QString>
#include <QTemporaryDir>
#include <QUrl>

#include <chrono>
#include <optional>

namespace decidesk::interop {

/// The server under test.
struct Target
{
    QUrl url; ///< its path is put in by each visit
    QString caFile;
    bool useSystemProxy = false;
    QString words401; ///< what it says when it refuses an upgrade with 401
    QString words403;
};

/// How one visit differs from the usual one.
struct Way
{
    QString path = QStringLiteral("/ws");
    /// Brief enough for a run, long enough for a busy machine.
    Timeouts timeouts{.connect = std::chrono::seconds(10),
                      .login = std::chrono::seconds(10),
                      .loginStatus = std::chrono::milliseconds(500),
                      .decision = std::chrono::seconds(30)};
    bool sendsHeaders = false; ///< an Origin, a subprotocol and a header with a key
};

/// One account at the server, in a profile of its own that is gone afterwards: what the program has
/// under its window.
class Visit
{
public:
    explicit Visit(const Target &target, const Way &way = {});

    [[nodiscard]] Session &session() { return m_session; }

    /// Registers and waits; whether the session is ready then.
    [[nodiscard]] bool registers(const QString &apiKey = QStringLiteral("KEY-of-the-server"));
    /// Likewise, with the checksum of another visit.
    [[nodiscard]] bool logsInAs(const Visit &other);
    [[nodiscard]] bool waitForReady();

    /// Asks and waits until that is stored; whether it was accepted.
    [[nodiscard]] bool asks(const QString &question);
    /// The decision on `question` as the history has it, or a null string where none came in time.
    [[nodiscard]] QString decisionOn(const QString &question);
    /// The newest question as the history has it.
    [[nodiscard]] Message lastQuestion();

    /// The first error of `kind` that became a problem so far.
    [[nodiscard]] std::optional<Error> error(Error::Kind kind) const;
    [[nodiscard]] const QList<Error> &errors() const { return m_errors; }
    /// How many entries of Traffic are `label`.
    [[nodiscard]] qsizetype count(const QString &label) const;
    [[nodiscard]] qsizetype attempts() const { return count(QStringLiteral("Connecting")); }

    /// The state, all errors and the last entries of Traffic, to be read by a person.
    [[nodiscard]] QString story() const;

private:
    [[nodiscard]] Account makeAccount(const Target &target, const Way &way);
    [[nodiscard]] QList<Message> messages();

    const Secret m_checksum;
    QTemporaryDir m_folder;
    QRandomGenerator m_random{1};
    Settings m_settings;
    SecretStore m_secrets;
    SqliteHistory m_history;
    TrafficLog m_traffic;
    Session m_session;
    QObject m_context; ///< last: goes before what calls it
    QList<Error> m_errors;
};

/// What a person reads of `error`, all of it.
QString wordsOf(const Error &error);

} // namespace decidesk::interop
