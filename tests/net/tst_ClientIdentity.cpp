#include "Certificates.h"
#include "ClientIdentity.h"
#include "TestProgram.h"
#include "WatchedConnection.h"

#include <QDir>
#include <QFile>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>

#include <sys/stat.h>

using namespace decidesk;
using namespace decidesk::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(decidesk::Error::Kind)

/// A client's certificate and key: read from every kind of file, and shown to a server that lets
/// nobody in without.
class tst_ClientIdentity : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void opensTheDoor_data();
    void opensTheDoor();
    void withoutItTheDoorStaysShut();
    void aForeignKeyIsNamed();
    void isNotUsedWithoutTls();

    void namesWhatIsWrong_data();
    void namesWhatIsWrong();
    void warnsOfFilesWithoutPassphrase_data();
    void warnsOfFilesWithoutPassphrase();

private:
    [[nodiscard]] QString path(const QString &name) const;

    Certificates m_certificates;
};

namespace {

/// A server that wants a certificate of the issuer.
class StrictServer
{
public:
    explicit StrictServer(const Certificates &certificates)
        : m_server(u"test"_s, QWebSocketServer::SecureMode)
    {
        QSslConfiguration configuration = certificates.serverConfiguration(u"good"_s);
        configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
        configuration.setCaCertificates(QSslCertificate::fromPath(certificates.caFile()));
        m_server.setSslConfiguration(configuration);
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("the server can't listen");
        QObject::connect(&m_server, &QWebSocketServer::newConnection, &m_server, [this] {
            QWebSocket *socket = m_server.nextPendingConnection();
            socket->setParent(&m_server);
            guests += socket->sslConfiguration()
                          .peerCertificate()
                          .subjectInfo(QSslCertificate::CommonName)
                          .join(u',');
        });
    }

    [[nodiscard]] QUrl url() const
    {
        return QUrl(u"wss://localhost:%1/ws"_s.arg(m_server.serverPort()));
    }

    QStringList guests; ///< the names in their certificates

private:
    QWebSocketServer m_server;
};

} // namespace

void tst_ClientIdentity::initTestCase()
{
    QCOMPARE(m_certificates.make(), QString());
    QCOMPARE(m_certificates.makeClients(), QString());
}

/// "-": a path that is not there; else a file of the certificates, or none.
QString tst_ClientIdentity::path(const QString &name) const
{
    return name.isEmpty() ? QString() : m_certificates.file(name);
}

void tst_ClientIdentity::opensTheDoor_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("passphrase");
    QTest::addColumn<QString>("guest");
    const QString phrase = Certificates::clientPassphrase;
    const QString client = u"client"_s;
    QTest::newRow("PEM, open key") << u"chain.pem"_s << u"client.key"_s << QString() << client;
    QTest::newRow("PEM, all in one") << u"both.pem"_s << QString() << QString() << client;
    QTest::newRow("PEM, passphrase of an open key")
        << u"chain.pem"_s << u"client.key"_s << u"needless"_s << client;
    QTest::newRow("PEM, PKCS #8 key") << u"chain.pem"_s << u"pkcs8.key"_s << phrase << client;
    QTest::newRow("PEM, traditional key")
        << u"chain.pem"_s << u"traditional.key"_s << phrase << client;
    QTest::newRow("PEM, open EC key")
        << u"eccchain.pem"_s << u"eccclient.key"_s << QString() << u"eccclient"_s;
    QTest::newRow("PEM, EC key") << u"eccchain.pem"_s << u"ecc.key"_s << phrase << u"eccclient"_s;
    QTest::newRow("PKCS #12") << u"modern.p12"_s << QString() << phrase << client;
    QTest::newRow("PKCS #12, open") << u"open.p12"_s << QString() << QString() << client;
    QTest::newRow("PKCS #12, key file beside it")
        << u"modern.p12"_s << u"eccclient.key"_s << phrase << client;
}

void tst_ClientIdentity::opensTheDoor()
{
    QFETCH(const QString, certificate);
    QFETCH(const QString, key);
    QFETCH(const QString, passphrase);
    QFETCH(const QString, guest);
    const auto read = readClientIdentity(path(certificate), path(key), Secret(passphrase));
    const auto *identity = std::get_if<ClientIdentity>(&read);
    QVERIFY(identity);
    QCOMPARE(identity->chain.size(), 2);

    StrictServer server(m_certificates);
    Endpoint endpoint{server.url(), m_certificates.caFile(), true};
    endpoint.identity = *identity;
    WatchedConnection watched(endpoint);
    watched.link->open();
    QTRY_COMPARE(watched.openedCount, 1);
    QTRY_COMPARE(server.guests, QStringList{guest});
}

void tst_ClientIdentity::withoutItTheDoorStaysShut()
{
    StrictServer server(m_certificates);
    WatchedConnection watched({server.url(), m_certificates.caFile(), true});
    watched.link->open();
    QTRY_VERIFY(watched.hasEnded());
    QCOMPARE(watched.openedCount, 0);
    QCOMPARE(server.guests, QStringList());
}

void tst_ClientIdentity::aForeignKeyIsNamed()
{
    const auto read = readClientIdentity(path(u"chain.pem"_s), path(u"inter.key"_s), {});
    QVERIFY(std::holds_alternative<ClientIdentity>(read));
    StrictServer server(m_certificates);
    Endpoint endpoint{server.url(), m_certificates.caFile(), true};
    endpoint.identity = std::get<ClientIdentity>(read);
    WatchedConnection watched(endpoint);
    watched.link->open();
    QTRY_VERIFY(watched.hasEnded());
    QCOMPARE(watched.kind(), Error::Kind::ClientKeyForeign);
    QCOMPARE(server.guests, QStringList());
}

void tst_ClientIdentity::isNotUsedWithoutTls()
{
    QWebSocketServer server(u"test"_s, QWebSocketServer::NonSecureMode);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    Endpoint endpoint{server.serverUrl(), {}, true};
    endpoint.clientCertificate = u"/no/such/file.pem"_s;
    WatchedConnection watched(endpoint);
    watched.link->open();
    QTRY_COMPARE(watched.openedCount, 1);
}

void tst_ClientIdentity::namesWhatIsWrong_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("passphrase");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("about");
    using Kind = Error::Kind;
    const auto make = [this](const char *name, const QByteArray &content) {
        QFile file(m_certificates.file(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("can't write");
        return QString::fromLatin1(name);
    };
    const QString pipe = u"pipe.pem"_s;
    QCOMPARE(mkfifo(QFile::encodeName(path(pipe)).constData(), 0600), 0);
    const QString folder = u"folder"_s;
    QVERIFY(QDir(m_certificates.file({})).mkpath(folder));
    const QString chain = u"chain.pem"_s;
    const QString right = Certificates::clientPassphrase;
    const auto row = [](const char *title, const QString &certificate, const QString &key,
                        const QString &passphrase, Kind kind, const QString &about) {
        QTest::newRow(title) << certificate << key << passphrase << kind << about;
    };
    const Kind unreadable = Kind::ClientCertificateUnreadable;
    row("missing", u"none.pem"_s, {}, {}, unreadable, u"none.pem"_s);
    row("a folder", folder, {}, {}, unreadable, folder);
    row("a pipe that nobody writes to", pipe, {}, {}, unreadable, pipe);
    row("empty", make("empty.pem", {}), {}, {}, unreadable, u"empty.pem"_s);
    row("text", make("text.pem", "hello\n"), {}, {}, unreadable, u"text.pem"_s);
    row("a key alone", u"client.key"_s, {}, {}, unreadable, u"client.key"_s);
    row("too large", make("large.pem", QByteArray(5 * 1024 * 1024, 'x')), {}, {}, unreadable,
        u"large.pem"_s);
    row("broken",
        make("broken.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"),
        u"client.key"_s, {}, unreadable, u"broken.pem"_s);
    row("no key in it", chain, {}, {}, Kind::ClientKeyUnreadable, chain);
    row("key file missing", chain, u"none.key"_s, {}, Kind::ClientKeyUnreadable, u"none.key"_s);
    row("no key in the key file", chain, u"ca.pem"_s, {}, Kind::ClientKeyUnreadable, u"ca.pem"_s);
    row("broken key", chain,
        make("broken.key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"), {},
        Kind::ClientKeyUnreadable, u"broken.key"_s);
    row("Ed25519", u"edclient.pem"_s, u"edclient.key"_s, {}, Kind::ClientKeyUnreadable,
        u"edclient.key"_s);
    for (const char *key : {"pkcs8.key", "traditional.key", "ecc.key"}) {
        const QString name = QString::fromLatin1(key);
        QTest::addRow("%s, no passphrase", key)
            << chain << name << QString() << Kind::ClientKeyLocked << name;
        QTest::addRow("%s, wrong passphrase", key)
            << chain << name << u"wrong"_s << Kind::ClientKeyLocked << name;
    }
    const QString p12 = u"modern.p12"_s;
    row("PKCS #12, no passphrase", p12, {}, {}, Kind::ClientKeyLocked, p12);
    row("PKCS #12, wrong passphrase", p12, {}, u"wrong"_s, Kind::ClientKeyLocked, p12);
    row("PKCS #12, needless passphrase", u"open.p12"_s, {}, right, Kind::ClientKeyLocked,
        u"open.p12"_s);
    row("PKCS #12, cut off", make("cut.p12", "0\x82\x0a\x0a"), {}, right, Kind::ClientKeyLocked,
        u"cut.p12"_s);
    row("PKCS #12 of old", u"legacy.p12"_s, {}, right, Kind::ClientCertificateTooOld,
        u"legacy.p12"_s);
}

void tst_ClientIdentity::namesWhatIsWrong()
{
    QFETCH(const QString, certificate);
    QFETCH(const QString, key);
    QFETCH(const QString, passphrase);
    QFETCH(const Error::Kind, kind);
    QFETCH(const QString, about);
    const auto read = readClientIdentity(path(certificate), path(key), Secret(passphrase));
    const auto *error = std::get_if<Error>(&read);
    QVERIFY(error);
    QCOMPARE(error->kind, kind);
    QCOMPARE(error->detail, path(about));
}

void tst_ClientIdentity::warnsOfFilesWithoutPassphrase_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<Error::Kind>("kind");
    using Kind = Error::Kind;
    QTest::newRow("encrypted key") << u"chain.pem"_s << u"pkcs8.key"_s << Kind::None;
    QTest::newRow("all in one") << u"both.pem"_s << QString() << Kind::None;
    QTest::newRow("PKCS #12") << u"modern.p12"_s << QString() << Kind::None;
    QTest::newRow("no certificate")
        << u"client.key"_s << QString() << Kind::ClientCertificateUnreadable;
    QTest::newRow("no key") << u"chain.pem"_s << QString() << Kind::ClientKeyUnreadable;
}

void tst_ClientIdentity::warnsOfFilesWithoutPassphrase()
{
    QFETCH(const QString, certificate);
    QFETCH(const QString, key);
    QFETCH(const Error::Kind, kind);
    const std::optional<Error> error = checkClientFiles(path(certificate), path(key));
    QCOMPARE(error ? error->kind : Error::Kind::None, kind);
}

DECIDESK_TEST(tst_ClientIdentity)
#include "tst_ClientIdentity.moc"
