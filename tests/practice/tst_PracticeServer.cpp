#include "PracticeApi.h"
#include "PracticeServer.h"
#include "TestProgram.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QStringList>
#include <QTcpSocket>
#include <QTest>
#include <QWebSocket>

#include <chrono>
#include <memory>

using decidesk::FaultPlan;
using decidesk::PracticeApi;
using decidesk::PracticeServer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Kind = FaultPlan::Step::Kind;

namespace {

const QString registration
    = u"{\"action\":\"Register\",\"API_KEY\":\"API_KEY1234\",\"checksum\":\"azerty\","
      "\"name\":\"tom\",\"prompt\":\"juste le boss\"}"_s;
const QString login = u"{\"action\":\"Connection\",\"checksum\":\"azerty\"}"_s;

QString question(const QString &token)
{
    return u"{\"action\":\"TakeDecision\",\"token\":\"%1\",\"message\":\"Hello World\"}"_s.arg(
        token);
}

QString farewell(const QString &token)
{
    return u"{\"action\":\"Disconnect\",\"token\":\"%1\"}"_s.arg(token);
}

QJsonObject objectOf(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

QString valueOf(const QString &reply, const QString &key)
{
    const QJsonObject object = objectOf(reply);
    return object.size() == 1 ? object.value(key).toString() : QString();
}

QString errorOf(const QString &reply)
{
    return valueOf(reply, u"error"_s);
}

/// A bare client that shares nothing with ApiClient.
class Client
{
public:
    explicit Client(const QUrl &url)
    {
        QObject::connect(&m_socket, &QWebSocket::textMessageReceived, &m_socket,
                         [this](const QString &text) { m_replies.append(text); });
        m_socket.open(url);
    }

    bool waitUntilOpen()
    {
        return QTest::qWaitFor(
            [this] { return m_socket.state() == QAbstractSocket::ConnectedState; });
    }

    bool waitUntilClosed()
    {
        return QTest::qWaitFor(
            [this] { return m_socket.state() == QAbstractSocket::UnconnectedState; });
    }

    /// The next reply after `text`; null if none came.
    QString ask(const QString &text)
    {
        const qsizetype before = m_replies.size();
        m_socket.sendTextMessage(text);
        if (!QTest::qWaitFor([this, before] { return m_replies.size() > before; }))
            return {};
        return m_replies.at(before);
    }

    QWebSocket &socket() { return m_socket; }
    [[nodiscard]] const QStringList &replies() const { return m_replies; }

private:
    QWebSocket m_socket;
    QStringList m_replies;
};

} // namespace

/// The documented API, over the wire and, where only the answer matters, without it.
class tst_PracticeServer : public QObject
{
    Q_OBJECT

private slots:
    void listensOnTheLoopbackOnly();
    void refusesAPortInUse();
    void keepsToTheDocument();
    void answersEachConnection();
    void refusesAnotherPath();
    void refusesAWebPage();
    void closesOnAnOverlongMessage();
    void answersBinaryFramesWithAnError();
    void survivesGarbageOnThePort();
    void refusesWithAnError_data();
    void refusesWithAnError();
    void registersAgainWithTheSameName();
    void endsATokenOnDisconnect();
    void keepsTokensApart();
    void boundsUsersAndTokens();
    void repeatsNoSecretInAnError();
    void followsTheFaultPlan_data();
    void followsTheFaultPlan();
    void doesWhatWasAskedThoughTheAnswerIsLost();
    void refusesForGoodOnAServerError();
    void answersInPlanOrder();
    void repeatsTheLastStep();
    void delays();
    void dropsTheLink();
    void broadcastsAndDropsAll();
    void mayBeDroppedFromItsOwnSignal();
    void closesConnectionsWhenDestroyed();
};

void tst_PracticeServer::listensOnTheLoopbackOnly()
{
    PracticeServer server;
    QCOMPARE(server.url(), QUrl());
    QVERIFY2(server.listen(), qPrintable(server.errorString()));
    QCOMPARE(server.url().host(), u"127.0.0.1"_s);
    QCOMPARE(server.url().path(), u"/ws"_s);
    QCOMPARE(server.url().scheme(), u"ws"_s);

    QTcpSocket other;
    other.connectToHost(u"127.0.0.2"_s, static_cast<quint16>(server.url().port()));
    QVERIFY(!other.waitForConnected(1000));
    QCOMPARE(other.error(), QAbstractSocket::ConnectionRefusedError);
}

void tst_PracticeServer::refusesAPortInUse()
{
    PracticeServer first;
    QVERIFY(first.listen());
    PracticeServer second;
    QVERIFY(!second.listen(static_cast<quint16>(first.url().port())));
    QVERIFY(!second.errorString().isEmpty());
    QCOMPARE(second.url(), QUrl());
}

void tst_PracticeServer::keepsToTheDocument()
{
    PracticeServer server;
    QVERIFY(server.listen());
    QSignalSpy received(&server, &PracticeServer::received);
    Client client(server.url());
    QVERIFY(client.waitUntilOpen());

    const QString token = valueOf(client.ask(registration), u"token"_s);
    QVERIFY(token.startsWith("practice-"_L1));
    QCOMPARE(received.takeFirst().at(0).toString(), registration);

    const QString decision = valueOf(client.ask(question(token)), u"data"_s);
    QVERIFY2(decision.endsWith(u"(practice answer)"_s), qPrintable(decision));
    QCOMPARE(valueOf(client.ask(question(token)), u"data"_s), decision);

    QCOMPARE(client.ask(farewell(token)), u"{\"status\":\"disconnected\"}"_s);
    QCOMPARE(errorOf(client.ask(question(token))), u"Invalid token: register or log in first."_s);

    const QString secondToken = valueOf(client.ask(login), u"token"_s);
    QVERIFY(secondToken.startsWith("practice-"_L1));
    QVERIFY(secondToken != token);
    QCOMPARE(valueOf(client.ask(question(secondToken)), u"data"_s), decision);
}

void tst_PracticeServer::answersEachConnection()
{
    PracticeServer server;
    QVERIFY(server.listen());
    Client first(server.url());
    Client second(server.url());
    QVERIFY(first.waitUntilOpen() && second.waitUntilOpen());
    QTRY_COMPARE(server.connectionCount(), 2);

    const QString token = valueOf(first.ask(registration), u"token"_s);
    QVERIFY(!valueOf(second.ask(login), u"token"_s).isEmpty());
    QCOMPARE(first.replies().size(), 1);

    first.socket().close();
    QTRY_COMPARE(server.connectionCount(), 1);
    // A token outlives its connection: only Disconnect ends it.
    QVERIFY(!valueOf(second.ask(question(token)), u"data"_s).isEmpty());
}

void tst_PracticeServer::refusesAnotherPath()
{
    PracticeServer server;
    QVERIFY(server.listen());
    QUrl url = server.url();
    url.setPath(u"/other"_s);
    Client client(url);
    QSignalSpy closed(&client.socket(), &QWebSocket::disconnected);
    QVERIFY(closed.wait());
    QCOMPARE(client.socket().closeCode(), QWebSocketProtocol::CloseCodePolicyViolated);
    QCOMPARE(client.socket().closeReason(), u"The path is /ws."_s);
    QCOMPARE(server.connectionCount(), 0);
}

void tst_PracticeServer::refusesAWebPage()
{
    PracticeServer server;
    QVERIFY(server.listen());
    QTcpSocket browser;
    browser.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(server.url().port()));
    QVERIFY(browser.waitForConnected(1000));
    browser.write("GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
                  "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                  "Sec-WebSocket-Version: 13\r\nOrigin: https://example.org\r\n\r\n");
    QTRY_VERIFY(browser.bytesAvailable() > 0);
    const QByteArray answer = browser.readAll();
    QVERIFY2(answer.startsWith("HTTP/1.1 403"), answer.constData());
    QCOMPARE(server.connectionCount(), 0);
}

void tst_PracticeServer::closesOnAnOverlongMessage()
{
    PracticeServer server;
    QVERIFY(server.listen());
    Client client(server.url());
    QVERIFY(client.waitUntilOpen());
    QSignalSpy closed(&client.socket(), &QWebSocket::disconnected);
    client.socket().sendTextMessage(QString(9 * 1024 * 1024, u'a'));
    QVERIFY(closed.wait());
    QTRY_COMPARE(server.connectionCount(), 0);

    Client next(server.url());
    QVERIFY(next.waitUntilOpen());
    QVERIFY(!valueOf(next.ask(registration), u"token"_s).isEmpty());
}

void tst_PracticeServer::answersBinaryFramesWithAnError()
{
    PracticeServer server;
    QVERIFY(server.listen());
    Client client(server.url());
    QVERIFY(client.waitUntilOpen());
    client.socket().sendBinaryMessage(registration.toUtf8());
    QTRY_COMPARE(client.replies().size(), 1);
    QCOMPARE(errorOf(client.replies().constFirst()), u"Only text messages are read."_s);
}

void tst_PracticeServer::survivesGarbageOnThePort()
{
    PracticeServer server;
    QVERIFY(server.listen());
    QTcpSocket garbage;
    garbage.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(server.url().port()));
    QVERIFY(garbage.waitForConnected(1000));
    garbage.write(QByteArray(64 * 1024, '\xff') + "\r\n\r\n");
    QVERIFY(garbage.waitForBytesWritten(1000));

    Client client(server.url());
    QVERIFY(client.waitUntilOpen());
    QVERIFY(!valueOf(client.ask(registration), u"token"_s).isEmpty());
    QCOMPARE(server.connectionCount(), 1);
}

void tst_PracticeServer::refusesWithAnError_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("error");

    const QString notJson = u"JSON decoding error in the received message."_s;
    const QString notAnObject = u"A message must be a JSON object with an \"action\"."_s;
    const QString tooComplex = u"The message is too large or too complex."_s;
    const auto missing = [](const QString &field) {
        return u"The field \"%1\" is missing or empty."_s.arg(field);
    };
    QTest::newRow("empty") << QString() << notJson;
    QTest::newRow("not JSON") << u"hello"_s << notJson;
    QTest::newRow("the document's missing comma")
        << u"{\"action\":\"Register\",\"API_KEY\":\"API_KEY1234\" \"checksum\":\"azerty\"}"_s
        << notJson;
    QTest::newRow("half an object") << registration.chopped(1) << notJson;
    QTest::newRow("two objects") << login + login << notJson;
    QTest::newRow("deep") << u"["_s.repeated(65) << tooComplex;
    QTest::newRow("many values") << u"["_s + u"1,"_s.repeated(200'000) + u"1]"_s << tooComplex;
    QTest::newRow("array") << u"[]"_s << notAnObject;
    QTest::newRow("no action") << u"{}"_s << missing(u"action"_s);
    QTest::newRow("action is a number")
        << u"{\"action\":1}"_s << u"The field \"action\" must be a string."_s;
    QTest::newRow("unknown action")
        << u"{\"action\":\"Dance\"}"_s << u"Unrecognized action \"Dance\"."_s;
    QTest::newRow("action in small letters")
        << u"{\"action\":\"register\"}"_s << u"Unrecognized action \"register\"."_s;
    QTest::newRow("markers in the action")
        << u"{\"action\":\"%1 %2\"}"_s << u"Unrecognized action \"%1 %2\"."_s;

    for (const QString &field : {u"API_KEY"_s, u"checksum"_s, u"name"_s, u"prompt"_s}) {
        QJsonObject request = objectOf(registration);
        const auto row = [&request, &field](const char *what, const QString &error) {
            QTest::addRow("Register, %s %s", qPrintable(field), what)
                << QString::fromUtf8(QJsonDocument(request).toJson()) << error;
        };
        request.insert(field, u" \n"_s);
        row("blank", missing(field));
        request.insert(field, QJsonValue());
        row("null", missing(field));
        request.insert(field, 12);
        row("a number", u"The field \"%1\" must be a string."_s.arg(field));
        request.insert(field, QString(70'000, u'x'));
        row("too long", u"The field \"%1\" is too long."_s.arg(field));
        request.remove(field);
        row("missing", missing(field));
    }
    QTest::newRow("Connection, no checksum")
        << u"{\"action\":\"Connection\"}"_s << missing(u"checksum"_s);
    QTest::newRow("Connection, unknown") << u"{\"action\":\"Connection\",\"checksum\":\"x\"}"_s
                                         << u"Unknown checksum: register first."_s;
    QTest::newRow("TakeDecision, no token")
        << u"{\"action\":\"TakeDecision\",\"message\":\"Hello\"}"_s << missing(u"token"_s);
    QTest::newRow("TakeDecision, no message")
        << u"{\"action\":\"TakeDecision\",\"token\":\"x\"}"_s << missing(u"message"_s);
    QTest::newRow("TakeDecision, wrong token")
        << question(u"TOKEN1234"_s) << u"Invalid token: register or log in first."_s;
    QTest::newRow("Disconnect, no token")
        << u"{\"action\":\"Disconnect\"}"_s << missing(u"token"_s);
    QTest::newRow("Disconnect, wrong token")
        << farewell(u"TOKEN1234"_s) << u"Invalid token: register or log in first."_s;
    QTest::newRow("other name") << QString(registration).replace(u"tom"_s, u"tim"_s)
                                << u"This checksum is registered already, with another name."_s;
}

void tst_PracticeServer::refusesWithAnError()
{
    QFETCH(const QString, message);
    PracticeApi api;
    const QString firstToken = valueOf(api.answer(registration), u"token"_s);
    QTEST(errorOf(api.answer(message)), "error");
    // Whatever came before, the next good message gets its answer.
    QVERIFY(!valueOf(api.answer(question(firstToken)), u"data"_s).isEmpty());
}

void tst_PracticeServer::registersAgainWithTheSameName()
{
    PracticeApi api;
    const QString first = valueOf(api.answer(registration), u"token"_s);
    const QString before = valueOf(api.answer(question(first)), u"data"_s);
    const QString changed = QString(registration).replace(u"juste le boss"_s, u"a pirate"_s);
    const QString second = valueOf(api.answer(changed), u"token"_s);
    QVERIFY(second.startsWith("practice-"_L1));
    QVERIFY2(valueOf(api.answer(question(second)), u"data"_s) != before,
             "the prompt is the new one");
}

void tst_PracticeServer::endsATokenOnDisconnect()
{
    PracticeApi api;
    const QString token = valueOf(api.answer(registration), u"token"_s);
    QCOMPARE(valueOf(api.answer(farewell(token)), u"status"_s), u"disconnected"_s);
    QCOMPARE(errorOf(api.answer(farewell(token))), u"Invalid token: register or log in first."_s);
    QVERIFY(!valueOf(api.answer(login), u"token"_s).isEmpty());
}

void tst_PracticeServer::keepsTokensApart()
{
    PracticeApi api;
    const QString first = valueOf(api.answer(registration), u"token"_s);
    const QString second = valueOf(api.answer(login), u"token"_s);
    QVERIFY(first != second);
    QVERIFY(errorOf(api.answer(farewell(first))).isEmpty());
    QVERIFY(!valueOf(api.answer(question(second)), u"data"_s).isEmpty());
}

void tst_PracticeServer::boundsUsersAndTokens()
{
    PracticeApi api;
    const QString first = valueOf(api.answer(registration), u"token"_s);
    for (qsizetype i = 0; i < PracticeApi::maxTokens - 1; ++i)
        QVERIFY(!valueOf(api.answer(login), u"token"_s).isEmpty());
    QVERIFY(!valueOf(api.answer(question(first)), u"data"_s).isEmpty());
    QVERIFY(!valueOf(api.answer(login), u"token"_s).isEmpty());
    QVERIFY(!errorOf(api.answer(question(first))).isEmpty());

    for (qsizetype i = 0; i < PracticeApi::maxUsers - 1; ++i) {
        const QString reply
            = api.answer(QString(registration).replace(u"azerty"_s, u"checksum %1"_s.arg(i)));
        QVERIFY(errorOf(reply).isEmpty());
    }
    QCOMPARE(errorOf(api.answer(QString(registration).replace(u"azerty"_s, u"one more"_s))),
             u"The practice server has no room for more users."_s);
    QVERIFY(!valueOf(api.answer(registration), u"token"_s).isEmpty());
}

void tst_PracticeServer::repeatsNoSecretInAnError()
{
    PracticeApi api;
    const QString reply
        = api.answer(u"{\"action\":\"Connection\",\"checksum\":\"canary-checksum\"}"_s)
        + api.answer(question(u"canary-token"_s)) + api.answer(u"{\"API_KEY\":\"canary-key\""_s);
    QVERIFY(!reply.contains("canary"_L1));
}

void tst_PracticeServer::followsTheFaultPlan_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("replies");

    QTest::newRow("not JSON") << Kind::NotJson << QString() << QStringList{u"<html>oops"_s};
    QTest::newRow("error") << Kind::ServerError << u"No \"luck\" today"_s
                           << QStringList{u"{\"error\":\"No \\\"luck\\\" today\"}"_s};
    QTest::newRow("error without a text")
        << Kind::ServerError << QString()
        << QStringList{u"{\"error\":\"Something went wrong.\"}"_s};
    QTest::newRow("raw") << Kind::Raw << u"[1]"_s << QStringList{u"[1]"_s};
    QTest::newRow("twice") << Kind::Twice << QString()
                           << QStringList{u"{\"status\":\"disconnected\"}"_s,
                                          u"{\"status\":\"disconnected\"}"_s};
    QTest::newRow("silent") << Kind::Silent << QString() << QStringList{};
}

void tst_PracticeServer::followsTheFaultPlan()
{
    QFETCH(const Kind, kind);
    QFETCH(const QString, text);
    QFETCH(const QStringList, replies);

    PracticeServer server;
    QVERIFY(server.listen());
    Client client(server.url());
    QVERIFY(client.waitUntilOpen());
    const QString token = valueOf(client.ask(registration), u"token"_s);

    server.setFaultPlan({{{kind, 0ms, text}}});
    client.socket().sendTextMessage(farewell(token));
    // Behaves again afterwards: whatever the plan made of the first message stands before this.
    client.socket().sendTextMessage(u"{}"_s);
    QStringList expected = replies;
    expected.append(u"{\"error\":\"The field \\\"action\\\" is missing or empty.\"}"_s);
    QTRY_COMPARE(client.replies().sliced(1), expected);
}

void tst_PracticeServer::doesWhatWasAskedThoughTheAnswerIsLost()
{
    PracticeServer server;
    QVERIFY(server.listen());
    server.setFaultPlan({{{Kind::Drop}}});
    Client lost(server.url());
    QVERIFY(lost.waitUntilOpen());
    lost.socket().sendTextMessage(registration);
    QVERIFY(lost.waitUntilClosed());
    QVERIFY(lost.replies().isEmpty());

    Client next(server.url());
    QVERIFY(next.waitUntilOpen());
    QVERIFY(!valueOf(next.ask(login), u"token"_s).isEmpty());
}

void tst_PracticeServer::refusesForGoodOnAServerError()
{
    PracticeServer server;
    QVERIFY(server.listen());
    server.setFaultPlan({{{Kind::ServerError}}});
    Client client(server.url());
    QVERIFY(client.waitUntilOpen());
    QCOMPARE(errorOf(client.ask(registration)), u"Something went wrong."_s);
    QCOMPARE(errorOf(client.ask(login)), u"Unknown checksum: register first."_s);
}

void tst_PracticeServer::answersInPlanOrder()
{
    PracticeServer server;
    QVERIFY(server.listen());
    server.setFaultPlan({{{Kind::None}, {Kind::Raw, 0ms, u"{}"_s}}});
    Client client(server.url());
    QVERIFY(client.waitUntilOpen());
    QVERIFY(!valueOf(client.ask(registration), u"token"_s).isEmpty());
    QCOMPARE(client.ask(login), u"{}"_s);
    QVERIFY(!valueOf(client.ask(login), u"token"_s).isEmpty());
}

void tst_PracticeServer::repeatsTheLastStep()
{
    PracticeServer server;
    QVERIFY(server.listen());
    server.setFaultPlan({{{Kind::None}, {Kind::NotJson}}, true});
    Client client(server.url());
    QVERIFY(client.waitUntilOpen());
    QVERIFY(!valueOf(client.ask(registration), u"token"_s).isEmpty());
    for (int i = 0; i < 3; ++i)
        QCOMPARE(client.ask(login), u"<html>oops"_s);
    server.setFaultPlan({});
    QVERIFY(!valueOf(client.ask(login), u"token"_s).isEmpty());
}

void tst_PracticeServer::delays()
{
    PracticeServer server;
    QVERIFY(server.listen());
    server.setFaultPlan({{{Kind::Raw, 100ms, u"late"_s}}});
    Client client(server.url());
    QVERIFY(client.waitUntilOpen());
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(client.ask(registration), u"late"_s);
    QCOMPARE_GE(clock.elapsed(), 95);

    // A late answer is overtaken by the next one, and dies with its connection.
    server.setFaultPlan({{{Kind::Raw, 100ms, u"second"_s}, {Kind::Raw, 0ms, u"first"_s}}});
    client.socket().sendTextMessage(login);
    client.socket().sendTextMessage(login);
    QTRY_COMPARE(client.replies(), (QStringList{u"late"_s, u"first"_s, u"second"_s}));
}

void tst_PracticeServer::dropsTheLink()
{
    PracticeServer server;
    QVERIFY(server.listen());
    server.setFaultPlan({{{Kind::Drop}}, true});
    for (int i = 0; i < 5; ++i) {
        Client client(server.url());
        QVERIFY(client.waitUntilOpen());
        // More than one message in the same packet: the rest meets a socket that is going.
        client.socket().sendTextMessage(registration);
        client.socket().sendTextMessage(login);
        QVERIFY(client.waitUntilClosed());
        QVERIFY(client.replies().isEmpty());
    }
    QTRY_COMPARE(server.connectionCount(), 0);
}

void tst_PracticeServer::broadcastsAndDropsAll()
{
    PracticeServer server;
    QVERIFY(server.listen());
    Client first(server.url());
    Client second(server.url());
    QVERIFY(first.waitUntilOpen() && second.waitUntilOpen());
    QTRY_COMPARE(server.connectionCount(), 2);

    server.broadcast(u"{\"status\":\"hello\"}"_s);
    QTRY_COMPARE(first.replies(), QStringList{u"{\"status\":\"hello\"}"_s});
    QTRY_COMPARE(second.replies(), QStringList{u"{\"status\":\"hello\"}"_s});

    server.dropAll();
    QCOMPARE(server.connectionCount(), 0);
    QVERIFY(first.waitUntilClosed() && second.waitUntilClosed());
    Client third(server.url());
    QVERIFY(third.waitUntilOpen());
}

void tst_PracticeServer::mayBeDroppedFromItsOwnSignal()
{
    PracticeServer server;
    QVERIFY(server.listen());
    connect(&server, &PracticeServer::received, &server, &PracticeServer::dropAll);
    Client client(server.url());
    QVERIFY(client.waitUntilOpen());
    client.socket().sendTextMessage(registration);
    client.socket().sendTextMessage(registration);
    QVERIFY(client.waitUntilClosed());
    QVERIFY(client.replies().isEmpty());
}

void tst_PracticeServer::closesConnectionsWhenDestroyed()
{
    auto server = std::make_unique<PracticeServer>();
    QVERIFY(server->listen());
    server->setFaultPlan({{{Kind::None, 1h}}});
    Client client(server->url());
    QVERIFY(client.waitUntilOpen());
    client.socket().sendTextMessage(registration);
    QTRY_COMPARE(server->connectionCount(), 1);
    server.reset();
    QVERIFY(client.waitUntilClosed());
    QVERIFY(client.replies().isEmpty());
}

DECIDESK_TEST(tst_PracticeServer)
#include "tst_PracticeServer.moc"
