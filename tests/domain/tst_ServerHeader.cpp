#include "ServerHeader.h"
#include "TestProgram.h"

#include <QTest>

using namespace decidesk;
using namespace Qt::StringLiterals;

class tst_ServerHeader : public QObject
{
    Q_OBJECT

private slots:
    void faults_data();
    void faults();
    void namesStandOnce_data();
    void namesStandOnce();
    void origins_data();
    void origins();
    void subprotocols_data();
    void subprotocols();
};

void tst_ServerHeader::faults_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("secret");
    QTest::addColumn<HeaderFault>("fault");
    using Fault = HeaderFault;
    const auto row
        = [](const char *title, const QString &name, const QString &value, Fault fault,
             bool secret = false) { QTest::newRow(title) << name << value << secret << fault; };
    row("usual", u"X-Tenant"_s, u"acme"_s, Fault::None);
    row("all that a token may have", u"!#$%&'*+-.^_`|~09azAZ"_s, u"1"_s, Fault::None);
    row("value with spaces and colons", u"Authorization"_s, u"Basic a: b,c"_s, Fault::None);
    row("value beyond ASCII", u"X-Name"_s, u"Zoë 漢字"_s, Fault::None);
    row("cookie", u"Cookie"_s, u"a=b; c=d"_s, Fault::None);
    row("no name", {}, u"1"_s, Fault::NoName);
    row("space in the name", u"X Tenant"_s, u"1"_s, Fault::NotAName);
    row("colon in the name", u"X-Tenant:"_s, u"1"_s, Fault::NotAName);
    row("line end in the name", u"X\r\nY"_s, u"1"_s, Fault::NotAName);
    row("name beyond ASCII", u"X-Zoë"_s, u"1"_s, Fault::NotAName);
    row("parenthesis in the name", u"X(1)"_s, u"1"_s, Fault::NotAName);
    row("Host", u"Host"_s, u"a.example"_s, Fault::OfTheProtocol);
    row("Upgrade", u"uPGRADE"_s, u"h2c"_s, Fault::OfTheProtocol);
    row("Connection", u"Connection"_s, u"close"_s, Fault::OfTheProtocol);
    row("key", u"Sec-WebSocket-Key"_s, u"x"_s, Fault::OfTheProtocol);
    row("subprotocol", u"sec-websocket-protocol"_s, u"x"_s, Fault::OfTheProtocol);
    row("framing", u"Content-Length"_s, u"5"_s, Fault::OfTheProtocol);
    row("chunks", u"Transfer-Encoding"_s, u"chunked"_s, Fault::OfTheProtocol);
    row("a longer name", u"Hostname"_s, u"1"_s, Fault::None);
    row("another Sec- name", u"Sec-Fetch-Mode"_s, u"websocket"_s, Fault::None);
    row("Origin", u"origin"_s, u"https://a.example"_s, Fault::OriginHasAField);
    row("no value", u"X-Tenant"_s, {}, Fault::NoValue);
    row("secret", u"Authorization"_s, {}, Fault::None, true);
    row("line end", u"X"_s, u"a\r\nY: b"_s, Fault::ControlCharacter);
    row("CR alone", u"X"_s, u"a\rb"_s, Fault::ControlCharacter);
    row("LF alone", u"X"_s, u"a\nb"_s, Fault::ControlCharacter);
    row("NUL", u"X"_s, u"a"_s + QChar(0) + u'b', Fault::ControlCharacter);
    row("tab", u"X"_s, u"a\tb"_s, Fault::ControlCharacter);
    row("DEL", u"X"_s, u"a\u007fb"_s, Fault::ControlCharacter);
    row("C1", u"X"_s, u"a\u0085b"_s, Fault::ControlCharacter);
    row("lone surrogate", u"X"_s, QString(QChar(0xd800)), Fault::ControlCharacter);
    row("line end in a secret", u"X"_s, u"a\nb"_s, Fault::ControlCharacter, true);
}

void tst_ServerHeader::faults()
{
    QFETCH(const QString, name);
    QFETCH(const QString, value);
    QFETCH(const bool, secret);
    QFETCH(const HeaderFault, fault);
    QCOMPARE(faultOf({name, value, secret}), fault);
}

void tst_ServerHeader::namesStandOnce_data()
{
    QTest::addColumn<QList<ServerHeader>>("headers");
    QTest::addColumn<FaultyHeader>("first");
    const ServerHeader one{u"X-One"_s, u"1"_s, false};
    const ServerHeader two{u"X-Two"_s, u"2"_s, false};
    const ServerHeader bad{u"Host"_s, u"3"_s, false};
    QTest::newRow("none") << QList<ServerHeader>() << FaultyHeader();
    QTest::newRow("two") << QList{one, two} << FaultyHeader();
    QTest::newRow("twice") << QList{one, two, one}
                           << FaultyHeader{HeaderFault::NameTwice, one.name};
    QTest::newRow("twice in another case") << QList{one, ServerHeader{u"x-ONE"_s, {}, true}}
                                           << FaultyHeader{HeaderFault::NameTwice, u"x-ONE"_s};
    QTest::newRow("the first counts")
        << QList{one, bad, one} << FaultyHeader{HeaderFault::OfTheProtocol, bad.name};
}

void tst_ServerHeader::namesStandOnce()
{
    QFETCH(const QList<ServerHeader>, headers);
    QTEST(firstFault(headers), "first");
}

void tst_ServerHeader::origins_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<std::optional<QString>>("origin");
    const auto row = [](const char *title, const QString &typed, const QString &origin) {
        QTest::newRow(title) << typed << std::optional(origin);
    };
    row("usual", u"https://example.org"_s, u"https://example.org"_s);
    row("port", u"http://localhost:8080"_s, u"http://localhost:8080"_s);
    row("pasted", u" https://example.org/\n"_s, u"https://example.org"_s);
    row("upper case", u"HTTPS://Example.ORG"_s, u"https://example.org"_s);
    row("IDN", u"https://bücher.example"_s, u"https://xn--bcher-kva.example"_s);
    row("IPv6", u"http://[::1]:3000"_s, u"http://[::1]:3000"_s);
    row("another scheme", u"chrome-extension://abcdef"_s, u"chrome-extension://abcdef"_s);
    row("null", u"null"_s, u"null"_s);
    row("empty", u"  "_s, {});
    const QStringList wrong{u"example.org"_s,
                            u"localhost:3000"_s,
                            u"https://"_s,
                            u"https:example.org"_s,
                            u"https://example.org/path"_s,
                            u"https://example.org?q=1"_s,
                            u"https://example.org#f"_s,
                            u"https://tom:secret@example.org"_s,
                            u"https://example.org https://other.example"_s,
                            u"https://exam\r\nple.org"_s,
                            u"*"_s,
                            u"NULL"_s};
    for (const QString &typed : wrong)
        QTest::newRow(qPrintable(typed.simplified())) << typed << std::optional<QString>();
}

void tst_ServerHeader::origins()
{
    QFETCH(const QString, typed);
    const std::optional<QString> origin = parseOrigin(typed);
    QTEST(origin, "origin");
    if (origin)
        QCOMPARE(parseOrigin(*origin), origin);
}

void tst_ServerHeader::subprotocols_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<std::optional<QString>>("written");
    const auto row = [](const char *title, const QString &typed, const QString &written) {
        QTest::newRow(title) << typed << std::optional(written);
    };
    row("one", u"chat"_s, u"chat"_s);
    row("several", u" chat,superchat ,v1.json"_s, u"chat, superchat, v1.json"_s);
    row("empty", u" "_s, {});
    row("commas alone", u",,"_s, {});
    row("comma at the end", u"chat,"_s, u"chat"_s);
    row("other case", u"chat, Chat"_s, u"chat, Chat"_s);
    for (const QString &typed :
         {u"chat room"_s, u"chat, chat"_s, u"chat;v=1"_s, u"a\r\nb"_s, u"é"_s})
        QTest::newRow(qPrintable(typed.simplified())) << typed << std::optional<QString>();
}

void tst_ServerHeader::subprotocols()
{
    QFETCH(const QString, typed);
    const std::optional<QString> written = parseSubprotocols(typed);
    QTEST(written, "written");
    if (written)
        QCOMPARE(parseSubprotocols(*written), written);
}

DECIDESK_TEST(tst_ServerHeader)
#include "tst_ServerHeader.moc"
