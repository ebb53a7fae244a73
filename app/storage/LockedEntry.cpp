#include "LockedEntry.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QList>
#include <QMap>

namespace decidesk {

void askForLockedEntry(const QString &service, const QString &key,
                       std::chrono::milliseconds timeout, QObject *context,
                       const std::function<void(bool locked)> &told)
{
    using Attributes = QMap<QString, QString>;
    using Paths = QList<QDBusObjectPath>;

    qDBusRegisterMetaType<Attributes>();
    // The names of QtKeychain's attributes; the answer is the unlocked items and the locked ones.
    const Attributes attributes{{QStringLiteral("user"), key}, {QStringLiteral("server"), service}};
    QDBusMessage search = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.secrets"), QStringLiteral("/org/freedesktop/secrets"),
        QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("SearchItems"));
    search.setAutoStartService(false);
    search << QVariant::fromValue(attributes);
    const QDBusPendingCall call
        = QDBusConnection::sessionBus().asyncCall(search, static_cast<int>(timeout.count()));
    auto *watcher = new QDBusPendingCallWatcher(call, context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, told] {
        watcher->deleteLater();
        const QDBusPendingReply<Paths, Paths> reply = *watcher;
        told(!reply.isError() && !reply.argumentAt<1>().isEmpty());
    });
}

} // namespace decidesk
