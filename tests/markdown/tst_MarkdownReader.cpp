#include "Described.h"
#include "MarkdownReader.h"
#include "TestProgram.h"

#include <QStringList>
#include <QTest>

using namespace decidesk;
using namespace Qt::StringLiterals;

class tst_MarkdownReader : public QObject
{
    Q_OBJECT

private slots:
    void readsBlocks_data();
    void readsBlocks();
    void readsSpans_data();
    void readsSpans();
    void aSignTooManyIsNoTrouble_data();
    void aSignTooManyIsNoTrouble();
    void entities_data();
    void entities();
    void whatIsTooMuchStaysPlain_data();
    void whatIsTooMuchStaysPlain();
    void jsonStaysPlain_data();
    void jsonStaysPlain();
    void whatShowsNothingStaysPlain_data();
    void whatShowsNothingStaysPlain();
};

void tst_MarkdownReader::readsBlocks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("blocks");
    QTest::newRow("paragraphs") << u"a\n\nb"_s << QStringList{u"[a]"_s, u"[b]"_s};
    QTest::newRow("line breaks stay") << u"a\nb  \nc"_s << QStringList{u"[a]/[b]/[c]"_s};
    QTest::newRow("heading") << u"## a\nb"_s << QStringList{u"h2[a]"_s, u"[b]"_s};
    QTest::newRow("underlined heading") << u"a\n===\nb"_s << QStringList{u"h1[a]"_s, u"[b]"_s};
    QTest::newRow("list") << u"- a\n- b\n  - c"_s
                          << QStringList{u"-(•)[a]"_s, u"-(•)[b]"_s, u"--(•)[c]"_s};
    QTest::newRow("numbers as they are")
        << u"2. a\n4. b\n3. c"_s << QStringList{u"-(2.)[a]"_s, u"-(4.)[b]"_s, u"-(3.)[c]"_s};
    QTest::newRow("numbers in brackets")
        << u"2) a\n10) b"_s << QStringList{u"-(2))[a]"_s, u"-(10))[b]"_s};
    QTest::newRow("numbers within a list")
        << u"3. a\n   7) b\n   5) c\n1. d"_s
        << QStringList{u"-(3.)[a]/[7) b]/[5) c]"_s, u"-(1.)[d]"_s};
    QTest::newRow("numbers within a list, apart")
        << u"3. a\n\n   7) b\n   5) c\n1. d"_s
        << QStringList{u"-(3.)[a]"_s, u"--(7))[b]"_s, u"--(5))[c]"_s, u"-(1.)[d]"_s};
    QTest::newRow("all the same number")
        << u"1. a\n1. b"_s << QStringList{u"-(1.)[a]"_s, u"-(1.)[b]"_s};
    QTest::newRow("nought in front")
        << u"08. a\n09. b"_s << QStringList{u"-(08.)[a]"_s, u"-(09.)[b]"_s};
    QTest::newRow("a year begins a sentence") << u"1984. a"_s << QStringList{u"-(1984.)[a]"_s};
    QTest::newRow("a number within text") << u"a\n2. b"_s << QStringList{u"[a]/[2. b]"_s};
    QTest::newRow("too long for a number")
        << u"1234567890. a"_s << QStringList{u"[1234567890. a]"_s};
    QTest::newRow("loose list") << u"- a\n\n  b\n- c"_s
                                << QStringList{u"-(•)[a]"_s, u"-[b]"_s, u"-(•)[c]"_s};
    QTest::newRow("tasks") << u"- [x] a\n- [ ] b"_s << QStringList{u"-(☑)[a]"_s, u"-(☐)[b]"_s};
    QTest::newRow("numbered tasks")
        << u"2. [X] a\n4. [ ] b"_s << QStringList{u"-(2. ☑)[a]"_s, u"-(4. ☐)[b]"_s};
    QTest::newRow("no task") << u"- [x]\n- [y] a\n- [x](b)"_s
                             << QStringList{u"-(•)[[x]]"_s, u"-(•)[[y] a]"_s, u"-(•)[[x](b)]"_s};
    QTest::newRow("empty item") << u"-\n- a"_s << QStringList{u"-(•)"_s, u"-(•)[a]"_s};
    QTest::newRow("list in an item") << u"- 1. a"_s << QStringList{u"--(• 1.)[a]"_s};
    QTest::newRow("quote") << u"> a\n> > b\n\nc"_s << QStringList{u">[a]"_s, u">>[b]"_s, u"[c]"_s};
    QTest::newRow("fenced code") << u"```cpp\nint a;\n\n  b\n```\nc"_s
                                 << QStringList{u"code cpp:int a;\n\n  b"_s, u"[c]"_s};
    QTest::newRow("tabs in code") << u"```\nall:\n\tcc\t-o a\n \t b\n```"_s
                                  << QStringList{u"code :all:\n\tcc\t-o a\n \t b"_s};
    QTest::newRow("tabs in indented code") << u"\ta\n\t\tb"_s << QStringList{u"code :a\n\tb"_s};
    QTest::newRow("tabs in code in a list")
        << u"1.\ta\n\n\t```\n\tb\n\t\tc\n\t```"_s << QStringList{u"-(1.)[a]"_s, u"-code :b\n\tc"_s};
    QTest::newRow("line ends in code")
        << u"```\r\na\r\n\r\nb\rc\n```\r\n"_s << QStringList{u"code :a\r\n\r\nb\rc"_s};
    QTest::newRow("controls in code") << u"```\na\u2028b\v\f\u202ec\0d\x85\n```"_s
                                      << QStringList{u"code :a\u2028b\v\f\u202ec\0d\x85"_s};
    QTest::newRow("empty lines in indented code")
        << u"    a\n\n      \n    b\n\nc"_s << QStringList{u"code :a\n\n  \nb"_s, u"[c]"_s};
    QTest::newRow("code with words behind its language")
        << u"``` cpp title=\"a b\"\nc\n```"_s << QStringList{u"code cpp title=\"a b\":c"_s};
    QTest::newRow("a fence that is indented too far")
        << u"- a\n      ```\n      b\n      ```\n- c"_s
        << QStringList{u"-(•)[a]"_s, u"-code :b"_s, u"-(•)[c]"_s};
    QTest::newRow("no fence") << u"```a`b```\nc"_s << QStringList{u"c[a`b]/[c]"_s};
    QTest::newRow("code is not read")
        << u"```\n**a** &amp; <b>\n```"_s << QStringList{u"code :**a** &amp; <b>"_s};
    QTest::newRow("code in a list") << u"- ```\n  a\n  ```"_s << QStringList{u"-(•)code :a"_s};
    QTest::newRow("code without an end") << u"```\na"_s << QStringList{u"code :a"_s};
    QTest::newRow("rule") << u"a\n\n---\n\nb"_s << QStringList{u"[a]"_s, u"rule"_s, u"[b]"_s};
    QTest::newRow("table") << u"| a | b |\n|---|--:|\n| **c** | d |\n| e |"_s
                           << QStringList{u"table 2 [a]|[b]|s[c]|[d]|[e]|"_s};
    QTest::newRow("more cells than the head has")
        << u"a | b\n-|-\n1 | 2 | 3\n4"_s
        << QStringList{u"table 3 [a]|[b]||[1]|[2]|[3]"_s, u"[4]"_s};
    QTest::newRow("signs in cells")
        << u"|`a|b`|c\\|d|\n|:-:|---|"_s << QStringList{u"table 2 c[a|b]|[c|d]"_s};
    QTest::newRow("table behind text")
        << u"a\n| b |\n|---|\n| c |"_s << QStringList{u"[a]"_s, u"table 1 [b]|[c]"_s};
    QTest::newRow("no table") << u"a | b\nc | d"_s << QStringList{u"[a | b]/[c | d]"_s};
    QTest::newRow("greater than") << u">5 a\n>=6 b\n>€7 c"_s
                                  << QStringList{u"[>5 a]/[>=6 b]/[>€7 c]"_s};
    QTest::newRow("number sign") << u"#1 a\n#"_s << QStringList{u"[#1 a]/[#]"_s};
    QTest::newRow("C#") << u"# C#\n## D ##"_s << QStringList{u"h1[C#]"_s, u"h2[D]"_s};
    QTest::newRow("equals") << u"a\n=\nb\n--"_s << QStringList{u"[a]/[=]/[b]/[--]"_s};
    QTest::newRow("escaped blocks") << u"1\\. a\n\\# b\n\\- c\n\\> d\n\\* e"_s
                                    << QStringList{u"[1. a]/[# b]/[- c]/[> d]/[* e]"_s};
    QTest::newRow("html") << u"<div>\na\n</div>"_s << QStringList{u"[<div>]/[a]/[</div>]"_s};
    QTest::newRow("no front matter")
        << u"---\na: b\n---"_s << QStringList{u"rule"_s, u"h2[a: b]"_s};
}

void tst_MarkdownReader::readsBlocks()
{
    QFETCH(QString, text);
    QFETCH(QStringList, blocks);
    QCOMPARE(described(text), blocks);
}

void tst_MarkdownReader::readsSpans_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("spans");
    QTest::newRow("emphasis") << u"a *b* **c** ***d*** ~~e~~ `f`"_s
                              << u"[a ]e[b][ ]s[c][ ]se[d][ ]x[e][ ]c[f]"_s;
    QTest::newRow("html") << u"<b>a</b> <img src=x>"_s << u"[<b>a</b> <img src=x>]"_s;
    QTest::newRow("escaped") << u"\\*a\\*"_s << u"[*a*]"_s;
    QTest::newRow("bare address") << u"see https://a.example/b."_s
                                  << u"[see ][https://a.example/b]<https://a.example/b>[.]"_s;
    QTest::newRow("www") << u"www.a.example"_s << u"[www.a.example]<http://www.a.example>"_s;
    QTest::newRow("address in brackets")
        << u"<https://a.example>"_s << u"[https://a.example]<https://a.example>"_s;
    QTest::newRow("link") << u"[a](https://b.example/c?d=e&amp;f)"_s
                          << u"[a]<https://b.example/c?d=e&f>+[ (b.example)]"_s;
    QTest::newRow("link that lies") << u"[https://bank.example](https://thief.example)"_s
                                    << u"[https://bank.example]<https://thief.example>"
                                       u"+[ (thief.example)]"_s;
    QTest::newRow("link with a look")
        << u"[a **b**](https://c.example)"_s
        << u"[a ]<https://c.example>s[b]<https://c.example>+[ (c.example)]"_s;
    QTest::newRow("link without words")
        << u"[](https://a.example/b)"_s << u"[https://a.example/b]<https://a.example/b>"_s;
    QTest::newRow("titles")
        << u"[a](https://b.example \"c\") [https://d.example](https://d.example (e))"_s
        << u"[a]<https://b.example>+[ (b.example: c)][ ]"
           "[https://d.example]<https://d.example>+[ (e)]"_s;
    QTest::newRow("reference") << u"[a][r] [R] [r][]\n\n[r]: https://b.example:81/c"_s
                               << u"[a]<https://b.example:81/c>+[ (b.example:81)][ ]"
                                  "[R]<https://b.example:81/c>+[ (b.example:81)][ ]"
                                  "[r]<https://b.example:81/c>+[ (b.example:81)]"_s;
    QTest::newRow("host in another script") << u"<https://bücher.example/>"_s
                                            << u"[https://bücher.example/]"
                                               u"<https://xn--bcher-kva.example/>"
                                               u"+[ (xn--bcher-kva.example)]"_s;
    QTest::newRow("link in a link") << u"[a [b](https://c.example) d](https://e.example)"_s
                                    << u"[[a ][b]<https://c.example>+[ (c.example)][ d](]"
                                       "[https://e.example]<https://e.example>[)]"_s;
    QTest::newRow("link over lines")
        << u"*a [b\nc](https://d.example) e*"_s
        << u"e[a ]e[b]<https://d.example>/e[c]<https://d.example>+[ (d.example)]e[ e]"_s;
    QTest::newRow("signs across a link")
        << u"*[a*](https://b.example)"_s << u"[*][a*]<https://b.example>+[ (b.example)]"_s;
    QTest::newRow("picture") << u"![a](https://b.example/c.png)"_s
                             << u"[a]+[ (]+[https://b.example/c.png]<https://b.example/c.png>"
                                u"+[)]"_s;
    QTest::newRow("picture in a link")
        << u"[![a](https://b.example/c.png)](https://d.example)"_s
        << u"[a]<https://d.example>+[ (https://b.example/c.png)]<https://d.example>"
           u"+[ (d.example)]"_s;
}

void tst_MarkdownReader::readsSpans()
{
    QFETCH(QString, text);
    QFETCH(QString, spans);
    QCOMPARE(described(text), QStringList{spans});
}

void tst_MarkdownReader::aSignTooManyIsNoTrouble_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("end"); // where it is read right after what was in trouble
    const QString end = u" *b* c"_s;
    QTest::newRow("picture in an address") << u"![](<![>) a](b)"_s + end << u"e[b][ c]"_s;
    QTest::newRow("link in an address") << u"[](<[>) a](b)"_s + end << u"e[b][ c]"_s;
    QTest::newRow("entity") << u"![](<![a>)&amp;](b)"_s + end << u"e[b][ c]"_s;
    QTest::newRow("star in an address") << u"http://a.b/*c*"_s + end << u"e[b][ c]"_s;
    QTest::newRow("star before an address") << u"*a http://a.b/*c d* e"_s + end << u"e[b][ c]"_s;
}

void tst_MarkdownReader::aSignTooManyIsNoTrouble()
{
    QFETCH(QString, text);
    QFETCH(QString, end);
    const QString spans = described(text).join(u'\n');
    QVERIFY2(spans.endsWith(end), qPrintable(spans));
}

void tst_MarkdownReader::entities_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("named") << u"a &amp; b &lt;c&gt; &hellip;"_s << u"a & b <c> …"_s;
    QTest::newRow("number") << u"&#8364; &#x20AC;"_s << u"€ €"_s;
    QTest::newRow("beyond 16 bits") << u"&#x1F600;"_s << u"😀"_s;
    QTest::newRow("every name of HTML")
        << u"&AElig;&frac34;&NotEqualTilde;&fjlig;&CounterClockwiseContourIntegral;"_s
        << u"Æ¾\u2242\u0338fj\u2233"_s;
    QTest::newRow("letters count") << u"&Auml;&auml;&AUML;"_s << u"Ää&AUML;"_s;
    QTest::newRow("what joins") << u"a&zwnj;b&zwj;c&shy;d&nbsp;e"_s
                                << u"a\u200cb\u200dc\u00add\u00a0e"_s;
    QTest::newRow("without an end") << u"&amp &copy=1 &;"_s << u"&amp &copy=1 &;"_s;
    QTest::newRow("once only") << u"&amp;lt;"_s << u"&lt;"_s;
    QTest::newRow("turns by its name") << u"&rlm;a&NewLine;&Tab;"_s << u"&rlm;a&NewLine;&Tab;"_s;
    QTest::newRow("unknown") << u"&nosuch; &"_s << u"&nosuch; &"_s;
    QTest::newRow("turns the text around") << u"&#x202e;a"_s << u"&#x202e;a"_s;
    QTest::newRow("isolates") << u"&#8294;a"_s << u"&#8294;a"_s;
    QTest::newRow("ends the block") << u"a&#10;&#8233;&#x2028;"_s << u"a&#10;&#8233;&#x2028;"_s;
    QTest::newRow("nothing") << u"&#0;"_s << u"&#0;"_s;
    QTest::newRow("half a character") << u"&#xD800;"_s << u"&#xD800;"_s;
    QTest::newRow("object") << u"&#xFFFC;"_s << u"&#xFFFC;"_s;
    QTest::newRow("for frames") << u"&#xFDD0;"_s << u"&#xFDD0;"_s;
    QTest::newRow("beyond all") << u"&#x110000;"_s << u"&#x110000;"_s;
}

void tst_MarkdownReader::entities()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(described(text), QStringList{u'[' + shown + u']'});
}

void tst_MarkdownReader::whatIsTooMuchStaysPlain_data()
{
    QTest::addColumn<QString>("text");
    constexpr qsizetype most = MarkdownReader::maxCharacters;
    QTest::newRow("long") << QString(most + 1, u'a');
    QTest::newRow("deep quotes") << QString(10'000, u'>') + u" a"_s;
    QTest::newRow("deep lists") << u"- "_s.repeated(5'000) + u'a';
    QTest::newRow("many blocks") << u"#\n"_s.repeated(5'000) + u'a';
    QTest::newRow("many spans") << u"*a* "_s.repeated(4'000);
    QTest::newRow("many lines") << u"a\n"_s.repeated(5'000);
    QTest::newRow("wide table") << u"|a"_s.repeated(17) + u'\n' + u"|---"_s.repeated(17);
    QTest::newRow("tall table") << u"|a|\n|---|\n"_s + u"|b|\n"_s.repeated(700);
}

void tst_MarkdownReader::whatIsTooMuchStaysPlain()
{
    QFETCH(QString, text);
    QCOMPARE(described(text), QStringList{u"(plain)"_s});
}

void tst_MarkdownReader::jsonStaysPlain_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isPlain");
    QTest::newRow("an object") << u"{\n    \"foo\": \"*bar*\"\n}\n"_s << true;
    QTest::newRow("a list") << u"[1, 2]"_s << true;
    QTest::newRow("a link") << u"[yes](https://example.org/)"_s << false;
    QTest::newRow("a task") << u"[x] done"_s << false;
    QTest::newRow("braces") << u"{yes} or *no*"_s << false;
}

void tst_MarkdownReader::jsonStaysPlain()
{
    QFETCH(const QString, text);
    QTEST(!MarkdownReader::read(text).has_value(), "isPlain");
}

void tst_MarkdownReader::whatShowsNothingStaysPlain_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("white space") << u" \n\n "_s;
    QTest::newRow("empty quote") << u"> \n>"_s;
    QTest::newRow("empty code") << u"```\n```"_s;
}

void tst_MarkdownReader::whatShowsNothingStaysPlain()
{
    QFETCH(QString, text);
    QCOMPARE(described(text), QStringList{u"(plain)"_s});
}

DECIDESK_TEST(tst_MarkdownReader)
#include "tst_MarkdownReader.moc"
