// A question and its decision, one in flight: ApiClient, with its traffic log, against a bare
// QWebSocket that exchanges the same texts with the same server and looks at none of them. Blocks
// of round trips in turns. usage: bench_round_trip BLOCKS ROUND_TRIPS_PER_BLOCK [COMMAND...]
//        COMMAND measures another client at the same server, whose address is its last argument
#include "AnswerServer.h"
#include "ApiClient.h"
#include "EventLoop.h"
#include "RequestWriter.h"
#include "Row.h"
#include "Statistics.h"
#include "TrafficLog.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QObject>
#include <QProcess>
#include <QStringList>
#include <QTimer>
#include <QWebSocket>

#include <cstdio>
#include <variant>
#include <vector>

namespace {

using namespace Qt::StringLiterals;

constexpr double maxRatio = 1.00;
constexpr int patienceMs = 60'000;

decidesk::Request question()
{
    return decidesk::TakeDecisionRequest{decidesk::Secret(u"TOKEN1234TOKEN1234TOKEN1234TOKEN12"_s),
                                         u"Should we ship the new version on Friday?"_s};
}

/// Asks again from inside the handling of each answer, until a block is full.
class Asker : public QObject
{
public:
    Asker()
    {
        m_patience.setSingleShot(true);
        connect(&m_patience, &QTimer::timeout, &m_done, &QEventLoop::quit);
    }

    /// Microseconds of each round trip; fewer than `count` if the link failed.
    std::vector<double> runBlock(int count)
    {
        m_wanted = static_cast<std::size_t>(count);
        m_times.clear();
        m_patience.start(patienceMs);
        next();
        m_done.exec();
        m_patience.stop();
        return m_times;
    }

protected:
    virtual void ask() = 0;

    void onAnswer()
    {
        m_times.push_back(static_cast<double>(m_clock.nsecsElapsed()) / 1000);
        if (m_times.size() < m_wanted)
            next();
        else
            m_done.quit();
    }

private:
    void next()
    {
        m_clock.start();
        ask();
    }

    QEventLoop m_done;
    QTimer m_patience;
    QElapsedTimer m_clock;
    std::vector<double> m_times;
    std::size_t m_wanted = 0;
};

class BareAsker : public Asker
{
public:
    bool open(const QUrl &url)
    {
        connect(&m_socket, &QWebSocket::textMessageReceived, this, &BareAsker::onAnswer);
        m_socket.open(url);
        return waitUntil([this] { return m_socket.isValid(); });
    }

private:
    void ask() override { m_socket.sendTextMessage(m_frame); }

    QWebSocket m_socket;
    QString m_frame = std::get<QString>(decidesk::writeRequest(question()));
};

class ClientAsker : public Asker
{
public:
    bool open(const QUrl &url)
    {
        connect(&m_client, &decidesk::ApiClient::decisionReceived, this, &ClientAsker::onAnswer);
        m_client.open({url, {}, false});
        return waitUntil([this] { return m_client.state() == decidesk::ApiClient::State::Open; });
    }

private:
    void ask() override
    {
        if (m_client.send(question()))
            std::fputs("bench_round_trip: a question was refused\n", stderr);
    }

    decidesk::TrafficLog m_traffic;
    decidesk::ApiClient m_client{&m_traffic, u"tom"_s};
};

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int blocks = arguments.value(1).toInt();
    const int perBlock = arguments.value(2).toInt();
    if (arguments.size() < 3 || blocks < 1 || perBlock < 1) {
        std::fputs("usage: bench_round_trip BLOCKS ROUND_TRIPS_PER_BLOCK [COMMAND...]\n", stderr);
        return 2;
    }

    const AnswerServer server(
        u"{\"data\":\"Yes. It gains more than it risks, and it can be undone.\"}"_s);
    BareAsker bare;
    ClientAsker own;
    if (!bare.open(server.url()) || !own.open(server.url())) {
        std::fputs("bench_round_trip: no connection\n", stderr);
        return 1;
    }

    std::vector<double> bareTimes;
    std::vector<double> ownTimes;
    std::vector<double> ratios;
    for (int block = -1; block < blocks; ++block) {
        const std::vector<double> bareBlock = bare.runBlock(perBlock);
        const std::vector<double> ownBlock = own.runBlock(perBlock);
        if (bareBlock.size() != ownBlock.size()) {
            std::fputs("bench_round_trip: the link failed\n", stderr);
            return 1;
        }
        if (block < 0)
            continue; // the first one warms up
        bareTimes.insert(bareTimes.end(), bareBlock.begin(), bareBlock.end());
        ownTimes.insert(ownTimes.end(), ownBlock.begin(), ownBlock.end());
        ratios.push_back(median(ownBlock) / median(bareBlock));
    }

    const double ratio = median(ownTimes) / median(bareTimes);
    print({u"round trip"_s, u"≤ %1 × bare"_s.arg(maxRatio), u"%1 ×"_s.arg(ratio, 0, 'f', 2),
           u"ApiClient %1 µs, bare QWebSocket %2 µs; ratio of blocks 10–90 %: %3 to %4; %5 × %6"_s
               .arg(median(ownTimes), 0, 'f', 1)
               .arg(median(bareTimes), 0, 'f', 1)
               .arg(quantile(ratios, 0.1), 0, 'f', 2)
               .arg(quantile(ratios, 0.9), 0, 'f', 2)
               .arg(blocks)
               .arg(perBlock),
           ratio <= maxRatio});
    if (arguments.size() == 3)
        return 0;
    const QStringList other = arguments.sliced(3) << server.url().toString();
    return QProcess::execute(other.constFirst(), other.sliced(1));
}
