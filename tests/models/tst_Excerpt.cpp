#include "Excerpt.h"
#include "TestProgram.h"

#include <QTest>

using namespace decidesk;
using namespace Qt::StringLiterals;

class tst_Excerpt : public QObject
{
    Q_OBJECT

private slots:
    void theLineAroundTheHit_data();
    void theLineAroundTheHit();
    void aLongMessageIsSearchedAtItsBeginning();
    void inANarrowListTheHitIsInView();
    void noCharacterIsCutInTwo();
};

namespace {

/// The excerpt with its marks in brackets.
QString marked(const Excerpt &excerpt)
{
    QString text = excerpt.text;
    for (qsizetype i = excerpt.marks.size() - 1; i >= 0; --i) {
        const SearchQuery::Range mark = excerpt.marks.at(i);
        text.insert(mark.start + mark.length, u']');
        text.insert(mark.start, u'[');
    }
    return text;
}

} // namespace

void tst_Excerpt::theLineAroundTheHit_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("expected");
    QTest::newRow("short") << u"Ship on Friday?"_s << u"fri"_s << u"Ship on [Fri]day?"_s;
    QTest::newRow("whole words in quotes")
        << u"A ship on Friday"_s << u"\"ship on\""_s << u"A [ship on] Friday"_s;
    QTest::newRow("several") << u"no, no and no"_s << u"no"_s << u"[no], [no] and [no]"_s;
    QTest::newRow("the line of the hit only")
        << u"first\nthe second one\nthird"_s << u"second"_s << u"the [second] one…"_s;
    QTest::newRow("the last line") << u"first\nlast"_s << u"last"_s << u"[last]"_s;
    QTest::newRow("far in a line") << u"aaaa bbbb cccc dddd eeee hit ffff gggg hhhh iiii jjjj"_s
                                   << u"hit"_s << u"…eeee [hit] ffff gggg hhhh iiii jjjj"_s;
    QTest::newRow("cut at the end")
        << u"hit aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii jjjj kkkk"_s << u"hit"_s
        << u"[hit] aaaa bbbb cccc dddd eeee ffff ggg…"_s;
    QTest::newRow("é") << u"Un été à Paris"_s << u"ete"_s << u"Un [été] à Paris"_s;
    QTest::newRow("日本語") << u"これは日本語です"_s << u"日本"_s << u"これは[日本]語です"_s;
    QTest::newRow("ไทย") << u"ภาษาไทยง่าย"_s << u"ไทย"_s << u"ภาษา[ไทย]ง่าย"_s;
    QTest::newRow("controls can be seen")
        << u"\u202Eevil\tnow"_s << u"now"_s << u"⟨U+202E⟩evil⇥[now]"_s;
    QTest::newRow("no HTML") << u"<b>bold</b>"_s << u"bold"_s << u"<b>[bold]</b>"_s;
    QTest::newRow("nothing found") << u"Ship on Friday?"_s << u"zebra"_s << u"Ship on Friday?"_s;
    QTest::newRow("empty") << QString() << u"zebra"_s << QString();
}

void tst_Excerpt::theLineAroundTheHit()
{
    QFETCH(QString, message);
    QFETCH(QString, typed);
    QTEST(marked(excerptOf(message, SearchQuery::parse(typed), 37)), "expected");
}

void tst_Excerpt::aLongMessageIsSearchedAtItsBeginning()
{
    const QString filler = QString(70 * 1024, u'x') + u' ';
    const Excerpt excerpt = excerptOf(filler + u"hit"_s, SearchQuery::parse(u"hit"_s), 20);
    QCOMPARE(excerpt.text, QString(20, u'x') + u'…');
    QVERIFY(excerpt.marks.isEmpty());
}

void tst_Excerpt::inANarrowListTheHitIsInView()
{
    const Excerpt excerpt = excerptOf(u"word "_s.repeated(40) + u"hit "_s + u"word "_s.repeated(40),
                                      SearchQuery::parse(u"hit"_s), 240);
    QCOMPARE(excerpt.marks.size(), 1);
    QVERIFY2(excerpt.marks.constFirst().start < 20, qPrintable(excerpt.text));
    QVERIFY(excerpt.text.size() > 200);
}

void tst_Excerpt::noCharacterIsCutInTwo()
{
    const QString smile = u"😀"_s;
    const Excerpt excerpt = excerptOf(smile.repeated(30) + u" "_s + smile + u"hit"_s,
                                      SearchQuery::parse(u"hit"_s), 20);
    QVERIFY2(!excerpt.text.contains(QChar(QChar::ReplacementCharacter)), qPrintable(excerpt.text));
    for (int length = 10; length < 30; ++length) {
        const Excerpt cut
            = excerptOf(u"hit "_s + smile.repeated(30), SearchQuery::parse(u"hit"_s), length);
        QVERIFY2(!cut.text.contains(QChar(QChar::ReplacementCharacter)), qPrintable(cut.text));
    }
}

DECIDESK_TEST(tst_Excerpt)
#include "tst_Excerpt.moc"
