#pragma once

#include <QProcessEnvironment>
#include <QString>

namespace decidesk {

/// What a person is told, on standard error, where no window can be opened: that there is no
/// display, or that there is one of Wayland and the package with Qt's plugin for it is missing.
/// `qtSays` is Qt's own message, which names the plugins that are there.
QString displayHelp(const QProcessEnvironment &environment, const QString &qtSays);

} // namespace decidesk
