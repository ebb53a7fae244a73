#include "TestProgram.h"
#include "UnicodeText.h"

#include <QTest>

using namespace decidesk;

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

const QString loneHigh(QChar(0xD83D));
const QString loneLow(QChar(0xDE00));
const QString replacement(QChar(0xFFFD));

} // namespace

class tst_UnicodeText : public QObject
{
    Q_OBJECT

private slots:
    void loneSurrogates_data();
    void loneSurrogates();
    void sizes_data();
    void sizes();
};

void tst_UnicodeText::loneSurrogates_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("expected");

    QTest::newRow("none") << text("a😀b") << text("a😀b");
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("high at the end") << u'a' + loneHigh << u'a' + replacement;
    QTest::newRow("low at the start") << loneLow + u'a' << replacement + u'a';
    QTest::newRow("the wrong way round") << loneLow + loneHigh << replacement + replacement;
    QTest::newRow("high before a pair") << loneHigh + text("😀") << replacement + text("😀");
    QTest::newRow("low behind a pair") << text("😀") + loneLow << text("😀") + replacement;
}

void tst_UnicodeText::loneSurrogates()
{
    QFETCH(const QString, given);
    QFETCH(const QString, expected);

    QCOMPARE(withoutLoneSurrogates(given), expected);
}

void tst_UnicodeText::sizes_data()
{
    QTest::addColumn<QString>("given");

    for (const char *given :
         {"", "a", "\x7f", "\u0080", "é", "\u07ff", "\u0800", "日", "\uffff", "😀", "a é 日 😀 a"})
        QTest::newRow(given) << text(given);
}

void tst_UnicodeText::sizes()
{
    QFETCH(const QString, given);

    QCOMPARE(utf8Size(given), qint64{given.toUtf8().size()});
}

DECIDESK_TEST(tst_UnicodeText)
#include "tst_UnicodeText.moc"
