#include "Refusal.h"
#include "TestProgram.h"

#include <QTest>

using namespace decidesk;

class tst_Refusal : public QObject
{
    Q_OBJECT

private slots:
    void wordsOfABody_data();
    void wordsOfABody();
    void newAddresses_data();
    void newAddresses();
    void waits_data();
    void waits();
    void tellsWhatTheServerSaid();
    void aPageIsNoRefusal();
    void showsNoMoreThanItsBounds();
};

static HttpAnswer answerOf(int status, const QByteArray &headers, const QByteArray &body = {})
{
    return readHttpAnswer("HTTP/1.1 " + QByteArray::number(status) + " Phrase\r\n" + headers
                          + "\r\n" + body);
}

void tst_Refusal::wordsOfABody_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    const auto row
        = [](const char *name, const char *type, const QByteArray &body, const QString &words) {
              QTest::newRow(name) << QByteArray(type) << body << words;
          };
    const QString key = QStringLiteral("API key header missing");
    row("plain text", "text/plain", "API key header missing\n", key);
    row("no type", "", "API key header missing", key);
    row("several lines", "text/plain; charset=utf-8", "API key\r\n  header missing\n", key);
    row("FastAPI", "application/json", R"({"detail": "API key header missing"})", key);
    row("a problem", "application/problem+json",
        R"({"type": "about:blank", "title": "Forbidden", "detail": "API key header missing"})",
        key);
    row("a gateway", "application/json", R"({"message": "Forbidden"})",
        QStringLiteral("Forbidden"));
    row("an error object", "application/json",
        R"({"error": {"code": 403, "message": "API key header missing"}})", key);
    row("JSON as text", "text/plain", R"({"error": "API key header missing"})", key);
    row("broken JSON", "application/json", R"({"error": "API)",
        QStringLiteral(R"({"error": "API)"));
    row("nginx", "text/html",
        "<html>\r\n<head><title>403 Forbidden</title></head>\r\n<body>\r\n<center><h1>403 "
        "Forbidden</h1></center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n",
        QStringLiteral("403 Forbidden nginx/1.22.1"));
    row("Express", "text/html; charset=utf-8",
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Error"
        "</title>\n</head>\n<body>\n<pre>Cannot GET /ws</pre>\n</body>\n</html>\n",
        QStringLiteral("Cannot GET /ws"));
    row("a long page", "text/html",
        "<html><head><TITLE lang=en>Access\n denied</TITLE><style>" + QByteArray(3000, 'x')
            + "</style></head><body>" + QByteArray(50, 'x').append(' ').repeated(10) + "</body>",
        QStringLiteral("Access denied"));
    row("a page without text", "text/html", "<html><head><title>Gone</title></head></html>",
        QStringLiteral("Gone"));
    row("a title without a head", "text/html", "<title>Error</title><pre>Cannot GET /ws</pre>",
        QStringLiteral("Cannot GET /ws"));
    row("a page with a script", "text/html",
        "<p>No <b>key</b><script>alert('<p>')</script><!-- <p>secret --> here",
        QStringLiteral("No key here"));
    row("a page that is cut", "text/html", "<p>No key<script>var a", QStringLiteral("No key"));
    row("a page that is cut in a tag", "text/html", "<p>No key<a hr", QStringLiteral("No key"));
    row("entities", "text/html", "<p>a &lt; b &amp;&amp; &quot;c&quot; &amp;lt; d&#39;s</p>",
        QStringLiteral("a < b && \"c\" &lt; d's"));
    row("XML", "application/xml",
        "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code><Message>No key</Message></Error>",
        QStringLiteral("AccessDenied No key"));
    row("umlauts", "text/plain", "Schl\xc3\xbcssel fehlt", QStringLiteral("Schlüssel fehlt"));
    row("Latin-1", "text/plain", "Schl\xfcssel fehlt", QStringLiteral("Schlüssel fehlt"));
    row("cut in a character", "text/plain", "Schl\xc3\xbcssel \xc3", QStringLiteral("Schlüssel"));
    row("a picture", "image/png", "\x89PNG", QString());
    row("zero bytes", "text/plain", QByteArray("a\0b", 3), QString());
    row("nothing", "text/html", "", QString());
}

void tst_Refusal::wordsOfABody()
{
    QFETCH(const QByteArray, type);
    QFETCH(const QByteArray, body);
    const QByteArray header = type.isEmpty() ? QByteArray() : "Content-Type: " + type + "\r\n";
    QTEST(wordsOfBody(answerOf(403, header, body)), "words");
}

void tst_Refusal::newAddresses_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QString>("address");
    const auto row = [](const char *location, const char *address) {
        QTest::newRow(location) << QByteArray(location) << QString::fromLatin1(address);
    };
    row("wss://new.example/ws", "wss://new.example/ws");
    row("ws://new.example:8080/ws", "ws://new.example:8080/ws");
    row("https://new.example/ws?x=1", "wss://new.example/ws?x=1");
    row("HTTPS://NEW.example", "wss://new.example/");
    row("http://new.example/ws", "ws://new.example/ws");
    row("//new.example/ws", "wss://new.example/ws");
    row("/socket", "wss://old.example/socket");
    row("socket", "wss://old.example/api/socket");
    row("/socket#part", "wss://old.example/socket");
    row("https://b\xc3\xbc"
        "cher.example/a%20b",
        "wss://xn--bcher-kva.example/a%20b");
    // Nothing that could be offered.
    row("", "");
    row("https://old.example/api/ws", "");
    row("ftp://new.example/", "");
    row("javascript:alert(1)", "");
    row("file:///etc/passwd", "");
    row("https://me:secret@new.example/", "");
    row("https://", "");
    row("http://[bad", "");
}

void tst_Refusal::newAddresses()
{
    QFETCH(const QByteArray, location);
    QTEST(newAddress(location, QUrl(QStringLiteral("wss://old.example/api/ws"))), "address");
}

void tst_Refusal::waits_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<qint64>("seconds");
    const auto row = [](const char *headers, qint64 seconds) {
        QTest::newRow(headers) << QByteArray(headers) << seconds;
    };
    row("X: y", 0);
    row("Retry-After: 30", 30);
    row("Retry-After: 0", 0);
    row("Retry-After: -5", 0);
    row("Retry-After: soon", 0);
    row("Retry-After: 9223372036854775807", 31'536'000);
    row("Retry-After: 99999999999999999999", 0);
    row("Retry-After: 21 Oct 9015 07:28:30 GMT", 31'536'000);
    row("Retry-After: Wed, 21 Oct 2015 07:28:30 GMT", 30);
    row("Retry-After: Wed, 21 Oct 2015 07:27:00 GMT", 0);
    row("Date: Wed, 21 Oct 2015 06:00:00 GMT\r\nRetry-After: Wed, 21 Oct 2015 06:01:00 GMT", 60);
}

void tst_Refusal::waits()
{
    QFETCH(const QByteArray, headers);
    const auto now = QDateTime::fromString(QStringLiteral("2015-10-21T07:28:00Z"), Qt::ISODate);
    const Error error = errorOfRefusal(answerOf(429, headers + "\r\n"), {}, now);
    QTEST(error.retryAfterSeconds, "seconds");
}

void tst_Refusal::tellsWhatTheServerSaid()
{
    const HttpAnswer answer = answerOf(
        401,
        "Server: nginx\r\nWWW-Authenticate: Basic realm=\"x\"\r\nX-Other: 1\r\nSet-Cookie: a=b\r\n"
        "Content-Type: text/plain\r\n",
        "API key header missing\nsee the manual\n");
    const Error error = errorOfRefusal(answer, {}, {});
    QCOMPARE(error.kind, Error::Kind::UpgradeRefused);
    QCOMPARE(error.code, 401);
    QCOMPARE(error.detail, QStringLiteral("API key header missing see the manual"));
    QCOMPARE(error.received,
             QStringLiteral("HTTP 401 Phrase\nserver: nginx\nwww-authenticate: Basic realm=\"x\"\n"
                            "content-type: text/plain\n\nAPI key header missing\nsee the manual"));
    QCOMPARE(error.address, QString());

    const Error bare = errorOfRefusal(answerOf(403, {}), {}, {});
    QCOMPARE(bare.detail, QStringLiteral("Phrase"));
    QCOMPARE(bare.received, QStringLiteral("HTTP 403 Phrase"));

    const QUrl asked(QStringLiteral("wss://old.example/ws"));
    const QByteArray location = "Location: https://new.example/ws\r\n";
    const QString address = QStringLiteral("wss://new.example/ws");
    for (const int status : {301, 302, 303, 307, 308})
        QCOMPARE(errorOfRefusal(answerOf(status, location), asked, {}).address, address);
    QCOMPARE(errorOfRefusal(answerOf(403, location), asked, {}).address, QString());
}

void tst_Refusal::aPageIsNoRefusal()
{
    const Error error = errorOfRefusal(
        answerOf(200, "Content-Type: text/html\r\n", "<title>Home</title><h1>Welcome!</h1>"), {},
        {});
    QCOMPARE(error.kind, Error::Kind::NotAWebSocket);
    QCOMPARE(error.code, 200);
    QCOMPARE(error.detail, QStringLiteral("Welcome!"));
}

void tst_Refusal::showsNoMoreThanItsBounds()
{
    const Error error = errorOfRefusal(
        answerOf(403, "Content-Type: text/plain\r\n", QByteArray(9000, 'x')), {}, {});
    QCOMPARE(error.detail.size(), 200);
    QCOMPARE(error.received.size(), 2048);
    const Error controls = errorOfRefusal(
        answerOf(403, "Content-Type: text/plain\r\n", "a\x1b[31mb\x07\r\nc\td"), {}, {});
    QCOMPARE(controls.received,
             QStringLiteral("HTTP 403 Phrase\ncontent-type: text/plain\n\na[31mb\nc\td"));
}

DECIDESK_TEST(tst_Refusal)
#include "tst_Refusal.moc"
