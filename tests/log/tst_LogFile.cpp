#include "LogFile.h"
#include "TestProgram.h"

#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <thread>
#include <vector>

using namespace decidesk;

namespace {

Q_LOGGING_CATEGORY(category, "decidesk.test")

constexpr auto ownerFile = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

/// Rights for people, without the ones of the process that asks.
QFileDevice::Permissions rights(const QString &path)
{
    return QFile::permissions(path)
        & ~(QFileDevice::ReadUser | QFileDevice::WriteUser | QFileDevice::ExeUser);
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Stands for standard error: what the log file passes on arrives here.
QStringList *passedOn = nullptr;

void collect(QtMsgType /*type*/, const QMessageLogContext & /*context*/, const QString &message)
{
    if (passedOn != nullptr)
        passedOn->append(message);
}

} // namespace

class tst_LogFile : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void writesOneLinePerMessage_data();
    void writesOneLinePerMessage();
    void writesUncategorisedMessages();
    void keepsMessagesOnOneLine_data();
    void keepsMessagesOnOneLine();
    void cutsLongMessages();
    void appendsToWhatIsThere();
    void passesOnlyTroubleOn();
    void stopsAtItsEnd();
    void oneAtATime();

    void onlyTheOwnerMayRead();
    void rotates();
    void rotatesAFileThatWasTooLarge();
    void staysBoundedWhereItCannotRotate();
    void losesNothingAndMixesNothingFromThreads();
    void goesOnWithoutAFile_data();
    void goesOnWithoutAFile();
    void survivesTheLossOfItsFolder();

private:
    std::unique_ptr<QTemporaryDir> m_temporary;
    QString m_folder;
    QString m_path;
    QtMessageHandler m_handlerOfTheTest = nullptr;
    QStringList m_passedOn;
};

void tst_LogFile::init()
{
    m_temporary = std::make_unique<QTemporaryDir>();
    m_folder = m_temporary->filePath(QStringLiteral("state/profile"));
    m_path = m_folder + QStringLiteral("/decidesk.log");
    m_passedOn.clear();
    passedOn = &m_passedOn;
    m_handlerOfTheTest = qInstallMessageHandler(collect);
}

void tst_LogFile::cleanup()
{
    qInstallMessageHandler(m_handlerOfTheTest);
    passedOn = nullptr;
}

void tst_LogFile::writesOneLinePerMessage_data()
{
    QTest::addColumn<QtMsgType>("type");
    QTest::addColumn<QString>("level");
    QTest::newRow("debug") << QtDebugMsg << QStringLiteral("debug");
    QTest::newRow("info") << QtInfoMsg << QStringLiteral("info");
    QTest::newRow("warning") << QtWarningMsg << QStringLiteral("warning");
    QTest::newRow("critical") << QtCriticalMsg << QStringLiteral("critical");
}

void tst_LogFile::writesOneLinePerMessage()
{
    QFETCH(const QtMsgType, type);
    QFETCH(const QString, level);
    const QDateTime before = QDateTime::currentDateTimeUtc();
    {
        const LogFile log(m_folder);
        QCOMPARE(log.path(), m_path);
        const QMessageLogger logger(nullptr, 0, nullptr, category().categoryName());
        switch (type) {
        case QtDebugMsg:
            logger.debug("Zoë is %d", 7);
            break;
        case QtInfoMsg:
            logger.info("Zoë is %d", 7);
            break;
        case QtWarningMsg:
            logger.warning("Zoë is %d", 7);
            break;
        default:
            logger.critical("Zoë is %d", 7);
        }
    }
    const QDateTime after = QDateTime::currentDateTimeUtc();

    const QString line = QString::fromUtf8(contents(m_path));
    const QRegularExpression shape(
        QStringLiteral("^(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z) (.*)\n$"));
    const QRegularExpressionMatch match = shape.match(line);
    QVERIFY2(match.hasMatch(), qPrintable(line));
    QCOMPARE(match.captured(2), level + QStringLiteral(" decidesk.test: Zoë is 7"));
    const QDateTime stamp = QDateTime::fromString(match.captured(1), Qt::ISODateWithMs);
    QVERIFY(stamp >= before && stamp <= after);
}

void tst_LogFile::writesUncategorisedMessages()
{
    {
        const LogFile log(m_folder);
        qWarning("plain");
    }
    QVERIFY(contents(m_path).endsWith("Z warning default: plain\n"));
}

void tst_LogFile::keepsMessagesOnOneLine_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("line end") << QStringLiteral("a\n2026 info forged: b")
                              << QByteArray("a\\u000a2026 info forged: b");
    QTest::newRow("carriage return") << QStringLiteral("a\rb") << QByteArray("a\\u000db");
    QTest::newRow("terminal") << QStringLiteral("a\u001b[2Jb") << QByteArray("a\\u001b[2Jb");
    QTest::newRow("NUL") << (QStringLiteral("a") + QChar(u'\0') + u'b') << QByteArray("a\\u0000b");
    QTest::newRow("C1 control") << QStringLiteral("a\u009bb") << QByteArray("a\\u009bb");
    QTest::newRow("line separator") << QStringLiteral("a\u2028b") << QByteArray("a\\u2028b");
    QTest::newRow("right to left override")
        << QStringLiteral("a\u202eb") << QByteArray("a\\u202eb");
    QTest::newRow("other scripts")
        << QStringLiteral("決める \U0001F600") << QByteArray("決める \U0001F600");
}

void tst_LogFile::keepsMessagesOnOneLine()
{
    QFETCH(const QString, message);
    QFETCH(const QByteArray, written);
    {
        const LogFile log(m_folder);
        qCInfo(category).noquote() << message;
    }
    const QByteArray line = contents(m_path);
    QVERIFY2(line.endsWith("Z info decidesk.test: " + written + "\n"), line.constData());
    QCOMPARE(line.count('\n'), 1);
}

void tst_LogFile::cutsLongMessages()
{
    {
        const LogFile log(m_folder);
        qCWarning(category).noquote() << QString(1'000'000, u'x');
    }
    const QByteArray line = contents(m_path);
    QCOMPARE(line.count('x'), LogFile::longestMessage);
    QVERIFY(line.endsWith("x… (1000000 characters)\n"));
    QCOMPARE(m_passedOn.constFirst().size(), 1'000'000);
}

void tst_LogFile::appendsToWhatIsThere()
{
    for (int i = 0; i < 3; ++i) {
        const LogFile log(m_folder);
        qCInfo(category) << "run" << i;
    }
    QCOMPARE(contents(m_path).count('\n'), 3);
    QVERIFY(contents(m_path).contains("run 0"));
}

void tst_LogFile::passesOnlyTroubleOn()
{
    const LogFile log(m_folder);
    qCInfo(category, "day by day");
    qCWarning(category, "trouble");
    qCCritical(category, "worse");
    QCOMPARE(m_passedOn, (QStringList{QStringLiteral("trouble"), QStringLiteral("worse")}));
    QVERIFY(contents(m_path).contains("day by day"));
}

void tst_LogFile::stopsAtItsEnd()
{
    {
        const LogFile log(m_folder);
        qCWarning(category, "during");
    }
    qCWarning(category, "after");
    QVERIFY(contents(m_path).contains("during"));
    QVERIFY(!contents(m_path).contains("after"));
    QCOMPARE(m_passedOn, (QStringList{QStringLiteral("during"), QStringLiteral("after")}));
}

void tst_LogFile::oneAtATime()
{
    const LogFile log(m_folder);
    {
        const LogFile second(m_temporary->filePath(QStringLiteral("other")));
        qCWarning(category, "with two");
    }
    qCWarning(category, "with one again");
    QCOMPARE(contents(m_path).count('\n'), 2);
    QVERIFY(!QFile::exists(m_temporary->filePath(QStringLiteral("other"))));
    QCOMPARE(m_passedOn.size(), 2);
}

void tst_LogFile::onlyTheOwnerMayRead()
{
    {
        const LogFile log(m_folder);
    }
    QCOMPARE(rights(m_folder), QFileDevice::Permissions(ownerFile | QFileDevice::ExeOwner));
    QCOMPARE(rights(m_path), QFileDevice::Permissions(ownerFile));

    QVERIFY(
        QFile::setPermissions(m_path, ownerFile | QFileDevice::ReadGroup | QFileDevice::ReadOther));
    const LogFile log(m_folder, 100);
    QCOMPARE(rights(m_path), QFileDevice::Permissions(ownerFile));
    for (int i = 0; i < 10; ++i)
        qCInfo(category, "rotating");
    QCOMPARE(rights(m_path), QFileDevice::Permissions(ownerFile));
    QCOMPARE(rights(m_path + QStringLiteral(".1")), QFileDevice::Permissions(ownerFile));
}

void tst_LogFile::rotates()
{
    constexpr qint64 largest = 1000;
    const LogFile log(m_folder, largest);
    for (int i = 0; i < 100; ++i)
        qCInfo(category, "message number %03d", i);

    const QByteArray now = contents(m_path);
    const QByteArray before = contents(m_path + QStringLiteral(".1"));
    QVERIFY(now.size() <= largest);
    QVERIFY(before.size() <= largest);
    // Nothing is lost between the two, and the oldest are gone.
    const QList<QByteArray> lines = (before + now).trimmed().split('\n');
    int number = 100 - static_cast<int>(lines.size());
    QVERIFY(number > 0);
    for (const QByteArray &line : lines) {
        const QByteArray expected
            = "message number " + QByteArray::number(number).rightJustified(3, '0');
        QVERIFY2(line.endsWith(expected), line.constData());
        ++number;
    }
    QCOMPARE(QDir(m_folder).entryList(QDir::Files),
             (QStringList{QStringLiteral("decidesk.log"), QStringLiteral("decidesk.log.1")}));
}

void tst_LogFile::rotatesAFileThatWasTooLarge()
{
    QVERIFY(QDir().mkpath(m_folder));
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.resize(LogFile::defaultLargestSize));
    }
    const LogFile log(m_folder);
    qCInfo(category, "new");
    QCOMPARE(contents(m_path).count('\n'), 1);
    QCOMPARE(QFileInfo(m_path + QStringLiteral(".1")).size(), LogFile::defaultLargestSize);
}

void tst_LogFile::staysBoundedWhereItCannotRotate()
{
    // A folder that is not empty can't be replaced by a file.
    QVERIFY(QDir().mkpath(m_path + QStringLiteral(".1/in the way")));
    const LogFile log(m_folder, 1000);
    for (int i = 0; i < 100; ++i)
        qCInfo(category, "message number %03d", i);
    QVERIFY(contents(m_path).size() <= 1000);
    QVERIFY(contents(m_path).endsWith("number 099\n"));
}

void tst_LogFile::losesNothingAndMixesNothingFromThreads()
{
    constexpr int threadCount = 4;
    constexpr int perThread = 500;
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) {});
    {
        const LogFile log(m_folder);
        std::vector<std::thread> threads;
        threads.reserve(threadCount);
        for (int t = 0; t < threadCount; ++t) {
            threads.emplace_back([t] {
                for (int i = 0; i < perThread; ++i)
                    qCInfo(category, "thread %d message %d end", t, i);
            });
        }
        for (std::thread &thread : threads)
            thread.join();
    }
    QList<int> next(threadCount, 0);
    const QRegularExpression shape(
        QStringLiteral("Z info decidesk\\.test: thread (\\d+) message (\\d+) end$"));
    const QList<QByteArray> lines = contents(m_path).trimmed().split('\n');
    QCOMPARE(lines.size(), threadCount * perThread);
    for (const QByteArray &line : lines) {
        const QRegularExpressionMatch match = shape.match(QString::fromUtf8(line));
        QVERIFY2(match.hasMatch(), line.constData());
        QCOMPARE(match.captured(2).toInt(), next[match.captured(1).toInt()]++);
    }
}

void tst_LogFile::goesOnWithoutAFile_data()
{
    QTest::addColumn<QString>("folder");
    QTest::newRow("a file in place of a folder") << QStringLiteral("file/log");
    QTest::newRow("a folder in place of the file") << QStringLiteral("taken");
    QTest::newRow("no name") << QString();
}

void tst_LogFile::goesOnWithoutAFile()
{
    QFETCH(const QString, folder);
    QFile file(m_temporary->filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(QDir().mkpath(m_temporary->filePath(QStringLiteral("taken/decidesk.log"))));

    const LogFile log(folder.isEmpty() ? QStringLiteral("/proc/nowhere")
                                       : m_temporary->filePath(folder));
    for (int i = 0; i < 3; ++i)
        qCWarning(category, "still here");
    QCOMPARE(m_passedOn.count(QStringLiteral("still here")), 3);
}

void tst_LogFile::survivesTheLossOfItsFolder()
{
    const LogFile log(m_folder, 200);
    QVERIFY(QDir(m_folder).removeRecursively());
    for (int i = 0; i < 20; ++i)
        qCWarning(category, "still here");
    QCOMPARE(m_passedOn.size(), 20);
}

DECIDESK_TEST(tst_LogFile)
#include "tst_LogFile.moc"
