#pragma once

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QObject>
#include <QStringList>
#include <QVariantMap>

namespace decidesk::test {

/// Stands in for the desktop's `org.freedesktop.Notifications`, on the session bus with a
/// connection of its own.
class NotificationDaemon : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Shown
    {
        uint replaces = 0;
        QString summary;
        QString body;
        QStringList actions;
        QVariantMap hints;
    };

    NotificationDaemon()
        : m_bus(QDBusConnection::connectToBus(QDBusConnection::SessionBus,
                                              QStringLiteral("notification daemon")))
    {}
    ~NotificationDaemon() override
    {
        QDBusConnection::disconnectFromBus(QStringLiteral("notification daemon"));
    }
    Q_DISABLE_COPY_MOVE(NotificationDaemon)

    bool start()
    {
        return m_bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), this,
                                    QDBusConnection::ExportAllSlots
                                        | QDBusConnection::ExportAllSignals)
            && m_bus.registerService(QStringLiteral("org.freedesktop.Notifications"));
    }

    /// While held, the number of a notification is not told.
    void hold() { m_holds = true; }
    void release()
    {
        m_holds = false;
        for (const QDBusMessage &reply : std::as_const(m_held))
            m_bus.send(reply);
        m_held.clear();
    }

    QList<Shown> shown;
    QList<uint> closed;

    // NOLINTBEGIN(readability-identifier-naming): Qt exports them to the bus under these names.
public slots:
    uint Notify(const QString & /*program*/, uint replaces, const QString & /*icon*/,
                const QString &summary, const QString &body, const QStringList &actions,
                const QVariantMap &hints, int /*timeout*/)
    {
        shown.append({replaces, summary, body, actions, hints});
        const uint id = replaces != 0 ? replaces : ++m_last;
        if (m_holds) {
            setDelayedReply(true);
            m_held.append(message().createReply(id));
        }
        return id;
    }
    void CloseNotification(uint id) { closed.append(id); }

signals:
    void ActionInvoked(uint id, const QString &action);
    void ActivationToken(uint id, const QString &token);
    void NotificationClosed(uint id, uint reason);
    // NOLINTEND(readability-identifier-naming)

private:
    QDBusConnection m_bus;
    uint m_last = 40;
    bool m_holds = false;
    QList<QDBusMessage> m_held;
};

} // namespace decidesk::test
