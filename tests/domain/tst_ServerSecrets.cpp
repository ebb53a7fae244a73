#include "ServerSecrets.h"
#include "TestProgram.h"

#include <QTest>

using namespace decidesk;
using namespace Qt::StringLiterals;

class tst_ServerSecrets : public QObject
{
    Q_OBJECT

private slots:
    void entryComesBack_data();
    void entryComesBack();
    void readsNothingOfOtherTexts_data();
    void readsNothingOfOtherTexts();
    void keepsOnlyWhatTheServerNames();
    void allAreToBeHidden();
    void needed_data();
    void needed();
};

namespace {

ServerSecrets made(const QMap<QString, QString> &headers, const QString &passphrase = {})
{
    ServerSecrets secrets;
    for (auto header = headers.cbegin(); header != headers.cend(); ++header)
        secrets.setHeader(header.key(), Secret(header.value()));
    secrets.passphrase = Secret(passphrase);
    return secrets;
}

} // namespace

void tst_ServerSecrets::entryComesBack_data()
{
    QTest::addColumn<ServerSecrets>("secrets");
    QTest::newRow("nothing") << ServerSecrets();
    QTest::newRow("headers") << made({{u"Authorization"_s, u"Bearer x"_s}, {u"X-Key"_s, u"1"_s}});
    QTest::newRow("passphrase") << made({}, u"pass"_s);
    QTest::newRow("all kinds of characters")
        << made({{u"X!#$%&'*+-.^_`|~"_s, u"\"\\ é 漢 \U0001F600"_s}}, u"p\"\\ß\t\u0001"_s);
}

void tst_ServerSecrets::entryComesBack()
{
    QFETCH(const ServerSecrets, secrets);
    QCOMPARE(ServerSecrets::fromEntry(secrets.toEntry()), secrets);
}

void tst_ServerSecrets::readsNothingOfOtherTexts_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text :
         {u""_s, u"hello"_s, u"[]"_s, u"{\"headers\":[1],\"passphrase\":2}"_s})
        QTest::newRow(qPrintable(text)) << text;
}

void tst_ServerSecrets::readsNothingOfOtherTexts()
{
    QFETCH(const QString, text);
    QVERIFY(ServerSecrets::fromEntry(Secret(text)).isEmpty());
}

void tst_ServerSecrets::keepsOnlyWhatTheServerNames()
{
    const ServerSecrets all = made(
        {{u"One"_s, u"1"_s}, {u"two"_s, u"2"_s}, {u"three"_s, u"3"_s}, {u"four"_s, {}}}, u"p"_s);
    Server server;
    server.headers = {{u"ONE"_s, {}, true}, {u"Two"_s, u"plain"_s, false}, {u"Four"_s, {}, true}};
    QCOMPARE(all.namedBy(server), made({{u"one"_s, u"1"_s}}));
    server.clientPassphrase = true;
    QCOMPARE(all.namedBy(server), made({{u"one"_s, u"1"_s}}, u"p"_s));
    QVERIFY(all.namedBy(Server()).isEmpty());
}

void tst_ServerSecrets::allAreToBeHidden()
{
    const ServerSecrets secrets
        = made({{u"Authorization"_s, u"Bearer the-token"_s}, {u"X-Key"_s, u"the-key"_s}}, u"p w"_s);
    const QList<Secret> all = secrets.all();
    for (const QString &hidden : {u"Bearer the-token"_s, u"the-token"_s, u"the-key"_s, u"p w"_s})
        QVERIFY2(all.contains(Secret(hidden)), qPrintable(hidden));
    QCOMPARE(all.size(), 4);
    QVERIFY(ServerSecrets().all().isEmpty());
}

void tst_ServerSecrets::needed_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QList<ServerHeader>>("headers");
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<bool>("passphrase");
    QTest::addColumn<bool>("needed");
    const QList<ServerHeader> plain{{u"X"_s, u"1"_s, false}};
    const QList<ServerHeader> secret{{u"X"_s, u"1"_s, false}, {u"Y"_s, {}, true}};
    const QString wss = u"wss://a.example/"_s;
    const QString ws = u"ws://a.example/"_s;
    QTest::newRow("nothing") << wss << QList<ServerHeader>() << QString() << false << false;
    QTest::newRow("plain header") << wss << plain << QString() << false << false;
    QTest::newRow("secret header") << ws << secret << QString() << false << true;
    QTest::newRow("open key") << wss << plain << u"c.pem"_s << false << false;
    QTest::newRow("encrypted key") << wss << plain << u"c.pem"_s << true << true;
    QTest::newRow("encrypted key without TLS") << ws << plain << u"c.pem"_s << true << false;
    QTest::newRow("passphrase of nothing") << wss << plain << QString() << true << false;
}

void tst_ServerSecrets::needed()
{
    QFETCH(const QString, url);
    QFETCH(const QList<ServerHeader>, headers);
    QFETCH(const QString, certificate);
    QFETCH(const bool, passphrase);
    Server server;
    server.url = QUrl(url);
    server.headers = headers;
    server.clientCertificate = certificate;
    server.clientPassphrase = passphrase;
    QTEST(needsSecrets(server), "needed");
}

DECIDESK_TEST(tst_ServerSecrets)
#include "tst_ServerSecrets.moc"
