#include "TestProgram.h"
#include "WindowActivation.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace decidesk;

/// On an X server without a window manager.
class tst_WindowActivation : public QObject
{
    Q_OBJECT

private slots:
    void shortcutsWork();
};

void tst_WindowActivation::shortcutsWork()
{
    QCOMPARE(QGuiApplication::platformName(), QStringLiteral("xcb"));
    const WindowActivation activation(*qApp);
    QWidget window;
    QAction action;
    action.setShortcut(Qt::Key_F12);
    window.addAction(&action);
    const QSignalSpy triggered(&action, &QAction::triggered);
    window.show();
    QTRY_VERIFY(window.isActiveWindow());
    QTest::keyClick(window.windowHandle(), Qt::Key_F12);
    QCOMPARE(triggered.count(), 1);

    QDialog dialog(&window);
    QLineEdit field(&dialog);
    dialog.open();
    QTRY_VERIFY(dialog.isActiveWindow());
    QTRY_COMPARE(QApplication::focusWidget(), &field);
    dialog.reject();
    QTRY_VERIFY(window.isActiveWindow());
    QTest::keyClick(window.windowHandle(), Qt::Key_F12);
    QCOMPARE(triggered.count(), 2);
}

DECIDESK_TEST(tst_WindowActivation)
#include "tst_WindowActivation.moc"
