#include "DeskStyle.h"

#include "Appearance.h"
#include "PrimaryButton.h"
#include "TestProgram.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDockWidget>
#include <QImage>
#include <QMainWindow>
#include <QPixmap>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>

#include <algorithm>
#include <cstdlib>

using namespace decidesk;

namespace {

QRgb fillOf(QWidget &button)
{
    // Beside the text, inside the edge.
    return button.grab().toImage().pixel(6, button.height() / 2);
}

/// The first and the last column in which something was drawn on the face of `button`.
std::pair<int, int> inkOf(QWidget &button)
{
    const QImage image = button.grab().toImage();
    const int inside = 6;
    int first = image.width();
    int last = -1;
    for (int y = inside; y < image.height() - inside; ++y) {
        const QRgb face = image.pixel(4, y);
        for (int x = 4; x < image.width() - 4; ++x) {
            if (std::abs(qGray(image.pixel(x, y)) - qGray(face)) > 60) {
                first = std::min(first, x);
                last = std::max(last, x);
            }
        }
    }
    return {first, last};
}

/// How far the text of its title reaches.
int titleWidth(QDockWidget &dock)
{
    const QImage image = dock.grab().toImage();
    const int ground = qGray(image.pixel(image.width() / 2, 2));
    int last = 0;
    for (int x = 0; x < image.width() / 2; ++x) {
        for (int y = 0; y < dock.widget()->y(); ++y)
            last = std::abs(qGray(image.pixel(x, y)) - ground) > 60 ? x : last;
    }
    return last;
}

/// The pixels of `button` that stand out from its corner as text does.
int clearPixels(QWidget &button)
{
    const QImage image = button.grab().toImage();
    const int ground = qGray(image.pixel(0, 0));
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += std::abs(qGray(image.pixel(x, y)) - ground) > 150 ? 1 : 0;
    }
    return count;
}

} // namespace

class tst_DeskStyle : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void disabledLookGoesWhenEnabled();
    void labelWithIconIsCentred_data();
    void labelWithIconIsCentred();
    void theHandleStandsOutFromItsGroove();
    void theTitleOfADockFollowsTheTextSize();
    void theTitleButtonsOfADockAreAsClearAsText();
    void titleIconsAreClearAtAnySize_data();
    void titleIconsAreClearAtAnySize();
};

void tst_DeskStyle::initTestCase()
{
    QApplication::setStyle(new DeskStyle);
}

void tst_DeskStyle::cleanup()
{
    QApplication::setLayoutDirection(Qt::LeftToRight);
    QApplication::setPalette(QPalette());
}

void tst_DeskStyle::disabledLookGoesWhenEnabled()
{
    PrimaryButton always;
    always.setText(QStringLiteral("Log in"));
    always.resize(120, 30);
    const QRgb enabled = fillOf(always);

    // Painted disabled first, as *Register* is while the form is being filled in.
    PrimaryButton button;
    button.setText(QStringLiteral("Log in"));
    button.resize(120, 30);
    button.setEnabled(false);
    QVERIFY(fillOf(button) != enabled);
    button.setEnabled(true);
    QCOMPARE(fillOf(button), enabled);
}

void tst_DeskStyle::labelWithIconIsCentred_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("left to right") << Qt::LeftToRight;
    QTest::newRow("right to left") << Qt::RightToLeft;
}

void tst_DeskStyle::labelWithIconIsCentred()
{
    QFETCH(Qt::LayoutDirection, direction);
    QPixmap black(16, 16);
    black.fill(Qt::black);
    QApplication::setLayoutDirection(direction);
    QPushButton button;
    button.setIcon(black);
    button.setText(QStringLiteral("HHHH"));
    button.resize(200, 34);
    const auto [first, last] = inkOf(button);
    QVERIFY(last > first);
    QVERIFY2(std::abs(first - (button.width() - 1 - last)) <= 4,
             qPrintable(QStringLiteral("%1 to %2").arg(first).arg(last)));
    // The icon leads.
    const QImage image = button.grab().toImage();
    const int x = direction == Qt::RightToLeft ? last - 8 : first + 8;
    for (int y = button.height() / 2 - 6; y < button.height() / 2 + 6; ++y)
        QCOMPARE(qGray(image.pixel(x, y)), 0);
}

void tst_DeskStyle::theHandleStandsOutFromItsGroove()
{
    QScrollBar bar(Qt::Vertical);
    bar.setRange(0, 100);
    bar.setPageStep(100);
    bar.setValue(100);
    bar.resize(bar.sizeHint().width(), 200);
    for (const bool isDark : {false, true}) {
        QPalette palette;
        palette.setColor(QPalette::Window, isDark ? QColor(32, 35, 40) : QColor(244, 245, 247));
        palette.setColor(QPalette::Base, isDark ? QColor(24, 26, 30) : QColor(255, 255, 255));
        palette.setColor(QPalette::Button, palette.color(QPalette::Base));
        bar.setPalette(palette);
        const QImage image = bar.grab().toImage();
        // The lower half is the handle, the upper one the groove.
        const int handle = qGray(image.pixel(bar.width() / 2, 150));
        const int groove = qGray(image.pixel(bar.width() / 2, 60));
        QCOMPARE(groove, qGray(palette.color(QPalette::Window).rgb()));
        QVERIFY2(std::abs(handle - groove) > 60,
                 qPrintable(QStringLiteral("%1 %2").arg(handle).arg(groove)));
    }
}

void tst_DeskStyle::theTitleOfADockFollowsTheTextSize()
{
    const auto show = [](QMainWindow &window) {
        auto *dock = new QDockWidget(QStringLiteral("Traffic"), &window);
        dock->setWidget(new QWidget);
        window.addDockWidget(Qt::LeftDockWidgetArea, dock);
        window.resize(400, 300);
        window.show();
        return dock;
    };
    const QFont before = QApplication::font();
    QMainWindow window;
    QDockWidget *dock = show(window);
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QFont larger = before;
    larger.setPointSizeF(before.pointSizeF() * 2);
    QApplication::setFont(larger);
    // As one that is made now.
    QMainWindow another;
    QDockWidget *fresh = show(another);
    QVERIFY(QTest::qWaitForWindowExposed(&another));
    QTRY_COMPARE(titleWidth(*dock), titleWidth(*fresh));
    QVERIFY(titleWidth(*dock) > 0);
    QApplication::setFont(before);
}

void tst_DeskStyle::theTitleButtonsOfADockAreAsClearAsText()
{
    QMainWindow window;
    auto *dock = new QDockWidget(QStringLiteral("Tool"));
    dock->setWidget(new QWidget);
    window.addDockWidget(Qt::BottomDockWidgetArea, dock);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    // The same dock: its icons are made once.
    for (const bool dark : {false, true, false}) {
        const QPalette palette = dark ? Appearance::darkPalette() : Appearance::lightPalette();
        QApplication::setPalette(palette);
        for (const char *name : {"qt_dockwidget_floatbutton", "qt_dockwidget_closebutton"}) {
            auto *button = dock->findChild<QAbstractButton *>(QString::fromLatin1(name));
            QVERIFY(button);
            QTRY_COMPARE(button->palette().color(QPalette::Window),
                         palette.color(QPalette::Window));
            QVERIFY2(clearPixels(*button) >= 6, name);
        }
    }
}

void tst_DeskStyle::titleIconsAreClearAtAnySize_data()
{
    QTest::addColumn<QStyle::StandardPixmap>("which");
    QTest::addColumn<int>("size");
    for (const int size : {8, 10, 12, 16, 32}) {
        QTest::addRow("close, %d", size) << QStyle::SP_TitleBarCloseButton << size;
        QTest::addRow("float, %d", size) << QStyle::SP_TitleBarNormalButton << size;
    }
}

void tst_DeskStyle::titleIconsAreClearAtAnySize()
{
    QFETCH(QStyle::StandardPixmap, which);
    QFETCH(int, size);
    const QImage image
        = QApplication::style()->standardIcon(which).pixmap(QSize(size, size)).toImage();
    int clear = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            clear += qAlpha(image.pixel(x, y)) > 180 ? 1 : 0;
    }
    QVERIFY2(clear >= size * 3 / 4, qPrintable(QString::number(clear)));
}

DECIDESK_TEST(tst_DeskStyle)
#include "tst_DeskStyle.moc"
