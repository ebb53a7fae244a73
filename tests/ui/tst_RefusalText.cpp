#include "RefusalText.h"

#include "ErrorText.h"
#include "TestProgram.h"

#include <QLocale>
#include <QTest>

using namespace decidesk;
using Kind = Error::Kind;

namespace {

Error refused(int status, const QString &words = {})
{
    return {Kind::UpgradeRefused, words, status, {}};
}

} // namespace

class tst_RefusalText : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyStatusSaysWhatItMeans_data();
    void everyStatusSaysWhatItMeans();
    void theServersWordsComeFirst();
    void foreignTextStaysAsItIs();
    void aNewAddressIsNamed_data();
    void aNewAddressIsNamed();
    void whenToComeBack_data();
    void whenToComeBack();
    void whatAnswersButIsNoWebSocket_data();
    void whatAnswersButIsNoWebSocket();
    void aServerThatHangsUp();
    void aClientCertificate();
    void theProxyIsNamed_data();
    void theProxyIsNamed();
    void detailsHoldTheAnswer();
};

void tst_RefusalText::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void tst_RefusalText::everyStatusSaysWhatItMeans_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("advicePart");
    const auto row = [](int status, const char *part) {
        QTest::addRow("%d", status) << status << QString::fromUtf8(part);
    };
    row(301, "It has moved. Ask whoever runs the server for the new address.");
    row(304, "It has moved.");
    row(400, "a proxy in between that does not support WebSocket");
    row(401, "needs an Origin or another header");
    row(403, "the right address");
    row(404, "It doesn't know this path.");
    row(405, "a proxy in between may not support WebSocket");
    row(407, "A proxy in between requires a user name and a password.");
    row(418, "Check the server URL in Settings.");
    row(426, "a proxy in between may not support WebSocket");
    row(429, "Too many requests. Try again later.");
    row(500, "Internal server error. Try again later.");
    row(501, "a proxy in between may not support WebSocket");
    row(502, "A proxy in between could not reach the server itself. Try again later.");
    row(503, "It is overloaded or under maintenance. Try again later.");
    row(504, "A proxy in between could not reach the server itself. Try again later.");
}

void tst_RefusalText::everyStatusSaysWhatItMeans()
{
    QFETCH(const int, status);
    QFETCH(const QString, advicePart);
    const ErrorText text = refusalText(refused(status));
    QCOMPARE(text.title,
             QStringLiteral("The server refused the connection (HTTP %1).").arg(status));
    QVERIFY2(text.advice.contains(advicePart), qPrintable(text.advice));
}

void tst_RefusalText::theServersWordsComeFirst()
{
    QCOMPARE(
        refusalText(refused(403, QStringLiteral("API key header missing"))).title,
        QStringLiteral("The server refused the connection (HTTP 403): “API key header missing”."));
}

void tst_RefusalText::foreignTextStaysAsItIs()
{
    QCOMPARE(refusalText(refused(403, QStringLiteral("<b>100%</b> %1 %2 & more"))).title,
             QStringLiteral(
                 "The server refused the connection (HTTP 403): “<b>100%</b> %1 %2 & more”."));
}

void tst_RefusalText::aNewAddressIsNamed_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("title");
    const QString moved = QStringLiteral("The server has moved to wss://new.example/ws (HTTP %1).");
    const QString sent = QStringLiteral("The server redirects to wss://new.example/ws (HTTP %1).");
    for (const int status : {301, 308})
        QTest::addRow("%d", status) << status << moved.arg(status);
    for (const int status : {302, 303, 307})
        QTest::addRow("%d", status) << status << sent.arg(status);
}

void tst_RefusalText::aNewAddressIsNamed()
{
    QFETCH(const int, status);
    Error error = refused(status, QStringLiteral("Moved"));
    error.address = QStringLiteral("wss://new.example/ws?key=hunter2");
    const ErrorText text = refusalText(error);
    QTEST(text.title, "title");
    QVERIFY2(
        text.advice.contains(QStringLiteral("your checksum and your API key will be sent there")),
        qPrintable(text.advice));
}

void tst_RefusalText::whenToComeBack_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("advice");
    QTest::newRow("429") << 429 << QStringLiteral("Too many requests. It asks you to wait 90 s.");
    QTest::newRow("502") << 502
                         << QStringLiteral("A proxy in between could not reach the server itself. "
                                           "It asks you to wait 90 s.");
    QTest::newRow("503") << 503
                         << QStringLiteral(
                                "It is overloaded or under maintenance. It asks you to wait 90 s.");
    QTest::newRow("404") << 404
                         << QStringLiteral(
                                "It doesn't know this path. Check the end of the server URL.");
}

void tst_RefusalText::whenToComeBack()
{
    QFETCH(const int, status);
    Error error = refused(status);
    error.retryAfterSeconds = 90;
    QTEST(refusalText(error).advice, "advice");
}

void tst_RefusalText::whatAnswersButIsNoWebSocket_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QString>("title");
    const QString none = QStringLiteral("Something answered, but it isn't a WebSocket server.");
    QTest::newRow("no HTTP") << Error{Kind::NotAWebSocket, QStringLiteral("SSH-2.0"), 0, {}}
                             << none;
    QTest::newRow("a page without words") << Error{Kind::NotAWebSocket, {}, 200, {}} << none;
    QTest::newRow("a page")
        << Error{Kind::NotAWebSocket, QStringLiteral("Welcome to nginx!"), 200, {}}
        << QStringLiteral(
               "Something answered, but it isn't a WebSocket server (HTTP 200): “Welcome "
               "to nginx!”.");
    QTest::newRow("an upgrade that QWebSocket can't read")
        << Error{Kind::NotAWebSocket, QStringLiteral("Invalid statusline"), 101, {}}
        << QStringLiteral(
               "The server accepted the connection, but Decidesk can't read its answer.");
}

void tst_RefusalText::whatAnswersButIsNoWebSocket()
{
    QFETCH(const Error, error);
    QTEST(refusalText(error).title, "title");
}

void tst_RefusalText::aServerThatHangsUp()
{
    QCOMPARE(errorSentence({Kind::HungUp, {}, 0, {}}),
             QStringLiteral("The server ended the connection before answering. Check the path in "
                            "the server URL, and whether this is a WebSocket server."));
    QCOMPARE(errorSentence({Kind::HungUp, {}, 1, {}}),
             QStringLiteral("The server ended the connection while encryption was being set "
                            "up. It may not support wss:// on this port, or may require a client "
                            "certificate. Check the scheme and the port in the server URL."));
}

void tst_RefusalText::aClientCertificate()
{
    const ErrorText text = refusalText({Kind::ClientCertificateWanted, {}, 116, {}});
    QCOMPARE(text.title,
             QStringLiteral("The server requires a client certificate that it trusts."));
}

void tst_RefusalText::theProxyIsNamed_data()
{
    QTest::addColumn<qint64>("code");
    QTest::addColumn<QString>("advicePart");
    QTest::newRow("407") << qint64(407) << QStringLiteral("requires a user name and a password");
    QTest::newRow("403") << qint64(403)
                         << QStringLiteral("allows no connection to this server or this port");
    QTest::newRow("other") << qint64(0) << QStringLiteral("Check the system's proxy settings.");
}

void tst_RefusalText::theProxyIsNamed()
{
    QFETCH(const qint64, code);
    QFETCH(const QString, advicePart);
    const QString address = QStringLiteral("proxy.example:3128");
    const ErrorText text = refusalText({Kind::ProxyFailed, {}, code, {}, address});
    QCOMPARE(text.title,
             QStringLiteral("The proxy proxy.example:3128 did not let the connection through."));
    QVERIFY2(text.advice.contains(advicePart), qPrintable(text.advice));
    QVERIFY(text.advice.endsWith(
        QStringLiteral("Or choose not to use a proxy in Settings, under Server.")));
    QCOMPARE(refusalText({Kind::ProxyFailed, {}, code, {}}).title,
             QStringLiteral("The proxy did not let the connection through."));
}

void tst_RefusalText::detailsHoldTheAnswer()
{
    const Error told{Kind::UpgradeRefused, QStringLiteral("No key"), 403,
                     QStringLiteral("HTTP 403 Forbidden\nserver: nginx\n\nNo key")};
    QCOMPARE(refusalText(told).details, told.received);
    QCOMPARE(refusalText(refused(403, QStringLiteral("Forbidden"))).details,
             QStringLiteral("Forbidden"));
    QCOMPARE(refusalText({Kind::ConnectionLost, {}, 0, {}}).title, QString());
}

DECIDESK_TEST(tst_RefusalText)
#include "tst_RefusalText.moc"
