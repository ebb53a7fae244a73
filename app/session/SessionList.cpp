#include "SessionList.h"

#include "HistoryStore.h"
#include "SecretStore.h"
#include "Session.h"
#include "Settings.h"

#include <QPointer>

#include <utility>

namespace decidesk {

namespace {

void describe(Account &account, const SessionList::Registration &registration)
{
    account.server = registration.server.id;
    account.name = registration.name.trimmed();
    account.prompt = registration.prompt;
    // What the practice server knows is gone with it; the keychain has no part in it.
    account.rememberChecksum = registration.remember && !registration.server.practice;
}

} // namespace

SessionList::SessionList(SessionServices services, QObject *parent)
    : QObject(parent), m_services(std::move(services))
{
    const Settings &settings = m_services.settings;
    connect(&settings, &Settings::serversChanged, this, &SessionList::forgetUnusedLater);
    connect(&settings, &Settings::accountsChanged, this, &SessionList::forgetUnusedLater);
}

SessionList::~SessionList()
{
    dropCandidate();
}

void SessionList::restore()
{
    const QList<Account> accounts = m_services.settings.accounts();
    for (const Account &account : accounts) {
        if (this->session(account.id) != nullptr)
            continue;
        Session *session = makeSession(account);
        m_sessions.append(session);
        session->restore();
        emit added(session);
    }
    forgetUnusedLater();
}

void SessionList::resume()
{
    for (Session *session : std::as_const(m_sessions)) {
        if (session->account().isResumedAtStart() && session->state() == Session::State::Offline)
            session->resume();
    }
}

Session *SessionList::session(const AccountId &id) const
{
    for (Session *session : m_sessions) {
        if (session->account().id == id)
            return session;
    }
    if (m_candidate && m_candidate->account().id == id)
        return m_candidate;
    return nullptr;
}

Session *SessionList::startRegistration(const Registration &registration)
{
    const Secret checksum(registration.checksum.reveal().trimmed());
    Session *known = session(registration.again);
    if (known && known != m_candidate && known->account().server == registration.server.id) {
        dropCandidate();
        Account renewed = known->account();
        describe(renewed, registration);
        known->registerAgain(renewed, registration.apiKey, checksum);
        return known;
    }
    m_services.settings.saveServer(registration.server);
    Account account;
    account.id = QUuid::createUuid();
    describe(account, registration);
    Session *session = newCandidate(account);
    session->registerAccount(registration.apiKey, checksum);
    return session;
}

void SessionList::startLogin(const Login &login, QObject *context,
                             const std::function<void(Session *)> &started)
{
    Login trimmed = login;
    trimmed.checksum = Secret(login.checksum.reveal().trimmed());
    QList<AccountId> sameServer;
    for (const Session *session : std::as_const(m_sessions)) {
        if (session->account().server == login.server.id)
            sameServer.append(session->account().id);
    }
    findByChecksum(sameServer, trimmed, context, started);
}

void SessionList::findByChecksum(const QList<AccountId> &accounts, const Login &login,
                                 QObject *context, const std::function<void(Session *)> &started)
{
    if (accounts.isEmpty()) {
        QMetaObject::invokeMethod(
            context, [this, login, started] { logInAsCandidate(login, started); },
            Qt::QueuedConnection);
        return;
    }
    const AccountId id = accounts.constFirst();
    m_services.secrets.read(
        checksumEntry(id), context,
        [this, id, rest = accounts.sliced(1), login, context, started](const auto &found) {
            const auto *checksum = std::get_if<Secret>(&found);
            Session *known = session(id);
            if (!checksum || *checksum != login.checksum || !known) {
                findByChecksum(rest, login, context, started);
                return;
            }
            dropCandidate();
            // One that is logged in, or about to be, is only selected.
            if (known->canStart())
                known->logIn();
            started(known);
        });
}

void SessionList::logInAsCandidate(const Login &login,
                                   const std::function<void(Session *)> &started)
{
    m_services.settings.saveServer(login.server);
    Account account;
    account.id = QUuid::createUuid();
    account.server = login.server.id;
    account.name = login.nameInList.trimmed();
    account.rememberChecksum = login.remember && !login.server.practice;
    Session *session = newCandidate(account);
    session->logInWith(login.checksum);
    started(session);
}

void SessionList::remove(const AccountId &id)
{
    Session *gone = session(id);
    if (!gone)
        return;
    if (gone == m_candidate) {
        dropCandidate();
        return;
    }
    m_sessions.removeOne(gone);
    gone->goOffline();
    gone->disconnect(this);
    emit removed(id);
    erase(*gone);
    forgetUnused();
}

Session *SessionList::makeSession(const Account &account)
{
    return new Session(account, m_services, this);
}

Session *SessionList::newCandidate(const Account &account)
{
    dropCandidate();
    m_candidate = makeSession(account);
    Session *session = m_candidate;
    connect(session, &Session::established, this, [this, session] { promote(session); });
    connect(session, &Session::registrationUnconfirmed, this,
            [this, session] { promote(session); });
    emit candidateChanged();
    return session;
}

void SessionList::promote(Session *session)
{
    if (session != m_candidate)
        return;
    m_candidate = nullptr;
    m_sessions.append(session);
    emit candidateChanged();
    emit added(session);
}

void SessionList::dropCandidate()
{
    if (!m_candidate)
        return;
    Session *dropped = std::exchange(m_candidate, nullptr);
    dropped->disconnect(this);
    dropped->goOffline();
    if (dropped->account().unconfirmed) {
        // Register was under way and may have arrived, so its checksum is not thrown away.
        m_sessions.append(dropped);
        emit candidateChanged();
        emit added(dropped);
        return;
    }
    emit candidateChanged();
    erase(*dropped);
    forgetUnusedLater();
}

/// All that is known of its account, on this computer.
void SessionList::erase(Session &session)
{
    const AccountId id = session.account().id;
    session.storeWhatCame();
    // While the settings know whether its server is the practice server, which has a history apart.
    m_services.history.clear(id, this, [](const auto &) {});
    m_services.settings.removeAccount(id);
    m_services.secrets.remove(checksumEntry(id), this, [](const auto &) {});
    session.deleteLater();
}

/// Not at once: who saves a server adds its first account next.
void SessionList::forgetUnusedLater()
{
    if (!std::exchange(m_willForget, true))
        QMetaObject::invokeMethod(this, &SessionList::forgetUnused, Qt::QueuedConnection);
}

/// What nobody can see any more is not kept, least of all its secrets.
void SessionList::forgetUnused()
{
    m_willForget = false;
    const QList<ServerId> unused = m_services.settings.unusedServers();
    for (const ServerId &server : unused) {
        if (m_candidate != nullptr && m_candidate->account().server == server)
            continue;
        m_services.settings.removeServer(server);
        for (const QString &entry : {apiKeyEntry(server), serverSecretsEntry(server)})
            m_services.secrets.remove(entry, this, [](const auto &) {});
    }
}

} // namespace decidesk
