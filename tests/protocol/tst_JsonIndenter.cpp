#include "JsonIndenter.h"
#include "TestProgram.h"

#include <QTest>

using namespace decidesk;

/// How strings are spelled; that the rest stays is tested with `indentedJson`.
class tst_JsonIndenter : public QObject
{
    Q_OBJECT

private slots:
    void strings_data();
    void strings();
};

void tst_JsonIndenter::strings_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("readable");

    const auto row = [](const char *name, const char *written, const char *readable) {
        QTest::newRow(name) << QString::fromUtf8(written) << QString::fromUtf8(readable);
    };
    const auto stays
        = [&row](const char *name, const char *written) { row(name, written, written); };
    row("letters", R"("\u00e9t\u00E9")", R"("été")");
    row("between others", R"("a\u00e9b\nc\u65e5")", R"("aéb\nc日")");
    row("other scripts", R"("\u65e5\u0627\u05d0\u0e01")", R"("日اאก")");
    row("a pair", R"("\ud83d\ude00!")", R"("😀!")");
    row("two pairs", R"("\ud83d\ude00\uD83D\uDE01")", R"("😀😁")");
    row("ASCII", R"("\u0041\u0020\u003c\u007e")", R"("A <~")");
    row("a slash", R"("\/a\/")", R"("/a/")");
    row("a combining accent", R"("e\u0301")", "\"e\u0301\"");
    row("a no-break space", R"("a\u00a0b")", "\"a\u00A0b\"");
    row("the replacement character", R"("\ufffd")", "\"\uFFFD\"");
    stays("quotes", R"("\"\u0022")");
    stays("backslashes", R"("\\\u005c\\u00e9")");
    stays("an escaped backslash before a unit", R"("\\u00e9")");
    row("two backslashes, then a unit", R"("\\\u00e9")", R"("\\é")");
    stays("control characters", R"("\b\f\n\r\t\u0000\u001f\u007f\u0085")");
    stays("marks of direction", R"("\u202a\u202e\u2066\u2069\u200e\u200f\u061c")");
    stays("other format characters", R"("\u200b\u200d\u2060\u00ad\ufeff")");
    stays("a format character out of a pair", R"("\udb40\udc41")");
    stays("line separators", R"("\u2028\u2029")");
    stays("private use", R"("\ue000")");
    stays("no characters", R"("\uffff\ufdd0")");
    stays("lone surrogates", R"("\ud83d")");
    stays("lone surrogates apart", R"("\ude00x\ud83d")");
    stays("lone surrogates before a character", R"("\ud83dx")");
    row("a lone one before a pair", R"("\ud83d\ud83d\ude00")", R"("\ud83d😀")");
    row("a lone one before an escape", R"("\ud83d\u00e9")", R"("\ud83dé")");
    row("names too", R"({"d\u00e9j\u00e0":1})", "{\n    \"déjà\": 1\n}");
    stays("what is no escape", R"("é日😀")");
    stays("numbers", "-0.10e+5");
}

void tst_JsonIndenter::strings()
{
    QFETCH(const QString, written);
    QFETCH(const QString, readable);

    QCOMPARE(reindented(written, Escapes::Readable), readable);
    QCOMPARE(reindented(readable, Escapes::Readable), readable);
    QCOMPARE(reindented(written, Escapes::AsWritten).remove(u'\n').remove(QStringLiteral("    ")),
             QString(written).replace(QStringLiteral(":1"), QStringLiteral(": 1")));
}

DECIDESK_TEST(tst_JsonIndenter)
#include "tst_JsonIndenter.moc"
