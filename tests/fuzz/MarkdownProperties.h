#pragma once

#include <QByteArrayView>

namespace decidesk {

/// Reads `input` as a decision. Returns the name of a property that does not hold, or null.
const char *brokenMarkdownProperty(QByteArrayView input);

} // namespace decidesk
