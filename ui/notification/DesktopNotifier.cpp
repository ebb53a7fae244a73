#include "DesktopNotifier.h"

#include "NotificationService.h"

#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QStringList>
#include <QVariantMap>

#include <utility>

namespace decidesk {

DesktopNotifier::DesktopNotifier(QObject *parent) : QObject(parent) {}

DesktopNotifier::~DesktopNotifier() = default;

void DesktopNotifier::show(const QString &key, const QString &summary)
{
    reach();
    m_unwanted.remove(key);
    // Until the desktop has given its number, another call would make another notification.
    if (m_waiting.contains(key))
        m_waiting[key] = summary;
    else
        send(key, summary);
}

void DesktopNotifier::close()
{
    for (auto it = m_waiting.begin(); it != m_waiting.end(); ++it) {
        it->clear();
        m_unwanted.insert(it.key());
    }
    const QHash<QString, uint> shown = std::exchange(m_shown, {});
    for (const uint id : shown)
        closeOne(id);
    m_tokens.clear();
}

void DesktopNotifier::reach()
{
    if (m_service)
        return;
    m_service = std::make_unique<NotificationService>();
    connect(m_service.get(), &NotificationService::ActionInvoked, this,
            &DesktopNotifier::onActionInvoked);
    connect(m_service.get(), &NotificationService::ActivationToken, this,
            &DesktopNotifier::onActivationToken);
    connect(m_service.get(), &NotificationService::NotificationClosed, this,
            &DesktopNotifier::onClosed);
}

void DesktopNotifier::send(const QString &key, const QString &summary)
{
    m_waiting.insert(key, {});
    const QVariantMap hints{
        {QStringLiteral("desktop-entry"), QGuiApplication::desktopFileName()},
        {QStringLiteral("category"), QStringLiteral("im.received")},
    };
    constexpr int desktopDecides = -1;
    // The text is the summary, which is plain: the body would be taken for markup.
    const QVariantList arguments{
        QStringLiteral("Decidesk"),
        m_shown.value(key, 0),
        QStringLiteral("decidesk"),
        summary,
        QString(),
        //: What a click on a notification of the desktop does
        QStringList{QStringLiteral("default"), tr("Open")},
        hints,
        desktopDecides,
    };
    auto *watcher = new QDBusPendingCallWatcher(
        m_service->asyncCallWithArgumentList(QStringLiteral("Notify"), arguments), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, key, watcher] {
        watcher->deleteLater();
        onShown(key, *watcher);
    });
}

void DesktopNotifier::onShown(const QString &key, const QDBusPendingCallWatcher &call)
{
    const QString next = m_waiting.take(key);
    const bool unwanted = m_unwanted.remove(key);
    const QDBusPendingReply<uint> reply = call;
    if (!reply.isValid())
        return;
    if (unwanted) {
        closeOne(reply.value());
        return;
    }
    m_shown.insert(key, reply.value());
    if (!next.isEmpty())
        send(key, next);
}

void DesktopNotifier::closeOne(uint id)
{
    m_service->asyncCall(QStringLiteral("CloseNotification"), id);
}

void DesktopNotifier::onActionInvoked(uint id, const QString & /*action*/)
{
    // The signals go to every program: the number says whose it is.
    const QString key = m_shown.key(id);
    if (!key.isEmpty())
        emit clicked(key, m_tokens.take(id));
}

void DesktopNotifier::onActivationToken(uint id, const QString &token)
{
    if (!m_shown.key(id).isEmpty())
        m_tokens.insert(id, token.toUtf8());
}

void DesktopNotifier::onClosed(uint id)
{
    m_tokens.remove(id);
    m_shown.remove(m_shown.key(id));
}

} // namespace decidesk
