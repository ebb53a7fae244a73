#pragma once

#include <QFont>

namespace decidesk {

/// The system's monospaced font in the size of `like`, so that it follows the text size.
QFont monospaceFont(const QFont &like);

} // namespace decidesk
