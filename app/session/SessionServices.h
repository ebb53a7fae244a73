#pragma once

#include "Backoff.h"

#include <QDateTime>

#include <functional>

class QRandomGenerator;

namespace decidesk {

class HistoryStore;
class SecretStore;
class Settings;
class TrafficLog;

/// What every session needs from outside. All must outlive the sessions.
struct SessionServices
{
    Settings &settings;
    SecretStore &secrets;
    HistoryStore &history;
    TrafficLog &traffic;
    QRandomGenerator &random; ///< for the jitter of the back-off
    Backoff::Curve backoff = {};
    std::chrono::milliseconds stableAfter{60'000}; ///< a link that held so long resets the back-off
    std::chrono::milliseconds idleAfter{10'000}; ///< a link unused for so long is an idle one
    std::function<QDateTime()> now = [] { return QDateTime::currentDateTimeUtc(); };
};

} // namespace decidesk
