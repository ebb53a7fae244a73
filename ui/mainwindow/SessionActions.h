#pragma once

#include "Session.h"

#include <QObject>
#include <QPointer>

class QAction;
class QWidget;

namespace decidesk {

class Actions;

/// The Session menu for the account that is shown: what is possible now, and why the rest is not.
class SessionActions : public QObject
{
    Q_OBJECT

public:
    /// `actions` must outlive this object; dialogs belong to `window`.
    SessionActions(Actions &actions, QWidget *window);

    void setSession(Session *session); ///< null: none
    void refresh();

private:
    void enable(QAction *action, bool possible, const QString &whyNot);

    Actions &m_actions;
    QPointer<Session> m_session;
};

} // namespace decidesk
