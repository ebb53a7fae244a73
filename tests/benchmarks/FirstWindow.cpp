#include "FirstWindow.h"

#include "ProgramRun.h"

#include <thread>

double millisecondsAfterStart(const ProgramRun &run, std::chrono::steady_clock::time_point moment)
{
    return std::chrono::duration<double, std::milli>(moment - run.startTime()).count();
}

std::optional<double> millisecondsToFirstWindow(WindowWatch &watch, const QStringList &commandLine)
{
    watch.forget();
    const ProgramRun run(commandLine);
    if (!run.isStarted())
        return {};
    const auto shown = watch.waitForWindow(windowPatience);
    if (!shown)
        return {};
    return millisecondsAfterStart(run, *shown);
}

std::optional<double> memoryAfterFirstWindow(WindowWatch &watch, const QStringList &commandLine,
                                             std::chrono::milliseconds settle)
{
    watch.forget();
    const ProgramRun run(commandLine);
    if (!run.isStarted() || !watch.waitForWindow(windowPatience))
        return {};
    std::this_thread::sleep_for(settle);
    return run.memory();
}
