#include "TestProgram.h"
#include "Timeouts.h"

#include <QTest>

using namespace decidesk;
using namespace std::chrono_literals;

class tst_Timeouts : public QObject
{
    Q_OBJECT

private slots:
    void areThoseOfThePage();
};

/// What app/protocol/README.md asks for where nobody set anything else.
void tst_Timeouts::areThoseOfThePage()
{
    const Timeouts timeouts;
    QCOMPARE(timeouts.connect, 10s);
    QCOMPARE(timeouts.login, 15s);
    QCOMPARE(timeouts.loginStatus, 2s);
    QCOMPARE(timeouts.decision, 120s);
    QCOMPARE(timeouts.disconnect, 2s);
    QCOMPARE(timeouts.close, 1s);
    QCOMPARE(timeouts.keepAliveIdle, 20s);
    QCOMPARE(timeouts.keepAliveGrace, 20s);
    QCOMPARE(timeouts.afterUpgrade, 500ms);
}

DECIDESK_TEST(tst_Timeouts)
#include "tst_Timeouts.moc"
