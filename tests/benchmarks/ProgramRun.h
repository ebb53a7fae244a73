#pragma once

#include <QMap>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <chrono>
#include <optional>

#include <sys/types.h>

/// The environment variables that name the folders of a user whose home is `home`.
QMap<QString, QString> homeVariables(const QString &home);

/// One run of a program on the X server of this process. Killed when destroyed.
class ProgramRun
{
public:
    /// In `home`; where that is empty as on a first start, in a home that is gone afterwards.
    explicit ProgramRun(const QStringList &commandLine, const QString &home = {});
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
    QTemporaryDir m_emptyHome;
    std::chrono::steady_clock::time_point m_startTime;
    pid_t m_pid = -1;
};
