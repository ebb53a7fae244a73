#include "FrameReader.h"
#include "HostilePeer.h"
#include "TestProgram.h"

#include <QRandomGenerator>
#include <QStringList>
#include <QTest>

using namespace decidesk;
using namespace decidesk::test;
using namespace Qt::StringLiterals;

/// Bytes to events. The numbers are those of the Autobahn test suite for WebSocket clients; what it
/// leaves to the client ("informational") is what the rows say here.
class tst_FrameReader : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void utf8_data();
    void utf8();
    void closeCodes_data();
    void closeCodes();
    void lengths_data();
    void lengths();
    void fragmentsOfALongMessage_data();
    void fragmentsOfALongMessage();
    void limit_data();
    void limit();
    void takesNoMemoryForWhatIsOnlyAnnounced();
    void knowsWhetherItIsInAMessage();
};

using Peer = HostilePeer;

namespace {

constexpr qint64 maxBytes = qint64{8} * 1024 * 1024;
constexpr int last = 0x80;

QString describe(const FrameReader::Event &event)
{
    struct Description
    {
        QString operator()(const FrameReader::TextMessage &message) const
        {
            const bool sizeIsRight = message.bytes == message.text.toUtf8().size();
            return QStringLiteral("text %1").arg(sizeIsRight ? message.text
                                                             : QStringLiteral("of a wrong size"));
        }
        QString operator()(const FrameReader::BinaryMessage &message) const
        {
            return QStringLiteral("binary ") + QString::fromLatin1(message.data.toHex());
        }
        QString operator()(const FrameReader::Ping &ping) const
        {
            return QStringLiteral("ping ") + QString::fromLatin1(ping.payload.toHex());
        }
        QString operator()(const FrameReader::Pong &pong) const
        {
            return QStringLiteral("pong ") + QString::fromLatin1(pong.payload.toHex());
        }
        QString operator()(const FrameReader::Close &close) const
        {
            return QStringLiteral("close %1 %2").arg(QString::number(close.code), close.reason);
        }
        QString operator()(const FrameReader::Fault &fault) const
        {
            return QStringLiteral("fault %1").arg(fault.closeCode);
        }
    };
    return std::visit(Description(), event);
}

QStringList drain(FrameReader &reader)
{
    QStringList events;
    while (const std::optional<FrameReader::Event> event = reader.next())
        events += describe(*event);
    return events;
}

QStringList eventsOf(const QByteArray &bytes, qsizetype chunk)
{
    FrameReader reader(maxBytes);
    QStringList events;
    for (qsizetype at = 0; at < bytes.size(); at += chunk) {
        reader.feed(bytes.mid(at, chunk));
        events += drain(reader);
    }
    return events;
}

/// However the network cuts the bytes, the same comes out.
void compareInAllCuts(const QByteArray &bytes, const QStringList &expected)
{
    QCOMPARE(eventsOf(bytes, bytes.size()), expected);
    QCOMPARE(eventsOf(bytes, 1), expected);
    QCOMPARE(eventsOf(bytes, 997), expected);
    for (qsizetype cut = 1; cut < std::min<qsizetype>(bytes.size(), 300); ++cut) {
        FrameReader reader(maxBytes);
        reader.feed(bytes.left(cut));
        QStringList events = drain(reader);
        reader.feed(bytes.mid(cut));
        events += drain(reader);
        QCOMPARE(events, expected);
    }
}

QByteArray operator""_ping(const char *text, std::size_t size)
{
    return Peer::frame(last | Peer::Ping, QByteArray(text, static_cast<qsizetype>(size)));
}

} // namespace

void tst_FrameReader::reads_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("expected");
    const auto frame = &Peer::frame;
    const auto part = [](int opcode, const char *text) { return Peer::frame(opcode, text); };
    const auto row = [](const char *name, const QByteArray &bytes, const QStringList &expected) {
        QTest::newRow(name) << bytes << expected;
    };
    const QByteArray hello = Peer::text("Hello");
    const QByteArray rest = part(last | Peer::Continuation, "b");
    const QString bad = QStringLiteral("fault 1002");
    const QString closed = QStringLiteral("close 1000 ");
    const QString helloText = QStringLiteral("text Hello");

    row("1.1.1 empty text", Peer::text(""), {u"text "_s});
    row("1.2.1 empty binary", frame(last | Peer::Binary, ""), {u"binary "_s});
    row("1.2.2 binary that is no UTF-8", frame(last | Peer::Binary, "\xfe\xff"),
        {u"binary feff"_s});

    row("2.1 empty ping", ""_ping, {u"ping "_s});
    row("2.2 ping with text", "Hello"_ping, {u"ping 48656c6c6f"_s});
    row("2.3 ping with bytes", "\x00\xff\xfe"_ping, {u"ping 00fffe"_s});
    row("2.4 longest ping", frame(last | Peer::Ping, QByteArray(125, 'x')),
        {QStringLiteral("ping ") + QStringLiteral("78").repeated(125)});
    row("2.5 too long a ping", frame(last | Peer::Ping, QByteArray(126, 'x')), {bad});
    row("2.7 unasked pong", frame(last | Peer::Pong, ""), {u"pong "_s});
    row("2.9 unasked pong, then a ping", frame(last | Peer::Pong, "x") + "y"_ping,
        {u"pong 78"_s, u"ping 79"_s});
    row("2.10 ten pings", (""_ping).repeated(10), QStringList(10, QStringLiteral("ping ")));

    for (int bits = 1; bits <= 7; ++bits) {
        QTest::addRow("3.%d reserved bits", bits)
            << hello + frame(last | bits << 4 | Peer::Text, "x") + "z"_ping
            << QStringList{helloText, bad};
    }
    row("3.6 of a ping", frame(last | 0x60 | Peer::Ping, "x"), {bad});
    row("3.7 of a close frame", frame(last | 0x70 | Peer::Close, ""), {bad});

    for (const int opcode : {3, 4, 5, 6, 7, 11, 12, 13, 14, 15}) {
        QTest::addRow("4 opcode %d", opcode)
            << hello + frame(last | opcode, "x") + "z"_ping << QStringList{helloText, bad};
    }

    row("5.1 ping in two parts", part(Peer::Ping, "a") + rest, {bad});
    row("5.2 pong in two parts", part(Peer::Pong, "a") + rest, {bad});
    row("a close frame in two parts", part(Peer::Close, "\x03\xe8") + rest, {bad});
    row("5.3 text in two parts", part(Peer::Text, "a") + rest, {u"text ab"_s});
    row("binary in two parts", part(Peer::Binary, "a") + rest, {u"binary 6162"_s});
    row("5.6 a ping between them", part(Peer::Text, "a") + "p"_ping + rest,
        {u"ping 70"_s, u"text ab"_s});
    row("5.9 nothing to continue", rest + hello, {bad});
    row("5.12 nothing to continue, not the last", part(Peer::Continuation, "b") + hello, {bad});
    row("5.15 again after the last part",
        part(Peer::Text, "a") + rest + part(Peer::Continuation, "c") + hello, {u"text ab"_s, bad});
    row("5.18 a text inside a text", part(Peer::Text, "a") + hello, {bad});
    row("binary inside a text", part(Peer::Text, "a") + part(last | Peer::Binary, "b"), {bad});
    row("5.19 five parts and pings",
        part(Peer::Text, "1") + part(Peer::Continuation, "2") + "x"_ping
            + part(Peer::Continuation, "3") + part(Peer::Continuation, "4") + "y"_ping
            + part(last | Peer::Continuation, "5"),
        {u"ping 78"_s, u"ping 79"_s, u"text 12345"_s});
    row("6.1.2 three empty parts",
        part(Peer::Text, "") + part(Peer::Continuation, "") + part(last | Peer::Continuation, ""),
        {u"text "_s});
    row("6.1.3 an empty, a full and an empty part",
        part(Peer::Text, "") + part(Peer::Continuation, "x") + part(last | Peer::Continuation, ""),
        {u"text x"_s});

    row("7.1.1 text, then close", hello + Peer::close(1000), {helloText, closed});
    row("7.1.2 two close frames", Peer::close(1000) + Peer::close(1001), {closed});
    row("7.1.3 ping after close", Peer::close(1000) + "x"_ping, {closed});
    row("7.1.4 text after close", Peer::close(1000) + hello, {closed});
    row("7.1.5 close inside a message", part(Peer::Text, "a") + Peer::close(1000) + rest, {closed});
    row("7.3.1 no code", frame(last | Peer::Close, ""), {u"close 1005 "_s});
    row("7.3.2 half a code", frame(last | Peer::Close, "\x03"), {bad});
    row("7.3.4 with a reason", Peer::close(1000, "Hello World!"), {u"close 1000 Hello World!"_s});
    row("7.3.5 longest reason", Peer::close(1000, QByteArray(123, '*')),
        {QStringLiteral("close 1000 ") + QString(123, u'*')});
    row("7.3.6 too long a reason", Peer::close(1000, QByteArray(124, '*')), {bad});
    row("7.5.1 reason that is no UTF-8", Peer::close(1000, "\xce\xba\xed\xa0\x80"),
        {u"fault 1007"_s});

    row("masked", QByteArray("\x81\x81mask!", 7), {bad});
    row("HTTP", "HTTP/1.1 400 Bad Request\r\n\r\n", {bad});
    row("9.7 many small ones", Peer::text("x").repeated(1000),
        QStringList(1000, QStringLiteral("text x")));
}

void tst_FrameReader::reads()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QStringList, expected);
    compareInAllCuts(bytes, expected);
}

void tst_FrameReader::utf8_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<bool>("isValid");
    const auto row = [](const char *name, const QByteArray &payload, bool isValid) {
        QTest::newRow(name) << payload << isValid;
    };
    row("6.2.1", "Hello-\xc2\xb5@\xc3\x9f\xc3\xb6\xc3\xa4\xc3\xbc\xc3\xa0\xc3\xa1-UTF-8!!", true);
    row("6.3.1 with a surrogate", "\xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5\xed\xa0\x80x",
        false);
    row("6.4.1 over U+10FFFF", "\xce\xba\xf4\x90\x80\x80x", false);
    row("6.5.5", "\xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5", true);
    row("6.6.1 cut after 1 byte", "\xce", false);
    row("6.6.3 cut in the second", "\xce\xba\xe1", false);
    row("6.6.4 cut in the second, later", "\xce\xba\xe1\xbd", false);
    row("6.7.1 NUL", QByteArray(1, '\0'), true);
    row("6.7.2 U+0080", "\xc2\x80", true);
    row("6.7.3 U+0800", "\xe0\xa0\x80", true);
    row("6.7.4 U+10000", "\xf0\x90\x80\x80", true);
    row("6.8.1 five bytes", "\xf8\x88\x80\x80\x80", false);
    row("6.8.2 six bytes", "\xfc\x84\x80\x80\x80\x80", false);
    row("6.9.1 U+007F", "\x7f", true);
    row("6.9.2 U+07FF", "\xdf\xbf", true);
    row("6.9.3 U+FFFF", "\xef\xbf\xbf", true);
    row("6.9.4 U+10FFFF", "\xf4\x8f\xbf\xbf", true);
    row("6.10.1", "\xf7\xbf\xbf\xbf", false);
    row("6.10.2", "\xfb\xbf\xbf\xbf\xbf", false);
    row("6.11.1 U+D7FF", "\xed\x9f\xbf", true);
    row("6.11.2 U+E000", "\xee\x80\x80", true);
    row("6.11.3 U+FFFD", "\xef\xbf\xbd", true);
    row("6.11.5 U+110000", "\xf4\x90\x80\x80", false);
    row("6.12.1 continuation byte", "\x80", false);
    row("6.12.8 all continuation bytes", "\x80\x81\xbe\xbf", false);
    row("6.13.1 starts of two", "\xc0 \xc1 \xdf ", false);
    row("6.13.3 starts of four", "\xf0 \xf7 ", false);
    row("6.14.1 last byte missing", "\xdf", false);
    row("6.14.2", "\xef\xbf", false);
    row("6.14.3", "\xf7\xbf\xbf", false);
    row("6.16.1 FE", "\xfe", false);
    row("6.16.2 FF", "\xff", false);
    row("6.17.1 overlong slash", "\xc0\xaf", false);
    row("6.17.2", "\xe0\x80\xaf", false);
    row("6.17.3", "\xf0\x80\x80\xaf", false);
    row("6.18.1 overlong U+007F", "\xc1\xbf", false);
    row("6.18.2 overlong U+07FF", "\xe0\x9f\xbf", false);
    row("6.18.3 overlong U+FFFF", "\xf0\x8f\xbf\xbf", false);
    row("6.19.1 overlong NUL", "\xc0\x80", false);
    row("6.20.1 high surrogate", "\xed\xa0\x80", false);
    row("6.20.7 low surrogate", "\xed\xbf\xbf", false);
    row("6.21.1 both surrogates", "\xed\xa0\x80\xed\xb0\x80", false);
    row("6.22.1 U+FFFE", "\xef\xbf\xbe", true);
    row("6.22.3 U+1FFFE", "\xf0\x9f\xbf\xbe", true);
    row("6.23.1 U+FFF9", "\xef\xbf\xb9", true);
}

void tst_FrameReader::utf8()
{
    QFETCH(const QByteArray, payload);
    QFETCH(const bool, isValid);
    const QStringList expected{isValid ? QStringLiteral("text ") + QString::fromUtf8(payload)
                                       : QStringLiteral("fault 1007")};
    compareInAllCuts(Peer::text(payload), expected);
    // In frames of one byte each.
    QByteArray parts = Peer::frame(Peer::Text, "");
    for (const char byte : payload)
        parts += Peer::frame(Peer::Continuation, QByteArray(1, byte));
    compareInAllCuts(parts + Peer::frame(last | Peer::Continuation, ""), expected);
}

void tst_FrameReader::closeCodes_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("isValid");
    for (const int code : {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014,
                           3000, 3999, 4000, 4999})
        QTest::addRow("7.7 %d", code) << code << true;
    for (const int code : {0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535})
        QTest::addRow("7.9 %d", code) << code << false;
}

void tst_FrameReader::closeCodes()
{
    QFETCH(const int, code);
    QFETCH(const bool, isValid);
    FrameReader reader(maxBytes);
    reader.feed(Peer::close(code, "w\xc3\xa4rum"));
    const std::optional<FrameReader::Event> event = reader.next();
    QVERIFY(event);
    if (isValid) {
        QCOMPARE(describe(*event), QStringLiteral("close %1 w\u00e4rum").arg(code));
        return;
    }
    const auto *fault = std::get_if<FrameReader::Fault>(&*event);
    QVERIFY(fault);
    QCOMPARE(fault->closeCode, 1002);
    QCOMPARE(fault->error.kind, Error::Kind::BadFrame);
    // What the server had to say is not lost with it.
    QVERIFY(fault->error.detail.contains(QStringLiteral("w\u00e4rum")));
    QVERIFY(fault->error.detail.contains(QString::number(code)));
}

void tst_FrameReader::lengths_data()
{
    QTest::addColumn<qsizetype>("size");
    for (const qsizetype size : {125, 126, 127, 128, 65535, 65536, 65537, 262144})
        QTest::addRow("1.1, 9.1 %lld", static_cast<long long>(size)) << size;
}

void tst_FrameReader::lengths()
{
    QFETCH(const qsizetype, size);
    const QByteArray payload(size, '*');
    const QByteArray bytes
        = Peer::text(payload) + Peer::frame(last | Peer::Binary, payload) + Peer::close(1000);
    compareInAllCuts(bytes,
                     {QStringLiteral("text ") + QString(size, u'*'),
                      QStringLiteral("binary ") + QStringLiteral("2a").repeated(size),
                      QStringLiteral("close 1000 ")});
}

void tst_FrameReader::fragmentsOfALongMessage_data()
{
    QTest::addColumn<qsizetype>("fragment");
    for (const qsizetype fragment : {64, 256, 1024, 1300, 4096, 16384, 65536, 262144})
        QTest::addRow("9.3, 10.1 %lld", static_cast<long long>(fragment)) << fragment;
}

void tst_FrameReader::fragmentsOfALongMessage()
{
    QFETCH(const qsizetype, fragment);
    const QString text = QStringLiteral("\u00e9\u20ac\U0001F600").repeated(100'000);
    const QByteArray payload = text.toUtf8();
    QByteArray bytes;
    for (qsizetype at = 0; at < payload.size(); at += fragment) {
        const bool isLast = at + fragment >= payload.size();
        bytes += Peer::frame((isLast ? last : 0) | (at == 0 ? Peer::Text : Peer::Continuation),
                             payload.mid(at, fragment));
    }
    FrameReader reader(maxBytes);
    QRandomGenerator random(static_cast<quint32>(fragment));
    QStringList events;
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype size = random.bounded(1, 100'000);
        reader.feed(bytes.mid(at, size));
        events += drain(reader);
        at += size;
    }
    QCOMPARE(events.size(), 1);
    QVERIFY(events.first() == QStringLiteral("text ") + text);
}

void tst_FrameReader::limit_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    const QString tooBig = QStringLiteral("fault 1009");
    const auto part
        = [](int opcode, qsizetype size) { return Peer::frame(opcode, QByteArray(size, 'x')); };
    QTest::newRow("at the limit") << part(last | Peer::Text, 1000)
                                  << u"text "_s + QString(1000, u'x');
    QTest::newRow("beyond it") << part(last | Peer::Text, 1001) << tooBig;
    QTest::newRow("its header alone") << part(last | Peer::Text, 1001).left(4) << tooBig;
    QTest::newRow("binary") << part(last | Peer::Binary, 1001) << tooBig;
    QTest::newRow("in parts, at the limit")
        << part(Peer::Text, 600) + part(last | Peer::Continuation, 400)
        << u"text "_s + QString(1000, u'x');
    QTest::newRow("in parts, beyond it")
        << part(Peer::Text, 600) + part(last | Peer::Continuation, 401).left(4) << tooBig;
    QTest::newRow("largest length")
        << QByteArray("\x81\x7f\x7f\xff\xff\xff\xff\xff\xff\xff", 10) << tooBig;
    QTest::newRow("largest length of a second part")
        << part(Peer::Text, 1) + QByteArray("\x80\x7f\x7f\xff\xff\xff\xff\xff\xff\xff", 10)
        << tooBig;
    QTest::newRow("negative length")
        << QByteArray("\x81\x7f\xff\xff\xff\xff\xff\xff\xff\xff", 10) << u"fault 1002"_s;
    QTest::newRow("two bytes where one does")
        << QByteArray("\x81\x7e\x00\x7d", 4) << u"fault 1002"_s;
    QTest::newRow("eight bytes where two do")
        << QByteArray("\x81\x7f\x00\x00\x00\x00\x00\x00\xff\xff", 10) << u"fault 1002"_s;
}

void tst_FrameReader::limit()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, expected);
    FrameReader reader(1000);
    reader.feed(bytes);
    QCOMPARE(drain(reader), QStringList{expected});
}

void tst_FrameReader::takesNoMemoryForWhatIsOnlyAnnounced()
{
    FrameReader reader(std::numeric_limits<qint64>::max());
    reader.feed(QByteArray("\x01\x7f\x7f\xff\xff\xff\xff\xff\xff\xff"
                           "abc",
                           13));
    QCOMPARE(drain(reader), QStringList());
    QVERIFY(reader.isInMessage());
}

void tst_FrameReader::knowsWhetherItIsInAMessage()
{
    FrameReader reader(maxBytes);
    const auto isInMessageAfter = [&reader](const QByteArray &bytes) {
        reader.feed(bytes);
        drain(reader);
        return reader.isInMessage();
    };
    QVERIFY(!reader.isInMessage());
    QVERIFY(!isInMessageAfter(Peer::text("x")));
    QVERIFY(!isInMessageAfter("ping"_ping.left(3)));
    QVERIFY(!isInMessageAfter("ping"_ping.mid(3)));
    QVERIFY(isInMessageAfter(Peer::text("x").left(1)));
    QVERIFY(!isInMessageAfter(Peer::text("x").mid(1)));
    QVERIFY(isInMessageAfter(Peer::frame(Peer::Text, "x")));
    QVERIFY(isInMessageAfter("ping"_ping));
    QVERIFY(!isInMessageAfter(Peer::frame(last | Peer::Continuation, "")));
}

DECIDESK_TEST(tst_FrameReader)
#include "tst_FrameReader.moc"
