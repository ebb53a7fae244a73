#pragma once

#include <QString>
#include <QStringView>

namespace decidesk {

/// `json` indented by four spaces, made from the text itself: key order, large numbers, doubled
/// keys and the spelling of every value stay as they came. Text that is not JSON comes back
/// unchanged.
QString indentedJson(QStringView json);

/// The value of the top-level key `action` of a JSON object; empty where there is none or `json` is
/// no object. For the traffic view and the console.
QString actionOfJson(QStringView json);

} // namespace decidesk
