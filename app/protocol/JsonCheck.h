#pragma once

#include "Error.h"
#include "ReplyLimits.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace decidesk {

class JsonTree;

/// Why `text` is no JSON that may be parsed, or nothing: the errors of `checkLimits` and NotJson.
/// Qt is the judge, but other than QJsonDocument this takes any value at the top, "hello" and 42
/// too.
std::optional<Error> checkJson(QStringView text, const ReplyLimits &limits);

/// NotAnObject where `tree`, made from `text`, is no object, or nothing.
std::optional<Error> checkObject(QStringView text, const JsonTree &tree);

/// `text` as an error carries it: its first 64 KiB characters.
QString boundedReceived(QStringView text);

} // namespace decidesk
