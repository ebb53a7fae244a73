#include "EventLoopEffort.h"
#include "TestProgram.h"
#include "TrafficLog.h"
#include "TrafficModel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace decidesk;

namespace {

TrafficEntry entryOf(TrafficEntry::Kind kind, const QString &label, const QString &text)
{
    TrafficEntry entry;
    entry.time = QDateTime(QDate(2026, 11, 23), QTime(13, 2, 3, 45));
    entry.connection = QStringLiteral("tom");
    entry.attempt = 1;
    entry.kind = kind;
    entry.label = label;
    entry.bytes = text.toUtf8().size();
    entry.text = CompactText(text);
    return entry;
}

TrafficEntry numbered(int number)
{
    return entryOf(TrafficEntry::Kind::FrameOut, QStringLiteral("TakeDecision"),
                   QStringLiteral("message %1").arg(number));
}

void fill(TrafficLog &log, int from, int count)
{
    for (int i = from; i < from + count; ++i)
        log.add(numbered(i));
}

QStringList textsOf(const TrafficModel &model)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts += model.index(row, TrafficModel::Text).data().toString();
    return texts;
}

} // namespace

class tst_TrafficModel : public QObject
{
    Q_OBJECT

private slots:
    void showsWhatTheLogHasAlready();
    void cells_data();
    void cells();
    void headers();
    void aLongFrameIsOneBoundedLine();
    void saysThatThereIsMore_data();
    void saysThatThereIsMore();
    void newEntriesAreGathered();
    void theOldestGoWithTheLog();
    void aLogThatRolledOverBetweenTwoUpdates();
    void aGoneEntryIsEmptyUntilTheUpdate();
    void clear();
    void filter_data();
    void filter();
    void aFilterAppliesToWhatComesAndGoes();
    void aFilterFindsAcrossTheStepsOfTheSearch();
    void removingTheFilterShowsAll();
    void rowsAreKnownByNumber();
    void holdAddsNothing();
    void holdLetsTheOldestGo();
    void holdAndFilter();
    void followingOffAndOn();
    void retranslate();
    void aFilterOverALongLogLeavesTheEventLoopFree();
};

void tst_TrafficModel::showsWhatTheLogHasAlready()
{
    TrafficLog log;
    fill(log, 0, 3);
    const TrafficModel model(log);
    QCOMPARE(textsOf(model),
             QStringList({QStringLiteral("message 0"), QStringLiteral("message 1"),
                          QStringLiteral("message 2")}));
    QCOMPARE(model.columnCount(), static_cast<int>(TrafficModel::ColumnCount));
    QCOMPARE(model.rowCount(model.index(0, 0)), 0);
    QCOMPARE(model.columnCount(model.index(0, 0)), 0);
}

void tst_TrafficModel::cells_data()
{
    QTest::addColumn<TrafficEntry::Kind>("kind");
    QTest::addColumn<int>("bytes");
    QTest::addColumn<int>("latency");
    QTest::addColumn<QStringList>("cells");
    QTest::addColumn<QString>("directionWord");

    QTest::newRow("sent") << TrafficEntry::Kind::FrameOut << 42 << -1
                          << QStringList({QStringLiteral("13:02:03.045"), QStringLiteral("tom"),
                                          QStringLiteral("\u2191 sent"), QStringLiteral("L"),
                                          QStringLiteral("42 B"), QStringLiteral(""),
                                          QStringLiteral("T")})
                          << QStringLiteral("sent");
    QTest::newRow("received") << TrafficEntry::Kind::FrameIn << 12345 << 830
                              << QStringList({QStringLiteral("13:02:03.045"), QStringLiteral("tom"),
                                              QStringLiteral("\u2193 received"),
                                              QStringLiteral("L"), QStringLiteral("12,345 B"),
                                              QStringLiteral("830 ms"), QStringLiteral("T")})
                              << QStringLiteral("received");
    QTest::newRow("event") << TrafficEntry::Kind::Event << 0 << -1
                           << QStringList({QStringLiteral("13:02:03.045"), QStringLiteral("tom"),
                                           QStringLiteral("\u2022 event"), QStringLiteral("L"),
                                           QStringLiteral(""), QStringLiteral(""),
                                           QStringLiteral("T")})
                           << QStringLiteral("event");
    QTest::newRow("empty frame") << TrafficEntry::Kind::FrameIn << 0 << 0
                                 << QStringList({QStringLiteral("13:02:03.045"),
                                                 QStringLiteral("tom"),
                                                 QStringLiteral("\u2193 received"),
                                                 QStringLiteral("L"), QStringLiteral("0 B"),
                                                 QStringLiteral("0 ms"), QStringLiteral("T")})
                                 << QStringLiteral("received");
}

void tst_TrafficModel::cells()
{
    QFETCH(const TrafficEntry::Kind, kind);
    QFETCH(const int, bytes);
    QFETCH(const int, latency);
    QFETCH(const QStringList, cells);
    QFETCH(const QString, directionWord);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));

    TrafficLog log;
    TrafficEntry entry = entryOf(kind, QStringLiteral("L"), QStringLiteral("T"));
    entry.bytes = bytes;
    entry.latencyMs = latency;
    log.add(entry);
    TrafficModel model(log);
    const QAbstractItemModelTester tester(&model);
    QStringList shown;
    for (int column = 0; column < model.columnCount(); ++column)
        shown += model.index(0, column).data().toString();
    QCOMPARE(shown, cells);
    QCOMPARE(model.index(0, TrafficModel::Direction).data(Qt::AccessibleTextRole).toString(),
             directionWord);
    QVERIFY(model.index(0, TrafficModel::Time)
                .data(Qt::ToolTipRole)
                .toString()
                .startsWith(u"2026-11-23T13:02:03.045"));
    QVERIFY(!model.index(0, TrafficModel::Text).data(Qt::ToolTipRole).isValid());
}

void tst_TrafficModel::headers()
{
    TrafficLog log;
    const TrafficModel model(log);
    QStringList names;
    for (int column = 0; column < model.columnCount(); ++column) {
        names += model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        // What a narrow column cuts short is told all the same.
        QCOMPARE(model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString(),
                 names.constLast());
    }
    QCOMPARE(
        names,
        QStringList({QStringLiteral("Time"), QStringLiteral("Connection"),
                     QStringLiteral("Direction"), QStringLiteral("Action or event"),
                     QStringLiteral("Size"), QStringLiteral("Latency"), QStringLiteral("Text")}));
}

void tst_TrafficModel::aLongFrameIsOneBoundedLine()
{
    TrafficLog log;
    log.add(entryOf(TrafficEntry::Kind::FrameIn, QString(),
                    QStringLiteral("{\n\u202E") + QString(2'000'000, u'x')));
    const TrafficModel model(log);
    const QString cell = model.index(0, TrafficModel::Text).data().toString();
    QVERIFY(cell.startsWith(u"{\u21B5\u27E8U+202E\u27E9xxx"));
    QVERIFY(cell.endsWith(u'\u2026'));
    QCOMPARE(cell.size(), TrafficModel::cellLength + 1);
    QCOMPARE(model.entry(0).text.size(), 2'000'003);
}

void tst_TrafficModel::saysThatThereIsMore_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isMore");
    const QString full(TrafficModel::cellLength, u'x');
    const QString pair = QStringLiteral("\U0001F600");
    QTest::newRow("as long as a cell") << full << false;
    QTest::newRow("longer by one") << full + u'x' << true;
    QTest::newRow("a pair ends it") << full.chopped(1) + pair << false;
    QTest::newRow("more behind a pair") << full.chopped(1) + pair + u'x' << true;
    QTest::newRow("a pair behind it") << full + pair << true;
}

void tst_TrafficModel::saysThatThereIsMore()
{
    QFETCH(const QString, text);
    QFETCH(const bool, isMore);
    TrafficLog log;
    log.add(entryOf(TrafficEntry::Kind::FrameIn, QString(), text));
    const TrafficModel model(log);
    const QString cell = model.index(0, TrafficModel::Text).data().toString();
    QCOMPARE(cell.endsWith(u'\u2026'), isMore);
    QVERIFY(text.startsWith(isMore ? cell.chopped(1) : cell));
}

void tst_TrafficModel::newEntriesAreGathered()
{
    TrafficLog log;
    TrafficModel model(log);
    const QAbstractItemModelTester tester(&model);
    QSignalSpy inserted(&model, &TrafficModel::rowsInserted);
    for (int turn = 0; turn < 100; ++turn) {
        fill(log, turn * 10, 10);
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(model.rowCount(), 1000);
    QVERIFY2(inserted.count() < 50, qPrintable(QString::number(inserted.count())));
    QCOMPARE(textsOf(model).last(), QStringLiteral("message 999"));
}

void tst_TrafficModel::theOldestGoWithTheLog()
{
    TrafficLog log({.maxEntries = 5}, nullptr);
    TrafficModel model(log);
    const QAbstractItemModelTester tester(&model);
    fill(log, 0, 5);
    QTRY_COMPARE(model.rowCount(), 5);
    const QPersistentModelIndex kept = model.index(3, TrafficModel::Text);
    fill(log, 5, 2);
    QTRY_COMPARE(textsOf(model).last(), QStringLiteral("message 6"));
    QCOMPARE(textsOf(model).first(), QStringLiteral("message 2"));
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(kept.row(), 1);
    QCOMPARE(kept.data().toString(), QStringLiteral("message 3"));
}

void tst_TrafficModel::aLogThatRolledOverBetweenTwoUpdates()
{
    TrafficLog log({.maxEntries = 5}, nullptr);
    TrafficModel model(log);
    const QAbstractItemModelTester tester(&model);
    fill(log, 0, 3);
    QTRY_COMPARE(model.rowCount(), 3);
    fill(log, 3, 100);
    QTRY_COMPARE(textsOf(model).last(), QStringLiteral("message 102"));
    QCOMPARE(textsOf(model).first(), QStringLiteral("message 98"));
    QCOMPARE(model.rowCount(), 5);
}

void tst_TrafficModel::aGoneEntryIsEmptyUntilTheUpdate()
{
    TrafficLog log({.maxEntries = 2}, nullptr);
    fill(log, 0, 2);
    const TrafficModel model(log);
    fill(log, 2, 2);
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(!model.index(0, TrafficModel::Text).data().isValid());
    QCOMPARE(model.entry(0).text.toString(), QString());
}

void tst_TrafficModel::clear()
{
    TrafficLog log;
    fill(log, 0, 3);
    TrafficModel model(log);
    const QAbstractItemModelTester tester(&model);
    log.clear();
    QTRY_COMPARE(model.rowCount(), 0);
    fill(log, 3, 1);
    QTRY_COMPARE(textsOf(model), QStringList({QStringLiteral("message 3")}));
}

void tst_TrafficModel::filter_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("rows");

    QTest::newRow("none") << QString() << QStringLiteral("0 1 2 3");
    QTest::newRow("by text") << QStringLiteral("needle") << QStringLiteral("1");
    QTest::newRow("letter case is ignored") << QStringLiteral("NEEDLE") << QStringLiteral("1");
    QTest::newRow("by label") << QStringLiteral("register") << QStringLiteral("0 3");
    QTest::newRow("by connection") << QStringLiteral("console") << QStringLiteral("2");
    QTest::newRow("not an expression") << QStringLiteral(".*") << QString();
    QTest::newRow("nothing") << QStringLiteral("no such text") << QString();
}

void tst_TrafficModel::filter()
{
    QFETCH(const QString, filter);
    QFETCH(const QString, rows);

    TrafficEntry console
        = entryOf(TrafficEntry::Kind::FrameOut, QStringLiteral("Disconnect"), QStringLiteral("{}"));
    console.connection = QStringLiteral("Console");
    TrafficLog log;
    log.add(
        entryOf(TrafficEntry::Kind::FrameOut, QStringLiteral("Register"), QStringLiteral("{}")));
    log.add(entryOf(TrafficEntry::Kind::FrameIn, QString(), QStringLiteral("hay Needle hay")));
    log.add(console);
    log.add(entryOf(TrafficEntry::Kind::FrameIn, QStringLiteral("Register"), QStringLiteral("{}")));

    TrafficModel model(log);
    const QAbstractItemModelTester tester(&model);
    model.setFilter(filter);
    QStringList numbers;
    for (int row = 0; row < model.rowCount(); ++row)
        numbers += QString::number(model.numberAt(row));
    QCOMPARE(numbers.join(u' '), rows);
}

void tst_TrafficModel::aFilterAppliesToWhatComesAndGoes()
{
    TrafficLog log({.maxEntries = 20}, nullptr);
    TrafficModel model(log);
    const QAbstractItemModelTester tester(&model);
    model.setFilter(QStringLiteral("7"));
    fill(log, 0, 18);
    QTRY_COMPARE(textsOf(model),
                 QStringList({QStringLiteral("message 7"), QStringLiteral("message 17")}));
    fill(log, 18, 12);
    QTRY_COMPARE(textsOf(model),
                 QStringList({QStringLiteral("message 17"), QStringLiteral("message 27")}));
    fill(log, 30, 100);
    QTRY_COMPARE(textsOf(model),
                 QStringList({QStringLiteral("message 117"), QStringLiteral("message 127")}));
}

void tst_TrafficModel::aFilterFindsAcrossTheStepsOfTheSearch()
{
    TrafficLog log;
    // At every place around the border of the first step of 32 Ki characters.
    for (int at = 32'768 - 8; at <= 32'768 + 2; ++at) {
        log.add(entryOf(TrafficEntry::Kind::FrameIn, QString(),
                        QString(at, u'x') + QStringLiteral("needle") + QString(100'000, u'x')));
    }
    TrafficModel model(log);
    model.setFilter(QStringLiteral("needle"));
    QTRY_COMPARE(model.rowCount(), 11);
}

void tst_TrafficModel::removingTheFilterShowsAll()
{
    TrafficLog log;
    fill(log, 0, 12);
    TrafficModel model(log);
    const QAbstractItemModelTester tester(&model);
    model.setFilter(QStringLiteral("message 1"));
    QCOMPARE(model.rowCount(), 3);
    model.setFilter(QString());
    QCOMPARE(model.rowCount(), 12);
}

void tst_TrafficModel::rowsAreKnownByNumber()
{
    TrafficLog log({.maxEntries = 10}, nullptr);
    fill(log, 0, 15);
    TrafficModel model(log);
    QCOMPARE(model.numberAt(0), 5);
    QCOMPARE(model.rowOf(5), 0);
    QCOMPARE(model.rowOf(14), 9);
    QCOMPARE(model.rowOf(4), -1);
    QCOMPARE(model.rowOf(15), -1);
    model.setFilter(QStringLiteral("message 1")); // 10 … 14
    QCOMPARE(model.numberAt(1), 11);
    QCOMPARE(model.rowOf(11), 1);
    QCOMPARE(model.rowOf(5), -1);
}

void tst_TrafficModel::holdAddsNothing()
{
    TrafficLog log;
    fill(log, 0, 3);
    TrafficModel model(log);
    const QAbstractItemModelTester tester(&model);
    QSignalSpy settled(&model, &TrafficModel::settled);
    model.setHeld(true);
    settled.clear();
    fill(log, 3, 4);
    QVERIFY(settled.wait());
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.heldBack(), 4);
    model.setHeld(false);
    QCOMPARE(model.rowCount(), 7);
    QCOMPARE(model.heldBack(), 0);
}

void tst_TrafficModel::holdLetsTheOldestGo()
{
    TrafficLog log({.maxEntries = 5}, nullptr);
    fill(log, 0, 5);
    TrafficModel model(log);
    const QAbstractItemModelTester tester(&model);
    model.setHeld(true);
    fill(log, 5, 2);
    QTRY_COMPARE(textsOf(model),
                 QStringList({QStringLiteral("message 2"), QStringLiteral("message 3"),
                              QStringLiteral("message 4")}));
    fill(log, 7, 20);
    QTRY_COMPARE(model.rowCount(), 0);
    QCOMPARE(model.heldBack(), 5);
    model.setHeld(false);
    QCOMPARE(model.rowCount(), 5);
}

void tst_TrafficModel::holdAndFilter()
{
    TrafficLog log;
    fill(log, 0, 10);
    TrafficModel model(log);
    const QAbstractItemModelTester tester(&model);
    model.setHeld(true);
    fill(log, 10, 10);
    model.setFilter(QStringLiteral("7"));
    QCOMPARE(textsOf(model), QStringList({QStringLiteral("message 7")}));
    model.setFilter(QString());
    QCOMPARE(model.rowCount(), 10);
    model.setFilter(QStringLiteral("7"));
    model.setHeld(false);
    QCOMPARE(textsOf(model),
             QStringList({QStringLiteral("message 7"), QStringLiteral("message 17")}));
}

void tst_TrafficModel::followingOffAndOn()
{
    TrafficLog log;
    fill(log, 0, 2);
    TrafficModel model(log);
    const QAbstractItemModelTester tester(&model);
    model.setFollowing(false);
    QSignalSpy changed(&log, &TrafficLog::changed);
    QSignalSpy inserted(&model, &TrafficModel::rowsInserted);
    fill(log, 2, 2);
    QVERIFY(changed.wait());
    QCOMPARE(model.rowCount(), 2);
    model.setFollowing(true);
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(inserted.count(), 1);
}

void tst_TrafficModel::retranslate()
{
    TrafficLog log;
    fill(log, 0, 2);
    TrafficModel model(log);
    QSignalSpy headers(&model, &TrafficModel::headerDataChanged);
    QSignalSpy cells(&model, &TrafficModel::dataChanged);
    model.retranslate();
    QCOMPARE(headers.count(), 1);
    QCOMPARE(cells.count(), 1);
}

void tst_TrafficModel::aFilterOverALongLogLeavesTheEventLoopFree()
{
    TrafficLog log;
    // As much as the log can hold: 100,000 entries, and 16 Mi characters with the large frame.
    fill(log, 0, 99'999);
    log.add(entryOf(TrafficEntry::Kind::FrameIn, QString(), QString(8'000'000, u'x')));
    TrafficModel model(log);
    QCOMPARE(model.rowCount(), 100'000);

    QSignalSpy settled(&model, &TrafficModel::settled);
    model.setFilter(QStringLiteral("no such text"));
    QVERIFY(settled.isEmpty());
    const test::Effort effort = test::effortUntil([&settled] { return !settled.isEmpty(); });
    QCOMPARE(model.rowCount(), 0);
    qInfo("filter over a full log: %.1f ms, longest gap %.1f ms", effort.wholeMs,
          effort.longestGapMs);
    QVERIFY(effort.longestGapMs < effort.wholeMs / 3);
}

DECIDESK_TEST(tst_TrafficModel)
#include "tst_TrafficModel.moc"
