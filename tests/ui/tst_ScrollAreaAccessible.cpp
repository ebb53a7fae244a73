#include "ScrollAreaAccessible.h"
#include "TestProgram.h"

#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

#include <memory>

using namespace decidesk;

class tst_ScrollAreaAccessible : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void showsTheViewportAndTheScrollBar();
    void aScrollBarThatHasGoneIsNoChild();
    void aDyingAreaHasNoChildren();
};

void tst_ScrollAreaAccessible::initTestCase()
{
    ScrollAreaAccessible::install();
}

void tst_ScrollAreaAccessible::showsTheViewportAndTheScrollBar()
{
    QScrollArea area;
    area.setAccessibleName(QStringLiteral("Page"));
    auto *content = new QLabel;
    area.setWidget(content);
    area.resize(200, 200);
    content->resize(100, 1000);
    area.show();

    QAccessibleInterface *shown = QAccessible::queryAccessibleInterface(&area);
    QCOMPARE(shown->text(QAccessible::Name), QStringLiteral("Page"));
    QTRY_COMPARE(shown->childCount(), 2);
    QCOMPARE(shown->child(0)->object(), area.viewport());
    QCOMPARE(shown->child(0)->parent(), shown);
    QCOMPARE(shown->child(1)->child(0)->object(), area.verticalScrollBar());
    QCOMPARE(shown->indexOfChild(shown->child(0)), 0);
    QCOMPARE(shown->indexOfChild(shown->child(1)), 1);
    QCOMPARE(shown->indexOfChild(shown), -1);
}

void tst_ScrollAreaAccessible::aScrollBarThatHasGoneIsNoChild()
{
    QScrollArea area;
    auto *content = new QLabel;
    area.setWidget(content);
    area.resize(200, 200);
    content->resize(100, 1000);
    area.show();
    QAccessibleInterface *shown = QAccessible::queryAccessibleInterface(&area);
    QTRY_COMPARE(shown->childCount(), 2);

    content->resize(100, 100);
    QTRY_COMPARE(shown->childCount(), 1);
    QVERIFY(!shown->child(1));
    QVERIFY(!shown->child(-1));
}

void tst_ScrollAreaAccessible::aDyingAreaHasNoChildren()
{
    auto area = std::make_unique<QScrollArea>();
    const ScrollAreaAccessible shown(*area);
    QCOMPARE(shown.childCount(), 1);
    area.reset();
    QCOMPARE(shown.childCount(), 0);
    QVERIFY(!shown.child(0));
}

DECIDESK_TEST(tst_ScrollAreaAccessible)
#include "tst_ScrollAreaAccessible.moc"
