#pragma once

#include "Account.h"

#include <QObject>

class QWidget;

namespace decidesk {

class DesktopNotifier;
class Session;
class SessionList;
class Settings;

/// Tells of a decision that arrives while no window of the program is the active one: by a
/// notification of the desktop, which never carries what was decided, and by the mark that the
/// desktop puts on a window that wants attention. All goes when somebody comes back.
class DecisionNotice : public QObject
{
    Q_OBJECT

public:
    /// All must outlive this object.
    DecisionNotice(SessionList &sessions, const Settings &settings, DesktopNotifier &notifier,
                   QWidget &window);

signals:
    /// The notification was clicked. The token lets the window come forward, as
    /// `Program::comeForward` has it.
    void openRequested(const decidesk::AccountId &account, const QByteArray &activationToken);

private:
    void follow(Session *session);
    void onDecision(const Session &session);

    const Settings &m_settings;
    DesktopNotifier &m_notifier;
    QWidget &m_window;
};

} // namespace decidesk
