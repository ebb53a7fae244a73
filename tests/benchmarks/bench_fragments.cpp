// A reply of 8 MiB that the server cuts into frames, anywhere, also inside its characters, against
// the same reply in one frame: ApiClient, with its traffic log, from the question until the
// decision is there. Both in turns. usage: bench_fragments ROUNDS
#include "ApiClient.h"
#include "EventLoop.h"
#include "FrameServer.h"
#include "Row.h"
#include "Statistics.h"
#include "TrafficLog.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QStringList>

#include <cstdio>
#include <optional>
#include <vector>

namespace {

using namespace decidesk;
using namespace Qt::StringLiterals;

constexpr double maxRatio = 1.2;
/// As npm's `websocket` cuts; no multiple of the characters' three bytes.
constexpr qsizetype frameBytes = 16 * 1024;

/// JSON whose text is cut inside characters, just below the limit of 8 MiB.
QByteArray reply()
{
    constexpr qsizetype sentences = 247'000;
    return "{\"data\":\"" + u"決定は明日の会議です。"_s.toUtf8().repeated(sentences) + "\"}";
}

/// Milliseconds from a question to its decision; nothing: none came.
std::optional<double> ask(ApiClient &client)
{
    bool isAnswered = false;
    QObject context;
    QObject::connect(&client, &ApiClient::decisionReceived, &context,
                     [&isAnswered] { isAnswered = true; });
    QElapsedTimer clock;
    clock.start();
    if (client.send(TakeDecisionRequest{Secret(u"TOKEN1234TOKEN1234TOKEN1234TOKEN12"_s),
                                        u"Shall we ship on Friday?"_s})
        || !waitUntil([&] { return isAnswered || client.state() == ApiClient::State::Closed; }))
        return std::nullopt;
    if (!isAnswered)
        return std::nullopt;
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const int rounds = QCoreApplication::arguments().value(1).toInt();
    if (QCoreApplication::arguments().size() != 2 || rounds < 1) {
        std::fputs("usage: bench_fragments ROUNDS\n", stderr);
        return 2;
    }
    const QByteArray text = reply();
    const QByteArray whole = FrameServer::framesOf(text, 0);
    const QByteArray cut = FrameServer::framesOf(text, frameBytes);
    FrameServer server;
    TrafficLog traffic;
    ApiClient client(&traffic, u"tom"_s);
    client.open({server.url(), {}, false});
    std::vector<double> wholeTimes;
    std::vector<double> cutTimes;
    std::vector<double> ratios;
    bool isAnswered = waitUntil([&client] { return client.state() == ApiClient::State::Open; });
    for (int round = -1; isAnswered && round < rounds; ++round) {
        server.setAnswer(whole);
        const auto wholeTime = ask(client);
        server.setAnswer(cut);
        const auto cutTime = ask(client);
        isAnswered = wholeTime && cutTime;
        if (!isAnswered || round < 0)
            continue; // the first one warms up
        wholeTimes.push_back(*wholeTime);
        cutTimes.push_back(*cutTime);
        ratios.push_back(*cutTime / *wholeTime);
    }
    if (!isAnswered) {
        std::fputs("bench_fragments: a reply was not taken\n", stderr);
        return 1;
    }
    const double ratio = median(cutTimes) / median(wholeTimes);
    print(
        {u"a reply of 8 MiB in frames"_s, u"≤ %1 × in one"_s.arg(maxRatio),
         u"%1 ×"_s.arg(ratio, 0, 'f', 2),
         u"%1 frames of 16 KiB, cut inside characters: %2 ms, in one frame %3 ms; ratio 10–90 %:"
         " %4 to %5; %6 rounds"_s.arg(
             QString::number((text.size() + frameBytes - 1) / frameBytes),
             QString::number(median(cutTimes), 'f', 1), QString::number(median(wholeTimes), 'f', 1),
             QString::number(quantile(ratios, 0.1), 'f', 2),
             QString::number(quantile(ratios, 0.9), 'f', 2), QString::number(rounds)),
         ratio <= maxRatio});
    return 0;
}
