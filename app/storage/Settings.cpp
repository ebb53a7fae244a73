#include "Settings.h"

#include "SettingsFile.h"
#include "SettingsItem.h"
#include "SettingsKeys.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace decidesk {

using namespace settings;

namespace {

QUuid readId(const SettingsFile &file, const QString &key)
{
    return QUuid::fromString(file.value(key).toString());
}

QString idText(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}

template <typename Entry>
const Entry *findById(const QList<Entry> &entries, const QUuid &id)
{
    const auto found = std::find_if(entries.cbegin(), entries.cend(),
                                    [&id](const Entry &entry) { return entry.id == id; });
    return found == entries.cend() ? nullptr : &*found;
}

/// Adds `entry` or replaces the one with its id. Whether anything changed.
template <typename Entry>
bool place(QList<Entry> &entries, const Entry &entry)
{
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&entry](const Entry &old) { return old.id == entry.id; });
    if (found == entries.end()) {
        entries.append(entry);
        return true;
    }
    if (*found == entry)
        return false;
    *found = entry;
    return true;
}

} // namespace

Settings::Settings(const QString &file, QObject *parent)
    : QObject(parent), m_file(std::make_unique<SettingsFile>(file))
{
    connect(m_file.get(), &SettingsFile::troubleChanged, this, &Settings::troubleChanged);
    const SettingsFile &values = *m_file;
    m_default.id = QUuid::createUuid();
    m_default.url = QUrl(defaultServerUrl);
    m_currentServer = readId(values, currentServerKey);
    m_timeouts = loadItems<Timeouts>(values, timeoutPrefix, timeoutItems);
    m_limits = loadItems<ReplyLimits>(values, limitPrefix, limitItems);
    m_preferences = loadItems<Preferences>(values, preferencePrefix, preferenceItems);
    loadServers();
    loadAccounts();
    m_lastAccount = readId(values, lastAccountKey);
    if (findById(m_accounts, m_lastAccount) == nullptr)
        m_lastAccount = {};
}

Settings::~Settings() = default;

void Settings::loadServers()
{
    const QList<QUuid> ids = m_file->entries(serverGroup);
    for (const QUuid &id : ids) {
        const QString prefix = SettingsFile::entryPrefix(serverGroup, id);
        const auto url = parseServerUrl(m_file->value(prefix + urlKey).toString());
        if (!std::holds_alternative<QUrl>(url)) {
            m_allListed = false;
            continue;
        }
        auto server = loadItems<Server>(*m_file, prefix, serverItems);
        server.id = id;
        server.url = std::get<QUrl>(url);
        m_servers.append(server);
    }
}

void Settings::loadAccounts()
{
    const QList<QUuid> ids = m_file->entries(accountGroup);
    for (const QUuid &id : ids) {
        const QString prefix = SettingsFile::entryPrefix(accountGroup, id);
        const ServerId server = readId(*m_file, prefix + accountServerKey);
        if (!isListed(server)) {
            m_allListed = false;
            continue;
        }
        auto account = loadItems<Account>(*m_file, prefix, accountItems);
        account.id = id;
        account.server = server;
        m_accounts.append(account);
        m_bookmarks.insert(id, loadItems<Bookmark>(*m_file, prefix, bookmarkItems));
    }
}

QList<Server> Settings::servers() const
{
    return m_servers;
}

std::optional<Server> Settings::server(const ServerId &id) const
{
    if (const Server *listed = findById(m_servers, id))
        return *listed;
    if (m_override && m_override->id == id)
        return m_override;
    if (m_default.id == id)
        return m_default;
    return std::nullopt;
}

bool Settings::isListed(const ServerId &id) const
{
    return findById(m_servers, id) != nullptr;
}

bool Settings::isPractice(const ServerId &id) const
{
    const Server *listed = findById(m_servers, id);
    return listed != nullptr && listed->practice;
}

Server *Settings::findUnsaved(const ServerId &id)
{
    if (isListed(id))
        return nullptr;
    if (m_override && m_override->id == id)
        return &*m_override;
    return m_default.id == id ? &m_default : nullptr;
}

void Settings::saveServer(const Server &server)
{
    if (server.id.isNull() || this->server(server.id) == server)
        return;
    if (Server *unsaved = findUnsaved(server.id)) {
        *unsaved = server;
    } else {
        listServer(server);
    }
    emit serversChanged();
}

void Settings::listServer(const Server &server)
{
    if (place(m_servers, server) && !server.practice)
        writeServer(server);
}

void Settings::writeServer(const Server &server)
{
    m_file->addEntry(serverGroup, server.id);
    const QString prefix = SettingsFile::entryPrefix(serverGroup, server.id);
    m_file->setValue(prefix + urlKey,
                     server.url.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo));
    storeItems(*m_file, prefix, serverItems, server);
}

bool Settings::hasAccounts(const ServerId &id) const
{
    return std::any_of(m_accounts.cbegin(), m_accounts.cend(),
                       [&id](const Account &account) { return account.server == id; });
}

QList<ServerId> Settings::unusedServers() const
{
    // An entry that is damaged may be an account of any of them.
    if (!m_allListed || !m_file->wasReadInFull())
        return {};
    const ServerId current = currentServer().id;
    QList<ServerId> unused;
    for (const Server &server : m_servers) {
        if (!server.practice && server.id != current && server.id != m_currentServer
            && !hasAccounts(server.id))
            unused.append(server.id);
    }
    return unused;
}

void Settings::removeServer(const ServerId &id)
{
    if (hasAccounts(id) || !isListed(id))
        return;
    if (!isPractice(id))
        m_file->removeEntry(serverGroup, id);
    m_servers.removeIf([&id](const Server &server) { return server.id == id; });
    if (m_currentForThisRun == id)
        m_currentForThisRun.reset();
    if (m_currentServer == id) {
        m_currentServer = {};
        m_file->remove(currentServerKey);
    }
    emit serversChanged();
}

Server Settings::currentServer() const
{
    if (m_currentForThisRun) {
        if (const std::optional<Server> chosen = server(*m_currentForThisRun))
            return *chosen;
    }
    if (const Server *stored = findById(m_servers, m_currentServer))
        return *stored;
    for (const Server &listed : m_servers) {
        if (!listed.practice && listed.url == m_default.url)
            return listed;
    }
    return m_default;
}

void Settings::setCurrentServer(const Server &server)
{
    if (server.id.isNull())
        return;
    listServer(server);
    if (server.practice) {
        m_currentForThisRun = server.id;
    } else {
        m_currentForThisRun.reset();
        m_currentServer = server.id;
        m_file->setValue(currentServerKey, idText(server.id));
    }
    emit serversChanged();
}

void Settings::overrideCurrentServer(const QUrl &url)
{
    const auto same
        = std::find_if(m_servers.cbegin(), m_servers.cend(),
                       [&url](const Server &known) { return !known.practice && known.url == url; });
    if (same != m_servers.cend()) {
        m_currentForThisRun = same->id;
    } else if (m_default.url == url) {
        m_currentForThisRun = m_default.id;
    } else {
        m_override = Server{};
        m_override->id = QUuid::createUuid();
        m_override->url = url;
        m_currentForThisRun = m_override->id;
    }
    emit serversChanged();
}

QList<Account> Settings::accounts() const
{
    return m_accounts;
}

std::optional<Account> Settings::account(const AccountId &id) const
{
    const Account *found = findById(m_accounts, id);
    return found == nullptr ? std::nullopt : std::optional(*found);
}

void Settings::saveAccount(const Account &account)
{
    if (account.id.isNull())
        return;
    const std::optional<Server> used = server(account.server);
    if (used && !isListed(used->id)) {
        listServer(*used);
        emit serversChanged();
    }
    if (!place(m_accounts, account))
        return;
    if (!isPractice(account.server)) {
        m_file->addEntry(accountGroup, account.id);
        const QString prefix = SettingsFile::entryPrefix(accountGroup, account.id);
        m_file->setValue(prefix + accountServerKey, idText(account.server));
        storeItems(*m_file, prefix, accountItems, account);
    }
    emit accountsChanged();
}

void Settings::removeAccount(const AccountId &id)
{
    const Account *found = findById(m_accounts, id);
    if (found == nullptr)
        return;
    if (!isPractice(found->server))
        m_file->removeEntry(accountGroup, id);
    if (m_lastAccount == id)
        setLastAccount({});
    m_accounts.removeIf([&id](const Account &account) { return account.id == id; });
    m_bookmarks.remove(id);
    emit accountsChanged();
}

AccountId Settings::lastAccount() const
{
    return m_lastAccount;
}

void Settings::setLastAccount(const AccountId &id)
{
    if (id == m_lastAccount)
        return;
    const Account *before = findById(m_accounts, m_lastAccount);
    const Account *now = findById(m_accounts, id);
    m_lastAccount = id;
    if (now != nullptr && isPractice(now->server))
        return;
    if (now != nullptr)
        m_file->setValue(lastAccountKey, idText(id));
    else if (before != nullptr && !isPractice(before->server))
        m_file->remove(lastAccountKey);
}

Timeouts Settings::timeouts() const
{
    return m_timeouts;
}

void Settings::setTimeouts(const Timeouts &timeouts)
{
    if (timeouts == m_timeouts)
        return;
    m_timeouts = timeouts;
    storeItems(*m_file, timeoutPrefix, timeoutItems, timeouts);
    emit timeoutsChanged();
}

ReplyLimits Settings::limits() const
{
    return m_limits;
}

void Settings::setLimits(const ReplyLimits &limits)
{
    if (limits == m_limits)
        return;
    m_limits = limits;
    storeItems(*m_file, limitPrefix, limitItems, limits);
}

Preferences Settings::preferences() const
{
    return m_preferences;
}

void Settings::setPreferences(const Preferences &preferences)
{
    if (preferences == m_preferences)
        return;
    m_preferences = preferences;
    storeItems(*m_file, preferencePrefix, preferenceItems, preferences);
    emit preferencesChanged();
}

Bookmark Settings::bookmark(const AccountId &account) const
{
    return m_bookmarks.value(account);
}

void Settings::setBookmark(const AccountId &account, const Bookmark &bookmark)
{
    const Account *known = findById(m_accounts, account);
    if (known == nullptr || m_bookmarks.value(account) == bookmark)
        return;
    m_bookmarks.insert(account, bookmark);
    if (!isPractice(known->server))
        storeItems(*m_file, SettingsFile::entryPrefix(accountGroup, account), bookmarkItems,
                   bookmark);
}

QByteArray Settings::windowState(const QString &key) const
{
    return m_file->value(windowPrefix + key).toByteArray();
}

void Settings::setWindowState(const QString &key, const QByteArray &state)
{
    if (state == windowState(key))
        return;
    if (state.isEmpty())
        m_file->remove(windowPrefix + key);
    else
        m_file->setValue(windowPrefix + key, state);
}

void Settings::whenStored(QObject *context, Stored stored)
{
    m_file->whenStored(context, std::move(stored));
}

void Settings::setRetryInterval(std::chrono::milliseconds interval)
{
    m_file->setRetryInterval(interval);
}

std::optional<Error> Settings::trouble() const
{
    return m_file->trouble();
}

std::optional<Error> Settings::sync()
{
    return m_file->sync();
}

} // namespace decidesk
