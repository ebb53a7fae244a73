#include "SettingsTest.h"
#include "TestProgram.h"

#include <QSettings>
#include <QStringList>
#include <QVariant>

using namespace decidesk;

/// Which server new accounts use, and which servers reach the file at all.
class tst_SettingsServers : public SettingsTest
{
    Q_OBJECT

private slots:
    void usedServersCannotBeRemoved();
    void removesServersAndAccounts();
    void nothingIsUnusedWhereAPartIsDamaged_data();
    void nothingIsUnusedWhereAPartIsDamaged();
    void currentServerIsTheDefaultUntilSaved();
    void theDefaultServerIsStoredWithItsFirstAccount();
    void currentServerIsKept();
    void practiceLivesInMemoryOnly();
    void overrideLivesInMemoryOnly();
    void overrideIsStoredWithItsFirstAccount();
    void overrideUsesAKnownServer();
    void settingTheCurrentServerEndsTheOverride();
    void neverWritesCredentials();
    void keepsHeaders_data();
    void keepsHeaders();
    void doesNotTakeWhatCanNotBeSent_data();
    void doesNotTakeWhatCanNotBeSent();
};

void tst_SettingsServers::usedServersCannotBeRemoved()
{
    const Server server = exampleServer();
    m_settings->saveServer(server);
    m_settings->saveAccount(exampleAccount(server));
    m_settings->removeServer(server.id);
    QCOMPARE(m_settings->servers(), QList<Server>{server});
    reopen();
    QCOMPARE(m_settings->servers(), QList<Server>{server});
}

void tst_SettingsServers::removesServersAndAccounts()
{
    const Server server = exampleServer();
    const Account account = exampleAccount(server);
    m_settings->setCurrentServer(server);
    m_settings->saveAccount(account);
    m_settings->removeAccount(account.id);
    m_settings->removeServer(server.id);
    QCOMPARE(m_settings->accounts(), QList<Account>());
    QCOMPARE(m_settings->servers(), QList<Server>());
    QCOMPARE(m_settings->currentServer().url, QUrl(defaultServerUrl));
    QCOMPARE(fileText(), QByteArray());
}

void tst_SettingsServers::nothingIsUnusedWhereAPartIsDamaged_data()
{
    QTest::addColumn<QByteArray>("whole");
    QTest::addColumn<QByteArray>("damaged");
    QTest::newRow("whole") << QByteArray() << QByteArray();
    QTest::newRow("an account without its server")
        << QByteArray("\\server=") << QByteArray("\\servr=");
    QTest::newRow("a server without its URL") << QByteArray("\\url=ws") << QByteArray("\\url=x");
    QTest::newRow("a line that is none") << QByteArray("[accounts]") << QByteArray("[accounts");
}

void tst_SettingsServers::nothingIsUnusedWhereAPartIsDamaged()
{
    QFETCH(const QByteArray, whole);
    QFETCH(const QByteArray, damaged);
    const Server used = exampleServer();
    Server unused = exampleServer();
    unused.id = QUuid::createUuid();
    m_settings->setCurrentServer(used);
    m_settings->saveAccount(exampleAccount(used));
    m_settings->setCurrentServer(unused);
    m_settings->saveAccount(exampleAccount(unused));
    m_settings->setCurrentServer(used);
    m_settings->removeAccount(m_settings->accounts().constLast().id);
    QCOMPARE(m_settings->unusedServers(), QList<ServerId>{unused.id});
    reopen();
    QCOMPARE(m_settings->unusedServers(), QList<ServerId>{unused.id});
    const QByteArray text = fileText();
    QVERIFY2(text.contains(whole), text.constData());
    m_settings.reset();
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(text).replace(whole, damaged));
    file.close();
    m_settings = std::make_unique<Settings>(m_file);
    QCOMPARE(m_settings->unusedServers(),
             whole.isEmpty() ? QList<ServerId>{unused.id} : QList<ServerId>());
}

void tst_SettingsServers::currentServerIsTheDefaultUntilSaved()
{
    Server current = m_settings->currentServer();
    QVERIFY(!current.id.isNull());
    QCOMPARE(current.url, QUrl(defaultServerUrl));
    QCOMPARE(m_settings->currentServer(), current);
    QCOMPARE(m_settings->server(current.id), current);
    QCOMPARE(m_settings->servers(), QList<Server>());

    // What a session saves about it before there is an account does not reach the file.
    current.plainTextConsent = true;
    m_settings->saveServer(current);
    QCOMPARE(m_settings->currentServer(), current);
    QCOMPARE(fileText(), QByteArray());
}

void tst_SettingsServers::theDefaultServerIsStoredWithItsFirstAccount()
{
    const Server current = m_settings->currentServer();
    const Account account = exampleAccount(current);
    m_settings->saveAccount(account);
    QCOMPARE(m_settings->servers(), QList<Server>{current});

    reopen();
    QCOMPARE(m_settings->servers(), QList<Server>{current});
    QCOMPARE(m_settings->accounts(), QList<Account>{account});
    QCOMPARE(m_settings->currentServer(), current);
}

void tst_SettingsServers::currentServerIsKept()
{
    const Server first = exampleServer();
    const Server second = exampleServer(QStringLiteral("ws://10.0.0.1:8080/"));
    m_settings->setCurrentServer(first);
    m_settings->setCurrentServer(second);
    QCOMPARE(m_settings->currentServer(), second);
    reopen();
    QCOMPARE(m_settings->currentServer(), second);
    QCOMPARE(m_settings->servers(), (QList<Server>{first, second}));
}

void tst_SettingsServers::practiceLivesInMemoryOnly()
{
    const Server real = exampleServer();
    m_settings->setCurrentServer(real);
    const Account realAccount = exampleAccount(real);
    m_settings->saveAccount(realAccount);
    m_settings->setLastAccount(realAccount.id);
    const QByteArray before = fileText();

    Server practice = exampleServer(QStringLiteral("ws://127.0.0.1:40001/ws"));
    practice.practice = true;
    m_settings->setCurrentServer(practice);
    Account account = exampleAccount(practice);
    m_settings->saveAccount(account);
    account.name = QStringLiteral("renamed");
    m_settings->saveAccount(account);
    m_settings->setLastAccount(account.id);

    QCOMPARE(m_settings->currentServer(), practice);
    QCOMPARE(m_settings->accounts(), (QList<Account>{realAccount, account}));
    QCOMPARE(m_settings->lastAccount(), account.id);
    QCOMPARE(fileText(), before);
    m_settings->removeAccount(account.id);
    m_settings->removeServer(practice.id);
    QCOMPARE(m_settings->currentServer(), real);
    QCOMPARE(fileText(), before);
    reopen();
    QCOMPARE(m_settings->currentServer(), real);
    QCOMPARE(m_settings->lastAccount(), realAccount.id);
}

void tst_SettingsServers::overrideLivesInMemoryOnly()
{
    const Server real = exampleServer();
    m_settings->setCurrentServer(real);
    const QByteArray before = fileText();
    const QUrl url(QStringLiteral("ws://10.0.0.1:3000/ws"));

    m_settings->overrideCurrentServer(url);

    Server current = m_settings->currentServer();
    QCOMPARE(current.url, url);
    QVERIFY(!current.id.isNull());
    QCOMPARE(m_settings->server(current.id), current);
    current.plainTextConsent = true;
    m_settings->saveServer(current);
    QCOMPARE(m_settings->currentServer(), current);
    QCOMPARE(m_settings->servers(), QList<Server>{real});
    QCOMPARE(fileText(), before);
    reopen();
    QCOMPARE(m_settings->currentServer(), real);
}

void tst_SettingsServers::overrideIsStoredWithItsFirstAccount()
{
    m_settings->overrideCurrentServer(QUrl(QStringLiteral("ws://10.0.0.1:3000/ws")));
    const Server server = m_settings->currentServer();
    const Account account = exampleAccount(server);
    m_settings->saveAccount(account);
    QCOMPARE(m_settings->servers(), QList<Server>{server});

    reopen();
    QCOMPARE(m_settings->accounts(), QList<Account>{account});
    QCOMPARE(m_settings->server(server.id), server);
    // The address of one run is not the one that new accounts use from now on.
    QCOMPARE(m_settings->currentServer().url, QUrl(defaultServerUrl));
}

void tst_SettingsServers::overrideUsesAKnownServer()
{
    const Server first = exampleServer();
    const Server second = exampleServer(QStringLiteral("ws://10.0.0.1:8080/"));
    m_settings->saveServer(first);
    m_settings->setCurrentServer(second);
    m_settings->overrideCurrentServer(first.url);
    QCOMPARE(m_settings->currentServer(), first);
    QCOMPARE(m_settings->servers(), (QList<Server>{first, second}));

    const Server standard = Settings(m_folder->filePath(QStringLiteral("x.ini"))).currentServer();
    Settings empty(m_folder->filePath(QStringLiteral("empty.ini")));
    const ServerId standardId = empty.currentServer().id;
    empty.overrideCurrentServer(standard.url);
    QCOMPARE(empty.currentServer().id, standardId);

    reopen();
    QCOMPARE(m_settings->currentServer(), second);
}

void tst_SettingsServers::settingTheCurrentServerEndsTheOverride()
{
    m_settings->overrideCurrentServer(QUrl(QStringLiteral("ws://10.0.0.1:3000/ws")));
    Server edited = m_settings->currentServer();
    edited.name = QStringLiteral("edited in the dialog");
    m_settings->setCurrentServer(edited);
    reopen();
    QCOMPARE(m_settings->currentServer(), edited);
}

void tst_SettingsServers::neverWritesCredentials()
{
    m_settings->saveServer(exampleServer(QStringLiteral("wss://tom:canary-secret@example.org/ws")));
    const QByteArray text = fileText();
    QVERIFY(text.contains("url=wss://example.org/ws"));
    QVERIFY(!text.contains("canary-secret"));
}

void tst_SettingsServers::keepsHeaders_data()
{
    QTest::addColumn<QList<ServerHeader>>("headers");
    QTest::addColumn<QByteArray>("line");
    const auto header = [](const char *name, const char *value) {
        return ServerHeader{QString::fromUtf8(name), QString::fromUtf8(value), false};
    };
    const ServerHeader secret{QStringLiteral("Authorization"), {}, true};
    QTest::newRow("one") << QList{header("X-A", "1")} << QByteArray("headers=X-A: 1\n");
    QTest::newRow("one with a comma")
        << QList{header("X-A", "1, 2")} << QByteArray("headers=\"X-A: 1, 2\"\n");
    QTest::newRow("one secret") << QList{secret} << QByteArray("headers=Authorization\n");
    QTest::newRow("several") << QList{header("X-A", "1"), secret, header("X-B", "2")}
                             << QByteArray("headers=X-A: 1, Authorization, X-B: 2\n");
    QTest::newRow("any text") << QList{header("!#$%&'*+-.^_`|~", "a\\b \"c\" %41 @Invalid() : ;"),
                                       header("X-B", "Zo\u00eb \u6f22 \U0001F600")}
                              << QByteArray("headers=");
}

void tst_SettingsServers::keepsHeaders()
{
    QFETCH(const QList<ServerHeader>, headers);
    QFETCH(const QByteArray, line);
    Server server = exampleServer();
    server.headers = headers;
    m_settings->saveServer(server);
    QVERIFY2(fileText().contains("\\" + line), fileText().constData());
    reopen();
    QCOMPARE(m_settings->servers(), QList<Server>{server});

    server.headers.clear();
    m_settings->saveServer(server);
    QVERIFY(!fileText().contains("headers"));
}

void tst_SettingsServers::doesNotTakeWhatCanNotBeSent_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("value");
    const auto row = [](const char *title, const char *key, const QVariant &value) {
        QTest::newRow(title) << QString::fromLatin1(key) << value;
    };
    row("origin with a path", "origin", QStringLiteral("https://example.org/x"));
    row("origin with a line end", "origin", QStringLiteral("https://example.org\r\nX: 1"));
    row("origin not as it is sent", "origin", QStringLiteral(" https://EXAMPLE.org"));
    row("subprotocol with a space", "subprotocols", QStringLiteral("a b"));
    row("subprotocol with a line end", "subprotocols", QStringLiteral("a\r\nX: 1"));
    row("header with a line end", "headers", QStringLiteral("X-A: 1\r\nX-B: 2"));
    row("header of the protocol", "headers", QStringLiteral("Host: other.example"));
    row("header without a name", "headers", QStringLiteral(": 1"));
    row("header without a value", "headers", QStringLiteral("X-A:"));
    row("two of a name", "headers", QStringList{QStringLiteral("A: 1"), QStringLiteral("a")});
    row("a number", "headers", 7.5);
    row("a list of lists", "headers", QVariantList{QVariantList{1, 2}});
}

void tst_SettingsServers::doesNotTakeWhatCanNotBeSent()
{
    QFETCH(const QString, key);
    QFETCH(const QVariant, value);
    const Server server = exampleServer();
    m_settings->saveServer(server);
    QCOMPARE(m_settings->sync(), std::nullopt);
    {
        QSettings file(m_file, QSettings::IniFormat);
        file.setValue(
            QStringLiteral("servers/%1/%2").arg(server.id.toString(QUuid::WithoutBraces), key),
            value);
    }
    m_settings = std::make_unique<Settings>(m_file);
    QCOMPARE(m_settings->servers(), QList<Server>{server});
}

DECIDESK_TEST(tst_SettingsServers)
#include "tst_SettingsServers.moc"
