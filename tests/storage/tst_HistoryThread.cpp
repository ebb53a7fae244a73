#include "SqliteHistory.h"
#include "TestProgram.h"

#include <QFile>
#include <QFileInfo>
#include <QSemaphore>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace decidesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What the history does in its thread besides what it is called for.
class tst_HistoryThread : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_folder.isValid()); }
    void init() { m_path = m_folder.filePath(u"%1/history.sqlite"_s.arg(++m_count)); }

    void openingHandsOverTheNewest_data();
    void openingHandsOverTheNewest();
    void takesTheJournalInWhenNobodyWaits_data();
    void takesTheJournalInWhenNobodyWaits();
    void changesADraftOnceItCanBeRead();
    void aChangeThatWasNotTakenIsMadeToTheNextDraft();
    void storesDraftsOnceTheDiskTakesThem();
    void saysWhenMessagesCanBeStoredAgain();

private:
    void store(SqliteHistory &history, int messages);
    [[nodiscard]] bool isInTheFile(const QString &text) const;
    QString draftOf(SqliteHistory &history);

    QTemporaryDir m_folder;
    int m_count = 0;
    QString m_path;
    const AccountId m_tom = QUuid::createUuid();
};

/// One commit for each.
void tst_HistoryThread::store(SqliteHistory &history, int messages)
{
    int stored = 0;
    for (int i = 1; i <= messages; ++i) {
        Message message;
        message.account = m_tom;
        message.text = u"message %1"_s.arg(i);
        history.commit({message}, this, [&stored](const auto &) { ++stored; });
    }
    QTRY_COMPARE(stored, messages);
}

/// And not only in the journal beside it.
bool tst_HistoryThread::isInTheFile(const QString &text) const
{
    QFile file(m_path);
    return file.open(QIODevice::ReadOnly) && file.readAll().contains(text.toUtf8());
}

QString tst_HistoryThread::draftOf(SqliteHistory &history)
{
    std::optional<QString> draft;
    history.readDraft(m_tom, this, [&draft](const auto &found) {
        const auto *read = std::get_if<QString>(&found);
        draft = read != nullptr ? *read : QString();
    });
    const bool isFound = QTest::qWaitFor([&draft] { return draft.has_value(); });
    return isFound ? *draft : QString();
}

void tst_HistoryThread::openingHandsOverTheNewest_data()
{
    QTest::addColumn<int>("messages");
    QTest::addColumn<int>("handedOver");
    QTest::newRow("none") << 0 << 0;
    QTest::newRow("a few") << 3 << 3;
    QTest::newRow("more than a window shows") << 30 << 20;
}

void tst_HistoryThread::openingHandsOverTheNewest()
{
    QFETCH(const int, messages);
    QFETCH(const int, handedOver);
    {
        SqliteHistory history(m_path);
        store(history, messages);
    }
    QStringList texts;
    QSemaphore handed;
    SqliteHistory history(m_path);
    history.open(m_tom, [&](const QList<Message> &newest) {
        for (const Message &message : newest)
            texts.append(message.text);
        handed.release();
    });
    QVERIFY(handed.tryAcquire(1, 60'000));
    QCOMPARE(texts.size(), handedOver);
    if (handedOver > 0)
        QCOMPARE(texts.constLast(), u"message %1"_s.arg(messages));
}

void tst_HistoryThread::takesTheJournalInWhenNobodyWaits_data()
{
    QTest::addColumn<int>("commits");
    QTest::addColumn<bool>("isTakenIn");
    // Each time it costs more than a commit, so it must be worth it.
    QTest::newRow("few commits") << 10 << false;
    QTest::newRow("many commits") << 60 << true;
}

void tst_HistoryThread::takesTheJournalInWhenNobodyWaits()
{
    QFETCH(const int, commits);
    QFETCH(const bool, isTakenIn);
    SqliteHistory history(m_path);
    store(history, commits);
    const QString last = u"message %1"_s.arg(commits);
    QVERIFY(!isInTheFile(last));
    QCOMPARE(QTest::qWaitFor([&] { return isInTheFile(last); }, isTakenIn ? 60'000 : 600),
             isTakenIn);
}

void tst_HistoryThread::changesADraftOnceItCanBeRead()
{
    const QString folder = QFileInfo(m_path).path();
    QFile obstacle(folder);
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    SqliteHistory history(m_path);
    history.setRetryInterval(20ms);
    const QSignalSpy troubled(&history, &HistoryStore::troubled);
    history.changeDraft(m_tom, [](const QString &stored) { return stored + u"typed"_s; });
    QTRY_VERIFY(troubled.size() >= 2);
    QVERIFY(obstacle.remove());
    QTRY_COMPARE(draftOf(history), u"typed"_s);
}

void tst_HistoryThread::aChangeThatWasNotTakenIsMadeToTheNextDraft()
{
    {
        SqliteHistory history(m_path);
        store(history, 1);
    }
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"refuser"_s);
        database.setDatabaseName(m_path);
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(
            u"CREATE TRIGGER refuser BEFORE UPDATE OF draft ON accounts"
            " WHEN new.draft = 'one' BEGIN SELECT RAISE(ABORT, 'refused'); END"_s));
    }
    QSqlDatabase::removeDatabase(u"refuser"_s);
    SqliteHistory history(m_path);
    history.setRetryInterval(20ms);
    // The second is on its way before what became of the first is known.
    history.changeDraft(m_tom, [](const QString &stored) { return stored + u"one"_s; });
    history.changeDraft(m_tom, [](const QString &stored) { return stored + u"two"_s; });
    QTRY_COMPARE(draftOf(history), u"twoone"_s);
}

void tst_HistoryThread::storesDraftsOnceTheDiskTakesThem()
{
    // A file stands in place of the folder.
    const QString folder = QFileInfo(m_path).path();
    QFile obstacle(folder);
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    {
        SqliteHistory history(m_path);
        history.setRetryInterval(20ms);
        const QSignalSpy troubled(&history, &HistoryStore::troubled);
        const QSignalSpy recovered(&history, &HistoryStore::recovered);
        history.saveDraft(m_tom, u"older"_s);
        history.saveDraft(m_tom, u"what was typed"_s);
        QTRY_VERIFY(troubled.size() >= 3);
        QCOMPARE(recovered.size(), 0);
        // Another conversation was shown meanwhile.
        QString draft;
        history.readDraft(m_tom, this,
                          [&draft](const auto &found) { draft = std::get<QString>(found); });
        QTRY_COMPARE(draft, u"what was typed"_s);
        history.changeDraft(m_tom, [](const QString &stored) { return stored + u", and more"_s; });

        QVERIFY(obstacle.remove());
        QTRY_COMPARE(recovered.size(), 1);
    }
    SqliteHistory history(m_path);
    QString draft;
    history.readDraft(m_tom, this,
                      [&draft](const auto &found) { draft = std::get<QString>(found); });
    QTRY_COMPARE(draft, u"what was typed, and more"_s);
}

void tst_HistoryThread::saysWhenMessagesCanBeStoredAgain()
{
    QFile obstacle(QFileInfo(m_path).path());
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    SqliteHistory history(m_path);
    history.setRetryInterval(20ms);
    const QSignalSpy recovered(&history, &HistoryStore::recovered);
    bool failed = false;
    Message message;
    message.account = m_tom;
    history.commit({message}, this, [&failed](const auto &result) {
        failed = std::holds_alternative<Error>(result);
    });
    QTRY_VERIFY(failed);
    QVERIFY(obstacle.remove());
    // Nobody stores anything else.
    QTRY_COMPARE(recovered.size(), 1);
    store(history, 1);
    QCOMPARE(recovered.size(), 1);
}

DECIDESK_TEST(tst_HistoryThread)
#include "tst_HistoryThread.moc"
