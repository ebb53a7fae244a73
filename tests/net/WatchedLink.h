#pragma once

#include "Link.h"

#include <QList>
#include <QObject>
#include <QPair>
#include <QString>

#include <memory>

namespace decidesk::test {

/// A Link and all that it said, in order.
struct WatchedLink
{
    explicit WatchedLink(const Endpoint &endpoint, const Timeouts &timeouts = {},
                         const ReplyLimits &limits = {})
        : link(std::make_unique<Link>(endpoint, timeouts, limits, nullptr))
    {
        QObject::connect(link.get(), &Link::opened, link.get(), [this] { ++openedCount; });
        QObject::connect(link.get(), &Link::textReceived, link.get(),
                         [this](const QString &text) { texts.append(text); });
        QObject::connect(link.get(), &Link::binaryReceived, link.get(),
                         [this](const QByteArray &frame) { binaries.append(frame); });
        QObject::connect(link.get(), &Link::eventHappened, link.get(),
                         [this](const QString &event) { events.append(event); });
        QObject::connect(link.get(), &Link::ended, link.get(),
                         [this](const Error &reason) { ends.append(reason); });
    }

    [[nodiscard]] bool hasEnded() const { return !ends.isEmpty(); }
    [[nodiscard]] Error::Kind kind() const
    {
        return ends.isEmpty() ? Error::Kind::None : ends.first().kind;
    }

    std::unique_ptr<Link> link;
    int openedCount = 0;
    QList<QString> texts;
    QList<QByteArray> binaries;
    QList<QString> events;
    QList<Error> ends;
};

} // namespace decidesk::test
