#include "StateText.h"
#include "TestProgram.h"

#include <QTest>

using namespace decidesk;
using namespace Qt::StringLiterals;
using State = Session::State;

class tst_StateText : public QObject
{
    Q_OBJECT

private slots:
    void words_data();
    void words();
    void theCountdownIsRoundedUp_data();
    void theCountdownIsRoundedUp();
};

void tst_StateText::words_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("underWay");

    QTest::newRow("Offline") << State::Offline << u"Offline"_s << false;
    QTest::newRow("Connecting") << State::Connecting << u"Connecting…"_s << true;
    QTest::newRow("Open") << State::Open << u"Connected, not logged in"_s << false;
    QTest::newRow("Registering") << State::Registering << u"Registering…"_s << true;
    QTest::newRow("LoggingIn") << State::LoggingIn << u"Logging in…"_s << true;
    QTest::newRow("Ready") << State::Ready << u"Ready"_s << false;
    QTest::newRow("Deciding") << State::Deciding << u"Deciding…"_s << true;
    QTest::newRow("Disconnecting") << State::Disconnecting << u"Disconnecting…"_s << false;
    QTest::newRow("WaitingToReconnect")
        << State::WaitingToReconnect << u"Reconnecting in 0 s"_s << false;
    QTest::newRow("Resting") << State::Resting << u"Idle"_s << false;
}

void tst_StateText::words()
{
    QFETCH(State, state);
    QTEST(stateText(state), "text");
    QTEST(isUnderWay(state), "underWay");
}

void tst_StateText::theCountdownIsRoundedUp_data()
{
    QTest::addColumn<int>("milliseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("1") << 1 << u"Reconnecting in 1 s"_s;
    QTest::newRow("1000") << 1000 << u"Reconnecting in 1 s"_s;
    QTest::newRow("1001") << 1001 << u"Reconnecting in 2 s"_s;
    QTest::newRow("60000") << 60'000 << u"Reconnecting in 60 s"_s;
}

void tst_StateText::theCountdownIsRoundedUp()
{
    QFETCH(int, milliseconds);
    QTEST(stateText(State::WaitingToReconnect, std::chrono::milliseconds(milliseconds)), "text");
}

DECIDESK_TEST(tst_StateText)
#include "tst_StateText.moc"
