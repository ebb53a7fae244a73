#include "SettingsTest.h"

#include "SomeTimeouts.h"
#include "TestProgram.h"

#include <QSettings>
#include <QSignalSpy>

using namespace decidesk;
using namespace std::chrono_literals;

class tst_Settings : public SettingsTest
{
    Q_OBJECT

private slots:
    void startsWithDefaults();
    void keepsServers();
    void keepsAccounts();
    void keepsBookmarks();
    void keepsTheOrder();
    void keepsAnyText_data();
    void keepsAnyText();
    void keepsTimeoutsLimitsAndPreferences();
    void keepsWindowState();
    void storesNoDefaults();
    void removesWhatIsBackToItsDefault();
    void keepsUnknownKeys();

    void lastAccountGoesWithTheAccount();

    void ignoresEntriesWithoutId();
    void signalsOnlyChanges();
};

void tst_Settings::startsWithDefaults()
{
    QCOMPARE(m_settings->servers(), QList<Server>());
    QCOMPARE(m_settings->accounts(), QList<Account>());
    QCOMPARE(m_settings->lastAccount(), AccountId());
    QCOMPARE(m_settings->timeouts(), Timeouts());
    QCOMPARE(m_settings->limits(), ReplyLimits());
    QCOMPARE(m_settings->preferences(), Preferences());
    QCOMPARE(m_settings->windowState(QStringLiteral("main")), QByteArray());
    // Reading alone makes no file.
    QCOMPARE(m_settings->sync(), std::nullopt);
    QVERIFY(!QFile::exists(m_folder->filePath(QStringLiteral("config"))));
}

void tst_Settings::keepsServers()
{
    Server server = exampleServer();
    server.name = QStringLiteral("Staging");
    server.caFile = QStringLiteral("/etc/ssl/ca with spaces.pem");
    server.useSystemProxy = false;
    server.plainTextConsent = true;
    server.origin = QStringLiteral("https://example.org");
    server.subprotocols = QStringLiteral("chat, superchat");
    server.headers = {{QStringLiteral("X-Tenant"), QStringLiteral("acme, inc"), false},
                      {QStringLiteral("Authorization"), {}, true}};
    server.clientCertificate = QStringLiteral("/home/tom/c,lient.pem");
    server.clientKey = QStringLiteral("/home/tom/client.key");
    server.clientPassphrase = true;
    m_settings->saveServer(server);
    QCOMPARE(m_settings->server(server.id), server);

    reopen();
    QCOMPARE(m_settings->servers(), QList<Server>{server});
    QCOMPARE(m_settings->server(server.id), server);
    QCOMPARE(m_settings->server(QUuid::createUuid()), std::nullopt);

    server.name.clear();
    server.useSystemProxy = true;
    server.url = QUrl(QStringLiteral("ws://[::1]:3000/a%20b?c=d"));
    m_settings->saveServer(server);
    reopen();
    QCOMPARE(m_settings->servers(), QList<Server>{server});
}

void tst_Settings::keepsAccounts()
{
    const Server server = exampleServer();
    m_settings->saveServer(server);
    Account account = exampleAccount(server);
    account.prompt = QStringLiteral("a strict boss\nwho is \"fair\"");
    account.rememberChecksum = false;
    account.logInAtStart = true;
    account.unconfirmed = true;
    m_settings->saveAccount(account);
    m_settings->setLastAccount(account.id);
    QCOMPARE(m_settings->account(account.id), account);

    reopen();
    QCOMPARE(m_settings->accounts(), QList<Account>{account});
    QCOMPARE(m_settings->account(account.id), account);
    QCOMPARE(m_settings->account(QUuid::createUuid()), std::nullopt);
    QCOMPARE(m_settings->lastAccount(), account.id);

    account.unconfirmed = false;
    account.name.clear();
    m_settings->saveAccount(account);
    reopen();
    QCOMPARE(m_settings->accounts(), QList<Account>{account});
}

void tst_Settings::keepsBookmarks()
{
    const Server server = exampleServer();
    m_settings->saveServer(server);
    const Account account = exampleAccount(server);
    m_settings->saveAccount(account);
    QCOMPARE(m_settings->bookmark(account.id), Bookmark());
    const Bookmark place{
        .sequence = 5'000'000'000, .offset = 7, .newBelow = 3, .newest = 5'000'000'009};
    m_settings->setBookmark(account.id, place);
    // Of an account that is not there nothing is kept.
    const AccountId nobody = QUuid::createUuid();
    m_settings->setBookmark(nobody, place);
    QCOMPARE(m_settings->bookmark(nobody), Bookmark());

    reopen();
    QCOMPARE(m_settings->bookmark(account.id), place);
    QCOMPARE(m_settings->bookmark(nobody), Bookmark());
    m_settings->setBookmark(account.id, {});
    reopen();
    QCOMPARE(m_settings->bookmark(account.id), Bookmark());

    m_settings->setBookmark(account.id, place);
    m_settings->removeAccount(account.id);
    m_settings->saveAccount(account);
    QCOMPARE(m_settings->bookmark(account.id), Bookmark());
    reopen();
    QCOMPARE(m_settings->bookmark(account.id), Bookmark());
}

void tst_Settings::keepsTheOrder()
{
    QList<Server> servers;
    QList<Account> accounts;
    for (int i = 0; i < 12; ++i) {
        servers.append(exampleServer(QStringLiteral("wss://h%1.example.org/").arg(i)));
        m_settings->saveServer(servers.constLast());
        accounts.append(exampleAccount(servers.constLast(), QString::number(i)));
        m_settings->saveAccount(accounts.constLast());
    }
    m_settings->removeAccount(accounts.takeAt(5).id);
    m_settings->removeServer(servers.takeAt(5).id);
    accounts[3].name = QStringLiteral("renamed in its place");
    m_settings->saveAccount(accounts.at(3));

    reopen();
    QCOMPARE(m_settings->servers(), servers);
    QCOMPARE(m_settings->accounts(), accounts);
}

void tst_Settings::keepsAnyText_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("commas and semicolons") << QStringLiteral("a, b; c=d # e");
    QTest::newRow("quotes and backslashes") << QStringLiteral("\"a\" 'b' \\n \\x41 %1");
    QTest::newRow("at sign") << QStringLiteral("@Invalid()");
    QTest::newRow("variant in words") << QStringLiteral("@Variant(\\0\\0)");
    QTest::newRow("section") << QStringLiteral("\n[servers]\nx=1\r\n");
    QTest::newRow("white space at the ends") << QStringLiteral("  a\t ");
    QTest::newRow("control characters") << QStringLiteral("a\u0001\u001b[31m\u007fb");
    QTest::newRow("NUL") << (QStringLiteral("a") + QChar(u'\0') + QStringLiteral("b"));
    QTest::newRow("other scripts") << QStringLiteral("Zoë 決める \U0001F600 مرحبا");
    QTest::newRow("byte order mark at the start") << QStringLiteral("\ufeffabc");
    QTest::newRow("long") << QString(200'000, u'x');
    QTest::newRow("only a word that is a truth value") << QStringLiteral("true");
}

void tst_Settings::keepsAnyText()
{
    QFETCH(const QString, text);
    const Server server = exampleServer();
    m_settings->saveServer(server);
    Account account = exampleAccount(server, text);
    account.prompt = text;
    m_settings->saveAccount(account);
    reopen();
    QCOMPARE(m_settings->accounts(), QList<Account>{account});
}

void tst_Settings::keepsTimeoutsLimitsAndPreferences()
{
    const Timeouts timeouts = test::someTimeouts();
    ReplyLimits limits;
    limits.maxBytes = qint64{1} << 20;
    const Preferences preferences{
        QStringLiteral("fr"), Preferences::Theme::Dark, 150, false, false, false};
    m_settings->setTimeouts(timeouts);
    m_settings->setLimits(limits);
    m_settings->setPreferences(preferences);

    reopen();
    QCOMPARE(m_settings->timeouts(), timeouts);
    QCOMPARE(m_settings->limits(), limits);
    QCOMPARE(m_settings->preferences(), preferences);
}

void tst_Settings::keepsWindowState()
{
    QByteArray state;
    for (int i = 0; i < 256; ++i)
        state.append(char(i));
    m_settings->setWindowState(QStringLiteral("main/geometry"), state);
    reopen();
    QCOMPARE(m_settings->windowState(QStringLiteral("main/geometry")), state);
    m_settings->setWindowState(QStringLiteral("main/geometry"), {});
    QVERIFY(!fileText().contains("geometry"));
}

void tst_Settings::storesNoDefaults()
{
    Preferences preferences;
    preferences.theme = Preferences::Theme::Light;
    m_settings->setPreferences(preferences);
    Timeouts timeouts;
    timeouts.decision = 5min;
    m_settings->setTimeouts(timeouts);
    QCOMPARE(fileText(), QByteArray("[preferences]\ntheme=light\n\n[timeouts]\ndecision=300000\n"));
}

void tst_Settings::removesWhatIsBackToItsDefault()
{
    m_settings->setTimeouts(test::someTimeouts());
    m_settings->setLimits({.maxBytes = qint64{1} << 20});
    m_settings->setPreferences(
        {QStringLiteral("fr"), Preferences::Theme::Dark, 150, false, false, false});
    QVERIFY(fileText().contains("decision=240000"));

    m_settings->setTimeouts({});
    m_settings->setLimits({});
    m_settings->setPreferences({});
    QCOMPARE(fileText(), QByteArray());
}

void tst_Settings::keepsUnknownKeys()
{
    Server server = exampleServer();
    Account account = exampleAccount(server);
    m_settings->saveServer(server);
    m_settings->saveAccount(account);
    m_settings->sync();
    const QString serverKey
        = QStringLiteral("servers/%1/colour").arg(server.id.toString(QUuid::WithoutBraces));
    {
        QSettings newer(m_file, QSettings::IniFormat);
        newer.setValue(serverKey, QStringLiteral("green"));
        newer.setValue(QStringLiteral("timeouts/unheardOf"), 7);
        newer.setValue(QStringLiteral("future/list"),
                       QStringList{QStringLiteral("a"), QStringLiteral("b")});
        newer.setValue(QStringLiteral("top"), true);
    }

    reopen();
    server.name = QStringLiteral("renamed");
    m_settings->saveServer(server);
    account.prompt = QStringLiteral("other");
    m_settings->saveAccount(account);
    m_settings->setTimeouts(test::someTimeouts());
    m_settings->setTimeouts({});
    reopen();

    const QSettings file(m_file, QSettings::IniFormat);
    QCOMPARE(file.value(serverKey).toString(), QStringLiteral("green"));
    QCOMPARE(file.value(QStringLiteral("timeouts/unheardOf")).toInt(), 7);
    QCOMPARE(file.value(QStringLiteral("future/list")).toStringList().size(), 2);
    QVERIFY(file.value(QStringLiteral("top")).toBool());
    QCOMPARE(m_settings->servers(), QList<Server>{server});
    QCOMPARE(m_settings->accounts(), QList<Account>{account});
}

void tst_Settings::lastAccountGoesWithTheAccount()
{
    const Server server = exampleServer();
    const Account account = exampleAccount(server);
    m_settings->saveServer(server);
    m_settings->saveAccount(account);
    m_settings->setLastAccount(account.id);
    m_settings->removeAccount(account.id);
    QCOMPARE(m_settings->lastAccount(), AccountId());
    QVERIFY(!fileText().contains("lastAccount"));
}

void tst_Settings::ignoresEntriesWithoutId()
{
    const QSignalSpy servers(m_settings.get(), &Settings::serversChanged);
    const QSignalSpy accounts(m_settings.get(), &Settings::accountsChanged);
    Server server = exampleServer();
    server.id = {};
    m_settings->saveServer(server);
    m_settings->setCurrentServer(server);
    m_settings->saveAccount({});
    QCOMPARE(m_settings->servers(), QList<Server>());
    QCOMPARE(m_settings->accounts(), QList<Account>());
    QCOMPARE(servers.size(), 0);
    QCOMPARE(accounts.size(), 0);
    QCOMPARE(fileText(), QByteArray());
}

void tst_Settings::signalsOnlyChanges()
{
    const Server server = exampleServer();
    const Account account = exampleAccount(server);
    const QSignalSpy servers(m_settings.get(), &Settings::serversChanged);
    const QSignalSpy accounts(m_settings.get(), &Settings::accountsChanged);
    const QSignalSpy timeouts(m_settings.get(), &Settings::timeoutsChanged);
    const QSignalSpy preferences(m_settings.get(), &Settings::preferencesChanged);

    for (int i = 0; i < 2; ++i) {
        m_settings->saveServer(server);
        m_settings->saveAccount(account);
        m_settings->setTimeouts(test::someTimeouts());
        m_settings->setPreferences(
            {QStringLiteral("fr"), Preferences::Theme::Dark, 150, false, false, false});
    }
    QCOMPARE(servers.size(), 1);
    QCOMPARE(accounts.size(), 1);
    QCOMPARE(timeouts.size(), 1);
    QCOMPARE(preferences.size(), 1);

    for (int i = 0; i < 2; ++i)
        m_settings->removeAccount(account.id);
    QCOMPARE(accounts.size(), 2);
    for (int i = 0; i < 2; ++i)
        m_settings->removeServer(server.id);
    QCOMPARE(servers.size(), 2);
}

DECIDESK_TEST(tst_Settings)
#include "tst_Settings.moc"
