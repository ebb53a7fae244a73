#pragma once

#include "Session.h"
#include "SessionList.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace decidesk {

/// One account on its way to its first token: a registration or a login, from the click to the open
/// account. One at a time; the next one takes the place of the one before.
class AccountOpening : public QObject
{
    Q_OBJECT

public:
    /// `sessions` must outlive it.
    explicit AccountOpening(SessionList &sessions, QObject *parent = nullptr);
    ~AccountOpening() override;

    void registerAccount(const SessionList::Registration &registration);
    void logIn(const SessionList::Login &login);
    /// Follows the session no longer; what it does goes on.
    void forget();
    /// Gives up what is under way.
    void cancel();

    /// The one that is followed; null: none, or a login still looks for its account.
    [[nodiscard]] Session *session() const { return m_session; }
    [[nodiscard]] bool isBusy() const;
    /// It waits for the user's word to send secrets unencrypted.
    [[nodiscard]] bool asksForConsent() const;

signals:
    /// `isBusy` or the state of the session may be another one.
    void progressed();
    /// The session's problem, or the session, may be another one.
    void failureChanged();
    /// The session has a token. It is followed no longer.
    void opened(decidesk::Session *session);

private:
    void follow(Session *session);
    void onState();
    void announce();
    [[nodiscard]] bool isOpen() const;

    SessionList &m_sessions;
    QPointer<Session> m_session;
    std::unique_ptr<QObject> m_start; ///< while a login looks for its account
};

} // namespace decidesk
