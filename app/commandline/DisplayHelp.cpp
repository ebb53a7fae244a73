#include "DisplayHelp.h"

namespace decidesk {

namespace {

bool lacksWaylandPlugin(const QProcessEnvironment &environment, const QString &qtSays)
{
    const bool onlyWayland = !environment.value(QStringLiteral("WAYLAND_DISPLAY")).isEmpty()
        && environment.value(QStringLiteral("DISPLAY")).isEmpty();
    const qsizetype list = qtSays.indexOf(QLatin1String("Available platform plugins are:"));
    return onlyWayland && list >= 0 && !QStringView(qtSays).mid(list).contains(u"wayland");
}

} // namespace

QString displayHelp(const QProcessEnvironment &environment, const QString &qtSays)
{
    const QString help = lacksWaylandPlugin(environment, qtSays)
        ? QStringLiteral("decidesk: no window can be opened, because Qt's plugin for Wayland is "
                         "missing.\nInstall the package qt6-wayland (qt6-qtwayland on Fedora).\n")
        : QStringLiteral("decidesk: no window can be opened, because there is no display.\n"
                         "Start it in a graphical session, or try: "
                         "xvfb-run -a decidesk --demo --screenshot demo.png\n");
    return help + u'\n' + qtSays + u'\n';
}

} // namespace decidesk
