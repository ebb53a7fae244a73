#include "EndpointPreparation.h"
#include "SecretStore.h"
#include "TestProgram.h"

#include <QProcess>
#include <QTest>

#include <chrono>
#include <optional>

using namespace decidesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The secrets of a server in a real keyring, open and locked; runs inside with-keyring.
class tst_LockedServerSecrets : public QObject
{
    Q_OBJECT

private slots:
    void openThenLocked();
};

void tst_LockedServerSecrets::openThenLocked()
{
    QVERIFY2(qEnvironmentVariableIsSet("DECIDESK_KEYRING_PID"), "start it by with-keyring");
    Server server;
    server.id = QUuid::createUuid();
    server.url = QUrl(u"ws://localhost:3000/ws"_s);
    server.headers = {{u"Authorization"_s, {}, true}};
    ServerSecrets secrets;
    secrets.setHeader(u"Authorization"_s, Secret(u"Bearer \"ü\""_s));
    SecretStore store(u"decidesk-locked-secrets"_s, SecretStore::Backend::Keychain);
    store.setTimeout(5s);
    std::optional<std::optional<Error>> written;
    store.write(serverSecretsEntry(server.id), secrets.toEntry(), this,
                [&written](const std::optional<Error> &error) { written = error; });
    QTRY_VERIFY(written);
    QCOMPARE(*written, std::nullopt);

    const auto prepare = [&] {
        std::optional<std::variant<Endpoint, Error>> answer;
        prepareEndpoint(server, store, this, [&answer](const auto &made) { answer = made; });
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 20'000))
            qFatal("no answer");
        return *answer;
    };
    const auto open = prepare();
    QVERIFY(std::holds_alternative<Endpoint>(open));
    QCOMPARE(std::get<Endpoint>(open).headers.constFirst().value, Secret(u"Bearer \"ü\""_s));

    // Nobody can unlock it here: there is no display for the prompt.
    QCOMPARE(QProcess::execute(u"dbus-send"_s,
                               {u"--session"_s, u"--print-reply=literal"_s,
                                u"--dest=org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s,
                                u"org.freedesktop.Secret.Service.Lock"_s,
                                u"array:objpath:/org/freedesktop/secrets/collection/login"_s}),
             0);
    const auto locked = prepare();
    QVERIFY(std::holds_alternative<Error>(locked));
    QCOMPARE(std::get<Error>(locked).kind, Error::Kind::ServerSecretsUnavailable);
    QCOMPARE(std::get<Error>(locked).code, 1);
}

DECIDESK_TEST(tst_LockedServerSecrets)
#include "tst_LockedServerSecrets.moc"
