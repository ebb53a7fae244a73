#pragma once

#include "Account.h"
#include "Preferences.h"
#include "ReplyLimits.h"
#include "Server.h"
#include "Timeouts.h"

#include <QByteArray>
#include <QList>
#include <QObject>

#include <memory>
#include <optional>

class QSettings;

namespace decidesk {

/// Servers, accounts and preferences of one profile in an INI file.
///
/// Defaults are not stored, unknown keys are kept, the file is replaced atomically (QSettings does
/// that with `setAtomicSyncRequired`). Never holds a secret. Values out of range read as their
/// default; a damaged entry (no id, no valid URL) is left alone and not listed. Practice servers,
/// their accounts and the one-run server of `--server` live in memory only. Lives in the GUI
/// thread; writes reach the disk from the event loop, and on `sync()`.
class Settings : public QObject
{
    Q_OBJECT

public:
    explicit Settings(const QString &file, QObject *parent = nullptr);
    ~Settings() override;

    /// In the order they were added.
    [[nodiscard]] QList<Server> servers() const;
    [[nodiscard]] std::optional<Server> server(const ServerId &id) const;
    /// Adds it or replaces the one with the same id.
    void saveServer(const Server &server);
    /// Removes it; nothing happens while an account uses it.
    void removeServer(const ServerId &id);

    /// The server that new accounts use. Where none was saved: one with `defaultServerUrl`, saved
    /// with the first account.
    [[nodiscard]] Server currentServer() const;
    /// Saves `server` and makes it the current one.
    void setCurrentServer(const Server &server);
    /// Makes `url` the current server of this run only; nothing of it is written (`--server`). An
    /// existing server with the same URL is used as it is.
    void overrideCurrentServer(const QUrl &url);

    /// In the order they were added.
    [[nodiscard]] QList<Account> accounts() const;
    [[nodiscard]] std::optional<Account> account(const AccountId &id) const;
    void saveAccount(const Account &account);
    void removeAccount(const AccountId &id);

    [[nodiscard]] AccountId lastAccount() const; ///< null: none
    void setLastAccount(const AccountId &id);

    [[nodiscard]] Timeouts timeouts() const;
    void setTimeouts(const Timeouts &timeouts);
    [[nodiscard]] ReplyLimits limits() const;
    void setLimits(const ReplyLimits &limits);
    [[nodiscard]] Preferences preferences() const;
    void setPreferences(const Preferences &preferences);

    /// Opaque state of a window part, such as `QMainWindow::saveState`, under `key`.
    [[nodiscard]] QByteArray windowState(const QString &key) const;
    void setWindowState(const QString &key, const QByteArray &state);

    /// Writes now. Answers FileUnwritable if that failed; what was set stays in force for this run.
    std::optional<Error> sync();

signals:
    void serversChanged();
    void accountsChanged();
    void timeoutsChanged();
    void preferencesChanged();

private:
    std::unique_ptr<QSettings> m_file;
    QList<Server> m_servers;
    QList<Account> m_accounts;
    ServerId m_currentServer;
    std::optional<Server> m_override;
};

} // namespace decidesk
