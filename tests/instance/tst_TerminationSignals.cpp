#include "TerminationSignals.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>
#include <QTimer>

#include <csignal>
#include <cstdio>

using namespace decidesk;
using namespace Qt::StringLiterals;

/// In a process of its own, which is this program with an argument.
class tst_TerminationSignals : public QObject
{
    Q_OBJECT

private slots:
    void endsInOrder_data();
    void endsInOrder();
    void doesNotObeyItself();
};

namespace {

void say(const char *word)
{
    std::puts(word);
    std::fflush(stdout);
}

int runChild()
{
    const TerminationSignals signalsToEnd;
    QObject::connect(&signalsToEnd, &TerminationSignals::received, [] {
        say("told to end");
        QCoreApplication::quit();
    });
    // As GLib does when the session bus ends.
    QTimer::singleShot(0, [] {
        std::raise(SIGTERM);
        say("ready");
    });
    const int status = QCoreApplication::exec();
    say("ended");
    return status;
}

bool readsUntil(QProcess &child, const QByteArray &word, QByteArray &heard)
{
    return QTest::qWaitFor([&] {
        heard += child.readAll();
        return heard.contains(word);
    });
}

} // namespace

void tst_TerminationSignals::endsInOrder_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void tst_TerminationSignals::endsInOrder()
{
    QFETCH(const int, number);
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {u"--child"_s});
    QByteArray heard;
    QVERIFY(readsUntil(child, "ready\n", heard));
    QCOMPARE(::kill(static_cast<pid_t>(child.processId()), number), 0);
    QVERIFY(child.waitForFinished());
    heard += child.readAll();
    QCOMPARE(heard, QByteArray("ready\ntold to end\nended\n"));
    QCOMPARE(child.exitStatus(), QProcess::NormalExit);
    QCOMPARE(child.exitCode(), 0);
}

void tst_TerminationSignals::doesNotObeyItself()
{
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {u"--child"_s});
    QByteArray heard;
    QVERIFY(readsUntil(child, "ready\n", heard));
    QCOMPARE(heard, QByteArray("ready\n"));
    QCOMPARE(child.state(), QProcess::Running);
    child.kill();
    QVERIFY(child.waitForFinished());
}

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    if (QCoreApplication::arguments().value(1) == "--child"_L1)
        return runChild();
    tst_TerminationSignals test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_TerminationSignals.moc"
