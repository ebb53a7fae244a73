#include "CaretRest.h"
#include "TestProgram.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>

using namespace decidesk;

/// When the caret stands still.
class tst_CaretRest : public QObject
{
    Q_OBJECT

private slots:
    void blinksWhileOneTypes();
};

void tst_CaretRest::blinksWhileOneTypes()
{
    const int usual = QApplication::cursorFlashTime();
    QVERIFY(usual > 0);
    QLineEdit field;
    field.show();
    QVERIFY(QTest::qWaitForWindowExposed(&field));
    const CaretRest rest(*qApp, std::chrono::milliseconds(30));
    QTRY_COMPARE(QApplication::cursorFlashTime(), 0);

    QTest::keyClick(&field, Qt::Key_A);
    QCOMPARE(QApplication::cursorFlashTime(), usual);
    QTRY_COMPARE(QApplication::cursorFlashTime(), 0);
    // Not only the first time.
    QTest::mouseClick(&field, Qt::LeftButton);
    QCOMPARE(QApplication::cursorFlashTime(), usual);
}

DECIDESK_TEST(tst_CaretRest)
#include "tst_CaretRest.moc"
