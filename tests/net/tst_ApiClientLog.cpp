#include "ClientFixture.h"
#include "TestProgram.h"

#include <QTest>

using namespace decidesk;
using namespace decidesk::test;

/// What stands in the traffic log, and that no secret does, there or elsewhere.
class tst_ApiClientLog : public QObject, private ClientFixture
{
    Q_OBJECT

private slots:
    void init() { make(); }
    void cleanup() { drop(); }

    void hidesSecrets();
    void logsFramesAndEvents();
    void logsNoSecrets();
    void keepsSecretsBesideTheTextOnly();
    void logNamesTheAttemptAndTheConnection();
    void logNamesTheCloseCode_data();
    void logNamesTheCloseCode();
};

void tst_ApiClientLog::hidesSecrets()
{
    open();
    exchange(registration(), R"({"error":"CHECKSUM-canary and APIKEY-canary are bad"})");
    QVERIFY(!m_watched->errors.last().detail.contains(QLatin1String("canary")));
    QVERIFY(m_watched->errors.last().detail.contains(QLatin1String("are bad")));
    exchange(login(), R"({"token":"TOKEN-canary"})");
    m_watched->take();
    exchange(question(), R"({"data":"your token is TOKEN-canary"})");
    QCOMPARE(m_watched->take(),
             QStringList(QStringLiteral("decision your token is ") + redactionMark.toString()));
    exchange(question(), "not JSON TOKEN-canary CHECKSUM-canary");
    QVERIFY(!m_watched->errors.last().received.contains(QLatin1String("canary")));
    reply(R"({"text":"unsolicited with TOKEN-canary"})");
    QVERIFY(waitUntil([this] { return m_watched->count(QStringLiteral("unsolicited")) == 1; }));
    QVERIFY(!m_watched->said.last().contains(QLatin1String("canary")));
    // A new token takes the place of the old one.
    exchange(login(), R"({"token":"SECOND-canary"})");
    m_watched->take();
    reply(R"({"text":"SECOND-canary"})");
    QVERIFY(waitUntil([this] { return !m_watched->said.isEmpty(); }));
    QVERIFY(!m_watched->said.last().contains(QLatin1String("canary")));
}

void tst_ApiClientLog::logsFramesAndEvents()
{
    open();
    exchange(login(), R"({"token":"TOKEN-canary"})");
    exchange(question(QStringLiteral("\u20ac?")), R"({"data":"th\u00e9"})");
    reply("{\"text\":\"\u20ac\U0001F600\"}");
    QVERIFY(waitUntil([this] { return m_watched->count(QStringLiteral("unsolicited")) == 1; }));
    client().close();
    QVERIFY(waitForClosed());

    const TrafficLog &traffic = m_watched->traffic;
    QStringList lines;
    for (qint64 number = traffic.firstNumber(); number < traffic.endNumber(); ++number) {
        const TrafficEntry &entry = traffic.at(number);
        QVERIFY(entry.time.isValid());
        QCOMPARE(entry.time.timeSpec(), Qt::UTC);
        QCOMPARE(entry.connection, QStringLiteral("tom"));
        QCOMPARE(entry.attempt, 1U);
        const char *arrow = entry.kind == TrafficEntry::Kind::FrameOut ? "> "
            : entry.kind == TrafficEntry::Kind::FrameIn                ? "< "
                                                                       : "- ";
        lines.append(QLatin1String(arrow) + entry.label + QLatin1Char(' ')
                     + QString::number(entry.bytes));
        const bool reply
            = entry.kind == TrafficEntry::Kind::FrameIn && entry.label != QLatin1String("Unasked");
        QCOMPARE(entry.latencyMs >= 0, reply);
    }
    QCOMPARE(lines,
             QStringList({QStringLiteral("- Connecting 0"), QStringLiteral("- Connected 0"),
                          QStringLiteral("> Connection 52"), QStringLiteral("< Connection 24"),
                          QStringLiteral("> TakeDecision 65"), QStringLiteral("< TakeDecision 19"),
                          QStringLiteral("< Unasked 18"), QStringLiteral("- Close sent 0"),
                          QStringLiteral("- Closed 0")}));
}

void tst_ApiClientLog::logsNoSecrets()
{
    QUrl url = m_peer->url();
    url.setQuery(QStringLiteral("key=QUERY-canary"));
    client().open({url, {}, true});
    QVERIFY(waitUntil([this] { return m_watched->isOpen(); }));
    exchange(registration(), R"({"data":"TOKEN-canary","status":"TOKEN-canary"})");
    exchange(login(), R"({"data":{"token":"tok-canary"}})");
    exchange(login(), R"({"data":"xy-canary"})");
    exchange(question(), R"({"token":"zz-canary","data":"CHECKSUM-canary"})");
    exchange(question(), "broken \"token\": \"TOKEN-canary");
    exchange(disconnection(), R"({"API_KEY":"some-canary"})");
    m_peer->send(HostilePeer::close(4000, "bad TOKEN-canary"));
    QVERIFY(waitForClosed());
    QVERIFY(!m_watched->closeErrors.last().detail.contains(QLatin1String("canary")));
    const TrafficLog &traffic = m_watched->traffic;
    for (qint64 number = traffic.firstNumber(); number < traffic.endNumber(); ++number) {
        const TrafficEntry &entry = traffic.at(number);
        const QString text = entry.text.toString();
        QVERIFY2(!text.contains(QLatin1String("canary")), qPrintable(text));
        QVERIFY2(!entry.label.contains(QLatin1String("canary")), qPrintable(entry.label));
    }
}

void tst_ApiClientLog::keepsSecretsBesideTheTextOnly()
{
    open();
    const QByteArray tokenReply = R"({"token":"TOKEN-canary"})";
    exchange(login(), tokenReply);
    exchange(question(), R"({"data":"tea"})");
    const TrafficLog &traffic = m_watched->traffic;
    QStringList unredacted;
    for (qint64 number = traffic.firstNumber(); number < traffic.endNumber(); ++number)
        unredacted += traffic.at(number).unredacted.reveal();
    QCOMPARE(unredacted.size(), 6);
    QVERIFY(unredacted.at(2).contains(QLatin1String("CHECKSUM-canary")));
    QCOMPARE(unredacted.at(3), QString::fromLatin1(tokenReply));
    QVERIFY(unredacted.at(4).contains(QLatin1String("TOKEN-canary")));
    // Where nothing was hidden there is nothing to reveal.
    for (const int event : {0, 1, 5})
        QCOMPARE(unredacted.at(event), QString());
}

void tst_ApiClientLog::logNamesTheAttemptAndTheConnection()
{
    open();
    client().close();
    QVERIFY(waitForClosed());
    client().setLabel(QStringLiteral("Console"));
    m_watched->take();
    open();
    const TrafficEntry &last = m_watched->traffic.at(m_watched->traffic.endNumber() - 1);
    QCOMPARE(last.attempt, 2U);
    QCOMPARE(last.connection, QStringLiteral("Console"));
    QCOMPARE(last.label, QStringLiteral("Connected"));
}

void tst_ApiClientLog::logNamesTheCloseCode_data()
{
    QTest::addColumn<QByteArray>("close");
    QTest::addColumn<QString>("text");
    const QString byServer = QStringLiteral("closed by the server ");
    QTest::newRow("none") << HostilePeer::frame(0x80 | HostilePeer::Close, {})
                          << byServer + QStringLiteral("(no code)");
    QTest::newRow("one") << HostilePeer::close(1001, {}) << byServer + QStringLiteral("(1001)");
    QTest::newRow("one and why") << HostilePeer::close(4000, "the reason")
                                 << byServer + QStringLiteral("(4000): the reason");
}

void tst_ApiClientLog::logNamesTheCloseCode()
{
    QFETCH(const QByteArray, close);
    open();
    m_peer->send(close);
    QVERIFY(waitForClosed());
    const TrafficEntry &last = m_watched->traffic.at(m_watched->traffic.endNumber() - 1);
    QCOMPARE(last.label, QStringLiteral("Ended"));
    QTEST(last.text.toString(), "text");
}

DECIDESK_TEST(tst_ApiClientLog)
#include "tst_ApiClientLog.moc"
