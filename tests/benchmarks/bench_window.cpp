// From the start of the process to the window on the screen: Decidesk's first start against a bare
// window, in turns. usage: bench_window RUNS BARE DECIDESK [ARGUMENT...]
#include "ProgramRun.h"
#include "Row.h"
#include "Statistics.h"
#include "WindowWatch.h"

#include <QCoreApplication>
#include <QStringList>

#include <chrono>
#include <cstdio>
#include <optional>
#include <vector>

namespace {

using namespace Qt::StringLiterals;
using std::chrono::duration;

constexpr double maxMoreThanBare = 40; // ms
constexpr std::chrono::seconds patience{30};

std::optional<double> millisecondsToWindow(WindowWatch &watch, const QStringList &commandLine)
{
    watch.forget();
    const ProgramRun run(commandLine);
    if (!run.isStarted())
        return {};
    const auto shown = watch.waitForWindow(patience);
    if (!shown)
        return {};
    return duration<double, std::milli>(*shown - run.startTime()).count();
}

} // namespace

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
    const QStringList bareCommand{arguments.at(2)};
    const QStringList ownCommand = arguments.sliced(3);

    std::vector<double> bare;
    std::vector<double> own;
    std::vector<double> differences;
    for (int run = -1; run < runs; ++run) {
        const auto bareTime = millisecondsToWindow(watch, bareCommand);
        const auto ownTime = millisecondsToWindow(watch, ownCommand);
        if (!bareTime || !ownTime) {
            std::fputs("bench_window: a program showed no window\n", stderr);
            return 1;
        }
        if (run < 0)
            continue; // the first one warms the disk cache
        bare.push_back(*bareTime);
        own.push_back(*ownTime);
        differences.push_back(*ownTime - *bareTime);
    }

    const double more = median(own) - median(bare);
    print(
        {u"first window, first start"_s, u"≤ bare + %1 ms"_s.arg(maxMoreThanBare),
         u"bare %1 %2 ms"_s.arg(more < 0 ? u"−"_s : u"+"_s).arg(qAbs(more), 0, 'f', 1),
         u"%1 ms, bare window %2 ms (fastest: %6 and %7); difference 10–90 %: %3 to %4 ms; %5 runs"_s
             .arg(median(own), 0, 'f', 1)
             .arg(median(bare), 0, 'f', 1)
             .arg(quantile(differences, 0.1), 0, 'f', 1)
             .arg(quantile(differences, 0.9), 0, 'f', 1)
             .arg(runs)
             .arg(quantile(own, 0), 0, 'f', 1)
             .arg(quantile(bare, 0), 0, 'f', 1),
         more <= maxMoreThanBare});
    return 0;
}
