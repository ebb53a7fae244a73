#include "TestProgram.h"
#include "TimeText.h"

#include <QLocale>
#include <QTest>

using namespace decidesk;
using namespace Qt::StringLiterals;

/// On a German system, which the program has no language for.
class tst_TimeText : public QObject
{
    Q_OBJECT

private slots:
    void followsTheSystemsClock_data();
    void followsTheSystemsClock();
};

void tst_TimeText::followsTheSystemsClock_data()
{
    QTest::addColumn<QString>("window");
    QTest::addColumn<QString>("day");
    QTest::newRow("English, for want of German") << u"en"_s << u"Wednesday, March 4, 2026"_s;
    QTest::newRow("French, chosen") << u"fr"_s << u"mercredi 4 mars 2026"_s;
    QTest::newRow("German") << u"de_DE"_s << u"Mittwoch, 4. März 2026"_s;
}

void tst_TimeText::followsTheSystemsClock()
{
    QFETCH(QString, window);
    QCOMPARE(QLocale::system().language(), QLocale::German);
    const QLocale usual;
    QLocale::setDefault(QLocale(window));
    const QDateTime time(QDate(2026, 3, 4), QTime(14, 2));
    const QString shown = timeText(time);
    const QString day = dayText(time.date(), time.date().addDays(5));
    QLocale::setDefault(usual);
    QCOMPARE(shown, u"14:02"_s);
    // The words are the window's.
    QTEST(day, "day");
}

DECIDESK_TEST(tst_TimeText)
#include "tst_TimeText.moc"
