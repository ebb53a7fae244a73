#pragma once

#include "Account.h"
#include "Error.h"
#include "Secret.h"
#include "Server.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QQueue>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>
#include <variant>

namespace decidesk {

/// API keys and checksums in the desktop's keychain (QtKeychain: libsecret, KWallet, …).
///
/// Every call returns at once; its callback runs from the event loop, in the order of the calls,
/// unless `context` is destroyed first. Jobs run one after the other with a time-out of their own,
/// because an unlock prompt can hold one for ever. Where the keychain can't be used the secret is
/// kept for this run only (never in a file), `write` answers KeychainUnavailable and
/// `keptOnlyForThisRun` turns true. A written secret is read back before it counts (a backend can
/// report success for a failed write). Lives in the GUI thread. The keychain is first touched by
/// the first call.
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

    void setTimeout(std::chrono::milliseconds timeout); ///< of one job; default 30 s

    /// SecretMissing where there is none, KeychainUnavailable where that can't be known.
    void read(const QString &key, QObject *context, ReadDone done);
    /// Keeps `secret`. On KeychainUnavailable it is kept for this run.
    void write(const QString &key, const Secret &secret, QObject *context, Done done);
    /// Keeps `secret` for this run only and removes a stored one (*Remember on this computer* off).
    void keepForThisRun(const QString &key, const Secret &secret, QObject *context, Done done);
    /// Removes it from the keychain and from memory. No error where there was none.
    void remove(const QString &key, QObject *context, Done done);

    /// Whether a secret could not be written to the keychain in this run.
    [[nodiscard]] bool keptOnlyForThisRun() const { return m_keptOnlyForThisRun; }

signals:
    void keptOnlyForThisRunChanged();

private:
    // The implementer's: a queue of jobs, the one that runs, the in-memory secrets.
    bool m_keptOnlyForThisRun = false;
};

/// The keychain key of a server's API key.
inline QString apiKeyEntry(const ServerId &server)
{
    return QStringLiteral("api-key/") + server.toString(QUuid::WithoutBraces);
}

/// The keychain key of an account's checksum.
inline QString checksumEntry(const AccountId &account)
{
    return QStringLiteral("checksum/") + account.toString(QUuid::WithoutBraces);
}

} // namespace decidesk
