#pragma once

#include <vector>

/// The value below which `fraction` (0 to 1) of `values` lie, by the nearest rank; 0 if there are
/// none.
double quantile(std::vector<double> values, double fraction);

inline double median(const std::vector<double> &values)
{
    return quantile(values, 0.5);
}
