#include "SingleInstance.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <csignal>
#include <memory>

using namespace decidesk;
using namespace std::chrono_literals;
using Outcome = SingleInstance::Outcome;

/// One program per profile; the second start brings the first one forward.
class tst_SingleInstance : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void theFirstGoesOn();
    void theSecondBringsTheFirstForward();
    void passesTheActivationToken_data();
    void passesTheActivationToken();
    void passesTheServer_data();
    void passesTheServer();
    void theNextIsFirstAgain();
    void profilesDoNotMeet();
    void aLockOfADeadProcessCountsForNothing();
    void aLockOfAReusedProcessNumberCountsForNothing_data();
    void aLockOfAReusedProcessNumberCountsForNothing();
    void saysWhenTheOtherDoesNotAnswer();
    void goesOnWhereNoLockCanBeMade();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_lockFile;
};

namespace {

/// Claims on a thread of its own, so that this one can answer.
Outcome claimElsewhere(const QString &lockFile, const QByteArray &server = {})
{
    Outcome outcome = Outcome::NoAnswer;
    const std::unique_ptr<QThread> thread(QThread::create([&outcome, lockFile, server] {
        SingleInstance second(lockFile);
        second.setServer(server);
        outcome = second.claim(5s);
    }));
    thread->start();
    if (!QTest::qWaitFor([&thread] { return thread->isFinished(); }, 10'000))
        qFatal("the claim did not end");
    return outcome;
}

} // namespace

void tst_SingleInstance::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_lockFile = m_folder->filePath(QStringLiteral("profile/lock"));
    qunsetenv("XDG_ACTIVATION_TOKEN");
}

void tst_SingleInstance::theFirstGoesOn()
{
    SingleInstance first(m_lockFile);
    QCOMPARE(first.claim(), Outcome::First);
    QVERIFY(QFileInfo::exists(m_lockFile));
}

void tst_SingleInstance::theSecondBringsTheFirstForward()
{
    SingleInstance first(m_lockFile);
    QCOMPARE(first.claim(), Outcome::First);
    const QSignalSpy asked(&first, &SingleInstance::comeForward);

    for (int times = 1; times <= 3; ++times) {
        QCOMPARE(claimElsewhere(m_lockFile), Outcome::Running);
        QTRY_COMPARE(asked.size(), times);
    }
    QCOMPARE(asked.at(0).at(0).toByteArray(), QByteArray());
}

void tst_SingleInstance::passesTheActivationToken_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("a token") << QByteArray("kwin-42_TIME7") << QByteArray("kwin-42_TIME7");
    QTest::newRow("the longest") << QByteArray(256, 'a') << QByteArray(256, 'a');
    QTest::newRow("too long") << QByteArray(257, 'a') << QByteArray();
    QTest::newRow("not printable") << QByteArray("a\x1b[b") << QByteArray();
}

void tst_SingleInstance::passesTheActivationToken()
{
    QFETCH(const QByteArray, token);
    QFETCH(const QByteArray, expected);
    SingleInstance first(m_lockFile);
    QCOMPARE(first.claim(), Outcome::First);
    const QSignalSpy asked(&first, &SingleInstance::comeForward);

    qputenv("XDG_ACTIVATION_TOKEN", token);
    QCOMPARE(claimElsewhere(m_lockFile), Outcome::Running);

    QTRY_COMPARE(asked.size(), 1);
    QCOMPARE(asked.at(0).at(0).toByteArray(), expected);
}

void tst_SingleInstance::passesTheServer_data()
{
    QTest::addColumn<QByteArray>("server");
    QTest::addColumn<QByteArrayList>("expected");
    const QByteArray start = "wss://example.org/";
    const QByteArray longest = start + QByteArray(4096 - start.size(), 'a');
    QTest::newRow("none") << QByteArray() << QByteArrayList();
    QTest::newRow("one") << QByteArray("wss://example.org/ws?a=b%20c")
                         << QByteArrayList{"wss://example.org/ws?a=b%20c"};
    QTest::newRow("the longest") << longest << QByteArrayList{longest};
    QTest::newRow("with white space") << QByteArray("wss://example.org/a b") << QByteArrayList();
}

void tst_SingleInstance::passesTheServer()
{
    QFETCH(const QByteArray, server);
    QFETCH(const QByteArrayList, expected);
    SingleInstance first(m_lockFile);
    QCOMPARE(first.claim(), Outcome::First);
    const QSignalSpy asked(&first, &SingleInstance::comeForward);
    QByteArrayList servers;
    connect(&first, &SingleInstance::serverRequested, this, [&](const QByteArray &url) {
        QCOMPARE(asked.size(), 0);
        servers.append(url);
    });

    qputenv("XDG_ACTIVATION_TOKEN", QByteArray(256, 'a'));
    QCOMPARE(claimElsewhere(m_lockFile, server), Outcome::Running);

    QTRY_COMPARE(asked.size(), 1);
    QCOMPARE(asked.at(0).at(0).toByteArray(), QByteArray(256, 'a'));
    QCOMPARE(servers, expected);
}

void tst_SingleInstance::theNextIsFirstAgain()
{
    {
        SingleInstance first(m_lockFile);
        QCOMPARE(first.claim(), Outcome::First);
    }
    SingleInstance next(m_lockFile);
    QCOMPARE(next.claim(), Outcome::First);
}

void tst_SingleInstance::profilesDoNotMeet()
{
    SingleInstance first(m_lockFile);
    SingleInstance other(m_folder->filePath(QStringLiteral("other/lock")));
    QCOMPARE(first.claim(), Outcome::First);
    QCOMPARE(other.claim(), Outcome::First);
}

void tst_SingleInstance::aLockOfADeadProcessCountsForNothing()
{
    QProcess holder;
    holder.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--hold"), m_lockFile});
    QVERIFY(holder.waitForReadyRead());
    QCOMPARE(SingleInstance(m_lockFile).claim(0ms), Outcome::Running);
    holder.kill();
    QVERIFY(holder.waitForFinished());
    QVERIFY(QFileInfo::exists(m_lockFile));

    SingleInstance next(m_lockFile);
    QCOMPARE(next.claim(), Outcome::First);
    const QSignalSpy asked(&next, &SingleInstance::comeForward);
    QCOMPARE(claimElsewhere(m_lockFile), Outcome::Running);
    QTRY_COMPARE(asked.size(), 1);
}

void tst_SingleInstance::aLockOfAReusedProcessNumberCountsForNothing_data()
{
    QTest::addColumn<bool>("isOwnNumber");
    QTest::addColumn<std::chrono::milliseconds>("patience");
    QTest::newRow("of this process") << true << std::chrono::milliseconds(1h);
    QTest::newRow("of one with another profile") << false << 200ms;
}

void tst_SingleInstance::aLockOfAReusedProcessNumberCountsForNothing()
{
    QFETCH(const bool, isOwnNumber);
    QFETCH(const std::chrono::milliseconds, patience);
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(),
                {QStringLiteral("--hold"), m_folder->filePath(QStringLiteral("other/lock"))});
    QVERIFY(other.waitForReadyRead());

    // What a killed run leaves behind, with a number that is in use again.
    QVERIFY(QDir().mkpath(QFileInfo(m_lockFile).path()));
    QByteArray lines;
    {
        QLockFile killed(m_lockFile);
        QVERIFY(killed.tryLock());
        QFile file(m_lockFile);
        QVERIFY(file.open(QIODevice::ReadOnly));
        lines = file.readAll();
    }
    if (!isOwnNumber) {
        lines = QByteArray::number(other.processId()) + lines.mid(lines.indexOf('\n'));
    }
    QFile file(m_lockFile);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(lines);
    file.close();

    SingleInstance next(m_lockFile);
    QCOMPARE(next.claim(patience), Outcome::First);
    QCOMPARE(claimElsewhere(m_lockFile), Outcome::Running);
    other.kill();
    QVERIFY(other.waitForFinished());
}

void tst_SingleInstance::saysWhenTheOtherDoesNotAnswer()
{
    QProcess holder;
    holder.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--hold"), m_lockFile});
    QVERIFY(holder.waitForReadyRead());
    QCOMPARE(::kill(static_cast<pid_t>(holder.processId()), SIGSTOP), 0);

    SingleInstance second(m_lockFile);
    QCOMPARE(second.claim(100ms), Outcome::NoAnswer);

    holder.kill();
    QVERIFY(holder.waitForFinished());
}

void tst_SingleInstance::goesOnWhereNoLockCanBeMade()
{
    QFile inTheWay(m_folder->filePath(QStringLiteral("profile")));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    SingleInstance first(m_lockFile);
    QCOMPARE(first.claim(), Outcome::First);
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == QLatin1String("--hold")) {
        SingleInstance holder(arguments.at(2));
        if (holder.claim() != Outcome::First)
            return EXIT_FAILURE;
        std::puts("holds");
        std::fflush(stdout);
        return QCoreApplication::exec();
    }
    tst_SingleInstance test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_SingleInstance.moc"
