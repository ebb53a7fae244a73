#include "Server.h"
#include "TestProgram.h"

#include <QTest>

using namespace decidesk;

class tst_Server : public QObject
{
    Q_OBJECT

private slots:
    void acceptedUrls_data();
    void acceptedUrls();
    void refusedUrls_data();
    void refusedUrls();
    void loopback_data();
    void loopback();
    void hostsForPeople_data();
    void hostsForPeople();
    void theDefaultIsTheDocumentedOne();
};

void tst_Server::acceptedUrls_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *name, const char *typed, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(typed) << QString::fromUtf8(expected);
    };
    row("the documented one", "ws://localhost:3000/ws", "ws://localhost:3000/ws");
    row("encrypted", "wss://example.org/ws", "wss://example.org/ws");
    row("white space around", " \t ws://localhost:3000/ws \r\n", "ws://localhost:3000/ws");
    row("an empty path becomes /", "ws://localhost:3000", "ws://localhost:3000/");
    row("an empty path before a query", "ws://localhost?a=b", "ws://localhost/?a=b");
    row("scheme in capitals", "WSS://example.org/", "wss://example.org/");
    row("host in capitals", "ws://LocalHost/WS", "ws://localhost/WS");
    row("port of ws", "ws://example.org:80/ws", "ws://example.org/ws");
    row("port of wss", "wss://example.org:443/ws", "wss://example.org/ws");
    row("port of the other scheme", "ws://example.org:443/ws", "ws://example.org:443/ws");
    row("empty port", "ws://example.org:/ws", "ws://example.org/ws");
    row("query", "ws://example.org/ws?room=1&x", "ws://example.org/ws?room=1&x");
    row("fragment", "ws://example.org/ws#top", "ws://example.org/ws");
    row("empty user", "ws://@example.org/ws", "ws://example.org/ws");
    row("IPv4", "ws://127.0.0.1:3000/ws", "ws://127.0.0.1:3000/ws");
    row("IPv6", "ws://[::1]:3000/ws", "ws://[::1]:3000/ws");
    row("IPv6 in full", "ws://[0:0:0:0:0:0:0:1]/ws", "ws://[::1]/ws");
    row("international host", "wss://bücher.example/ws", "wss://xn--bcher-kva.example/ws");
    row("path with a space", "ws://localhost/my path", "ws://localhost/my%20path");
    row("path in another script", "ws://localhost/é", "ws://localhost/%C3%A9");
}

void tst_Server::acceptedUrls()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, expected);

    const auto result = parseServerUrl(typed);
    const auto *const url = std::get_if<QUrl>(&result);
    QVERIFY(url != nullptr);
    QCOMPARE(url->toString(QUrl::FullyEncoded), expected);

    const auto again = parseServerUrl(url->toString(QUrl::FullyEncoded));
    QCOMPARE(std::get<QUrl>(again), *url);
}

void tst_Server::refusedUrls_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("detail");

    const auto row
        = [](const char *name, const char *typed, Error::Kind kind, const char *detail = "") {
              QTest::newRow(name) << QString::fromUtf8(typed) << static_cast<int>(kind)
                                  << QString::fromUtf8(detail);
          };
    row("empty", "", Error::Kind::InvalidUrl);
    row("white space only", " \n", Error::Kind::InvalidUrl);
    row("a word", "hello", Error::Kind::InvalidUrl);
    row("no scheme", "localhost:3000/ws", Error::Kind::InvalidUrl);
    row("no scheme but slashes", "//localhost:3000/ws", Error::Kind::InvalidUrl);
    row("nothing before the colon", "://localhost", Error::Kind::InvalidUrl);
    row("no slashes", "ws:localhost", Error::Kind::InvalidUrl);
    row("no host", "ws:///ws", Error::Kind::InvalidUrl);
    row("space in the host", "ws://exam ple.org/", Error::Kind::InvalidUrl);
    row("port out of range", "ws://localhost:65536/", Error::Kind::InvalidUrl);
    row("port 0", "ws://localhost:0/", Error::Kind::InvalidUrl);
    row("port of letters", "ws://localhost:abc/", Error::Kind::InvalidUrl);
    row("line end inside", "ws://localhost/a\r\nX-Header: b", Error::Kind::InvalidUrl);
    row("NUL-like control inside", "ws://localhost/\x01", Error::Kind::InvalidUrl);
    row("http", "http://localhost:3000/ws", Error::Kind::UnsupportedScheme, "http");
    row("https in capitals", "HTTPS://example.org", Error::Kind::UnsupportedScheme, "https");
    row("file", "file:///etc/passwd", Error::Kind::UnsupportedScheme, "file");
    row("user", "ws://tom@localhost/ws", Error::Kind::UrlWithCredentials);
    row("user and password", "wss://tom:azerty@localhost/ws", Error::Kind::UrlWithCredentials);
    row("password only", "wss://:azerty@localhost/ws", Error::Kind::UrlWithCredentials);
}

void tst_Server::refusedUrls()
{
    QFETCH(const QString, typed);
    QFETCH(const int, kind);
    QFETCH(const QString, detail);

    const auto result = parseServerUrl(typed);
    const auto *const error = std::get_if<Error>(&result);
    QVERIFY(error != nullptr);
    QCOMPARE(static_cast<int>(error->kind), kind);
    QCOMPARE(error->detail, detail);
    QVERIFY(error->received.isEmpty());
}

void tst_Server::loopback_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isThisMachine");

    const auto row = [](const char *url, bool isThisMachine) {
        QTest::newRow(url) << QString::fromUtf8(url) << isThisMachine;
    };
    row("ws://localhost:3000/ws", true);
    row("ws://LOCALHOST/", true);
    row("ws://localhost./", true);
    row("ws://decide.localhost/", true);
    row("ws://127.0.0.1/", true);
    row("ws://127.255.255.254/", true);
    row("ws://127.1/", true);
    row("ws://2130706433/", true);
    row("ws://[::1]/", true);
    row("ws://[0:0:0:0:0:0:0:1]/", true);
    row("ws://localhost.example.org/", false);
    row("ws://notlocalhost/", false);
    row("ws://127.0.0.1.example.org/", false);
    row("ws://127.example.org/", false);
    row("ws://127.a.b.c/", false);
    row("ws://126.0.0.1/", false);
    row("ws://128.0.0.1/", false);
    row("ws://0.0.0.0/", false);
    row("ws://[::]/", false);
    row("ws://[fe80::1]/", false);
    row("ws://192.168.1.10/", false);
    row("ws://example.org/", false);
}

void tst_Server::loopback()
{
    QFETCH(const QString, url);
    QFETCH(const bool, isThisMachine);

    const QUrl plain = std::get<QUrl>(parseServerUrl(url));
    QCOMPARE(isLoopback(plain), isThisMachine);
    // "ws to anything but the loopback sends secrets in clear"
    QCOMPARE(isUnencrypted(plain), !isThisMachine);

    QUrl encrypted = plain;
    encrypted.setScheme(QStringLiteral("wss"));
    QVERIFY(!isUnencrypted(encrypted));
}

void tst_Server::hostsForPeople_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *url, const char *expected) {
        QTest::newRow(url) << QString::fromUtf8(url) << QString::fromUtf8(expected);
    };
    row("ws://localhost:3000/ws", "localhost:3000");
    row("ws://example.org/ws", "example.org");
    row("ws://example.org:80/ws", "example.org");
    row("wss://example.org:443/ws", "example.org");
    row("wss://example.org:80/ws", "example.org:80");
    row("wss://bücher.example/", "xn--bcher-kva.example");
    row("ws://[::1]:3000/", "[::1]:3000");
    row("ws://[::1]/", "[::1]");
}

void tst_Server::hostsForPeople()
{
    QFETCH(const QString, url);
    QFETCH(const QString, expected);

    QCOMPARE(hostAndPort(QUrl(url)), expected);
}

void tst_Server::theDefaultIsTheDocumentedOne()
{
    QCOMPARE(defaultServerUrl, QStringLiteral("ws://localhost:3000/ws"));
    const auto parsed = parseServerUrl(defaultServerUrl);
    QCOMPARE(std::get<QUrl>(parsed), QUrl(defaultServerUrl));
    QVERIFY(!isUnencrypted(std::get<QUrl>(parsed)));
}

DECIDESK_TEST(tst_Server)
#include "tst_Server.moc"
