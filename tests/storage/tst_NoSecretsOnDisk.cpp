#include "LogFile.h"
#include "Profile.h"
#include "SecretCalls.h"
#include "SecretStore.h"
#include "ServerSecrets.h"
#include "Settings.h"
#include "SomeTimeouts.h"
#include "TestProgram.h"

#include <QDebug>
#include <QDirIterator>
#include <QFile>
#include <QLoggingCategory>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

using namespace decidesk;
using namespace secretcalls;

namespace {

Q_LOGGING_CATEGORY(category, "decidesk.test")

const QString apiKey = QStringLiteral("canary-api-key-51f0");
const QString checksum = QStringLiteral("canary-checksum-77ab");
const QString token = QStringLiteral("canary-token-90c3");
const QString headerValue = QStringLiteral("canary-header-31d8");
const QString passphrase = QStringLiteral("canary-passphrase-be02");

/// The ways in which `secret` could stand in a file.
QList<QByteArray> spellings(const QString &secret)
{
    const QByteArray plain = secret.toUtf8();
    QStringEncoder utf16(QStringEncoder::Utf16LE);
    return {plain,         utf16(secret),           plain.toBase64(QByteArray::OmitTrailingEquals),
            plain.toHex(), plain.toHex().toUpper(), QByteArray(plain).replace('-', "%2D")};
}

/// "file: secret" for every secret in a file below `folder`.
QStringList findings(const QString &folder)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly)) {
            found.append(file.fileName() + QStringLiteral(": cannot be read"));
            continue;
        }
        const QByteArray contents = file.readAll();
        for (const QString &secret : {apiKey, checksum, token, headerValue, passphrase}) {
            for (const QByteArray &spelling : spellings(secret)) {
                if (contents.contains(spelling))
                    found.append(file.fileName() + QStringLiteral(": ") + secret);
            }
        }
    }
    return found;
}

} // namespace

/// A canary in every secret, and a look at everything that a profile leaves on the disk. Runs once
/// with a keyring and once without one, where the secrets have nowhere to go.
class tst_NoSecretsOnDisk : public QObject
{
    Q_OBJECT

private slots:
    void theSearchFindsSecrets_data();
    void theSearchFindsSecrets();
    void nothingInTheProfile();
};

void tst_NoSecretsOnDisk::theSearchFindsSecrets_data()
{
    QTest::addColumn<QByteArray>("contents");
    const QList<QByteArray> all = spellings(checksum);
    for (qsizetype i = 0; i < all.size(); ++i)
        QTest::addRow("spelling %d", int(i)) << "before " + all.at(i) + " after";
}

void tst_NoSecretsOnDisk::theSearchFindsSecrets()
{
    QFETCH(const QByteArray, contents);
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("a/b")));
    QFile file(folder.filePath(QStringLiteral("a/b/.hidden")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(contents), contents.size());
    file.close();
    QCOMPARE(findings(folder.path()),
             QStringList{file.fileName() + QStringLiteral(": ") + checksum});
}

void tst_NoSecretsOnDisk::nothingInTheProfile()
{
    const QTemporaryDir folder;
    Profile profile = temporaryProfile(folder.path());
    profile.keychainService = QStringLiteral("decidesk-canary");
    {
        const LogFile log(profile.logFolder);
        Settings settings(profile.settingsFile());
        SecretStore secrets(profile.keychainService, SecretStore::Backend::Keychain);

        Server server = settings.currentServer();
        server.name = QStringLiteral("Staging");
        server.url = QUrl(QStringLiteral("wss://tom:%1@example.org/ws").arg(token));
        server.headers = {{QStringLiteral("Authorization"), {}, true}};
        server.clientCertificate = QStringLiteral("/home/tom/client.p12");
        server.clientPassphrase = true;
        settings.setCurrentServer(server);
        ServerSecrets serverSecrets;
        serverSecrets.setHeader(QStringLiteral("Authorization"), Secret(headerValue));
        serverSecrets.passphrase = Secret(passphrase);
        const QString entry = serverSecretsEntry(server.id);
        Account account;
        account.id = QUuid::createUuid();
        account.server = server.id;
        account.name = QStringLiteral("tom");
        settings.saveAccount(account);
        settings.setTimeouts(test::someTimeouts());
        settings.setWindowState(QStringLiteral("main"), QByteArray(100, 'w'));

        const auto written = write(secrets, apiKeyEntry(server.id), apiKey);
        QCOMPARE(written == Error::Kind::KeychainUnavailable, secrets.keptOnlyForThisRun());
        write(secrets, checksumEntry(account.id), checksum);
        write(secrets, entry, serverSecrets.toEntry().reveal());
        QCOMPARE(readText(secrets, apiKeyEntry(server.id)), apiKey);
        QCOMPARE(ServerSecrets::fromEntry(Secret(readText(secrets, entry))), serverSecrets);
        QCOMPARE(readText(secrets, checksumEntry(account.id)), checksum);
        keepForThisRun(secrets, QStringLiteral("token"), token);

        qCInfo(category) << "logged by mistake:" << Secret(apiKey) << Secret(checksum)
                         << Secret(token);
        QCOMPARE(settings.sync(), std::nullopt);
        QCOMPARE(findings(folder.path()), QStringList());
    }
    QCOMPARE(findings(folder.path()), QStringList());

    QFile settingsFile(profile.settingsFile());
    QVERIFY(settingsFile.open(QIODevice::ReadOnly));
    QVERIFY(settingsFile.readAll().contains("Staging"));
    QFile logFile(profile.logFolder + QStringLiteral("/decidesk.log"));
    QVERIFY(logFile.open(QIODevice::ReadOnly));
    QVERIFY(logFile.readAll().contains("logged by mistake: \"••••\""));
}

DECIDESK_TEST(tst_NoSecretsOnDisk)
#include "tst_NoSecretsOnDisk.moc"
