// A server that sends messages as fast as they are taken: the whole window, with a session, its
// history in a file and the traffic log, against a bare QWebSocket that counts the same messages.
// usage: bench_flood MESSAGES
#include "AnswerServer.h"
#include "Appearance.h"
#include "ConversationView.h"
#include "EventLoop.h"
#include "LoopWatch.h"
#include "ProcessMemory.h"
#include "Row.h"
#include "WindowDesk.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLocale>
#include <QWebSocket>

#include <chrono>
#include <cstdio>
#include <optional>

namespace {

using namespace decidesk;
using namespace Qt::StringLiterals;

constexpr double leastPerSecond = 600'000;
constexpr double maxGap = 50; // ms
constexpr double maxGrowth = 128; // MiB
constexpr std::chrono::minutes patience(5);

const QString token = u"{\"token\":\"T0KEN1234T0KEN1234T0KEN1234T0K12\"}"_s;

double perSecond(int messages, qint64 nanoseconds)
{
    return messages * 1e9 / static_cast<double>(nanoseconds);
}

/// Messages per second of a bare QWebSocket; 0: no connection.
double bare(int messages)
{
    AnswerServer server(token);
    QWebSocket socket;
    int came = 0;
    QElapsedTimer clock;
    qint64 taken = 0;
    QObject::connect(&socket, &QWebSocket::textMessageReceived, &socket, [&] {
        if (++came == messages)
            taken = clock.nsecsElapsed();
    });
    socket.open(server.url());
    if (!waitUntil([&socket] { return socket.isValid(); }))
        return 0;
    clock.start();
    server.flood(messages);
    return waitUntil([&taken] { return taken > 0; }, patience) ? perSecond(messages, taken) : 0;
}

struct Flooded
{
    double taken = 0; ///< messages per second, until they are in the traffic log
    double stored = 0; ///< and until they are in the history
    double gap = 0; ///< ms
    double work = 0; ///< ms of the thread
    double growth = 0; ///< MiB at most, above what was there before
};

std::optional<Flooded> flood(int messages)
{
    AnswerServer server(token);
    WindowDesk desk;
    if (desk.openConversation(server.url()) == nullptr)
        return std::nullopt;
    const auto *view = desk.window().findChild<ConversationView *>();
    const TrafficLog &traffic = desk.traffic();
    const qint64 before = traffic.endNumber();
    int stored = 0;
    QObject::connect(&desk.history(), &HistoryStore::appended, &desk.history(),
                     [&stored] { ++stored; });
    Flooded found;
    if (!test::forgetPeak())
        return std::nullopt;
    const qint64 memoryBefore = test::memoryKib("VmRSS");
    QElapsedTimer clock;
    LoopWatch watch;
    watch.start();
    clock.start();
    server.flood(messages);
    if (!waitUntil([&] { return traffic.endNumber() - before >= messages; }, patience))
        return std::nullopt;
    found.taken = perSecond(messages, clock.nsecsElapsed());
    if (!waitUntil([&] { return stored >= messages; }, patience))
        return std::nullopt;
    found.stored = perSecond(messages, clock.nsecsElapsed());
    const QString number = QLocale(QLocale::English).toString(messages - 20);
    if (!waitUntil([&] { return view->toPlainText().contains(number); }))
        return std::nullopt;
    found.gap = watch.longestGap();
    found.work = watch.longestWork();
    found.growth = static_cast<double>(test::memoryKib("VmHWM") - memoryBefore) / 1024;
    return found;
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const decidesk::Appearance appearance(application);
    const int messages = QCoreApplication::arguments().value(1).toInt();
    if (QCoreApplication::arguments().size() != 2 || messages < 100) {
        std::fputs("usage: bench_flood MESSAGES\n", stderr);
        return 2;
    }
    const double bareRate = bare(messages);
    const std::optional<Flooded> found = flood(messages);
    if (bareRate == 0 || !found) {
        std::fputs("bench_flood: the messages did not come\n", stderr);
        return 1;
    }
    const QLocale english(QLocale::English);
    const QString many = english.toString(messages);
    print({u"flood, %1 messages"_s.arg(many),
           u"≥ %1/s"_s.arg(english.toString(leastPerSecond, 'f', 0)),
           u"%1/s"_s.arg(english.toString(found->taken, 'f', 0)),
           u"stored %1/s; bare QWebSocket %2/s"_s.arg(english.toString(found->stored, 'f', 0),
                                                      english.toString(bareRate, 'f', 0)),
           found->taken >= leastPerSecond});
    print({u"flood, longest gap"_s, u"≤ %1 ms"_s.arg(maxGap), u"%1 ms"_s.arg(found->gap, 0, 'f', 1),
           u"computed in it: %1 ms; the whole window with \"%2 more\""_s.arg(found->work, 0, 'f', 1)
               .arg(english.toString(messages - 20)),
           found->gap <= maxGap});
    print({u"flood, memory"_s, u"≤ %1 MiB more"_s.arg(maxGrowth),
           u"%1 MiB"_s.arg(found->growth, 0, 'f', 0),
           u"at most, with the traffic log, which keeps 100,000 frames"_s,
           found->growth <= maxGrowth});
    return 0;
}
