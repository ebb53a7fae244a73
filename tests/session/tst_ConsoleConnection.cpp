#include "ConsoleConnection.h"
#include "PracticeServer.h"
#include "SecretStore.h"
#include "TestProgram.h"
#include "TrafficLog.h"

#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>

#include <chrono>
#include <memory>

using namespace decidesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A server that does nothing but what a test says.
class Peer : public QObject
{
public:
    Peer() : m_server(u"peer"_s, QWebSocketServer::NonSecureMode)
    {
        connect(&m_server, &QWebSocketServer::newConnection, this, [this] {
            socket.reset(m_server.nextPendingConnection());
            ++connections;
            connect(socket.get(), &QWebSocket::textMessageReceived, this,
                    [this](const QString &text) { got += text; });
        });
        m_server.listen(QHostAddress::LocalHost);
    }

    [[nodiscard]] QUrl url() const { return m_server.serverUrl(); }

    std::unique_ptr<QWebSocket> socket;
    QStringList got;
    int connections = 0;

private:
    QWebSocketServer m_server;
};

Server at(const QUrl &url)
{
    Server server;
    server.id = QUuid::createUuid();
    server.url = url;
    return server;
}

struct Console
{
    Console() : connection(secrets, &log) {}
    explicit Console(const QUrl &url) : Console() { connection.setServer(at(url)); }

    QString lastReceived() const
    {
        return received.isEmpty() ? QString() : received.last().at(0).toString();
    }
    Error lastError() const
    {
        return failed.isEmpty() ? Error() : failed.last().at(0).value<Error>();
    }

    [[nodiscard]] QStringList logged() const
    {
        QStringList lines;
        for (qint64 number = log.firstNumber(); number < log.endNumber(); ++number) {
            const TrafficEntry &entry = log.at(number);
            const QString sign = entry.kind == TrafficEntry::Kind::FrameOut ? u">"_s
                : entry.kind == TrafficEntry::Kind::FrameIn                 ? u"<"_s
                                                                            : u"!"_s;
            lines += sign + u' ' + entry.label;
        }
        return lines;
    }

    SecretStore secrets{u"test"_s, SecretStore::Backend::MemoryOnly};
    TrafficLog log;
    ConsoleConnection connection;
    QSignalSpy sent{&connection, &ConsoleConnection::sent};
    QSignalSpy received{&connection, &ConsoleConnection::received};
    QSignalSpy failed{&connection, &ConsoleConnection::failed};
};

const QString registration
    = uR"({"action":"Register","API_KEY":"canary-key-1","checksum":"canary-sum-1","name":"tom","prompt":"p"})"_s;
const QString login = uR"({"action":"Connection","checksum":"canary-sum-1"})"_s;

QString keyOf(const QString &json, const char *key)
{
    return QJsonDocument::fromJson(json.toUtf8()).object().value(QLatin1String(key)).toString();
}

} // namespace

class tst_ConsoleConnection : public QObject
{
    Q_OBJECT

private slots:
    void check_data();
    void check();
    void checkWithAKnownToken();
    void connectsWithTheFirstMessage();
    void aWholeConversation();
    void sendsTheTextAsItIs();
    void messagesSentWhileConnectingGoInOrder();
    void templates();
    void noEndpoint();
    void consent();
    void refused();
    void aMuteServer();
    void messagesThatWaitFailWithTheAttempt();
    void closeWhileConnecting();
    void closeAndSendAgain();
    void anotherEndpointForgetsTheToken();
    void anotherEndpointClosesTheLink();
    void anotherEndpointWhileConnecting();
    void theSameEndpointChangesNothing();
    void theServerCloses();
    void notJsonComesBack();
    void noObjectComesBack();
    void binaryFrames();
    void anUnreadableFrameIsAnAnswer();
    void aReplyPastALimit();
    void unaskedMessages();
    void aTokenUnderDataIsOneOnlyAfterALogin();
    void anIgnoredMessageDoesNotShiftTheReplies();
    void anErrorToAnUnknownActionIsItsOwn();
    void aStatusBeforeTheToken();
    void disconnectForgetsTheToken();
    void secretsAreRedacted();
};

void tst_ConsoleConnection::check_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("detail");

    using Kind = Error::Kind;
    const auto row
        = [](const char *name, const QString &text, Kind kind, const QString &detail = {}) {
              QTest::newRow(name) << text << kind << detail;
          };
    row("Register", registration, Kind::None);
    row("Connection", login, Kind::None);
    row("Register without its fields", uR"({"action":"Register"})"_s, Kind::None);
    row("TakeDecision with a token", uR"({"action":"TakeDecision","token":"t","message":"m"})"_s,
        Kind::None);
    row("Disconnect with a token", uR"({"action":"Disconnect","token":"t"})"_s, Kind::None);
    row("unknown keys", uR"({"action":"Connection","extra":[1]})"_s, Kind::None);
    row("no token", uR"({"action":"TakeDecision","message":"m"})"_s, Kind::NoToken);
    row("empty token", uR"({"action":"TakeDecision","token":"","message":"m"})"_s, Kind::NoToken);
    row("white space for a token", uR"({"action":"Disconnect","token":" "})"_s, Kind::NoToken);
    row("null for a token", uR"({"action":"Disconnect","token":null})"_s, Kind::NoToken);
    row("the placeholder for a token", uR"({"action":"Disconnect","token":"<TOKEN>"})"_s,
        Kind::NoToken);
    row("unknown action", uR"({"action":"Dance"})"_s, Kind::UnrecognizedAction, u"Dance"_s);
    row("letter case counts", uR"({"action":"register"})"_s, Kind::UnrecognizedAction,
        u"register"_s);
    row("no action", uR"({"token":"t"})"_s, Kind::UnrecognizedAction);
    row("an action that is no text", uR"({"action":5})"_s, Kind::UnrecognizedAction, u"5"_s);
    row("not JSON", u"hello"_s, Kind::NotJson);
    row("empty", QString(), Kind::NotJson);
    row("the document's example without its comma",
        uR"({ "action": "Register", "API_KEY": "API_KEY1234" "checksum": "azerty" })"_s,
        Kind::NotJson);
    row("an array", u"[1]"_s, Kind::NotAnObject);
    row("a number", u"42"_s, Kind::NotAnObject);
}

void tst_ConsoleConnection::check()
{
    QFETCH(const QString, text);
    QFETCH(const Error::Kind, kind);
    QFETCH(const QString, detail);

    SecretStore secrets(u"test"_s, SecretStore::Backend::MemoryOnly);
    const ConsoleConnection connection(secrets, nullptr);
    const std::optional<Error> error = connection.check(text);
    QCOMPARE(error ? error->kind : Error::Kind::None, kind);
    if (kind == Error::Kind::UnrecognizedAction)
        QCOMPARE(error->detail, detail);
}

void tst_ConsoleConnection::checkWithAKnownToken()
{
    PracticeServer server;
    QVERIFY(server.listen());
    Console console(server.url());
    console.connection.send(registration);
    QTRY_COMPARE(console.received.count(), 1);
    QVERIFY(!console.connection.check(uR"({"action":"TakeDecision","message":"m"})"_s));
    QVERIFY(!console.connection.check(uR"({"action":"Disconnect","token":""})"_s));
}

void tst_ConsoleConnection::connectsWithTheFirstMessage()
{
    PracticeServer server;
    QVERIFY(server.listen());
    Console console(server.url());
    QSignalSpy states(&console.connection, &ConsoleConnection::stateChanged);
    QCOMPARE(console.connection.state(), ConsoleConnection::State::Closed);
    console.connection.send(login);
    QCOMPARE(console.connection.state(), ConsoleConnection::State::Connecting);
    QVERIFY(console.sent.isEmpty());
    QTRY_COMPARE(console.sent.count(), 1);
    QVERIFY(console.connection.isOpen());
    QCOMPARE(states.count(), 2);
    QCOMPARE(server.connectionCount(), 1);
}

void tst_ConsoleConnection::aWholeConversation()
{
    PracticeServer server;
    QVERIFY(server.listen());
    Console console(server.url());
    console.connection.send(registration);
    QTRY_COMPARE(console.received.count(), 1);
    const QString question = console.connection.templateOf(Action::TakeDecision);
    QVERIFY(!console.connection.check(question));
    console.connection.send(question);
    QTRY_COMPARE(console.received.count(), 2);
    QVERIFY2(console.lastReceived().contains(u"practice"), qPrintable(console.lastReceived()));
    QVERIFY(console.received.last().at(1).toLongLong() >= 0);
    console.connection.send(console.connection.templateOf(Action::Disconnect));
    QTRY_COMPARE(console.received.count(), 3);
    QCOMPARE(console.failed.count(), 0);
    QCOMPARE(console.logged().filter(QRegularExpression(u"^[<>]"_s)),
             QStringList({u"> Register"_s, u"< Register"_s, u"> TakeDecision"_s,
                          u"< TakeDecision"_s, u"> Disconnect"_s, u"< Disconnect"_s}));
    QCOMPARE(console.logged().mid(0, 2), QStringList({u"! Connecting"_s, u"! Connected"_s}));
    QCOMPARE(console.log.at(0).connection, u"Console"_s);
    QCOMPARE(console.log.at(0).attempt, 1U);
}

void tst_ConsoleConnection::sendsTheTextAsItIs()
{
    Peer peer;
    Console console(peer.url());
    const QString odd = u"  {\"b\":1, \"a\":2,\n \"a\":1e400}\u00E9\U0001F600 "_s;
    console.connection.send(odd);
    console.connection.send(QString(QChar(0xD800)) + u'x');
    QTRY_COMPARE(peer.got, QStringList({odd, QString(QChar(0xFFFD)) + u'x'}));
    QCOMPARE(console.sent.count(), 2);
    const TrafficEntry &frame = console.log.at(console.log.endNumber() - 2);
    QCOMPARE(frame.kind, TrafficEntry::Kind::FrameOut);
    QCOMPARE(frame.bytes, odd.toUtf8().size());
    QCOMPARE(frame.text.toString(), odd);
}

void tst_ConsoleConnection::messagesSentWhileConnectingGoInOrder()
{
    Peer peer;
    Console console(peer.url());
    for (int i = 0; i < 5; ++i)
        console.connection.send(QString::number(i));
    QTRY_COMPARE(peer.got, QStringList({u"0"_s, u"1"_s, u"2"_s, u"3"_s, u"4"_s}));
    QCOMPARE(peer.connections, 1);
    QCOMPARE(console.sent.count(), 5);
}

void tst_ConsoleConnection::templates()
{
    SecretStore secrets(u"test"_s, SecretStore::Backend::MemoryOnly);
    const ConsoleConnection connection(secrets, nullptr);
    QCOMPARE(connection.templateOf(Action::Register),
             u"{\n    \"action\": \"Register\",\n    \"API_KEY\": \"<API_KEY>\",\n"
             "    \"checksum\": \"<CHECKSUM>\",\n    \"name\": \"tom\",\n"
             "    \"prompt\": \"a strict boss\"\n}"_s);
    QCOMPARE(connection.templateOf(Action::Connection),
             u"{\n    \"action\": \"Connection\",\n    \"checksum\": \"<CHECKSUM>\"\n}"_s);
    QCOMPARE(connection.templateOf(Action::TakeDecision),
             u"{\n    \"action\": \"TakeDecision\",\n    \"token\": \"<TOKEN>\",\n"
             "    \"message\": \"Hello World\"\n}"_s);
    QCOMPARE(connection.templateOf(Action::Disconnect),
             u"{\n    \"action\": \"Disconnect\",\n    \"token\": \"<TOKEN>\"\n}"_s);

    Peer peer;
    Console console(peer.url());
    console.connection.send(login);
    QTRY_COMPARE(peer.got.size(), 1);
    peer.socket->sendTextMessage(uR"({"token":"a\"quoted\"token"})"_s);
    QTRY_COMPARE(console.received.count(), 1);
    QCOMPARE(keyOf(console.connection.templateOf(Action::Disconnect), "token"),
             u"a\"quoted\"token"_s);
    QVERIFY(!console.connection.templateOf(Action::Connection).contains(u"quoted"));
}

void tst_ConsoleConnection::noEndpoint()
{
    Console console;
    console.connection.send(login);
    QCOMPARE(console.failed.count(), 1);
    QCOMPARE(console.lastError().kind, Error::Kind::NotConnected);
}

void tst_ConsoleConnection::consent()
{
    Console console(QUrl(u"ws://192.0.2.1:3000/ws"_s));
    console.connection.send(login);
    QCOMPARE(console.failed.count(), 1);
    QCOMPARE(console.lastError(), (Error{Error::Kind::ConsentNeeded, u"192.0.2.1:3000"_s, 0, {}}));
    QCOMPARE(console.connection.state(), ConsoleConnection::State::Closed);
    QCOMPARE(console.logged(), QStringList());

    console.connection.setPlainTextConsent(true);
    console.connection.send(login);
    QCOMPARE(console.connection.state(), ConsoleConnection::State::Connecting);

    // Another server was not agreed to.
    console.connection.setServer(at(QUrl(u"ws://192.0.2.2/ws"_s)));
    console.failed.clear();
    console.connection.send(login);
    QCOMPARE(console.lastError().kind, Error::Kind::ConsentNeeded);
}

void tst_ConsoleConnection::refused()
{
    QTcpServer gone;
    QVERIFY(gone.listen(QHostAddress::LocalHost));
    const quint16 port = gone.serverPort();
    gone.close();
    Console console(QUrl(u"ws://127.0.0.1:%1/ws"_s.arg(port)));
    console.connection.send(login);
    QTRY_COMPARE(console.failed.count(), 1);
    QCOMPARE(console.lastError().kind, Error::Kind::ConnectionRefused);
    QCOMPARE(console.connection.state(), ConsoleConnection::State::Closed);
    QCOMPARE(console.logged(), QStringList({u"! Connecting"_s, u"! Ended"_s}));

    // The next message is a new attempt.
    console.connection.send(login);
    QTRY_COMPARE(console.failed.count(), 2);
    QCOMPARE(console.log.at(console.log.endNumber() - 1).attempt, 2U);
}

void tst_ConsoleConnection::aMuteServer()
{
    QTcpServer mute;
    QVERIFY(mute.listen(QHostAddress::LocalHost));
    Console console(QUrl(u"ws://127.0.0.1:%1/ws"_s.arg(mute.serverPort())));
    Timeouts timeouts;
    timeouts.connect = 50ms;
    console.connection.setTimeouts(timeouts);
    console.connection.send(login);
    QTRY_COMPARE(console.failed.count(), 1);
    QCOMPARE(console.lastError().kind, Error::Kind::ConnectTimedOut);
    QCOMPARE(console.lastError().code, 50);
}

void tst_ConsoleConnection::messagesThatWaitFailWithTheAttempt()
{
    QTcpServer mute;
    QVERIFY(mute.listen(QHostAddress::LocalHost));
    Console console(QUrl(u"ws://127.0.0.1:%1/ws"_s.arg(mute.serverPort())));
    Timeouts timeouts;
    timeouts.connect = 50ms;
    console.connection.setTimeouts(timeouts);
    console.connection.send(login);
    console.connection.send(registration);
    QTRY_COMPARE(console.failed.count(), 2);
    QCOMPARE(console.sent.count(), 0);
}

void tst_ConsoleConnection::closeWhileConnecting()
{
    QTcpServer mute;
    QVERIFY(mute.listen(QHostAddress::LocalHost));
    Console console(QUrl(u"ws://127.0.0.1:%1/ws"_s.arg(mute.serverPort())));
    console.connection.send(login);
    console.connection.close();
    QCOMPARE(console.connection.state(), ConsoleConnection::State::Closed);
    QCOMPARE(console.failed.count(), 1);
    QCOMPARE(console.lastError().kind, Error::Kind::Cancelled);
    QTRY_COMPARE(console.logged().last(), u"! Closed"_s);
}

void tst_ConsoleConnection::closeAndSendAgain()
{
    Peer peer;
    Console console(peer.url());
    console.connection.send(u"first"_s);
    QTRY_COMPARE(peer.got.size(), 1);
    console.connection.close();
    console.connection.send(u"second"_s);
    QTRY_COMPARE(peer.got, QStringList({u"first"_s, u"second"_s}));
    QCOMPARE(peer.connections, 2);
    QCOMPARE(console.failed.count(), 0);
}

void tst_ConsoleConnection::anotherEndpointForgetsTheToken()
{
    PracticeServer server;
    QVERIFY(server.listen());
    Console console(server.url());
    console.connection.send(registration);
    QTRY_COMPARE(console.received.count(), 1);
    QVERIFY(!console.connection.templateOf(Action::Disconnect).contains(u"<TOKEN>"));

    Peer other;
    console.connection.setServer(at(other.url()));
    QVERIFY(!console.connection.isOpen());
    QVERIFY(console.connection.templateOf(Action::Disconnect).contains(u"<TOKEN>"));
    QTRY_COMPARE(server.connectionCount(), 0);
    console.connection.send(u"there"_s);
    QTRY_COMPARE(other.got, QStringList({u"there"_s}));
}

void tst_ConsoleConnection::anotherEndpointClosesTheLink()
{
    Peer peer;
    Console console(peer.url());
    console.connection.send(u"here"_s);
    QTRY_COMPARE(peer.got.size(), 1);
    const qint64 before = console.log.endNumber();

    Peer other;
    console.connection.setServer(at(other.url()));
    QCOMPARE(console.connection.state(), ConsoleConnection::State::Closed);
    QCOMPARE(console.log.endNumber(), before + 1);
    QCOMPARE(console.log.at(before).label, u"Closing"_s);
    QCOMPARE(console.log.at(before).text.toString(), u"another server"_s);
    QTRY_COMPARE(console.logged().last(), u"! Closed"_s);
    QCOMPARE(other.connections, 0);
    QCOMPARE(console.failed.count(), 0);

    console.connection.send(u"there"_s);
    QTRY_COMPARE(other.got, QStringList({u"there"_s}));
    QCOMPARE(peer.got, QStringList({u"here"_s}));
}

void tst_ConsoleConnection::anotherEndpointWhileConnecting()
{
    QTcpServer mute;
    QVERIFY(mute.listen(QHostAddress::LocalHost));
    Console console(QUrl(u"ws://127.0.0.1:%1/ws"_s.arg(mute.serverPort())));
    console.connection.send(login);
    Peer other;
    console.connection.setServer(at(other.url()));
    QCOMPARE(console.failed.count(), 1);
    QCOMPARE(console.lastError().kind, Error::Kind::Cancelled);

    // What was meant for the one goes to no other.
    console.connection.send(u"there"_s);
    QTRY_COMPARE(other.got, QStringList({u"there"_s}));
}

void tst_ConsoleConnection::theSameEndpointChangesNothing()
{
    PracticeServer server;
    QVERIFY(server.listen());
    Console console(server.url());
    console.connection.send(registration);
    QTRY_COMPARE(console.received.count(), 1);
    console.connection.setServer(at(server.url()));
    QVERIFY(console.connection.isOpen());
    QVERIFY(!console.connection.templateOf(Action::Disconnect).contains(u"<TOKEN>"));
}

void tst_ConsoleConnection::theServerCloses()
{
    Peer peer;
    Console console(peer.url());
    console.connection.send(u"x"_s);
    QTRY_COMPARE(peer.got.size(), 1);
    peer.socket->close(QWebSocketProtocol::CloseCodePolicyViolated, u"no"_s);
    QTRY_COMPARE(console.failed.count(), 1);
    QCOMPARE(console.lastError().kind, Error::Kind::ClosedByServer);
    QCOMPARE(console.lastError().code, 1008);
    QCOMPARE(console.lastError().detail, u"no"_s);
    console.connection.send(u"y"_s);
    QTRY_COMPARE(peer.got.size(), 2);
    QCOMPARE(console.failed.count(), 1);
}

void tst_ConsoleConnection::notJsonComesBack()
{
    Peer peer;
    Console console(peer.url());
    console.connection.send(login);
    QTRY_COMPARE(peer.got.size(), 1);
    peer.socket->sendTextMessage(u"<html>oops"_s);
    QTRY_COMPARE(console.failed.count(), 1);
    QCOMPARE(console.lastError().kind, Error::Kind::NotJson);
    QCOMPARE(console.lastError().received, u"<html>oops"_s);
    QCOMPARE(console.lastReceived(), u"<html>oops"_s);
    QVERIFY(console.connection.isOpen());
}

void tst_ConsoleConnection::noObjectComesBack()
{
    Peer peer;
    Console console(peer.url());
    console.connection.send(login);
    QTRY_COMPARE(peer.got.size(), 1);
    peer.socket->sendTextMessage(u"[1]"_s);
    QTRY_COMPARE(console.failed.count(), 1);
    QCOMPARE(console.lastError().kind, Error::Kind::NotAnObject);
    QCOMPARE(console.lastReceived(), u"[\n    1\n]"_s);
}

void tst_ConsoleConnection::binaryFrames()
{
    Peer peer;
    Console console(peer.url());
    console.connection.send(u"x"_s);
    QTRY_COMPARE(peer.got.size(), 1);
    peer.socket->sendBinaryMessage(R"({"a":1})");
    QTRY_COMPARE(console.received.count(), 1);
    QCOMPARE(console.lastReceived(), u"{\n    \"a\": 1\n}"_s);
    peer.socket->sendBinaryMessage("\xFF\xFE");
    QTRY_COMPARE(console.failed.count(), 1);
    QCOMPARE(console.lastError().kind, Error::Kind::NotText);
    QVERIFY(console.connection.isOpen());
}

void tst_ConsoleConnection::anUnreadableFrameIsAnAnswer()
{
    Peer peer;
    Console console(peer.url());
    console.connection.send(login);
    QTRY_COMPARE(peer.got.size(), 1);
    peer.socket->sendBinaryMessage("\xFF\xFE");
    QTRY_COMPARE(console.failed.count(), 1);
    peer.socket->sendTextMessage(uR"({"news":1})"_s);
    QTRY_COMPARE(console.received.count(), 1);
    QCOMPARE(console.logged().last(), u"< Unasked"_s);
}

void tst_ConsoleConnection::aReplyPastALimit()
{
    Peer peer;
    Console console(peer.url());
    ReplyLimits limits;
    limits.maxDepth = 3;
    console.connection.setLimits(limits);
    console.connection.send(u"x"_s);
    QTRY_COMPARE(peer.got.size(), 1);
    peer.socket->sendTextMessage(u"[[[[1]]]]"_s);
    QTRY_COMPARE(console.failed.count(), 1);
    QCOMPARE(console.lastError().kind, Error::Kind::MessageTooDeep);
    QCOMPARE(console.lastError().code, 3);
    QCOMPARE(console.received.count(), 0);
    QCOMPARE(console.connection.state(), ConsoleConnection::State::Closed);
}

void tst_ConsoleConnection::unaskedMessages()
{
    Peer peer;
    Console console(peer.url());
    console.connection.send(login);
    QTRY_COMPARE(peer.got.size(), 1);
    peer.socket->sendTextMessage(uR"({"token":"canary-token-1"})"_s);
    peer.socket->sendTextMessage(uR"({"news":1})"_s);
    QTRY_COMPARE(console.received.count(), 2);
    QCOMPARE(console.received.at(1).at(1).toLongLong(), -1);
    QCOMPARE(console.logged().last(), u"< Unasked"_s);
    QCOMPARE(console.failed.count(), 0);
}

void tst_ConsoleConnection::aTokenUnderDataIsOneOnlyAfterALogin()
{
    Peer peer;
    Console console(peer.url());
    console.connection.send(login);
    QTRY_COMPARE(peer.got.size(), 1);
    peer.socket->sendTextMessage(uR"({"data":"canary-token-1"})"_s);
    QTRY_COMPARE(console.received.count(), 1);
    QCOMPARE(keyOf(console.connection.templateOf(Action::Disconnect), "token"),
             u"canary-token-1"_s);
    QCOMPARE(keyOf(console.lastReceived(), "data"), redactionMark.toString());

    console.connection.send(console.connection.templateOf(Action::TakeDecision));
    QTRY_COMPARE(peer.got.size(), 2);
    peer.socket->sendTextMessage(uR"({"data":"Yes."})"_s);
    QTRY_COMPARE(console.received.count(), 2);
    QCOMPARE(keyOf(console.lastReceived(), "data"), u"Yes."_s);
    QCOMPARE(keyOf(console.connection.templateOf(Action::Disconnect), "token"),
             u"canary-token-1"_s);
}

void tst_ConsoleConnection::anIgnoredMessageDoesNotShiftTheReplies()
{
    Peer peer;
    Console console(peer.url());
    console.connection.send(u"not JSON"_s);
    console.connection.send(uR"({"action":"Dance"})"_s);
    console.connection.send(login);
    QTRY_COMPARE(peer.got.size(), 3);
    peer.socket->sendTextMessage(uR"({"data":"canary-token-1"})"_s);
    QTRY_COMPARE(console.received.count(), 1);
    QCOMPARE(keyOf(console.lastReceived(), "data"), redactionMark.toString());
    QCOMPARE(console.logged().last(), u"< Connection"_s);
    QVERIFY(!console.log.at(console.log.endNumber() - 1).text.toString().contains(u"canary"));
}

void tst_ConsoleConnection::anErrorToAnUnknownActionIsItsOwn()
{
    Peer peer;
    Console console(peer.url());
    console.connection.send(uR"({"action":"Dance"})"_s);
    console.connection.send(login);
    QTRY_COMPARE(peer.got.size(), 2);
    peer.socket->sendTextMessage(uR"({"error":"unknown action"})"_s);
    peer.socket->sendTextMessage(uR"({"data":"canary-token-1"})"_s);
    QTRY_COMPARE(console.received.count(), 2);
    QCOMPARE(console.logged().mid(console.logged().size() - 2),
             QStringList({u"< Dance"_s, u"< Connection"_s}));
    QCOMPARE(keyOf(console.lastReceived(), "data"), redactionMark.toString());
    QCOMPARE(console.failed.count(), 0);
}

void tst_ConsoleConnection::aStatusBeforeTheToken()
{
    Peer peer;
    Console console(peer.url());
    console.connection.send(login);
    QTRY_COMPARE(peer.got.size(), 1);
    peer.socket->sendTextMessage(uR"({"status":"working"})"_s);
    peer.socket->sendTextMessage(uR"({"data":"canary-token-1"})"_s);
    QTRY_COMPARE(console.received.count(), 2);
    QCOMPARE(keyOf(console.connection.templateOf(Action::Disconnect), "token"),
             u"canary-token-1"_s);
}

void tst_ConsoleConnection::disconnectForgetsTheToken()
{
    PracticeServer server;
    QVERIFY(server.listen());
    Console console(server.url());
    console.connection.send(registration);
    QTRY_COMPARE(console.received.count(), 1);
    console.connection.send(console.connection.templateOf(Action::Disconnect));
    QTRY_COMPARE(console.received.count(), 2);
    QCOMPARE(console.connection.check(console.connection.templateOf(Action::TakeDecision))->kind,
             Error::Kind::NoToken);
}

void tst_ConsoleConnection::secretsAreRedacted()
{
    Peer peer;
    Console console(peer.url());
    console.connection.send(registration);
    QTRY_COMPARE(peer.got.size(), 1);
    QCOMPARE(peer.got.first(), registration);
    peer.socket->sendTextMessage(uR"({"token":"canary-token-1"})"_s);
    QTRY_COMPARE(console.received.count(), 1);
    // A server that repeats them, as JSON and as anything else.
    peer.socket->sendTextMessage(uR"({"said":"canary-key-1 canary-sum-1 canary-token-1"})"_s);
    peer.socket->sendTextMessage(u"canary-key-1 canary-sum-1 canary-token-1"_s);
    QTRY_COMPARE(console.received.count(), 3);
    peer.socket->close(QWebSocketProtocol::CloseCodeNormal, u"canary-token-1"_s);
    QTRY_COMPARE(console.connection.state(), ConsoleConnection::State::Closed);

    QStringList seen{console.sent.at(0).at(0).toString()};
    for (const QList<QVariant> &arguments : std::as_const(console.received))
        seen += arguments.at(0).toString();
    for (const QList<QVariant> &arguments : std::as_const(console.failed)) {
        const auto error = arguments.at(0).value<Error>();
        seen += error.detail + error.received;
    }
    for (qint64 number = console.log.firstNumber(); number < console.log.endNumber(); ++number)
        seen += console.log.at(number).text.toString() + console.log.at(number).label;
    QVERIFY(seen.size() > 8);
    for (const QString &text : std::as_const(seen))
        QVERIFY2(!text.contains(u"canary"), qPrintable(text));
}

DECIDESK_TEST(tst_ConsoleConnection)
#include "tst_ConsoleConnection.moc"
