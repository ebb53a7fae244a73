#include "FindBar.h"

#include "Probe.h"
#include "TestProgram.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include <memory>

using namespace decidesk;
using namespace decidesk::test;
using namespace Qt::StringLiterals;

class tst_FindBar : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void names();
    void tabOrder();
    void keysAndButtons_data();
    void keysAndButtons();
    void typingIsTold();
    void whatIsSetIsNotTold();
    void theFieldIsTypedOver();
    void aDeadButtonGivesTheFocusToTheField();
    void overlongTextIsNotTaken();
    void followsTheLanguage();
    void theCrossStaysInTheCorner();
    void nothingIsClipped_data();
    void nothingIsClipped();

private:
    [[nodiscard]] QLineEdit *field() const { return firstNamed<QLineEdit>(*m_bar, u"Find"_s); }
    [[nodiscard]] QPushButton *button(const QString &name) const
    {
        return firstNamed<QPushButton>(*m_bar, name);
    }

    std::unique_ptr<QWidget> m_window;
    FindBar *m_bar = nullptr;
};

void tst_FindBar::init()
{
    m_window = std::make_unique<QWidget>();
    m_bar = new FindBar;
    auto *column = new QVBoxLayout(m_window.get());
    column->addStretch(1);
    column->addWidget(m_bar);
    m_bar->setStepsEnabled(true);
    m_window->resize(800, 200);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void tst_FindBar::cleanup()
{
    m_window.reset();
}

void tst_FindBar::names()
{
    QCOMPARE(m_bar->accessibleName(), u"Find"_s);
    QVERIFY(field());
    for (const char16_t *name : {u"Older", u"Newer", u"Close"})
        QVERIFY2(button(QString::fromUtf16(name)), qPrintable(QString::fromUtf16(name)));
    QCOMPARE(nameFaults(*m_bar), QString());
}

void tst_FindBar::tabOrder()
{
    m_bar->focusField();
    QCOMPARE(walk(5), QStringList({u"Find"_s, u"Older"_s, u"Newer"_s, u"Close"_s, u"Find"_s}));
}

void tst_FindBar::keysAndButtons_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<bool>("shift");
    QTest::addColumn<QString>("wish");
    QTest::newRow("Enter") << QString() << Qt::Key_Return << false << u"next"_s;
    QTest::newRow("Enter of the number pad") << QString() << Qt::Key_Enter << false << u"next"_s;
    QTest::newRow("Shift+Enter") << QString() << Qt::Key_Return << true << u"previous"_s;
    QTest::newRow("Escape") << QString() << Qt::Key_Escape << false << u"close"_s;
    QTest::newRow("Older") << u"Older"_s << Qt::Key_Space << false << u"next"_s;
    QTest::newRow("Newer") << u"Newer"_s << Qt::Key_Space << false << u"previous"_s;
    QTest::newRow("Close") << u"Close"_s << Qt::Key_Space << false << u"close"_s;
    QTest::newRow("Escape on a button") << u"Older"_s << Qt::Key_Escape << false << u"close"_s;
}

void tst_FindBar::keysAndButtons()
{
    QFETCH(QString, button);
    QFETCH(Qt::Key, key);
    QFETCH(bool, shift);
    QStringList wishes;
    connect(m_bar, &FindBar::nextRequested, this, [&] { wishes += u"next"_s; });
    connect(m_bar, &FindBar::previousRequested, this, [&] { wishes += u"previous"_s; });
    connect(m_bar, &FindBar::closeRequested, this, [&] { wishes += u"close"_s; });
    QWidget *target = button.isEmpty() ? static_cast<QWidget *>(field()) : this->button(button);
    target->setFocus();
    QTest::keyClick(target, key, shift ? Qt::ShiftModifier : Qt::NoModifier);
    QFETCH(QString, wish);
    QCOMPARE(wishes, QStringList(wish));
}

void tst_FindBar::typingIsTold()
{
    const QSignalSpy changed(m_bar, &FindBar::textChanged);
    m_bar->focusField();
    QTest::keyClicks(field(), u"ab"_s);
    QCOMPARE(changed.count(), 2);
    QCOMPARE(changed.constLast().constFirst().toString(), u"ab"_s);
    QCOMPARE(m_bar->text(), u"ab"_s);
}

void tst_FindBar::whatIsSetIsNotTold()
{
    const QSignalSpy changed(m_bar, &FindBar::textChanged);
    m_bar->setText(u"ship"_s);
    QCOMPARE(m_bar->text(), u"ship"_s);
    QCOMPARE(changed.count(), 0);
}

void tst_FindBar::theFieldIsTypedOver()
{
    m_bar->setText(u"ship"_s);
    m_bar->focusField();
    QTest::keyClicks(field(), u"x"_s);
    QCOMPARE(m_bar->text(), u"x"_s);
}

void tst_FindBar::aDeadButtonGivesTheFocusToTheField()
{
    button(u"Older"_s)->setFocus();
    m_bar->setStepsEnabled(false);
    QCOMPARE(focusName(), u"Find"_s);
    QVERIFY(!button(u"Older"_s)->isEnabled());
    QVERIFY(!button(u"Newer"_s)->isEnabled());
}

void tst_FindBar::overlongTextIsNotTaken()
{
    m_bar->setText(QString(1000, u'x'));
    QCOMPARE(m_bar->text().size(), 256);
}

void tst_FindBar::followsTheLanguage()
{
    const MarkedLanguage marked;
    QCoreApplication::processEvents();
    QCOMPARE(unmarked(*m_bar), QString());
}

void tst_FindBar::theCrossStaysInTheCorner()
{
    m_bar->setStatus(u"Message 1,204 of 12,345 · continued from the newest"_s);
    m_window->resize(m_window->minimumSizeHint().width() + 20, 300);
    const QPushButton *cross = button(u"Close"_s);
    const QPushButton *last = button(u"Newer"_s);
    // It has come to more rows than one.
    QTRY_VERIFY(last->y() > field()->geometry().bottom());
    QVERIFY(cross->y() <= field()->geometry().center().y());
    QVERIFY(cross->x() > field()->geometry().right());
    QVERIFY(cross->x() > last->geometry().right());
}

void tst_FindBar::nothingIsClipped_data()
{
    QTest::addColumn<int>("percent");
    QTest::addColumn<bool>("isWide");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        const char *name = direction == Qt::LeftToRight ? "left to right" : "right to left";
        QTest::addRow("100 %%, wide, %s", name) << 100 << true << direction;
        QTest::addRow("100 %%, narrow, %s", name) << 100 << false << direction;
        QTest::addRow("200 %%, narrow, %s", name) << 200 << false << direction;
    }
}

void tst_FindBar::nothingIsClipped()
{
    QFETCH(int, percent);
    QFETCH(bool, isWide);
    QFETCH(Qt::LayoutDirection, direction);
    const TextSize size(percent);
    m_window->setLayoutDirection(direction);
    m_bar->setStatus(u"Message 1,204 of 12,345 · continued from the newest"_s);
    QCoreApplication::processEvents();
    // As narrow as it goes, which is much less than all in one row.
    const int oneRow = m_bar->sizeHint().width();
    const int narrowest = m_window->minimumSizeHint().width();
    QVERIFY2(narrowest < oneRow * 2 / 3, qPrintable(u"%1 %2"_s.arg(narrowest).arg(oneRow)));
    const int width = isWide ? oneRow * 5 / 4 : narrowest;
    m_window->resize(width, 400);
    QTRY_COMPARE(m_window->width(), width);
    QTRY_COMPARE(clipped(*m_window), QString());
    // The field is at the side where reading starts.
    const int left = field()->mapTo(m_bar, QPoint()).x();
    if (isWide)
        QCOMPARE(left < m_bar->width() / 2, direction == Qt::LeftToRight);
}

DECIDESK_TEST(tst_FindBar)
#include "tst_FindBar.moc"
