#include "DescribedReply.h"
#include "ReplyParser.h"
#include "TestProgram.h"

#include <QTest>

using namespace decidesk;

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

class tst_ReplyErrors : public QObject
{
    Q_OBJECT

private slots:
    void errors_data();
    void errors();
    void errorsWithinData_data();
    void errorsWithinData();
    void theWordsOfTheObjectThatReportsGoFirst();
    void noErrors_data();
    void noErrors();
    void errorsKeepTheWholeReplyForDetails();
    void notJson_data();
    void notJson();
    void notAnObject_data();
    void notAnObject();
    void whatCameIsBounded();
};

void tst_ReplyErrors::errors_data()
{
    QTest::addColumn<QString>("reply");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *name, const char *reply, const char *expected) {
        QTest::newRow(name) << text(reply) << text(expected);
    };
    row("error is a string", R"({"error":"Invalid token"})", "Invalid token");
    row("errors is a string", R"({"errors":"Invalid token"})", "Invalid token");
    row("error is true", R"({"error":true,"message":"m"})", "m");
    row("error is a number", R"({"error":7,"message":"m"})", "m");
    row("error is a number below any double", R"({"error":1e-400,"message":"m"})", "m");
    row("error is an object", R"({"error":{"code":3,"message":"m"}})", "m");
    row("exception is a string", R"({"exception":"Invalid token"})", "Invalid token");
    row("exception is true", R"({"exception":true,"message":"m"})", "m");
    row("errors is a list of strings", R"({"errors":["a","b"]})", "a\nb");
    row("errors is a list of objects", R"({"errors":[{"message":"a"},{"detail":"b"}]})", "a\nb");
    row("errors is a list of numbers", R"({"errors":[1]})",
        "{\n    \"errors\": [\n        1\n    ]\n}");
    row("error is blank", R"({"error":" "})", "{\n    \"error\": \" \"\n}");
    for (const char *word : {"error", "exception", "fail", "failed", "ko", "ERROR", "Exception",
                             "Fail", "FaileD", "KO"}) {
        for (const char *key : {"status", "type", "event"})
            QTest::addRow("%s %s", key, word) << QStringLiteral(R"({"%1":"%2","message":"m"})")
                                                     .arg(QLatin1String(key), QLatin1String(word))
                                              << QStringLiteral("m");
    }
    row("success is false", R"({"success":false,"message":"m"})", "m");
    row("ok is false", R"({"ok":false,"message":"m"})", "m");
    row("code 400", R"({"code":400,"message":"m"})", "m");
    row("code 401.5", R"({"code":401.5,"message":"m"})", "m");
    row("code 4e2", R"({"code":4e2,"message":"m"})", "m");
    row("status 500", R"({"status":500,"message":"m"})", "m");
    row("statusCode 400", R"({"statusCode":400,"message":"m"})", "m");
    row("a large code", R"({"code":12345678901234567890,"message":"m"})", "m");
    row("a code past any double", R"({"code":1e309,"message":"m"})", "m");
    QTest::newRow("a code of 400 digits")
        << QStringLiteral(R"({"code":%1,"message":"m"})").arg(QStringLiteral("4").repeated(400))
        << QStringLiteral("m");
    for (const char *code :
         {"ERR", "E_FAIL", "INVALID_KEY", "TOKEN_EXPIRED", "ACCESS_DENIED", "FORBIDDEN",
          "UNAUTHORIZED", "USER_NOT_FOUND", "RATE_LIMITED", "TIMEOUT", "SERVICE-UNAVAILABLE.1"}) {
        QTest::addRow("code %s", code)
            << QStringLiteral(R"({"code":"%1","message":"m"})").arg(QLatin1String(code))
            << QStringLiteral("m");
        QTest::addRow("code %s alone", code)
            << QStringLiteral(R"({"code":"%1"})").arg(QLatin1String(code))
            << QString::fromLatin1(code);
    }
    row("a code in words beside null", R"({"code":"TOKEN_EXPIRED","data":null})", "TOKEN_EXPIRED");
    row("detail", R"({"detail":"m"})", "m");
    row("detail is an object", R"({"detail":{"msg":"m"}})", "m");
    row("detail beside null", R"({"detail":"m","data":null})", "m");
    row("a message with both ids", R"({"message":"m","connectionId":"c","requestId":"r"})", "m");
    row("the message explains a status of HTTP",
        R"({"status":403,"error":"Forbidden","message":"m"})", "m");
    row("no message: the phrase of HTTP", R"({"status":403,"error":"Forbidden","message":""})",
        "Forbidden");
    row("the error goes before a decision", R"({"data":"Yes.","error":"no"})", "no");
    row("the error goes before its explanation", R"({"message":"m","error":"no"})", "no");
    for (const char *key : {"message", "detail", "details", "reason", "msg", "error_description",
                            "description", "title", "errorMessage", "error_message", "data",
                            "payload", "response", "text", "content", "result", "code"})
        QTest::addRow("its text under %s", key)
            << QStringLiteral(R"({"ok":false,"%1":"m"})").arg(QLatin1String(key))
            << QStringLiteral("m");
    row("no text: the whole object", R"({"ok":false,"code":7})",
        "{\n    \"ok\": false,\n    \"code\": 7\n}");
    row("word for word", R"({"error":" <b>No</b>\n\u00e9 \"x\" "})", " <b>No</b>\né \"x\" ");
    row("the last of doubled keys", R"({"error":null,"error":"no"})", "no");
    row("an escaped key", R"({"\u0065rror":"no"})", "no");
}

void tst_ReplyErrors::errors()
{
    QFETCH(const QString, reply);
    QFETCH(const QString, expected);

    for (const Action action : allActions)
        QCOMPARE(describedReply(action, reply), QStringLiteral("error ") + expected);
    QCOMPARE(std::get<QString>(parseUnsolicited(reply)), expected);
}

void tst_ReplyErrors::errorsWithinData_data()
{
    errors_data();
}

void tst_ReplyErrors::errorsWithinData()
{
    QFETCH(const QString, reply);
    QFETCH(const QString, expected);

    const QString within = QStringLiteral(R"({"id":1,"data":%1})").arg(reply);
    const QString described = QStringLiteral("error ") + expected;
    for (const Action action : allActions) {
        if (expected.startsWith(u'{'))
            QVERIFY(
                describedReply(action, within).startsWith(QStringLiteral("error {\n    \"id\"")));
        else
            QCOMPARE(describedReply(action, within), described);
    }
}

void tst_ReplyErrors::theWordsOfTheObjectThatReportsGoFirst()
{
    const auto said = [](const char *reply) {
        return describedReply(Action::TakeDecision, QString::fromUtf8(reply));
    };
    QCOMPARE(said(R"({"message":"m","data":{"error":"no"}})"), QStringLiteral("error no"));
    QCOMPARE(said(R"({"message":"m","data":{"ok":false}})"), QStringLiteral("error m"));
    QCOMPARE(said(R"({"message":"m","ok":false,"data":{"error":"no"}})"),
             QStringLiteral("error m"));
}

void tst_ReplyErrors::noErrors_data()
{
    QTest::addColumn<QString>("fields");

    for (const char *fields : {R"("error":null)",
                               R"("error":false)",
                               R"("error":"")",
                               R"("error":[])",
                               R"("error":[ ])",
                               R"("error":{})",
                               R"("error":{ })",
                               R"("error":0)",
                               R"("error":-0.00)",
                               R"("error":0e5)",
                               R"("errors":0)",
                               R"("exception":null)",
                               R"("exception":{})",
                               R"("errors":null)",
                               R"("errors":false)",
                               R"("errors":"")",
                               R"("errors":[])",
                               R"("status":"ok")",
                               R"("status":"errors")",
                               R"("type":"decision")",
                               R"("type":"errors")",
                               R"("type":400)",
                               R"("event":"exceptions")",
                               R"("event":500)",
                               R"("statusCode":200)",
                               R"("statusCode":"500")",
                               R"("status":" error")",
                               R"("status":399.9)",
                               R"("status":200)",
                               R"("status":null)",
                               R"("status":["error"])",
                               R"("code":399)",
                               R"("code":"500")",
                               R"("code":-500)",
                               R"("code":-1e309)",
                               R"("code":1e-309)",
                               R"("code":"OK")",
                               R"("code":"TOKEN_EXPIRED")",
                               R"("detail":"x")",
                               R"("message":"x","requestId":"r")",
                               R"("code":null)",
                               R"("success":true)",
                               R"("success":"false")",
                               R"("success":null)",
                               R"("success":0)",
                               R"("ok":true)",
                               R"("ok":"ko")",
                               R"("Error":"x")",
                               R"("x":{"error":"deep"})",
                               R"("error":"x","error":null)"})
        QTest::newRow(fields) << QString::fromUtf8(fields);
}

void tst_ReplyErrors::noErrors()
{
    QFETCH(const QString, fields);

    const QString reply = QStringLiteral(R"({%1,"data":"Yes."})").arg(fields);
    QCOMPARE(describedReply(Action::TakeDecision, reply), QStringLiteral("decision Yes."));
    QCOMPARE(describedReply(Action::Register, reply), QStringLiteral("token Yes."));
    QVERIFY(describedReply(Action::Disconnect, reply).startsWith(QStringLiteral("confirmation ")));
}

void tst_ReplyErrors::errorsKeepTheWholeReplyForDetails()
{
    const Reply part
        = parseReply(Action::TakeDecision, QStringLiteral(R"({"error":"no","hint":"log in"})"));
    QCOMPARE(std::get<Error>(part).detail, QStringLiteral("no"));
    QCOMPARE(std::get<Error>(part).received,
             QStringLiteral("{\n    \"error\": \"no\",\n    \"hint\": \"log in\"\n}"));

    const Reply whole = parseReply(Action::TakeDecision, QStringLiteral(R"({"ok":false})"));
    QCOMPARE(std::get<Error>(whole).received, QString());
}

void tst_ReplyErrors::notJson_data()
{
    QTest::addColumn<QString>("reply");
    QTest::addColumn<qint64>("position");
    QTest::addColumn<QString>("cause");

    const auto row = [](const char *name, const char *reply, qint64 position, const char *cause) {
        QTest::newRow(name) << text(reply) << position << text(cause);
    };
    row("empty", "", 0, "the text ends too early");
    row("words", "hello world", 0, "only true, false and null may stand without quotes");
    row("HTML", "<html>", 0, "a value is expected");
    row("cut off", R"({"message":)", 11, "the text ends too early");
    row("a position in bytes", R"({"éééé😀😀😀😀":x})", 28,
        "only true, false and null may stand without quotes");
    row("a number that ends in a point", R"({"data":1.})", 10, "a digit is expected");
    row("a number that starts with a point", R"({"data":.5})", 8, "a value is expected");
    row("a line end in a string", "{\"data\":\"a\nb\"}", 10,
        "a control character in a string is not escaped");
    row("an unknown escape", R"({"data":"a\qb"})", 11, "there is no such escape sequence");
}

void tst_ReplyErrors::notJson()
{
    QFETCH(const QString, reply);
    QFETCH(const qint64, position);
    QFETCH(const QString, cause);

    const Error expected{Error::Kind::NotJson, cause, position, reply};
    for (const Action action : allActions)
        QCOMPARE(std::get<Error>(parseReply(action, reply)), expected);
    QVERIFY(!isLimitError(Error::Kind::NotJson));
    QCOMPARE(std::get<QString>(parseUnsolicited(reply)), reply);
}

void tst_ReplyErrors::notAnObject_data()
{
    QTest::addColumn<QString>("reply");

    for (const char *reply :
         {R"("hello")", "42", "-1.5e3", "1e309", "true", "false", "null", "[]", R"([{"data":"x"}])",
          " 42 \n", R"("a \" , [ b")", "12345678901234567890"})
        QTest::newRow(reply) << QString::fromUtf8(reply);
}

void tst_ReplyErrors::notAnObject()
{
    QFETCH(const QString, reply);

    const Error expected{Error::Kind::NotAnObject, {}, 0, reply};
    for (const Action action : allActions)
        QCOMPARE(std::get<Error>(parseReply(action, reply)), expected);
    QCOMPARE(std::get<QString>(parseUnsolicited(reply)), reply);
}

void tst_ReplyErrors::whatCameIsBounded()
{
    constexpr qsizetype most = qsizetype{64} * 1024;
    const QString garbage = QStringLiteral("x").repeated(most - 1) + text("😀😀");
    const Error error = std::get<Error>(parseReply(Action::TakeDecision, garbage));
    QCOMPARE(error.kind, Error::Kind::NotJson);
    QCOMPARE(error.received, QStringLiteral("x").repeated(most - 1));
}

DECIDESK_TEST(tst_ReplyErrors)
#include "tst_ReplyErrors.moc"
