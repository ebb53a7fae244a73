#include "ServerChange.h"
#include "TestProgram.h"

#include <QTest>

using namespace decidesk;
using Choice = AccountsOnOldUrl;

namespace {

Server server(const QString &url, bool consent = true)
{
    Server made;
    made.id = ServerId::createUuid();
    made.url = QUrl(url);
    made.caFile = QStringLiteral("/ca.pem");
    made.plainTextConsent = consent;
    return made;
}

enum class Outcome { Same, Other, New };

} // namespace

Q_DECLARE_METATYPE(Outcome)

class tst_ServerChange : public QObject
{
    Q_OBJECT

private slots:
    void whoseKeyItIs_data();
    void whoseKeyItIs();
    void consent_data();
    void consent();
    void newServerStartsClean();
    void anotherKnownServerIsUsedAsItIs();
};

void tst_ServerChange::whoseKeyItIs_data()
{
    QTest::addColumn<QString>("present");
    QTest::addColumn<bool>("hasAccounts");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<Choice>("choice");
    QTest::addColumn<Outcome>("outcome");
    const auto row = [](const char *name, const char *present, bool hasAccounts, const char *typed,
                        Choice choice, Outcome outcome) {
        QTest::newRow(name) << QString::fromLatin1(present) << hasAccounts
                            << QString::fromLatin1(typed) << choice << outcome;
    };
    const char *const here = "wss://a.example/ws";
    row("unchanged", here, true, here, Choice::Stay, Outcome::Same);
    row("unchanged, move means nothing", here, true, here, Choice::Move, Outcome::Same);
    row("accounts stay, other host", here, true, "wss://b.example/ws", Choice::Stay, Outcome::New);
    row("accounts stay, other path", here, true, "wss://a.example/v2", Choice::Stay, Outcome::New);
    row("accounts move", here, true, "wss://b.example/ws", Choice::Move, Outcome::Same);
    row("no accounts, other host", here, false, "wss://b.example/ws", Choice::Stay, Outcome::New);
    row("no accounts, other host, a stale move", here, false, "wss://b.example/ws", Choice::Move,
        Outcome::New);
    row("no accounts, other port", here, false, "wss://a.example:8443/ws", Choice::Stay,
        Outcome::New);
    row("no accounts, other path", here, false, "wss://a.example/v2", Choice::Stay, Outcome::Same);
    row("no accounts, encryption lost, so another port", here, false, "ws://a.example/ws",
        Choice::Stay, Outcome::New);
    row("the port written out is the same port", here, false, "wss://a.example:443/v2",
        Choice::Stay, Outcome::Same);
    row("a known one", here, true, "wss://known.example/ws", Choice::Stay, Outcome::Other);
    row("a known one, without accounts", here, false, "wss://known.example/ws", Choice::Stay,
        Outcome::Other);
    row("moved to where a known one is", here, true, "wss://known.example/ws", Choice::Move,
        Outcome::Same);
}

void tst_ServerChange::whoseKeyItIs()
{
    QFETCH(QString, present);
    QFETCH(bool, hasAccounts);
    QFETCH(QString, typed);
    QFETCH(Choice, choice);
    QFETCH(Outcome, outcome);
    const Server here = server(present);
    const Server known = server(QStringLiteral("wss://known.example/ws"));
    const Server result = serverForUrl({here, {here, known}, hasAccounts}, QUrl(typed), choice);
    QCOMPARE(result.url, QUrl(typed));
    switch (outcome) {
    case Outcome::Same:
        QCOMPARE(result.id, here.id);
        break;
    case Outcome::Other:
        QCOMPARE(result.id, known.id);
        break;
    case Outcome::New:
        QVERIFY(result.id.isNull());
        break;
    }
}

void tst_ServerChange::consent_data()
{
    QTest::addColumn<QString>("present");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("kept");
    const auto row = [](const char *name, const char *present, const char *typed, bool kept) {
        QTest::newRow(name) << QString::fromLatin1(present) << QString::fromLatin1(typed) << kept;
    };
    row("unchanged", "ws://a.example/ws", "ws://a.example/ws", true);
    row("other path", "ws://a.example/ws", "ws://a.example/v2", true);
    row("other host", "ws://a.example/ws", "ws://b.example/ws", false);
    row("encryption lost", "wss://a.example/ws", "ws://a.example/ws", false);
    row("encryption won", "ws://a.example/ws", "wss://a.example/ws", true);
}

void tst_ServerChange::consent()
{
    QFETCH(QString, present);
    QFETCH(QString, typed);
    const Server here = server(present);
    QTEST(serverForUrl({here, {here}, true}, QUrl(typed), Choice::Move).plainTextConsent, "kept");
}

void tst_ServerChange::newServerStartsClean()
{
    const Server here = server(QStringLiteral("ws://a.example/ws"));
    const Server result = serverForUrl({here, {here}, true},
                                       QUrl(QStringLiteral("ws://b.example/ws")), Choice::Stay);
    QVERIFY(!result.plainTextConsent);
    QCOMPARE(result.caFile, QString());
    QVERIFY(result.useSystemProxy);
}

void tst_ServerChange::anotherKnownServerIsUsedAsItIs()
{
    const Server here = server(QStringLiteral("ws://a.example/ws"));
    const Server known = server(QStringLiteral("ws://b.example/ws"));
    QCOMPARE(serverForUrl({here, {here, known}, true}, known.url, Choice::Stay), known);
}

DECIDESK_TEST(tst_ServerChange)
#include "tst_ServerChange.moc"
