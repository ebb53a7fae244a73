#include "ChecksumDialog.h"

#include "Probe.h"
#include "TestProgram.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace decidesk;
using namespace decidesk::test;
using namespace Qt::StringLiterals;

/// The checksum of an account that has none here.
class tst_ChecksumDialog : public QObject
{
    Q_OBJECT

private slots:
    void givesWhatWasTyped();
    void namesAreClean();
};

void tst_ChecksumDialog::givesWhatWasTyped()
{
    ChecksumDialog dialog(u"t\u202eom"_s, nullptr);
    QVERIFY(!dialog.windowTitle().contains(u'\u202e'));
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    QSignalSpy given(&dialog, &ChecksumDialog::given);
    auto *field = firstNamed<QLineEdit>(dialog, u"Checksum"_s);
    auto *logIn = firstNamed<QAbstractButton>(dialog, u"Log in"_s);
    QVERIFY(field && logIn);
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    QVERIFY(!logIn->isEnabled());
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(given.count(), 0);
    QTest::keyClicks(field, u" checksum "_s);
    QVERIFY(logIn->isEnabled());
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(given.count(), 1);
    QCOMPARE(given.constFirst().constFirst().value<Secret>().reveal(), u"checksum"_s);
    QVERIFY(!dialog.isVisible());
}

void tst_ChecksumDialog::namesAreClean()
{
    ChecksumDialog dialog(u"tom"_s, nullptr);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    QCOMPARE(dialog.accessibleName(), u"Checksum of tom"_s);
    QCOMPARE(nameFaults(dialog), QString());
    QCOMPARE(clipped(dialog), QString());
}

DECIDESK_TEST(tst_ChecksumDialog)
#include "tst_ChecksumDialog.moc"
