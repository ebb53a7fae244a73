#include "DescribedReply.h"
#include "ReplyParser.h"
#include "TestProgram.h"

#include <QTest>

#include <array>

using namespace decidesk;

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

class tst_ReplyParser : public QObject
{
    Q_OBJECT

private slots:
    void logins_data();
    void logins();
    void decisions_data();
    void decisions();
    void confirmations_data();
    void confirmations();
    void unasked_data();
    void unasked();
    void lateTokens_data();
    void lateTokens();
    void unaskedPastALimit();
    void binaryFrames_data();
    void binaryFrames();
};

void tst_ReplyParser::logins_data()
{
    QTest::addColumn<QString>("reply");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *name, const char *reply, const char *expected) {
        QTest::newRow(name) << text(reply) << text(expected);
    };
    row("the document's token", R"({ "token": "TOKEN1234" })", "token TOKEN1234");
    row("the document's data", R"({ "data": "TOKEN1234" })", "token TOKEN1234");
    row("data.token", R"({"data":{"token":"T"}})", "token T");
    row("token goes before data", R"({"data":"D","token":"T"})", "token T");
    row("an empty token is passed over", R"({"token":"","data":"D"})", "token D");
    row("a blank token is passed over", R"({"token":" \n","data":"D"})", "token D");
    row("a token that is no string is passed over", R"({"token":12,"data":"D"})", "token D");
    row("token before data.token", R"({"token":"T","data":{"token":"U"}})", "token T");
    row("an empty token, data.token", R"({"token":null,"data":{"token":"U"}})", "token U");
    row("the last of doubled keys", R"({"token":"A","token":"B"})", "token B");
    row("the last of doubled keys, even if empty", R"({"token":"A","token":"","data":"D"})",
        "token D");
    row("white space is in no token", R"({"token":" T ","data":"D"})", "token D");
    row("nor is an escaped line end", R"({"token":"T\n","data":{"token":"U"}})", "token U");
    row("escapes in the token", R"({"token":"a\"\\\/\u00e9\ud83d\ude00"})", "token a\"\\/é😀");
    row("a lone surrogate in the token", R"({"token":"a\ud83d"})", "token a\uFFFD");
    row("an escaped key", R"({"tok\u0065n":"T"})", "token T");
    row("white space around", " \r\n\t{\"token\":\"T\"}\n", "token T");
    row("a byte order mark", "\uFEFF{\"token\":\"T\"}", "token T");
    row("with an ok status", R"({"status":"success","code":200,"error":null,"token":"T"})",
        "token T");
    row("an error wins over a token", R"({"token":"T","error":"no"})", "error no");
    row("a status wins over a token", R"({"token":"T","status":"error","message":"m"})", "error m");
    row("a status is no token", R"({"status":"pending"})",
        "status {\n    \"status\": \"pending\"\n}");
    row("a message is no token", R"({"message":"Welcome"})",
        "status {\n    \"message\": \"Welcome\"\n}");
    row("other letter case is another key", R"({"Token":"T"})",
        "status {\n    \"Token\": \"T\"\n}");
    row("a letter that only ends in the same byte is another",
        R"({"\u0174oken":"T","d\u0161ta":"U"})",
        "status {\n    \"Ŵoken\": \"T\",\n    \"dšta\": \"U\"\n}");
    row("a token elsewhere is none", R"({"user":{"token":"T"},"data":{"data":"U"}})",
        "status {\n    \"user\": {\n        \"token\": \"T\"\n    },\n"
        "    \"data\": {\n        \"data\": \"U\"\n    }\n}");
    row("data that is an array is no token", R"({"data":["T"]})",
        "status {\n    \"data\": [\n        \"T\"\n    ]\n}");
    row("an empty object", "{}", "status {}");
}

void tst_ReplyParser::logins()
{
    QFETCH(const QString, reply);
    QFETCH(const QString, expected);

    QCOMPARE(describedReply(Action::Register, reply), expected);
    QCOMPARE(describedReply(Action::Connection, reply), expected);
    // "Only the reply to Register or Connection can set the token."
    QVERIFY(!describedReply(Action::TakeDecision, reply).startsWith(QStringLiteral("token ")));
    QVERIFY(!describedReply(Action::Disconnect, reply).startsWith(QStringLiteral("token ")));
}

void tst_ReplyParser::decisions_data()
{
    QTest::addColumn<QString>("reply");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *name, const char *reply, const char *expected) {
        QTest::newRow(name) << text(reply) << text(expected);
    };
    const std::array keys = {"data",   "decision", "message", "response", "reply",
                             "answer", "text",     "content", "result"};
    for (std::size_t i = 0; i < keys.size(); ++i) {
        QTest::addRow("under %s", keys[i])
            << QStringLiteral(R"({"x":"-","%1":"Yes."})").arg(QLatin1String(keys[i]))
            << QStringLiteral("Yes.");
        if (i + 1 == keys.size())
            continue;
        QTest::addRow("%s before %s", keys[i], keys[i + 1])
            << QStringLiteral(R"({"%2":"second","%1":"first"})")
                   .arg(QLatin1String(keys[i]), QLatin1String(keys[i + 1]))
            << QStringLiteral("first");
    }
    row("an empty string is passed over", R"({"data":"","decision":"Yes."})", "Yes.");
    row("a blank string is passed over", R"({"data":" \n\t","decision":"Yes."})", "Yes.");
    row("white space around words stays", R"({"data":" Yes.\n"})", " Yes.\n");
    row("depth first", R"({"decision":"second","data":{"result":"first"}})", "first");
    row("one level down", R"({"data":{"decision":"Yes."}})", "Yes.");
    row("two levels down", R"({"data":{"decision":{"text":"Yes."}}})", "Yes.");
    row("three levels down is too deep",
        R"({"data":{"data":{"data":{"data":"x"}}},"result":"Yes."})", "Yes.");
    row("nothing within a found object: go on", R"({"data":{"id":1},"answer":"Yes."})", "Yes.");
    row("a string goes before an earlier number", R"({"data":1,"result":"Yes."})", "Yes.");
    row("a string deep down goes before a number", R"({"data":{"text":{"text":"a"}},"message":2})",
        "a");
    row("the last of doubled keys", R"({"data":"A","data":"B"})", "B");
    row("an escaped key", R"({"d\u0061ta":"Yes."})", "Yes.");
    row("escapes", R"({"data":"\u00e9t\u00e9 \ud83d\ude00\n\t\"\\\/\b\f\r"})",
        "été 😀\n\t\"\\/\b\f\r");
    row("lone surrogates", R"({"data":"\ud83d\ud83d\ude00\ude00"})", "\uFFFD😀\uFFFD");
    row("no is a decision", R"({"decision":false})", "false");
    row("yes", R"({"decision":true})", "true");
    row("zero", R"({"result":0})", "0");
    row("a number as written", R"({"decision": 1.0})", "1.0");
    row("an exponent as written", R"({"decision":1E+2})", "1E+2");
    row("a large number as written", R"({"decision":12345678901234567890})",
        "12345678901234567890");
    row("a number past any double", R"({"decision":1e309})", "1e309");
    row("a negative zero", R"({"decision":-0})", "-0");
    row("a number past any double beside words", R"({"score":1e309,"data":"Yes."})", "Yes.");
    QTest::newRow("400 digits")
        << QStringLiteral(R"({"result":%1})").arg(QStringLiteral("1234567890").repeated(40))
        << QStringLiteral("1234567890").repeated(40);
    row("the first of several scalars", R"({"result":1,"decision":false})", "false");
    row("a scalar one level down", R"({"data":{"decision":true}})", "true");
    row("depth first for scalars too", R"({"message":1,"data":{"result":2}})", "2");
    row("null is no decision", R"({"data":null,"result":3})", "3");
    row("nothing known: the whole object", R"({"verdict":"Yes."})",
        "{\n    \"verdict\": \"Yes.\"\n}");
    row("a list is shown whole", R"({"data":["a","b"]})",
        "{\n    \"data\": [\n        \"a\",\n        \"b\"\n    ]\n}");
    row("too deep: the whole object", R"({"data":{"data":{"data":{"data":"x"}}}})",
        "{\n    \"data\": {\n        \"data\": {\n            \"data\": {\n"
        "                \"data\": \"x\"\n            }\n        }\n    }\n}");
    row("shown whole: order, numbers and doubled keys stay",
        R"({"b":12345678901234567890,"a":1.50,"b":[],"c":{}})",
        "{\n    \"b\": 12345678901234567890,\n    \"a\": 1.50,\n    \"b\": [],\n    \"c\": {}\n}");
    row("shown whole: letters as they read",
        R"({"name":"\u00e9t\u00e9 \ud83d\ude00","d\u00e9cision":["\/","\u65e5"]})",
        "{\n    \"name\": \"été 😀\",\n    \"décision\": [\n        \"/\",\n        \"日\"\n    "
        "]\n}");
    row("only null", R"({"data":null})", "{\n    \"data\": null\n}");
    row("only an empty string", R"({"data":""})", "{\n    \"data\": \"\"\n}");
    row("an empty object", "{}", "{}");
    row("a token in a decision is text", R"({"token":"T","data":"Yes."})", "Yes.");
    row("HTML is text", R"({"data":"<img src=x>"})", "<img src=x>");
}

void tst_ReplyParser::decisions()
{
    QFETCH(const QString, reply);
    QFETCH(const QString, expected);

    QCOMPARE(describedReply(Action::TakeDecision, reply), QStringLiteral("decision ") + expected);
    QCOMPARE(std::get<DecisionReply>(parseReply(Action::TakeDecision, reply)).underKnownKey,
             !expected.startsWith(u'{'));
    // The same words when nobody asked.
    QCOMPARE(std::get<QString>(parseUnsolicited(reply)), expected);
}

void tst_ReplyParser::confirmations_data()
{
    QTest::addColumn<QString>("reply");
    QTest::addColumn<QString>("expected");

    QTest::newRow("a status") << QStringLiteral(R"({"status":"disconnected"})")
                              << QStringLiteral(
                                     "confirmation {\n    \"status\": \"disconnected\"\n}");
    QTest::newRow("any object") << QStringLiteral(R"({"x":1})")
                                << QStringLiteral("confirmation {\n    \"x\": 1\n}");
    QTest::newRow("an empty object") << QStringLiteral("{}") << QStringLiteral("confirmation {}");
    QTest::newRow("a token") << QStringLiteral(R"({"token":"T"})")
                             << QStringLiteral("confirmation {\n    \"token\": \"T\"\n}");
    QTest::newRow("an error is none")
        << QStringLiteral(R"({"error":"unknown token"})") << QStringLiteral("error unknown token");
}

void tst_ReplyParser::confirmations()
{
    QFETCH(const QString, reply);
    QFETCH(const QString, expected);

    QCOMPARE(describedReply(Action::Disconnect, reply), expected);
}

void tst_ReplyParser::unasked_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *name, const char *message, const char *expected) {
        QTest::newRow(name) << text(message) << text(expected);
    };
    row("a greeting", R"({"message":"Welcome"})", "Welcome");
    row("a status", R"({"status":"queued"})", "{\n    \"status\": \"queued\"\n}");
    row("an error", R"({"error":"Token expired","data":"log in"})", "Token expired");
    row("an error without words", R"({"code":500,"result":0})",
        "{\n    \"code\": 500,\n    \"result\": 0\n}");
    row("a token is no news", R"({"token":"T"})", "{\n    \"token\": \"T\"\n}");
    row("not JSON", "server restarts", "server restarts");
    row("no object", R"(["a","b"])", R"(["a","b"])");
    row("empty", "", "");
}

void tst_ReplyParser::unasked()
{
    QFETCH(const QString, message);
    QFETCH(const QString, expected);

    QCOMPARE(std::get<QString>(parseUnsolicited(message)), expected);
}

void tst_ReplyParser::lateTokens_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("afterLogin");
    QTest::addColumn<QString>("otherwise");

    const auto row
        = [](const char *name, const char *message, const char *afterLogin, const char *otherwise) {
              QTest::newRow(name) << text(message) << text(afterLogin) << text(otherwise);
          };
    row("a token", R"({"token":"T"})", "{\n    \"token\": \"T\"\n}", "{\n    \"token\": \"T\"\n}");
    row("under data", R"({"data":"T"})", "{\n    \"data\": \"T\"\n}", "T");
    row("deeper", R"({"data":{"token":"T"},"message":"m"})",
        "{\n    \"data\": {\n        \"token\": \"T\"\n    },\n    \"message\": \"m\"\n}", "m");
    row("words", R"({"data":"Two words"})", "Two words", "Two words");
    row("an error", R"({"data":"T","error":"no"})", "no", "no");
    row("a notice", R"({"message":"m"})", "m", "m");
    row("no JSON", "T", "T", "T");
}

// Without its key nobody would know that it is a token.
void tst_ReplyParser::lateTokens()
{
    QFETCH(const QString, message);
    QFETCH(const QString, afterLogin);
    QFETCH(const QString, otherwise);

    QCOMPARE(std::get<QString>(parseUnsolicited(message, {}, Action::Register)), afterLogin);
    QCOMPARE(std::get<QString>(parseUnsolicited(message, {}, Action::Connection)), afterLogin);
    QCOMPARE(std::get<QString>(parseUnsolicited(message, {}, Action::TakeDecision)), otherwise);
    QCOMPARE(std::get<QString>(parseUnsolicited(message)), otherwise);
}

void tst_ReplyParser::unaskedPastALimit()
{
    const auto result = parseUnsolicited(QStringLiteral("[").repeated(65));
    QCOMPARE(std::get<Error>(result).kind, Error::Kind::MessageTooDeep);
}

void tst_ReplyParser::binaryFrames_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<bool>("isText");

    QTest::newRow("UTF-8") << QByteArray(R"({"data":"été 😀"})") << true;
    QTest::newRow("empty") << QByteArray() << true;
    QTest::newRow("with a NUL") << QByteArray("a\0b", 3) << true;
    QTest::newRow("not JSON") << QByteArray("hello") << true;
    QTest::newRow("Latin-1") << QByteArray("\xE9t\xE9") << false;
    QTest::newRow("cut off in a character") << QByteArray("a\xF0\x9F\x98") << false;
    QTest::newRow("an overlong form") << QByteArray("\xC0\xAF") << false;
    QTest::newRow("a surrogate") << QByteArray("\xED\xA0\x80") << false;
    QTest::newRow("an image") << QByteArray("\x89PNG\r\n") << false;
}

void tst_ReplyParser::binaryFrames()
{
    QFETCH(const QByteArray, frame);
    QFETCH(const bool, isText);

    const auto result = textOfBinaryFrame(frame);
    if (isText)
        QCOMPARE(std::get<QString>(result).toUtf8(), frame);
    else
        QCOMPARE(std::get<Error>(result), (Error{Error::Kind::NotText, {}, 0, {}}));
}

DECIDESK_TEST(tst_ReplyParser)
#include "tst_ReplyParser.moc"
