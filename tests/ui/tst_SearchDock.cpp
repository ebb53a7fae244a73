#include "SearchDock.h"

#include "Desk.h"
#include "HitDelegate.h"
#include "HitList.h"
#include "HitListModel.h"
#include "PlainLabel.h"
#include "Probe.h"
#include "TestProgram.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMainWindow>
#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QStyleOptionViewItem>
#include <QTest>

#include <memory>

using namespace decidesk;
using namespace decidesk::test;
using namespace Qt::StringLiterals;

class tst_SearchDock : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void names();
    void tabOrder();
    void findsWhileOneTypes();
    void emptyStatesAreInWords();
    void enterOpensTheHit();
    void enterDoesNotWaitForThePause();
    void aDoubleClickOpensTheHit();
    void scrollingDownBringsMore();
    void whatIsReadStaysWhenAHitComes();
    void aDeletedHitLeaves();
    void escapeAsksToClose();
    void hiddenItHoldsNothing();
    void whatAScreenReaderSays();
    void textFromOutsideIsPaintedAsItIs();
    void followsTheLanguage();
    void nothingIsClipped_data();
    void nothingIsClipped();

private:
    void store(const QStringList &texts);
    void find(const QString &typed);
    [[nodiscard]] QLineEdit *field() const
    {
        return firstNamed<QLineEdit>(*m_dock, u"Find in all conversations"_s);
    }
    [[nodiscard]] QListView *list() const { return firstNamed<QListView>(*m_dock, u"Matches"_s); }
    [[nodiscard]] QString status() const
    {
        return m_dock->findChild<PlainLabel *>(u"searchStatus"_s)->plainText();
    }
    [[nodiscard]] QString emptyText() const { return m_dock->findChild<HitList *>()->emptyText(); }
    [[nodiscard]] QStringList rows() const
    {
        QStringList texts;
        for (int row = 0; row < list()->model()->rowCount(); ++row)
            texts += list()->model()->index(row, 0).data().toString();
        return texts;
    }

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<QMainWindow> m_window;
    SearchDock *m_dock = nullptr;
    AccountId m_tom;
};

void tst_SearchDock::init()
{
    m_desk = std::make_unique<Desk>();
    Account account;
    account.id = m_tom = QUuid::createUuid();
    account.server = m_desk->server.id;
    account.name = u"tom"_s;
    m_desk->settings.saveAccount(account);
    m_desk->sessions.restore();
    m_window = std::make_unique<QMainWindow>();
    m_window->setCentralWidget(new QWidget);
    m_dock = new SearchDock(m_desk->history, m_desk->sessions);
    m_window->addDockWidget(Qt::RightDockWidgetArea, m_dock);
    m_window->resize(700, 400);
    m_window->resizeDocks({m_dock}, {350}, Qt::Horizontal);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_dock->focusField();
}

void tst_SearchDock::cleanup()
{
    m_window.reset();
    m_desk.reset();
}

void tst_SearchDock::store(const QStringList &texts)
{
    QList<Message> messages;
    for (const QString &text : texts) {
        Message message;
        message.account = m_tom;
        message.text = text;
        message.created = QDateTime::currentDateTimeUtc();
        messages.append(message);
    }
    bool done = false;
    m_desk->history.commit(messages, this, [&done](const auto &) { done = true; });
    QTRY_VERIFY(done);
}

void tst_SearchDock::find(const QString &typed)
{
    m_dock->focusField();
    QTest::keyClicks(field(), typed);
}

void tst_SearchDock::names()
{
    QCOMPARE(m_dock->windowTitle(), u"Search"_s);
    QCOMPARE(m_dock->accessibleName(), u"Search"_s);
    QCOMPARE(nameFaults(*m_dock), QString());
}

void tst_SearchDock::tabOrder()
{
    store({u"ship"_s});
    find(u"ship"_s);
    QTRY_COMPARE(rows().size(), 1);
    QCOMPARE(walk(2), QStringList({u"Find in all conversations"_s, u"Matches"_s}));
}

void tst_SearchDock::findsWhileOneTypes()
{
    store({u"Ship on Friday"_s, u"no"_s, u"Shipping costs"_s});
    find(u"ship"_s);
    QTRY_COMPARE(rows(), QStringList({u"Shipping costs"_s, u"Ship on Friday"_s}));
    QTRY_COMPARE(status(), u"2 matches"_s);
    QCOMPARE(focusName(), u"Find in all conversations"_s);
    QTest::keyClicks(field(), u" friday"_s);
    QTRY_COMPARE(rows(), QStringList({u"Ship on Friday"_s}));
    QTRY_COMPARE(status(), u"1 match"_s);
}

void tst_SearchDock::emptyStatesAreInWords()
{
    QVERIFY2(emptyText().startsWith(u"Type words"_s), qPrintable(emptyText()));
    QCOMPARE(list()->accessibleDescription(), emptyText());
    find(u"zebra"_s);
    QTRY_COMPARE(emptyText(), u"No matches in any conversation."_s);
    QCOMPARE(status(), QString());
    QGuiApplication::clipboard()->setText(u"😀 +"_s);
    field()->selectAll();
    field()->paste();
    QTRY_COMPARE(emptyText(), u"Only letters and digits can be found."_s);
    field()->selectAll();
    find(u" "_s);
    QTRY_VERIFY(emptyText().startsWith(u"Type words"_s));
}

void tst_SearchDock::enterOpensTheHit()
{
    store({u"ship 1"_s, u"ship 2"_s});
    const QSignalSpy opened(m_dock, &SearchDock::openRequested);
    find(u"ship"_s);
    QTRY_COMPARE(rows().size(), 2);
    QTest::keyClick(field(), Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.at(0), QVariantList({m_tom, qint64{2}, u"ship"_s}));
    QTest::keyClick(field(), Qt::Key_Down);
    QCOMPARE(focusName(), u"Matches"_s);
    QTest::keyClick(list(), Qt::Key_Down);
    QTest::keyClick(list(), Qt::Key_Return);
    QCOMPARE(opened.count(), 2);
    QCOMPARE(opened.at(1), QVariantList({m_tom, qint64{1}, u"ship"_s}));
}

void tst_SearchDock::enterDoesNotWaitForThePause()
{
    store({u"ship"_s});
    const QSignalSpy opened(m_dock, &SearchDock::openRequested);
    find(u"ship"_s);
    QTest::keyClick(field(), Qt::Key_Return);
    QTRY_COMPARE(rows().size(), 1);
    QCOMPARE(opened.count(), 0);
}

void tst_SearchDock::aDoubleClickOpensTheHit()
{
    store({u"ship 1"_s, u"ship 2"_s});
    find(u"ship"_s);
    QTRY_COMPARE(rows().size(), 2);
    const QSignalSpy opened(m_dock, &SearchDock::openRequested);
    const QPoint second = list()->visualRect(list()->model()->index(1, 0)).center();
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, second);
    QTest::mouseDClick(list()->viewport(), Qt::LeftButton, {}, second);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.at(0), QVariantList({m_tom, qint64{1}, u"ship"_s}));
}

void tst_SearchDock::scrollingDownBringsMore()
{
    QStringList texts;
    for (int i = 0; i < 130; ++i)
        texts += u"ship %1"_s.arg(i);
    store(texts);
    find(u"ship"_s);
    QTRY_COMPARE(status(), u"130 matches"_s);
    QCOMPARE(rows().size(), 50);
    list()->verticalScrollBar()->setValue(list()->verticalScrollBar()->maximum());
    QTRY_COMPARE(rows().size(), 100);
    list()->verticalScrollBar()->setValue(list()->verticalScrollBar()->maximum());
    QTRY_COMPARE(rows().size(), 130);
    QCOMPARE(rows().constLast(), u"ship 0"_s);
}

void tst_SearchDock::whatIsReadStaysWhenAHitComes()
{
    QStringList texts;
    for (int i = 0; i < 40; ++i)
        texts += u"ship %1"_s.arg(i);
    store(texts);
    find(u"ship"_s);
    QTRY_COMPARE(rows().size(), 40);
    const auto top = [this] { return list()->indexAt(QPoint(5, 5)).data().toString(); };
    list()->verticalScrollBar()->setValue(list()->sizeHintForRow(0) * 10);
    const QString before = top();
    store({u"ship new"_s});
    QTRY_COMPARE(rows().size(), 41);
    QTRY_COMPARE(top(), before);
    list()->verticalScrollBar()->setValue(0);
    store({u"ship newer"_s});
    QTRY_COMPARE(top(), u"ship newer"_s);
}

void tst_SearchDock::aDeletedHitLeaves()
{
    store({u"ship 1"_s, u"ship 2"_s});
    find(u"ship"_s);
    QTRY_COMPARE(status(), u"2 matches"_s);
    m_desk->history.remove(m_tom, 2, this, [](const auto &) {});
    QTRY_COMPARE(rows(), QStringList(u"ship 1"_s));
    QTRY_COMPARE(status(), u"1 match"_s);
    m_desk->history.clear(m_tom, this, [](const auto &) {});
    QTRY_COMPARE(emptyText(), u"No matches in any conversation."_s);
}

void tst_SearchDock::escapeAsksToClose()
{
    const QSignalSpy closing(m_dock, &SearchDock::closeRequested);
    QTest::keyClick(field(), Qt::Key_Escape);
    QCOMPARE(closing.count(), 1);
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_Escape);
    QCOMPARE(closing.count(), 2);
}

void tst_SearchDock::hiddenItHoldsNothing()
{
    store({u"ship"_s});
    find(u"ship"_s);
    QTRY_COMPARE(rows().size(), 1);
    m_dock->hide();
    QCOMPARE(rows().size(), 0);
    m_dock->show();
    QCOMPARE(field()->text(), u"ship"_s);
    QTRY_COMPARE(rows().size(), 1);
}

void tst_SearchDock::whatAScreenReaderSays()
{
    store({u"Ship on Friday?"_s});
    find(u"ship"_s);
    QTRY_COMPARE(rows().size(), 1);
    const QString said = list()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(said.startsWith(u"tom · Question, "_s), qPrintable(said));
    QVERIFY2(said.endsWith(u": Ship on Friday?"_s), qPrintable(said));
}

void tst_SearchDock::textFromOutsideIsPaintedAsItIs()
{
    store({u"<b>ship</b> <img src=\"file:///etc/passwd\">"_s});
    find(u"ship"_s);
    QTRY_COMPARE(rows(), QStringList(u"<b>ship</b> <img src=\"file:///etc/passwd\">"_s));
    const auto paint = [this](const QString &text, const QList<SearchQuery::Range> &marks) {
        QStandardItemModel model;
        auto *item = new QStandardItem;
        item->setData(QVariant::fromValue(Excerpt{text, marks}), SearchModel::ExcerptRole);
        model.appendRow(item);
        QImage image(400, 60, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        QStyleOptionViewItem option;
        option.rect = image.rect();
        option.palette = list()->palette();
        option.font = list()->font();
        HitDelegate().paint(&painter, option, model.index(0, 0));
        return image;
    };
    // The tag takes its room on the line, and only what was found is bold.
    QVERIFY(paint(u"<b>ship</b>"_s, {}) != paint(u"ship"_s, {}));
    QVERIFY(paint(u"<b>ship</b>"_s, {}) != paint(u"<b>ship</b>"_s, {{3, 4}}));
    // What does not fit is left out, so what stands there makes no difference.
    const QString filler = u"word "_s.repeated(60);
    QCOMPARE(paint(filler + u"one"_s, {}), paint(filler + u"two"_s, {}));
}

void tst_SearchDock::followsTheLanguage()
{
    const MarkedLanguage marked;
    QCoreApplication::processEvents();
    QCOMPARE(unmarked(*m_dock), QString());
    QVERIFY(emptyText().startsWith(MarkedLanguage::mark));
}

void tst_SearchDock::nothingIsClipped_data()
{
    QTest::addColumn<int>("percent");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    for (const int percent : {100, 200}) {
        QTest::addRow("%d %%, left to right", percent) << percent << Qt::LeftToRight;
        QTest::addRow("%d %%, right to left", percent) << percent << Qt::RightToLeft;
    }
}

void tst_SearchDock::nothingIsClipped()
{
    QFETCH(int, percent);
    QFETCH(Qt::LayoutDirection, direction);
    const TextSize size(percent);
    m_window->setLayoutDirection(direction);
    store({u"שלום ship"_s, u"a ship "_s.repeated(50)});
    find(u"ship"_s);
    QTRY_COMPARE(status(), u"2 matches"_s);
    QTRY_COMPARE(clipped(*m_dock), QString());
    // Two lines of text have room in each row.
    QVERIFY(list()->sizeHintForRow(0) >= 2 * QFontMetrics(list()->font()).height() * 9 / 10);
}

DECIDESK_TEST(tst_SearchDock)
#include "tst_SearchDock.moc"
