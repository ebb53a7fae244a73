#include "RedactionContext.h"
#include "TestProgram.h"

#include <QTest>

using namespace decidesk;
using namespace Qt::StringLiterals;

namespace {

QString shown(const RedactionContext &keeper, const QString &secret)
{
    return keeper.redactor().redact(u"said "_s + secret + u" again"_s);
}

QString token(int number)
{
    return u"token-number-%1"_s.arg(number, 3, 10, QLatin1Char('0'));
}

} // namespace

class tst_RedactionContext : public QObject
{
    Q_OBJECT

private slots:
    void formerTokensStayOutOfSight();
    void aTokenUsedAgainIsNotTheOldest();
    void aChecksumUsedAsTokenStaysOutOfSight();
};

void tst_RedactionContext::formerTokensStayOutOfSight()
{
    RedactionContext keeper;
    const int last = RedactionContext::tokensKept;
    for (int number = 0; number <= last; ++number)
        keeper.learnToken(Secret(token(number)));
    for (int number = 1; number <= last; ++number)
        QVERIFY2(!shown(keeper, token(number)).contains(token(number)), qPrintable(token(number)));
    QVERIFY(shown(keeper, token(0)).contains(token(0)));
}

void tst_RedactionContext::aTokenUsedAgainIsNotTheOldest()
{
    RedactionContext keeper;
    for (int number = 0; number < RedactionContext::tokensKept; ++number)
        keeper.learnToken(Secret(token(number)));
    keeper.learnFrom(TakeDecisionRequest{Secret(token(0)), u"Ship?"_s});
    keeper.learnToken(Secret(token(100)));
    QVERIFY(!shown(keeper, token(0)).contains(token(0)));
    QVERIFY(shown(keeper, token(1)).contains(token(1)));
}

void tst_RedactionContext::aChecksumUsedAsTokenStaysOutOfSight()
{
    RedactionContext keeper;
    const QString checksum = u"s3cret-checksum"_s;
    keeper.learnFrom(ConnectionRequest{Secret(checksum)});
    keeper.learnToken(Secret(checksum));
    for (int number = 0; number < 2 * RedactionContext::tokensKept; ++number)
        keeper.learnToken(Secret(token(number)));
    QVERIFY(!shown(keeper, checksum).contains(checksum));
}

DECIDESK_TEST(tst_RedactionContext)
#include "tst_RedactionContext.moc"
