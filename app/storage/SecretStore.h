#pragma once

#include "Account.h"
#include "Error.h"
#include "KeychainJobs.h"
#include "Secret.h"
#include "Server.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QQueue>
#include <QSet>
#include <QString>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <variant>

namespace decidesk {

/// API keys and checksums in the desktop's keychain (QtKeychain: libsecret, KWallet, …).
///
/// Every call returns at once; its callback runs from the event loop, in the order of the calls,
/// unless `context` is destroyed first (the call itself still counts, but for a `read`). Jobs run
/// one after the other with a time-out of their own, because an unlock prompt can hold one for
/// ever. Where the keychain can't be used the secret is kept for this run only (never in a file),
/// `write` answers KeychainUnavailable and `keptOnlyForThisRun` turns true. Should the keychain
/// answer again later in the run, what it missed is made up for. A written secret is read back
/// before it counts (a backend can report success for a failed write). Lives in the GUI thread. The
/// keychain is first touched by the first call.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    using ReadDone = std::function<void(const std::variant<Secret, Error> &)>;
    using Done = std::function<void(const std::optional<Error> &)>;

    /// Whether secrets go to the keychain at all, or stay in memory (`--demo`).
    enum class Backend { Keychain, MemoryOnly };

    SecretStore(QString service, Backend backend, QObject *parent = nullptr);
    ~SecretStore() override;

    /// Finds what was kept under the name `service`, and gives it the present one.
    void setFormerService(const QString &service);
    void setTimeout(std::chrono::milliseconds timeout); ///< of one job; default 30 s

    /// SecretMissing where there is none, KeychainUnavailable where that can't be known or the
    /// keyring stays locked.
    void read(const QString &key, QObject *context, ReadDone done);
    /// Keeps `secret`. On KeychainUnavailable it is kept for this run.
    void write(const QString &key, const Secret &secret, QObject *context, Done done);
    /// Keeps `secret` for this run only and removes a stored one (*Remember on this computer* off).
    /// KeychainUnavailable where a stored one may be left; `secret` is kept all the same.
    void keepForThisRun(const QString &key, const Secret &secret, QObject *context, Done done);
    /// From now on `key` stays in memory, and no call about it touches the keychain, which has
    /// nothing under it. A `write` ends that.
    void keepInMemoryOnly(const QString &key) { m_memoryOnly.insert(key); }
    /// Removes it from the keychain and from memory. No error where there was none.
    /// KeychainUnavailable where it may be left in the keychain.
    void remove(const QString &key, QObject *context, Done done);

    /// Further calls wait while it is held: to ask the keychain takes some milliseconds of this
    /// thread.
    void setHeld(bool held);
    /// For the end of the program: calls `done` from the event loop once all calls are done, after
    /// `longest` at most, and at once where the keyring is locked, since its prompt waits for a
    /// person. One at a time.
    void whenIdle(std::chrono::milliseconds longest, std::function<void()> done);

    /// Whether a secret that was written is not in the keychain, and will be lost with this run.
    [[nodiscard]] bool keptOnlyForThisRun() const { return m_keptOnlyForThisRun; }
    /// Whether the keychain takes its time: it may show a prompt of its own.
    [[nodiscard]] bool isWaiting() const { return m_isWaiting; }

signals:
    void keptOnlyForThisRunChanged();
    void waitingChanged();

private:
    struct Request
    {
        enum class Kind { Read, Write, KeepForThisRun, Remove, CatchUp };

        Kind kind = Kind::Read;
        QString key;
        Secret secret;
        QPointer<QObject> context;
        ReadDone readDone;
        Done done;
    };

    /// What the keychain missed while it could not be used.
    enum class Owed { Write, Removal };

    [[nodiscard]] static bool isVoid(const Request &request);
    void enqueue(const Request &request);
    void takeNext();
    void takeNextSoon();
    void endWait();
    void take(const Request &request);
    void readInKeychain(const Request &request);
    void writeInKeychain(const Request &request);
    void removeInKeychain(const Request &request);
    void catchUp(const QString &key);
    void caughtUp(const QString &key, const KeychainJobs::Outcome &outcome);
    void scheduleCatchUp();
    void setOwed(const QString &key, std::optional<Owed> owed);
    void answer(const Request &request, const std::variant<Secret, Error> &result);
    void setWaiting(bool waiting);

    std::unique_ptr<KeychainJobs> m_jobs; ///< none: in memory only
    QQueue<Request> m_requests;
    bool m_busy = false;
    bool m_held = false;
    std::function<void()> m_whenIdle; ///< none: nobody waits
    QHash<QString, Secret> m_forThisRun;
    QSet<QString> m_memoryOnly;
    QHash<QString, Owed> m_owed;
    bool m_catchingUp = false;
    bool m_keptOnlyForThisRun = false;
    QTimer m_patience; ///< runs while a request is under way
    bool m_isWaiting = false;
};

/// The keychain key of a server's API key.
inline QString apiKeyEntry(const ServerId &server)
{
    return QStringLiteral("api-key/") + server.toString(QUuid::WithoutBraces);
}

/// The keychain key of the other secrets of a server (`ServerSecrets`).
inline QString serverSecretsEntry(const ServerId &server)
{
    return QStringLiteral("server-secrets/") + server.toString(QUuid::WithoutBraces);
}

/// The keychain key of an account's checksum.
inline QString checksumEntry(const AccountId &account)
{
    return QStringLiteral("checksum/") + account.toString(QUuid::WithoutBraces);
}

} // namespace decidesk
