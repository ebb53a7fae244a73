#pragma once

#include "Tone.h"

#include <QIcon>
#include <QString>

namespace decidesk {

/// The icon `resources/icons/NAME.svg` in the colour of `tone`.
///
/// The colour is looked up in the program's palette whenever the icon is painted, so it follows the
/// theme by itself; where an SVG says `currentColor` that colour is put. Sharp at every size,
/// with lines that are never thinner than at 16 pixels. A null icon where there is no such file.
QIcon symbolIcon(const QString &name, Tone tone = Tone::Text);

} // namespace decidesk
