#pragma once

#include <QString>

#include <functional>
#include <optional>
#include <vector>

/// One figure of a program, or nothing if the program failed.
using Measure = std::function<std::optional<double>()>;

/// The same of two programs, taken in turns: whatever else the machine does meets both.
struct Comparison
{
    std::vector<double> base;
    std::vector<double> own;
};

/// `runs` figures of each, after one round that warms up; nothing if one failed.
std::optional<Comparison> compareInTurns(int runs, const Measure &base, const Measure &own);

/// What a row says beside the figures.
struct ComparedRow
{
    QString what;
    QString base; ///< "bare"
    double mostMore = 0; ///< how much more than `base` is allowed: ms or MiB
    QString details; ///< of `what`; may be empty
};

/// Prints what was measured in milliseconds: the medians count.
void printTimes(const ComparedRow &row, const Comparison &figures);

/// Prints what was measured in MiB: the highest figures count, because other programs that use the
/// same libraries at that moment lower the share.
void printMemory(const ComparedRow &row, const Comparison &figures);
