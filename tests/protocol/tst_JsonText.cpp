#include "JsonText.h"
#include "TestProgram.h"

#include <QJsonDocument>
#include <QTest>

using namespace decidesk;

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

class tst_JsonText : public QObject
{
    Q_OBJECT

private slots:
    void indents_data();
    void indents();
    void leavesOtherTextAlone_data();
    void leavesOtherTextAlone();
    void deepTextDoesNotSwell();
    void actions_data();
    void actions();
    void objects_data();
    void objects();
};

void tst_JsonText::indents_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *name, const char *given, const char *expected) {
        QTest::newRow(name) << text(given) << text(expected);
    };
    row("members", R"({"a":1,"b":"x"})", "{\n    \"a\": 1,\n    \"b\": \"x\"\n}");
    row("elements", R"([1,true,null,"x"])", "[\n    1,\n    true,\n    null,\n    \"x\"\n]");
    row("nested", R"({"a":[{"b":[]}]})",
        "{\n    \"a\": [\n        {\n            \"b\": []\n        }\n    ]\n}");
    row("empty object", "{ }", "{}");
    row("empty array", "[\n]", "[]");
    row("indented already", "{\n\t\"a\" : 1 ,\r\n\"b\":2}", "{\n    \"a\": 1,\n    \"b\": 2\n}");
    row("key order", R"({"b":1,"a":2})", "{\n    \"b\": 1,\n    \"a\": 2\n}");
    row("doubled keys", R"({"a":1,"a":2})", "{\n    \"a\": 1,\n    \"a\": 2\n}");
    row("numbers as written", R"([12345678901234567890,1.0,1e5,-0,0.10])",
        "[\n    12345678901234567890,\n    1.0,\n    1e5,\n    -0,\n    0.10\n]");
    row("strings as written", R"(["\u00e9é\/\"[,]{:}\\"])",
        "[\n    \"\\u00e9é\\/\\\"[,]{:}\\\\\"\n]");
    row("a number alone", " 42 ", "42");
    row("a string alone", R"("a, b")", R"("a, b")");
    row("null alone", "null", "null");
    row("a byte order mark", "\uFEFF[1]", "[\n    1\n]");
}

void tst_JsonText::indents()
{
    QFETCH(const QString, given);
    QFETCH(const QString, expected);

    QCOMPARE(indentedJson(given), expected);
    QCOMPARE(indentedJson(expected), expected);
    QCOMPARE(QJsonDocument::fromJson(expected.toUtf8()), QJsonDocument::fromJson(given.toUtf8()));
}

void tst_JsonText::leavesOtherTextAlone_data()
{
    QTest::addColumn<QString>("given");

    QTest::newRow("empty") << QString();
    QTest::newRow("white space") << QStringLiteral(" \n ");
    QTest::newRow("words") << QStringLiteral("hello, {world}");
    QTest::newRow("cut off") << QStringLiteral(R"({"a": [1,)");
    QTest::newRow("something behind it") << QStringLiteral(R"({"a":1} x)");
    QTest::newRow("two values") << QStringLiteral("1 2");
    QTest::newRow("brackets that do not match") << QStringLiteral("[1}");
    QTest::newRow("past the limit of levels")
        << QString(QStringLiteral("[").repeated(65) + QStringLiteral("]").repeated(65));
}

void tst_JsonText::leavesOtherTextAlone()
{
    QFETCH(const QString, given);

    QCOMPARE(indentedJson(given), given);
}

void tst_JsonText::deepTextDoesNotSwell()
{
    const QString given = QStringLiteral("[").repeated(60) + QStringLiteral("1,").repeated(199'000)
        + u'1' + QStringLiteral("]").repeated(60);
    const QString indented = indentedJson(given);
    QVERIFY(indented.size() > given.size());
    QVERIFY(indented.size() < 200'000 * 85);
    QCOMPARE(QJsonDocument::fromJson(indented.toUtf8()), QJsonDocument::fromJson(given.toUtf8()));
}

void tst_JsonText::actions_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *name, const char *json, const char *expected) {
        QTest::newRow(name) << text(json) << text(expected);
    };
    row("the document's", R"({ "action": "Register" })", "Register");
    row("not the first key", R"({"token":"T","action":"Disconnect"})", "Disconnect");
    row("escapes", R"({"acti\u006fn":"Take\u0044ecision"})", "TakeDecision");
    row("the last of doubled keys", R"({"action":"A","action":"B"})", "B");
    row("unknown", R"({"action":"Dance"})", "Dance");
    row("a number", R"({"action":1.0})", "1.0");
    row("an object", R"({"action":{"a": 1}})", R"({"a": 1})");
    row("none", R"({"token":"T"})", "");
    row("empty", R"({"action":""})", "");
    row("deeper", R"({"data":{"action":"Register"}})", "");
    row("in an array", R"([{"action":"Register"}])", "");
    row("in a string", R"({"a":"{\"action\":\"Register\"}"})", "");
    row("another letter case", R"({"Action":"Register"})", "");
    row("no object", R"("action")", "");
    row("not JSON", R"({"action":"Register",)", "");
    row("no text", "", "");
}

void tst_JsonText::actions()
{
    QFETCH(const QString, json);
    QFETCH(const QString, expected);

    QCOMPARE(actionOfJson(json), expected);
}

void tst_JsonText::objects_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<int>("kind");

    const auto row = [](const char *name, const QString &given, Error::Kind kind) {
        QTest::newRow(name) << given << static_cast<int>(kind);
    };
    row("an object", QStringLiteral("{}"), Error::Kind::None);
    row("a number", QStringLiteral("42"), Error::Kind::NotAnObject);
    row("an array", QStringLiteral("[]"), Error::Kind::NotAnObject);
    row("words", QStringLiteral("hello"), Error::Kind::NotJson);
    row("no text", QString(), Error::Kind::NotJson);
    row("too deep", QStringLiteral("[").repeated(65), Error::Kind::MessageTooDeep);
}

void tst_JsonText::objects()
{
    QFETCH(const QString, given);
    QFETCH(const int, kind);

    const auto error = checkJsonObject(given);
    QCOMPARE(static_cast<int>(error ? error->kind : Error::Kind::None), kind);
}

DECIDESK_TEST(tst_JsonText)
#include "tst_JsonText.moc"
