#include "Reconnection.h"

#include "LimitCheck.h"
#include "ReconnectPolicy.h"

#include <algorithm>

namespace decidesk {

namespace {

/// A server whose messages pass a limit again and again needs a person.
constexpr int maxLimitFailures = 3;

} // namespace

Reconnection::Reconnection(const Backoff::Curve &curve, std::chrono::milliseconds stableAfter,
                           QRandomGenerator &random, QObject *parent)
    : QObject(parent), m_random(random), m_stableAfter(stableAfter), m_backoff(curve)
{
    m_wait.setSingleShot(true);
    // A coarse timer may wait, and count, a second longer than what was announced.
    m_wait.setTimerType(Qt::PreciseTimer);
    connect(&m_wait, &QTimer::timeout, this, &Reconnection::due);
    m_stable.setSingleShot(true);
    connect(&m_stable, &QTimer::timeout, this, [this] { m_backoff.reset(); });
}

void Reconnection::setWanted(bool wanted)
{
    m_wanted = wanted;
    if (!wanted)
        m_backoff.reset();
}

bool Reconnection::follows(const Error &error) const
{
    return m_wanted && mayReconnectAfter(error);
}

bool Reconnection::followsDrop()
{
    if (m_wanted && m_limitFailures < maxLimitFailures)
        return true;
    m_limitFailures = 0;
    return false;
}

void Reconnection::wait(const Error &error)
{
    m_wait.start(std::max(m_backoff.next(m_random), leastWaitAfter(error)));
}

void Reconnection::stopWaiting()
{
    m_wait.stop();
}

std::chrono::milliseconds Reconnection::remaining() const
{
    return m_wait.isActive() ? m_wait.remainingTimeAsDuration() : std::chrono::milliseconds(0);
}

void Reconnection::onLoggedIn()
{
    m_wanted = true;
    m_stable.start(m_stableAfter);
}

void Reconnection::onDecision()
{
    m_limitFailures = 0;
    m_backoff.reset();
}

void Reconnection::onQuestionFailed(const Error &error)
{
    if (isLimitError(error.kind) || error.kind == Error::Kind::InvalidUtf8)
        ++m_limitFailures;
}

void Reconnection::onLinkEnded()
{
    m_stable.stop();
}

} // namespace decidesk
