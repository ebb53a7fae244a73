#include "HostilePeer.h"
#include "TestProgram.h"
#include "TestProxy.h"
#include "WaitUntil.h"
#include "WatchedConnection.h"

#include <QTcpServer>
#include <QTest>

using namespace decidesk;
using namespace decidesk::test;

Q_DECLARE_METATYPE(decidesk::Error::Kind)

/// A WebSocketConnection and the proxies of the environment.
class tst_ConnectionProxy : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void goesThroughTheProxy_data();
    void goesThroughTheProxy();
    void encryptsThroughTheProxy();
    void logsInAtTheProxy();
    void asksThroughTheProxyAgain();
    void goesPastTheProxy_data();
    void goesPastTheProxy();
    void proxyRefuses_data();
    void proxyRefuses();
    void socksRefuses_data();
    void socksRefuses();
    void proxyIsNotThere();
    void proxyHangsUp();
    void nameIsUnknownBeforeTheProxy();
};

namespace {

constexpr std::array variables{"http_proxy", "https_proxy", "all_proxy", "no_proxy",
                               "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"};

void use(const char *variable, const char *scheme, quint16 port)
{
    qputenv(variable, scheme + QByteArray("://127.0.0.1:") + QByteArray::number(port));
}

QString here(quint16 port)
{
    return QStringLiteral("127.0.0.1:%1").arg(port);
}

Error endOf(WatchedConnection &watched)
{
    watched.link->open();
    if (!waitUntil([&watched] { return watched.hasEnded(); }))
        return {Error::Kind::None, QStringLiteral("never ended"), 0, {}};
    return watched.ends.first();
}

} // namespace

void tst_ConnectionProxy::init()
{
    for (const char *variable : variables)
        qunsetenv(variable);
}

void tst_ConnectionProxy::cleanup()
{
    init();
}

void tst_ConnectionProxy::goesThroughTheProxy_data()
{
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<QByteArray>("scheme");
    QTest::addColumn<QByteArray>("asked");
    const auto row = [](const char *variable, const char *scheme, const char *asked) {
        QTest::addRow("%s=%s", variable, scheme)
            << QByteArray(variable) << QByteArray(scheme) << QByteArray(asked);
    };
    row("http_proxy", "http", "server.invalid:3000");
    row("HTTP_PROXY", "http", "server.invalid:3000");
    row("all_proxy", "http", "server.invalid:3000");
    row("all_proxy", "socks5h", "name server.invalid:3000");
    row("http_proxy", "socks5h", "name server.invalid:3000");
}

void tst_ConnectionProxy::goesThroughTheProxy()
{
    QFETCH(const QByteArray, variable);
    QFETCH(const QByteArray, scheme);
    QFETCH(const QByteArray, asked);
    HostilePeer peer;
    TestProxy proxy(peer.port());
    use(variable.constData(), scheme.constData(), proxy.port());
    WatchedConnection watched({QUrl(QStringLiteral("ws://server.invalid:3000/ws")), {}, true});
    watched.link->open();
    QTRY_COMPARE(watched.openedCount, 1);
    QCOMPARE(proxy.asked(), QList<QByteArray>{asked});
    QVERIFY(peer.lastRequest().startsWith("GET /ws HTTP/1.1\r\n"));
    QVERIFY(peer.lastRequest().contains("\r\nHost: server.invalid:3000\r\n"));
    peer.send(HostilePeer::text("hello"));
    QTRY_COMPARE(watched.texts, QList<QString>{QStringLiteral("hello")});
}

void tst_ConnectionProxy::encryptsThroughTheProxy()
{
    // What goes through the tunnel is a TLS hello.
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QByteArray heard;
    connect(&server, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket,
                [&heard, socket] { heard += socket->readAll(); });
    });
    TestProxy proxy(server.serverPort());
    TestProxy other(server.serverPort());
    use("https_proxy", "http", proxy.port());
    use("http_proxy", "http", other.port());
    WatchedConnection watched({QUrl(QStringLiteral("wss://server.invalid/ws")), {}, true});
    watched.link->open();
    QTRY_VERIFY(heard.startsWith("\x16\x03"));
    QCOMPARE(proxy.asked(), QList<QByteArray>{"server.invalid:443"});
    QCOMPARE(other.acceptedCount(), 0);
}

void tst_ConnectionProxy::logsInAtTheProxy()
{
    HostilePeer peer;
    TestProxy proxy(peer.port());
    proxy.wantPassword();
    qputenv("http_proxy", "http://me:p%40ss@127.0.0.1:" + QByteArray::number(proxy.port()));
    WatchedConnection watched({QUrl(QStringLiteral("ws://server.invalid:3000/ws")), {}, true});
    watched.link->open();
    QTRY_COMPARE(watched.openedCount, 1);
    QVERIFY2(proxy.requests().last().contains("\r\nProxy-Authorization: Basic "
                                              + QByteArray("me:p@ss").toBase64() + "\r\n"),
             proxy.requests().last().constData());
}

void tst_ConnectionProxy::asksThroughTheProxyAgain()
{
    HostilePeer peer;
    peer.setUpgradeAnswer([](const QByteArray &) {
        return QByteArray("HTTP/1.1 403 Forbidden\r\nContent-Length: 6\r\n\r\nNo key");
    });
    TestProxy proxy(peer.port());
    use("http_proxy", "http", proxy.port());
    WatchedConnection watched({QUrl(QStringLiteral("ws://server.invalid:3000/ws")), {}, true});
    const Error end = endOf(watched);
    QCOMPARE(end.kind, Error::Kind::UpgradeRefused);
    QCOMPARE(end.detail, QStringLiteral("No key"));
    QCOMPARE(proxy.asked(), (QList<QByteArray>{"server.invalid:3000", "server.invalid:3000"}));
}

void tst_ConnectionProxy::goesPastTheProxy_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QByteArray>("exempt");
    QTest::addColumn<bool>("useSystemProxy");
    QTest::newRow("not wanted") << "server.invalid" << QByteArray() << false;
    QTest::newRow("no_proxy") << "server.invalid" << QByteArray("invalid") << true;
    QTest::newRow("loopback") << "127.0.0.1" << QByteArray() << true;
    QTest::newRow("localhost") << "localhost" << QByteArray() << true;
    QTest::newRow("a name of the loopback") << "server.localhost" << QByteArray() << true;
}

void tst_ConnectionProxy::goesPastTheProxy()
{
    QFETCH(const QString, host);
    QFETCH(const QByteArray, exempt);
    QFETCH(const bool, useSystemProxy);
    HostilePeer peer;
    TestProxy proxy(peer.port());
    use("http_proxy", "http", proxy.port());
    if (!exempt.isEmpty())
        qputenv("no_proxy", exempt);
    QUrl url = peer.url();
    url.setHost(host);
    WatchedConnection watched({url, {}, useSystemProxy});
    watched.link->open();
    const auto settled = [&watched] { return watched.openedCount == 1 || watched.hasEnded(); };
    QVERIFY(waitUntil(settled));
    QCOMPARE(watched.kind(), watched.hasEnded() ? Error::Kind::HostNotFound : Error::Kind::None);
    QCOMPARE(proxy.acceptedCount(), 0);
}

void tst_ConnectionProxy::proxyRefuses_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<qint64>("code");
    const auto row = [](const char *status, qint64 code, const char *headers = "") {
        QTest::newRow(status) << QByteArray("HTTP/1.1 ") + status + "\r\n" + headers
                + "Content-Length: 2\r\nConnection: close\r\n\r\nno"
                              << code;
    };
    row("403 Forbidden", 403);
    row("405 Method Not Allowed", 403);
    row("407 Proxy Authentication Required", 407, "Proxy-Authenticate: Basic realm=\"x\"\r\n");
    row("404 Not Found", 0);
    row("400 Bad Request", 0);
    row("500 Oops", 0);
    row("502 Bad Gateway", 0);
    row("503 Service Unavailable", 0);
    row("504 Gateway Timeout", 0);
    QTest::newRow("no HTTP") << QByteArray("SSH-2.0-OpenSSH_9.2p1\r\n\r\n") << qint64(0);
}

void tst_ConnectionProxy::proxyRefuses()
{
    QFETCH(const QByteArray, answer);
    HostilePeer peer;
    TestProxy proxy(peer.port());
    proxy.refuse(answer);
    for (const char *scheme : {"ws", "wss"}) {
        use("http_proxy", "http", proxy.port());
        WatchedConnection watched(
            {QUrl(QLatin1String(scheme) + QStringLiteral("://server.invalid:3000/ws")), {}, true});
        const Error end = endOf(watched);
        QCOMPARE(end.kind, Error::Kind::ProxyFailed);
        QTEST(end.code, "code");
        QCOMPARE(end.address, here(proxy.port()));
    }
    QCOMPARE(peer.acceptedCount(), 0);
    QVERIFY(!proxy.asked().contains("server.invalid:80"));
}

void tst_ConnectionProxy::socksRefuses_data()
{
    QTest::addColumn<char>("reply");
    QTest::newRow("failure") << char(1);
    QTest::newRow("not allowed") << char(2);
    QTest::newRow("network unreachable") << char(3);
    QTest::newRow("host unreachable") << char(4);
    QTest::newRow("refused") << char(5);
    QTest::newRow("too old") << char(6);
}

void tst_ConnectionProxy::socksRefuses()
{
    QFETCH(const char, reply);
    HostilePeer peer;
    TestProxy proxy(peer.port());
    proxy.refuseSocks(reply);
    use("all_proxy", "socks5h", proxy.port());
    WatchedConnection watched({QUrl(QStringLiteral("ws://server.invalid:3000/ws")), {}, true});
    const Error end = endOf(watched);
    QCOMPARE(end.kind, Error::Kind::ProxyFailed);
    QCOMPARE(end.address, here(proxy.port()));
    QCOMPARE(proxy.asked(), QList<QByteArray>{"name server.invalid:3000"});
}

void tst_ConnectionProxy::proxyIsNotThere()
{
    quint16 port = 0;
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        port = server.serverPort();
    }
    for (const char *scheme : {"http", "socks5h"}) {
        use("http_proxy", scheme, port);
        WatchedConnection watched({QUrl(QStringLiteral("ws://server.invalid:3000/ws")), {}, true});
        const Error end = endOf(watched);
        QCOMPARE(end.kind, Error::Kind::ProxyFailed);
        QCOMPARE(end.code, 0);
        QCOMPARE(end.address, here(port));
    }
    qputenv("http_proxy", "http://no-such-proxy.invalid:3128");
    WatchedConnection watched({QUrl(QStringLiteral("ws://server.invalid:3000/ws")), {}, true});
    const Error end = endOf(watched);
    QCOMPARE(end.kind, Error::Kind::ProxyFailed);
    QCOMPARE(end.address, QStringLiteral("no-such-proxy.invalid:3128"));
}

void tst_ConnectionProxy::proxyHangsUp()
{
    QTcpServer proxy;
    QVERIFY(proxy.listen(QHostAddress::LocalHost));
    int accepted = 0;
    connect(&proxy, &QTcpServer::newConnection, this, [&] {
        ++accepted;
        QTcpSocket *socket = proxy.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, &QTcpSocket::disconnectFromHost);
    });
    use("http_proxy", "http", proxy.serverPort());
    WatchedConnection watched({QUrl(QStringLiteral("ws://server.invalid:3000/ws")), {}, true});
    const Error end = endOf(watched);
    QCOMPARE(end.kind, Error::Kind::ProxyFailed);
    QCOMPARE(end.address, here(proxy.serverPort()));
    QCOMPARE(accepted, 1);
}

void tst_ConnectionProxy::nameIsUnknownBeforeTheProxy()
{
    HostilePeer peer;
    TestProxy proxy(peer.port());
    use("all_proxy", "socks5", proxy.port());
    WatchedConnection watched({QUrl(QStringLiteral("ws://server.invalid:3000/ws")), {}, true});
    QCOMPARE(endOf(watched).kind, Error::Kind::HostNotFound);
    QCOMPARE(proxy.asked(), QList<QByteArray>());
}

DECIDESK_TEST(tst_ConnectionProxy)
#include "tst_ConnectionProxy.moc"
