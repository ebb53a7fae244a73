#pragma once

#include <QHash>
#include <QObject>
#include <QSet>
#include <QString>

#include <memory>

class QDBusPendingCallWatcher;

namespace decidesk {

class NotificationService;

/// Notifications of the desktop, by the service `org.freedesktop.Notifications` of the session bus.
/// Where there is none nothing is shown. Never waits; one notification for each key.
class DesktopNotifier : public QObject
{
    Q_OBJECT

public:
    explicit DesktopNotifier(QObject *parent = nullptr);
    ~DesktopNotifier() override;

    /// Shows `summary`, instead of what was shown under `key` before. Plain text on one line.
    void show(const QString &key, const QString &summary);
    /// Takes all away.
    void close();

signals:
    /// The notification was clicked. The token lets a window come forward on Wayland; it may be
    /// empty.
    void clicked(const QString &key, const QByteArray &activationToken);

private:
    void onActionInvoked(uint id, const QString &action);
    void onActivationToken(uint id, const QString &token);
    void onClosed(uint id);
    void reach();
    void send(const QString &key, const QString &summary);
    void onShown(const QString &key, const QDBusPendingCallWatcher &call);
    void closeOne(uint id);

    std::unique_ptr<NotificationService> m_service; ///< from the first notification on
    QHash<QString, uint> m_shown; ///< the number that the desktop gave
    QHash<QString, QString> m_waiting; ///< key of a call under way, and what to show after it
    QSet<QString> m_unwanted; ///< calls under way whose notification is to go at once
    QHash<uint, QByteArray> m_tokens;
};

} // namespace decidesk
