#pragma once

#include "CompactText.h"
#include "Secret.h"

#include <QDateTime>
#include <QString>

namespace decidesk {

/// One frame or event of a connection, as the tester sees it.
struct TrafficEntry
{
    enum class Kind {
        FrameOut,
        FrameIn,
        Event, ///< connecting, opened, ping, pong, closed, failed, …
    };

    QDateTime time; ///< UTC, ms
    QString connection; ///< who talks: the account's name or "Console"
    quint64 attempt = 0; ///< generation number of the link, from 1
    Kind kind = Kind::Event;
    QString label; ///< the action of a frame where it is known, or the event in English
    qint64 bytes = 0; ///< payload, as it was on the wire
    qint64 latencyMs = -1; ///< of a reply; -1: not known
    CompactText text; ///< redacted payload; of an event its detail
    Secret unredacted = {}; ///< the payload with its secrets, for *Reveal secrets* alone; empty
                            ///< where there are none
};

} // namespace decidesk
