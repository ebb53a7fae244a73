#pragma once

#include <QDBusAbstractInterface>
#include <QDBusConnection>

namespace decidesk {

/// The desktop's service for notifications on the session bus; methods, signals and their names are
/// those of the specification (specifications.freedesktop.org, notification-spec 1.2). Lives in the
/// GUI thread.
class NotificationService : public QDBusAbstractInterface
{
    Q_OBJECT

public:
    explicit NotificationService(QObject *parent = nullptr)
        : QDBusAbstractInterface(QStringLiteral("org.freedesktop.Notifications"),
                                 QStringLiteral("/org/freedesktop/Notifications"),
                                 "org.freedesktop.Notifications", QDBusConnection::sessionBus(),
                                 parent)
    {}

signals:
    // NOLINTBEGIN(readability-identifier-naming): Qt finds the signals of the bus by these names.
    void ActionInvoked(uint id, const QString &action);
    void ActivationToken(uint id, const QString &token);
    void NotificationClosed(uint id, uint reason);
    // NOLINTEND(readability-identifier-naming)
};

} // namespace decidesk
