#include "Statistics.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

double quantile(std::vector<double> values, double fraction)
{
    if (values.empty())
        return 0;
    const auto last = static_cast<double>(values.size() - 1);
    const auto rank = static_cast<std::ptrdiff_t>(std::lround(fraction * last));
    std::nth_element(values.begin(), values.begin() + rank, values.end());
    return values[static_cast<std::size_t>(rank)];
}
