#pragma once

#include "Error.h"

#include <QList>
#include <QStringList>

#include <optional>

class QSqlDatabase;

namespace decidesk {

/// The tables of the history, as steps from one version to the next. A step that was released is
/// never changed; a new one is added at the end.
namespace HistorySchema {

/// Written into the file, so that it is not taken for another program's: "DcDk".
constexpr qint64 applicationId = 0x4463446b;

struct Step
{
    int version; ///< what the file has after it: 1, 2, …
    QStringList statements;
};

const QList<Step> &steps();

/// The version of a file with all steps.
int currentVersion();

/// Takes the steps that are missing, each in a transaction of its own, on an open connection whose
/// version is not above `currentVersion()`. StorageFailed leaves the last complete step.
std::optional<Error> upgrade(QSqlDatabase &database);

} // namespace HistorySchema

} // namespace decidesk
