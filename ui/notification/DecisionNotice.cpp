#include "DecisionNotice.h"

#include "DesktopNotifier.h"
#include "PlainLabel.h"
#include "Session.h"
#include "SessionList.h"
#include "Settings.h"

#include <QApplication>
#include <QWindow>

namespace decidesk {

namespace {

constexpr qsizetype longestName = 80;

QString shortName(const Session &session)
{
    const QString name = withVisibleControls(session.displayName()).simplified();
    return name.size() <= longestName ? name : name.first(longestName) + u'…';
}

} // namespace

DecisionNotice::DecisionNotice(SessionList &sessions, const Settings &settings,
                               DesktopNotifier &notifier, QWidget &window)
    : QObject(&window), m_settings(settings), m_notifier(notifier), m_window(window)
{
    const QList<Session *> present = sessions.sessions();
    for (Session *session : present)
        follow(session);
    connect(&sessions, &SessionList::added, this, &DecisionNotice::follow);
    connect(&m_notifier, &DesktopNotifier::clicked, this,
            [this](const QString &key, const QByteArray &activationToken) {
                emit openRequested(QUuid::fromString(key), activationToken);
            });
    connect(qApp, &QGuiApplication::focusWindowChanged, this, [this](const QWindow *now) {
        if (now != nullptr)
            m_notifier.close();
    });
}

void DecisionNotice::follow(Session *session)
{
    connect(session, &Session::decisionArrived, this, [this, session] { onDecision(*session); });
}

void DecisionNotice::onDecision(const Session &session)
{
    if (QGuiApplication::focusWindow() != nullptr || !m_settings.preferences().notifyOfDecisions)
        return;
    QApplication::alert(&m_window);
    //: Notification of the desktop; %1 is the name of an account
    m_notifier.show(session.account().id.toString(), tr("%1 has decided").arg(shortName(session)));
}

} // namespace decidesk
