#include "EventLoopEffort.h"
#include "FrameView.h"
#include "MonospaceFont.h"
#include "Probe.h"
#include "TestProgram.h"
#include "TrafficDock.h"
#include "TrafficLog.h"
#include "TrafficModel.h"
#include "TrafficTable.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QMainWindow>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QTimer>

#include <algorithm>

using namespace decidesk;
using namespace Qt::StringLiterals;

namespace {

TrafficEntry frame(const QString &text, TrafficEntry::Kind kind = TrafficEntry::Kind::FrameIn)
{
    return {QDateTime::currentDateTimeUtc(),
            u"tom"_s,
            1,
            kind,
            u"TakeDecision"_s,
            text.toUtf8().size(),
            -1,
            CompactText(text)};
}

void fill(TrafficLog &log, int from, int count, const QString &text = u"number %1"_s)
{
    for (int i = from; i < from + count; ++i)
        log.add(frame(u"{\"message\":\""_s + text.arg(i) + u"\"}"_s));
}

/// A shown dock over a log.
struct Tool
{
    explicit Tool(const TrafficLog::Bounds &bounds = {}) : log(bounds, nullptr), dock(log)
    {
        dock.resize(700, 500);
    }

    void show()
    {
        dock.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dock));
    }

    [[nodiscard]] TrafficTable &table() const { return *dock.findChild<TrafficTable *>(); }
    [[nodiscard]] FrameView &shownFrame() const { return *dock.findChild<FrameView *>(); }
    [[nodiscard]] QLineEdit &filter() const
    {
        return *test::firstNamed<QLineEdit>(dock, u"Filter"_s);
    }
    [[nodiscard]] QPushButton &button(const QString &name) const
    {
        return *test::firstNamed<QPushButton>(dock, name);
    }
    [[nodiscard]] int rows() const { return table().model()->rowCount(); }
    [[nodiscard]] QString status() const
    {
        return dock.findChild<QWidget *>(u"status"_s)->accessibleName();
    }
    [[nodiscard]] int visibleColumns() const
    {
        int count = 0;
        for (int column = 0; column < TrafficModel::ColumnCount; ++column)
            count += table().isColumnHidden(column) ? 0 : 1;
        return count;
    }
    [[nodiscard]] QString cell(int row, int column = TrafficModel::Text) const
    {
        return table().model()->index(row, column).data().toString();
    }

    TrafficLog log;
    TrafficDock dock;
};

} // namespace

class tst_TrafficDock : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void names();
    void tabOrder();
    void emptyStates();
    void showsWhatComes();
    void aHiddenDockDoesNothing();
    void theWholeFrameIndented();
    void revealsSecretsWhileAsked();
    void whatLeftTheLogIsNotRevealed();
    void hostileFramesStayPlain();
    void aLongFrameIsCutAndSaysSo();
    void aLargeFrameIsIndentedAside();
    void filter();
    void theChosenFrameIsFoundAgainAfterTheFilter();
    void noFrameBelowAnEmptyTable();
    void clear();
    void hold();
    void followsAtTheEnd();
    void staysWhereItWasReadWhenOldRowsGo();
    void resizingKeepsTheEndInView();
    void exportWritesWhatIsShown();
    void exportFails();
    void exportAsksForAFile();
    void retranslates();
    void followsTheTextSize();
    void someTextIsAlwaysInView_data();
    void someTextIsAlwaysInView();
    void theTextTakesWhatIsLeft();
    void ownWidthsStay();
    void ownWidthsOfAnotherRun();
    void ownWidthOfTheText();
    void theArrowKeysGoOnWhereAColumnWent();
    void nothingIsMeasuredPerRow();
    void aFloodLeavesTheEventLoopFree();
};

void tst_TrafficDock::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void tst_TrafficDock::names()
{
    Tool tool;
    QCOMPARE(tool.dock.windowTitle(), u"Traffic"_s);
    QCOMPARE(tool.dock.accessibleName(), u"Traffic"_s);
    QVERIFY(!tool.dock.objectName().isEmpty());
    QVERIFY(test::firstNamed<TrafficTable>(tool.dock, u"Traffic"_s));
    QVERIFY(test::firstNamed<QLineEdit>(tool.dock, u"Filter"_s));
    QVERIFY(test::firstNamed<FrameView>(tool.dock, u"Frame"_s));
    for (const QString &name : {u"Clear"_s, u"Pause"_s, u"Export…"_s, u"Reveal secrets"_s}) {
        const auto *button = test::firstNamed<QPushButton>(tool.dock, name);
        QVERIFY2(button, qPrintable(name));
        QCOMPARE(button->text(), name);
    }
}

void tst_TrafficDock::tabOrder()
{
    Tool tool;
    tool.show();
    tool.dock.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&tool.dock));
    tool.filter().setFocus();
    QStringList order;
    for (int i = 0; i < 7; ++i) {
        order += QApplication::focusWidget()->accessibleName();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(order,
             QStringList({u"Filter"_s, u"Clear"_s, u"Pause"_s, u"Export…"_s, u"Reveal secrets"_s,
                          u"Traffic"_s, u"Frame"_s}));
}

void tst_TrafficDock::emptyStates()
{
    Tool tool;
    tool.show();
    QCOMPARE(tool.status(), u"Entries: 0"_s);
    const QImage empty = tool.table().grab().toImage();
    fill(tool.log, 0, 1);
    QTRY_COMPARE(tool.rows(), 1);
    tool.filter().setText(u"nothing like it"_s);
    QCOMPARE(tool.rows(), 0);
    QVERIFY(tool.table().grab().toImage() != empty);
}

void tst_TrafficDock::showsWhatComes()
{
    Tool tool;
    tool.show();
    fill(tool.log, 0, 3);
    QTRY_COMPARE(tool.rows(), 3);
    QCOMPARE(tool.cell(2), u"{\"message\":\"number 2\"}"_s);
    QCOMPARE(tool.cell(2, TrafficModel::Direction), u"\u2193 received"_s);
    QCOMPARE(tool.status(), u"Entries: 3"_s);
}

void tst_TrafficDock::aHiddenDockDoesNothing()
{
    Tool tool;
    tool.show();
    tool.dock.hide();
    // One that is shown takes in what comes, later than the other would.
    TrafficModel shown(tool.log);
    fill(tool.log, 0, 100);
    QTRY_COMPARE(shown.rowCount(), 100);
    QCOMPARE(tool.rows(), 0);
    tool.dock.show();
    QCOMPARE(tool.rows(), 100);
    QTRY_VERIFY(tool.table().isAtEnd());
}

void tst_TrafficDock::theWholeFrameIndented()
{
    Tool tool;
    tool.log.add(frame(uR"({"b":1,"a":[true,1.50]})"_s));
    tool.log.add(frame(u"not JSON"_s));
    tool.show();
    tool.table().showRow(0);
    QCOMPARE(tool.shownFrame().toPlainText(),
             u"{\n    \"b\": 1,\n    \"a\": [\n        true,\n        1.50\n    ]\n}"_s);
    QTest::keyClick(&tool.table(), Qt::Key_Down);
    QCOMPARE(tool.shownFrame().toPlainText(), u"not JSON"_s);
    QVERIFY(tool.shownFrame().isReadOnly());
}

void tst_TrafficDock::revealsSecretsWhileAsked()
{
    Tool tool;
    TrafficEntry secret = frame(uR"({"token":"••••"})"_s);
    secret.unredacted = Secret(uR"({"token":"canary"})"_s);
    tool.log.add(secret);
    tool.log.add(frame(uR"({"data":"tea"})"_s));
    tool.show();
    tool.table().showRow(0);
    const QString hidden = u"{\n    \"token\": \"••••\"\n}"_s;
    const QString revealed = u"{\n    \"token\": \"canary\"\n}"_s;
    QCOMPARE(tool.shownFrame().toPlainText(), hidden);
    QPushButton &reveal = tool.button(u"Reveal secrets"_s);
    QVERIFY(!reveal.isChecked());

    reveal.click();
    QCOMPARE(tool.shownFrame().toPlainText(), revealed);
    QCOMPARE(tool.cell(0), uR"({"token":"••••"})"_s);
    tool.filter().setText(u"canary"_s);
    QTRY_COMPARE(tool.rows(), 0);
    tool.filter().clear();
    QTRY_COMPARE(tool.rows(), 2);
    tool.table().showRow(1);
    QCOMPARE(tool.shownFrame().toPlainText(), u"{\n    \"data\": \"tea\"\n}"_s);
    tool.table().showRow(0);
    QCOMPARE(tool.shownFrame().toPlainText(), revealed);
    reveal.click();
    QCOMPARE(tool.shownFrame().toPlainText(), hidden);

    // Nobody finds them revealed who opens the tool again.
    reveal.click();
    tool.dock.hide();
    QVERIFY(!reveal.isChecked());
    QCOMPARE(tool.shownFrame().toPlainText(), hidden);
}

void tst_TrafficDock::whatLeftTheLogIsNotRevealed()
{
    Tool tool;
    TrafficEntry secret = frame(u"••••"_s);
    secret.unredacted = Secret(u"canary"_s);
    tool.log.add(secret);
    tool.show();
    tool.table().showRow(0);
    tool.button(u"Reveal secrets"_s).click();
    QCOMPARE(tool.shownFrame().toPlainText(), u"canary"_s);
    tool.log.clear();
    tool.button(u"Reveal secrets"_s).click();
    QCOMPARE(tool.shownFrame().toPlainText(), QString());
}

void tst_TrafficDock::hostileFramesStayPlain()
{
    Tool tool;
    tool.log.add(frame(u"<img src='file:///etc/passwd'>\u202Eevil\n<b>x</b>"_s));
    tool.show();
    QCOMPARE(tool.cell(0), u"<img src='file:///etc/passwd'>\u27E8U+202E\u27E9evil\u21B5<b>x</b>"_s);
    QVERIFY(!tool.table().model()->index(0, TrafficModel::Text).data(Qt::ToolTipRole).isValid());
    tool.table().showRow(0);
    QCOMPARE(tool.shownFrame().toPlainText(),
             u"<img src='file:///etc/passwd'>\u27E8U+202E\u27E9evil\n<b>x</b>"_s);
}

void tst_TrafficDock::aLongFrameIsCutAndSaysSo()
{
    Tool tool;
    tool.log.add(frame(QString(100 * 1024, u'x')));
    tool.show();
    tool.table().showRow(0);
    const QString shown = tool.shownFrame().toPlainText();
    QVERIFY(shown.size() < 70 * 1024);
    QVERIFY2(shown.endsWith(u"… This is the beginning of 100.00 KiB. Export… saves all of it."),
             qPrintable(shown.right(100)));
    const QStringList lines = shown.split(u'\n');
    QVERIFY(std::all_of(lines.cbegin(), lines.cend(),
                        [](const QString &line) { return line.size() <= 2'000; }));
}

void tst_TrafficDock::aLargeFrameIsIndentedAside()
{
    Tool tool;
    tool.log.add(frame(u"{\"a\":1,\"b\":\""_s + QString(300'000, u'x') + u"\"}"_s));
    tool.log.add(frame(u"{}"_s));
    tool.show();
    tool.table().showRow(0);
    QVERIFY(tool.shownFrame().toPlainText().startsWith(u"{\"a\":1,"));
    QTRY_VERIFY(tool.shownFrame().toPlainText().startsWith(u"{\n    \"a\": 1,\n"));

    // One that is left before it is done does not come back.
    tool.table().showRow(1);
    tool.table().showRow(0);
    tool.table().showRow(1);
    QVERIFY(QThreadPool::globalInstance()->waitForDone());
    QCoreApplication::processEvents();
    QCOMPARE(tool.shownFrame().toPlainText(), u"{}"_s);
}

void tst_TrafficDock::filter()
{
    Tool tool;
    fill(tool.log, 0, 20);
    tool.show();
    QTest::keyClicks(&tool.filter(), u"NUMBER 1"_s);
    QTRY_COMPARE(tool.rows(), 11);
    QCOMPARE(tool.status(), u"11 of 20"_s);
    fill(tool.log, 100, 2);
    QTRY_COMPARE(tool.rows(), 13);
    tool.filter().clear();
    QCOMPARE(tool.rows(), 22);
    QCOMPARE(tool.status(), u"Entries: 22"_s);
}

void tst_TrafficDock::theChosenFrameIsFoundAgainAfterTheFilter()
{
    Tool tool;
    fill(tool.log, 0, 1000);
    tool.show();
    tool.filter().setText(u"number 500"_s);
    QCOMPARE(tool.rows(), 1);
    tool.table().showRow(0);
    tool.filter().setText(u"number 9"_s);
    QVERIFY(tool.shownFrame().toPlainText().contains(u"number 500"));
    tool.filter().clear();
    QCOMPARE(tool.table().currentIndex().row(), 500);
    QTRY_VERIFY(tool.table().viewport()->rect().intersects(
        tool.table().visualRect(tool.table().currentIndex())));
}

void tst_TrafficDock::noFrameBelowAnEmptyTable()
{
    Tool tool;
    fill(tool.log, 0, 10);
    tool.show();
    tool.table().showRow(5);
    const QString frame = tool.shownFrame().toPlainText();
    QVERIFY2(frame.contains(u"number 5"), qPrintable(frame));
    tool.filter().setText(u"no such thing"_s);
    QTRY_COMPARE(tool.rows(), 0);
    QTRY_COMPARE(tool.shownFrame().toPlainText(), QString());
    tool.filter().setText(u"number"_s);
    QTRY_COMPARE(tool.rows(), 10);
    QCOMPARE(tool.table().currentIndex().row(), 5);
    QTRY_COMPARE(tool.shownFrame().toPlainText(), frame);
}

void tst_TrafficDock::clear()
{
    Tool tool;
    fill(tool.log, 0, 5);
    tool.show();
    tool.table().showRow(2);
    QTest::mouseClick(&tool.button(u"Clear"_s), Qt::LeftButton);
    QTRY_COMPARE(tool.rows(), 0);
    QCOMPARE(tool.shownFrame().toPlainText(), QString());
    QCOMPARE(tool.log.firstNumber(), tool.log.endNumber());
    QCOMPARE(tool.status(), u"Entries: 0"_s);
}

void tst_TrafficDock::hold()
{
    Tool tool;
    fill(tool.log, 0, 5);
    tool.show();
    QTest::mouseClick(&tool.button(u"Pause"_s), Qt::LeftButton);
    QVERIFY(tool.button(u"Pause"_s).isChecked());
    fill(tool.log, 5, 3);
    QTRY_COMPARE(tool.status(), u"Paused at 5, 3 new"_s);
    QCOMPARE(tool.rows(), 5);
    QTest::mouseClick(&tool.button(u"Pause"_s), Qt::LeftButton);
    QCOMPARE(tool.rows(), 8);
}

void tst_TrafficDock::followsAtTheEnd()
{
    Tool tool;
    tool.show();
    fill(tool.log, 0, 500);
    QTRY_COMPARE(tool.rows(), 500);
    QScrollBar &bar = *tool.table().verticalScrollBar();
    QTRY_VERIFY(bar.maximum() > 0);
    QTRY_COMPARE(bar.value(), bar.maximum());

    bar.setValue(100);
    fill(tool.log, 500, 50);
    QTRY_COMPARE(tool.rows(), 550);
    QTRY_VERIFY(bar.maximum() > 500);
    QCOMPARE(bar.value(), 100);

    bar.setValue(bar.maximum());
    fill(tool.log, 550, 50);
    QTRY_COMPARE(tool.rows(), 600);
    QTRY_VERIFY(bar.maximum() > 550);
    QCOMPARE(bar.value(), bar.maximum());
}

void tst_TrafficDock::staysWhereItWasReadWhenOldRowsGo()
{
    Tool tool({.maxEntries = 500});
    tool.show();
    fill(tool.log, 0, 500);
    QTRY_COMPARE(tool.rows(), 500);
    QScrollBar &bar = *tool.table().verticalScrollBar();
    QTRY_COMPARE(bar.value(), bar.maximum());
    bar.setValue(200);
    const auto topText = [&tool] { return tool.cell(tool.table().rowAt(0)); };
    QCOMPARE(topText(), u"{\"message\":\"number 200\"}"_s);
    fill(tool.log, 500, 150);
    QTRY_COMPARE(tool.cell(0), u"{\"message\":\"number 150\"}"_s);
    QCOMPARE(topText(), u"{\"message\":\"number 200\"}"_s);
}

void tst_TrafficDock::resizingKeepsTheEndInView()
{
    Tool tool;
    tool.show();
    fill(tool.log, 0, 500);
    QScrollBar &bar = *tool.table().verticalScrollBar();
    QTRY_VERIFY(bar.maximum() > 0 && bar.value() == bar.maximum());
    const int before = bar.maximum();
    tool.dock.resize(700, 350);
    QTRY_VERIFY(bar.maximum() > before);
    QCOMPARE(bar.value(), bar.maximum());
}

void tst_TrafficDock::exportWritesWhatIsShown()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"out.jsonl"_s);
    Tool tool;
    tool.log.add(frame(u"{\"message\":\"one \U0001F600\"}"_s, TrafficEntry::Kind::FrameOut));
    tool.log.add(frame(u"two"_s));
    TrafficEntry reply = frame(QString(QChar(0xD800)) + u"one"_s);
    reply.latencyMs = 12;
    tool.log.add(reply);
    tool.show();
    tool.filter().setText(u"one"_s);
    tool.dock.exportTo(path);
    QTRY_VERIFY(tool.button(u"Export…"_s).isEnabled());
    QVERIFY(test::firstNamed<QWidget>(
        tool.dock, u"Exported to %1. Entries: 2. Secrets are hidden."_s.arg(path)));
    // ReadUser and WriteUser are those of whoever asks.
    QCOMPARE(QFile::permissions(path) & ~(QFile::ReadUser | QFile::WriteUser),
             QFile::ReadOwner | QFile::WriteOwner);

    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().split('\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines.last().isEmpty());
    const QJsonObject first = QJsonDocument::fromJson(lines.at(0)).object();
    QCOMPARE(first.value(u"text").toString(), u"{\"message\":\"one \U0001F600\"}"_s);
    QCOMPARE(first.value(u"kind").toString(), u"sent"_s);
    QCOMPARE(first.value(u"connection").toString(), u"tom"_s);
    QCOMPARE(first.value(u"label").toString(), u"TakeDecision"_s);
    QCOMPARE(first.value(u"attempt").toInt(), 1);
    QVERIFY(first.value(u"time").toString().endsWith(u'Z'));
    QVERIFY(!first.contains(u"latencyMs"));
    const QJsonObject second = QJsonDocument::fromJson(lines.at(1)).object();
    QCOMPARE(second.value(u"text").toString(), u"\uFFFDone"_s);
    QCOMPARE(second.value(u"latencyMs").toInt(), 12);
}

void tst_TrafficDock::exportFails()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"missing/out.jsonl"_s);
    Tool tool;
    fill(tool.log, 0, 1);
    tool.show();
    tool.dock.exportTo(path);
    const auto note = [&tool, &path] {
        const QList<QWidget *> widgets = tool.dock.findChildren<QWidget *>();
        return std::any_of(widgets.cbegin(), widgets.cend(), [&path](const QWidget *widget) {
            return widget->accessibleName().startsWith(u"A file could not be written.")
                && widget->accessibleName().contains(path);
        });
    };
    QTRY_VERIFY(note());
    tool.filter().setText(u"x"_s);
    QVERIFY(!note());
}

void tst_TrafficDock::exportAsksForAFile()
{
    Tool tool;
    tool.show();
    QTest::mouseClick(&tool.button(u"Export…"_s), Qt::LeftButton);
    auto *dialog = tool.dock.findChild<QFileDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->acceptMode(), QFileDialog::AcceptSave);
    QCOMPARE(dialog->defaultSuffix(), u"jsonl"_s);
    dialog->reject();
    QTRY_VERIFY(!tool.dock.findChild<QFileDialog *>());
}

void tst_TrafficDock::retranslates()
{
    Tool tool;
    fill(tool.log, 0, 1);
    tool.show();
    QSignalSpy headers(tool.table().model(), &QAbstractItemModel::headerDataChanged);
    QEvent change(QEvent::LanguageChange);
    QApplication::sendEvent(&tool.dock, &change);
    QCOMPARE(headers.count(), 1);
    QCOMPARE(tool.button(u"Clear"_s).text(), u"Clear"_s);
}

void tst_TrafficDock::followsTheTextSize()
{
    Tool tool;
    fill(tool.log, 0, 3);
    tool.show();
    const int rowHeight = tool.table().rowHeight(0);
    const int timeWidth = tool.table().columnWidth(TrafficModel::Time);
    {
        const test::TextSize doubled(200);
        QTRY_VERIFY(tool.table().rowHeight(0) > rowHeight * 3 / 2);
        QVERIFY(tool.table().columnWidth(TrafficModel::Time) > timeWidth * 3 / 2);
        QCOMPARE(tool.shownFrame().font().pointSizeF(), QApplication::font().pointSizeF());
    }
    QTRY_COMPARE(tool.table().rowHeight(0), rowHeight);
}

void tst_TrafficDock::someTextIsAlwaysInView_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("percent");
    for (const int width : {350, 470, 580, 800, 1400}) {
        for (const int percent : {100, 150, 200})
            QTest::addRow("%d pixels, %d %%", width, percent) << width << percent;
    }
}

void tst_TrafficDock::someTextIsAlwaysInView()
{
    QFETCH(int, width);
    QFETCH(int, percent);
    const test::TextSize size(percent);
    Tool tool;
    fill(tool.log, 0, 100);
    tool.dock.resize(width, 500);
    tool.show();
    QTRY_COMPARE(tool.rows(), 100);
    const TrafficTable &table = tool.table();
    QTRY_COMPARE(table.horizontalScrollBar()->maximum(), 0);
    const int letter = QFontMetrics(monospaceFont(table.font())).averageCharWidth();
    QVERIFY(table.columnWidth(TrafficModel::Text) >= 16 * letter);
    QCOMPARE(table.columnViewportPosition(TrafficModel::Text)
                 + table.columnWidth(TrafficModel::Text),
             table.viewport()->width());
    // What is there can be read, whether it is sent or received to begin with.
    QVERIFY(!table.isColumnHidden(TrafficModel::Direction));
    if (!table.isColumnHidden(TrafficModel::Time))
        QVERIFY(table.columnWidth(TrafficModel::Time)
                > table.fontMetrics().horizontalAdvance(u"00:00:00.000"_s));
    if (!table.isColumnHidden(TrafficModel::Label))
        QVERIFY(table.columnWidth(TrafficModel::Label)
                > table.fontMetrics().horizontalAdvance(u"TakeDecision"_s));
}

void tst_TrafficDock::theTextTakesWhatIsLeft()
{
    Tool tool;
    tool.dock.resize(1400, 500);
    tool.show();
    QTRY_COMPARE(tool.visibleColumns(), TrafficModel::ColumnCount);
    const int wide = tool.table().columnWidth(TrafficModel::Text);
    const int time = tool.table().columnWidth(TrafficModel::Time);
    tool.dock.resize(1300, 500);
    QTRY_COMPARE(tool.table().columnWidth(TrafficModel::Text), wide - 100);
    QCOMPARE(tool.table().columnWidth(TrafficModel::Time), time);
    tool.dock.resize(350, 500);
    QTRY_VERIFY(tool.visibleColumns() < TrafficModel::ColumnCount);
    tool.dock.resize(1400, 500);
    QTRY_COMPARE(tool.visibleColumns(), TrafficModel::ColumnCount);
    QCOMPARE(tool.table().columnWidth(TrafficModel::Text), wide);
}

void tst_TrafficDock::ownWidthsStay()
{
    Tool tool;
    tool.dock.resize(1000, 500);
    tool.show();
    TrafficTable &table = tool.table();
    QCOMPARE(tool.dock.columnWidths(), QByteArray());
    const int own = 25 * table.fontMetrics().averageCharWidth();
    const int time = table.columnWidth(TrafficModel::Time);
    table.horizontalHeader()->resizeSection(TrafficModel::Label, own);
    QCOMPARE(table.columnWidth(TrafficModel::Label), own);
    QCOMPARE(table.columnWidth(TrafficModel::Time), time);
    QCOMPARE(table.horizontalHeader()->length(), table.viewport()->width());
    for (const int width : {1400, 350, 1000}) {
        tool.dock.resize(width, 500);
        QTRY_COMPARE(tool.dock.width(), width);
        QVERIFY(!table.isColumnHidden(TrafficModel::Label));
        QCOMPARE(table.columnWidth(TrafficModel::Label), own);
    }
    const test::TextSize doubled(200);
    QTRY_COMPARE(table.columnWidth(TrafficModel::Label),
                 25 * table.fontMetrics().averageCharWidth());
}

void tst_TrafficDock::ownWidthsOfAnotherRun()
{
    Tool tool;
    tool.show();
    const int own = 25 * tool.table().fontMetrics().averageCharWidth();
    tool.table().horizontalHeader()->resizeSection(TrafficModel::Label, own);
    const QByteArray widths = tool.dock.columnWidths();
    QVERIFY(!widths.isEmpty());

    Tool next;
    next.dock.setColumnWidths(widths);
    next.show();
    QCOMPARE(next.table().columnWidth(TrafficModel::Label), own);
    QCOMPARE(next.dock.columnWidths(), widths);
    next.dock.setColumnWidths("x 99:5 -1:5 2:-1 3:nan 3:inf 4:1e9 :: 3 3:2:1");
    QCOMPARE(next.dock.columnWidths(), QByteArray());
    QVERIFY(next.table().columnWidth(TrafficModel::Label) != own);
}

void tst_TrafficDock::ownWidthOfTheText()
{
    Tool tool;
    tool.dock.resize(1400, 500);
    tool.show();
    const int own = 5 * tool.table().fontMetrics().averageCharWidth();
    tool.table().horizontalHeader()->resizeSection(TrafficModel::Text, own);
    tool.dock.resize(1300, 500);
    QTRY_COMPARE(tool.dock.width(), 1300);
    QCOMPARE(tool.table().columnWidth(TrafficModel::Text), own);
}

void tst_TrafficDock::theArrowKeysGoOnWhereAColumnWent()
{
    Tool tool;
    fill(tool.log, 0, 3);
    tool.dock.resize(1400, 500);
    tool.show();
    QTRY_COMPARE(tool.rows(), 3);
    TrafficTable &table = tool.table();
    table.setCurrentIndex(table.model()->index(0, TrafficModel::Connection));
    tool.dock.resize(350, 500);
    QTRY_VERIFY(table.isColumnHidden(TrafficModel::Connection));
    QCOMPARE(table.currentIndex().row(), 0);
    QTest::keyClick(&table, Qt::Key_Down);
    QCOMPARE(table.currentIndex().row(), 1);
    QCOMPARE(tool.shownFrame().toPlainText(), u"{\n    \"message\": \"number 1\"\n}"_s);
}

void tst_TrafficDock::nothingIsMeasuredPerRow()
{
    Tool tool;
    QCOMPARE(tool.table().verticalHeader()->sectionResizeMode(0), QHeaderView::Fixed);
    for (int column = 0; column < TrafficModel::ColumnCount; ++column) {
        QVERIFY(tool.table().horizontalHeader()->sectionResizeMode(column)
                != QHeaderView::ResizeToContents);
    }
}

void tst_TrafficDock::aFloodLeavesTheEventLoopFree()
{
    constexpr int full = 100'000; // what the log holds
    Tool tool({full, qint64{64} * 1024 * 1024});
    tool.show();
    int sent = 0;
    QTimer source;
    connect(&source, &QTimer::timeout, &source, [&tool, &sent] {
        fill(tool.log, sent, 200);
        sent += 200;
    });
    source.start(0);
    const test::Effort growing = test::effortUntil([&sent] { return sent >= full; });
    const test::Effort rolling = test::effortUntil([&sent] { return sent >= 2 * full; });
    source.stop();
    QTRY_COMPARE(tool.cell(full - 1), u"{\"message\":\"number 199999\"}"_s);
    QCOMPARE(tool.rows(), full);
    QVERIFY(tool.table().isAtEnd());

    // Enough text that the search takes many times as long as the part it may do in one go.
    fill(tool.log, 0, full, QString(400, u'n') + u" number %1"_s);
    QTRY_VERIFY(tool.cell(full - 1).endsWith(u"number 99999\"}"_s));
    tool.filter().setText(u"number 9999"_s);
    const test::Effort filtering = test::effortUntil([&tool] { return tool.rows() == 11; });
    qInfo("longest gap: %.1f ms filling, %.1f ms full, %.1f of %.1f ms filtering",
          growing.longestGapMs, rolling.longestGapMs, filtering.longestGapMs, filtering.wholeMs);
    QVERIFY(growing.longestGapMs < growing.wholeMs / 10);
    QVERIFY(rolling.longestGapMs < rolling.wholeMs / 10);
    QVERIFY(filtering.longestGapMs < filtering.wholeMs / 3);
}

DECIDESK_TEST(tst_TrafficDock)
#include "tst_TrafficDock.moc"
