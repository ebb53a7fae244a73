#pragma once

#include <QByteArrayView>

namespace decidesk {

/// Redacts and indents `input`. Returns the name of a property that does not hold, or null.
const char *brokenTextProperty(QByteArrayView input);

} // namespace decidesk
