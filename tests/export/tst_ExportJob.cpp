#include "ExportJob.h"

#include "EventLoopEffort.h"
#include "MemoryHistory.h"
#include "ProcessMemory.h"
#include "SqliteHistory.h"
#include "TestProgram.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace decidesk;
using namespace decidesk::test;
using namespace Qt::StringLiterals;

namespace {

const AccountId tom = QUuid::createUuid();
const AccountId eve = QUuid::createUuid();

Message question(const AccountId &account, const QString &text)
{
    Message message;
    message.account = account;
    message.text = text;
    message.created = QDateTime::currentDateTimeUtc();
    return message;
}

void store(HistoryStore &history, const QList<Message> &messages)
{
    bool stored = false;
    history.commit(messages, &history, [&stored](const auto &) { stored = true; });
    QVERIFY(QTest::qWaitFor([&stored] { return stored; }, 60'000));
}

/// A line for each message.
ExportJob::Make lines(const QList<Message> &page)
{
    return [page] {
        QByteArray all;
        for (const Message &message : page)
            all += QByteArray::number(message.sequence) + ' ' + message.text.toUtf8() + '\n';
        return all;
    };
}

ExportJob::Content contentOf(const QList<ExportJob::Part> &parts)
{
    return {parts, lines, [](qint64 messages) { return "end " + QByteArray::number(messages); }};
}

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

/// A history that fails when the second page is asked for.
class BrokenHistory : public MemoryHistory
{
public:
    void readAfter(const AccountId &account, qint64 after, const PageSize &size, QObject *context,
                   Found done) override
    {
        if (after == 0) {
            MemoryHistory::readAfter(account, after, size, context, std::move(done));
            return;
        }
        QMetaObject::invokeMethod(
            context,
            [done = std::move(done)] {
                done(Error{Error::Kind::StorageFailed, u"disk I/O error"_s, 10, {}});
            },
            Qt::QueuedConnection);
    }
};

} // namespace

/// Conversations, page by page, into one file.
class tst_ExportJob : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void writesPartsInOrder();
    void anEmptyConversationIsItsOpening();
    void leavesOutWhatComesLater();
    void writesNothingBehindTheLastOfAPart();
    void cancelLeavesNoFile_data();
    void cancelLeavesNoFile();
    void mayBeDestroyedAtAnyTime();
    void aHistoryThatFailsLeavesNoFile();
    void aFileThatFailsEndsTheJob();
    void longConversationsCostNeitherMemoryNorTurns();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"a.txt"_s); }
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_ExportJob::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void tst_ExportJob::writesPartsInOrder()
{
    MemoryHistory history;
    QList<Message> messages;
    QByteArray expected = "tom\n";
    constexpr int count = 250; // more than two pages
    for (int i = 1; i <= count; ++i) {
        messages.append(question(tom, u"q"_s + QString::number(i)));
        expected += QByteArray::number(i) + " q" + QByteArray::number(i) + '\n';
    }
    messages.append(question(eve, u"é"_s));
    store(history, messages);
    expected += "eve\n1 é\nend 251";

    ExportJob job(history, path(), contentOf({{tom, "tom\n"}, {eve, "eve\n"}}));
    QList<int> progress;
    connect(&job, &ExportJob::progressed, &job, [&] { progress.append(job.progress()); });
    QSignalSpy finished(&job, &ExportJob::finished);
    job.start();
    QVERIFY(finished.wait());
    const auto outcome = finished.constFirst().constFirst().value<ExportJob::Outcome>();
    QCOMPARE(std::get<ExportJob::Written>(outcome).messages, count + 1);
    QCOMPARE(contentsOf(path()), expected);
    QVERIFY(std::is_sorted(progress.cbegin(), progress.cend()));
    QCOMPARE(progress.constFirst(), 0);
    QCOMPARE(progress.constLast(), 1'000);
}

void tst_ExportJob::anEmptyConversationIsItsOpening()
{
    MemoryHistory history;
    ExportJob job(history, path(), contentOf({{tom, "tom\n"}}));
    QSignalSpy finished(&job, &ExportJob::finished);
    job.start();
    QVERIFY(finished.wait());
    QCOMPARE(contentsOf(path()), "tom\nend 0");
}

void tst_ExportJob::leavesOutWhatComesLater()
{
    MemoryHistory history;
    store(history, {question(tom, u"before"_s)});
    ExportJob::Content content = contentOf({{tom, {}}});
    content.describe = [&history](const QList<Message> &page) {
        history.commit({question(tom, u"later"_s)}, &history, [](const auto &) {});
        return lines(page);
    };
    ExportJob job(history, path(), content);
    QSignalSpy finished(&job, &ExportJob::finished);
    job.start();
    QVERIFY(finished.wait());
    QCOMPARE(contentsOf(path()), "1 before\nend 1");
}

void tst_ExportJob::writesNothingBehindTheLastOfAPart()
{
    // What stands before a conversation says which message is the last.
    MemoryHistory history;
    store(history, {question(tom, u"one"_s), question(tom, u"two"_s), question(tom, u"three"_s)});
    ExportJob job(history, path(), contentOf({{tom, {}, 2}}));
    QSignalSpy finished(&job, &ExportJob::finished);
    job.start();
    QVERIFY(finished.wait());
    QCOMPARE(contentsOf(path()), "1 one\n2 two\nend 2");
}

void tst_ExportJob::cancelLeavesNoFile_data()
{
    QTest::addColumn<int>("atProgress");
    QTest::newRow("before it starts") << -1;
    QTest::newRow("at the first page") << 0;
    QTest::newRow("in the middle") << 500;
    QTest::newRow("at the last page") << 1'000;
}

void tst_ExportJob::cancelLeavesNoFile()
{
    QFETCH(const int, atProgress);
    MemoryHistory history;
    QList<Message> messages;
    for (int i = 0; i < 1'000; ++i)
        messages.append(question(tom, u"text"_s));
    store(history, messages);
    QFile before(path());
    QVERIFY(before.open(QIODevice::WriteOnly));
    before.write("before");
    before.close();

    ExportJob job(history, path(), contentOf({{tom, {}}}));
    QSignalSpy finished(&job, &ExportJob::finished);
    connect(&job, &ExportJob::progressed, &job, [&] {
        if (job.progress() >= atProgress)
            job.cancel();
    });
    job.start();
    if (atProgress < 0)
        job.cancel();
    QTRY_COMPARE(finished.count(), 1);
    const auto outcome = finished.constFirst().constFirst().value<ExportJob::Outcome>();
    QVERIFY(std::holds_alternative<ExportJob::Cancelled>(outcome));
    QTRY_COMPARE(files(), QStringList(u"a.txt"_s));
    QCOMPARE(contentsOf(path()), "before");
    job.cancel();
    QCOMPARE(finished.count(), 1);
}

void tst_ExportJob::mayBeDestroyedAtAnyTime()
{
    MemoryHistory history;
    QList<Message> messages;
    for (int i = 0; i < 1'000; ++i)
        messages.append(question(tom, u"text"_s));
    store(history, messages);
    for (int turns = 0; turns < 40; ++turns) {
        auto job = std::make_unique<ExportJob>(history, path(), contentOf({{tom, "tom\n"}}));
        job->start();
        for (int i = 0; i < turns; ++i)
            QCoreApplication::processEvents();
        job.reset();
        QTRY_VERIFY(files().isEmpty() || files() == QStringList(u"a.txt"_s));
        QFile::remove(path());
    }
}

void tst_ExportJob::aHistoryThatFailsLeavesNoFile()
{
    BrokenHistory history;
    QList<Message> messages;
    for (int i = 0; i < 300; ++i)
        messages.append(question(tom, u"text"_s));
    store(history, messages);
    ExportJob job(history, path(), contentOf({{tom, "tom\n"}}));
    QSignalSpy finished(&job, &ExportJob::finished);
    job.start();
    QVERIFY(finished.wait());
    const auto outcome = finished.constFirst().constFirst().value<ExportJob::Outcome>();
    QCOMPARE(std::get<Error>(outcome).kind, Error::Kind::StorageFailed);
    QTRY_COMPARE(files(), QStringList());
}

void tst_ExportJob::aFileThatFailsEndsTheJob()
{
    MemoryHistory history;
    ExportJob job(history, m_folder->path(), contentOf({{tom, "tom\n"}}));
    QSignalSpy finished(&job, &ExportJob::finished);
    job.start();
    QVERIFY(finished.wait());
    const auto outcome = finished.constFirst().constFirst().value<ExportJob::Outcome>();
    QCOMPARE(std::get<Error>(outcome).kind, Error::Kind::FileUnwritable);
    QCOMPARE(std::get<Error>(outcome).code, static_cast<qint64>(ExportFile::Cause::IsFolder));
}

void tst_ExportJob::longConversationsCostNeitherMemoryNorTurns()
{
    constexpr int count = 100'000;
    constexpr int characters = 300;
    SqliteHistory history(m_folder->filePath(u"history.sqlite"_s));
    for (int i = 0; i < count; i += 5'000) {
        QList<Message> messages;
        for (int k = 0; k < 5'000; ++k)
            messages.append(question(tom, QString(characters, u'x')));
        store(history, messages);
    }
    QVERIFY(forgetPeak());
    const qint64 before = memoryKib("VmHWM");
    ExportJob job(history, path(), contentOf({{tom, "tom\n"}}));
    QSignalSpy finished(&job, &ExportJob::finished);
    job.start();
    const Effort effort = effortUntil([&finished] { return finished.count() == 1; });

    const auto outcome = finished.constFirst().constFirst().value<ExportJob::Outcome>();
    QCOMPARE(std::get<ExportJob::Written>(outcome).messages, count);
    const qint64 written = QFileInfo(path()).size();
    QVERIFY(written > qint64{count} * characters);
    const qint64 grown = memoryKib("VmHWM") - before;
    qInfo("longest gap %.1f ms of processor time, %lld KiB more memory for %lld KiB",
          effort.longestGapMs, grown, written / 1024);
    // All of it would be a hundred times as much.
    if (!keepsFreedMemory)
        QVERIFY2(grown < written / 1024 / 10, qPrintable(QString::number(grown)));
    // The other threads' work counts here as well, so this is more than the event loop waits.
    QVERIFY(effort.longestGapMs < effort.wholeMs / 20);
}

DECIDESK_TEST(tst_ExportJob)
#include "tst_ExportJob.moc"
