#include "ConversationPager.h"
#include "ConversationView.h"
#include "MemoryHistory.h"
#include "TableWidths.h"
#include "TestProgram.h"

#include <QAbstractTextDocumentLayout>
#include <QFontMetricsF>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextLayout>
#include <QTextTable>

#include <memory>
#include <numeric>

using namespace decidesk;
using namespace Qt::StringLiterals;

class tst_TableWidths : public QObject
{
    Q_OBJECT

private slots:
    void linesAreBrokenFirst();
    void noNumberIsBroken_data();
    void noNumberIsBroken();
    void noWordIsBrokenWhereThereIsRoom();
    void nothingIsOutOfReach_data();
    void nothingIsOutOfReach();
    void followsTheWindow();
    void beginsAtItsBeginning_data();
    void beginsAtItsBeginning();
};

namespace {

/// A conversation with one decision in it, shown.
struct Shown
{
    Shown(const QString &text, int width) : pager(history), view(pager)
    {
        Message message;
        message.account = account;
        message.direction = Message::Direction::Decision;
        message.text = text;
        message.created = QDateTime(QDate(2026, 3, 1), QTime(14, 2));
        history.commit({message}, &view, [](const auto &) {});
        view.resize(width, 400);
        view.show();
        pager.setAccount(account);
    }

    [[nodiscard]] QTextTable *table() const
    {
        const QList<QTextFrame *> frames = view.document()->rootFrame()->childFrames();
        return frames.isEmpty() ? nullptr : qobject_cast<QTextTable *>(frames.constFirst());
    }

    /// What stands in one line of `block` each.
    [[nodiscard]] QStringList linesOf(const QTextBlock &block) const
    {
        view.document()->documentLayout()->blockBoundingRect(block);
        QStringList lines;
        for (int i = 0; i < block.layout()->lineCount(); ++i) {
            const QTextLine line = block.layout()->lineAt(i);
            lines.append(block.text().mid(line.textStart(), line.textLength()));
        }
        return lines;
    }

    /// Where the last column ends.
    [[nodiscard]] qreal tableEnd() const
    {
        const QTextBlock last = table()->lastCursorPosition().block();
        return view.document()->documentLayout()->blockBoundingRect(last).right()
            + table()->format().cellPadding() + table()->format().border();
    }

    AccountId account = QUuid::createUuid();
    MemoryHistory history;
    ConversationPager pager;
    ConversationView view;
};

QString row(const QStringList &cells)
{
    return u"| "_s + cells.join(u" | "_s) + u" |\n"_s;
}

/// A table with `cells` below a head.
QString tableOf(const QStringList &cells)
{
    return row(QStringList(cells.size(), u"Head"_s)) + row(QStringList(cells.size(), u"---"_s))
        + row(cells);
}

/// Words that stand on two lines in a cell of `shown`.
QStringList brokenIn(const Shown &shown, const QRegularExpression &words)
{
    QStringList broken;
    for (int r = 0; r < shown.table()->rows(); ++r) {
        for (int c = 0; c < shown.table()->columns(); ++c) {
            const QTextBlock block = shown.table()->cellAt(r, c).firstCursorPosition().block();
            const QStringList lines = shown.linesOf(block);
            auto found = words.globalMatch(block.text());
            while (found.hasNext()) {
                const QString word = found.next().captured();
                const bool isWhole
                    = std::any_of(lines.cbegin(), lines.cend(),
                                  [&](const QString &line) { return line.contains(word); });
                if (!isWhole)
                    broken.append(word);
            }
        }
    }
    return broken;
}

const QRegularExpression numbers(u"[+]?[0-9][0-9.,:'/\u00a0-]*[0-9]"_s);

void addWidths()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("width");
    const QStringList prices{u"1,234,567.89 EUR"_s, u"1 234 567,89 €"_s,   u"-1.234.567,89"_s,
                             u"2026-03-01"_s,       u"+49 30 123456789"_s, u"12:30:45"_s};
    const QString words = u"Donaudampfschifffahrtsgesellschaftskapitän und mehr davon"_s;
    for (const int width : {260, 400, 700, 1400}) {
        QTest::addRow("prices, %d", width) << tableOf(prices) << width;
        QTest::addRow("prices and words, %d", width)
            << tableOf(QStringList{words, words, words} + prices) << width;
        QTest::addRow("many columns, %d", width)
            << tableOf(QStringList(16, u"1234567890"_s)) << width;
        QTest::addRow("words behind numbers, %d", width)
            << tableOf({u"in all 12345678 and 87654321 pieces"_s, words, words, words}) << width;
        QTest::addRow("bold and code, %d", width)
            << tableOf({u"**1234**56789"_s, u"`12345`67890"_s, words, u"x12345678901234y"_s})
            << width;
        QTest::addRow("a very long number, %d", width)
            << tableOf({QString(120, u'7'), words}) << width;
        QTest::addRow("in a list in a quote, %d", width)
            << u"> - "_s + tableOf(prices).replace(u"\n"_s, u"\n>   "_s) << width;
    }
}

} // namespace

void tst_TableWidths::linesAreBrokenFirst()
{
    DocumentTable table;
    table.columns = 2;
    table.format.setBorder(1);
    table.format.setCellPadding(4);
    table.cells = {{{}, {{u"one two threeandtwenty"_s, {}}}}, {{}, {{u"12345678901 a"_s, {}}}}};
    const QFontMetricsF metrics{QFont()};
    measure(table, QFont());
    constexpr qreal around = 2 * 4 + 1 + 1;
    QCOMPARE(table.widths.at(0).all,
             std::ceil(metrics.horizontalAdvance(u"one two threeandtwenty"_s) + around));
    QCOMPARE(table.widths.at(0).words,
             std::ceil(metrics.horizontalAdvance(u"threeandtwenty"_s) + around));
    QCOMPARE(table.widths.at(1).least,
             std::ceil(metrics.horizontalAdvance(u"12345678901"_s) + around));

    const auto widths = [&table](qreal column, qreal wide) {
        fit(table, column, wide);
        qreal all = 0;
        for (const QTextLength &width : table.format.columnWidthConstraints())
            all += width.rawValue();
        return all;
    };
    const qreal all = table.widths.at(0).all + table.widths.at(1).all;
    const qreal words = table.widths.at(0).words + table.widths.at(1).words;
    QCOMPARE(widths(all + 2, all + 2), 0.0);
    QVERIFY(widths(all - 10, all + 100) <= all - 12);
    QVERIFY(widths(all - 10, all + 100) >= words);
    QCOMPARE(widths(10, words + 2), words);
    QVERIFY(widths(10, 10) < words);
    QCOMPARE(table.format.columnWidthConstraints().at(1).rawValue(), table.widths.at(1).least);
}

void tst_TableWidths::noNumberIsBroken_data()
{
    addWidths();
}

void tst_TableWidths::noNumberIsBroken()
{
    QFETCH(const QString, text);
    QFETCH(const int, width);
    const Shown shown(text, width);
    QTRY_VERIFY(shown.table());
    QCOMPARE(brokenIn(shown, numbers).join(u'|'), QString());
}

void tst_TableWidths::noWordIsBrokenWhereThereIsRoom()
{
    // The column of text is 100 letters wide; beside it there is room.
    const QString word = u"Donaudampfschifffahrtsgesellschaft"_s;
    const int letter = QFontMetrics(QFont()).averageCharWidth();
    const Shown shown(tableOf(QStringList(5, word + u' ' + word)), letter * 400);
    QTRY_VERIFY(shown.table());
    QCOMPARE(brokenIn(shown, QRegularExpression(u"\\w+"_s)), QStringList());
    QCOMPARE(shown.view.horizontalScrollBar()->maximum(), 0);
}

void tst_TableWidths::nothingIsOutOfReach_data()
{
    addWidths();
}

void tst_TableWidths::nothingIsOutOfReach()
{
    QFETCH(const QString, text);
    QFETCH(const int, width);
    const Shown shown(
        u"Some words before that are long enough to be broken in a narrow window.\n\n"_s + text,
        width);
    QTRY_VERIFY(shown.table());
    const QScrollBar *bar = shown.view.horizontalScrollBar();
    const int viewport = shown.view.viewport()->width();
    QVERIFY(shown.tableEnd() <= bar->maximum() + viewport);
    QCOMPARE(bar->isVisible(), bar->maximum() > 0);
    // To its end, and not much further.
    QVERIFY(bar->maximum() == 0
            || shown.tableEnd()
                >= bar->maximum() + viewport - 2 * shown.view.fontMetrics().height());
    // The text around stays in view.
    const QTextBlock before = shown.view.text().firstBlock(0).next();
    QVERIFY(shown.view.document()->documentLayout()->blockBoundingRect(before).right() <= viewport);
}

void tst_TableWidths::followsTheWindow()
{
    Shown shown(tableOf(QStringList(5, u"some words and 1234567890123"_s)), 1400);
    QTRY_VERIFY(shown.table());
    const qreal wide = shown.tableEnd();
    shown.view.resize(500, 400);
    const qreal narrow = shown.tableEnd();
    QVERIFY(narrow < wide);
    QCOMPARE(brokenIn(shown, numbers), QStringList());
    shown.view.resize(1400, 400);
    QCOMPARE(shown.tableEnd(), wide);
    QCOMPARE(shown.view.horizontalScrollBar()->maximum(), 0);
}

void tst_TableWidths::beginsAtItsBeginning_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("left to right") << Qt::LeftToRight;
    QTest::newRow("right to left") << Qt::RightToLeft;
}

void tst_TableWidths::beginsAtItsBeginning()
{
    QFETCH(const Qt::LayoutDirection, direction);
    Shown shown(u"Some words.\n\n"_s + tableOf(QStringList(16, u"1234567890"_s)), 400);
    shown.view.setLayoutDirection(direction);
    QTRY_VERIFY(shown.table());
    QVERIFY(shown.view.horizontalScrollBar()->maximum() > 0);
    const QTextBlock first = shown.table()->firstCursorPosition().block();
    QTRY_VERIFY(shown.view.cursorRect(QTextCursor(first)).left() >= 0);
    QVERIFY(shown.view.cursorRect(QTextCursor(first)).left() < shown.view.viewport()->width() / 4);
    // The end comes into view.
    QTextCursor last = shown.table()->lastCursorPosition();
    shown.view.setTextCursor(last);
    QTRY_VERIFY(shown.view.cursorRect(last).right() <= shown.view.viewport()->width());
}

DECIDESK_TEST(tst_TableWidths)
#include "tst_TableWidths.moc"
