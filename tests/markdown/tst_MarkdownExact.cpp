#include "Described.h"
#include "MarkdownReader.h"
#include "MarkdownText.h"
#include "TestProgram.h"

#include <QTest>

#include <random>

using namespace decidesk;
using namespace Qt::StringLiterals;

/// Nothing that was said is altered: what is no sign of Markdown stands as it was sent.
class tst_MarkdownExact : public QObject
{
    Q_OBJECT

private slots:
    void staysAsSent_data();
    void staysAsSent();
    void signsAreRead_data();
    void signsAreRead();
    void escapes_data();
    void escapes();
    void bareAddresses_data();
    void bareAddresses();
    void allThatIsSaidIsShown();
};

void tst_MarkdownExact::staysAsSent_data()
{
    QTest::addColumn<QString>("text");
    const auto stays = [](const QString &text) { QTest::newRow(qPrintable(text)) << text; };
    // Ranges and what is about so much.
    stays(u"10~20 days … 30~40 days"_s);
    stays(u"~5 min, ~10 min"_s);
    stays(u"~/a/b~ and ~c~"_s);
    stays(u"10~~20~~30"_s);
    stays(u"10–20, 3-4, 5—6"_s);
    // Products and powers.
    stays(u"20*30*40"_s);
    stays(u"20 * 30 * 40"_s);
    stays(u"2**3**2"_s);
    stays(u"x**2 + y**2 = z**2"_s);
    stays(u"aa**bb + cc**dd"_s);
    stays(u"a*b*c, (a+b)*(c+d)*(e+f), f*(x) = g*(x)"_s);
    stays(u"x* = y*, 5* and 4*"_s);
    stays(u"总价=5*单价*数量"_s);
    stays(u"a_1*b_2*c_3, a^*b^*"_s);
    stays(u"a_{ij} + b_{ij}, $x_1 * y_1$"_s);
    stays(u"3 < 4 > 2, a<b>c"_s);
    // Formulas of TeX.
    stays(u"\\(a^2\\) and \\[b_1*c_1*d\\] and \\\\(e\\\\)"_s);
    stays(u"\\frac{1}{2} \\* \\alpha\\_1 \\text{a\\_b}"_s.replace(u"\\* "_s, QString()));
    stays(u"$$a \\\\ b$$, \\$5, 5\\%"_s);
    // Paths and patterns.
    stays(u"\\\\nas01\\share\\_new"_s);
    stays(u"C:\\dir\\*.txt, C:\\_x\\*.*, D:\\[a]\\!b\\~c"_s);
    stays(u"\"C:\\Program Files\\*\", (D:\\a b\\_c\\*), \\\\server\\a b\\*"_s);
    stays(u"*.txt and *.md, *.* to d:"_s);
    stays(u"src/**/*.js, test/**/*.js"_s);
    stays(u"/* a */ b /*c*/ d"_s);
    stays(u"find . -name \\*.txt -o -name \\*.md"_s);
    stays(u"a\\d+\\w*\\.b, ^\\s*$"_s);
    stays(u"-*- mode -*-, \"*\" and \"*\", '*' | '*', |*| |*|"_s);
    // Names.
    stays(u"snake_case_name, _a_b, a_b_, user_name@a_b.example"_s);
    stays(u"__init__.py, __main__, __FILE__ and __LINE__"_s);
    stays(u"f(**a,**b), g(*a,*b), h(a=**b, c=**d)"_s);
    stays(u"f(*args, **kwargs), char **argv, int *p, *q;"_s);
    stays(u"arr[0](1), m[i][j], [x](y), [a](b/c.md) [d](#e)"_s);
    stays(u"[a](javascript:alert(1)) [b](file:///etc/passwd) <file:///etc/shadow>"_s);
    stays(u"[Leave it](decidesk:leave/1) <decidesk:discard/1>"_s);
    stays(u"![a](b.png) ![](file:///dev/zero) [c]() ![]()"_s);
    stays(u"[a](https://bank.example@thief.example)"_s);
    stays(u"<a@b.example> [c](mailto:a@b.example) [d](tel:+49301234)"_s);
    stays(u"<b>a</b> <img src=x> <!-- c -->"_s);
    stays(u"[1] and [^2] and [x]"_s);
    // Versions, prices, phone numbers, times.
    stays(u"v1.2.3_rc1, 2.0*, >=3.1,<4"_s);
    stays(u"$5, 5 €, £5*, 1,234.56, 1.234,56, 1'234"_s);
    stays(u"+49 (0)30 123*45*67, 0800_12_34, *100#, #31#"_s);
    stays(u"14:02, 3:1, 1/2, 50 %, 2026-03-01"_s);
    stays(u"Hotel 5*, *plus VAT"_s);
    stays(u"**** and ____ and ~~~~ and *** and ___"_s);
    stays(u"f**k, s***"_s);
    // Other languages.
    stays(u"他*非常*重要"_s);
    stays(u"¿Qué? ¡Sí! «a» „b“ ‚c‘ 「d」"_s);
    stays(u"«* — звёздочка *»"_s);
    stays(u"`"_s);
    stays(u"``foo'' and `bar'"_s);
    stays(u"a\\"_s);
    stays(u"docker run \\\n  -p 80:80 \\\n  a"_s.replace(u"  "_s, QString()));
}

void tst_MarkdownExact::staysAsSent()
{
    QFETCH(const QString, text);
    QCOMPARE(described(text), QStringList{u'[' + QString(text).replace(u"\n"_s, u"]/["_s) + u']'});
}

void tst_MarkdownExact::signsAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("spans");
    const auto reads = [](const QString &text, const QString &spans) {
        QTest::newRow(qPrintable(QString(text).replace(u'\n', u' '))) << text << spans;
    };
    reads(u"**注意：**请"_s, u"s[注意：][请]"_s);
    reads(u"**Preis:**5"_s, u"s[Preis:][5]"_s);
    reads(u"这是**重要（x）**内容"_s, u"[这是]s[重要（x）][内容]"_s);
    reads(u"他说**“你好”**。"_s, u"[他说]s[“你好”][。]"_s);
    reads(u"**テスト。**次"_s, u"s[テスト。][次]"_s);
    reads(u"**서울**은 *한국*의"_s, u"s[서울][은 ]e[한국][의]"_s);
    reads(u"ไทย**หนา**ไทย"_s, u"[ไทย]s[หนา][ไทย]"_s);
    reads(u"使用Qt**强调**内容"_s, u"[使用Qt]s[强调][内容]"_s);
    reads(u"第**3**章"_s, u"[第]s[3][章]"_s);
    reads(u"un**believ**able, **W**orld, **5**kg"_s,
          u"[un]s[believ][able, ]s[W][orld, ]s[5][kg]"_s);
    reads(u"**bold**text, **a**(b)"_s, u"s[bold][text, ]s[a][(b)]"_s);
    reads(u"**Yes**/**No**"_s, u"s[Yes][/]s[No]"_s);
    reads(u"¡**Hola**! ¿*Qué*?"_s, u"[¡]s[Hola][! ¿]e[Qué][?]"_s);
    reads(u"**„Zitat“** »*a*« (*b*) \"*c*\""_s, u"s[„Zitat“][ »]e[a][« (]e[b][) \"]e[c][\"]"_s);
    reads(u"*a*, *b*; *c*: *d*."_s, u"e[a][, ]e[b][; ]e[c][: ]e[d][.]"_s);
    reads(u"_a b_ and __a b__ and __Ja__"_s, u"e[a b][ and ]s[a b][ and ]s[Ja]"_s);
    reads(u"**a *b* c** *d **e***"_s, u"s[a ]se[b]s[ c][ ]e[d ]se[e]"_s);
    reads(u"***a*** ***b** c*"_s, u"se[a][ ]se[b]e[ c]"_s);
    reads(u"~~10~~ 5 EUR, ~~alt~~neu"_s, u"x[10][ 5 EUR, ]x[alt][neu]"_s);
    reads(u"**a\nb**"_s, u"s[a]/s[b]"_s);
    reads(u"``a ` b`` ` c ` `\nd\n`"_s, u"c[a ` b][ ]c[c][ ]c[d]"_s);
    reads(u"`a`b"_s, u"c[a][b]"_s);
    reads(u"**20*30** and *2_3*"_s, u"s[20*30][ and ]e[2_3]"_s);
}

void tst_MarkdownExact::signsAreRead()
{
    QFETCH(const QString, text);
    QFETCH(const QString, spans);
    QCOMPARE(described(text), QStringList{spans});
}

void tst_MarkdownExact::escapes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("spans");
    const auto reads = [](const QString &text, const QString &spans) {
        QTest::newRow(qPrintable(QString(text).replace(u'\n', u' '))) << text << spans;
    };
    reads(u"\\*a\\* \\_b\\_ \\*\\*c\\*\\*."_s, u"[*a* _b_ **c**.]"_s);
    reads(u"5 \\* 3, 5\\*3, snake\\_case, \\*VAT, 5\\*:"_s,
          u"[5 * 3, 5*3, snake_case, *VAT, 5*:]"_s);
    reads(u"\\`a\\` \\~~b\\~~ \\~\\~c\\~\\~"_s, u"[`a` ~~b~~ ~~c~~]"_s);
    reads(u"\\[a](https://b.example)"_s, u"[[a](][https://b.example]<https://b.example>[)]"_s);
    reads(u"\\[a\\](https://b.example)"_s, u"[[a](][https://b.example]<https://b.example>[)]"_s);
    reads(u"\\![a](https://b.example)"_s, u"[!][a]<https://b.example>+[ (b.example)]"_s);
    reads(u"\\<https://a.example>"_s, u"[<][https://a.example]<https://a.example>[>]"_s);
    reads(u"\\&amp; \\&nosuch;"_s, u"[&amp; \\&nosuch;]"_s);
    reads(u"*a\\*b*"_s, u"e[a*b]"_s);
    reads(u"\\**a*"_s, u"[*]e[a]"_s);
    reads(u"C:\\a b\\*\n\\*c\\*"_s, u"[C:\\a b\\*]/[*c*]"_s);
    reads(u"`C:\\a` 5\\*3"_s, u"c[C:\\a][ 5*3]"_s);
    reads(u"`a\\*b`"_s, u"c[a\\*b]"_s);
}

void tst_MarkdownExact::escapes()
{
    QFETCH(const QString, text);
    QFETCH(const QString, spans);
    QCOMPARE(described(text), QStringList{spans});
}

void tst_MarkdownExact::bareAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("after");
    const auto whole = [](const QString &address) {
        QTest::newRow(qPrintable(address)) << address << QString() << address << QString();
    };
    whole(u"https://a.example/b,c;d"_s);
    whole(u"https://a.example/b(c)d"_s);
    whole(u"https://a.example/Foo_(bar)"_s);
    whole(u"https://a.example/@user/b"_s);
    whole(u"https://a.example:8443/b:c"_s);
    whole(u"https://a.example/*b*c"_s);
    whole(u"https://a.example/b*"_s);
    whole(u"https://a.example/a_b_c_"_s);
    whole(u"https://a.example/~b/~~c~~d"_s);
    whole(u"https://a.example/b?c=d&e=f#g!h"_s);
    whole(u"https://a.example/b[0]"_s);
    whole(u"https://a.example/b'c|d"_s);
    whole(u"https://zh.wikipedia.example/wiki/中文"_s);
    whole(u"https://de.wikipedia.example/wiki/Bose–Einstein"_s);
    whole(u"http://localhost:3000/ws"_s);
    whole(u"http://[::1]:3000/ws"_s);
    whole(u"HTTPS://a.example/B"_s);
    const auto within = [](const char *name, const QString &before, const QString &address,
                           const QString &after) {
        QTest::newRow(name) << before + address + after << before << address << after;
    };
    const QString address = u"https://a.example/b"_s;
    within("full stop", u"See "_s, address, u"."_s);
    within("comma", u"See "_s, address, u", then"_s);
    within("semicolon", u""_s, address, u"; then"_s);
    within("question", u""_s, address, u"?!"_s);
    within("brackets", u"(see "_s, address, u")"_s);
    within("brackets, then text", u"(see "_s, address, u").x"_s);
    within("square brackets", u"["_s, address, u"]"_s);
    within("quotation marks", u"\""_s, address, u"\""_s);
    within("German quotation marks", u"„"_s, address, u"“"_s);
    within("apostrophes", u"'"_s, address, u"'"_s);
    within("Chinese", u"见"_s, address, u"，谢谢"_s);
    within("Japanese brackets", u"「"_s, address, u"」です"_s);
    within("behind a colon", u"link:"_s, address, u""_s);
    within("on a line", u""_s, address, u"\nx"_s);
    QTest::newRow("in HTML") << u"&lt;https://a.example/?b=1&amp;c=2&gt;"_s << u"<"_s
                             << u"https://a.example/?b=1&c=2"_s << u">"_s;
    QTest::newRow("user name") << u"https://a@b.example/c*d*e"_s << u"https://a@b.example/c*d*e"_s
                               << u""_s << u""_s;
    const QString encodedTooLong = u"https://a.example/"_s + QString(400, u'ж');
    QTest::newRow("too long once encoded") << encodedTooLong << encodedTooLong << u""_s << u""_s;
    QTest::newRow("no host") << u"https:// http://"_s << u"https:// http://"_s << u""_s << u""_s;
    QTest::newRow("within a word")
        << u"xhttps://a.example"_s << u"xhttps://a.example"_s << u""_s << u""_s;
}

void tst_MarkdownExact::bareAddresses()
{
    QFETCH(const QString, text);
    const auto blocks = MarkdownReader::read(text);
    QVERIFY(blocks);
    QCOMPARE(blocks->size(), 1);
    QString before;
    QString address;
    QString after;
    for (const MarkdownLine &line : blocks->constFirst().lines) {
        if (&line != &blocks->constFirst().lines.constFirst())
            after += u'\n';
        for (const MarkdownSpan &span : line) {
            QCOMPARE(span.styles, MarkdownSpan::Styles());
            if (!span.address.isEmpty()) {
                address += span.text;
                QCOMPARE(QUrl(span.address), QUrl(span.text));
            } else {
                (address.isEmpty() ? before : after) += span.text;
            }
        }
    }
    QTEST(before, "before");
    QTEST(address, "address");
    QTEST(after, "after");
}

namespace {

/// A source and what is seen of it.
struct Said
{
    QString source;
    QString seen;
};

class Speaker
{
public:
    explicit Speaker(unsigned seed) : m_random(seed) {}

    Said text()
    {
        Said all;
        for (int blocks = 1 + below(5); blocks > 0; --blocks) {
            const Said one = block();
            all.source += one.source + u"\n\n"_s;
            all.seen += one.seen;
        }
        return all;
    }

private:
    int below(int bound) { return static_cast<int>(m_random() % static_cast<unsigned>(bound)); }

    Said word()
    {
        static const QStringList words{u"yes"_s,
                                       u"10~20"_s,
                                       u"20*30*40"_s,
                                       u"2**3"_s,
                                       u"snake_case_x"_s,
                                       u"$5.00"_s,
                                       u"\\(a^2\\)"_s,
                                       u"C:\\x\\*.txt"_s,
                                       u"arr[0](1)"_s,
                                       u"v1.2_3"_s,
                                       u"+49-30"_s,
                                       u"3<4>2"_s,
                                       u"https://a.example/b_c,d;e"_s,
                                       u"数字5*6*7"_s,
                                       u"Straße"_s,
                                       u"f(*x,**y)"_s,
                                       u"~3"_s,
                                       u"a|b"_s,
                                       u"1."_s,
                                       u"#3"_s,
                                       u"5%"_s,
                                       u"a/*b*/c"_s,
                                       u"\\d+"_s,
                                       u"x=y*z"_s,
                                       u"ёж"_s,
                                       u"日本語"_s,
                                       u"[4]"_s};
        const QString &one = words.at(below(static_cast<int>(words.size())));
        return {one, one};
    }

    Said words()
    {
        Said all;
        for (int count = 1 + below(4); count > 0; --count) {
            const Said one = word();
            all.source += one.source + u' ';
            all.seen += one.seen;
        }
        all.source.chop(1);
        return all;
    }

    Said span()
    {
        static const QStringList signs{u"**"_s, u"*"_s, u"~~"_s, u"_"_s};
        const Said inside{u"so it is"_s, u"soitis"_s};
        switch (below(4)) {
        case 0: {
            const QString &sign = signs.at(below(static_cast<int>(signs.size())));
            return {sign + inside.source + sign, inside.seen};
        }
        case 1:
            return {u"``a*b_c\\d``"_s, u"a*b_c\\d"_s};
        default:
            return words();
        }
    }

    Said line()
    {
        // With words at both ends, so that no line begins a block.
        Said all{u"so"_s, u"so"_s};
        for (int count = 1 + below(4); count > 0; --count) {
            const Said one = span();
            all.source += u' ' + one.source;
            all.seen += one.seen;
        }
        return {all.source + u" it"_s, all.seen + u"it"_s};
    }

    Said block()
    {
        const Said first = line();
        const Said second = line();
        switch (below(7)) {
        case 0:
            return {u"## "_s + first.source, first.seen};
        case 1:
            return {u"7. "_s + first.source + u"\n3. "_s + second.source,
                    u"7."_s + first.seen + u"3."_s + second.seen};
        case 2:
            return {u"> "_s + first.source + u"\n> "_s + second.source, first.seen + second.seen};
        case 3:
            return {u"```\n"_s + first.source + u"\n\t"_s + second.source + u"\n```"_s,
                    QString(first.source + second.source).remove(u' ')};
        case 4:
            return {u"- "_s + first.source + u"\n  1) "_s + second.source,
                    u"•"_s + first.seen + u"1)"_s + second.seen};
        default:
            return {first.source + u'\n' + second.source, first.seen + second.seen};
        }
    }

    std::mt19937 m_random;
};

} // namespace

void tst_MarkdownExact::allThatIsSaidIsShown()
{
    Speaker speaker(20261201);
    for (int i = 0; i < 5'000; ++i) {
        const Said said = speaker.text();
        const auto blocks = MarkdownReader::read(said.source);
        QVERIFY2(blocks, qPrintable(said.source));
        QString seen = markdownText(*blocks);
        seen.removeIf([](QChar c) { return c.isSpace(); });
        QVERIFY2(seen == said.seen,
                 qPrintable(u"%1\nis shown as\n%2"_s.arg(said.source, markdownText(*blocks))));
    }
}

DECIDESK_TEST(tst_MarkdownExact)
#include "tst_MarkdownExact.moc"
