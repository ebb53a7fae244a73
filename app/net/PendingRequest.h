#pragma once

#include "Request.h"
#include "Timeouts.h"

#include <QElapsedTimer>
#include <QString>

#include <chrono>

namespace decidesk {

/// The request in flight.
struct PendingRequest
{
    Action action = Action::Register;
    QString frame; ///< while it is not written
    bool written = false;
    bool olderReplyOwed = false; ///< of the question that this Disconnect was written over
    bool statusSeen = false; ///< a login reply without a token came; the token is awaited
    QString status; ///< what came so far, redacted
    quint64 partialArrivals = 0; ///< of the link when the deadline was set
    QElapsedTimer since; ///< it was written

    [[nodiscard]] bool awaitsAnswer() const { return written && !olderReplyOwed; }
    [[nodiscard]] std::chrono::milliseconds deadline(const Timeouts &timeouts) const;
    void addStatus(const QString &shown);
};

} // namespace decidesk
