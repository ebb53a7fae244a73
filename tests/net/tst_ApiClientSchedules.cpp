#include "ClientFixture.h"
#include "ProcessMemory.h"
#include "TestProgram.h"

#include <QDir>
#include <QPointer>
#include <QRandomGenerator>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <array>
#include <utility>

using namespace decidesk;
using namespace decidesk::test;
using namespace std::chrono_literals;

/// Many random conversations. DECIDESK_LONG_TESTS=1 runs as many as design/quality.md asks for.
class tst_ApiClientSchedules : public QObject
{
    Q_OBJECT

private slots:
    void pairsRepliesWithTheirQuestions_data();
    void pairsRepliesWithTheirQuestions();
    void flappingServer();
};

namespace {

bool runsLong()
{
    return qEnvironmentVariableIntValue("DECIDESK_LONG_TESTS") == 1;
}

/// What a server can do about a question.
enum class Fate { Prompt, Late, Missing, Swapped, DoubledAtOnce, DoubledLater, Unasked };

/// One conversation, with a server that treats each question as drawn by lot.
class Schedule : private ClientFixture
{
public:
    Schedule(quint32 seed, bool unsolicitedToo) : m_random(seed), m_unsolicitedToo(unsolicitedToo)
    {
        make();
        Timeouts timeouts;
        timeouts.decision = deadline;
        client().setTimeouts(timeouts);
        m_peer->setFrameHandler([this](int opcode, const QByteArray &payload) {
            if (opcode == HostilePeer::Text)
                onQuestion(payload);
        });
        QObject::connect(&client(), &ApiClient::decisionReceived, &m_context,
                         [this](const QString &text) { onDecision(text); });
        QObject::connect(&client(), &ApiClient::requestFailed, &m_context, [this] { next(); });
        QObject::connect(&client(), &ApiClient::unsolicitedReceived, &m_context,
                         [this] { ++m_surplusOfLink; });
        QObject::connect(&client(), &ApiClient::closed, &m_context, [this] {
            endOfLink();
            client().open({m_peer->url(), {}, true});
        });
        QObject::connect(&client(), &ApiClient::stateChanged, &m_context,
                         [this](ApiClient::State state) {
                             if (state == ApiClient::State::Open)
                                 next();
                         });
    }

    /// False if it did not come to its end.
    [[nodiscard]] bool run()
    {
        client().open({m_peer->url(), {}, true});
        const bool done
            = waitUntil([this] { return m_asked >= questions && !client().inFlight(); });
        // What the server has yet to say on this link.
        const bool quiet = waitUntil([this] { return m_due == 0 && heardAll(); });
        endOfLink();
        return done && quiet;
    }

    [[nodiscard]] int mispaired() const { return m_mispaired; }
    [[nodiscard]] int mispairedWithoutUnsolicited() const { return m_mispairedWithoutUnsolicited; }
    [[nodiscard]] int answered() const { return m_answered; }

private:
    static constexpr int questions = 5;
    static constexpr std::chrono::milliseconds deadline{12};

    void next()
    {
        if (client().state() != ApiClient::State::Open || client().inFlight()
            || m_asked >= questions)
            return;
        ++m_asked;
        (void)client().send(question(QStringLiteral("q%1").arg(m_asked)));
    }

    Fate draw()
    {
        static constexpr std::array plain{Fate::Prompt, Fate::Late, Fate::Missing, Fate::Swapped};
        static constexpr std::array all{Fate::Prompt,  Fate::Late,          Fate::Missing,
                                        Fate::Swapped, Fate::DoubledAtOnce, Fate::DoubledLater,
                                        Fate::Unasked, Fate::Prompt};
        return m_unsolicitedToo ? all.at(m_random.bounded(quint32{all.size()}))
                                : plain.at(m_random.bounded(quint32{plain.size()}));
    }

    void onQuestion(const QByteArray &payload)
    {
        const int number = payload.mid(payload.lastIndexOf('q') + 1).chopped(2).toInt();
        const QByteArray answer = answerOf(number);
        const QPointer<QTcpSocket> from = m_peer->speaker();
        // A frame of a link that was dropped meanwhile can still come in.
        if (number == m_asked && client().inFlight())
            m_link = from;
        const Fate fate = draw();
        if (fate == Fate::Late || fate == Fate::Missing || fate == Fate::Swapped)
            m_withheldOnLink = true;
        switch (fate) {
        case Fate::Prompt:
            sayTo(from, answer);
            break;
        case Fate::Late:
            later(from, deadline + std::chrono::milliseconds(m_random.bounded(4)), answer);
            break;
        case Fate::Missing:
            break;
        case Fate::Swapped:
            // After the answer to the next question.
            m_heldBack.append({from, answer});
            return;
        case Fate::DoubledAtOnce:
            sayTo(from, answer + answer);
            break;
        case Fate::DoubledLater:
            sayTo(from, answer);
            later(from, std::chrono::milliseconds(m_random.bounded(3)), answer);
            break;
        case Fate::Unasked:
            sayTo(from, HostilePeer::text(R"({"data":"unasked"})"));
            later(from, std::chrono::milliseconds(m_random.bounded(3)), answer);
            break;
        }
        for (const auto &[socket, raw] : std::exchange(m_heldBack, {}))
            sayTo(socket, raw);
    }

    static QByteArray answerOf(int number)
    {
        return HostilePeer::text("{\"data\":\"a" + QByteArray::number(number) + "\"}");
    }

    void sayTo(const QPointer<QTcpSocket> &socket, const QByteArray &raw)
    {
        if (!socket)
            return;
        socket->write(raw);
        if (socket == m_link)
            m_saidOnLink += static_cast<int>(raw.count("\"data\""));
    }

    void later(const QPointer<QTcpSocket> &socket, std::chrono::milliseconds delay,
               const QByteArray &raw)
    {
        ++m_due;
        QTimer::singleShot(delay, Qt::PreciseTimer, &m_context, [this, raw, socket] {
            --m_due;
            sayTo(socket, raw);
        });
    }

    void onDecision(const QString &text)
    {
        ++m_answered;
        ++m_answersOfLink;
        if (text != QStringLiteral("a%1").arg(m_asked)) {
            ++m_mispaired;
            ++m_mispairedOfLink;
        }
        next();
    }

    [[nodiscard]] bool heardAll() const
    {
        return client().state() != ApiClient::State::Open
            || m_answersOfLink + m_surplusOfLink >= m_saidOnLink;
    }

    void endOfLink()
    {
        // A link that was dropped hears nothing more, and where one reply too many meets one too
        // few there is none to see.
        const bool mustShow = client().state() == ApiClient::State::Open && !m_withheldOnLink;
        if (mustShow && m_surplusOfLink == 0)
            m_mispairedWithoutUnsolicited += m_mispairedOfLink;
        m_withheldOnLink = false;
        m_link.clear();
        m_mispairedOfLink = m_surplusOfLink = m_answersOfLink = m_saidOnLink = 0;
    }

    QRandomGenerator m_random;
    bool m_unsolicitedToo;
    QObject m_context;
    QList<std::pair<QPointer<QTcpSocket>, QByteArray>> m_heldBack;
    QPointer<QTcpSocket> m_link; ///< the server's end of the present one, once it was asked
    bool m_withheldOnLink = false;
    int m_asked = 0;
    int m_due = 0;
    int m_answered = 0;
    int m_mispaired = 0;
    int m_mispairedOfLink = 0;
    int m_mispairedWithoutUnsolicited = 0;
    int m_surplusOfLink = 0;
    int m_answersOfLink = 0;
    int m_saidOnLink = 0;
};

qsizetype openDescriptors()
{
    return QDir(QStringLiteral("/proc/self/fd"))
        .entryList(QDir::Files | QDir::System | QDir::NoDotAndDotDot)
        .size();
}

} // namespace

void tst_ApiClientSchedules::pairsRepliesWithTheirQuestions_data()
{
    QTest::addColumn<bool>("unsolicitedToo");
    QTest::newRow("late, swapped, missing") << false;
    QTest::newRow("doubled and unasked too") << true;
}

void tst_ApiClientSchedules::pairsRepliesWithTheirQuestions()
{
    QFETCH(const bool, unsolicitedToo);
    const quint32 count = runsLong() ? 5'000 : 100;
    int answered = 0;
    for (quint32 seed = 1; seed <= count; ++seed) {
        Schedule schedule(seed, unsolicitedToo);
        const QByteArray where = "seed " + QByteArray::number(seed);
        QVERIFY2(schedule.run(), where.constData());
        if (!unsolicitedToo)
            QVERIFY2(schedule.mispaired() == 0, where.constData());
        QVERIFY2(schedule.mispairedWithoutUnsolicited() == 0, where.constData());
        answered += schedule.answered();
    }
    QVERIFY(answered > static_cast<int>(count) / 2);
}

void tst_ApiClientSchedules::flappingServer()
{
    const int cycles = runsLong() ? 10'000 : 200;
    const int warmUp = cycles / 4;
    QRandomGenerator random(7);
    HostilePeer peer;
    TrafficLog traffic({100, 10'000}, nullptr);
    ApiClient client(&traffic, QStringLiteral("tom"));
    Timeouts timeouts;
    timeouts.login = 1s;
    client.setTimeouts(timeouts);

    // Cut in the handshake, refused, cut after it, in mid-reply, with and without a close frame.
    peer.setUpgradeAnswer([&](const QByteArray &request) {
        const QByteArray answer = HostilePeer::switchingProtocols(request);
        const quint32 fate = random.bounded(6U);
        if (fate == 0)
            return QByteArray("HTTP/1.1 503 Service Unavailable\r\n\r\n");
        if (fate > 2)
            return answer;
        peer.send(answer.left(random.bounded(static_cast<int>(answer.size() + 1))));
        if (fate == 1)
            peer.reset();
        else
            peer.finish();
        return QByteArray();
    });
    peer.setFrameHandler([&](int opcode, const QByteArray &) {
        if (opcode != HostilePeer::Text)
            return;
        const QByteArray answer = HostilePeer::text(R"({"token":"TOKEN-canary"})");
        const int cut = random.bounded(static_cast<int>(answer.size() + 1));
        peer.send(answer.left(cut));
        if (random.bounded(2) == 0)
            peer.reset();
        else if (cut == 0 || cut == answer.size())
            peer.send(HostilePeer::close(1012));
        else
            peer.finish();
    });

    int ends = 0;
    int outcomes = 0;
    int accepted = 0;
    int mostOpen = 0;
    qsizetype descriptors = 0;
    qint64 memory = 0;
    connect(&client, &ApiClient::requestFailed, this, [&] { ++outcomes; });
    connect(&client, &ApiClient::loggedIn, this, [&] { ++outcomes; });
    connect(&client, &ApiClient::stateChanged, this, [&](ApiClient::State state) {
        if (state == ApiClient::State::Open && !client.send(login()))
            ++accepted;
        mostOpen = std::max(mostOpen, peer.openCount());
    });
    int askedOnceMore = 0;
    connect(&client, &ApiClient::closed, this, [&] {
        for (qint64 number = traffic.endNumber() - 1;
             traffic.at(number).label != QLatin1String("Connecting"); --number) {
            if (traffic.at(number).label == QLatin1String("Refused"))
                ++askedOnceMore;
        }
        if (++ends < cycles)
            client.open({peer.url(), {}, true});
    });
    client.open({peer.url(), {}, true});
    QVERIFY(waitUntil([&] { return ends >= warmUp; }, 10min));
    descriptors = openDescriptors();
    memory = memoryKib("VmRSS");
    QVERIFY(waitUntil([&] { return ends == cycles; }, 30min));
    QVERIFY(waitUntil([&] { return peer.openCount() == 0; }));

    QCOMPARE(outcomes, accepted);
    QVERIFY(accepted > cycles / 4);
    QVERIFY(askedOnceMore > 0);
    QCOMPARE(peer.acceptedCount(), cycles + askedOnceMore);
    // One may still be closing on the server's side while the next one comes in.
    QVERIFY2(mostOpen <= 2, qPrintable(QString::number(mostOpen)));
    QVERIFY2(openDescriptors() <= descriptors,
             qPrintable(QStringLiteral("%1 after %2").arg(openDescriptors()).arg(descriptors)));
    const qint64 now = memoryKib("VmRSS");
    if (!keepsFreedMemory)
        QVERIFY2(now <= memory + 2048,
                 qPrintable(QStringLiteral("%1 KiB after %2").arg(now).arg(memory)));
}

DECIDESK_TEST(tst_ApiClientSchedules)
#include "tst_ApiClientSchedules.moc"
