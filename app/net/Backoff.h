#pragma once

#include <QRandomGenerator>

#include <chrono>

namespace decidesk {

/// How long to wait before the next attempt: 1 s × 1.6 per failure, ± 20 %, at most 60 s
/// (app/protocol/README.md, "Refusals"). A value; the random numbers come in from outside.
class Backoff
{
public:
    struct Curve
    {
        std::chrono::milliseconds first{1'000};
        double factor = 1.6;
        double jitter = 0.2;
        std::chrono::milliseconds longest{60'000};
    };

    Backoff() = default;
    explicit Backoff(const Curve &curve) : m_curve(curve) {}

    /// The wait before the next attempt; every call makes the following one longer.
    std::chrono::milliseconds next(QRandomGenerator &random);

    /// The next wait is the first again: a valid reply came or the link held long enough.
    void reset() { m_failures = 0; }

private:
    Curve m_curve;
    int m_failures = 0;
};

} // namespace decidesk
