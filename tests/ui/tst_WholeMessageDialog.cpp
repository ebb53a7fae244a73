#include "TestProgram.h"
#include "WholeMessageDialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace decidesk;

/// A long message can be read to its end, whatever it is made of.
class tst_WholeMessageDialog : public QObject
{
    Q_OBJECT

private slots:
    void readsToTheEnd_data();
    void readsToTheEnd();
    void copiesAll();
    void aSelectionIsExact();
};

namespace {

QPushButton *button(const QWidget &dialog, const char *name)
{
    const auto all = dialog.findChildren<QPushButton *>();
    for (QPushButton *button : all) {
        if (button->accessibleName() == QLatin1String(name))
            return button;
    }
    return nullptr;
}

} // namespace

void tst_WholeMessageDialog::readsToTheEnd_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("parts");
    // 64 Ki characters or 2,000 lines a part.
    QTest::newRow("short") << QStringLiteral("short") << 1;
    QTest::newRow("words") << QStringLiteral("word ").repeated(40'000) << 4;
    QTest::newRow("lines") << QStringLiteral("a\n").repeated(5'000) << 3;
    QTest::newRow("pairs") << QStringLiteral("x") + QStringLiteral("\U0001F600").repeated(40'000)
                           << 2;
}

void tst_WholeMessageDialog::readsToTheEnd()
{
    QFETCH(const QString, text);
    QFETCH(const int, parts);
    WholeMessageDialog dialog(text);
    dialog.show();
    QCOMPARE(dialog.partCount(), parts);
    QPushButton *next = button(dialog, "Next part");
    QPushButton *previous = button(dialog, "Previous part");
    const auto *shown = dialog.findChild<QPlainTextEdit *>();

    QString read = shown->toPlainText();
    QVERIFY(!previous->isEnabled());
    for (int part = 2; part <= parts; ++part) {
        QVERIFY(next->isEnabled());
        next->click();
        QVERIFY(!shown->toPlainText().isEmpty() || part == parts);
        read += shown->toPlainText();
    }
    QVERIFY(!next->isEnabled());
    // Line ends between parts, and breaks in long runs, are the display's.
    QString expected = text;
    QCOMPARE(read.remove(u'\n').size(), expected.remove(u'\n').size());
    QVERIFY(read == expected);

    for (int part = 1; part < parts; ++part)
        previous->click();
    QVERIFY(text.startsWith(shown->toPlainText().left(100)));
    QVERIFY(!previous->isEnabled());
}

void tst_WholeMessageDialog::copiesAll()
{
    const QString text = QStringLiteral("word ").repeated(40'000);
    WholeMessageDialog dialog(text);
    dialog.show();
    button(dialog, "Copy all")->click();
    QVERIFY(QGuiApplication::clipboard()->text() == text);
}

void tst_WholeMessageDialog::aSelectionIsExact()
{
    const QString text = QStringLiteral("a\tb\r\nc\u202ed\u2028") + QString(5'000, u'x');
    WholeMessageDialog dialog(text);
    dialog.show();
    auto *shown = dialog.findChild<QPlainTextEdit *>();
    shown->selectAll();
    shown->copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), text);
}

DECIDESK_TEST(tst_WholeMessageDialog)
#include "tst_WholeMessageDialog.moc"
