#pragma once

#include "Error.h"

#include <QtGlobal>

#include <optional>
#include <span>

class QSqlDatabase;

/// The tables of the history, as steps from one version to the next. A step that was released is
/// never changed; a new one is added at the end.
namespace decidesk::history_schema {

/// Written into the file, so that it is not taken for another program's: "DcDk".
constexpr qint64 applicationId = 0x4463446b;

struct Step
{
    int version = 0; ///< what the file has after it: 1, 2, …
    std::span<const char *const> statements;
};

/// Whether each step leads from the version before it and does something. Checked when this is
/// compiled.
constexpr bool areInOrder(std::span<const Step> steps)
{
    int before = 0;
    for (const Step &step : steps) {
        if (step.version != ++before || step.statements.empty())
            return false;
    }
    return before > 0;
}

std::span<const Step> steps();

/// The version of a file with all steps.
int currentVersion();

/// Takes the steps that are missing, each in a transaction of its own, on an open connection whose
/// version is not above `currentVersion()`. StorageFailed leaves the last complete step.
std::optional<Error> upgrade(QSqlDatabase &database);

} // namespace decidesk::history_schema
