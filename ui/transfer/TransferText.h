#pragma once

#include "Error.h"
#include "ImportFailure.h"

#include <QString>

namespace decidesk {

/// Why nothing was exported, and that nothing was overwritten. `error` as `ExportJob` has it.
QString exportFailureText(const Error &error);

/// Why nothing was imported, and what can be done.
QString importFailureText(const ImportFailure &failure);

/// `name` as the name of a file without its suffix: nothing in it that a file system refuses or
/// that makes a name look like another.
QString fileNameFrom(const QString &name);

} // namespace decidesk
