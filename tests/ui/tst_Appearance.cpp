#include "Appearance.h"

#include "SymbolIcon.h"
#include "TestProgram.h"
#include "Tone.h"

#include <QApplication>
#include <QDir>
#include <QIcon>
#include <QImage>
#include <QLabel>
#include <QMenu>
#include <QPixmap>
#include <QPushButton>
#include <QSignalSpy>
#include <QStyle>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace decidesk;
using Theme = Preferences::Theme;

namespace {

double luminance(const QColor &color)
{
    const auto part = [](float value) {
        const auto v = static_cast<double>(value);
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF())
        + 0.0722 * part(color.blueF());
}

/// As the Web Content Accessibility Guidelines define it.
double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

QColor opaque(const QColor &front, const QColor &back)
{
    const float share = front.alphaF();
    const float rest = 1 - share;
    return QColor::fromRgbF(front.redF() * share + back.redF() * rest,
                            front.greenF() * share + back.greenF() * rest,
                            front.blueF() * share + back.blueF() * rest);
}

} // namespace

class tst_Appearance : public QObject
{
    Q_OBJECT

private slots:
    void cleanup();
    void themesReachLivingWidgets();
    void systemComesBack();
    void themesAreReadable_data();
    void themesAreReadable();
    void tonesAreReadable_data();
    void tonesAreReadable();
    void textSizeReachesLivingWidgets_data();
    void textSizeReachesLivingWidgets();
    void textSizeIsNotCumulative();
    void textSizeIsBounded();
    void applyReadsThePreferences();
    void iconsFollowTheTheme();
    void everyIconCanBeDrawn_data();
    void everyIconCanBeDrawn();
    void unknownIconIsNull();
    void theProgramsIconNeedsNoMoreThanIsInstalled();

private:
    const QFont m_font = QApplication::font();
    Appearance m_appearance{*qApp};
};

void tst_Appearance::cleanup()
{
    m_appearance.apply({});
}

void tst_Appearance::themesReachLivingWidgets()
{
    QWidget window;
    QPushButton button(&window);
    QMenu menu(&window);
    window.ensurePolished();
    m_appearance.setTheme(Theme::Dark);
    QTRY_VERIFY(isDark(window.palette()));
    QCOMPARE(button.palette().color(QPalette::Button),
             Appearance::darkPalette().color(QPalette::Button));
    QVERIFY(isDark(menu.palette()));
    m_appearance.setTheme(Theme::Light);
    QTRY_VERIFY(!isDark(window.palette()));
    QCOMPARE(button.palette().color(QPalette::Button),
             Appearance::lightPalette().color(QPalette::Button));
    QVERIFY(!isDark(menu.palette()));
}

void tst_Appearance::systemComesBack()
{
    const QString style = QApplication::style()->name();
    const QColor window = QApplication::palette().color(QPalette::Window);
    m_appearance.setTheme(Theme::Dark);
    m_appearance.setTheme(Theme::System);
    QCOMPARE(QApplication::style()->name(), style);
    QCOMPARE(QApplication::palette().color(QPalette::Window), window);
}

void tst_Appearance::themesAreReadable_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << Appearance::lightPalette();
    QTest::newRow("dark") << Appearance::darkPalette();
}

void tst_Appearance::themesAreReadable()
{
    QFETCH(QPalette, palette);
    const auto check = [&palette](QPalette::ColorRole front, QPalette::ColorRole back,
                                  double least) {
        for (const auto group : {QPalette::Active, QPalette::Inactive}) {
            const QColor ground = palette.color(group, back);
            const double reached = contrast(opaque(palette.color(group, front), ground), ground);
            QVERIFY2(reached >= least,
                     qPrintable(QStringLiteral("%1 on %2: %3").arg(front).arg(back).arg(reached)));
        }
    };
    check(QPalette::WindowText, QPalette::Window, 7);
    check(QPalette::Text, QPalette::Base, 7);
    check(QPalette::Text, QPalette::AlternateBase, 7);
    check(QPalette::ButtonText, QPalette::Button, 7);
    check(QPalette::ToolTipText, QPalette::ToolTipBase, 7);
    check(QPalette::HighlightedText, QPalette::Highlight, 4.5);
    check(QPalette::Link, QPalette::Base, 4.5);
    check(QPalette::Link, QPalette::Window, 4.5);
    check(QPalette::LinkVisited, QPalette::Base, 4.5);
    check(QPalette::PlaceholderText, QPalette::Base, 4.5);
}

void tst_Appearance::tonesAreReadable_data()
{
    themesAreReadable_data();
}

void tst_Appearance::tonesAreReadable()
{
    QFETCH(QPalette, palette);
    for (const Tone tone :
         {Tone::Text, Tone::Muted, Tone::Accent, Tone::Success, Tone::Warning, Tone::Error}) {
        for (const auto ground : {QPalette::Window, QPalette::Base}) {
            const double reached = contrast(toneColor(tone, palette), palette.color(ground));
            QVERIFY2(
                reached >= 4.5,
                qPrintable(QStringLiteral("tone %1: %2").arg(static_cast<int>(tone)).arg(reached)));
        }
    }
}

void tst_Appearance::textSizeReachesLivingWidgets_data()
{
    QTest::addColumn<int>("percent");
    QTest::newRow("smaller") << 80;
    QTest::newRow("larger") << 150;
    QTest::newRow("double") << 200;
}

void tst_Appearance::textSizeReachesLivingWidgets()
{
    QFETCH(int, percent);
    QWidget window;
    QLabel label(QStringLiteral("Text"), &window);
    QMenu menu(&window);
    window.ensurePolished();
    const QSignalSpy changed(&m_appearance, &Appearance::textSizeChanged);
    m_appearance.setTextSize(percent);
    QCOMPARE(changed.count(), 1);
    QTRY_COMPARE(label.font().pointSizeF(), m_font.pointSizeF() * percent / 100);
    QCOMPARE(menu.font().pointSizeF(), m_font.pointSizeF() * percent / 100);
    m_appearance.setTextSize(100);
    QTRY_COMPARE(label.font().pointSizeF(), m_font.pointSizeF());
}

void tst_Appearance::textSizeIsNotCumulative()
{
    m_appearance.setTextSize(150);
    m_appearance.setTextSize(200);
    QCOMPARE(QApplication::font().pointSizeF(), m_font.pointSizeF() * 2);
}

void tst_Appearance::textSizeIsBounded()
{
    m_appearance.setTextSize(1);
    QCOMPARE(m_appearance.textSize(), Preferences::smallestTextSize);
    m_appearance.setTextSize(10'000);
    QCOMPARE(m_appearance.textSize(), Preferences::largestTextSize);
}

void tst_Appearance::applyReadsThePreferences()
{
    Preferences preferences;
    preferences.theme = Theme::Dark;
    preferences.textSizePercent = 120;
    m_appearance.apply(preferences);
    QCOMPARE(m_appearance.theme(), Theme::Dark);
    QCOMPARE(m_appearance.textSize(), 120);
    QVERIFY(isDark(QApplication::palette()));
}

void tst_Appearance::iconsFollowTheTheme()
{
    const QIcon icon = symbolIcon(QStringLiteral("warning"));
    const auto strongest = [&icon] {
        const QImage image = icon.pixmap(64, 64).toImage();
        QColor found(Qt::transparent);
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixelColor(x, y).alpha() == 255)
                    found = image.pixelColor(x, y);
        return found;
    };
    m_appearance.setTheme(Theme::Light);
    QCOMPARE(strongest(), Appearance::lightPalette().color(QPalette::WindowText));
    m_appearance.setTheme(Theme::Dark);
    QCOMPARE(strongest(), Appearance::darkPalette().color(QPalette::WindowText));
}

void tst_Appearance::everyIconCanBeDrawn_data()
{
    QTest::addColumn<QString>("name");
    const QStringList files = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")});
    QVERIFY(!files.isEmpty());
    for (const QString &file : files)
        QTest::newRow(qPrintable(file)) << file.chopped(4);
}

void tst_Appearance::everyIconCanBeDrawn()
{
    QFETCH(QString, name);
    const QImage image = symbolIcon(name).pixmap(QSize(16, 16), 2.0).toImage();
    QCOMPARE(image.size(), QSize(32, 32));
    bool drawn = false;
    for (int y = 0; y < image.height() && !drawn; ++y)
        for (int x = 0; x < image.width() && !drawn; ++x)
            drawn = image.pixelColor(x, y).alpha() > 0;
    QVERIFY(drawn);
}

void tst_Appearance::unknownIconIsNull()
{
    QVERIFY(symbolIcon(QStringLiteral("no-such-icon")).isNull());
}

void tst_Appearance::theProgramsIconNeedsNoMoreThanIsInstalled()
{
    // Qt reads it through a plugin, which is a package of its own on newer systems.
    const QImage image = QIcon(QStringLiteral(":/icons/decidesk.svg")).pixmap(128).toImage();
    QCOMPARE(image.size(), QSize(128, 128));
    QCOMPARE(image.pixelColor(87, 25), QColor(Qt::white));
    QCOMPARE(image.pixelColor(0, 0).alpha(), 0);
}

DECIDESK_TEST(tst_Appearance)
#include "tst_Appearance.moc"
