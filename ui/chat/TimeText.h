#pragma once

#include <QDate>
#include <QDateTime>
#include <QString>

#include <chrono>

namespace decidesk {

/// "Today", "Yesterday" or the date, for a day separator.
QString dayText(QDate day, QDate today);

/// The time of day, short, in the user's time zone, with as many hours as the clock has in the
/// system's locale where the window is in English; empty where `time` is not valid.
QString timeText(const QDateTime &time);

/// Date and time to the second, for who wants to know exactly.
QString exactTimeText(const QDateTime &time);

/// "830 ms", "12.4 s".
QString latencyText(std::chrono::milliseconds latency);

} // namespace decidesk
