// Memory (PSS) a moment after the first window: Decidesk's first start against a bare window, in
// turns. usage: bench_memory RUNS SETTLE_MS BARE DECIDESK [ARGUMENT...]
#include "ProgramRun.h"
#include "Row.h"
#include "Statistics.h"
#include "WindowWatch.h"

#include <QCoreApplication>
#include <QStringList>

#include <chrono>
#include <cstdio>
#include <optional>
#include <thread>
#include <vector>

namespace {

using namespace Qt::StringLiterals;

constexpr double maxMoreThanBare = 14; // MiB
constexpr std::chrono::seconds patience{30};

std::optional<double> memoryOnceSettled(WindowWatch &watch, const QStringList &commandLine,
                                        std::chrono::milliseconds settle)
{
    watch.forget();
    const ProgramRun run(commandLine);
    if (!run.isStarted() || !watch.waitForWindow(patience))
        return {};
    // What a program starts after its first window counts too.
    std::this_thread::sleep_for(settle);
    return run.memory();
}

} // namespace

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
    const QStringList bareCommand{arguments.at(3)};
    const QStringList ownCommand = arguments.sliced(4);

    std::vector<double> bare;
    std::vector<double> own;
    for (int run = 0; run < runs; ++run) {
        const auto bareMemory = memoryOnceSettled(watch, bareCommand, settle);
        const auto ownMemory = memoryOnceSettled(watch, ownCommand, settle);
        if (!bareMemory || !ownMemory) {
            std::fputs("bench_memory: a program showed no window or ended\n", stderr);
            return 1;
        }
        bare.push_back(*bareMemory);
        own.push_back(*ownMemory);
    }

    // Other programs that use the same libraries at that moment lower the share, so the highest
    // reading is the truest.
    const double ownMost = quantile(own, 1);
    const double bareMost = quantile(bare, 1);
    const double more = ownMost - bareMost;
    print({u"memory (PSS), first start"_s, u"≤ bare + %1 MiB"_s.arg(maxMoreThanBare),
           u"bare %1 %2 MiB"_s.arg(more < 0 ? u"−"_s : u"+"_s).arg(qAbs(more), 0, 'f', 1),
           u"%1 MiB, bare window %2 MiB; the highest of %3 runs (lowest: %4 and %5)"_s
               .arg(ownMost, 0, 'f', 1)
               .arg(bareMost, 0, 'f', 1)
               .arg(runs)
               .arg(quantile(own, 0), 0, 'f', 1)
               .arg(quantile(bare, 0), 0, 'f', 1),
           more <= maxMoreThanBare});
    return 0;
}
