#include "Redactor.h"
#include "TestProgram.h"

#include <QJsonDocument>
#include <QTest>

using namespace decidesk;

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

Redactor knowing(const QStringList &secrets)
{
    Redactor redactor;
    for (const QString &secret : secrets)
        redactor.addSecret(Secret(secret));
    return redactor;
}

const QString token = QStringLiteral("TOKEN1234");

} // namespace

class tst_Redactor : public QObject
{
    Q_OBJECT

private slots:
    void secretKeys_data();
    void secretKeys();
    void loginReplies_data();
    void loginReplies();
    void presentSecrets_data();
    void presentSecrets();
    void cutOffTexts_data();
    void cutOffTexts();
    void typedTexts_data();
    void typedTexts();
    void brokenTexts_data();
    void brokenTexts();
    void shortSecretsAreNotSearchedFor();
    void whatIsSearchedIsWhatIsSent();
    void aRemovedSecretIsAWordLikeAnyOther();
    void presentSecretsAtEveryPlace();
    void nothingToHideCostsNoCopy();
    void hostileTexts_data();
    void hostileTexts();
};

void tst_Redactor::secretKeys_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *name, const char *given, const char *expected) {
        QTest::newRow(name) << text(given) << text(expected);
    };
    row("token", R"({"token":"T"})", R"({"token":"••••"})");
    row("checksum", R"({"checksum":"c","name":"tom"})", R"({"checksum":"••••","name":"tom"})");
    row("API_KEY", R"({"API_KEY":"k"})", R"({"API_KEY":"••••"})");
    row("all three of a Register",
        R"({"action":"Register","API_KEY":"API_KEY1234","checksum":"azerty","name":"tom","prompt":"p"})",
        R"({"action":"Register","API_KEY":"••••","checksum":"••••","name":"tom","prompt":"p"})");
    row("the document's broken example",
        R"({ "action": "Register", "API_KEY": "API_KEY1234" "checksum": "azerty", "name": "tom" })",
        R"({ "action": "Register", "API_KEY": "••••" "checksum": "••••", "name": "tom" })");
    row("any letter case", R"({"Token":"a","CHECKSUM":"b","api_key":"c","aPi_KeY":"d"})",
        R"({"Token":"••••","CHECKSUM":"••••","api_key":"••••","aPi_KeY":"••••"})");
    row("any nesting", R"({"a":[{"b":{"token":"T"}}]})", R"({"a":[{"b":{"token":"••••"}}]})");
    row("an escaped key", R"({"tok\u0065n":"T","\u0041PI\u005FKEY":"k"})",
        R"({"tok\u0065n":"••••","\u0041PI\u005FKEY":"••••"})");
    row("doubled keys", R"({"token":"a","token":"b"})", R"({"token":"••••","token":"••••"})");
    row("white space stays", "{ \"token\" :\r\n\t\"T\" }", "{ \"token\" :\r\n\t\"••••\" }");
    row("escaped quotes in the value", R"({"token":"a\"b\\","x":"y"})",
        R"({"token":"••••","x":"y"})");
    row("an empty value", R"({"token":""})", R"({"token":"••••"})");
    row("a number", R"({"token":12.50,"x":1})", R"({"token":"••••","x":1})");
    row("a number before a space", R"({"token":12 ,"x":1})", R"({"token":"••••" ,"x":1})");
    row("true", R"({"token":true})", R"({"token":"••••"})");
    row("null", R"({"checksum":null})", R"({"checksum":"••••"})");
    row("an object", R"({"token":{"a":"T","b":[1,{"c":"}"}]},"x":1})", R"({"token":"••••","x":1})");
    row("an array", R"({"token":["a",["]"]],"x":1})", R"({"token":"••••","x":1})");
    row("an empty object", R"({"token":{}})", R"({"token":"••••"})");
    row("other keys stay", R"({"tokens":"a","my_token":"b","token ":"c","":"d"})",
        R"({"tokens":"a","my_token":"b","token ":"c","":"d"})");
    row("a value is no key", R"({"a":"token","b":"checksum"})", R"({"a":"token","b":"checksum"})");
    row("data outside a login", R"({"data":"Yes."})", R"({"data":"Yes."})");
    row("words about a token", R"(Send "token" first: it is needed)",
        R"(Send "token" first: it is needed)");
    row("a key that ends like one", R"({"x\"token":"a"})", R"({"x\"token":"a"})");
    row("a key that stands inside a string", R"({"a":"\"token\": b"})", R"({"a":"\"token\": b"})");
    row("JSON inside a text", R"(Bad request: {"token":"T"}!)",
        R"(Bad request: {"token":"••••"}!)");
    row("single quotes", R"({'token': 'T', 'x': 'y'})", R"({'token': '••••', 'x': 'y'})");
    row("an apostrophe before it", R"(can't read {'token': 'T'})",
        R"(can't read {'token': '••••'})");
    row("single quotes, no string", R"({'token': 1})", R"({'token': 1})");
    row("single quotes inside a JSON string", R"({"a":"{'token': 'x\"}"})",
        R"({"a":"{'token': '••••"})");
    row("nothing behind the colon", R"({"token":})", R"({"token":})");
    row("no text", "", "");
}

void tst_Redactor::secretKeys()
{
    QFETCH(const QString, given);
    QFETCH(const QString, expected);

    QCOMPARE(Redactor().redact(given), expected);
    QCOMPARE(Redactor().redact(given, Redactor::Context::LoginReply),
             given.startsWith(QStringLiteral("{\"data\"")) ? text(R"({"data":"••••"})") : expected);
    QCOMPARE(Redactor().redact(expected), expected);
    if (!QJsonDocument::fromJson(given.toUtf8()).isNull())
        QVERIFY(!QJsonDocument::fromJson(expected.toUtf8()).isNull());
}

void tst_Redactor::loginReplies_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *name, const char *given, const char *expected) {
        QTest::newRow(name) << text(given) << text(expected);
    };
    row("the document's example", R"({ "data": "TOKEN1234" })", R"({ "data": "••••" })");
    row("token", R"({ "token": "TOKEN1234" })", R"({ "token": "••••" })");
    row("data.token", R"({"data":{"token":"T"}})", R"({"data":{"token":"••••"}})");
    row("any other value inside data", R"({"data":{"access":"T","n":[1,"a",null]},"id":7})",
        R"({"data":{"access":"••••","n":["••••","••••","••••"]},"id":7})");
    row("data that is an array", R"({"data":["T"]})", R"({"data":["••••"]})");
    row("data that is a number", R"({"data":1234})", R"({"data":"••••"})");
    row("data in capitals", R"({"DATA":"T"})", R"({"DATA":"••••"})");
    row("data deeper", R"({"result":{"data":"T"}})", R"({"result":{"data":"••••"}})");
    row("the rest of a status stays", R"({"status":"ok","message":"wait"})",
        R"({"status":"ok","message":"wait"})");
    row("data cut off", R"({"data":{"token":"T)", R"({"data":{"token":"••••)");
    row("single quotes", R"({'data': 'T'})", R"({'data': '••••'})");
}

void tst_Redactor::loginReplies()
{
    QFETCH(const QString, given);
    QFETCH(const QString, expected);

    QCOMPARE(Redactor().redact(given, Redactor::Context::LoginReply), expected);
}

void tst_Redactor::presentSecrets_data()
{
    QTest::addColumn<QStringList>("secrets");
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *name, const QStringList &secrets, const char *given,
                        const char *expected) {
        QTest::newRow(name) << secrets << text(given) << text(expected);
    };
    row("alone", {token}, "TOKEN1234", "••••");
    row("in a sentence", {token}, "Your token TOKEN1234 is dead.", "Your token •••• is dead.");
    row("in a word", {token}, "xTOKEN12345", "x••••5");
    row("several times", {token}, "TOKEN1234TOKEN1234 TOKEN1234", "•••••••• ••••");
    row("under any key", {token}, R"({"who":"TOKEN1234"})", R"({"who":"••••"})");
    row("as a key", {token}, R"({"TOKEN1234":1})", R"({"••••":1})");
    row("in another letter case it is another", {token}, "token1234", "token1234");
    row("in a log line", {token}, "GET /?t=TOKEN1234 HTTP/1.1", "GET /?t=•••• HTTP/1.1");
    row("exactly eight characters", {text("12345678")}, "x12345678x", "x••••x");
    row("several secrets", {token, text("checksum-1")}, "checksum-1 TOKEN1234", "•••• ••••");
    row("one begins another", {token, text("TOKEN1234567")}, "TOKEN1234567 TOKEN1234", "•••• ••••");
    row("one begins another, added the other way", {text("TOKEN1234567"), token},
        "TOKEN1234567 TOKEN1234", "•••• ••••");
    row("one is inside another", {text("aaTOKEN1234bb"), token}, "aaTOKEN1234bb", "••••");
    row("two overlap", {text("abcdefgh"), text("efghijkl")}, "abcdefghijkl", "••••");
    row("it overlaps itself", {text("abababab")}, "xababababababx", "x••••x");
    row("almost, then really", {text("aaaaaaab")}, "aaaaaaaaaab", "aaa••••");
    row("JSON: quotes and backslashes", {text(R"(my"secret\key)")}, R"({"a":"my\"secret\\key"})",
        R"({"a":"••••"})");
    row("and plain", {text(R"(my"secret\key)")}, R"(it was my"secret\key)", "it was ••••");
    row("JSON: a slash", {text("path/to/secret")}, R"({"a":"path\/to\/secret"})",
        R"({"a":"••••"})");
    row("JSON: control characters", {text("line\nline\tline")}, R"({"a":"line\nline\u0009line"})",
        R"({"a":"••••"})");
    row("JSON: another script", {text("clé-secrète")}, R"({"a":"cl\u00e9-secr\u00E8te"})",
        R"({"a":"••••"})");
    row("JSON: emoji, escaped and not", {text("😀 secret 😀")}, R"({"a":"\ud83d\ude00 secret 😀"})",
        R"({"a":"••••"})");
    row("JSON: every letter escaped", {token},
        R"({"a":"b\u0054\u004f\u004b\u0045\u004e\u0031\u0032\u0033\u0034c"})", R"({"a":"b••••c"})");
    row("JSON: escapes around stay", {token}, R"({"a":"\nTOKEN1234\n"})", R"({"a":"\n••••\n"})");
    row("under a secret key, once", {token}, R"({"token":"TOKEN1234"})", R"({"token":"••••"})");
    row("inside what is hidden anyway", {token}, R"({"token":["x","TOKEN1234"]})",
        R"({"token":"••••"})");
    row("it spans what is hidden anyway", {text(R"("token":1)")}, R"({"token":1})", "{••••}");
    row("an end that only looks like a beginning", {text("practice-1234")},
        "Should I go to piano practice", "Should I go to piano practice");
    row("all but its last character at the end", {text("TOKEN1234567")}, "Your token: TOKEN123456",
        "Your token: TOKEN123456");
}

void tst_Redactor::presentSecrets()
{
    QFETCH(const QStringList, secrets);
    QFETCH(const QString, given);
    QFETCH(const QString, expected);

    QCOMPARE(knowing(secrets).redact(given), expected);
}

void tst_Redactor::cutOffTexts_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *name, const char *given, const char *expected) {
        QTest::newRow(name) << text(given) << text(expected);
    };
    row("inside a secret", "Your token: TOKEN123", "Your token: ••••");
    row("before its last character", "Your token: TOKEN123456", "Your token: ••••");
    row("behind it", "Your token: TOKEN1234567", "Your token: ••••");
    row("inside one in JSON escapes", R"({"a":"\u0054OKEN123)", R"({"a":"••••)");
    row("after seven characters, too few to know", "Your TOKEN12", "Your TOKEN12");
    row("elsewhere", "TOKEN1234 is not it", "TOKEN1234 is not it");
}

void tst_Redactor::cutOffTexts()
{
    QFETCH(const QString, given);
    QFETCH(const QString, expected);

    const Redactor redactor = knowing({text("TOKEN1234567")});
    QCOMPARE(redactor.redact(given, Redactor::Context::General, Redactor::Extent::CutOff),
             expected);
}

void tst_Redactor::typedTexts_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *name, const char *given, const char *expected) {
        QTest::newRow(name) << text(given) << text(expected);
    };
    row("a whole secret", "Is practice-1234 a good token?", "Is •••• a good token?");
    row("twice", "practice-1234practice-1234", "••••••••");
    row("its beginning at the end", "Should I go to piano practice",
        "Should I go to piano practice");
    row("all but its last character", "Is it practice-123", "Is it practice-123");
    row("another value under a secret key", R"({"token":"abc","checksum":1})",
        R"({"token":"abc","checksum":1})");
    row("in JSON escapes it is another text", R"(\u0070ractice-1234)", R"(\u0070ractice-1234)");
    row("nothing", "", "");
}

void tst_Redactor::typedTexts()
{
    QFETCH(const QString, given);
    QFETCH(const QString, expected);

    QCOMPARE(knowing({text("practice-1234")}).redactTyped(given), expected);
}

void tst_Redactor::brokenTexts_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *name, const char *given, const char *expected) {
        QTest::newRow(name) << text(given) << text(expected);
    };
    row("the value is cut off", R"({"x":1,"token":"TOK)", R"({"x":1,"token":"••••)");
    row("cut off behind a backslash", R"({"token":"TOK\)", R"({"token":"••••)");
    row("cut off behind an escaped quote", R"({"token":"TOK\")", R"({"token":"••••)");
    row("cut off before the value", R"({"token":")", R"({"token":"••••)");
    row("cut off behind the colon", R"({"token": )", R"({"token": )");
    row("cut off behind the key", R"({"token")", R"({"token")");
    row("cut off in the key", R"({"tok)", R"({"tok)");
    row("cut off in a number", R"({"token":12)", R"({"token":"••••")");
    row("cut off in an object", R"({"token":{"a":"TOK)", R"({"token":"••••")");
    row("cut off at the front", R"(OK"},{"token":"T"})", R"(OK"},{"token":"••••"})");
    row("no JSON before it", R"(<html>"don"t" {"token":"T"})", R"(<html>"don"t" {"token":"••••"})");
    row("an unquoted value", R"({"token":abc,"x":1})", R"({"token":"••••","x":1})");
    row("mismatched brackets", R"({"token":[}],"x":1})", R"({"token":"••••"],"x":1})");
    row("single quote cut off", R"({'token': 'TOK)", R"({'token': '••••)");
    row("broken escapes", R"({"a":"\u12","\uD83D":"\","token":"T"})",
        R"({"a":"\u12","\uD83D":"\","token":"••••"})");
    row("only quotes", R"("""'''""")", R"("""'''""")");
}

void tst_Redactor::brokenTexts()
{
    QFETCH(const QString, given);
    QFETCH(const QString, expected);

    QCOMPARE(Redactor().redact(given), expected);
}

void tst_Redactor::shortSecretsAreNotSearchedFor()
{
    const Redactor redactor = knowing({QStringLiteral("azerty7"), QString(), QStringLiteral("a")});
    const QString sentence = QStringLiteral("azerty7 is a keyboard");
    QCOMPARE(redactor.redact(sentence), sentence);
    QCOMPARE(redactor.redact(QStringLiteral(R"({"checksum":"azerty7"})")),
             text(R"({"checksum":"••••"})"));
}

void tst_Redactor::whatIsSearchedIsWhatIsSent()
{
    const QString lone(QChar(0xD83D));
    const Redactor redactor = knowing({QStringLiteral(" checksum-1\n"), lone + token});
    QCOMPARE(redactor.redact(QStringLiteral("it was checksum-1.")), text("it was ••••."));
    QCOMPARE(redactor.redact(text("it was \uFFFDTOKEN1234.")), text("it was ••••."));
}

void tst_Redactor::aRemovedSecretIsAWordLikeAnyOther()
{
    Redactor redactor = knowing({token, token, QStringLiteral("checksum-1")});
    redactor.removeSecret(Secret(token));
    QCOMPARE(redactor.redact(QStringLiteral("TOKEN1234 checksum-1")), text("TOKEN1234 ••••"));
    redactor.removeSecret(Secret(QStringLiteral("never added")));
    redactor.removeSecret(Secret());
    QCOMPARE(redactor.redact(QStringLiteral("TOKEN1234 checksum-1")), text("TOKEN1234 ••••"));
}

// What tells that a text holds no secret looks at each fourth place only.
void tst_Redactor::presentSecretsAtEveryPlace()
{
    const QString shortest = QStringLiteral("12345678");
    const Redactor redactor = knowing({shortest, QStringLiteral("abcdefghijklmnop")});
    const QString mark = text("••••");
    const QString escape = QStringLiteral("\\n");
    for (qsizetype before = 0; before < 12; ++before) {
        const QString front(before, u'-');
        for (qsizetype behind = 0; behind < 8; ++behind) {
            const QString end(behind, u'-');
            QCOMPARE(redactor.redact(front + shortest + end), front + mark + end);
            QCOMPARE(redactor.redact(escape + front + shortest + end), escape + front + mark + end);
        }
        for (qsizetype cut = 8; cut < 16; ++cut) {
            const QString beginning = QStringLiteral("abcdefghijklmnop").first(cut);
            QCOMPARE(redactor.redact(front + beginning, Redactor::Context::General,
                                     Redactor::Extent::CutOff),
                     front + mark);
            QCOMPARE(redactor.redact(front + beginning), front + beginning);
        }
        QCOMPARE(redactor.redact(front + QStringLiteral("abcdefg")),
                 front + QStringLiteral("abcdefg"));
    }
}

void tst_Redactor::nothingToHideCostsNoCopy()
{
    const QString given = QStringLiteral(R"({"data":"Yes, \"Friday\"."})");
    QCOMPARE(knowing({token}).redact(given).constData(), given.constData());
}

void tst_Redactor::hostileTexts_data()
{
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QString>("piece");

    const QString many(QStringLiteral("a").repeated(100'000));
    QTest::newRow("almost the secret") << QString(many + u'b') << QStringLiteral("a");
    QTest::newRow("almost the secret, escaped")
        << QString(many + u'b') << QStringLiteral("\\u0061");
    QTest::newRow("the secret at every place") << QStringLiteral("aaaaaaaa") << QStringLiteral("a");
    QTest::newRow("secret keys") << token << QStringLiteral("\"token\":1,");
    QTest::newRow("secret keys without a colon") << token << QStringLiteral("\"token\" ");
    QTest::newRow("values that never end") << token << QStringLiteral("\"token\":{");
    QTest::newRow("double quotes") << token << QStringLiteral("\"");
    QTest::newRow("single quotes") << token << QStringLiteral("'token':'");
    QTest::newRow("backslashes") << token << QStringLiteral("\\");
    QTest::newRow("brackets") << token << QStringLiteral("[");
    QTest::newRow("login data") << token << QStringLiteral("{\"data\":[1,");
}

// Takes milliseconds where the work is linear, and hours where it is not.
void tst_Redactor::hostileTexts()
{
    QFETCH(const QString, secret);
    QFETCH(const QString, piece);

    constexpr qsizetype size = qsizetype{1024} * 1024;
    const QString hostile = piece.repeated(size / piece.size());
    const Redactor redactor = knowing({secret});
    QVERIFY(!redactor.redact(hostile, Redactor::Context::LoginReply).isNull());
    QVERIFY(!redactor.redact(hostile + secret).contains(secret));
}

DECIDESK_TEST(tst_Redactor)
#include "tst_Redactor.moc"
