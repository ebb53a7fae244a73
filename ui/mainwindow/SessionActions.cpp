#include "SessionActions.h"

#include "Actions.h"
#include "LoginRequest.h"

#include <QAction>
#include <QWidget>

namespace decidesk {

SessionActions::SessionActions(Actions &actions, QWidget *window)
    : QObject(window), m_actions(actions)
{
    connect(m_actions.logIn, &QAction::triggered, this, [this, window] {
        if (m_session)
            requestLogin(*m_session, *window);
    });
    connect(m_actions.connectNow, &QAction::triggered, this, [this] {
        if (m_session)
            m_session->connectNow();
    });
    connect(m_actions.disconnect, &QAction::triggered, this, [this] {
        if (m_session)
            m_session->disconnectFromServer();
    });
    refresh();
}

void SessionActions::setSession(Session *session)
{
    if (m_session)
        disconnect(m_session, nullptr, this, nullptr);
    m_session = session;
    if (session)
        connect(session, &Session::stateChanged, this, &SessionActions::refresh);
    refresh();
}

void SessionActions::refresh()
{
    using State = Session::State;
    const State state = m_session ? m_session->state() : State::Offline;
    const bool canDisconnect = state == State::Ready || state == State::Deciding
        || state == State::Open || state == State::WaitingToReconnect || state == State::Resting;
    enable(m_actions.logIn, m_session != nullptr && m_session->isIdle(),
           tr("Already logged in, or logging in"));
    enable(m_actions.connectNow, state == State::WaitingToReconnect || state == State::Resting,
           tr("Only while waiting to reconnect"));
    enable(m_actions.disconnect, canDisconnect, tr("There is no session on the server"));
    for (QAction *always :
         {m_actions.renameAccount, m_actions.copyChecksum, m_actions.clearConversation,
          m_actions.removeAccount, m_actions.goToMessage})
        enable(always, true, {});
}

void SessionActions::enable(QAction *action, bool possible, const QString &whyNot)
{
    action->setEnabled(m_session != nullptr && possible);
    action->setStatusTip(action->isEnabled() ? QString()
                             : m_session     ? whyNot
                                             : tr("Choose an account first"));
}

} // namespace decidesk
