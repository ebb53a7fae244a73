#include "Profile.h"
#include "TestProgram.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace decidesk;

class tst_Profile : public QObject
{
    Q_OBJECT

private slots:
    void acceptsNames_data();
    void acceptsNames();
    void userProfileFollowsTheStandardFolders();
    void logFolderWithoutStateHome_data();
    void logFolderWithoutStateHome();
    void profilesShareNothing();
    void temporaryProfileStaysInItsFolder();
};

void tst_Profile::acceptsNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("accepted");

    QTest::newRow("letters") << QStringLiteral("work") << true;
    QTest::newRow("everything allowed") << QStringLiteral("aZ09_-") << true;
    QTest::newRow("one character") << QStringLiteral("-") << true;
    QTest::newRow("32 characters") << QString(32, u'a') << true;
    QTest::newRow("33 characters") << QString(33, u'a') << false;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("parent folder") << QStringLiteral("..") << false;
    QTest::newRow("slash") << QStringLiteral("a/b") << false;
    QTest::newRow("backslash") << QStringLiteral("a\\b") << false;
    QTest::newRow("dot") << QStringLiteral("a.b") << false;
    QTest::newRow("space") << QStringLiteral("a b") << false;
    QTest::newRow("line end") << QStringLiteral("a\n") << false;
    QTest::newRow("NUL") << QString(QChar(u'\0')) << false;
    QTest::newRow("umlaut") << QStringLiteral("ä") << false;
    QTest::newRow("full-width digit") << QStringLiteral("１") << false;
}

void tst_Profile::acceptsNames()
{
    QFETCH(const QString, name);
    QFETCH(const bool, accepted);
    QCOMPARE(isProfileName(name), accepted);
}

void tst_Profile::userProfileFollowsTheStandardFolders()
{
    const QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.filePath(QStringLiteral("config")).toUtf8());
    qputenv("XDG_DATA_HOME", home.filePath(QStringLiteral("data")).toUtf8());
    qputenv("XDG_STATE_HOME", home.filePath(QStringLiteral("state")).toUtf8());

    const Profile profile = userProfile(QStringLiteral("work"));

    QCOMPARE(profile.name, QStringLiteral("work"));
    QCOMPARE(profile.configFolder, home.filePath(QStringLiteral("config/decidesk/work")));
    QCOMPARE(profile.settingsFile(),
             home.filePath(QStringLiteral("config/decidesk/work/settings.ini")));
    QCOMPARE(profile.dataFolder, home.filePath(QStringLiteral("data/decidesk/work")));
    QCOMPARE(profile.logFolder, home.filePath(QStringLiteral("state/decidesk/work")));
    QCOMPARE(profile.keychainService, QStringLiteral("Decidesk (work)"));
    QCOMPARE(profile.formerKeychainService, QStringLiteral("decidesk-work"));
    QCOMPARE(userProfile(QStringLiteral("default")).keychainService, QStringLiteral("Decidesk"));
    QVERIFY(!profile.temporary);
    QCOMPARE(QDir(home.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
}

void tst_Profile::logFolderWithoutStateHome_data()
{
    QTest::addColumn<QByteArray>("stateHome");
    QTest::newRow("not set") << QByteArray();
    QTest::newRow("relative, which the standard says to ignore") << QByteArray("state");
}

void tst_Profile::logFolderWithoutStateHome()
{
    QFETCH(const QByteArray, stateHome);
    qputenv("XDG_STATE_HOME", stateHome);
    QCOMPARE(userProfile(QStringLiteral("work")).logFolder,
             QDir::homePath() + QStringLiteral("/.local/state/decidesk/work"));
}

void tst_Profile::profilesShareNothing()
{
    const Profile one = userProfile(QStringLiteral("one"));
    const Profile two = userProfile(QStringLiteral("two"));
    QVERIFY(one.configFolder != two.configFolder);
    QVERIFY(one.dataFolder != two.dataFolder);
    QVERIFY(one.logFolder != two.logFolder);
    QVERIFY(one.keychainService != two.keychainService);
}

void tst_Profile::temporaryProfileStaysInItsFolder()
{
    const QTemporaryDir folder;
    const Profile profile = temporaryProfile(folder.path());
    const QString inside = folder.path() + u'/';
    QVERIFY(profile.settingsFile().startsWith(inside));
    QVERIFY(profile.dataFolder.startsWith(inside));
    QVERIFY(profile.logFolder.startsWith(inside));
    QVERIFY(profile.temporary);
    QCOMPARE(profile.keychainService, QString());
    QVERIFY(profile.name != temporaryProfile(folder.path()).name);
}

DECIDESK_TEST(tst_Profile)
#include "tst_Profile.moc"
