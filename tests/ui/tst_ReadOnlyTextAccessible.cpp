#include "ReadOnlyTextAccessible.h"
#include "TestProgram.h"

#include <QAccessible>
#include <QPlainTextEdit>
#include <QTest>
#include <QTextBrowser>

#include <memory>

using namespace decidesk;
using namespace Qt::StringLiterals;

/// What assistive technology can do with the text views.
class tst_ReadOnlyTextAccessible : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { installReadOnlyTextAccessible(); }
    void canBeReadAndSelectedOnly_data();
    void canBeReadAndSelectedOnly();
    void linesAreThoseOnTheScreen();
    void aFieldToWriteInStaysOne();
};

void tst_ReadOnlyTextAccessible::canBeReadAndSelectedOnly_data()
{
    QTest::addColumn<bool>("browser");
    QTest::newRow("conversation") << true;
    QTest::newRow("frame, details, console") << false;
}

void tst_ReadOnlyTextAccessible::canBeReadAndSelectedOnly()
{
    QFETCH(bool, browser);
    std::unique_ptr<QWidget> view;
    if (browser) {
        auto made = std::make_unique<QTextBrowser>();
        made->setPlainText(u"one\ntwo"_s);
        view = std::move(made);
    } else {
        auto made = std::make_unique<QPlainTextEdit>();
        made->setReadOnly(true);
        made->setPlainText(u"one\ntwo"_s);
        view = std::move(made);
    }
    view->setAccessibleName(u"Conversation"_s);
    QAccessibleInterface *bus = QAccessible::queryAccessibleInterface(view.get());
    QVERIFY(bus && bus->textInterface());
    QVERIFY(!bus->editableTextInterface());
    QVERIFY(bus->state().readOnly && !bus->state().editable);
    QCOMPARE(bus->text(QAccessible::Name), u"Conversation"_s);
    QCOMPARE(bus->text(QAccessible::Value), u"one\ntwo"_s);
    bus->setText(QAccessible::Value, u"three"_s);
    QAccessibleTextInterface *text = bus->textInterface();
    QCOMPARE(text->characterCount(), 7);
    QCOMPARE(text->text(0, 7), u"one\ntwo"_s);
    QCOMPARE(text->text(4, -1), u"two"_s);
    QCOMPARE(text->text(4, 99), u"two"_s);
    text->setSelection(0, 0, 3);
    QCOMPARE(text->selectionCount(), 1);
    int start = -1;
    int end = -1;
    text->selection(0, &start, &end);
    QCOMPARE(start, 0);
    QCOMPARE(end, 3);
    text->removeSelection(0);
    QCOMPARE(text->selectionCount(), 0);
    text->setCursorPosition(5);
    QCOMPARE(text->cursorPosition(), 5);
    QCOMPARE(text->textAtOffset(5, QAccessible::WordBoundary, &start, &end), u"two"_s);
}

void tst_ReadOnlyTextAccessible::linesAreThoseOnTheScreen()
{
    QPlainTextEdit view;
    view.setReadOnly(true);
    view.setPlainText(u"first words\nwords "_s + u"more words "_s.repeated(20));
    view.resize(200, 300);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const auto *text = QAccessible::queryAccessibleInterface(&view)->textInterface();
    int start = -1;
    int end = -1;
    QCOMPARE(text->textAtOffset(3, QAccessible::LineBoundary, &start, &end), u"first words"_s);
    QCOMPARE(start, 0);
    QCOMPARE(end, 11);
    QCOMPARE(text->textBeforeOffset(3, QAccessible::LineBoundary, &start, &end), QString());
    const QString second = text->textAfterOffset(3, QAccessible::LineBoundary, &start, &end);
    QCOMPARE(start, 12);
    QVERIFY2(second.startsWith(u"words more"_s) && second.size() < 100, qPrintable(second));
    QCOMPARE(text->textBeforeOffset(14, QAccessible::LineBoundary, &start, &end), u"first words"_s);
}

void tst_ReadOnlyTextAccessible::aFieldToWriteInStaysOne()
{
    QPlainTextEdit field;
    QAccessibleInterface *bus = QAccessible::queryAccessibleInterface(&field);
    QVERIFY(bus->editableTextInterface());
    bus->editableTextInterface()->insertText(0, u"typed"_s);
    QCOMPARE(field.toPlainText(), u"typed"_s);
}

DECIDESK_TEST(tst_ReadOnlyTextAccessible)
#include "tst_ReadOnlyTextAccessible.moc"
