#include "ApiClient.h"
#include "ConnectionTest.h"
#include "HostilePeer.h"
#include "TestProgram.h"
#include "TrafficLog.h"
#include "WatchedConnection.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace decidesk;
using namespace decidesk::test;
using namespace Qt::StringLiterals;

/// What the settings of a server put into the request that opens a WebSocket, byte by byte.
class tst_Handshake : public QObject
{
    Q_OBJECT

private slots:
    void request_data();
    void request();
    void subprotocolOfTheServer_data();
    void subprotocolOfTheServer();
    void makesAnEndpoint();
    void secretsThatCanNotBeSent_data();
    void secretsThatCanNotBeSent();
    void nothingElseGetsIntoTheRequest_data();
    void nothingElseGetsIntoTheRequest();
    void whatTheServerRepeatsIsHidden();
    void theTestHidesWhatTheServerRepeats();
};

namespace {

using Header = Endpoint::Header;

Header header(const QString &name, const QString &value, bool secret = false)
{
    return {name, Secret(value), secret};
}

/// The lines that `request` has beyond those of every upgrade, their names in lower case: Qt 6.8
/// writes them so.
QByteArrayList ownLines(const QByteArray &request)
{
    QByteArrayList own;
    const QByteArrayList lines = request.split('\n');
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        const QByteArray name = line.left(colon).toLower();
        const QByteArrayList usual{"host", "upgrade", "connection", "sec-websocket-key",
                                   "sec-websocket-version"};
        if (!line.trimmed().isEmpty() && !usual.contains(name))
            own += name + line.mid(colon).trimmed();
    }
    std::sort(own.begin(), own.end());
    return own;
}

Endpoint endpointWith(const QUrl &url, const QList<Header> &headers)
{
    Endpoint endpoint{url, {}, true};
    endpoint.headers = headers;
    return endpoint;
}

HostilePeer::UpgradeAnswer withSubprotocol(const QByteArray &name)
{
    return [name](const QByteArray &request) {
        QByteArray answer = HostilePeer::switchingProtocols(request);
        answer.chop(2);
        return answer + "Sec-WebSocket-Protocol: " + name + "\r\n\r\n";
    };
}

/// Refuses, and says what it got.
QByteArray repeating(const QByteArray &request)
{
    const qsizetype at = request.toLower().indexOf("authorization: ") + 15;
    return "HTTP/1.1 403 " + request.mid(at, request.indexOf('\r', at) - at) + "\r\n\r\n";
}

} // namespace

void tst_Handshake::request_data()
{
    QTest::addColumn<QString>("origin");
    QTest::addColumn<QString>("subprotocols");
    QTest::addColumn<QList<Header>>("headers");
    QTest::addColumn<QByteArrayList>("lines");
    const QString none;
    QTest::newRow("nothing") << none << none << QList<Header>() << QByteArrayList();
    QTest::newRow("origin") << u"https://example.org"_s << none << QList<Header>()
                            << QByteArrayList{"origin: https://example.org"};
    QTest::newRow("origin null") << u"null"_s << none << QList<Header>()
                                 << QByteArrayList{"origin: null"};
    QTest::newRow("subprotocol") << none << u"chat"_s << QList<Header>()
                                 << QByteArrayList{"sec-websocket-protocol: chat"};
    QTest::newRow("subprotocols") << none << u"chat, superchat"_s << QList<Header>()
                                  << QByteArrayList{"sec-websocket-protocol: chat, superchat"};
    QTest::newRow("headers") << none << none
                             << QList<Header>{header(u"X-Tenant"_s, u"acme: \"a\", b"_s),
                                              header(u"Authorization"_s, u"Bearer xyz"_s, true)}
                             << QByteArrayList{"authorization: Bearer xyz",
                                               "x-tenant: acme: \"a\", b"};
    QTest::newRow("cookie") << none << none << QList<Header>{header(u"Cookie"_s, u"a=b; c=d"_s)}
                            << QByteArrayList{"cookie: a=b; c=d"};
    QTest::newRow("beyond ASCII") << none << none << QList<Header>{header(u"X-Name"_s, u"Zoë 漢"_s)}
                                  << QByteArrayList{"x-name: Zo\xc3\xab \xe6\xbc\xa2"};
    QTest::newRow("all") << u"https://a.example"_s << u"v1"_s
                         << QList<Header>{header(u"X"_s, u"1"_s)}
                         << QByteArrayList{"origin: https://a.example",
                                           "sec-websocket-protocol: v1", "x: 1"};
}

void tst_Handshake::request()
{
    QFETCH(const QString, origin);
    QFETCH(const QString, subprotocols);
    QFETCH(const QList<Header>, headers);
    HostilePeer peer;
    Endpoint endpoint = endpointWith(peer.url(), headers);
    endpoint.origin = origin;
    endpoint.subprotocols = subprotocols;
    WatchedConnection watched(endpoint);
    watched.link->open();
    QTRY_COMPARE(watched.openedCount, 1);
    QTEST(ownLines(peer.lastRequest()), "lines");
}

void tst_Handshake::subprotocolOfTheServer_data()
{
    QTest::addColumn<QByteArray>("picked");
    QTest::addColumn<bool>("opens");
    QTest::newRow("none") << QByteArray() << true;
    QTest::newRow("first") << QByteArray("chat") << true;
    QTest::newRow("second") << QByteArray("superchat") << true;
    // RFC 6455, 4.1: the client must fail the connection.
    QTest::newRow("one that nobody asked for") << QByteArray("other") << false;
}

void tst_Handshake::subprotocolOfTheServer()
{
    QFETCH(const QByteArray, picked);
    QFETCH(const bool, opens);
    HostilePeer peer;
    if (!picked.isEmpty())
        peer.setUpgradeAnswer(withSubprotocol(picked));
    Endpoint endpoint{peer.url(), {}, true};
    endpoint.subprotocols = u"chat, superchat"_s;
    WatchedConnection watched(endpoint);
    watched.link->open();
    QTRY_COMPARE(watched.openedCount + watched.ends.size(), 1);
    QCOMPARE(watched.openedCount, opens ? 1 : 0);
    if (!opens)
        QCOMPARE(watched.kind(), Error::Kind::NotAWebSocket);
}

void tst_Handshake::makesAnEndpoint()
{
    Server server;
    server.url = QUrl(u"wss://a.example/ws"_s);
    server.caFile = u"/ca.pem"_s;
    server.useSystemProxy = false;
    server.origin = u"https://a.example"_s;
    server.subprotocols = u"chat"_s;
    server.headers = {{u"X-Plain"_s, u"1"_s, false}, {u"X-Secret"_s, {}, true}};
    server.clientCertificate = u"/c.pem"_s;
    server.clientKey = u"/c.key"_s;

    Endpoint bare{server.url, u"/ca.pem"_s, false};
    bare.origin = server.origin;
    bare.subprotocols = server.subprotocols;
    bare.headers = {header(u"X-Plain"_s, u"1"_s), header(u"X-Secret"_s, {}, true)};
    bare.clientCertificate = server.clientCertificate;
    bare.clientKey = server.clientKey;
    QCOMPARE(endpointOf(server), bare);

    ServerSecrets secrets;
    secrets.setHeader(u"x-secret"_s, Secret(u"the-value"_s));
    secrets.setHeader(u"X-Plain"_s, Secret(u"not this"_s));
    Endpoint whole = bare;
    whole.headers.last().value = Secret(u"the-value"_s);
    const auto made = endpointOf(server, secrets);
    QVERIFY(std::holds_alternative<Endpoint>(made));
    QCOMPARE(std::get<Endpoint>(made), whole);
    QCOMPARE(secretsOf(whole), QList{Secret(u"the-value"_s)});
    QVERIFY(secretsOf(bare).isEmpty());
}

void tst_Handshake::secretsThatCanNotBeSent_data()
{
    QTest::addColumn<QString>("kept");
    QTest::addColumn<Error>("error");
    const QString name = u"X-Secret"_s;
    QTest::newRow("none") << QString() << Error{Error::Kind::ServerSecretMissing, name, 0, {}};
    QTest::newRow("another header in it")
        << u"a\r\nX-Admin: yes"_s << Error{Error::Kind::InvalidHeader, name, 0, {}};
}

void tst_Handshake::secretsThatCanNotBeSent()
{
    QFETCH(const QString, kept);
    QFETCH(const Error, error);
    Server server;
    server.headers = {{u"X-Secret"_s, {}, true}};
    ServerSecrets secrets;
    secrets.setHeader(u"X-Secret"_s, Secret(kept));
    const auto made = endpointOf(server, secrets);
    QVERIFY(std::holds_alternative<Error>(made));
    QCOMPARE(std::get<Error>(made), error);
}

void tst_Handshake::nothingElseGetsIntoTheRequest_data()
{
    QTest::addColumn<QString>("origin");
    QTest::addColumn<QString>("subprotocols");
    QTest::addColumn<QList<ServerHeader>>("headers");
    QTest::addColumn<QString>("name");
    const QString more = u"\r\nX-Admin: yes"_s;
    QTest::newRow("origin") << u"https://a.example"_s + more << QString() << QList<ServerHeader>()
                            << u"Origin"_s;
    QTest::newRow("subprotocols") << QString() << u"chat"_s + more << QList<ServerHeader>()
                                  << u"Sec-WebSocket-Protocol"_s;
    QTest::newRow("value") << QString() << QString()
                           << QList<ServerHeader>{{u"X"_s, u"1"_s + more, false}} << u"X"_s;
    QTest::newRow("name") << QString() << QString()
                          << QList<ServerHeader>{{u"X: 1"_s + more, u"1"_s, false}}
                          << u"X: 1"_s + more;
    QTest::newRow("header of the protocol")
        << QString() << QString() << QList<ServerHeader>{{u"Host"_s, u"b.example"_s, false}}
        << u"Host"_s;
}

void tst_Handshake::nothingElseGetsIntoTheRequest()
{
    QFETCH(const QString, origin);
    QFETCH(const QString, subprotocols);
    QFETCH(const QList<ServerHeader>, headers);
    QFETCH(const QString, name);
    Server server;
    server.url = QUrl(u"ws://a.example/"_s);
    server.origin = origin;
    server.subprotocols = subprotocols;
    server.headers = headers;
    const auto made = endpointOf(server, ServerSecrets());
    QVERIFY(std::holds_alternative<Error>(made));
    QCOMPARE(std::get<Error>(made), (Error{Error::Kind::InvalidHeader, name, 0, {}}));
}

void tst_Handshake::whatTheServerRepeatsIsHidden()
{
    HostilePeer peer;
    peer.setUpgradeAnswer(&repeating);
    TrafficLog traffic;
    ApiClient client(&traffic, u"test"_s);
    QSignalSpy closed(&client, &ApiClient::closed);
    client.open(
        endpointWith(peer.url(), {header(u"Authorization"_s, u"Bearer canary-token-1"_s, true)}));
    QVERIFY(closed.wait());
    const auto error = closed.first().at(1).value<Error>();
    QCOMPARE(error.kind, Error::Kind::UpgradeRefused);
    QCOMPARE(error.detail, redactionMark.toString());
    QCOMPARE(client.redactor().redact(u"it was canary-token-1"_s),
             u"it was "_s + redactionMark.toString());
    for (qint64 number = traffic.firstNumber(); number < traffic.endNumber(); ++number)
        QVERIFY(!traffic.at(number).text.toString().contains(u"canary"));
}

void tst_Handshake::theTestHidesWhatTheServerRepeats()
{
    HostilePeer peer;
    peer.setUpgradeAnswer(&repeating);
    ConnectionTest test;
    QSignalSpy failed(&test, &ConnectionTest::failed);
    test.start(
        endpointWith(peer.url(), {header(u"Authorization"_s, u"Basic canary-pass-1"_s, true)}));
    QVERIFY(failed.wait());
    QCOMPARE(failed.first().first().value<Error>().detail, redactionMark.toString());
}

DECIDESK_TEST(tst_Handshake)
#include "tst_Handshake.moc"
