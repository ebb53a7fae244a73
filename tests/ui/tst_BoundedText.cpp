#include "BoundedText.h"
#include "TestProgram.h"

#include <QTest>

using namespace decidesk;
using namespace Qt::StringLiterals;

class tst_BoundedText : public QObject
{
    Q_OBJECT

private slots:
    void lines_data();
    void lines();
    void aLongTextIsCut();
    void aSurrogatePairIsNotTornAtTheCut();
    void manyLinesAreCut();
    void aRunWithoutSpacesIsBroken();
    void aPairIsNotTornWhereARunIsBroken();
    void tellsWhatItStandsFor_data();
    void tellsWhatItStandsFor();
    void tellsWhatAPartStandsFor();
};

void tst_BoundedText::lines_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("lines");

    QTest::newRow("empty") << QString() << QStringList{QString()};
    QTest::newRow("one") << u"one"_s << QStringList{u"one"_s};
    QTest::newRow("line feed") << u"a\nb"_s << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("at the end") << u"a\n"_s << QStringList{u"a"_s, QString()};
    QTest::newRow("empty line") << u"a\n\nb"_s << QStringList{u"a"_s, QString(), u"b"_s};
    QTest::newRow("windows") << u"a\r\nb"_s << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("old mac") << u"a\rb"_s << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("line separator") << u"a\u2028b"_s << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("paragraph separator") << u"a\u2029b"_s << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("form feed") << u"a\fb\vc"_s << QStringList{u"a"_s, u"b"_s, u"c"_s};
    QTest::newRow("tab stays") << u"a\tb"_s << QStringList{u"a\tb"_s};
    QTest::newRow("nbsp stays") << u"a\u00a0b"_s << QStringList{u"a\u00a0b"_s};
    QTest::newRow("html stays") << u"<b>&amp;"_s << QStringList{u"<b>&amp;"_s};
    QTest::newRow("override is visible") << u"a\u202eb"_s << QStringList{u"a⟨U+202E⟩b"_s};
    QTest::newRow("mark is visible") << u"\u200fx"_s << QStringList{u"⟨U+200F⟩x"_s};
    QTest::newRow("object") << u"a\ufffcb"_s << QStringList{u"a\ufffdb"_s};
    QTest::newRow("frame marks") << u"\ufdd0a\ufdd1"_s << QStringList{u"\ufffda\ufffd"_s};
    QTest::newRow("emoji") << u"👩‍👩‍👧"_s << QStringList{u"👩‍👩‍👧"_s};
}

void tst_BoundedText::lines()
{
    QFETCH(QString, text);
    const BoundedText result = boundedText(text);
    QTEST(result.lines, "lines");
    QVERIFY(!result.cut);
    QCOMPARE(result.total, text.size());
}

void tst_BoundedText::aLongTextIsCut()
{
    const QString text = u"word "_s.repeated(20'000);
    const BoundedText result = boundedText(text);
    QVERIFY(result.cut);
    QCOMPARE(result.total, 100'000);
    QCOMPARE(result.lines.join(u'\n').size(), BoundedText::maxCharacters);
}

void tst_BoundedText::aSurrogatePairIsNotTornAtTheCut()
{
    const QString text = u"x"_s + u" 😀"_s.repeated(30'000);
    const BoundedText result = boundedText(text);
    QVERIFY(result.cut);
    QVERIFY(!result.lines.constLast().back().isHighSurrogate());
    QVERIFY(!result.lines.join(u' ').contains(QChar::ReplacementCharacter));
}

void tst_BoundedText::manyLinesAreCut()
{
    const BoundedText result = boundedText(QString(10'000, u'\n'));
    QVERIFY(result.cut);
    QCOMPARE(result.lines.size(), BoundedText::maxLines);
    QVERIFY(!boundedText(QString(BoundedText::maxLines - 1, u'\n')).cut);
}

void tst_BoundedText::aRunWithoutSpacesIsBroken()
{
    const QString text(5'000, u'x');
    const BoundedText result = boundedText(text);
    QCOMPARE(result.lines.size(), 3);
    for (const QString &line : result.lines)
        QVERIFY(line.size() <= BoundedText::maxRun);
    QCOMPARE(result.lines.join(QString()), text);
    QVERIFY(!result.cut);
}

void tst_BoundedText::aPairIsNotTornWhereARunIsBroken()
{
    const QString text = u"x"_s + u"😀"_s.repeated(3'000);
    const BoundedText result = boundedText(text);
    QVERIFY(result.lines.size() > 1);
    for (const QString &line : result.lines) {
        QVERIFY(!line.front().isLowSurrogate());
        QVERIFY(!line.back().isHighSurrogate());
    }
    QCOMPARE(result.lines.join(QString()), text);
}

void tst_BoundedText::tellsWhatItStandsFor_data()
{
    lines_data();
    QTest::newRow("all ends") << u"a\nb\r\nc\rd\u2028e\u2029f\vg\fh\r\n"_s
                              << QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s,   u"e"_s,
                                             u"f"_s, u"g"_s, u"h"_s, QString()};
    const QString run(3'000, u'x');
    QTest::newRow("a broken run") << run + u"\r\n"_s
                                  << QStringList{run.first(BoundedText::maxRun),
                                                 run.sliced(BoundedText::maxRun), QString()};
}

void tst_BoundedText::tellsWhatItStandsFor()
{
    QFETCH(const QString, text);
    const BoundedText result = boundedText(text);
    QTEST(result.lines, "lines");
    QCOMPARE(result.sources.size(), result.lines.size());
    QCOMPARE(result.sources.join(QString()), text);
    QCOMPARE(sourceOf(result, 0, result.lines.join(u'\n').size()), text);
}

void tst_BoundedText::tellsWhatAPartStandsFor()
{
    // "ab⟨U+202E⟩c" and "d"
    const BoundedText result = boundedText(u"ab\u202ec\r\nd"_s);
    QCOMPARE(sourceOf(result, 1, 3), u"b\u202e"_s);
    QCOMPARE(sourceOf(result, 1, 2), u"b"_s);
    QCOMPARE(sourceOf(result, 10, 11), u"c"_s);
    QCOMPARE(sourceOf(result, 11, 12), u"\r\n"_s);
    QCOMPARE(sourceOf(result, 12, 13), u"d"_s);
    QCOMPARE(sourceOf(result, 5, 5), QString());
}

DECIDESK_TEST(tst_BoundedText)
#include "tst_BoundedText.moc"
