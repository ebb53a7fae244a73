#include "ConsoleConnection.h"
#include "HostilePeer.h"
#include "SessionFixture.h"
#include "TestProgram.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace decidesk;
using namespace decidesk::test;
using namespace Qt::StringLiterals;

using State = Session::State;

namespace {

QByteArrayList linesOf(const QByteArray &request)
{
    return request.toLower().replace("\r", "").split('\n');
}

} // namespace

/// What the settings of a server say of the opening handshake, through a session and the console.
class tst_SessionHandshake : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void sendsWhatTheSettingsSay();
    void theConsoleSendsItToo();
    void aMissingSecretIsNamed();
    void theConsoleNamesAMissingSecret();
    void cancelWhileTheKeychainIsAsked();
    void theConsoleIsClosedWhileTheKeychainIsAsked();
    void anOpenLinkStaysWhereItsHandshakeIsTheSame();
    void anOpenLinkIsLeftWhereItsHandshakeChanges_data();
    void anOpenLinkIsLeftWhereItsHandshakeChanges();

private:
    Server secretServer();
    void keepSecret();
    /// Until all that was asked of the keychain before is answered.
    void waitForKeychain();

    std::unique_ptr<HostilePeer> m_peer;
    std::unique_ptr<SessionFixture> m_fixture;
    Session *m_session = nullptr;
};

void tst_SessionHandshake::init()
{
    m_peer = std::make_unique<HostilePeer>();
    m_fixture = std::make_unique<SessionFixture>();
    m_session = m_fixture->newSession(m_peer->url());
    m_fixture->settings.saveServer(secretServer());
}

void tst_SessionHandshake::cleanup()
{
    m_fixture.reset();
    m_peer.reset();
}

Server tst_SessionHandshake::secretServer()
{
    Server server = m_session->server();
    server.origin = u"https://a.example"_s;
    server.subprotocols = u"chat"_s;
    server.headers = {{u"Authorization"_s, {}, true}};
    return server;
}

void tst_SessionHandshake::keepSecret()
{
    ServerSecrets secrets;
    secrets.setHeader(u"Authorization"_s, Secret(u"Bearer canary"_s));
    m_fixture->secrets.write(serverSecretsEntry(m_session->server().id), secrets.toEntry(), this,
                             [](const auto &) {});
}

void tst_SessionHandshake::waitForKeychain()
{
    bool answered = false;
    m_fixture->secrets.read(u"another"_s, this, [&answered](const auto &) { answered = true; });
    QTRY_VERIFY(answered);
}

void tst_SessionHandshake::sendsWhatTheSettingsSay()
{
    keepSecret();
    m_fixture->registerAccount(m_session);
    QCOMPARE(m_session->state(), State::Connecting);
    QTRY_COMPARE(m_peer->texts().size(), 1);
    const QByteArrayList request = linesOf(m_peer->lastRequest());
    for (const char *line : {"origin: https://a.example", "sec-websocket-protocol: chat",
                             "authorization: bearer canary"})
        QVERIFY2(request.contains(line), line);
    QCOMPARE(m_session->url(), m_peer->url());
}

void tst_SessionHandshake::theConsoleSendsItToo()
{
    keepSecret();
    ConsoleConnection console(m_fixture->secrets, &m_fixture->traffic);
    console.setServer(m_session->server());
    console.send(u"one"_s);
    console.send(u"two"_s);
    QTRY_COMPARE(m_peer->texts(), (QList<QByteArray>{"one", "two"}));
    QVERIFY(linesOf(m_peer->lastRequest()).contains("authorization: bearer canary"));
    QCOMPARE(m_peer->acceptedCount(), 1);
}

void tst_SessionHandshake::aMissingSecretIsNamed()
{
    m_session->logIn();
    QTRY_COMPARE(m_session->state(), State::Offline);
    QVERIFY(m_session->problem());
    QCOMPARE(m_session->problem()->step, Problem::Step::LogIn);
    QCOMPARE(m_session->problem()->error.kind, Error::Kind::ServerSecretMissing);
    QCOMPARE(m_session->problem()->error.detail, u"Authorization"_s);
    QCOMPARE(m_peer->acceptedCount(), 0);
    // It is not tried again by itself; once the value is there it goes on.
    keepSecret();
    m_fixture->registerAccount(m_session);
    QTRY_COMPARE(m_peer->texts().size(), 1);
}

void tst_SessionHandshake::theConsoleNamesAMissingSecret()
{
    ConsoleConnection console(m_fixture->secrets, &m_fixture->traffic);
    QSignalSpy failed(&console, &ConsoleConnection::failed);
    console.setServer(m_session->server());
    console.send(u"one"_s);
    console.send(u"two"_s);
    QTRY_COMPARE(failed.count(), 2);
    QCOMPARE(failed.first().first().value<Error>().kind, Error::Kind::ServerSecretMissing);
    QCOMPARE(console.state(), ConsoleConnection::State::Closed);
    QCOMPARE(m_peer->acceptedCount(), 0);
}

void tst_SessionHandshake::cancelWhileTheKeychainIsAsked()
{
    keepSecret();
    m_session->logIn();
    QCOMPARE(m_session->state(), State::Connecting);
    m_session->cancel();
    QCOMPARE(m_session->state(), State::Offline);
    waitForKeychain();
    QCOMPARE(m_session->state(), State::Offline);
    QVERIFY(!m_session->problem());
    // The next attempt is the first that arrives.
    m_fixture->registerAccount(m_session);
    QTRY_COMPARE(m_peer->texts().size(), 1);
    QCOMPARE(m_peer->acceptedCount(), 1);
}

void tst_SessionHandshake::theConsoleIsClosedWhileTheKeychainIsAsked()
{
    keepSecret();
    ConsoleConnection console(m_fixture->secrets, &m_fixture->traffic);
    QSignalSpy failed(&console, &ConsoleConnection::failed);
    console.setServer(m_session->server());
    console.send(u"one"_s);
    QCOMPARE(console.state(), ConsoleConnection::State::Connecting);
    console.close();
    QCOMPARE(console.state(), ConsoleConnection::State::Closed);
    QCOMPARE(failed.count(), 1);
    QCOMPARE(failed.first().first().value<Error>().kind, Error::Kind::Cancelled);
    waitForKeychain();
    QCOMPARE(m_fixture->traffic.endNumber(), m_fixture->traffic.firstNumber());
    console.send(u"two"_s);
    QTRY_COMPARE(m_peer->texts(), QList<QByteArray>{"two"});
    QCOMPARE(m_peer->acceptedCount(), 1);
}

void tst_SessionHandshake::anOpenLinkStaysWhereItsHandshakeIsTheSame()
{
    keepSecret();
    m_peer->setFrameHandler([this](int opcode, const QByteArray &) {
        if (opcode == HostilePeer::Text)
            m_peer->send(HostilePeer::text(R"({"error":"unknown"})"));
    });
    m_fixture->registerAccount(m_session);
    QTRY_COMPARE(m_session->state(), State::Open);
    Server renamed = m_session->server();
    renamed.name = u"Staging"_s;
    m_fixture->settings.saveServer(renamed);
    QCOMPARE(m_session->state(), State::Open);
    QCOMPARE(m_peer->openCount(), 1);
}

void tst_SessionHandshake::anOpenLinkIsLeftWhereItsHandshakeChanges_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"origin", "subprotocols", "headers", "certificate"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void tst_SessionHandshake::anOpenLinkIsLeftWhereItsHandshakeChanges()
{
    QFETCH(const QString, what);
    keepSecret();
    m_peer->setFrameHandler([this](int opcode, const QByteArray &) {
        if (opcode == HostilePeer::Text)
            m_peer->send(HostilePeer::text(R"({"error":"unknown"})"));
    });
    m_fixture->registerAccount(m_session);
    QTRY_COMPARE(m_session->state(), State::Open);
    Server changed = m_session->server();
    if (what == u"origin")
        changed.origin = u"null"_s;
    else if (what == u"subprotocols")
        changed.subprotocols.clear();
    else if (what == u"headers")
        changed.headers.append({u"X"_s, u"1"_s, false});
    else
        changed.clientCertificate = u"/c.pem"_s;
    m_fixture->settings.saveServer(changed);
    QTRY_COMPARE(m_session->state(), State::Offline);
    QTRY_COMPARE(m_peer->openCount(), 0);
}

DECIDESK_TEST(tst_SessionHandshake)
#include "tst_SessionHandshake.moc"
