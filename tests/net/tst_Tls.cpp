#include "Certificates.h"
#include "TestProgram.h"
#include "WaitUntil.h"
#include "WatchedConnection.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSslConfiguration>
#include <QSslServer>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>

#include <sys/stat.h>

using namespace decidesk;
using namespace decidesk::test;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(decidesk::Error::Kind)

class tst_Tls : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void trustsTheFileOfTheServer();
    void addsTheFileToTheSystemsIssuers();
    void ignoresTheFileWithoutTls();
    void refusesBadCertificates_data();
    void refusesBadCertificates();
    void needsAReadableFile_data();
    void needsAReadableFile();
    void wantsAClientCertificate_data();
    void wantsAClientCertificate();
    void sharesNoCipher();
    void serverEndsInTheHandshake_data();
    void serverEndsInTheHandshake();
    void refusedOverTls();
    void closeAndLossOverTls();
    void longReplyOverTls();

private:
    Certificates m_certificates;
};

namespace {

/// An echo server behind one of the certificates.
class SecureServer
{
public:
    explicit SecureServer(const QSslConfiguration &configuration)
        : m_server(QStringLiteral("test"), QWebSocketServer::SecureMode)
    {
        m_server.setSslConfiguration(configuration);
        m_listening = m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QWebSocketServer::newConnection, &m_server, [this] {
            ++m_upgraded;
            QWebSocket *socket = m_server.nextPendingConnection();
            socket->setParent(&m_server);
            m_newest = socket;
            QObject::connect(socket, &QWebSocket::textMessageReceived, socket,
                             &QWebSocket::sendTextMessage);
        });
    }

    [[nodiscard]] bool isListening() const { return m_listening; }
    [[nodiscard]] int upgradedCount() const { return m_upgraded; }
    [[nodiscard]] QWebSocket *newest() const { return m_newest; }
    [[nodiscard]] QUrl url(const QString &host = QStringLiteral("localhost")) const
    {
        return QUrl(QStringLiteral("wss://%1:%2/ws").arg(host).arg(m_server.serverPort()));
    }

private:
    QWebSocketServer m_server;
    QWebSocket *m_newest = nullptr;
    bool m_listening = false;
    int m_upgraded = 0;
};

/// `openssl s_server`: a counterpart that is not Qt. It shows the certificate `good`.
class OpensslServer
{
public:
    OpensslServer(const Certificates &certificates, const QStringList &options)
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(QStringLiteral("openssl"),
                        QStringList{QStringLiteral("s_server"), QStringLiteral("-accept"),
                                    QStringLiteral("127.0.0.1:0"), QStringLiteral("-cert"),
                                    certificates.file(QStringLiteral("good.pem")),
                                    QStringLiteral("-key"),
                                    certificates.file(QStringLiteral("good.key")),
                                    QStringLiteral("-CAfile"), certificates.caFile()}
                            + options);
        static const QRegularExpression accepts(QStringLiteral(R"(ACCEPT .*:(\d+)\s)"));
        while (m_port == 0 && m_process.waitForReadyRead()) {
            m_said += QString::fromLocal8Bit(m_process.readAll());
            m_port = accepts.match(m_said).capturedView(1).toInt();
        }
    }
    ~OpensslServer()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    [[nodiscard]] QUrl url() const
    {
        return m_port == 0 ? QUrl() : QUrl(QStringLiteral("wss://localhost:%1/ws").arg(m_port));
    }
    [[nodiscard]] const QString &said() const { return m_said; }

private:
    QProcess m_process;
    QString m_said;
    int m_port = 0;
};

} // namespace

void tst_Tls::initTestCase()
{
    QVERIFY(QSslSocket::supportsSsl());
    QCOMPARE(m_certificates.make(), QString());
}

void tst_Tls::trustsTheFileOfTheServer()
{
    SecureServer server(m_certificates.serverConfiguration(QStringLiteral("good")));
    QVERIFY(server.isListening());
    for (const char *host : {"localhost", "127.0.0.1"}) {
        WatchedConnection watched({server.url(QLatin1String(host)), m_certificates.caFile(), true});
        watched.link->open();
        QTRY_COMPARE(watched.openedCount, 1);
        watched.link->sendText(QStringLiteral("hello"));
        QTRY_COMPARE(watched.texts, QList<QString>{QStringLiteral("hello")});
        watched.link->close();
        QTRY_VERIFY(watched.hasEnded());
        QCOMPARE(watched.ends, QList<Error>{Error()});
    }
}

void tst_Tls::addsTheFileToTheSystemsIssuers()
{
    SecureServer server(m_certificates.serverConfiguration(QStringLiteral("good")));
    WatchedConnection watched({server.url(), m_certificates.caFile(), true});
    watched.link->open();
    const auto *socket = watched.link->findChild<QWebSocket *>();
    QVERIFY(socket);
    QCOMPARE(socket->sslConfiguration().caCertificates().size(),
             QSslConfiguration::systemCaCertificates().size() + 1);
    QCOMPARE(socket->sslConfiguration().peerVerifyMode(), QSslSocket::AutoVerifyPeer);
    // For this connection only.
    QVERIFY(!QSslConfiguration::defaultConfiguration().caCertificates().contains(
        socket->sslConfiguration().caCertificates().last()));
}

void tst_Tls::ignoresTheFileWithoutTls()
{
    QWebSocketServer server(QStringLiteral("test"), QWebSocketServer::NonSecureMode);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    WatchedConnection watched({server.serverUrl(), QStringLiteral("/no/such/file.pem"), true});
    watched.link->open();
    QTRY_COMPARE(watched.openedCount, 1);
}

void tst_Tls::refusesBadCertificates_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("caFile");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("mentions");
    const QString ca = m_certificates.caFile();
    QTest::newRow("unknown issuer")
        << "good" << QString() << Error::Kind::TlsUntrusted << "Decidesk test issuer ca";
    QTest::newRow("file of another issuer")
        << "good" << m_certificates.otherCaFile() << Error::Kind::TlsUntrusted << "issuer";
    QTest::newRow("self-signed") << "selfsigned" << ca << Error::Kind::TlsUntrusted << "localhost";
    QTest::newRow("wrong name") << "wrongname" << ca << Error::Kind::TlsWrongName
                                << "elsewhere.example";
    QTest::newRow("expired") << "expired" << ca << Error::Kind::TlsExpired << "Valid from";
    QTest::newRow("not valid yet") << "future" << ca << Error::Kind::TlsExpired << "Valid from";
    QTest::newRow("all at once") << "allwrong" << ca << Error::Kind::TlsUntrusted
                                 << "Decidesk test issuer other";
}

void tst_Tls::refusesBadCertificates()
{
    QFETCH(const QString, certificate);
    QFETCH(const QString, caFile);
    QFETCH(const Error::Kind, kind);
    QFETCH(const QString, mentions);
    SecureServer server(m_certificates.serverConfiguration(certificate));
    WatchedConnection watched({server.url(), caFile, true});
    watched.link->open();
    QTRY_VERIFY(watched.hasEnded());
    QCOMPARE(watched.kind(), kind);
    QVERIFY2(watched.ends.first().detail.contains(mentions),
             qPrintable(watched.ends.first().detail));
    QCOMPARE(watched.openedCount, 0);
    QCOMPARE(server.upgradedCount(), 0);
    QCOMPARE(watched.ends.size(), 1);
}

void tst_Tls::needsAReadableFile_data()
{
    QTest::addColumn<QString>("path");
    const auto make = [this](const char *name, const QByteArray &content) {
        QFile file(m_certificates.file(QString::fromLatin1(name)));
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        return file.fileName();
    };
    QTest::newRow("missing") << QStringLiteral("/no/such/file.pem");
    QTest::newRow("a folder") << QDir::tempPath();
    QTest::newRow("empty") << make("empty.pem", {});
    QTest::newRow("no certificate") << make("text.pem", "hello\n");
    QTest::newRow("a key") << m_certificates.file(QStringLiteral("good.key"));
    QTest::newRow("broken") << make(
        "broken.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    const QString pipe = m_certificates.file(QStringLiteral("pipe.pem"));
    QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    QTest::newRow("a pipe that nobody writes to") << pipe;
}

void tst_Tls::needsAReadableFile()
{
    QFETCH(const QString, path);
    SecureServer server(m_certificates.serverConfiguration(QStringLiteral("good")));
    WatchedConnection watched({server.url(), path, true});
    watched.link->open();
    QTRY_VERIFY(watched.hasEnded());
    QCOMPARE(watched.kind(), Error::Kind::CaFileUnreadable);
    QCOMPARE(watched.ends.first().detail, path);
    QCOMPARE(server.upgradedCount(), 0);
    QVERIFY(!watched.link->findChild<QAbstractSocket *>());
}

void tst_Tls::wantsAClientCertificate_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<qint64>("alert");
    QTest::newRow("TLS 1.2") << QStringLiteral("-tls1_2") << qint64(40);
    QTest::newRow("TLS 1.3") << QStringLiteral("-tls1_3") << qint64(116);
}

void tst_Tls::wantsAClientCertificate()
{
    QFETCH(const QString, version);
    OpensslServer server(m_certificates, {version, QStringLiteral("-Verify"), QStringLiteral("1")});
    QVERIFY2(server.url().isValid(), qPrintable(server.said()));
    WatchedConnection watched({server.url(), m_certificates.caFile(), true});
    watched.link->open();
    QTRY_VERIFY(watched.hasEnded());
    QCOMPARE(watched.kind(), Error::Kind::ClientCertificateWanted);
    QTEST(watched.ends.first().code, "alert");
    QCOMPARE(watched.openedCount, 0);
    QVERIFY(!watched.events.contains(QStringLiteral("Refused")));
}

void tst_Tls::sharesNoCipher()
{
    // The same alert as where a client certificate is missing.
    OpensslServer server(m_certificates,
                         {QStringLiteral("-tls1_2"), QStringLiteral("-cipher"),
                          QStringLiteral("AES128-CCM8:@SECLEVEL=0")});
    QVERIFY2(server.url().isValid(), qPrintable(server.said()));
    WatchedConnection watched({server.url(), m_certificates.caFile(), true});
    watched.link->open();
    QTRY_VERIFY(watched.hasEnded());
    QCOMPARE(watched.kind(), Error::Kind::TlsFailed);
}

void tst_Tls::serverEndsInTheHandshake_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("silence, then the end") << QByteArray() << Error::Kind::HungUp;
    QTest::newRow("a fatal alert")
        << QByteArray("\x15\x03\x03\x00\x02\x02\x28", 7) << Error::Kind::TlsFailed;
    QTest::newRow("SSH") << QByteArray("SSH-2.0-OpenSSH_9.2p1\r\n") << Error::Kind::TlsFailed;
}

void tst_Tls::serverEndsInTheHandshake()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const Error::Kind, kind);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    int accepted = 0;
    connect(&server, &QTcpServer::newConnection, this, [&] {
        ++accepted;
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket, answer] {
            socket->readAll();
            socket->write(answer);
            socket->disconnectFromHost();
        });
    });
    WatchedConnection watched(
        {QUrl(QStringLiteral("wss://localhost:%1/").arg(server.serverPort())), {}, true});
    watched.link->open();
    QTRY_VERIFY(watched.hasEnded());
    QCOMPARE(watched.kind(), kind);
    if (kind == Error::Kind::HungUp)
        QCOMPARE(watched.ends.first().code, 1);
    QCOMPARE(watched.ends.size(), 1);
    // Who could not be understood is not asked again.
    QCOMPARE(accepted, 1);
}

void tst_Tls::refusedOverTls()
{
    QSslServer server;
    server.setSslConfiguration(m_certificates.serverConfiguration(QStringLiteral("good")));
    QVERIFY(server.listen(QHostAddress::LocalHost));
    int requests = 0;
    connect(&server, &QTcpServer::pendingConnectionAvailable, this, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [&requests, socket] {
            if (!socket->readAll().endsWith("\r\n\r\n"))
                return;
            ++requests;
            socket->write("HTTP/1.1 403 Forbidden\r\nContent-Length: 6\r\n\r\nNo key");
        });
    });
    const QUrl url(QStringLiteral("wss://localhost:%1/ws").arg(server.serverPort()));
    WatchedConnection watched({url, m_certificates.caFile(), true});
    watched.link->open();
    QTRY_VERIFY(watched.hasEnded());
    QCOMPARE(watched.kind(), Error::Kind::UpgradeRefused);
    QCOMPARE(watched.ends.first().detail, QStringLiteral("No key"));
    QCOMPARE(requests, 2);
}

void tst_Tls::closeAndLossOverTls()
{
    SecureServer server(m_certificates.serverConfiguration(QStringLiteral("good")));
    {
        WatchedConnection watched({server.url(), m_certificates.caFile(), true});
        watched.link->open();
        QTRY_COMPARE(watched.openedCount, 1);
        server.newest()->sendTextMessage(QStringLiteral("last words"));
        server.newest()->close(QWebSocketProtocol::CloseCodeGoingAway, QStringLiteral("restart"));
        QTRY_VERIFY(watched.hasEnded());
        QCOMPARE(watched.texts, QList<QString>{QStringLiteral("last words")});
        QCOMPARE(watched.kind(), Error::Kind::ClosedByServer);
        QCOMPARE(watched.ends.first().code, 1001);
        QCOMPARE(watched.ends.first().detail, QStringLiteral("restart"));
    }
    {
        WatchedConnection watched({server.url(), m_certificates.caFile(), true});
        watched.link->open();
        QTRY_COMPARE(watched.openedCount, 1);
        server.newest()->abort();
        QTRY_VERIFY(watched.hasEnded());
        QCOMPARE(watched.kind(), Error::Kind::ConnectionLost);
    }
}

void tst_Tls::longReplyOverTls()
{
    SecureServer server(m_certificates.serverConfiguration(QStringLiteral("good")));
    WatchedConnection watched({server.url(), m_certificates.caFile(), true});
    watched.link->open();
    QTRY_COMPARE(watched.openedCount, 1);
    const QString text(4 * 1024 * 1024, QLatin1Char('x'));
    server.newest()->setOutgoingFrameSize(QWebSocket::maxOutgoingFrameSize());
    server.newest()->sendTextMessage(text);
    QTRY_COMPARE(watched.texts.size(), 1);
    QCOMPARE(watched.texts.first().size(), text.size());
    QVERIFY(watched.link->partialArrivals() > 0);
}

DECIDESK_TEST(tst_Tls)
#include "tst_Tls.moc"
