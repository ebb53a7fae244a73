#include "Secret.h"
#include "TestProgram.h"

#include <QDebug>
#include <QTest>

#include <type_traits>

using namespace decidesk;

class tst_Secret : public QObject
{
    Q_OBJECT

private slots:
    void printsAMark();
    void revealsOnlyWhenAsked();
};

void tst_Secret::printsAMark()
{
    QString printed;
    QDebug(&printed) << Secret(QStringLiteral("azerty"));
    QVERIFY(!printed.contains(QStringLiteral("azerty")));
    QVERIFY(printed.contains(QChar(0x2022)));
}

void tst_Secret::revealsOnlyWhenAsked()
{
    static_assert(!std::is_convertible_v<Secret, QString>);
    static_assert(!std::is_convertible_v<QString, Secret>);
    QCOMPARE(Secret(QStringLiteral("azerty")).reveal(), QStringLiteral("azerty"));
    QVERIFY(Secret().isEmpty());
    QVERIFY(Secret(QStringLiteral("a")) == Secret(QStringLiteral("a")));
}

DECIDESK_TEST(tst_Secret)
#include "tst_Secret.moc"
