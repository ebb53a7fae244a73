#include "HistoryDatabase.h"
#include "PracticeServer.h"
#include "SqlText.h"
#include "TestProgram.h"

#include <QHash>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace decidesk;

namespace {

const QUuid theAccount(QStringLiteral("1c6f2d3b-8a4e-4f66-8b52-3a7a3c2dae21"));

/// Runs in CI; DECIDESK_KILLS=200 is the full test.
constexpr int fewKills = 25;
constexpr int earliestKillMs = 30;
constexpr int firstLatestKillMs = 260;

} // namespace

/// A real client, server and file, and kill -9 at random moments: what was accepted is there,
/// nothing goes out twice, and the file is sound.
class tst_Killed : public QObject
{
    Q_OBJECT

private slots:
    void losesNothingAndRepeatsNothing();
};

void tst_Killed::losesNothingAndRepeatsNothing()
{
    QTemporaryDir folder;
    PracticeServer server;
    QVERIFY2(server.listen(), qPrintable(server.errorString()));
    const QRegularExpression questionText(QStringLiteral("question-\\d+-\\d+\\."));
    QHash<QString, int> received;
    connect(&server, &PracticeServer::received, this, [&](const QString &text) {
        const QRegularExpressionMatch match = questionText.match(text);
        if (match.hasMatch() && text.contains(QLatin1String("TakeDecision")))
            ++received[match.captured()];
    });

    bool isNumber = false;
    const int asked = qEnvironmentVariableIntValue("DECIDESK_KILLS", &isNumber);
    const int kills = isNumber ? asked : fewKills;
    const int seedAsked = qEnvironmentVariableIntValue("DECIDESK_SEED", &isNumber);
    const quint32 seed
        = isNumber ? static_cast<quint32>(seedAsked) : QRandomGenerator::system()->generate() >> 1;
    qInfo("DECIDESK_SEED=%u", seed);
    QRandomGenerator random(seed);
    QStringList accepted;
    int latestKillMs = firstLatestKillMs;
    int effective = 0;
    // Most kills must meet a program that is asking; how soon it does so is the machine's affair.
    for (int run = 0; run <= kills || effective <= kills / 2; ++run) {
        QVERIFY2(run <= 4 * kills, qPrintable(QString::number(effective)));
        QProcess program;
        QProcessEnvironment quiet = QProcessEnvironment::systemEnvironment();
        quiet.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("decidesk.*=false"));
        program.setProcessEnvironment(quiet);
        program.start(QStringLiteral(DECIDESK_ASKING_PROGRAM),
                      {server.url().toString(), folder.path(), QString::number(run)});
        QVERIFY(program.waitForStarted());
        QByteArray output;
        connect(&program, &QProcess::readyReadStandardOutput, this,
                [&] { output += program.readAllStandardOutput(); });
        // The first run must get so far that there is an account.
        if (run == 0)
            QTRY_VERIFY2(output.count('\n') > 0, program.readAllStandardError().constData());
        else
            QTest::qWait(random.bounded(earliestKillMs, latestKillMs));
        program.kill();
        QTRY_COMPARE(program.state(), QProcess::NotRunning);
        QCOMPARE(program.exitStatus(), QProcess::CrashExit);
        QCOMPARE(program.readAllStandardError(), QByteArray());
        output += program.readAllStandardOutput();
        if (output.contains('\n'))
            ++effective;
        else
            latestKillMs += latestKillMs / 8;
        // A line without its end was not said.
        output.truncate(output.lastIndexOf('\n') + 1);
        for (const QByteArray &line : output.split('\n')) {
            if (!line.isEmpty())
                accepted.append(QString::fromUtf8(line));
        }
        QTRY_COMPARE(server.connectionCount(), 0);
    }

    HistoryDatabase database(folder.filePath(QStringLiteral("history.sqlite")));
    const auto found = database.readAfter(
        theAccount, 0, {std::numeric_limits<int>::max(), std::numeric_limits<qint64>::max()});
    QVERIFY(std::holds_alternative<QList<Message>>(found));
    QHash<QString, Message> stored;
    for (const Message &message : std::get<QList<Message>>(found)) {
        if (message.direction != Message::Direction::Question)
            continue;
        QVERIFY2(!stored.contains(message.text), qPrintable(message.text));
        stored.insert(message.text, message);
    }
    for (const QString &text : std::as_const(accepted))
        QVERIFY2(stored.contains(text), qPrintable(text + QStringLiteral(" is lost")));
    for (auto it = received.cbegin(); it != received.cend(); ++it) {
        QVERIFY2(it.value() == 1, qPrintable(it.key() + QStringLiteral(" was sent again")));
        QVERIFY2(stored.contains(it.key()), qPrintable(it.key()));
        const Message::State state = stored.value(it.key()).state;
        QVERIFY2(state == Message::State::Sent || state == Message::State::Answered
                     || state == Message::State::NotConfirmed,
                 qPrintable(it.key() + QStringLiteral(" went out, and its state denies it")));
    }
    QVERIFY(!received.isEmpty());

    HistoryFile file(folder.filePath(QStringLiteral("history.sqlite")));
    QCOMPARE(file.open(), std::nullopt);
    QCOMPARE(std::get<qint64>(sql_text::readNumber(
                 file.database(),
                 QStringLiteral("SELECT integrity_check = 'ok' FROM pragma_integrity_check"))),
             1);
    qInfo("%d kills or more, %lld accepted, %lld received", kills, qlonglong(accepted.size()),
          qlonglong(received.size()));
}

DECIDESK_TEST(tst_Killed)
#include "tst_Killed.moc"
