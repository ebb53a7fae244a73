#include "LockedEntry.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QList>
#include <QMap>

namespace decidesk {

namespace {

QDBusMessage questionTo(const QString &path, const QString &interface, const QString &method)
{
    QDBusMessage question = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.secrets"), path, interface, method);
    question.setAutoStartService(false);
    return question;
}

/// `read` makes the answer of the reply. Without a bus a call never ends.
void ask(const QDBusMessage &question, std::chrono::milliseconds timeout, QObject *context,
         const std::function<void(bool locked)> &told,
         const std::function<bool(const QDBusPendingCall &)> &read)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        QMetaObject::invokeMethod(
            context, [told] { told(false); }, Qt::QueuedConnection);
        return;
    }
    const QDBusPendingCall call = bus.asyncCall(question, static_cast<int>(timeout.count()));
    auto *watcher = new QDBusPendingCallWatcher(call, context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, told, read] {
        watcher->deleteLater();
        told(!watcher->isError() && read(*watcher));
    });
}

} // namespace

void askForLockedKeyring(std::chrono::milliseconds timeout, QObject *context,
                         const std::function<void(bool locked)> &told)
{
    QDBusMessage question
        = questionTo(QStringLiteral("/org/freedesktop/secrets/aliases/default"),
                     QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    question << QStringLiteral("org.freedesktop.Secret.Collection") << QStringLiteral("Locked");
    ask(question, timeout, context, told, [](const QDBusPendingCall &call) {
        return QDBusPendingReply<QDBusVariant>(call).value().variant().toBool();
    });
}

void askForLockedEntry(const QString &service, const QString &key,
                       std::chrono::milliseconds timeout, QObject *context,
                       const std::function<void(bool locked)> &told)
{
    using Attributes = QMap<QString, QString>;
    using Paths = QList<QDBusObjectPath>;

    qDBusRegisterMetaType<Attributes>();
    // The names of QtKeychain's attributes; the answer is the unlocked items and the locked ones.
    const Attributes attributes{{QStringLiteral("user"), key}, {QStringLiteral("server"), service}};
    QDBusMessage search = questionTo(QStringLiteral("/org/freedesktop/secrets"),
                                     QStringLiteral("org.freedesktop.Secret.Service"),
                                     QStringLiteral("SearchItems"));
    search << QVariant::fromValue(attributes);
    ask(search, timeout, context, told, [](const QDBusPendingCall &call) {
        return !QDBusPendingReply<Paths, Paths>(call).argumentAt<1>().isEmpty();
    });
}

} // namespace decidesk
