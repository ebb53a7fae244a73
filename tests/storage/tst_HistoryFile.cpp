#include "HistoryDatabase.h"
#include "HistoryFile.h"
#include "HistorySchema.h"
#include "SqlText.h"
#include "SqliteHistory.h"
#include "TestProgram.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <array>

using namespace decidesk;

namespace {

constexpr auto ownerFile = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr auto ownerFolder = ownerFile | QFileDevice::ExeOwner;

/// Rights for people, without the ones of the process that asks.
QFileDevice::Permissions rights(const QString &path)
{
    return QFile::permissions(path)
        & ~(QFileDevice::ReadUser | QFileDevice::WriteUser | QFileDevice::ExeUser);
}

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("not readable");
}

void write(const QString &path, const QByteArray &contents)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(contents), contents.size());
}

// Steps out of order do not compile: history_schema checks its own with this.
constexpr std::array something{"SELECT 1"};
using history_schema::areInOrder;
static_assert(areInOrder(std::array<history_schema::Step, 2>{{{1, something}, {2, something}}}));
static_assert(!areInOrder(std::array<history_schema::Step, 2>{{{2, something}, {1, something}}}));
static_assert(!areInOrder(std::array<history_schema::Step, 2>{{{1, something}, {3, something}}}));
static_assert(!areInOrder(std::array<history_schema::Step, 2>{{{1, something}, {1, something}}}));
static_assert(!areInOrder(std::array<history_schema::Step, 1>{{{0, something}}}));
static_assert(!areInOrder(std::array<history_schema::Step, 1>{{{1, {}}}}));
static_assert(!areInOrder({}));

/// A connection to a database file, closed at the end.
class Connection
{
public:
    explicit Connection(const QString &path) : m_name(QUuid::createUuid().toString())
    {
        m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
        m_database.setDatabaseName(path);
        if (!m_database.open())
            qFatal("%s", qPrintable(m_database.lastError().text()));
    }
    ~Connection()
    {
        m_database.close();
        m_database = QSqlDatabase();
        QSqlDatabase::removeDatabase(m_name);
    }
    Q_DISABLE_COPY_MOVE(Connection)

    QSqlDatabase &database() { return m_database; }
    QStringList column(const QString &statement)
    {
        QSqlQuery query(m_database);
        if (!query.exec(statement))
            return {query.lastError().text()};
        QStringList values;
        while (query.next())
            values.append(query.value(0).toString());
        return values;
    }

private:
    QString m_name;
    QSqlDatabase m_database;
};

} // namespace

/// The file of the history: rights, upgrades, damage, and what is deleted.
class tst_HistoryFile : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_folder.isValid()); }
    void init();

    void isForItsOwnerOnly();
    void outlivesTheProgram();
    void commitsAreDurableAndIndexed();
    void upgradedEqualsFresh();
    void keepsACopyBeforeAnUpgrade();
    void refusesANewerFile();
    void keepsDamagedFiles_data();
    void keepsDamagedFiles();
    void tellsOnceOfADamagedFile();
    void whatIsOpenedEarlyIsToldLater();
    void findsDamageInside();
    void aSoundFileThatWasSuspectedStays_data();
    void aSoundFileThatWasSuspectedStays();
    void deletedTextIsGoneFromTheDisk_data();
    void deletedTextIsGoneFromTheDisk();

private:
    [[nodiscard]] Message message(const QString &text) const;
    QStringList texts(HistoryDatabase &database);
    QString store(const QStringList &texts);
    [[nodiscard]] QStringList filesBeside() const;

    QTemporaryDir m_folder;
    int m_count = 0;
    QString m_path;
    AccountId m_tom = QUuid::createUuid();
};

void tst_HistoryFile::init()
{
    m_path = m_folder.filePath(QStringLiteral("%1/data/history.sqlite").arg(++m_count));
}

Message tst_HistoryFile::message(const QString &text) const
{
    Message message;
    message.account = m_tom;
    message.text = text;
    message.state = Message::State::Queued;
    return message;
}

QStringList tst_HistoryFile::texts(HistoryDatabase &database)
{
    const auto found = database.readAfter(m_tom, 0, {1000, 1'000'000});
    if (const auto *error = std::get_if<Error>(&found))
        return {error->detail};
    QStringList list;
    for (const Message &message : std::get<QList<Message>>(found))
        list.append(message.text);
    return list;
}

/// What went wrong; empty: nothing.
QString tst_HistoryFile::store(const QStringList &texts)
{
    HistoryDatabase database(m_path);
    QList<Message> messages;
    for (const QString &text : texts)
        messages.append(message(text));
    const auto result = database.commit(messages);
    const auto *error = std::get_if<Error>(&result);
    return error != nullptr ? error->detail : QString();
}

QStringList tst_HistoryFile::filesBeside() const
{
    return QFileInfo(m_path).dir().entryList(QDir::Files, QDir::Name);
}

void tst_HistoryFile::isForItsOwnerOnly()
{
    HistoryDatabase database(m_path);
    QVERIFY(std::holds_alternative<QList<HistoryDatabase::Written>>(
        database.commit({message(QStringLiteral("a"))})));

    QCOMPARE(rights(QFileInfo(m_path).absolutePath()), ownerFolder);
    for (const QString &name : filesBeside())
        QCOMPARE(rights(QFileInfo(m_path).dir().filePath(name)), ownerFile);
    QVERIFY(filesBeside().contains(QStringLiteral("history.sqlite-wal")));
}

void tst_HistoryFile::outlivesTheProgram()
{
    const QStringList asked = {QStringLiteral("first"), QStringLiteral("second \U0001F600")};
    QCOMPARE(store(asked), QString());
    QCOMPARE(filesBeside(), QStringList{QStringLiteral("history.sqlite")});
    {
        HistoryDatabase database(m_path);
        QCOMPARE(database.saveDraft(m_tom, QStringLiteral("not finis")), std::nullopt);
    }

    HistoryDatabase again(m_path);
    QCOMPARE(texts(again), asked);
    QCOMPARE(std::get<QString>(again.readDraft(m_tom)), QStringLiteral("not finis"));
    QCOMPARE(again.setAside(), QString());
}

void tst_HistoryFile::commitsAreDurableAndIndexed()
{
    QCOMPARE(store({QStringLiteral("a")}), QString());
    HistoryFile file(m_path);
    QCOMPARE(file.open(), std::nullopt);
    const auto number = [&file](const char *query) {
        return std::get<qint64>(sql_text::readNumber(file.database(), QString::fromLatin1(query)));
    };
    QCOMPARE(number("PRAGMA synchronous"), 2);
    QCOMPARE(number("PRAGMA secure_delete"), 1);
    QCOMPARE(number("SELECT journal_mode = 'wal' FROM pragma_journal_mode"), 1);
    QCOMPARE(number("PRAGMA application_id"), history_schema::applicationId);

    // A page is found without reading the conversation, and open questions without any other.
    QSqlQuery plan(file.database());
    QVERIFY(plan.exec(QStringLiteral(
        "EXPLAIN QUERY PLAN SELECT text FROM messages WHERE account = 1 AND sequence < 9"
        " ORDER BY sequence DESC")));
    QVERIFY(plan.next());
    QVERIFY2(plan.value(3).toString().startsWith(QStringLiteral("SEARCH messages USING INDEX")),
             qPrintable(plan.value(3).toString()));
    QVERIFY(!plan.next());
}

void tst_HistoryFile::upgradedEqualsFresh()
{
    const QString tables = QStringLiteral(
        "SELECT type || ' ' || name || ': ' || coalesce(sql, '') FROM sqlite_master ORDER BY name");
    QCOMPARE(store({QStringLiteral("a")}), QString());
    const QStringList fresh = Connection(m_path).column(tables);

    // From every version that ever was.
    for (int from = 0; from < history_schema::currentVersion(); ++from) {
        init();
        QVERIFY(QDir().mkpath(QFileInfo(m_path).absolutePath()));
        {
            Connection old(m_path);
            for (const history_schema::Step &step : history_schema::steps()) {
                if (step.version > from)
                    continue;
                for (const char *statement : step.statements)
                    QCOMPARE(sql_text::runAll(old.database(), {QString::fromLatin1(statement)}),
                             std::nullopt);
            }
            QCOMPARE(sql_text::runAll(old.database(),
                                      {QStringLiteral("PRAGMA application_id = %1")
                                           .arg(history_schema::applicationId),
                                       QStringLiteral("PRAGMA user_version = %1").arg(from)}),
                     std::nullopt);
        }
        QCOMPARE(store({QStringLiteral("a")}), QString());
        QCOMPARE(Connection(m_path).column(tables), fresh);
        QCOMPARE(Connection(m_path).column(QStringLiteral("PRAGMA user_version")),
                 QStringList{QString::number(history_schema::currentVersion())});
    }
}

void tst_HistoryFile::keepsACopyBeforeAnUpgrade()
{
    QVERIFY(QDir().mkpath(QFileInfo(m_path).absolutePath()));
    {
        Connection old(m_path);
        QCOMPARE(
            sql_text::runAll(
                old.database(),
                {QStringLiteral("CREATE TABLE kept (text TEXT)"),
                 QStringLiteral("INSERT INTO kept VALUES ('precious')"),
                 QStringLiteral("PRAGMA application_id = %1").arg(history_schema::applicationId)}),
            std::nullopt);
    }
    QCOMPARE(store({QStringLiteral("a")}), QString());

    const QString copy
        = m_path + QStringLiteral(".before-%1").arg(history_schema::currentVersion());
    QCOMPARE(rights(copy), ownerFile);
    QCOMPARE(Connection(copy).column(QStringLiteral("SELECT text FROM kept")),
             QStringList{QStringLiteral("precious")});
    QCOMPARE(Connection(copy).column(QStringLiteral("PRAGMA user_version")),
             QStringList{QStringLiteral("0")});
}

void tst_HistoryFile::refusesANewerFile()
{
    QCOMPARE(store({QStringLiteral("a")}), QString());
    QCOMPARE(sql_text::runAll(Connection(m_path).database(),
                              {QStringLiteral("PRAGMA user_version = 1000")}),
             std::nullopt);
    const QByteArray before = contentsOf(m_path);

    {
        HistoryDatabase database(m_path);
        const auto committed = database.commit({message(QStringLiteral("b"))});
        const auto found = database.readAfter(m_tom, 0, {});
        QCOMPARE(std::get<Error>(committed), (Error{Error::Kind::StorageTooNew, m_path, 1000, {}}));
        QCOMPARE(std::get<Error>(found), (Error{Error::Kind::StorageTooNew, m_path, 1000, {}}));
    }

    QVERIFY(contentsOf(m_path) == before);
    QCOMPARE(filesBeside(), QStringList{QStringLiteral("history.sqlite")});
}

void tst_HistoryFile::keepsDamagedFiles_data()
{
    QTest::addColumn<QByteArray>("contents");
    QTest::newRow("zero length") << QByteArray();
    QTest::newRow("no database") << QByteArray(4096, 'x');
    QTest::newRow("cut off") << QByteArray("SQLite format 3\0\x10\x00", 18);
}

void tst_HistoryFile::keepsDamagedFiles()
{
    QFETCH(const QByteArray, contents);
    QVERIFY(QDir().mkpath(QFileInfo(m_path).absolutePath()));
    write(m_path, contents);

    HistoryDatabase database(m_path);
    QVERIFY(std::holds_alternative<QList<HistoryDatabase::Written>>(
        database.commit({message(QStringLiteral("a"))})));

    QCOMPARE(texts(database), QStringList{QStringLiteral("a")});
    QVERIFY(database.setAside().startsWith(m_path + QStringLiteral(".damaged-")));
    QVERIFY(contentsOf(database.setAside()) == contents);
}

void tst_HistoryFile::tellsOnceOfADamagedFile()
{
    QVERIFY(QDir().mkpath(QFileInfo(m_path).absolutePath()));
    write(m_path, QByteArray(4096, 'x'));
    SqliteHistory history(m_path);
    QSignalSpy told(&history, &HistoryStore::damagedFileKept);
    int answers = 0;
    for (int i = 0; i < 2; ++i)
        history.readBefore(m_tom, 0, {}, this, [&](const auto &) {
            ++answers;
            QCOMPARE(told.size(), 1);
        });
    QTRY_COMPARE(answers, 2);
    QVERIFY(told.at(0).at(0).toString().startsWith(m_path + QStringLiteral(".damaged-")));
}

void tst_HistoryFile::whatIsOpenedEarlyIsToldLater()
{
    QVERIFY(QDir().mkpath(QFileInfo(m_path).absolutePath()));
    write(m_path, QByteArray(4096, 'x'));
    SqliteHistory history(m_path);
    QSignalSpy told(&history, &HistoryStore::damagedFileKept);
    history.open();
    QTRY_VERIFY(contentsOf(m_path).startsWith("SQLite format 3"));
    QCOMPARE(told.size(), 0);
    bool answered = false;
    history.readBefore(m_tom, 0, {}, this, [&answered](const auto &) { answered = true; });
    QTRY_VERIFY(answered);
    QCOMPARE(told.size(), 1);
}

void tst_HistoryFile::findsDamageInside()
{
    QStringList many;
    for (int i = 0; i < 500; ++i)
        many.append(QStringLiteral("message %1 ").arg(i).repeated(20));
    QCOMPARE(store(many), QString());
    // The header stays as it is; the pages behind it are overwritten.
    QByteArray bytes = contentsOf(m_path);
    bytes.replace(8192, bytes.size() - 8192, QByteArray(bytes.size() - 8192, '\x55'));
    write(m_path, bytes);

    {
        HistoryDatabase database(m_path);
        const auto failed = database.commit({message(QStringLiteral("b"))});
        QCOMPARE(std::get<Error>(failed).kind, Error::Kind::StorageFailed);
        QCOMPARE(database.setAside(), QString());
    }
    HistoryDatabase next(m_path);
    QVERIFY(std::holds_alternative<QList<HistoryDatabase::Written>>(
        next.commit({message(QStringLiteral("c"))})));
    QCOMPARE(texts(next), QStringList{QStringLiteral("c")});
    QVERIFY(contentsOf(next.setAside()).mid(8192) == bytes.mid(8192));
}

void tst_HistoryFile::aSoundFileThatWasSuspectedStays_data()
{
    QTest::addColumn<bool>("isIndexDamaged");
    QTest::newRow("all is sound") << false;
    QTest::newRow("the index of the search is damaged") << true;
}

void tst_HistoryFile::aSoundFileThatWasSuspectedStays()
{
    QFETCH(const bool, isIndexDamaged);
    {
        HistoryDatabase database(m_path);
        QVERIFY(std::holds_alternative<QList<HistoryDatabase::Written>>(
            database.commit({message(QStringLiteral("kept"))})));
        while (database.fillIndex()) {}
    }
    if (isIndexDamaged) {
        HistoryFile file(m_path);
        QCOMPARE(file.open(), std::nullopt);
        QCOMPARE(sql_text::runAll(
                     file.database(),
                     {QStringLiteral("UPDATE search_0_data SET block = x'ffffffffffffffff'")}),
                 std::nullopt);
    }
    QFile mark(m_path + QStringLiteral(".suspect"));
    QVERIFY(mark.open(QIODevice::WriteOnly));
    mark.close();

    HistoryDatabase database(m_path);
    QCOMPARE(texts(database), QStringList{QStringLiteral("kept")});
    QCOMPARE(database.setAside(), QString());
    QVERIFY(!mark.exists());
}

void tst_HistoryFile::deletedTextIsGoneFromTheDisk_data()
{
    QTest::addColumn<bool>("all");
    QTest::newRow("one message") << false;
    QTest::newRow("the conversation") << true;
}

void tst_HistoryFile::deletedTextIsGoneFromTheDisk()
{
    QFETCH(const bool, all);
    const QString secret = QStringLiteral("Xylophone-in-the-attic");
    HistoryDatabase database(m_path);
    QVERIFY(std::holds_alternative<QList<HistoryDatabase::Written>>(
        database.commit({message(secret), message(QStringLiteral("stays"))})));
    if (all) {
        QCOMPARE(database.saveDraft(m_tom, secret), std::nullopt);
        QCOMPARE(database.clear(m_tom), std::nullopt);
    } else {
        QCOMPARE(std::get<bool>(database.remove(m_tom, 1)), true);
    }

    for (const QString &name : filesBeside()) {
        const QByteArray bytes = contentsOf(QFileInfo(m_path).dir().filePath(name));
        QVERIFY2(!bytes.contains("Xylophone"), qPrintable(name));
    }
    QCOMPARE(texts(database), all ? QStringList() : QStringList{QStringLiteral("stays")});
}

DECIDESK_TEST(tst_HistoryFile)
#include "tst_HistoryFile.moc"
