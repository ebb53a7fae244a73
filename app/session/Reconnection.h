#pragma once

#include "Backoff.h"
#include "Error.h"

#include <QObject>
#include <QTimer>

#include <chrono>

class QRandomGenerator;

namespace decidesk {

/// When a session whose link is gone connects again by itself (app/protocol/README.md, "Refusals"):
/// whether at all, and after what wait. Knows nothing of connections. Lives in the GUI thread.
class Reconnection : public QObject
{
    Q_OBJECT

public:
    /// `random` must outlive it. A link that holds for `stableAfter` ends the back-off.
    Reconnection(const Backoff::Curve &curve, std::chrono::milliseconds stableAfter,
                 QRandomGenerator &random, QObject *parent);

    /// The session is to be resumed after a loss: it has been logged in, or was asked to keep
    /// trying. Once it is not, the waits start anew.
    void setWanted(bool wanted);
    [[nodiscard]] bool isWanted() const { return m_wanted; }
    /// Whether it resumes after a loss for this reason without a person.
    [[nodiscard]] bool follows(const Error &error) const;
    /// Whether it resumes at once after the link was dropped on purpose. Not where messages passed
    /// a limit again and again: that needs a person, and counts from zero afterwards.
    [[nodiscard]] bool followsDrop();

    /// Starts the wait for the next attempt, which is longer each time; `due` follows. Where the
    /// server asks for a longer one with `error` it is that.
    void wait(const Error &error = {});
    void stopWaiting();
    [[nodiscard]] std::chrono::milliseconds remaining() const; ///< 0: it does not wait

    /// Is no reason for the waits to start anew: a server may log in and close each time.
    void onLoggedIn();
    void onDecision();
    void onQuestionFailed(const Error &error);
    void onLinkEnded();

signals:
    /// The wait is over.
    void due();

private:
    QRandomGenerator &m_random;
    const std::chrono::milliseconds m_stableAfter;
    Backoff m_backoff;
    QTimer m_wait;
    QTimer m_stable; ///< the link held long enough for the back-off to start anew
    bool m_wanted = false;
    int m_limitFailures = 0; ///< in a row, without a decision between them
};

} // namespace decidesk
