#include "ClientFixture.h"
#include "TestProgram.h"

#include <QHash>
#include <QPointer>
#include <QTest>

#include <functional>

using namespace decidesk;
using namespace decidesk::test;
using namespace std::chrono_literals;

/// Any slot may answer any signal with any call, up to deleting the client.
class tst_ApiClientReentrancy : public QObject, private ClientFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { drop(); }

    void anyCallFromAnySignal_data();
    void anyCallFromAnySignal();
    void reopensFromEachSignalOfTheEnd_data();
    void reopensFromEachSignalOfTheEnd();
    void closeCancelsAWaitingReopen();
    void closeTurnsADropIntoAnEndThatWasAsked();

private:
    void runScript();

    int m_accepted = 0;
};

void tst_ApiClientReentrancy::init()
{
    make();
    m_accepted = 0;
}

/// Brings each signal about at least once, if nothing disturbs it.
void tst_ApiClientReentrancy::runScript()
{
    Timeouts timeouts;
    timeouts.decision = 25ms;
    timeouts.disconnect = 25ms;
    timeouts.login = 25ms;
    client().setTimeouts(timeouts);
    // Each frame is answered, with more than it asked for; the third question ends the link.
    m_peer->setFrameHandler([this](int opcode, const QByteArray &payload) {
        if (opcode != HostilePeer::Text)
            return;
        const QByteArray more = HostilePeer::text(R"({"text":"more"})");
        if (payload.contains("\"Register\"") || payload.contains("\"Connection\""))
            m_peer->send(HostilePeer::text(R"({"token":"TOKEN-canary"})") + more);
        else if (payload.contains("\"Disconnect\""))
            m_peer->send(HostilePeer::text("{}") + more);
        else if (payload.contains("fail"))
            m_peer->send(HostilePeer::text(R"({"error":"no"})") + more);
        else if (payload.contains("end"))
            m_peer->send(more.left(3) + HostilePeer::close(1011));
        else if (!payload.contains("silence"))
            m_peer->send(HostilePeer::text(R"({"data":"tea"})") + more + more);
    });
    const QPointer<ApiClient> self = &client();
    const QList<Request> script{registration(),
                                login(),
                                question(QStringLiteral("a")),
                                question(QStringLiteral("fail")),
                                disconnection(),
                                question(QStringLiteral("silence")),
                                question(QStringLiteral("end"))};
    for (const Request &request : script) {
        if (self && self->state() == ApiClient::State::Closed)
            self->open({m_peer->url(), {}, true});
        QVERIFY(waitUntil([&self] {
            return !self || self->state() == ApiClient::State::Open
                || self->state() == ApiClient::State::Closed;
        }));
        if (self != nullptr && self->state() == ApiClient::State::Open && !self->send(request))
            ++m_accepted;
        QVERIFY(waitUntil([&self] { return !self || !self->inFlight(); }));
    }
    // A slot may open it again a few times.
    QVERIFY(waitUntil([&self] {
        if (self)
            self->close();
        return !self || self->state() == ApiClient::State::Closed;
    }));
}

void tst_ApiClientReentrancy::anyCallFromAnySignal_data()
{
    QTest::addColumn<QString>("signal");
    QTest::addColumn<QString>("call");
    for (const char *signal :
         {"stateChanged", "registered", "loggedIn", "decisionReceived", "disconnectConfirmed",
          "requestFailed", "unsolicitedReceived", "closed"})
        for (const char *call : {"send", "sendTwo", "cancel", "close", "open", "closeAndOpen",
                                 "delete", "deleteLater"})
            QTest::addRow("%s: %s", signal, call)
                << QString::fromLatin1(signal) << QString::fromLatin1(call);
}

void tst_ApiClientReentrancy::anyCallFromAnySignal()
{
    QFETCH(const QString, signal);
    QFETCH(const QString, call);
    QPointer<ApiClient> self = &client();
    int calls = 0;
    const auto act = [&] {
        // Endless otherwise.
        if (++calls > 5 || !self)
            return;
        if (call == QLatin1String("send") || call == QLatin1String("sendTwo"))
            m_accepted += self->send(question(QStringLiteral("more"))) ? 0 : 1;
        if (call == QLatin1String("sendTwo"))
            m_accepted += self->send(disconnection()) ? 0 : 1;
        if (call == QLatin1String("cancel"))
            self->cancel();
        if (call == QLatin1String("close") || call == QLatin1String("closeAndOpen"))
            self->close();
        if (call == QLatin1String("open") || call == QLatin1String("closeAndOpen"))
            self->open({m_peer->url(), {}, true});
        if (call == QLatin1String("delete"))
            m_watched->client.reset();
        if (call == QLatin1String("deleteLater"))
            m_watched->client.release()->deleteLater();
    };
    const QHash<QString, std::function<void()>> connections{
        {QStringLiteral("stateChanged"),
         [&] { connect(&client(), &ApiClient::stateChanged, this, act); }},
        {QStringLiteral("registered"),
         [&] { connect(&client(), &ApiClient::registered, this, act); }},
        {QStringLiteral("loggedIn"), [&] { connect(&client(), &ApiClient::loggedIn, this, act); }},
        {QStringLiteral("decisionReceived"),
         [&] { connect(&client(), &ApiClient::decisionReceived, this, act); }},
        {QStringLiteral("disconnectConfirmed"),
         [&] { connect(&client(), &ApiClient::disconnectConfirmed, this, act); }},
        {QStringLiteral("requestFailed"),
         [&] { connect(&client(), &ApiClient::requestFailed, this, act); }},
        {QStringLiteral("unsolicitedReceived"),
         [&] { connect(&client(), &ApiClient::unsolicitedReceived, this, act); }},
        {QStringLiteral("closed"), [&] { connect(&client(), &ApiClient::closed, this, act); }},
    };
    connections.value(signal)();
    runScript();
    QVERIFY(calls > 0);
    if (call.startsWith(QLatin1String("delete"))) {
        QVERIFY(waitUntil([&self] { return !self; }));
    } else {
        // Exactly one outcome for each request that was accepted.
        const int outcomes = m_watched->count(
            QStringLiteral("(registered|loggedIn|decision|disconnectConfirmed|failed) ?"));
        QCOMPARE(outcomes, m_accepted);
        QCOMPARE(m_watched->count(QStringLiteral("state Connecting")),
                 m_watched->count(QStringLiteral("closed")));
    }
    QVERIFY(waitUntil([this] { return m_peer->openCount() == 0; }));
}

void tst_ApiClientReentrancy::reopensFromEachSignalOfTheEnd_data()
{
    QTest::addColumn<QString>("line");
    for (const char *line : {"state Closing", "state Closed", "failed", "closed"})
        QTest::newRow(line) << QString::fromLatin1(line);
}

void tst_ApiClientReentrancy::reopensFromEachSignalOfTheEnd()
{
    QFETCH(const QString, line);
    open();
    QCOMPARE(client().send(question()), std::nullopt);
    bool reopened = false;
    const auto reopen = [&] {
        if (!reopened && m_watched->said.last().startsWith(line)) {
            reopened = true;
            client().open({m_peer->url(), {}, true});
        }
    };
    connect(&client(), &ApiClient::stateChanged, this, reopen);
    connect(&client(), &ApiClient::requestFailed, this, reopen);
    connect(&client(), &ApiClient::closed, this, reopen);
    client().cancel();
    QVERIFY(waitUntil([this] { return m_watched->isOpen(); }));
    QVERIFY(reopened);
    // The old link has ended in full before the new one begins.
    QCOMPARE(m_watched->said,
             QStringList({QStringLiteral("state Closing"), QStringLiteral("state Closed"),
                          QStringLiteral("failed TakeDecision Cancelled Maybe"),
                          QStringLiteral("closed OutOfStep Cancelled"),
                          QStringLiteral("state Connecting"), QStringLiteral("state Open")}));
    exchange(login(), R"({"token":"T"})");
    QCOMPARE(m_watched->said.last(), QStringLiteral("loggedIn T"));
}

void tst_ApiClientReentrancy::closeCancelsAWaitingReopen()
{
    open();
    client().close();
    client().open({m_peer->url(), {}, true});
    client().close();
    QVERIFY(waitForClosed());
    QCOMPARE(client().state(), ApiClient::State::Closed);
    QCOMPARE(m_watched->said.last(), QStringLiteral("closed Asked None"));
    QCOMPARE(m_peer->acceptedCount(), 1);
}

void tst_ApiClientReentrancy::closeTurnsADropIntoAnEndThatWasAsked()
{
    open();
    QCOMPARE(client().send(question()), std::nullopt);
    connect(&client(), &ApiClient::requestFailed, this, [this] { client().close(); });
    client().cancel();
    QVERIFY(waitForClosed());
    QCOMPARE(m_watched->said.last(), QStringLiteral("closed Asked None"));
}

DECIDESK_TEST(tst_ApiClientReentrancy)
#include "tst_ApiClientReentrancy.moc"
