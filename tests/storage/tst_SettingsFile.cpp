#include "Settings.h"
#include "SomeTimeouts.h"
#include "TestProgram.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <functional>
#include <memory>
#include <sys/resource.h>

using namespace decidesk;
using namespace std::chrono_literals;

namespace {

constexpr auto ownerFile = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr auto ownerFolder = ownerFile | QFileDevice::ExeOwner;

const QByteArray serverId = "0b5e1c2a-7f3d-4e55-9a41-2f6f2b1c9d10";
const QByteArray accountId = "1c6f2d3b-8a4e-4f66-8b52-3a7a3c2dae21";

/// A server and an account that must survive whatever else stands in the file.
const QByteArray goodEntries = "[servers]\n" + serverId
    + "\\url=wss://example.org/ws\n\n[accounts]\n" + accountId + "\\name=tom\n" + accountId
    + "\\server=" + serverId + "\n\n";

/// Rights for people, without the ones of the process that asks.
QFileDevice::Permissions rights(const QString &path)
{
    return QFile::permissions(path)
        & ~(QFileDevice::ReadUser | QFileDevice::WriteUser | QFileDevice::ExeUser);
}

enum class Obstacle { FolderInItsPlace, FileForFolder, NoRoom };

/// Bars the way of a write to `file`. Answers what makes it free again.
std::function<void()> obstruct(const QString &file, Obstacle obstacle)
{
    const QString folder = QFileInfo(file).path();
    switch (obstacle) {
    case Obstacle::FolderInItsPlace:
        QDir().mkpath(file);
        return [file] { QDir().rmdir(file); };
    case Obstacle::FileForFolder: {
        QFile plain(folder);
        return [folder, made = plain.open(QIODevice::WriteOnly)] {
            if (made)
                QFile::remove(folder);
        };
    }
    case Obstacle::NoRoom:
        break;
    }
    // Files that can't grow: as on a full disk, which nobody can fill for a test.
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    const rlimit none{.rlim_cur = 0, .rlim_max = before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &none);
    return [before] { ::setrlimit(RLIMIT_FSIZE, &before); };
}

} // namespace

/// How Settings gets along with the disk: damaged, hostile and unwritable files.
class tst_SettingsFile : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void survivesHostileContents_data();
    void survivesHostileContents();
    void wrongValuesReadAsDefaults_data();
    void wrongValuesReadAsDefaults();
    void damagedEntriesAreNotListed_data();
    void damagedEntriesAreNotListed();
    void aDamagedFileIsKeptBesideTheNewOne();
    void aTextWithUnquotedCommasIsRead();

    void onlyTheOwnerMayRead();
    void tightensAFileThatOthersMayRead();
    void reachesTheDiskFromTheEventLoop();
    void reachesTheDiskAtTheEnd();
    void theWindowDoesNotWaitForTheDisk();
    void saysWhenItIsStored();
    void isWrittenAsSoonAsItCan_data();
    void isWrittenAsSoonAsItCan();
    void aDamagedFileIsNotReplacedBeforeItIsKept();
    void saysWhenTheFileCannotBeWritten_data();
    void saysWhenTheFileCannotBeWritten();

private:
    void writeFile(const QByteArray &contents);
    [[nodiscard]] QByteArray readFile() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

void tst_SettingsFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(QStringLiteral("settings.ini"));
}

void tst_SettingsFile::writeFile(const QByteArray &contents)
{
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(contents), contents.size());
}

QByteArray tst_SettingsFile::readFile() const
{
    QFile file(m_file);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void tst_SettingsFile::survivesHostileContents_data()
{
    QTest::addColumn<QByteArray>("contents");

    QByteArray noise;
    for (int i = 0; i < 100'000; ++i)
        noise.append(static_cast<char>((i * 7919) >> 3));
    QByteArray manyKeys;
    for (int i = 0; manyKeys.size() < 10'000'000; ++i)
        manyKeys += "[junk" + QByteArray::number(i) + "]\nkey=" + QByteArray(500, 'x') + ", y\n";

    QTest::newRow("empty") << QByteArray();
    QTest::newRow("only NUL") << QByteArray(1000, '\0');
    QTest::newRow("noise") << noise;
    QTest::newRow("no key") << QByteArray("these are just words\nand more\n");
    QTest::newRow("section without an end") << QByteArray("[broken\nx=1\n[servers");
    QTest::newRow("invalid UTF-8") << QByteArray("[preferences]\nlanguage=\xff\xfe\xc0\xaf\n");
    QTest::newRow("unknown variant")
        << QByteArray("[preferences]\ntheme=@Variant(\\0\\0\\0\\xff)\n");
    QTest::newRow("variant list of 2 billion")
        << QByteArray("[order]\nservers=@Variant(\\0\\0\\0\\t\\0\\x7f\\xff\\xff\\xff)\n");
    QTest::newRow("group in place of a key")
        << QByteArray("[timeouts]\nconnect\\connect\\connect=5\n[order]\nservers\\x=1\n");
    QTest::newRow("10 MB of keys") << manyKeys;
    QTest::newRow("10 MB in one value")
        << "[preferences]\nlanguage=" + QByteArray(10'000'000, 'x') + "\n";
    QTest::newRow("10 MB of backslashes")
        << "[preferences]\nlanguage=" + QByteArray(10'000'000, '\\') + "\n";
    QTest::newRow("a long list") << "[order]\nservers=" + QByteArray("a,").repeated(20'000) + "b\n";
}

void tst_SettingsFile::survivesHostileContents()
{
    QFETCH(const QByteArray, contents);
    // Once with good entries before it.
    for (const QByteArray &before : {QByteArray(), goodEntries}) {
        writeFile(before + contents);
        {
            Settings settings(m_file);
            QCOMPARE(settings.timeouts(), Timeouts());
            QCOMPARE(settings.limits(), ReplyLimits());
            QCOMPARE(settings.preferences().theme, Preferences::Theme::System);
            QCOMPARE(settings.accounts().size(), before.isEmpty() ? 0 : 1);
            settings.setTimeouts(test::someTimeouts());
            QCOMPARE(settings.sync(), std::nullopt);
        }
        const Settings again(m_file);
        QCOMPARE(again.timeouts().connect, 1s);
        QCOMPARE(again.accounts().size(), before.isEmpty() ? 0 : 1);
        QCOMPARE(again.servers().size(), before.isEmpty() ? 0 : 1);
    }
}

void tst_SettingsFile::wrongValuesReadAsDefaults_data()
{
    QTest::addColumn<QByteArray>("line");

    QTest::newRow("a word for a time") << QByteArray("[timeouts]\nconnect=soon");
    QTest::newRow("nothing for a time") << QByteArray("[timeouts]\nconnect=");
    QTest::newRow("a time of 0") << QByteArray("[timeouts]\nconnect=0");
    QTest::newRow("a negative time") << QByteArray("[timeouts]\nconnect=-5000");
    QTest::newRow("a time below the range") << QByteArray("[timeouts]\nconnect=999");
    QTest::newRow("a time above the range") << QByteArray("[timeouts]\nconnect=600001");
    QTest::newRow("a time beyond 64 bits")
        << QByteArray("[timeouts]\nconnect=99999999999999999999");
    QTest::newRow("a fraction") << QByteArray("[timeouts]\nconnect=5000.5");
    QTest::newRow("hexadecimal") << QByteArray("[timeouts]\nconnect=0x1388");
    QTest::newRow("a list for a time") << QByteArray("[timeouts]\nconnect=5000, 6000");
    QTest::newRow("bytes for a time") << QByteArray("[timeouts]\nconnect=@ByteArray(x)");
    QTest::newRow("a decision time of a week") << QByteArray("[timeouts]\ndecision=604800000");
    QTest::newRow("no bytes at all allowed") << QByteArray("[limits]\nmaxBytes=0");
    QTest::newRow("too many bytes allowed") << QByteArray("[limits]\nmaxBytes=9223372036854775807");
    QTest::newRow("a text size beyond 32 bits")
        << QByteArray("[preferences]\ntextSizePercent=4294967396");
    QTest::newRow("text too small") << QByteArray("[preferences]\ntextSizePercent=69");
    QTest::newRow("text too large") << QByteArray("[preferences]\ntextSizePercent=301");
    QTest::newRow("a word that is no truth value")
        << QByteArray("[preferences]\nenterSends=perhaps");
    QTest::newRow("a truth value as a number") << QByteArray("[preferences]\nenterSends=0");
    QTest::newRow("an unknown theme") << QByteArray("[preferences]\ntheme=pink");
    QTest::newRow("a theme as a number") << QByteArray("[preferences]\ntheme=2");
    QTest::newRow("a point for a language") << QByteArray("[preferences]\nlanguage=@Point(1 2)");
    QTest::newRow("no id") << QByteArray("[General]\ncurrentServer=nonsense\nlastAccount=1");
    QTest::newRow("an account that is not there")
        << QByteArray("[General]\nlastAccount=2d7e3c4a-9b5f-4a77-8c63-4b8b4d3ebf32");
}

void tst_SettingsFile::wrongValuesReadAsDefaults()
{
    QFETCH(const QByteArray, line);
    writeFile(line + "\n");
    const Settings settings(m_file);
    QCOMPARE(settings.timeouts(), Timeouts());
    QCOMPARE(settings.limits(), ReplyLimits());
    QCOMPARE(settings.preferences(), Preferences());
    QCOMPARE(settings.currentServer().url, QUrl(defaultServerUrl));
    QCOMPARE(settings.lastAccount(), AccountId());
}

void tst_SettingsFile::damagedEntriesAreNotListed_data()
{
    QTest::addColumn<QByteArray>("section");
    QTest::addColumn<QByteArray>("entry");

    const QByteArray id = "2d7e3c4a-9b5f-4a77-8c63-4b8b4d3ebf32";
    QTest::newRow("server without URL") << QByteArray("servers") << id + "\\name=lost";
    QTest::newRow("server with a bad URL") << QByteArray("servers") << id + "\\url=not a url";
    QTest::newRow("server with a bad scheme")
        << QByteArray("servers") << id + "\\url=https://example.org/";
    QTest::newRow("server with credentials")
        << QByteArray("servers") << id + "\\url=wss://a:b@example.org/";
    QTest::newRow("server without id")
        << QByteArray("servers") << QByteArray("mine\\url=wss://example.org/");
    QTest::newRow("server with a null id")
        << QByteArray("servers")
        << QByteArray("00000000-0000-0000-0000-000000000000\\url=wss://example.org/");
    QTest::newRow("server with an id in braces")
        << QByteArray("servers") << "%7B" + id + "%7D\\url=wss://example.org/";
    QTest::newRow("account without server") << QByteArray("accounts") << id + "\\name=lost";
    QTest::newRow("account of an unknown server")
        << QByteArray("accounts") << id + "\\server=" + id;
    QTest::newRow("account without id") << QByteArray("accounts") << "mine\\server=" + serverId;
}

void tst_SettingsFile::damagedEntriesAreNotListed()
{
    QFETCH(const QByteArray, section);
    QFETCH(const QByteArray, entry);
    const QByteArray contents
        = QByteArray(goodEntries)
              .replace("[" + section + "]\n", "[" + section + "]\n" + entry + "\n");
    writeFile(contents);

    Settings settings(m_file);
    QCOMPARE(settings.servers().size(), 1);
    QCOMPARE(settings.accounts().size(), 1);

    // Left alone by everything that is written around it.
    Server server = settings.servers().constFirst();
    server.name = QStringLiteral("renamed");
    settings.setCurrentServer(server);
    Account account = settings.accounts().constFirst();
    account.id = QUuid::createUuid();
    settings.saveAccount(account);
    settings.removeAccount(account.id);
    QCOMPARE(settings.sync(), std::nullopt);
    const QByteArray value = entry.mid(entry.indexOf('=') + 1);
    QVERIFY2(readFile().contains(entry.left(entry.indexOf('=') + 1)), readFile().constData());
    QVERIFY2(readFile().contains(value), readFile().constData());
}

void tst_SettingsFile::aDamagedFileIsKeptBesideTheNewOne()
{
    const QByteArray contents = goodEntries + "this line means nothing\n[half\n";
    writeFile(contents);
    Settings settings(m_file);
    QCOMPARE(settings.accounts().size(), 1);
    QCoreApplication::processEvents();
    QCOMPARE(readFile(), contents);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);

    settings.setTimeouts(test::someTimeouts());
    settings.setTimeouts({.connect = 2s});
    QCOMPARE(settings.sync(), std::nullopt);

    const QStringList kept
        = QDir(m_folder->path()).entryList({QStringLiteral("settings.ini.damaged-*")}, QDir::Files);
    QCOMPARE(kept.size(), 1);
    QFile copy(m_folder->filePath(kept.constFirst()));
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QCOMPARE(copy.readAll(), contents);
    QCOMPARE(rights(copy.fileName()), QFileDevice::Permissions(ownerFile));
    QCOMPARE(Settings(m_file).accounts().size(), 1);
}

void tst_SettingsFile::aTextWithUnquotedCommasIsRead()
{
    writeFile(QByteArray(goodEntries).replace("name=tom", "name=Tom, the boss, no less"));
    QCOMPARE(Settings(m_file).accounts().constFirst().name,
             QStringLiteral("Tom, the boss, no less"));
}

void tst_SettingsFile::onlyTheOwnerMayRead()
{
    const QString folder = m_folder->filePath(QStringLiteral("a/profile"));
    const QString file = folder + QStringLiteral("/settings.ini");
    Settings settings(file);
    settings.setTimeouts(test::someTimeouts());
    QCOMPARE(settings.sync(), std::nullopt);
    QCOMPARE(rights(folder), QFileDevice::Permissions(ownerFolder));
    QCOMPARE(rights(file), QFileDevice::Permissions(ownerFile));

    settings.setTimeouts({});
    QCOMPARE(settings.sync(), std::nullopt);
    QCOMPARE(rights(file), QFileDevice::Permissions(ownerFile));
}

void tst_SettingsFile::tightensAFileThatOthersMayRead()
{
    writeFile(goodEntries);
    QVERIFY(
        QFile::setPermissions(m_file, ownerFile | QFileDevice::ReadGroup | QFileDevice::ReadOther));
    Settings settings(m_file);
    settings.setTimeouts(test::someTimeouts());
    QCOMPARE(settings.sync(), std::nullopt);
    QCOMPARE(rights(m_file), QFileDevice::Permissions(ownerFile));
}

void tst_SettingsFile::reachesTheDiskFromTheEventLoop()
{
    Settings settings(m_file);
    settings.setTimeouts(test::someTimeouts());
    QTRY_VERIFY(readFile().contains("decision=240000"));
}

void tst_SettingsFile::reachesTheDiskAtTheEnd()
{
    Settings(m_file).setTimeouts(test::someTimeouts());
    QVERIFY(readFile().contains("decision=240000"));
}

void tst_SettingsFile::theWindowDoesNotWaitForTheDisk()
{
    // Whoever writes the file waits for this, for half a minute and more.
    QLockFile another(m_file + QStringLiteral(".lock"));
    QVERIFY(another.lock());
    Settings settings(m_file);
    settings.setTimeouts(test::someTimeouts());
    for (int i = 0; i < 20; ++i) {
        QCoreApplication::processEvents();
        settings.setWindowState(QStringLiteral("main"), QByteArray::number(i));
    }
    QCOMPARE(readFile(), QByteArray());

    another.unlock();
    QTRY_VERIFY(readFile().contains("main=@ByteArray(19)"));
    QVERIFY(readFile().contains("decision=240000"));
}

void tst_SettingsFile::saysWhenItIsStored()
{
    Settings settings(m_file);
    std::optional<QByteArray> found;
    settings.setTimeouts(test::someTimeouts());
    settings.whenStored(this, [&](const std::optional<Error> &error) {
        QCOMPARE(error, std::nullopt);
        found = readFile();
    });
    QVERIFY(!found);
    QTRY_VERIFY(found);
    QVERIFY(found->contains("decision=240000"));

    // Also where there is nothing to store.
    found.reset();
    settings.whenStored(this, [&](const auto &) { found = QByteArray(); });
    QTRY_VERIFY(found);
}

void tst_SettingsFile::isWrittenAsSoonAsItCan_data()
{
    QTest::addColumn<Obstacle>("obstacle");
    QTest::newRow("a folder in its place") << Obstacle::FolderInItsPlace;
    QTest::newRow("a file in place of its folder") << Obstacle::FileForFolder;
    QTest::newRow("no room on the disk") << Obstacle::NoRoom;
}

void tst_SettingsFile::isWrittenAsSoonAsItCan()
{
    QFETCH(const Obstacle, obstacle);
    const QString file = m_folder->filePath(QStringLiteral("p/settings.ini"));
    Settings settings(file);
    settings.setRetryInterval(20ms);
    const QSignalSpy changes(&settings, &Settings::troubleChanged);
    const auto makeWay = obstruct(file, obstacle);
    std::optional<Error> told;
    settings.setTimeouts(test::someTimeouts());
    settings.whenStored(this, [&told](const std::optional<Error> &error) { told = error; });

    QTRY_VERIFY(told);
    QCOMPARE(told->kind, Error::Kind::FileUnwritable);
    QVERIFY2(told->detail.startsWith(file + QStringLiteral(": ")), qPrintable(told->detail));
    QCOMPARE(settings.trouble(), told);
    // What is set now is not lost either; trouble that stays the same is said once.
    settings.setLimits({.maxBytes = qint64{1} << 20});
    settings.setTimeouts({.connect = 2s});
    QVERIFY(settings.sync().has_value());
    told.reset();
    settings.whenStored(this, [&told](const std::optional<Error> &error) { told = error; });
    QTRY_VERIFY(told);
    QCOMPARE(changes.size(), 1);

    // Nothing else is set from now on.
    makeWay();
    QTRY_VERIFY(!settings.trouble());
    QCOMPARE(changes.size(), 2);
    const Settings again(file);
    QCOMPARE(again.limits(), settings.limits());
    QCOMPARE(again.timeouts(), settings.timeouts());
}

void tst_SettingsFile::aDamagedFileIsNotReplacedBeforeItIsKept()
{
    const QByteArray contents = goodEntries + "[half\n";
    writeFile(contents);
    Settings settings(m_file);
    settings.setRetryInterval(20ms);
    const auto freeRoom = obstruct(m_file, Obstacle::NoRoom);
    settings.setTimeouts(test::someTimeouts());
    QVERIFY(settings.sync().has_value());
    QCOMPARE(readFile(), contents);
    const auto kept = [this] {
        return QDir(m_folder->path())
            .entryList({QStringLiteral("settings.ini.damaged-*")}, QDir::Files);
    };
    QCOMPARE(kept(), QStringList());

    freeRoom();
    QTRY_VERIFY(!settings.trouble());
    QCOMPARE(kept().size(), 1);
    QFile copy(m_folder->filePath(kept().constFirst()));
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QCOMPARE(copy.readAll(), contents);
}

void tst_SettingsFile::saysWhenTheFileCannotBeWritten_data()
{
    QTest::addColumn<QString>("obstacle");
    QTest::addColumn<bool>("isFolder");
    QTest::newRow("a folder in its place") << QStringLiteral("p/settings.ini") << true;
    QTest::newRow("a file in place of its folder") << QStringLiteral("p") << false;
}

void tst_SettingsFile::saysWhenTheFileCannotBeWritten()
{
    QFETCH(const QString, obstacle);
    QFETCH(const bool, isFolder);
    const QString file = m_folder->filePath(QStringLiteral("p/settings.ini"));
    const QString obstaclePath = m_folder->filePath(obstacle);
    if (isFolder) {
        QVERIFY(QDir().mkpath(obstaclePath));
    } else {
        QFile plain(obstaclePath);
        QVERIFY(plain.open(QIODevice::WriteOnly));
    }

    Settings settings(file);
    settings.setTimeouts(test::someTimeouts());
    QCoreApplication::processEvents();
    const std::optional<Error> error = settings.sync();

    QVERIFY(error.has_value());
    QCOMPARE(error->kind, Error::Kind::FileUnwritable);
    QVERIFY2(error->detail.startsWith(file + QStringLiteral(": ")), qPrintable(error->detail));
    QVERIFY(error->detail.size() > file.size() + 2);
    QCOMPARE(settings.timeouts().connect, 1s);
    QVERIFY(settings.sync().has_value());

    // Once the way is free, the next try brings everything.
    if (isFolder)
        QVERIFY(QDir().rmdir(obstaclePath));
    else
        QVERIFY(QFile::remove(obstaclePath));
    QCOMPARE(settings.sync(), std::nullopt);
    QCOMPARE(Settings(file).timeouts().connect, 1s);
    QCOMPARE(rights(file), QFileDevice::Permissions(ownerFile));
}

DECIDESK_TEST(tst_SettingsFile)
#include "tst_SettingsFile.moc"
