#include "RequestWriter.h"
#include "TestProgram.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace decidesk;

namespace {

Secret secret(const char *text)
{
    return Secret(QString::fromUtf8(text));
}

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

const QString loneHigh(QChar(0xD83D));
const QString loneLow(QChar(0xDE00));

} // namespace

class tst_RequestWriter : public QObject
{
    Q_OBJECT

private slots:
    void frames_data();
    void frames();
    void refused_data();
    void refused();
    void theLongestMessageGoesOut_data();
    void theLongestMessageGoesOut();
    void theLongestFieldGoesOut_data();
    void theLongestFieldGoesOut();
    void aTokenIsAsLongAsTheServerLikes();
    void everyCharacterGoesThrough();
};

Q_DECLARE_METATYPE(decidesk::Request)

void tst_RequestWriter::frames_data()
{
    QTest::addColumn<Request>("request");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *name, const Request &request, const char *expected) {
        QTest::newRow(name) << request << text(expected);
    };
    const auto take = [](const char *message) {
        return TakeDecisionRequest{secret("TOKEN1234"), text(message)};
    };
    row("Register, with the comma that the document forgot",
        RegisterRequest{secret("API_KEY1234"), secret("azerty"), text("tom"),
                        text("juste le boss")},
        R"({"action":"Register","API_KEY":"API_KEY1234","checksum":"azerty","name":"tom","prompt":"juste le boss"})");
    row("Connection", ConnectionRequest{secret("azerty")},
        R"({"action":"Connection","checksum":"azerty"})");
    row("TakeDecision", take("Hello World"),
        R"({"action":"TakeDecision","token":"TOKEN1234","message":"Hello World"})");
    row("Disconnect", DisconnectRequest{secret("TOKEN1234")},
        R"({"action":"Disconnect","token":"TOKEN1234"})");
    row("name, checksum and API key lose white space at the ends",
        RegisterRequest{secret(" key\r\n"), secret("\tsum\n"), text(" tom boy \n"), text("p")},
        R"({"action":"Register","API_KEY":"key","checksum":"sum","name":"tom boy","prompt":"p"})");
    row("Connection trims the checksum too", ConnectionRequest{secret("\xC2\xA0sum\n")},
        R"({"action":"Connection","checksum":"sum"})");
    row("the prompt keeps white space",
        RegisterRequest{secret("k"), secret("c"), text("n"), text(" a\n")},
        R"({"action":"Register","API_KEY":"k","checksum":"c","name":"n","prompt":" a\n"})");
    row("the message keeps white space", take("  x \r\n\t"),
        R"({"action":"TakeDecision","token":"TOKEN1234","message":"  x \r\n\t"})");
    row("the token keeps white space", TakeDecisionRequest{secret(" T "), text("x")},
        R"({"action":"TakeDecision","token":" T ","message":"x"})");
    row("quotes and backslashes", take(R"("\ \n /)"),
        R"({"action":"TakeDecision","token":"TOKEN1234","message":"\"\\ \\n /"})");
    row("control characters", take("\x01\x1f\x7f"),
        "{\"action\":\"TakeDecision\",\"token\":\"TOKEN1234\",\"message\":\"\\u0001\\u001f\x7f\"}");
    row("other scripts and emoji stay themselves", take("été 日本 😀"),
        R"({"action":"TakeDecision","token":"TOKEN1234","message":"été 日本 😀"})");
    QTest::newRow("lone surrogates are replaced")
        << Request(TakeDecisionRequest{secret("T"), loneHigh + u'a' + loneLow})
        << text("{\"action\":\"TakeDecision\",\"token\":\"T\",\"message\":\"\uFFFDa\uFFFD\"}");
}

void tst_RequestWriter::frames()
{
    QFETCH(const Request, request);
    QFETCH(const QString, expected);

    QCOMPARE(checkRequest(request), std::nullopt);
    const auto frame = writeRequest(request);
    QVERIFY(std::holds_alternative<QString>(frame));
    QCOMPARE(std::get<QString>(frame), expected);

    const QJsonDocument document = QJsonDocument::fromJson(std::get<QString>(frame).toUtf8());
    QVERIFY(document.isObject());
    QCOMPARE(document.object().value(QLatin1String("action")).toString(),
             actionName(actionOf(request)));
    for (const auto &value : document.object())
        QVERIFY(value.isString());
}

void tst_RequestWriter::refused_data()
{
    QTest::addColumn<Request>("request");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("detail");

    const auto empty = [](const char *name, const Request &request, const char *field) {
        QTest::newRow(name) << request << static_cast<int>(Error::Kind::EmptyField) << text(field);
    };
    const auto noToken = [](const char *name, const Request &request) {
        QTest::newRow(name) << request << static_cast<int>(Error::Kind::NoToken) << QString();
    };
    const auto registration
        = [](const char *key, const char *checksum, const char *name, const char *prompt) {
              return RegisterRequest{secret(key), secret(checksum), text(name), text(prompt)};
          };
    empty("no API key", registration("", "c", "n", "p"), "API_KEY");
    empty("blank API key", registration(" \n", "c", "n", "p"), "API_KEY");
    empty("no checksum", registration("k", "", "n", "p"), "checksum");
    empty("blank checksum", registration("k", "\t", "n", "p"), "checksum");
    empty("no name", registration("k", "c", "", "p"), "name");
    empty("blank name", registration("k", "c", " \xC2\xA0", "p"), "name");
    empty("no prompt", registration("k", "c", "n", ""), "prompt");
    empty("blank prompt", registration("k", "c", "n", " \r\n"), "prompt");
    empty("several: the first of the wire", registration("", "", "", ""), "API_KEY");
    empty("Connection without checksum", ConnectionRequest{secret("")}, "checksum");
    empty("Connection with a blank checksum", ConnectionRequest{secret("  ")}, "checksum");
    empty("no message", TakeDecisionRequest{secret("T"), QString()}, "message");
    empty("blank message", TakeDecisionRequest{secret("T"), text(" \n\t")}, "message");
    noToken("TakeDecision without a token", TakeDecisionRequest{Secret(), text("x")});
    noToken("TakeDecision with a blank token", TakeDecisionRequest{secret(" "), text("x")});
    noToken("neither token nor message", TakeDecisionRequest{});
    noToken("Disconnect without a token", DisconnectRequest{});
}

void tst_RequestWriter::refused()
{
    QFETCH(const Request, request);
    QFETCH(const int, kind);
    QFETCH(const QString, detail);

    const auto error = checkRequest(request);
    QVERIFY(error.has_value());
    QCOMPARE(static_cast<int>(error->kind), kind);
    QCOMPARE(error->detail, detail);

    const auto frame = writeRequest(request);
    QVERIFY(std::holds_alternative<Error>(frame));
    QCOMPARE(std::get<Error>(frame), *error);
}

void tst_RequestWriter::theLongestMessageGoesOut_data()
{
    QTest::addColumn<QString>("unit");
    QTest::addColumn<int>("bytesEach");

    QTest::newRow("one byte") << QStringLiteral("a") << 1;
    QTest::newRow("two bytes") << text("é") << 2;
    QTest::newRow("four bytes") << text("😀") << 4;
    QTest::newRow("escaped: the frame is longer, the message is not") << QStringLiteral("\"") << 1;
}

void tst_RequestWriter::theLongestMessageGoesOut()
{
    QFETCH(const QString, unit);
    QFETCH(const int, bytesEach);

    const QString longest = unit.repeated(static_cast<qsizetype>(maxMessageBytes / bytesEach));
    QCOMPARE(checkRequest(TakeDecisionRequest{secret("T"), longest}), std::nullopt);

    const Error expected{Error::Kind::TextTooLong, {}, maxMessageBytes + 1, {}};
    const TakeDecisionRequest tooLong{secret("T"), longest + u'a'};
    QCOMPARE(checkRequest(tooLong), expected);
    QCOMPARE(std::get<Error>(writeRequest(tooLong)), expected);

    const TakeDecisionRequest tooLongByReplacement{secret("T"), longest + loneHigh};
    QCOMPARE(checkRequest(tooLongByReplacement)->code, maxMessageBytes + 3);
}

void tst_RequestWriter::theLongestFieldGoesOut_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<qint64>("limit");

    QTest::newRow("API key") << text("API_KEY") << qint64{4096};
    QTest::newRow("checksum") << text("checksum") << qint64{4096};
    QTest::newRow("checksum of a login") << text("login") << qint64{4096};
    QTest::newRow("name") << text("name") << qint64{4096};
    QTest::newRow("prompt") << text("prompt") << qint64{1024 * 1024};
}

void tst_RequestWriter::theLongestFieldGoesOut()
{
    QFETCH(const QString, field);
    QFETCH(const qint64, limit);

    const auto request = [&field](const QString &value) -> Request {
        const auto valueOf
            = [&](const char *name) { return field == text(name) ? value : QStringLiteral("x"); };
        if (field == text("login"))
            return ConnectionRequest{Secret(value)};
        return RegisterRequest{Secret(valueOf("API_KEY")), Secret(valueOf("checksum")),
                               valueOf("name"), valueOf("prompt")};
    };
    const QString longest = text("é").repeated(limit / 2);
    QCOMPARE(checkRequest(request(longest)), std::nullopt);
    const QString name = field == text("login") ? text("checksum") : field;
    const Error expected{Error::Kind::TextTooLong, name, limit + 1, {}};
    QCOMPARE(checkRequest(request(longest + u'a')), expected);
    QCOMPARE(std::get<Error>(writeRequest(request(longest + u'a'))), expected);
    if (field != text("prompt")) // its white space counts, because it is sent
        QCOMPARE(checkRequest(request(longest + u' ')), std::nullopt);
}

void tst_RequestWriter::aTokenIsAsLongAsTheServerLikes()
{
    const Secret token(QString(100'000, u't'));
    QCOMPARE(checkRequest(TakeDecisionRequest{token, text("x")}), std::nullopt);
    QCOMPARE(checkRequest(DisconnectRequest{token}), std::nullopt);
}

void tst_RequestWriter::everyCharacterGoesThrough()
{
    QString all;
    for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 61) {
        if (!QChar::isSurrogate(c))
            all += QChar::fromUcs4(c);
    }
    const auto frame = writeRequest(TakeDecisionRequest{secret("T"), all});
    const QByteArray wire = std::get<QString>(frame).toUtf8();
    const QJsonObject object = QJsonDocument::fromJson(wire).object();
    QCOMPARE(object.value(QLatin1String("message")).toString(), all);
}

DECIDESK_TEST(tst_RequestWriter)
#include "tst_RequestWriter.moc"
