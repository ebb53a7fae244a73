#include "AccountOpening.h"

#include "StateText.h"

#include <QTimer>

namespace decidesk {

AccountOpening::AccountOpening(SessionList &sessions, QObject *parent)
    : QObject(parent), m_sessions(sessions)
{}

AccountOpening::~AccountOpening() = default;

void AccountOpening::registerAccount(const SessionList::Registration &registration)
{
    forget();
    follow(m_sessions.startRegistration(registration));
}

void AccountOpening::logIn(const SessionList::Login &login)
{
    forget();
    m_start = std::make_unique<QObject>();
    emit failureChanged();
    emit progressed();
    m_sessions.startLogin(login, m_start.get(), [this](Session *session) {
        // Not deleted here: it is the context of this very call.
        m_start.release()->deleteLater();
        follow(session);
    });
}

void AccountOpening::forget()
{
    m_start.reset();
    if (m_session)
        disconnect(m_session, nullptr, this, nullptr);
    m_session = nullptr;
    emit progressed();
}

void AccountOpening::cancel()
{
    if (m_session)
        m_session->cancel();
    else
        forget();
}

void AccountOpening::follow(Session *session)
{
    m_session = session;
    connect(session, &Session::stateChanged, this, &AccountOpening::onState);
    connect(session, &Session::problemChanged, this, &AccountOpening::failureChanged);
    connect(session, &QObject::destroyed, this, [this] {
        emit failureChanged();
        emit progressed();
    });
    emit failureChanged();
    onState();
}

void AccountOpening::onState()
{
    emit progressed();
    if (isOpen()) {
        // After the other slots of this signal: the list of accounts takes the session in first.
        QTimer::singleShot(0, this, &AccountOpening::announce);
    }
}

void AccountOpening::announce()
{
    if (!isOpen())
        return;
    Session *session = m_session;
    forget();
    emit opened(session);
}

bool AccountOpening::isBusy() const
{
    return m_start || (m_session != nullptr && isUnderWay(m_session->state()) && !isOpen());
}

bool AccountOpening::isOpen() const
{
    // An account that is known may be at work already.
    return m_session != nullptr
        && (m_session->state() == Session::State::Ready
            || m_session->state() == Session::State::Deciding
            || m_session->state() == Session::State::Resting);
}

bool AccountOpening::asksForConsent() const
{
    return m_session != nullptr && m_session->problem()
        && m_session->problem()->error.kind == Error::Kind::ConsentNeeded;
}

} // namespace decidesk
