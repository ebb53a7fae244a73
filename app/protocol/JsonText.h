#pragma once

#include "Error.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace decidesk {

/// `json` indented by four spaces, made from the text itself: key order, large numbers, doubled
/// keys and the spelling of every value stay as they came. Text that is not JSON, or is past the
/// default ReplyLimits, comes back unchanged.
QString indentedJson(QStringView json);

/// The value of the top-level key `action` of a JSON object: what a string stands for, any other
/// value as it is written; empty where there is none, `json` is no object or past the default
/// ReplyLimits. For the traffic view and the console.
QString actionOfJson(QStringView json);

/// Why `text` is no JSON object, or nothing. Kinds: NotJson, NotAnObject, and those of
/// `checkLimits` for the default ReplyLimits. The texts inside are not redacted.
std::optional<Error> checkJsonObject(QStringView text);

} // namespace decidesk
