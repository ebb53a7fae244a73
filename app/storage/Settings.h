#pragma once

#include "Account.h"
#include "Bookmark.h"
#include "Error.h"
#include "Preferences.h"
#include "ReplyLimits.h"
#include "Server.h"
#include "Timeouts.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace decidesk {

class SettingsFile;

/// Servers, accounts and preferences of one profile in an INI file.
///
/// Defaults are not stored, unknown keys are kept, the file is replaced atomically. Never holds a
/// secret. Values out of range read as their default, those that were set count for this run. A
/// damaged entry (no id, no valid URL, an account without its server) is left alone and not listed.
/// Practice servers, their accounts and the one-run server of `--server` live in memory only. Lives
/// in the GUI thread; what is set reaches the disk from the event loop, on another thread, and
/// before the destructor returns. Where the disk does not take it, it stays in force for this run,
/// `trouble` says why, and it is written as soon as that can be done.
class Settings : public QObject
{
    Q_OBJECT

public:
    explicit Settings(const QString &file, QObject *parent = nullptr);
    ~Settings() override;

    /// In the order they were added.
    [[nodiscard]] QList<Server> servers() const;
    [[nodiscard]] std::optional<Server> server(const ServerId &id) const;
    /// Whether it is among `servers()`; the default and the one-run server need not be.
    [[nodiscard]] bool isListed(const ServerId &id) const;
    /// Adds it or replaces the one with the same id. The default and the one-run server stay in
    /// memory until an account uses them. A server without id is ignored.
    void saveServer(const Server &server);
    /// Those that no account uses, nor new accounts, in this run or later. Without the practice
    /// server. None where a part of the file could not be read, as that may use any of them.
    [[nodiscard]] QList<ServerId> unusedServers() const;
    /// Removes it; nothing happens while an account uses it.
    void removeServer(const ServerId &id);

    /// The server that new accounts use. Where none was made the current one: one with
    /// `defaultServerUrl`, saved with the first account.
    [[nodiscard]] Server currentServer() const;
    /// Saves `server` and makes it the current one.
    void setCurrentServer(const Server &server);
    /// Makes `url` the current server of this run only; nothing of it is written (`--server`). An
    /// existing server with the same URL is used as it is.
    void overrideCurrentServer(const QUrl &url);

    /// In the order they were added.
    [[nodiscard]] QList<Account> accounts() const;
    [[nodiscard]] std::optional<Account> account(const AccountId &id) const;
    /// Adds it or replaces the one with the same id. One without id is ignored.
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

    /// Where the conversation of `account` was left.
    [[nodiscard]] Bookmark bookmark(const AccountId &account) const;
    /// Forgotten with the account; of one that is not stored nothing is kept.
    void setBookmark(const AccountId &account, const Bookmark &bookmark);

    /// Opaque state of a window part, such as `QMainWindow::saveState`, under `key`.
    [[nodiscard]] QByteArray windowState(const QString &key) const;
    void setWindowState(const QString &key, const QByteArray &state);

    using Stored = std::function<void(const std::optional<Error> &)>;
    /// Calls `stored` once all that was set is on the disk, or with FileUnwritable, from the event
    /// loop, unless `context` is destroyed first.
    void whenStored(QObject *context, Stored stored);
    /// Why what was set is not on the disk: FileUnwritable; empty: it is, or is on its way there.
    [[nodiscard]] std::optional<Error> trouble() const;
    /// How long after a write that failed the next one is tried; default 3 s.
    void setRetryInterval(std::chrono::milliseconds interval);
    /// Writes now and waits for the disk, which a window never does. Answers FileUnwritable if that
    /// failed.
    std::optional<Error> sync();

signals:
    void serversChanged();
    void accountsChanged();
    void timeoutsChanged();
    void preferencesChanged();
    void troubleChanged();

private:
    void loadServers();
    void loadAccounts();
    Server *findUnsaved(const ServerId &id);
    void listServer(const Server &server);
    void writeServer(const Server &server);
    [[nodiscard]] bool isPractice(const ServerId &id) const;
    [[nodiscard]] bool hasAccounts(const ServerId &id) const;

    std::unique_ptr<SettingsFile> m_file;
    QList<Server> m_servers;
    QList<Account> m_accounts;
    bool m_allListed = true; ///< no entry of the file was left alone
    QHash<AccountId, Bookmark> m_bookmarks;
    AccountId m_lastAccount;
    Timeouts m_timeouts;
    ReplyLimits m_limits;
    Preferences m_preferences;

    Server m_default; ///< stands in until a server is made the current one
    std::optional<Server> m_override; ///< of `--server`
    ServerId m_currentServer; ///< as stored
    std::optional<ServerId> m_currentForThisRun; ///< goes before the stored one
};

} // namespace decidesk
