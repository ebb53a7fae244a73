#include "ClientFixture.h"
#include "TestProgram.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace decidesk;
using namespace decidesk::test;

/// What goes over the wire and what is told about it, with a server that behaves.
class tst_ApiClient : public QObject, private ClientFixture
{
    Q_OBJECT

private slots:
    void init() { make(); }
    void cleanup() { drop(); }

    void opensAndCloses();
    void openIsIgnoredWhileThereIsALink();
    void writesTheFourActions_data();
    void writesTheFourActions();
    void refusesWithoutASignal_data();
    void refusesWithoutASignal();
    void refusesWhileBusy();
    void refusesWhileNotConnected();
    void answersOneAfterTheOther();
    void tellsServerErrors_data();
    void tellsServerErrors();
    void unusableRepliesKeepTheLink_data();
    void unusableRepliesKeepTheLink();
    void readsBinaryFrames();
};

void tst_ApiClient::opensAndCloses()
{
    QCOMPARE(client().state(), ApiClient::State::Closed);
    client().close();
    QVERIFY(m_watched->said.isEmpty());
    client().open({m_peer->url(), {}, true});
    QCOMPARE(client().state(), ApiClient::State::Connecting);
    QVERIFY(waitUntil([this] { return m_watched->isOpen(); }));
    QCOMPARE(client().inFlight(), std::nullopt);
    client().close();
    QCOMPARE(client().state(), ApiClient::State::Closing);
    QVERIFY(waitForClosed());
    QCOMPARE(m_watched->said,
             QStringList({QStringLiteral("state Connecting"), QStringLiteral("state Open"),
                          QStringLiteral("state Closing"), QStringLiteral("state Closed"),
                          QStringLiteral("closed Asked None")}));
    QCOMPARE(client().state(), ApiClient::State::Closed);
    QTRY_COMPARE(m_peer->closeFrameCount(), 1);
    QVERIFY(m_peer->texts().isEmpty());
}

void tst_ApiClient::openIsIgnoredWhileThereIsALink()
{
    open();
    client().open({m_peer->url(), {}, true});
    exchange(login(), R"({"token":"T"})");
    QCOMPARE(m_watched->said, QStringList(QStringLiteral("loggedIn T")));
    QCOMPARE(m_peer->acceptedCount(), 1);
}

void tst_ApiClient::writesTheFourActions_data()
{
    QTest::addColumn<int>("action");
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("Register") << 0
                              << QByteArray(R"({"action":"Register","API_KEY":"APIKEY-canary",)"
                                            R"("checksum":"CHECKSUM-canary","name":"tom",)"
                                            R"("prompt":"just the boss"})")
                              << QByteArray(R"({ "token": "TOKEN1234" })")
                              << "registered TOKEN1234";
    QTest::newRow("Connection") << 1
                                << QByteArray(
                                       R"({"action":"Connection","checksum":"CHECKSUM-canary"})")
                                << QByteArray(R"({ "data": "TOKEN5678" })") << "loggedIn TOKEN5678";
    QTest::newRow("TakeDecision") << 2
                                  << QByteArray(R"({"action":"TakeDecision",)"
                                                R"("token":"TOKEN-canary",)"
                                                R"("message":"Tea or coffee?"})")
                                  << QByteArray(R"({"decision":"tea"})") << "decision tea";
    QTest::newRow("Disconnect") << 3
                                << QByteArray(R"({"action":"Disconnect","token":"TOKEN-canary"})")
                                << QByteArray(R"({"status":"bye"})") << "disconnectConfirmed";
}

void tst_ApiClient::writesTheFourActions()
{
    QFETCH(const int, action);
    QFETCH(const QByteArray, frame);
    QFETCH(const QByteArray, answer);
    QFETCH(const QString, outcome);
    const QList<Request> requests{registration(), login(), question(), disconnection()};
    open();
    QCOMPARE(client().send(requests.at(action)), std::nullopt);
    QCOMPARE(client().inFlight(), static_cast<Action>(action));
    QVERIFY(waitForFrames(1));
    const QJsonDocument sent = QJsonDocument::fromJson(m_peer->texts().first());
    QCOMPARE(sent.object(), QJsonDocument::fromJson(frame).object());
    QVERIFY(m_watched->said.isEmpty());
    reply(answer);
    QVERIFY(waitUntil([this] { return !m_watched->said.isEmpty(); }));
    QCOMPARE(m_watched->said, QStringList(outcome));
    QCOMPARE(client().inFlight(), std::nullopt);
    QVERIFY(m_watched->isOpen());
}

void tst_ApiClient::refusesWithoutASignal_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<int>("kind");
    QTest::newRow("empty checksum") << 0 << static_cast<int>(Error::Kind::EmptyField);
    QTest::newRow("no token to ask") << 1 << static_cast<int>(Error::Kind::NoToken);
    QTest::newRow("no token to disconnect") << 2 << static_cast<int>(Error::Kind::NoToken);
    QTest::newRow("empty message") << 3 << static_cast<int>(Error::Kind::EmptyField);
    QTest::newRow("too long") << 4 << static_cast<int>(Error::Kind::TextTooLong);
}

void tst_ApiClient::refusesWithoutASignal()
{
    QFETCH(const int, which);
    QFETCH(const int, kind);
    const Secret token(QStringLiteral("TOKEN-canary"));
    const QList<Request> requests{
        ConnectionRequest{Secret(QStringLiteral("  "))},
        TakeDecisionRequest{Secret(), QStringLiteral("hello")}, DisconnectRequest{Secret()},
        TakeDecisionRequest{token, QStringLiteral(" \n")},
        TakeDecisionRequest{token, QString(1024 * 1024 + 1, QLatin1Char('x'))}};
    open();
    const std::optional<Error> refused = client().send(requests.at(which));
    QVERIFY(refused);
    QCOMPARE(static_cast<int>(refused->kind), kind);
    QCOMPARE(client().inFlight(), std::nullopt);
    exchange(login(), R"({"token":"T"})");
    QCOMPARE(m_watched->said, QStringList(QStringLiteral("loggedIn T")));
    QCOMPARE(m_peer->texts().size(), 1);
}

void tst_ApiClient::refusesWhileBusy()
{
    open();
    QCOMPARE(client().send(question()), std::nullopt);
    for (const Request &request : {question(), login(), registration()}) {
        const std::optional<Error> refused = client().send(request);
        QVERIFY(refused);
        QCOMPARE(refused->kind, Error::Kind::Busy);
    }
    QVERIFY(waitForFrames(1));
    reply(R"({"data":"tea"})");
    QVERIFY(waitUntil([this] { return !m_watched->said.isEmpty(); }));
    QCOMPARE(m_watched->said, QStringList(QStringLiteral("decision tea")));
    // A Disconnect is only written over a question.
    QCOMPARE(client().send(login()), std::nullopt);
    QCOMPARE(client().send(disconnection())->kind, Error::Kind::Busy);
}

void tst_ApiClient::refusesWhileNotConnected()
{
    QCOMPARE(client().send(question())->kind, Error::Kind::NotConnected);
    client().open({m_peer->url(), {}, true});
    QCOMPARE(client().send(question())->kind, Error::Kind::NotConnected);
    QVERIFY(waitUntil([this] { return m_watched->isOpen(); }));
    client().close();
    QCOMPARE(client().send(question())->kind, Error::Kind::NotConnected);
    QVERIFY(waitForClosed());
    QCOMPARE(m_watched->count(QStringLiteral("failed")), 0);
    QVERIFY(m_peer->texts().isEmpty());
}

void tst_ApiClient::answersOneAfterTheOther()
{
    open();
    exchange(login(), R"({"token":"T"})");
    for (int i = 0; i < 20; ++i) {
        const QString text = QStringLiteral("question %1 \u20ac").arg(i);
        exchange(question(text), QStringLiteral(R"({"data":"answer %1"})").arg(i).toUtf8());
        QCOMPARE(m_watched->said.last(), QStringLiteral("decision answer %1").arg(i));
        QVERIFY(m_peer->texts().last().contains(text.toUtf8()));
    }
    exchange(disconnection(), "{}");
    QCOMPARE(m_watched->said.last(), QStringLiteral("disconnectConfirmed"));
    QCOMPARE(m_watched->said.size(), 22);
}

void tst_ApiClient::tellsServerErrors_data()
{
    QTest::addColumn<int>("action");
    QTest::newRow("Register") << 0;
    QTest::newRow("Connection") << 1;
    QTest::newRow("TakeDecision") << 2;
    QTest::newRow("Disconnect") << 3;
}

void tst_ApiClient::tellsServerErrors()
{
    QFETCH(const int, action);
    const QList<Request> requests{registration(), login(), question(), disconnection()};
    open();
    exchange(requests.at(action), R"({"error":"No <b>way</b>."})");
    QCOMPARE(m_watched->said,
             QStringList(QStringLiteral("failed %1 ServerError Maybe")
                             .arg(actionName(static_cast<Action>(action)))));
    QCOMPARE(m_watched->errors.first().detail, QStringLiteral("No <b>way</b>."));
    QVERIFY(m_watched->isOpen());
    m_watched->take();
    exchange(login(), R"({"token":"T"})");
    QCOMPARE(m_watched->said, QStringList(QStringLiteral("loggedIn T")));
}

void tst_ApiClient::unusableRepliesKeepTheLink_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("kind");
    QTest::newRow("HTML") << QByteArray("<html>oops") << "NotJson";
    QTest::newRow("nothing") << QByteArray("") << "NotJson";
    QTest::newRow("cut off") << QByteArray(R"({"data": "te)") << "NotJson";
    QTest::newRow("a number") << QByteArray("42") << "NotAnObject";
    QTest::newRow("a list") << QByteArray("[1]") << "NotAnObject";
}

void tst_ApiClient::unusableRepliesKeepTheLink()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, kind);
    open();
    exchange(question(), text);
    QCOMPARE(m_watched->take(),
             QStringList(QStringLiteral("failed TakeDecision %1 Maybe").arg(kind)));
    QCOMPARE(m_watched->errors.first().received, QString::fromUtf8(text));
    QVERIFY(m_watched->isOpen());
    exchange(question(), R"({"data":"tea"})");
    QCOMPARE(m_watched->said, QStringList(QStringLiteral("decision tea")));
    QCOMPARE(m_peer->acceptedCount(), 1);
}

void tst_ApiClient::readsBinaryFrames()
{
    const auto binary = [](const QByteArray &payload) {
        return HostilePeer::frame(0x80 | HostilePeer::Binary, payload);
    };
    open();
    QCOMPARE(client().send(question()), std::nullopt);
    m_peer->send(binary("{\"data\":\"th\xc3\xa9\"}"));
    QVERIFY(waitUntil([this] { return m_watched->said.size() == 1; }));
    QCOMPARE(m_watched->take(), QStringList(QStringLiteral("decision th\u00e9")));

    QCOMPARE(client().send(question()), std::nullopt);
    m_peer->send(binary("\xff\xfe"));
    QVERIFY(waitUntil([this] { return m_watched->said.size() == 1; }));
    QCOMPARE(m_watched->take(), QStringList(QStringLiteral("failed TakeDecision NotText Maybe")));

    m_peer->send(binary("more"));
    m_peer->send(binary("\xff!"));
    QVERIFY(waitUntil([this] { return m_watched->said.size() == 2; }));
    QCOMPARE(
        m_watched->take(),
        QStringList({QStringLiteral("unsolicited more"), QStringLiteral("unsolicited \ufffd!")}));
    QVERIFY(m_watched->isOpen());
}

DECIDESK_TEST(tst_ApiClient)
#include "tst_ApiClient.moc"
