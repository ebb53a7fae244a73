#pragma once

#include <QByteArrayView>

namespace decidesk {

/// Reads `input` as what a server sent, cut in several ways, and compares with a second reading of
/// RFC 6455 that has all bytes at hand. Returns the name of a property that does not hold, or null.
const char *brokenFrameProperty(QByteArrayView input);

} // namespace decidesk
