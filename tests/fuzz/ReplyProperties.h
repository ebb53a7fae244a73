#pragma once

#include <QByteArrayView>

namespace decidesk {

/// Reads `input` as a reply to each action, and compares with what QJsonDocument makes of it.
/// Returns the name of a property that does not hold, or null.
const char *brokenReplyProperty(QByteArrayView input);

} // namespace decidesk
