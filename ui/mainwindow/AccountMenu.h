#pragma once

#include "Session.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <functional>

class QPoint;
class QWidget;

namespace decidesk {

struct Confirmation;
class SessionList;

/// What can be done with an account, with the questions that are asked before: the context menu of
/// the list, and the same one by one for the menu bar.
class AccountMenu : public QObject
{
    Q_OBJECT

public:
    /// `window` is the parent of menus and dialogs; all must outlive the menu.
    AccountMenu(SessionList &sessions, SecretStore &secrets, HistoryStore &history,
                QWidget *window);

    void popup(Session *session, const QPoint &globalPosition);

    void rename(Session *session);
    void copyChecksum(Session *session);
    void clearConversation(Session *session);
    void removeAccount(Session *session);

signals:
    /// Something for the status bar.
    void hint(const QString &text);
    /// *Export conversation…*, or *Export first…* in place of something that deletes it.
    void exportRequested(decidesk::Session *session);

private:
    [[nodiscard]] static QString exportFirst();
    void logIn(Session *session);
    /// Does `then` if the user says yes and the session still exists. An alternative is *Export
    /// first…*.
    void ask(Session *session, const Confirmation &what,
             const std::function<void(Session *)> &then);

    SessionList &m_sessions;
    SecretStore &m_secrets;
    HistoryStore &m_history;
    QWidget *m_window;
};

} // namespace decidesk
