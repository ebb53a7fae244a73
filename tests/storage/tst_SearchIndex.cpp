#include "HistoryDatabase.h"
#include "HistorySchema.h"
#include "SearchIndex.h"
#include "SqlText.h"
#include "SqliteHistory.h"
#include "TestProgram.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace decidesk;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 blockSize = 16'384;

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("not readable");
}

bool always()
{
    return true;
}

} // namespace

/// The index of the search says what the messages say, leaves nothing of them behind, and is made
/// anew where it is missing.
class tst_SearchIndex : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_database.reset(); }

    void findsByTheIndex();
    void findsWhatTheQueryMatches();
    void goesOverManyBlocks();
    void findsWhatIsNotIndexedYet();
    void isFilledInAQuietMoment();
    void openingFillsNothing();
    void fillsAnOlderFile();
    void isFilledWhileItIsUsed();
    void findsWhatIsOnTheScreen_data();
    void findsWhatIsOnTheScreen();
    void isFilledAnewWhenWordsAreMadeOtherwise();
    void isFilledAnewWhenDamaged();
    void aDamagedIndexCostsNoMessage();
    void isMadeAnewWhenItCantBeOpened();
    void leavesNothingBehind_data();
    void leavesNothingBehind();
    void leavesNothingBehindOnceNobodyReads();
    void removesTheCopyOfBeforeAnUpgrade();
    void takesALargeText();

private:
    [[nodiscard]] Message message(const AccountId &account, const QString &text) const;
    void add(const AccountId &account, const QStringList &texts);
    void addOfVersion1(int count);
    QStringList find(const QString &typed, const AccountId &account = {},
                     const HistoryStore::Search &how = {});
    qint64 count(const QString &typed);
    void run(const QString &statement);
    qint64 number(const QString &query);
    qint64 incompleteBlocks();
    void fill();
    [[nodiscard]] QStringList filesWith(const QByteArray &text) const;

    QTemporaryDir m_folder;
    int m_count = 0;
    QString m_path;
    std::unique_ptr<HistoryDatabase> m_database;
    const AccountId m_tom = QUuid::createUuid();
    const AccountId m_eva = QUuid::createUuid();
};

void tst_SearchIndex::init()
{
    m_path = m_folder.filePath(u"%1/history.sqlite"_s.arg(++m_count));
    QVERIFY(QDir().mkpath(QFileInfo(m_path).absolutePath()));
    m_database = std::make_unique<HistoryDatabase>(m_path);
}

Message tst_SearchIndex::message(const AccountId &account, const QString &text) const
{
    Message message;
    message.account = account;
    message.text = text;
    return message;
}

void tst_SearchIndex::add(const AccountId &account, const QStringList &texts)
{
    QList<Message> messages;
    for (const QString &text : texts)
        messages.append(message(account, text));
    QVERIFY(std::holds_alternative<QList<HistoryDatabase::Written>>(m_database->commit(messages)));
}

/// A file as version 1 left it: messages "apple 1", "apple 2" …
void tst_SearchIndex::addOfVersion1(int count)
{
    m_database.reset();
    HistoryFile file(m_path);
    QCOMPARE(file.open(), std::nullopt);
    QCOMPARE(
        sql_text::runAll(
            file.database(),
            {u"DROP TABLE search_blocks"_s, u"DROP INDEX unfolded_messages"_s,
             u"PRAGMA user_version = 1"_s,
             u"INSERT INTO accounts (key, id, last_sequence) VALUES (1, '%1', %2)"_s
                 .arg(m_tom.toString(QUuid::WithoutBraces))
                 .arg(count),
             u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1)"
             " INSERT INTO messages (account, sequence, direction, state, text, latency,"
             " in_reply_to, marks)"
             " SELECT 1, i, 'Question', 'Answered', 'apple ' || i, -1, 0, 0 FROM n"_s.arg(count)}),
        std::nullopt);
}

QStringList tst_SearchIndex::find(const QString &typed, const AccountId &account,
                                  const HistoryStore::Search &how)
{
    HistoryStore::Search search = how;
    search.query = SearchQuery::parse(typed);
    search.account = account;
    const auto found = m_database->search(search, always);
    if (const auto *error = std::get_if<Error>(&found))
        return {error->detail};
    QStringList texts;
    for (const HistoryStore::Hit &hit : std::get<HistoryStore::Hits>(found).hits)
        texts.append(hit.message.text);
    if (std::get<HistoryStore::Hits>(found).more)
        texts.append(u"…"_s);
    return texts;
}

qint64 tst_SearchIndex::count(const QString &typed)
{
    HistoryStore::Search search;
    search.query = SearchQuery::parse(typed);
    const auto counted = m_database->countHits(search, 0, always);
    return std::holds_alternative<qint64>(counted) ? std::get<qint64>(counted) : -1;
}

/// On a connection of its own.
void tst_SearchIndex::run(const QString &statement)
{
    HistoryFile file(m_path);
    QCOMPARE(file.open(), std::nullopt);
    QCOMPARE(sql_text::runAll(file.database(), {statement}), std::nullopt);
}

/// Looks at the file and leaves it as it is, of whichever version.
qint64 tst_SearchIndex::number(const QString &query)
{
    const QString name = u"look"_s;
    qint64 number = -1;
    {
        QSqlDatabase look = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        look.setDatabaseName(m_path);
        look.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
        if (look.open()) {
            const auto found = sql_text::readNumber(look, query);
            if (const auto *value = std::get_if<qint64>(&found))
                number = *value;
        }
    }
    QSqlDatabase::removeDatabase(name);
    return number;
}

/// Blocks with messages that the index does not hold, or not all.
qint64 tst_SearchIndex::incompleteBlocks()
{
    return number(u"SELECT count(*) FROM (SELECT DISTINCT id / %1 AS block FROM messages)"
                  " WHERE block NOT IN (SELECT number FROM search_blocks WHERE measure = %2"
                  " AND indexed_below = (number + 1) * %1)"_s.arg(blockSize)
                      .arg(SearchIndex::measure()));
}

void tst_SearchIndex::fill()
{
    while (m_database->fillIndex()) {}
    QCOMPARE(incompleteBlocks(), 0);
}

/// The names of the history's files that hold the bytes, in any letter case.
QStringList tst_SearchIndex::filesWith(const QByteArray &text) const
{
    QStringList names;
    const QDir folder = QFileInfo(m_path).dir();
    const QStringList all = folder.entryList(QDir::Files, QDir::Name);
    for (const QString &name : all) {
        if (contentsOf(folder.filePath(name)).toLower().contains(text))
            names.append(name);
    }
    return names;
}

void tst_SearchIndex::findsByTheIndex()
{
    add(m_tom, {u"apple"_s});
    fill();
    // Behind the index's back, so that it shows who answered.
    run(u"UPDATE messages SET text = 'pear'"_s);
    QCOMPARE(find(u"apple"_s), QStringList{u"pear"_s});
    QCOMPARE(find(u"apple"_s, m_tom), QStringList{u"pear"_s});
    QCOMPARE(count(u"apple"_s), 1);
    QCOMPARE(find(u"pear"_s), QStringList());
}

void tst_SearchIndex::findsWhatTheQueryMatches()
{
    const QStringList texts{u"un café"_s,
                            u"cafe\u0301 noir"_s,
                            u"un cafe"_s,
                            u"Straße"_s,
                            u"STRASSE"_s,
                            u"STRAẞE"_s,
                            u"İSTANBUL"_s,
                            u"ışık"_s,
                            u"ISIK"_s,
                            u"η οδος"_s,
                            u"ΟΔΟΣ"_s,
                            u"Αθήνα"_s,
                            u"Ἀρχὴ"_s,
                            u"Tiếng Việt"_s,
                            u"Tie\u0302\u0301ng Đường"_s,
                            u"Ещё мой"_s,
                            u"еще мои\u0306"_s,
                            u"مُحَمَّد"_s,
                            u"محمد"_s,
                            u"أحمد محـــمد"_s,
                            u"\ufeb3\ufefc\ufee1"_s,
                            u"שָׁלוֹם"_s,
                            u"ＡＢＣ１２"_s,
                            u"abc12"_s,
                            u"oﬃce"_s,
                            u"cœur København Łódź"_s,
                            u"यह हिन्दी है"_s,
                            u"我们明天决定这件事"_s,
                            u"決定を決めます"_s,
                            u"新しいサーバーです"_s,
                            u"ガイド"_s,
                            u"ｶﾞｲﾄﾞ"_s,
                            u"결정하세요"_s,
                            u"เราจะตัดสินใจพรุ่งนี้"_s,
                            u"ພວກເຮົາຕັດສິນໃຈ"_s,
                            u"យើងសម្រេចចិត្ត"_s,
                            u"ကျွန်ုပ်တို့ဆုံးဖြတ်သည်"_s,
                            u"私はQt6を使う"_s,
                            u"\U00020bb7野家 \U00010400"_s,
                            u"a\U0001f600b don't"_s,
                            u"null"_s + QChar(u'\0') + u"here"_s,
                            QString(200, u'x'),
                            u"Ḁ̧́̂̃̄̅̆ tab\tbed"_s,
                            u"\u200babc\u200b def"_s,
                            u"NEAR AND OR"_s,
                            u"日本。語学 Qt 日"_s,
                            u"決決決"_s,
                            u"日"_s,
                            u"本 日"_s,
                            u"ก"_s,
                            u"2026年6月"_s};
    QStringList typed = texts;
    for (const QString &text : texts) {
        typed.append(text.left(2));
        typed.append(text.right(3));
        typed.append(text.mid(2, 3));
        typed.append(u'"' + text.left(5) + u'"');
        typed.append(u'"' + text + u'"');
        for (qsizetype from = 0; from < std::min<qsizetype>(text.size(), 12); ++from) {
            for (const qsizetype length : {1, 2, 3, 4})
                typed.append(text.mid(from, length));
        }
    }
    // All letters at once are more terms than a person would type.
    QString letters;
    for (char16_t letter = u'а'; letter <= u'я'; ++letter)
        letters += QString(QChar(letter)) + u' ';
    for (char16_t letter = u'a'; letter <= u'z'; ++letter)
        letters += QString(QChar(letter)) + u' ';
    add(m_tom, texts);
    add(m_tom, {letters});
    typed.append(letters);
    fill();

    HistoryStore::Search how;
    how.limit = 1000;
    how.direction = HistoryStore::Search::Direction::Forwards;
    for (const QString &query : std::as_const(typed)) {
        QStringList expected;
        for (const QString &text : texts + QStringList{letters}) {
            if (SearchQuery::parse(query).matches(text))
                expected.append(text);
        }
        QVERIFY2(find(query, {}, how) == expected, qPrintable(query));
        QVERIFY2(find(query, m_tom, how) == expected, qPrintable(query));
        QVERIFY2(count(query) == expected.size(), qPrintable(query));
    }
}

void tst_SearchIndex::goesOverManyBlocks()
{
    add(m_tom, {u"a 1"_s});
    for (int block = 1; block <= 3; ++block) {
        // As if all others in between had come and gone.
        run(u"UPDATE messages SET id = %1 WHERE id = (SELECT max(id) FROM messages)"_s.arg(
            block * blockSize - 1));
        run(u"DELETE FROM search_blocks"_s);
        run(u"DROP TABLE IF EXISTS search_%1"_s.arg(block - 1));
        add(m_eva, {u"a %1"_s.arg(2 * block)});
        add(m_tom, {u"a %1"_s.arg(2 * block + 1)});
    }
    for (const bool filled : {false, true}) {
        if (filled) {
            fill();
            QCOMPARE(number(u"SELECT count(*) FROM search_blocks"_s), 4);
        }
        QCOMPARE(
            find(u"a"_s),
            (QStringList{u"a 7"_s, u"a 6"_s, u"a 5"_s, u"a 4"_s, u"a 3"_s, u"a 2"_s, u"a 1"_s}));
        QCOMPARE(find(u"a"_s, m_eva), (QStringList{u"a 6"_s, u"a 4"_s, u"a 2"_s}));
        QCOMPARE(count(u"a"_s), 7);
        HistoryStore::Search how;
        how.limit = 3;
        QCOMPARE(find(u"a"_s, {}, how), (QStringList{u"a 7"_s, u"a 6"_s, u"a 5"_s, u"…"_s}));
        how.from = std::get<qint64>(m_database->readPosition(m_tom, 3));
        QCOMPARE(find(u"a"_s, {}, how), (QStringList{u"a 4"_s, u"a 3"_s, u"a 2"_s, u"…"_s}));
        how.direction = HistoryStore::Search::Direction::Forwards;
        QCOMPARE(find(u"a"_s, {}, how), (QStringList{u"a 6"_s, u"a 7"_s}));
    }
}

void tst_SearchIndex::findsWhatIsNotIndexedYet()
{
    add(m_tom, {u"a 1"_s, u"a 2"_s, u"b"_s, u"a 3"_s});
    fill();
    add(m_eva, {u"a 4"_s});
    add(m_tom, {u"a 5"_s, u"b"_s, u"a 6"_s});
    QCOMPARE(incompleteBlocks(), 1);
    // Behind the back of the index: it answers for the first four only.
    run(u"UPDATE messages SET text = 'c' WHERE text = 'a 2'"_s);

    QCOMPARE(find(u"a"_s), (QStringList{u"a 6"_s, u"a 5"_s, u"a 4"_s, u"a 3"_s, u"c"_s, u"a 1"_s}));
    QCOMPARE(find(u"a"_s, m_tom), (QStringList{u"a 6"_s, u"a 5"_s, u"a 3"_s, u"c"_s, u"a 1"_s}));
    QCOMPARE(count(u"a"_s), 6);
    HistoryStore::Search how;
    how.limit = 4;
    QCOMPARE(find(u"a"_s, {}, how), (QStringList{u"a 6"_s, u"a 5"_s, u"a 4"_s, u"a 3"_s, u"…"_s}));
    how.direction = HistoryStore::Search::Direction::Forwards;
    QCOMPARE(find(u"a"_s, {}, how), (QStringList{u"a 1"_s, u"c"_s, u"a 3"_s, u"a 4"_s, u"…"_s}));
    how.from = std::get<qint64>(m_database->readPosition(m_tom, 4));
    QCOMPARE(find(u"a"_s, {}, how), (QStringList{u"a 4"_s, u"a 5"_s, u"a 6"_s}));
}

void tst_SearchIndex::isFilledInAQuietMoment()
{
    m_database.reset();
    SqliteHistory history(m_path);
    int stored = 0;
    for (int i = 0; i < 3; ++i) {
        history.commit({message(m_tom, u"apple %1"_s.arg(i))}, this,
                       [&stored](const auto &) { ++stored; });
    }
    QTRY_COMPARE(stored, 3);
    QTRY_COMPARE(incompleteBlocks(), 0);
    QCOMPARE(number(u"SELECT count(*) FROM search_0 WHERE search_0 MATCH 'apple'"_s), 3);
}

void tst_SearchIndex::openingFillsNothing()
{
    // The first page, which people wait for, goes first.
    addOfVersion1(2000);
    SqliteHistory history(m_path);
    history.open();
    QTRY_VERIFY(number(u"PRAGMA user_version"_s) > 1);
    const auto isBegun = [this] { return number(u"SELECT count(*) FROM search_blocks"_s) != 0; };
    QVERIFY(!QTest::qWaitFor(isBegun, 300));
    history.readBefore(m_tom, 0, {}, this, [](const auto &) {});
    QTRY_COMPARE(incompleteBlocks(), 0);
}

void tst_SearchIndex::fillsAnOlderFile()
{
    constexpr int messages = 2000;
    addOfVersion1(messages);
    m_database = std::make_unique<HistoryDatabase>(m_path);
    // Found before the index knows any of it.
    QCOMPARE(find(u"apple 7"_s, {}, {{}, {}, {}, 0, 1}), (QStringList{u"apple 799"_s, u"…"_s}));
    QCOMPARE(count(u"apple"_s), messages);
    QCOMPARE(incompleteBlocks(), 1);

    int slices = 0;
    while (m_database->fillIndex())
        ++slices;
    QVERIFY(slices > 1);
    QCOMPARE(incompleteBlocks(), 0);
    QCOMPARE(count(u"apple"_s), messages);
    QCOMPARE(number(u"SELECT count(*) FROM search_0 WHERE search_0 MATCH 'apple'"_s), messages);
    QCOMPARE(find(u"1999"_s), QStringList{u"apple 1999"_s});
}

void tst_SearchIndex::isFilledWhileItIsUsed()
{
    addOfVersion1(2000);
    m_database = std::make_unique<HistoryDatabase>(m_path);
    QVERIFY(m_database->fillIndex());
    // One message is behind what was filled, one before, and one comes.
    QCOMPARE(std::get<bool>(m_database->remove(m_tom, 1)), true);
    QVERIFY(m_database->fillIndex());
    QCOMPARE(std::get<bool>(m_database->remove(m_tom, 1999)), true);
    add(m_tom, {u"apple new"_s});
    QVERIFY(m_database->fillIndex());
    add(m_tom, {u"apple newer"_s});
    Message changed = message(m_tom, u"pear"_s);
    changed.sequence = 2;
    QVERIFY(std::holds_alternative<QList<HistoryDatabase::Written>>(m_database->commit({changed})));

    for (const bool filled : {false, true}) {
        if (filled)
            fill();
        QCOMPARE(count(u"apple"_s), 1999);
        QCOMPARE(find(u"new"_s), (QStringList{u"apple newer"_s, u"apple new"_s}));
        QCOMPARE(find(u"1999"_s), QStringList());
        QCOMPARE(find(u"pear"_s), QStringList{u"pear"_s});
    }
    QCOMPARE(number(u"SELECT count(*) FROM search_0 WHERE search_0 MATCH 'apple'"_s), 1999);
}

void tst_SearchIndex::findsWhatIsOnTheScreen_data()
{
    using Direction = Message::Direction;
    QTest::addColumn<Direction>("direction");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("finds");
    QTest::addColumn<QStringList>("findsNot");

    const auto decision = [](const char *name, const QString &text, const QStringList &finds,
                             const QStringList &findsNot = {}) {
        QTest::newRow(name) << Direction::Decision << text << finds << findsNot;
    };
    decision("strong at the beginning", u"**W**orld"_s, {u"world"_s, u"wor"_s}, {u"orld"_s});
    decision("strong in the middle", u"un**believ**able"_s, {u"unbelievable"_s}, {u"believ"_s});
    decision("emphasis at the end", u"quick**ly** done"_s, {u"\"quickly done\""_s}, {u"ly"_s});
    decision("struck out", u"~~no~~where"_s, {u"nowhere"_s});
    decision("code", u"`get`Value"_s, {u"getvalue"_s}, {u"value"_s});
    decision("a word joined to a link", u"[Deci](https://x.example)desk"_s, {u"deci"_s});
    decision("heading, list", u"# **Sh**ip\n\n1. **no**w"_s, {u"ship now"_s, u"1"_s});
    decision("cells are words of their own", u"|a|b|\n|-|-|\n|over|sea|"_s, {u"over"_s, u"sea"_s},
             {u"oversea"_s});
    decision("code and its language", u"```python\nship\n```"_s, {u"ship"_s, u"python"_s});
    decision("where a link leads", u"[plan](https://example.org/whale)"_s,
             {u"\"plan example org\""_s}, {u"whale"_s});
    decision("escaped", u"C\\*D E\\_F"_s, {u"\"c d\""_s, u"\"e f\""_s});
    decision("an entity", u"Z&uuml;rich"_s, {u"zurich"_s}, {u"uuml"_s});
    decision("no Markdown", u"2*3_4 plain"_s, {u"plain"_s, u"\"2 3 4\""_s});
    decision("JSON", uR"({"un**believ**able":1})"_s, {u"believ"_s}, {u"unbelievable"_s});
    decision("too long to be read", u"un**believ**able "_s + QString(16 * 1024, u'x'),
             {u"believ"_s}, {u"unbelievable"_s});
    QTest::newRow("a question") << Direction::Question << u"un**believ**able"_s
                                << QStringList{u"believ"_s} << QStringList{u"unbelievable"_s};
}

void tst_SearchIndex::findsWhatIsOnTheScreen()
{
    QFETCH(const Message::Direction, direction);
    QFETCH(const QString, text);
    QFETCH(const QStringList, finds);
    QFETCH(const QStringList, findsNot);
    Message shown = message(m_tom, text);
    shown.direction = direction;
    QVERIFY(std::holds_alternative<QList<HistoryDatabase::Written>>(m_database->commit({shown})));
    const auto look = [&] {
        for (const QString &typed : finds)
            QVERIFY2(find(typed) == QStringList{text} && count(typed) == 1, qPrintable(typed));
        for (const QString &typed : findsNot)
            QVERIFY2(find(typed).isEmpty() && count(typed) == 0, qPrintable(typed));
    };
    // By reading first, by the index then.
    QCOMPARE(incompleteBlocks(), 1);
    look();
    fill();
    look();
}

void tst_SearchIndex::isFilledAnewWhenWordsAreMadeOtherwise()
{
    add(m_tom, {u"apple"_s});
    m_database.reset();
    run(u"UPDATE search_blocks SET measure = measure - 1"_s);
    run(u"UPDATE messages SET text = 'pear'"_s);
    m_database = std::make_unique<HistoryDatabase>(m_path);
    QCOMPARE(find(u"apple"_s), QStringList());
    QCOMPARE(find(u"pear"_s), QStringList{u"pear"_s});
    add(m_tom, {u"plum"_s});
    QCOMPARE(find(u"plum"_s), QStringList{u"plum"_s});
    QCOMPARE(incompleteBlocks(), 1);
    fill();
    QCOMPARE(find(u"pear"_s), QStringList{u"pear"_s});
    QCOMPARE(find(u"plum"_s), QStringList{u"plum"_s});
    QCOMPARE(find(u"apple"_s), QStringList());
}

void tst_SearchIndex::isFilledAnewWhenDamaged()
{
    add(m_tom, {u"apple"_s, u"pear"_s});
    fill();
    run(u"UPDATE search_0_data SET block = x'ffffffffffffffff'"_s);
    QCOMPARE(find(u"apple"_s), QStringList{u"apple"_s});
    QCOMPARE(incompleteBlocks(), 1);
    fill();
    QCOMPARE(find(u"apple"_s), QStringList{u"apple"_s});
    QVERIFY(!QFileInfo::exists(m_path + u".suspect"_s));
}

void tst_SearchIndex::aDamagedIndexCostsNoMessage()
{
    add(m_tom, {u"apple"_s});
    fill();
    run(u"UPDATE search_0_data SET block = x'ffffffffffffffff'"_s);
    add(m_tom, {u"apple pie"_s});
    // Whoever meets the damage first, one that adds or one that searches.
    fill();
    QCOMPARE(number(u"SELECT count(*) FROM search_0 WHERE search_0 MATCH 'apple'"_s), 2);
    QCOMPARE(find(u"apple"_s), (QStringList{u"apple pie"_s, u"apple"_s}));
    run(u"UPDATE search_0_data SET block = x'ffffffffffffffff'"_s);
    add(m_tom, {u"apple tree"_s});
    const QStringList all{u"apple tree"_s, u"apple pie"_s, u"apple"_s};
    QCOMPARE(find(u"apple"_s), all);
    fill();
    QCOMPARE(find(u"apple"_s), all);
}

void tst_SearchIndex::isMadeAnewWhenItCantBeOpened()
{
    add(m_tom, {u"apple"_s, u"pear"_s});
    fill();
    m_database.reset();
    run(u"UPDATE search_0_data SET block = x'ffffffffffffffff'"_s);
    m_database = std::make_unique<HistoryDatabase>(m_path);
    QCOMPARE(find(u"apple"_s), QStringList{u"apple"_s});
    fill();
    QCOMPARE(incompleteBlocks(), 0);
    QCOMPARE(number(u"SELECT count(*) FROM search_0 WHERE search_0 MATCH 'apple'"_s), 1);
    QCOMPARE(find(u"apple"_s), QStringList{u"apple"_s});
    QCOMPARE(m_database->setAside(), QString());
}

void tst_SearchIndex::leavesNothingBehind_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("one message") << u"remove"_s;
    QTest::newRow("the conversation") << u"clear"_s;
    QTest::newRow("a text that became another") << u"change"_s;
}

void tst_SearchIndex::leavesNothingBehind()
{
    QFETCH(const QString, what);
    add(m_tom, {u"Xylophone quodlibet"_s});
    // So often that the index has merged its parts, and copies of copies lie around.
    for (int i = 0; i < 200; ++i) {
        add(m_eva, {u"melody %1 in the attic"_s.arg(i)});
        m_database->fillIndex();
    }
    fill();
    QCOMPARE(find(u"xylo"_s), QStringList{u"Xylophone quodlibet"_s});
    m_database.reset();
    m_database = std::make_unique<HistoryDatabase>(m_path);
    // The index's own words, folded: the test would see them.
    run(u"UPDATE messages SET text = 'hidden' WHERE text LIKE 'Xylo%'"_s);
    run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    QCOMPARE(filesWith("ylophone"), QStringList{u"history.sqlite"_s});

    if (what == "remove"_L1) {
        QCOMPARE(std::get<bool>(m_database->remove(m_tom, 1)), true);
    } else if (what == "clear"_L1) {
        QCOMPARE(m_database->clear(m_tom), std::nullopt);
    } else {
        Message other = message(m_tom, u"other"_s);
        other.sequence = 1;
        QVERIFY(
            std::holds_alternative<QList<HistoryDatabase::Written>>(m_database->commit({other})));
        run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    }

    for (const bool filled : {false, true}) {
        if (filled)
            fill();
        QCOMPARE(filesWith("ylophone"), QStringList());
        QCOMPARE(filesWith("uodlibet"), QStringList());
        QCOMPARE(find(u"xylo"_s), QStringList());
        QCOMPARE(count(u"melody"_s), 200);
    }
    m_database.reset();
    QCOMPARE(filesWith("ylophone"), QStringList());
}

void tst_SearchIndex::leavesNothingBehindOnceNobodyReads()
{
    add(m_tom, {u"Xylophone"_s, u"melody"_s});
    const QString name = u"reader"_s;
    {
        // As another program, such as a backup: it holds on to the text that is deleted.
        QSqlDatabase reader = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        reader.setDatabaseName(m_path);
        QVERIFY(reader.open() && reader.transaction());
        QCOMPARE(std::get<qint64>(sql_text::readNumber(reader, u"SELECT count(*) FROM messages"_s)),
                 2);
        QCOMPARE(std::get<bool>(m_database->remove(m_tom, 1)), true);
        QCOMPARE(find(u"xylo"_s), QStringList());
        QVERIFY(!filesWith("ylophone").isEmpty());
    }
    QSqlDatabase::removeDatabase(name);
    add(m_tom, {u"another"_s});
    QCOMPARE(filesWith("ylophone"), QStringList());
}

void tst_SearchIndex::removesTheCopyOfBeforeAnUpgrade()
{
    addOfVersion1(3);
    m_database = std::make_unique<HistoryDatabase>(m_path);
    QCOMPARE(count(u"apple"_s), 3);
    const QString copy = u"history.sqlite.before-3"_s;
    QVERIFY(filesWith("apple 2").contains(copy));
    QCOMPARE(std::get<bool>(m_database->remove(m_tom, 2)), true);
    QCOMPARE(filesWith("apple 2"), QStringList());
}

void tst_SearchIndex::takesALargeText()
{
    constexpr int mebi = 1 << 20;
    QString words;
    for (int i = 0; words.size() < mebi; ++i)
        words += u"word%1 "_s.arg(i);
    add(m_tom, {words, QString(mebi, u'y'), QString(mebi / 3, u'決')});
    QCOMPARE(find(u"word99999"_s), QStringList{words});
    QCOMPARE(find(u"決決"_s).size(), 1);
    QCOMPARE(find(QString(100, u'y')).size(), 1);
}

DECIDESK_TEST(tst_SearchIndex)
#include "tst_SearchIndex.moc"
