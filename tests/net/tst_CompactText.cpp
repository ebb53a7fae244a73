#include "CompactText.h"
#include "TestProgram.h"

#include <QTest>

using namespace decidesk;
using namespace Qt::StringLiterals;

class tst_CompactText : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatItIsGiven_data();
    void keepsWhatItIsGiven();
};

void tst_CompactText::keepsWhatItIsGiven_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << u""_s;
    QTest::newRow("one character") << u"x"_s;
    QTest::newRow("ASCII") << u"{\"message\":\"Ship it\"}"_s;
    QTest::newRow("the last of Latin-1") << u"caf\u00e9 \u00ff"_s;
    QTest::newRow("the first beyond it") << u"caf\u00e9 \u0100"_s;
    QTest::newRow("beyond it at the end of much") << QString(1000, u'x') + u'\u6c7a';
    QTest::newRow("Japanese") << u"\u6c7a\u5b9a"_s;
    QTest::newRow("a pair of surrogates") << u"yes \U0001F600"_s;
    QTest::newRow("half a pair") << u"yes "_s + QChar(0xD800);
    QTest::newRow("a null character") << u"a"_s + QChar(0) + u"b"_s;
}

void tst_CompactText::keepsWhatItIsGiven()
{
    QFETCH(const QString, text);
    const CompactText compact(text);
    QCOMPARE(compact.size(), text.size());
    QCOMPARE(compact.isEmpty(), text.isEmpty());
    QCOMPARE(compact.toString(), text);
    for (qsizetype position = 0; position <= text.size(); ++position) {
        for (const qsizetype count : {0, 1, 3, 2000})
            QCOMPARE(compact.mid(position, count), text.mid(position, count));
    }
}

DECIDESK_TEST(tst_CompactText)
#include "tst_CompactText.moc"
