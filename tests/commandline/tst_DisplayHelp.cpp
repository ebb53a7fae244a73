#include "DisplayHelp.h"
#include "TestProgram.h"

#include <QTest>

using namespace decidesk;
using namespace Qt::StringLiterals;

class tst_DisplayHelp : public QObject
{
    Q_OBJECT

private slots:
    void namesWhatIsMissing_data();
    void namesWhatIsMissing();
};

void tst_DisplayHelp::namesWhatIsMissing_data()
{
    QTest::addColumn<QString>("wayland");
    QTest::addColumn<QString>("x11");
    QTest::addColumn<QString>("plugins");
    QTest::addColumn<bool>("package");
    QTest::newRow("no display") << QString() << QString() << u"minimal, offscreen, xcb"_s << false;
    QTest::newRow("Wayland only, no plugin")
        << u"wayland-0"_s << QString() << u"minimal, offscreen, xcb"_s << true;
    QTest::newRow("Wayland only, with the plugin: it can't be reached")
        << u"wayland-0"_s << QString() << u"offscreen, wayland-egl, wayland, xcb"_s << false;
    QTest::newRow("both, and neither can be reached")
        << u"wayland-0"_s << u":0"_s << u"minimal, offscreen, xcb"_s << false;
    QTest::newRow("X11 only") << QString() << u":0"_s << u"minimal, offscreen, xcb"_s << false;
}

void tst_DisplayHelp::namesWhatIsMissing()
{
    QFETCH(QString, wayland);
    QFETCH(QString, x11);
    QFETCH(QString, plugins);
    QFETCH(bool, package);
    QProcessEnvironment environment;
    environment.insert(u"WAYLAND_DISPLAY"_s, wayland);
    environment.insert(u"DISPLAY"_s, x11);
    const QString qtSays = u"This application failed to start because no Qt platform plugin could "
                           "be initialized.\n\nAvailable platform plugins are: "_s
        + plugins + u".\n"_s;
    const QString help = displayHelp(environment, qtSays);
    QCOMPARE(help.contains(u"qt6-wayland"_s), package);
    QCOMPARE(help.contains(u"there is no display"_s), !package);
    QVERIFY2(help.endsWith(qtSays + u'\n'), qPrintable(help));
}

DECIDESK_TEST(tst_DisplayHelp)
#include "tst_DisplayHelp.moc"
