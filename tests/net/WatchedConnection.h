#pragma once

#include "WebSocketConnection.h"

#include <QList>
#include <QObject>
#include <QPair>
#include <QString>

#include <memory>

namespace decidesk::test {

/// A WebSocketConnection and all that it said, in order.
struct WatchedConnection
{
    explicit WatchedConnection(const Endpoint &endpoint, const Timeouts &timeouts = {},
                               const ReplyLimits &limits = {})
        : link(std::make_unique<WebSocketConnection>(endpoint, timeouts, limits, nullptr))
    {
        QObject::connect(link.get(), &WebSocketConnection::opened, link.get(),
                         [this] { ++openedCount; });
        QObject::connect(link.get(), &WebSocketConnection::textReceived, link.get(),
                         [this](const QString &text) { texts.append(text); });
        QObject::connect(link.get(), &WebSocketConnection::binaryReceived, link.get(),
                         [this](const QByteArray &frame) { binaries.append(frame); });
        QObject::connect(link.get(), &WebSocketConnection::eventHappened, link.get(),
                         [this](const QString &event) { events.append(event); });
        QObject::connect(link.get(), &WebSocketConnection::ended, link.get(),
                         [this](const Error &reason) { ends.append(reason); });
    }

    [[nodiscard]] bool hasEnded() const { return !ends.isEmpty(); }
    [[nodiscard]] Error::Kind kind() const
    {
        return ends.isEmpty() ? Error::Kind::None : ends.first().kind;
    }

    std::unique_ptr<WebSocketConnection> link;
    int openedCount = 0;
    QList<QString> texts;
    QList<QByteArray> binaries;
    QList<QString> events;
    QList<Error> ends;
};

} // namespace decidesk::test
