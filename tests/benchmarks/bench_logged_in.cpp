// Starts of Decidesk by somebody who was logged in and has stored messages. The time until the
// newest message is painted, against its first start until the window; and the memory (PSS) with
// 1,000 messages once it is logged in, against a bare window; each in turns. Needs a keychain.
// usage: bench_logged_in FOLDER MESSAGES RUNS MEMORY_RUNS SETTLE_MS BARE DECIDESK [ARGUMENT...]
//        FOLDER keeps the histories that are made
#include "AnswerServer.h"
#include "Comparison.h"
#include "Error.h"
#include "FirstWindow.h"
#include "ProgramRun.h"
#include "UsedHome.h"
#include "WindowWatch.h"

#include <QCoreApplication>
#include <QLocale>
#include <QString>
#include <QStringList>

#include <chrono>
#include <cstdio>
#include <optional>
#include <thread>
#include <utility>

namespace {

using namespace Qt::StringLiterals;

/// Starts the program again and again in the same home, whose account the server lets in.
class LoggedInStarts
{
public:
    LoggedInStarts(WindowWatch &watch, QStringList commandLine)
        : m_watch(watch), m_commandLine(std::move(commandLine))
    {}

    std::optional<decidesk::Error> prepare(const QString &histories, qint64 messages)
    {
        return m_home.make(histories, messages, m_server.url());
    }

    /// Milliseconds until the newest message is painted; nothing too if no login followed.
    std::optional<double> millisecondsToNewest()
    {
        m_watch.forget();
        const ProgramRun run(m_commandLine, m_home.path());
        return waitForNewest(run);
    }

    /// MiB, so long after the login.
    std::optional<double> memory(std::chrono::milliseconds settle)
    {
        m_watch.forget();
        const ProgramRun run(m_commandLine, m_home.path());
        if (!waitForNewest(run))
            return {};
        std::this_thread::sleep_for(settle);
        return run.memory();
    }

private:
    std::optional<double> waitForNewest(const ProgramRun &run)
    {
        if (!run.isStarted() || !m_watch.waitForWindow(windowPatience))
            return {};
        const auto painted = m_watch.waitForMark(windowPatience);
        if (!painted) {
            std::fputs("bench_logged_in: the newest message was not seen\n", stderr);
            return {};
        }
        if (!m_server.waitForAnswer(windowPatience)) {
            std::fputs("bench_logged_in: the program did not log in\n", stderr);
            return {};
        }
        return millisecondsAfterStart(run, *painted);
    }

    WindowWatch &m_watch;
    QStringList m_commandLine;
    AnswerServer m_server{u"{\"token\":\"T0KEN1234T0KEN1234T0KEN1234T0K12\"}"_s};
    UsedHome m_home;
};

bool isReady(LoggedInStarts &starts, const QString &histories, qint64 messages)
{
    const auto error = starts.prepare(histories, messages);
    if (error)
        std::fprintf(stderr, "bench_logged_in: no home to start in: %s\n",
                     qPrintable(error->detail));
    return !error;
}

QString spaced(qint64 number)
{
    return QLocale(QLocale::English).toString(number);
}

bool reportTime(WindowWatch &watch, const QString &histories, qint64 messages, int runs,
                const QStringList &program)
{
    LoggedInStarts starts(watch, program);
    if (!isReady(starts, histories, messages))
        return false;
    const auto figures = compareInTurns(
        runs, [&] { return millisecondsToFirstWindow(watch, program); },
        [&] { return starts.millisecondsToNewest(); });
    if (!figures)
        return false;
    printTimes({.what = u"first window, logged in"_s,
                .base = u"first start"_s,
                .mostMore = 15,
                .details = u"until the newest of %1 messages is painted"_s.arg(spaced(messages))},
               *figures);
    return true;
}

bool reportMemory(WindowWatch &watch, const QString &histories, int runs,
                  std::chrono::milliseconds settle, const QStringList &bare,
                  const QStringList &program)
{
    constexpr qint64 messages = 1'000;
    LoggedInStarts starts(watch, program);
    if (!isReady(starts, histories, messages))
        return false;
    const auto figures = compareInTurns(
        runs, [&] { return memoryAfterFirstWindow(watch, bare, settle); },
        [&] { return starts.memory(settle); });
    if (!figures)
        return false;
    printMemory({.what = u"memory (PSS), logged in"_s,
                 .base = u"bare"_s,
                 .mostMore = 26,
                 .details = u"with %1 messages"_s.arg(spaced(messages))},
                *figures);
    return true;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const qint64 messages = arguments.value(2).toLongLong();
    const int runs = arguments.value(3).toInt();
    const int memoryRuns = arguments.value(4).toInt();
    const std::chrono::milliseconds settle{arguments.value(5).toInt()};
    WindowWatch watch;
    if (arguments.size() < 8 || messages < 1 || runs < 1 || memoryRuns < 1
        || !watch.isConnected()) {
        std::fputs("usage: bench_logged_in FOLDER MESSAGES RUNS MEMORY_RUNS SETTLE_MS BARE DECIDESK"
                   " [ARGUMENT...]   (with an X server and a keychain)\n",
                   stderr);
        return 2;
    }
    const QString &histories = arguments.at(1);
    const QStringList program = arguments.sliced(7);
    if (!reportTime(watch, histories, messages, runs, program)
        || !reportMemory(watch, histories, memoryRuns, settle, {arguments.at(6)}, program)) {
        std::fputs("bench_logged_in: a program did not show what it should, or ended\n", stderr);
        return 1;
    }
    return 0;
}
