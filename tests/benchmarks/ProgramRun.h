#pragma once

#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <chrono>
#include <optional>

#include <sys/types.h>

/// One run of a program as on its first start: with an empty home of its own, on the X server of
/// this process. Killed and forgotten when destroyed.
class ProgramRun
{
public:
    explicit ProgramRun(const QStringList &commandLine);
    ~ProgramRun();
    ProgramRun(const ProgramRun &) = delete;
    ProgramRun &operator=(const ProgramRun &) = delete;

    /// Whether the program could be started at all.
    [[nodiscard]] bool isStarted() const { return m_pid > 0; }
    /// Just before the process was made.
    [[nodiscard]] std::chrono::steady_clock::time_point startTime() const { return m_startTime; }

    /// The program's share of memory in MiB (PSS of smaps_rollup).
    [[nodiscard]] std::optional<double> memory() const;
    /// CPU time of the whole process so far, in clock ticks (10 ms).
    [[nodiscard]] std::optional<long> cpuTicks() const;

private:
    QTemporaryDir m_home;
    std::chrono::steady_clock::time_point m_startTime;
    pid_t m_pid = -1;
};
