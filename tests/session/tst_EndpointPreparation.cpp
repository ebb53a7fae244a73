#include "Certificates.h"
#include "EndpointPreparation.h"
#include "SecretStore.h"
#include "TestProgram.h"

#include <QTest>

#include <memory>
#include <optional>

using namespace decidesk;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(decidesk::Error::Kind)

class tst_EndpointPreparation : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void isReadyAtOnceWithoutSecrets_data();
    void isReadyAtOnceWithoutSecrets();
    void fetchesSecretHeaders();
    void secretsAtHandAreUsedAtOnce();
    void readsTheCertificateElsewhere();
    void namesWhatIsMissing_data();
    void namesWhatIsMissing();
    void withoutAKeychain();
    void answersNobodyWhoIsGone_data();
    void answersNobodyWhoIsGone();

private:
    using Prepared = std::variant<Endpoint, Error>;

    void keep(const ServerSecrets &secrets);
    /// Waits for the answer.
    Prepared prepared();

    test::Certificates m_certificates;
    Server m_server;
    std::unique_ptr<SecretStore> m_secrets;
};

void tst_EndpointPreparation::initTestCase()
{
    QCOMPARE(m_certificates.make(), QString());
    QCOMPARE(m_certificates.makeClients(), QString());
}

void tst_EndpointPreparation::init()
{
    m_server = {};
    m_server.id = QUuid::createUuid();
    m_server.url = QUrl(u"wss://a.example/ws"_s);
    m_server.origin = u"https://a.example"_s;
    m_secrets = std::make_unique<SecretStore>(u"test"_s, SecretStore::Backend::MemoryOnly);
}

void tst_EndpointPreparation::keep(const ServerSecrets &secrets)
{
    m_secrets->write(serverSecretsEntry(m_server.id), secrets.toEntry(), this, [](const auto &) {});
}

tst_EndpointPreparation::Prepared tst_EndpointPreparation::prepared()
{
    std::optional<Prepared> answer;
    prepareEndpoint(m_server, *m_secrets, this, [&answer](const Prepared &made) { answer = made; });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }))
        qFatal("no answer");
    return *answer;
}

void tst_EndpointPreparation::isReadyAtOnceWithoutSecrets_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QList<ServerHeader>>("headers");
    QTest::addColumn<QString>("certificate");
    const QString wss = u"wss://a.example/"_s;
    QTest::newRow("nothing") << wss << QList<ServerHeader>() << QString();
    QTest::newRow("plain header") << wss << QList<ServerHeader>{{u"X"_s, u"1"_s, false}}
                                  << QString();
    QTest::newRow("certificate without TLS")
        << u"ws://a.example/"_s << QList<ServerHeader>() << u"/no/such/file.pem"_s;
}

void tst_EndpointPreparation::isReadyAtOnceWithoutSecrets()
{
    QFETCH(const QString, url);
    QFETCH(const QList<ServerHeader>, headers);
    QFETCH(const QString, certificate);
    m_server.url = QUrl(url);
    m_server.headers = headers;
    m_server.clientCertificate = certificate;
    m_server.clientPassphrase = true;
    std::optional<Prepared> answer;
    prepareEndpoint(m_server, *m_secrets, this, [&answer](const Prepared &made) { answer = made; });
    QVERIFY(answer);
    QVERIFY(std::holds_alternative<Endpoint>(*answer));
    QCOMPARE(std::get<Endpoint>(*answer), endpointOf(m_server));
}

void tst_EndpointPreparation::fetchesSecretHeaders()
{
    m_server.headers = {{u"X-Plain"_s, u"1"_s, false}, {u"Authorization"_s, {}, true}};
    ServerSecrets secrets;
    secrets.setHeader(u"AUTHORIZATION"_s, Secret(u"Bearer x"_s));
    keep(secrets);
    const Prepared made = prepared();
    QVERIFY(std::holds_alternative<Endpoint>(made));
    Endpoint expected = endpointOf(m_server);
    expected.headers.last().value = Secret(u"Bearer x"_s);
    QCOMPARE(std::get<Endpoint>(made), expected);
}

void tst_EndpointPreparation::secretsAtHandAreUsedAtOnce()
{
    m_server.headers = {{u"Authorization"_s, {}, true}};
    ServerSecrets secrets;
    secrets.setHeader(u"Authorization"_s, Secret(u"Bearer typed"_s));
    std::optional<Prepared> answer;
    prepareEndpoint(m_server, secrets, this, [&answer](const Prepared &made) { answer = made; });
    QVERIFY(answer);
    QCOMPARE(std::get<Endpoint>(*answer).headers.constFirst().value, Secret(u"Bearer typed"_s));
}

void tst_EndpointPreparation::readsTheCertificateElsewhere()
{
    m_server.clientCertificate = m_certificates.file(u"chain.pem"_s);
    m_server.clientKey = m_certificates.file(u"pkcs8.key"_s);
    m_server.clientPassphrase = true;
    ServerSecrets secrets;
    secrets.passphrase = Secret(test::Certificates::clientPassphrase);
    keep(secrets);
    const Prepared made = prepared();
    QVERIFY(std::holds_alternative<Endpoint>(made));
    const ClientIdentity &identity = std::get<Endpoint>(made).identity;
    QCOMPARE(identity.chain.size(), 2);
    QCOMPARE(identity.chain.constFirst().subjectInfo(QSslCertificate::CommonName),
             QStringList{u"client"_s});
    QVERIFY(!identity.key.isNull());

    // From the event loop, also where no keychain is asked.
    std::optional<Prepared> answer;
    prepareEndpoint(m_server, secrets, this, [&answer](const Prepared &late) { answer = late; });
    QVERIFY(!answer);
    QTRY_VERIFY(answer);
    QCOMPARE(std::get<Endpoint>(*answer).identity, identity);
}

void tst_EndpointPreparation::namesWhatIsMissing_data()
{
    QTest::addColumn<bool>("entry");
    QTest::addColumn<QList<ServerHeader>>("headers");
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("detail");
    const QList<ServerHeader> secret{{u"X-Key"_s, {}, true}};
    using Kind = Error::Kind;
    QTest::newRow("no entry") << false << secret << QString() << Kind::ServerSecretMissing
                              << u"X-Key"_s;
    QTest::newRow("no value of this name")
        << true << secret << QString() << Kind::ServerSecretMissing << u"X-Key"_s;
    QTest::newRow("no passphrase")
        << false << QList<ServerHeader>() << m_certificates.file(u"modern.p12"_s)
        << Kind::ClientKeyLocked << m_certificates.file(u"modern.p12"_s);
    QTest::newRow("no certificate")
        << false << QList<ServerHeader>() << m_certificates.file(u"none.pem"_s)
        << Kind::ClientCertificateUnreadable << m_certificates.file(u"none.pem"_s);
}

void tst_EndpointPreparation::namesWhatIsMissing()
{
    QFETCH(const bool, entry);
    QFETCH(const QList<ServerHeader>, headers);
    QFETCH(const QString, certificate);
    QFETCH(const Error::Kind, kind);
    QFETCH(const QString, detail);
    if (entry) {
        ServerSecrets other;
        other.setHeader(u"X-Other"_s, Secret(u"1"_s));
        keep(other);
    }
    m_server.headers = headers;
    m_server.clientCertificate = certificate;
    m_server.clientPassphrase = !certificate.isEmpty();
    const Prepared made = prepared();
    QVERIFY(std::holds_alternative<Error>(made));
    QCOMPARE(std::get<Error>(made).kind, kind);
    QCOMPARE(std::get<Error>(made).detail, detail);
}

void tst_EndpointPreparation::withoutAKeychain()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus");
    m_secrets = std::make_unique<SecretStore>(u"test"_s, SecretStore::Backend::Keychain);
    m_server.headers = {{u"X-Key"_s, {}, true}};
    const Prepared made = prepared();
    QVERIFY(std::holds_alternative<Error>(made));
    QCOMPARE(std::get<Error>(made).kind, Error::Kind::ServerSecretsUnavailable);
    QCOMPARE(std::get<Error>(made).code, 0);

    // What is typed works until the end of the run.
    ServerSecrets typed;
    typed.setHeader(u"X-Key"_s, Secret(u"typed"_s));
    keep(typed);
    const Prepared later = prepared();
    QVERIFY(std::holds_alternative<Endpoint>(later));
    QCOMPARE(std::get<Endpoint>(later).headers.constFirst().value, Secret(u"typed"_s));
}

void tst_EndpointPreparation::answersNobodyWhoIsGone_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::newRow("while the keychain is asked") << QString();
    QTest::newRow("while the files are read") << m_certificates.file(u"both.pem"_s);
}

void tst_EndpointPreparation::answersNobodyWhoIsGone()
{
    QFETCH(const QString, certificate);
    m_server.clientCertificate = certificate;
    if (certificate.isEmpty())
        m_server.headers = {{u"X-Key"_s, {}, true}};
    auto context = std::make_unique<QObject>();
    bool answered = false;
    prepareEndpoint(m_server, *m_secrets, context.get(),
                    [&answered](const auto &) { answered = true; });
    context.reset();
    // One that came later and is answered tells that the first would have been.
    QVERIFY(!answered);
    prepared();
    QVERIFY(!answered);
}

DECIDESK_TEST(tst_EndpointPreparation)
#include "tst_EndpointPreparation.moc"
