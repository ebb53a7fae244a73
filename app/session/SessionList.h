#pragma once

#include "Account.h"
#include "Secret.h"
#include "Server.h"
#include "SessionServices.h"

#include <QList>
#include <QObject>

#include <functional>

namespace decidesk {

class Session;

/// All sessions of the profile, one per account, in the order of the account list.
///
/// A server that neither an account nor new accounts use is forgotten with its secrets.
///
/// An account that is being registered or logged in for the first time is the *candidate*: it has a
/// session, but stands in the list only once a token came, or once Register may have reached the
/// server. A candidate that failed for good is forgotten with its checksum when the next one
/// starts.
class SessionList : public QObject
{
    Q_OBJECT

public:
    struct Registration
    {
        Server server;
        QString name;
        QString prompt;
        Secret apiKey;
        Secret checksum;
        bool remember = true;
        /// Of the account in the list that is registered anew; null: a new account.
        AccountId again = {};
    };

    struct Login
    {
        Server server;
        Secret checksum;
        QString nameInList;
        bool remember = true;
    };

    explicit SessionList(SessionServices services, QObject *parent = nullptr);
    ~SessionList() override;

    /// Makes a session for every stored account that has none.
    void restore();
    /// Logs in the accounts that were when the program ended, where nothing else is under way.
    void resume();

    [[nodiscard]] QList<Session *> sessions() const { return m_sessions; } ///< owned by the list
    [[nodiscard]] Session *session(const AccountId &id) const; ///< null: none; the candidate too
    [[nodiscard]] Session *candidate() const { return m_candidate; }

    /// Starts to register a new account, or one of the list again. Its session's state and problem
    /// tell how it goes.
    Session *startRegistration(const Registration &registration);

    /// Starts to log in with a checksum. Where an account on the same server has that checksum
    /// already, its session is used. `started` gets the session; it is called from the event loop
    /// (the keychain answers).
    void startLogin(const Login &login, QObject *context,
                    const std::function<void(Session *)> &started);

    /// Closes the link and deletes the account with its checksum and its conversation; with the
    /// last account of a server that new accounts do not use, that server and its secrets too.
    void remove(const AccountId &id);

signals:
    void added(decidesk::Session *session);
    /// After it left the list; the session is deleted later.
    void removed(const decidesk::AccountId &id);
    void candidateChanged();

private:
    Session *makeSession(const Account &account);
    Session *newCandidate(const Account &account);
    void promote(Session *session);
    void dropCandidate();
    void erase(Session &session);
    void forgetUnused();
    void forgetUnusedLater();
    void findByChecksum(const QList<AccountId> &accounts, const Login &login, QObject *context,
                        const std::function<void(Session *)> &started);
    void logInAsCandidate(const Login &login, const std::function<void(Session *)> &started);

    SessionServices m_services;
    QList<Session *> m_sessions; ///< children
    Session *m_candidate = nullptr; ///< child
    bool m_willForget = false; ///< what nobody uses
};

} // namespace decidesk
