#include "ReconnectPolicy.h"
#include "TestProgram.h"

#include <QTest>

#include <limits>

using namespace decidesk;

class tst_ReconnectPolicy : public QObject
{
    Q_OBJECT

private slots:
    void policy_data();
    void policy();
    void idleClose_data();
    void idleClose();
    void leastWait_data();
    void leastWait();
};

void tst_ReconnectPolicy::policy_data()
{
    using Kind = Error::Kind;
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<qint64>("code");
    QTest::addColumn<bool>("again");

    const auto row = [](const char *name, Kind kind, qint64 code, bool again) {
        QTest::newRow(name) << kind << code << again;
    };
    row("plain link loss", Kind::ConnectionLost, 0, true);
    row("keep-alive", Kind::KeepAliveTimedOut, 0, true);
    row("refused", Kind::ConnectionRefused, 0, true);
    row("host not found", Kind::HostNotFound, 0, true);
    row("no network", Kind::NetworkUnreachable, 0, true);
    row("mute server", Kind::ConnectTimedOut, 0, true);
    row("login without an answer", Kind::RequestTimedOut, 0, true);
    row("401", Kind::UpgradeRefused, 401, false);
    row("403", Kind::UpgradeRefused, 403, false);
    row("404", Kind::UpgradeRefused, 404, false);
    row("301", Kind::UpgradeRefused, 301, false);
    row("429", Kind::UpgradeRefused, 429, true);
    row("503", Kind::UpgradeRefused, 503, true);
    row("400", Kind::UpgradeRefused, 400, false);
    row("407", Kind::UpgradeRefused, 407, false);
    row("426", Kind::UpgradeRefused, 426, false);
    row("hung up", Kind::HungUp, 0, true);
    row("hung up in the TLS handshake", Kind::HungUp, 1, true);
    row("client certificate", Kind::ClientCertificateWanted, 116, false);
    row("no proxy there", Kind::ProxyFailed, 0, true);
    row("proxy wants a password", Kind::ProxyFailed, 407, false);
    row("proxy forbids it", Kind::ProxyFailed, 403, false);
    row("unknown issuer", Kind::TlsUntrusted, 0, false);
    row("wrong name", Kind::TlsWrongName, 0, false);
    row("expired", Kind::TlsExpired, 0, false);
    row("other TLS", Kind::TlsFailed, 0, false);
    row("no WebSocket", Kind::NotAWebSocket, 0, false);
    row("broken UTF-8", Kind::InvalidUtf8, 1007, false);
    row("limit", Kind::MessageTooLarge, 0, false);
    row("server error", Kind::ServerError, 0, false);
    for (const int code : {1000, 1001, 1005, 1006, 1011, 1012, 1013, 1014})
        QTest::addRow("close %d", code) << Kind::ClosedByServer << qint64{code} << true;
    for (const int code :
         {1002, 1003, 1004, 1007, 1008, 1009, 1010, 1015, 1016, 2999, 3000, 3999, 4000, 4401, 4999})
        QTest::addRow("close %d", code) << Kind::ClosedByServer << qint64{code} << false;
}

void tst_ReconnectPolicy::policy()
{
    QFETCH(Error::Kind, kind);
    QFETCH(qint64, code);
    QFETCH(bool, again);
    QCOMPARE(mayReconnectAfter({kind, {}, code, {}}), again);
}

void tst_ReconnectPolicy::idleClose_data()
{
    using Kind = Error::Kind;
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<qint64>("code");
    QTest::addColumn<bool>("soon");
    QTest::addColumn<bool>("afterLong");

    const auto row = [](const char *name, Kind kind, bool soon, bool afterLong) {
        QTest::newRow(name) << kind << qint64{0} << soon << afterLong;
    };
    row("without a close frame", Kind::ConnectionLost, false, true);
    row("keep-alive", Kind::KeepAliveTimedOut, false, false);
    row("limit", Kind::MessageTooLarge, false, false);
    row("no WebSocket", Kind::NotAWebSocket, false, false);
    row("refused", Kind::ConnectionRefused, false, false);
    for (const int code : {1000, 1005})
        QTest::addRow("close %d", code) << Kind::ClosedByServer << qint64{code} << true << true;
    QTest::newRow("close 1001") << Kind::ClosedByServer << qint64{1001} << false << true;
    for (const int code :
         {1002, 1003, 1006, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 2999, 3000, 4000, 4999})
        QTest::addRow("close %d", code) << Kind::ClosedByServer << qint64{code} << false << false;
}

void tst_ReconnectPolicy::idleClose()
{
    QFETCH(Error::Kind, kind);
    QFETCH(qint64, code);
    const Error error{kind, {}, code, {}};
    QTEST(isIdleClose(error, false), "soon");
    QTEST(isIdleClose(error, true), "afterLong");
}

void tst_ReconnectPolicy::leastWait_data()
{
    QTest::addColumn<qint64>("asked");
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("not said") << qint64(0) << qint64(0);
    QTest::newRow("half a minute") << qint64(30) << qint64(30);
    QTest::newRow("an hour") << qint64(3600) << qint64(3600);
    QTest::newRow("a day") << qint64(86'400) << qint64(3600);
    QTest::newRow("nonsense") << std::numeric_limits<qint64>::max() << qint64(3600);
    QTest::newRow("the past") << qint64(-5) << qint64(0);
}

void tst_ReconnectPolicy::leastWait()
{
    QFETCH(const qint64, asked);
    QFETCH(const qint64, seconds);
    Error error{Error::Kind::UpgradeRefused, {}, 429, {}};
    error.retryAfterSeconds = asked;
    QCOMPARE(leastWaitAfter(error), std::chrono::milliseconds(std::chrono::seconds(seconds)));
}

DECIDESK_TEST(tst_ReconnectPolicy)
#include "tst_ReconnectPolicy.moc"
