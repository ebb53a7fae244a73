#include "HttpAnswer.h"
#include "TestProgram.h"

#include <QTest>

using namespace decidesk;
using State = HttpAnswer::State;

Q_DECLARE_METATYPE(decidesk::HttpAnswer::State)

class tst_HttpAnswer : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void cutAnywhere();
    void joinsHeaders();
};

void tst_HttpAnswer::reads_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<State>("state");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("phrase");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const QByteArray &raw, State state, int status,
                        const char *phrase, const QByteArray &body = {}) {
        QTest::newRow(name) << raw << state << status << QString::fromLatin1(phrase) << body;
    };
    const QByteArray forbidden = "HTTP/1.1 403 Forbidden\r\n";
    const QByteArray chunked = forbidden + "Transfer-Encoding: chunked\r\n\r\n";
    row("nothing", "", State::Cut, 0, "");
    row("half a word", "HT", State::Cut, 0, "");
    row("half a header", forbidden + "Content-Le", State::Cut, 0, "");
    row("SSH", "SSH-2.0-OpenSSH_9.2p1\r\n", State::NotHttp, 0, "");
    row("no status", "HTTP/1.1 abc\r\n\r\n", State::NotHttp, 0, "");
    row("no length", forbidden + "\r\nno key", State::InBody, 403, "Forbidden", "no key");
    row("no body yet", forbidden + "\r\n", State::InBody, 403, "Forbidden");
    row("no phrase", "HTTP/1.1 403\r\nContent-Length: 0\r\n\r\n", State::Whole, 403, "");
    row("HTTP/1.0", "HTTP/1.0 404 Not Found\r\ncontent-length:2\r\n\r\nno", State::Whole, 404,
        "Not Found", "no");
    row("bare line feeds", "HTTP/1.1 404 Not Found\nContent-Length: 2\n\nno", State::Whole, 404,
        "Not Found", "no");
    row("a length", forbidden + "Content-Length: 6\r\n\r\nno key", State::Whole, 403, "Forbidden",
        "no key");
    row("less than its length", forbidden + "Content-Length: 7\r\n\r\nno key", State::InBody, 403,
        "Forbidden", "no key");
    row("more than its length", forbidden + "Content-Length: 2\r\n\r\nno key", State::Whole, 403,
        "Forbidden", "no");
    row("a length that is none", forbidden + "Content-Length: -1\r\n\r\nno", State::InBody, 403,
        "Forbidden", "no");
    row("chunks", chunked + "3\r\nno \r\n3;x=y\r\nkey\r\n0\r\n\r\n", State::Whole, 403, "Forbidden",
        "no key");
    row("chunks that are cut", chunked + "3\r\nno \r\n3\r\nke", State::InBody, 403, "Forbidden",
        "no ke");
    row("chunks without the last", chunked + "3\r\nno \r\n", State::InBody, 403, "Forbidden",
        "no ");
    row("a broken chunk", chunked + "3\r\nno \r\nxyz\r\n", State::Whole, 403, "Forbidden", "no ");
    row("a giant chunk", chunked + "7fffffffffffffff\r\nno", State::InBody, 403, "Forbidden", "no");
    row("gzip", forbidden + "Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\n\x1f\x8b\x08",
        State::Whole, 403, "Forbidden");
    row("identity", forbidden + "Content-Encoding: identity\r\nContent-Length: 2\r\n\r\nno",
        State::Whole, 403, "Forbidden", "no");
    row("204", "HTTP/1.1 204 No Content\r\n\r\n", State::Whole, 204, "No Content");
    row("101", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n\x81\x02hi",
        State::Whole, 101, "Switching Protocols");
    row("103 alone", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", State::Cut, 0, "");
    row("100 and 103 first",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nContent-Length: 9\r\n\r\n"
            + forbidden + "Content-Length: 0\r\n\r\n",
        State::Whole, 403, "Forbidden");
    row("103, then no HTTP", "HTTP/1.1 103 Early Hints\r\n\r\n\x16\x03", State::NotHttp, 0, "");
}

void tst_HttpAnswer::reads()
{
    QFETCH(const QByteArray, raw);
    const HttpAnswer answer = readHttpAnswer(raw);
    QTEST(answer.state, "state");
    QTEST(answer.status, "status");
    QTEST(answer.phrase, "phrase");
    QTEST(answer.body, "body");
}

void tst_HttpAnswer::cutAnywhere()
{
    const QByteArray raw = "HTTP/1.1 403 Forbidden\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"
                           "3\r\nno \r\n3\r\nkey\r\n0\r\n\r\n";
    const qsizetype header = raw.indexOf("\r\n\r\n") + 4;
    const qsizetype lastChunk = raw.indexOf("0\r\n\r\n");
    for (qsizetype cut = 0; cut <= raw.size(); ++cut) {
        const HttpAnswer answer = readHttpAnswer(raw.left(cut));
        const State expected = cut < header ? State::Cut
            : cut < lastChunk + 3           ? State::InBody
                                            : State::Whole;
        QCOMPARE(answer.state, expected);
        QVERIFY(QByteArray("no key").startsWith(answer.body));
    }
}

void tst_HttpAnswer::joinsHeaders()
{
    const HttpAnswer answer
        = readHttpAnswer("HTTP/1.1 101 Switching Protocols\r\nConnection: keep-alive\r\n"
                         "CONNECTION:Upgrade\r\nno colon\r\n: no name\r\n\r\n");
    QCOMPARE(answer.header("connection"), QByteArray("keep-alive, Upgrade"));
    QCOMPARE(answer.header("upgrade"), QByteArray());
    QCOMPARE(answer.headers.size(), 2);
}

DECIDESK_TEST(tst_HttpAnswer)
#include "tst_HttpAnswer.moc"
