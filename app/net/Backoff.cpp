#include "Backoff.h"

#include <algorithm>
#include <cmath>

namespace decidesk {

std::chrono::milliseconds Backoff::next(QRandomGenerator &random)
{
    const auto longest = static_cast<double>(m_curve.longest.count());
    const double base = static_cast<double>(m_curve.first.count())
        * std::pow(m_curve.factor, static_cast<double>(m_failures));
    // Past the longest wait counting on would only overflow the power.
    if (base < longest)
        ++m_failures;
    const double swing = 1.0 + m_curve.jitter * (2.0 * random.generateDouble() - 1.0);
    const double wait = std::min(longest, std::min(base, longest) * swing);
    return std::chrono::milliseconds(static_cast<qint64>(wait));
}

} // namespace decidesk
