// Memory (PSS) a moment after the first window: Decidesk's first start against a bare window, in
// turns. usage: bench_memory RUNS SETTLE_MS BARE DECIDESK [ARGUMENT...]
#include "Comparison.h"
#include "FirstWindow.h"
#include "WindowWatch.h"

#include <QCoreApplication>
#include <QStringList>

#include <chrono>
#include <cstdio>

using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int runs = arguments.value(1).toInt();
    const std::chrono::milliseconds settle{arguments.value(2).toInt()};
    WindowWatch watch;
    if (arguments.size() < 5 || runs < 1 || !watch.isConnected()) {
        std::fputs("usage: bench_memory RUNS SETTLE_MS BARE DECIDESK [ARGUMENT...]"
                   "   (with an X server)\n",
                   stderr);
        return 2;
    }
    const auto figures = compareInTurns(
        runs, [&] { return memoryAfterFirstWindow(watch, {arguments.at(3)}, settle); },
        [&] { return memoryAfterFirstWindow(watch, arguments.sliced(4), settle); });
    if (!figures) {
        std::fputs("bench_memory: a program showed no window or ended\n", stderr);
        return 1;
    }
    printMemory(
        {.what = u"memory (PSS), first start"_s, .base = u"bare"_s, .mostMore = 14, .details = {}},
        *figures);
    return 0;
}
