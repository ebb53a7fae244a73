#include "DescribedReply.h"
#include "ReplyParser.h"

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
    row("error is a number", R"({"error":0,"message":"m"})", "m");
    row("error is an object", R"({"error":{"code":3,"message":"m"}})", "m");
    row("error is an empty object", R"({"error":{},"message":"m"})", "m");
    row("errors is a list of strings", R"({"errors":["a","b"]})", "a\nb");
    row("errors is a list of objects", R"({"errors":[{"message":"a"},{"detail":"b"}]})", "a\nb");
    row("errors is a list of numbers", R"({"errors":[1]})",
        "{\n    \"errors\": [\n        1\n    ]\n}");
    row("error is blank", R"({"error":" "})", "{\n    \"error\": \" \"\n}");
    for (const char *word : {"error", "fail", "failed", "ko", "ERROR", "Fail", "FaileD", "KO"}) {
        QTest::addRow("status %s", word)
            << QStringLiteral(R"({"status":"%1","message":"m"})").arg(QLatin1String(word))
            << QStringLiteral("m");
    }
    row("success is false", R"({"success":false,"message":"m"})", "m");
    row("ok is false", R"({"ok":false,"message":"m"})", "m");
    row("code 400", R"({"code":400,"message":"m"})", "m");
    row("code 401.5", R"({"code":401.5,"message":"m"})", "m");
    row("code 4e2", R"({"code":4e2,"message":"m"})", "m");
    row("status 500", R"({"status":500,"message":"m"})", "m");
    row("a large code", R"({"code":12345678901234567890,"message":"m"})", "m");
    row("the error goes before a decision", R"({"data":"Yes.","error":"no"})", "no");
    row("the error goes before its explanation", R"({"message":"m","error":"no"})", "no");
    for (const char *key :
         {"message", "detail", "details", "reason", "msg", "error_description", "description",
          "title", "data", "response", "text", "content", "result"})
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
    QCOMPARE(std::get<QString>(parseUnasked(reply)), expected);
}

void tst_ReplyErrors::noErrors_data()
{
    QTest::addColumn<QString>("fields");

    for (const char *fields : {R"("error":null)",
                               R"("error":false)",
                               R"("error":"")",
                               R"("error":[])",
                               R"("error":[ ])",
                               R"("errors":null)",
                               R"("errors":false)",
                               R"("errors":"")",
                               R"("errors":[])",
                               R"("status":"ok")",
                               R"("status":"errors")",
                               R"("status":" error")",
                               R"("status":399.9)",
                               R"("status":200)",
                               R"("status":null)",
                               R"("status":["error"])",
                               R"("code":399)",
                               R"("code":"500")",
                               R"("code":-500)",
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

    const auto row = [](const char *name, const char *reply, qint64 position) {
        QTest::newRow(name) << text(reply) << position;
    };
    row("empty", "", 0);
    row("white space only", "      \n", 7);
    row("words", "hello world", 0);
    row("one word", "hello", 0);
    row("HTML", "<html>", 0);
    row("cut off", R"({"message":)", 11);
    row("cut off in a string", R"({"message":"Ye)", 14);
    row("cut off behind a string", R"({"message":"Yes.")", 17);
    row("the document's missing comma", R"({ "API_KEY": "k" "checksum": "c" })", 17);
    row("no colon", R"({"key" 1})", 7);
    row("a trailing comma", R"({"key":1,})", 10);
    row("single quotes", "{    'a':1}", 5);
    row("something behind it", R"({"a":1} x)", 8);
    row("two objects", R"({"a":1}{"b":2})", 7);
    row("two numbers", "1 2", 1);
    row("two strings", R"("a","b")", 0);
    row("a broken scalar string", R"(   "a\u12")", 9);
    row("an unclosed scalar string", R"(     "abc)", 9);
    row("a position in bytes, not characters", R"({"éééé😀😀😀😀":x})", 28);
    row("a closing bracket", "}", 0);
    row("NaN", R"({"message":NaN})", 11);
}

void tst_ReplyErrors::notJson()
{
    QFETCH(const QString, reply);
    QFETCH(const qint64, position);

    for (const Action action : allActions) {
        const Error error = std::get<Error>(parseReply(action, reply));
        QCOMPARE(error.kind, Error::Kind::NotJson);
        QVERIFY2(qAbs(error.code - position) <= 1, qPrintable(QString::number(error.code)));
        QVERIFY(!error.detail.isEmpty());
        QCOMPARE(error.received, reply);
    }
    QVERIFY(!isLimitError(Error::Kind::NotJson));
    QCOMPARE(std::get<QString>(parseUnasked(reply)), reply);
}

void tst_ReplyErrors::notAnObject_data()
{
    QTest::addColumn<QString>("reply");

    for (const char *reply :
         {R"("hello")", "42", "-1.5e3", "true", "false", "null", "[]", R"([{"data":"x"}])",
          " 42 \n", R"("a \" , [ b")", "12345678901234567890"})
        QTest::newRow(reply) << QString::fromUtf8(reply);
}

void tst_ReplyErrors::notAnObject()
{
    QFETCH(const QString, reply);

    const Error expected{Error::Kind::NotAnObject, {}, 0, reply};
    for (const Action action : allActions)
        QCOMPARE(std::get<Error>(parseReply(action, reply)), expected);
    QCOMPARE(std::get<QString>(parseUnasked(reply)), reply);
}

void tst_ReplyErrors::whatCameIsBounded()
{
    constexpr qsizetype most = qsizetype{64} * 1024;
    const QString garbage = QStringLiteral("x").repeated(most - 1) + text("😀😀");
    const Error error = std::get<Error>(parseReply(Action::TakeDecision, garbage));
    QCOMPARE(error.kind, Error::Kind::NotJson);
    QCOMPARE(error.received, QStringLiteral("x").repeated(most - 1));
}

QTEST_GUILESS_MAIN(tst_ReplyErrors)
#include "tst_ReplyErrors.moc"
