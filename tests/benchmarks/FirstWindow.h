#pragma once

#include "WindowWatch.h"

#include <QStringList>

#include <chrono>
#include <optional>

class ProgramRun;

/// How long anybody waits for what a program shows.
inline constexpr std::chrono::seconds windowPatience{30};

/// How long after the start of `run` that was, in milliseconds.
double millisecondsAfterStart(const ProgramRun &run, std::chrono::steady_clock::time_point moment);

/// Starts a program in an empty home: from the start of the process to its window, in milliseconds.
/// Nothing if it showed none.
std::optional<double> millisecondsToFirstWindow(WindowWatch &watch, const QStringList &commandLine);

/// Starts a program in an empty home: its memory in MiB (PSS) `settle` after its window, because
/// what it starts after that counts too. Nothing if it showed none or ended.
std::optional<double> memoryAfterFirstWindow(WindowWatch &watch, const QStringList &commandLine,
                                             std::chrono::milliseconds settle);
