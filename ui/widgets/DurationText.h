#pragma once

#include <QString>

namespace decidesk {

/// A time-out in words, such as "250 ms" or "1.5 s", in the present language.
QString durationText(qint64 milliseconds);

} // namespace decidesk
