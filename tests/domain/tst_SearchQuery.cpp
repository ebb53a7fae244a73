#include "SearchQuery.h"
#include "TestProgram.h"

#include <QTest>

using namespace decidesk;
using namespace Qt::StringLiterals;

/// What is found, and which part of it is marked, in any script.
class tst_SearchQuery : public QObject
{
    Q_OBJECT

private slots:
    void finds_data();
    void finds();
    void marks_data();
    void marks();
    void understandsWhatIsTyped_data();
    void understandsWhatIsTyped();
    void looksForABoundedText();
    void isQuickWithHostileTexts_data();
    void isQuickWithHostileTexts();
};

void tst_SearchQuery::finds_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("found");
    const auto row = [](const char *name, const QString &typed, const QString &text,
                        bool found = true) { QTest::newRow(name) << typed << text << found; };

    row("a word", u"ship"_s, u"We ship it."_s);
    row("the beginning of a word", u"shi"_s, u"We ship it."_s);
    row("not its middle", u"hip"_s, u"We ship it."_s, false);
    row("all words, in any order", u"it we"_s, u"We ship it."_s);
    row("not one of two", u"ship now"_s, u"We ship it."_s, false);
    row("a phrase", u"\"we ship\""_s, u"We ship it."_s);
    row("a phrase over a line", u"\"we ship\""_s, u"we\nship"_s);
    row("a phrase in another order", u"\"ship we\""_s, u"We ship it."_s, false);
    row("a phrase has whole words", u"\"we shi\""_s, u"We ship it."_s, false);
    row("a phrase being typed", u"\"we shi"_s, u"We ship it."_s);
    row("typographic quotes", u"“we ship”"_s, u"We ship it."_s);
    row("a phrase and a word", u"\"we ship\" i"_s, u"We ship it."_s);
    row("letter case", u"SHIP"_s, u"ship"_s);
    row("words around a sign", u"don't"_s, u"I don't."_s);
    row("words around a sign follow one another", u"don't"_s, u"t don"_s, false);
    row("digits", u"2026"_s, u"in 2026."_s);

    row("é for e", u"cafe"_s, u"un café"_s);
    row("e for é", u"café"_s, u"un cafe"_s);
    row("é decomposed in the text", u"café"_s, u"cafe\u0301 noir"_s);
    row("é decomposed in the query", u"cafe\u0301"_s, u"café noir"_s);
    row("ß for ss", u"strasse"_s, u"Straße"_s);
    row("ss for ß", u"straße"_s, u"STRASSE"_s);
    row("capital ß", u"straße"_s, u"STRAẞE"_s);
    row("İ for i", u"istanbul"_s, u"İSTANBUL"_s);
    row("i for İ", u"İstanbul"_s, u"istanbul"_s);
    row("ı for i", u"isik"_s, u"ışık"_s);
    row("I for ı", u"ışık"_s, u"ISIK"_s);
    row("final sigma", u"ΟΔΟΣ"_s, u"η οδος"_s);
    row("sigma where it was final", u"οδος"_s, u"ΟΔΟΣ"_s);
    row("Greek accents", u"αθηνα"_s, u"Αθήνα"_s);
    row("Greek accents, polytonic", u"αρχη"_s, u"Ἀρχὴ"_s);
    row("Vietnamese", u"tieng viet"_s, u"Tiếng Việt"_s);
    row("Vietnamese, decomposed", u"tiếng"_s, u"Tie\u0302\u0301ng"_s);
    row("Vietnamese đ", u"duong"_s, u"Đường"_s);
    row("ё for е", u"еще"_s, u"Ещё раз"_s);
    row("е for ё", u"ещё"_s, u"еще раз"_s);
    row("й, decomposed", u"мой"_s, u"мои\u0306"_s);
    row("Arabic with harakat", u"محمد"_s, u"مُحَمَّد"_s);
    row("Arabic, harakat typed", u"مُحَمَّد"_s, u"محمد"_s);
    row("Arabic with tatweel", u"محمد"_s, u"محـــمد"_s);
    row("Arabic alef with hamza", u"احمد"_s, u"أحمد"_s);
    row("Arabic presentation forms", u"سلام"_s, u"\ufeb3\ufefc\ufee1"_s);
    row("Hebrew with points", u"שלום"_s, u"שָׁלוֹם"_s);
    row("Persian joined by nothing", u"میخواهم"_s, u"می\u200cخواهم"_s);
    row("full-width letters", u"abc12"_s, u"ＡＢＣ１２"_s);
    row("full-width letters typed", u"ＡＢＣ"_s, u"abc"_s);
    row("a ligature", u"office"_s, u"oﬃce"_s);
    row("a soft hyphen", u"silbentrennung"_s, u"Silben\u00adtrennung"_s);
    row("œ", u"coeur"_s, u"cœur"_s);
    row("ł", u"lodz"_s, u"Łódź"_s);
    row("ø", u"kobenhavn"_s, u"København"_s);
    row("Hindi", u"हिन्दी"_s, u"यह हिन्दी है"_s);
    row("Hindi, another vowel", u"हन्दी"_s, u"यह हिन्दी है"_s, false);
    row("Devanagari beginning", u"हिन्"_s, u"हिन्दी"_s);
    row("outside the BMP", u"\U00010428"_s, u"\U00010400"_s); // Deseret, small and capital
    row("mathematical letters", u"bold"_s, u"\U0001d401\U0001d428\U0001d425\U0001d41d"_s);

    row("Chinese inside a run", u"决定"_s, u"我们明天决定这件事"_s);
    row("Chinese, not in this order", u"定决"_s, u"我们明天决定这件事"_s, false);
    row("Chinese, not with a gap", u"决这"_s, u"我们明天决定这件事"_s, false);
    row("Chinese outside the BMP", u"\U00020bb7"_s, u"\U00020bb7野家"_s);
    row("Japanese inside a run", u"決め"_s, u"明日までに決めます"_s);
    row("Katakana with a long vowel", u"サーバ"_s, u"新しいサーバーです"_s);
    row("Katakana, half width", u"ｶﾞｲﾄﾞ"_s, u"日本ガイド本"_s);
    row("Katakana, decomposed", u"ガイド"_s, u"カ\u3099イト\u3099"_s);
    row("Kana with a voice mark is another", u"か"_s, u"がく"_s, false);
    row("Korean inside a run", u"정하"_s, u"결정하세요"_s);
    row("Korean, decomposed", u"결정"_s, u"\u1100\u1167\u11af\u110c\u1165\u11bc하세요"_s);
    row("Thai inside a run", u"ตัดสินใจ"_s, u"เราจะตัดสินใจพรุ่งนี้"_s);
    row("Thai, half a syllable", u"ตัดสิ"_s, u"เราจะตัดสินใจพรุ่งนี้"_s);
    row("Lao", u"ຕັດສິນ"_s, u"ພວກເຮົາຕັດສິນໃຈ"_s);
    row("Khmer", u"សម្រេច"_s, u"យើងសម្រេចចិត្ត"_s);
    row("Myanmar", u"ဆုံးဖြတ်"_s, u"ကျွန်ုပ်တို့ဆုံးဖြတ်သည်"_s);
    row("two scripts in a row", u"Qt6を"_s, u"私はQt6を使う"_s);

    row("nothing typed", QString(), u"text"_s, false);
    row("signs only", u"\"* ( ^ -"_s, u"\"* ( ^ -"_s, false);
    row("an empty text", u"a"_s, QString(), false);
    row("signs are no operators: *", u"shi*"_s, u"ship"_s);
    row("signs behind a word end it", u"C++"_s, u"in C++ or in C"_s);
    row("signs behind a word end it: no beginning", u"C++"_s, u"in Cobol"_s, false);
    row("signs behind a word end it: C#", u"C#"_s, u"in Cobol"_s, false);
    row("signs behind a word end it: a full stop", u"shi."_s, u"ship"_s, false);
    row("a decomposed letter at the end", u"cafe\u0301"_s, u"caféteria"_s);
    row("signs are no operators: -", u"-ship"_s, u"ship"_s);
    row("signs are no operators: :", u"text:ship"_s, u"text, ship"_s);
    row("signs are no operators: ^", u"^ship"_s, u"a ship"_s);
    row("words are no operators: OR", u"ship OR boat"_s, u"ship"_s, false);
    row("words are no operators: NEAR", u"NEAR(ship boat)"_s, u"near ship boat"_s);
    row("NUL", u"sh"_s + QChar(u'\0') + u"boat"_s, u"shboat"_s, false);
    row("half a character", u"ship "_s + QChar(0xd83d), u"ship"_s);
    row("half a character in the text", u"ship"_s, u"ship"_s + QChar(0xde00));
}

void tst_SearchQuery::finds()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, text);
    QFETCH(const bool, found);

    const SearchQuery query = SearchQuery::parse(typed);

    QCOMPARE(query.matches(text), found);
    QCOMPARE(!query.matchesIn(text).isEmpty(), found);
}

void tst_SearchQuery::marks_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("marked"); // `text` with brackets around what is marked

    QTest::newRow("every place") << u"a"_s << u"a ab ba"_s << u"[a] [a]b ba"_s;
    QTest::newRow("a phrase as one") << u"\"a b\""_s << u"x a, b"_s << u"x [a, b]"_s;
    QTest::newRow("in order, not by term") << u"two one"_s << u"one two"_s << u"[one] [two]"_s;
    QTest::newRow("overlapping") << u"\"a b\" \"b c\""_s << u"a b c"_s << u"[a b c]"_s;
    QTest::newRow("side by side") << u"決"_s << u"決決"_s << u"[決][決]"_s;
    QTest::newRow("a shorter one inside") << u"shi s"_s << u"ship so"_s << u"[shi]p [s]o"_s;
    QTest::newRow("with its accent") << u"cafe"_s << u"cafe\u0301s"_s << u"[cafe\u0301]s"_s;
    QTest::newRow("ß for one s") << u"stras"_s << u"Straße"_s << u"[Straß]e"_s;
    QTest::newRow("the middle of a run") << u"決め"_s << u"明日決めます"_s << u"明日[決め]ます"_s;
    QTest::newRow("a surrogate pair")
        << u"b"_s << u"\U0001f600 \U0001d401c"_s << u"\U0001f600 [\U0001d401]c"_s;
    QTest::newRow("nothing where a term is missing") << u"a z"_s << u"a b"_s << u"a b"_s;
    QTest::newRow("a word beyond what is compared")
        << QString(100, u'x') << QString(100, u'x') + u" y"_s
        << u"["_s + QString(64, u'x') + u"]"_s + QString(36, u'x') + u" y"_s;
}

void tst_SearchQuery::marks()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, text);
    QFETCH(const QString, marked);

    QString shown;
    qsizetype at = 0;
    for (const SearchQuery::Range &range : SearchQuery::parse(typed).matchesIn(text)) {
        QVERIFY(range.start >= at);
        shown += text.sliced(at, range.start - at) + u'[' + text.sliced(range.start, range.length)
            + u']';
        at = range.start + range.length;
    }
    QCOMPARE(shown + text.sliced(at), marked);
}

void tst_SearchQuery::understandsWhatIsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QList<QStringList>>("words");
    QTest::addColumn<QList<bool>>("mayGoOn");
    using Words = QList<QStringList>;
    using Flags = QList<bool>;

    QTest::newRow("nothing") << QString() << Words{} << Flags{};
    QTest::newRow("white space") << u" \t\n"_s << Words{} << Flags{};
    QTest::newRow("two words") << u"a b"_s << Words{{u"a"_s}, {u"b"_s}} << Flags{true, true};
    QTest::newRow("a phrase") << u"\"a b\""_s << Words{{u"a"_s, u"b"_s}} << Flags{false};
    QTest::newRow("an open quote")
        << u"c \"a b"_s << Words{{u"c"_s}, {u"a"_s, u"b"_s}} << Flags{true, true};
    QTest::newRow("an empty phrase") << u"\"\" a"_s << Words{{u"a"_s}} << Flags{true};
    QTest::newRow("a phrase inside a word")
        << u"a\"b\"c"_s << Words{{u"a"_s}, {u"b"_s}, {u"c"_s}} << Flags{true, false, true};
    QTest::newRow("the same twice") << u"a A á"_s << Words{{u"a"_s}} << Flags{true};
    QTest::newRow("characters do not go on")
        << u"日本"_s << Words{{u"日"_s, u"本"_s}} << Flags{false};
}

void tst_SearchQuery::understandsWhatIsTyped()
{
    QFETCH(const QString, typed);
    QFETCH(const QList<QStringList>, words);
    QFETCH(const QList<bool>, mayGoOn);

    const SearchQuery query = SearchQuery::parse(typed);

    QList<QStringList> gotWords;
    QList<bool> gotMayGoOn;
    for (const SearchQuery::Term &term : query.terms()) {
        QStringList words;
        for (const SearchQuery::Word &word : term.words)
            words.append(word.text);
        gotWords.append(words);
        gotMayGoOn.append(term.lastIsBeginning);
    }
    QCOMPARE(gotWords, words);
    QCOMPARE(gotMayGoOn, mayGoOn);
    QCOMPARE(query.isEmpty(), words.isEmpty());
}

void tst_SearchQuery::looksForABoundedText()
{
    const QString most(SearchQuery::maxLength - 1, u'"');
    QCOMPARE(SearchQuery::parse(most + u"abc"_s), SearchQuery::parse(u"a"_s));
    QVERIFY(SearchQuery::parse(most + u" abc"_s).isEmpty());
    QVERIFY(!SearchQuery::parse(QString(1 << 20, u'a')).isEmpty());
}

void tst_SearchQuery::isQuickWithHostileTexts_data()
{
    QTest::addColumn<QString>("text");
    constexpr int mebi = 1 << 20;
    QTest::newRow("no spaces") << QString(mebi, u'a');
    QTest::newRow("one letter under a million accents") << u'a' + QString(mebi, QChar(0x301));
    QTest::newRow("accents in the wrong order") << u'a' + u"\u0301\u0323"_s.repeated(mebi / 2);
    QTest::newRow("spaces") << QString(mebi, u' ');
    QTest::newRow("NUL") << QString(mebi, QChar(u'\0'));
    QTest::newRow("half characters") << QString(mebi, QChar(0xd83d));
    QTest::newRow("one word again and again") << u"aa "_s.repeated(mebi / 3);
    QTest::newRow("a character that is many") << QString(mebi / 8, QChar(0xfdfa));
}

/// The time of a quadratic way would be that of the whole test.
void tst_SearchQuery::isQuickWithHostileTexts()
{
    QFETCH(const QString, text);
    const SearchQuery query = SearchQuery::parse(u"zz \"aa aa\""_s);
    QVERIFY(!query.matches(text));
    QVERIFY(query.matches(text + u" zz aa aa"_s));
}

DECIDESK_TEST(tst_SearchQuery)
#include "tst_SearchQuery.moc"
