// From the start of the process to the window on the screen: Decidesk's first start against a bare
// window, in turns. usage: bench_window RUNS BARE DECIDESK [ARGUMENT...]
#include "Comparison.h"
#include "FirstWindow.h"
#include "WindowWatch.h"

#include <QCoreApplication>
#include <QStringList>

#include <cstdio>

using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int runs = arguments.value(1).toInt();
    WindowWatch watch;
    if (arguments.size() < 4 || runs < 1 || !watch.isConnected()) {
        std::fputs("usage: bench_window RUNS BARE DECIDESK [ARGUMENT...]   (with an X server)\n",
                   stderr);
        return 2;
    }
    const auto figures = compareInTurns(
        runs, [&] { return millisecondsToFirstWindow(watch, {arguments.at(2)}); },
        [&] { return millisecondsToFirstWindow(watch, arguments.sliced(3)); });
    if (!figures) {
        std::fputs("bench_window: a program showed no window\n", stderr);
        return 1;
    }
    printTimes(
        {.what = u"first window, first start"_s, .base = u"bare"_s, .mostMore = 40, .details = {}},
        *figures);
    return 0;
}
