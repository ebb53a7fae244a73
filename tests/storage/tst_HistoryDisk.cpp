#include "HistoryDatabase.h"
#include "SqlText.h"
#include "TestProgram.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace decidesk;
using namespace Qt::StringLiterals;

namespace {

/// While it lives, root has no more rights than others: as root nothing is read-only.
class NoPrivileges
{
public:
    static constexpr uid_t nobody = 65534;

    NoPrivileges() : m_was(geteuid())
    {
        if (m_was == 0 && seteuid(nobody) != 0)
            qFatal("cannot give up the rights of root");
    }
    ~NoPrivileges()
    {
        if (geteuid() != m_was && seteuid(m_was) != 0)
            qFatal("cannot have the rights of root again");
    }
    Q_DISABLE_COPY_MOVE(NoPrivileges)

private:
    const uid_t m_was;
};

/// Gives `path` to the one who tests without privileges.
bool giveAway(const QString &path)
{
    return geteuid() != 0
        || chown(QFile::encodeName(path).constData(), NoPrivileges::nobody, gid_t(-1)) == 0;
}

/// The connection of a database object of this thread: a disk that is full just for it.
QSqlDatabase connectionTo(const QString &path)
{
    const QStringList names = QSqlDatabase::connectionNames();
    for (const QString &name : names) {
        QSqlDatabase database = QSqlDatabase::database(name, false);
        if (database.databaseName() == path)
            return database;
    }
    return {};
}

} // namespace

/// A disk that is full, a file that others lock or that may not be written to: the error says so,
/// nothing is half stored, what was there can be read, and storing goes on once that is over.
class tst_HistoryDisk : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void cannotBeMade_data();
    void cannotBeMade();
    void isReadOnly();
    void isInAFolderThatIsReadOnly();
    void isLockedByAnotherWriter();
    void isFull_data();
    void isFull();

private:
    [[nodiscard]] QList<Message> messages(const QStringList &texts) const;
    [[nodiscard]] QString store(HistoryDatabase &database, const QStringList &texts) const;
    [[nodiscard]] QStringList stored(HistoryDatabase &database) const;

    QTemporaryDir m_folder;
    int m_count = 0;
    QString m_path;
    const AccountId m_tom = QUuid::createUuid();
};

void tst_HistoryDisk::initTestCase()
{
    QVERIFY(m_folder.isValid());
    // Whoever has no privileges gets through to the folders within.
    QVERIFY(QFile::setPermissions(m_folder.path(),
                                  QFile::permissions(m_folder.path()) | QFileDevice::ExeGroup
                                      | QFileDevice::ExeOther));
}

void tst_HistoryDisk::init()
{
    m_path = m_folder.filePath(u"%1/history.sqlite"_s.arg(++m_count));
}

QList<Message> tst_HistoryDisk::messages(const QStringList &texts) const
{
    QList<Message> all;
    for (const QString &text : texts) {
        Message message;
        message.account = m_tom;
        message.text = text;
        message.state = Message::State::Queued;
        all.append(message);
    }
    return all;
}

/// The code of what went wrong and its words; empty: nothing did.
QString tst_HistoryDisk::store(HistoryDatabase &database, const QStringList &texts) const
{
    const auto result = database.commit(messages(texts));
    if (const auto *error = std::get_if<Error>(&result))
        return u"%1 %2"_s.arg(error->code).arg(error->detail);
    return {};
}

QStringList tst_HistoryDisk::stored(HistoryDatabase &database) const
{
    const auto found = database.readAfter(m_tom, 0, {1000, 1'000'000});
    if (const auto *error = std::get_if<Error>(&found))
        return {error->detail};
    QStringList list;
    for (const Message &message : std::get<QList<Message>>(found))
        list.append(u"%1 %2"_s.arg(QString::number(message.sequence), message.text.left(10)));
    return list;
}

void tst_HistoryDisk::cannotBeMade_data()
{
    QTest::addColumn<QString>("inItsPlace");
    QTest::newRow("a folder in its place") << u"folder"_s;
    QTest::newRow("a file in the place of the folder") << u"file"_s;
}

void tst_HistoryDisk::cannotBeMade()
{
    QFETCH(const QString, inItsPlace);
    if (inItsPlace == "folder"_L1) {
        QVERIFY(QDir().mkpath(m_path));
    } else {
        QFile file(QFileInfo(m_path).absolutePath());
        QVERIFY(file.open(QIODevice::WriteOnly));
    }

    HistoryDatabase database(m_path);
    const auto result = database.commit(messages({u"b"_s}));

    const auto *error = std::get_if<Error>(&result);
    QVERIFY(error != nullptr);
    QCOMPARE(error->kind, Error::Kind::StorageFailed);
    QVERIFY(!error->detail.isEmpty());
    QCOMPARE(database.setAside(), QString());
}

void tst_HistoryDisk::isReadOnly()
{
    {
        HistoryDatabase database(m_path);
        QCOMPARE(store(database, {u"a"_s}), QString());
    }
    QVERIFY(giveAway(QFileInfo(m_path).absolutePath()) && giveAway(m_path));
    QVERIFY(QFile::setPermissions(m_path, QFileDevice::ReadOwner));
    {
        const NoPrivileges person;
        HistoryDatabase database(m_path);
        QCOMPARE(stored(database), QStringList{u"1 a"_s});
        QCOMPARE(store(database, {u"b"_s}), u"8 attempt to write a readonly database"_s);
        QCOMPARE(database.saveDraft(m_tom, u"draft"_s)->code, sql_text::readOnlyCode);
        QCOMPARE(database.clear(m_tom)->code, sql_text::readOnlyCode);
        QCOMPARE(stored(database), QStringList{u"1 a"_s});
        QCOMPARE(database.setAside(), QString());
    }
    QVERIFY(QFile::setPermissions(m_path, QFileDevice::ReadOwner | QFileDevice::WriteOwner));
    const NoPrivileges person;
    HistoryDatabase database(m_path);
    QCOMPARE(store(database, {u"c"_s}), QString());
    QCOMPARE(stored(database), (QStringList{u"1 a"_s, u"2 c"_s}));
}

void tst_HistoryDisk::isInAFolderThatIsReadOnly()
{
    const QString folder = QFileInfo(m_path).absolutePath();
    {
        HistoryDatabase database(m_path);
        QCOMPARE(store(database, {u"a"_s}), QString());
    }
    QVERIFY(giveAway(folder) && giveAway(m_path));
    QVERIFY(QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::ExeOwner));
    {
        const NoPrivileges person;
        HistoryDatabase database(m_path);
        QCOMPARE(store(database, {u"b"_s}), u"8 attempt to write a readonly database"_s);
        QCOMPARE(database.setAside(), QString());
    }
    QVERIFY(QFile::setPermissions(
        folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner));
    const NoPrivileges person;
    HistoryDatabase database(m_path);
    QCOMPARE(store(database, {u"c"_s}), QString());
    QCOMPARE(stored(database), (QStringList{u"1 a"_s, u"2 c"_s}));
}

void tst_HistoryDisk::isLockedByAnotherWriter()
{
    HistoryDatabase database(m_path);
    QCOMPARE(store(database, {u"a"_s}), QString());
    {
        HistoryFile other(m_path);
        QCOMPARE(other.open(), std::nullopt);
        QCOMPARE(sql_text::runAll(other.database(),
                                  {u"BEGIN IMMEDIATE"_s, u"UPDATE accounts SET draft = 'other'"_s}),
                 std::nullopt);
        QCOMPARE(store(database, {u"b"_s}), u"5 database is locked"_s);
        QCOMPARE(stored(database), QStringList{u"1 a"_s});
    }
    QCOMPARE(store(database, {u"c"_s}), QString());
    QCOMPARE(stored(database), (QStringList{u"1 a"_s, u"2 c"_s}));
    // The other one ended without a COMMIT.
    QCOMPARE(std::get<QString>(database.readDraft(m_tom)), QString());
}

void tst_HistoryDisk::isFull_data()
{
    QTest::addColumn<bool>("isLastOfMany");
    QTest::newRow("one message") << false;
    QTest::newRow("the last of many") << true;
}

void tst_HistoryDisk::isFull()
{
    QFETCH(const bool, isLastOfMany);
    HistoryDatabase database(m_path);
    QCOMPARE(store(database, {u"a"_s}), QString());
    QSqlDatabase connection = connectionTo(m_path);
    QVERIFY(connection.isOpen());
    const auto pages = sql_text::readNumber(connection, u"PRAGMA page_count"_s);
    // SQLite's own limit has the very effect of a full disk, where root may fill every disk.
    QCOMPARE(sql_text::runAll(connection,
                              {u"PRAGMA max_page_count = %1"_s.arg(std::get<qint64>(pages) + 1)}),
             std::nullopt);

    const QString full = u"13 database or disk is full"_s;
    const QString large(100'000, u'x');
    QCOMPARE(
        store(database, isLastOfMany ? QStringList{u"b"_s, u"c"_s, large} : QStringList{large}),
        full);
    QCOMPARE(stored(database), QStringList{u"1 a"_s});
    QCOMPARE(database.saveDraft(m_tom, large)->code, sql_text::fullCode);
    QCOMPARE(std::get<QString>(database.readDraft(m_tom)), QString());

    QCOMPARE(sql_text::runAll(connection, {u"PRAGMA max_page_count = 1000000"_s}), std::nullopt);
    QCOMPARE(store(database, {u"d"_s, large}), QString());
    QCOMPARE(stored(database), (QStringList{u"1 a"_s, u"2 d"_s, u"3 xxxxxxxxxx"_s}));
}

DECIDESK_TEST(tst_HistoryDisk)
#include "tst_HistoryDisk.moc"
