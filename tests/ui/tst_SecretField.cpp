#include "SecretField.h"

#include "Probe.h"
#include "SecretClipboard.h"
#include "TestProgram.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <memory>

using namespace decidesk;
using namespace decidesk::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

QPushButton *button(const QWidget &parent, const QString &name)
{
    return firstNamed<QPushButton>(parent, name);
}

const QString showName = QStringLiteral("Show checksum");
const QString copyName = QStringLiteral("Copy checksum");

} // namespace

class tst_SecretField : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void isMasked();
    void showsAndMasksAgain();
    void masksWhenHidden();
    void trimsPastedLineEnds();
    void copies();
    void aCopiedSecretIsTakenAway_data();
    void aCopiedSecretIsTakenAway();
    void copyNeedsAText();
    void hasNoCopyButtonUnlessAsked();
    void signalsTellWhoChangedIt();
    void assistiveTechnologyEditsIt();
    void screenReaderGetsNoSecret();
    void tabOrder();

private:
    std::unique_ptr<SecretField> m_field;
};

void tst_SecretField::init()
{
    m_field = std::make_unique<SecretField>(SecretField::Buttons::ShowAndCopy);
    m_field->setNames(QStringLiteral("Checksum"), showName, copyName);
    m_field->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_field.get()));
}

void tst_SecretField::cleanup()
{
    m_field.reset();
    QGuiApplication::clipboard()->clear();
}

void tst_SecretField::isMasked()
{
    QCOMPARE(m_field->lineEdit()->echoMode(), QLineEdit::Password);
    QVERIFY(m_field->lineEdit()->inputMethodHints().testFlag(Qt::ImhHiddenText));
    QVERIFY(m_field->lineEdit()->inputMethodHints().testFlag(Qt::ImhNoPredictiveText));
}

void tst_SecretField::showsAndMasksAgain()
{
    m_field->setSecret(Secret(QStringLiteral("s3cret")));
    QTest::mouseClick(button(*m_field, showName), Qt::LeftButton);
    QVERIFY(m_field->isRevealed());
    QCOMPARE(m_field->lineEdit()->echoMode(), QLineEdit::Normal);
    QCOMPARE(m_field->lineEdit()->displayText(), QStringLiteral("s3cret"));
    QTest::mouseClick(button(*m_field, showName), Qt::LeftButton);
    QCOMPARE(m_field->lineEdit()->echoMode(), QLineEdit::Password);
}

void tst_SecretField::masksWhenHidden()
{
    m_field->setRevealed(true);
    m_field->hide();
    QVERIFY(!m_field->isRevealed());
    m_field->show();
    QCOMPARE(m_field->lineEdit()->echoMode(), QLineEdit::Password);
}

void tst_SecretField::trimsPastedLineEnds()
{
    QGuiApplication::clipboard()->setText(QStringLiteral("  s3cret\r\n"));
    m_field->lineEdit()->paste();
    QCOMPARE(m_field->secret(), Secret(QStringLiteral("s3cret")));
}

void tst_SecretField::copies()
{
    const QSignalSpy copied(m_field.get(), &SecretField::copied);
    m_field->setSecret(Secret(QStringLiteral("s3cret")));
    QTest::mouseClick(button(*m_field, copyName), Qt::LeftButton);
    QCOMPARE(copied.count(), 1);
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    QCOMPARE(data->text(), QStringLiteral("s3cret"));
    QCOMPARE(data->data(QStringLiteral("x-kde-passwordManagerHint")), QByteArray("secret"));
    QVERIFY(!m_field->isRevealed());
}

void tst_SecretField::aCopiedSecretIsTakenAway_data()
{
    QTest::addColumn<QString>("copiedAfterwards");
    QTest::addColumn<QString>("left");
    QTest::newRow("still there") << QString() << QString();
    QTest::newRow("something else") << u"notes"_s << u"notes"_s;
}

void tst_SecretField::aCopiedSecretIsTakenAway()
{
    QFETCH(const QString, copiedAfterwards);
    QFETCH(const QString, left);
    QClipboard *clipboard = QGuiApplication::clipboard();
    copySecret(Secret(u"s3cret"_s), 50ms);
    QCOMPARE(clipboard->text(), u"s3cret"_s);
    if (!copiedAfterwards.isNull())
        clipboard->setText(copiedAfterwards);
    // A later one is the clock.
    bool isOver = false;
    QTimer::singleShot(150ms, this, [&isOver] { isOver = true; });
    QTRY_VERIFY(isOver);
    QCOMPARE(clipboard->text(), left);
}

void tst_SecretField::copyNeedsAText()
{
    QVERIFY(!button(*m_field, copyName)->isEnabled());
    m_field->setSecret(Secret(QStringLiteral("x")));
    QVERIFY(button(*m_field, copyName)->isEnabled());
}

void tst_SecretField::hasNoCopyButtonUnlessAsked()
{
    SecretField field(SecretField::Buttons::Show);
    field.setNames(QStringLiteral("API key"), QStringLiteral("Show API key"));
    QCOMPARE(field.findChildren<QPushButton *>().size(), 1);
    QVERIFY(button(field, QStringLiteral("Show API key")) != nullptr);
}

void tst_SecretField::signalsTellWhoChangedIt()
{
    const QSignalSpy changed(m_field.get(), &SecretField::changed);
    const QSignalSpy edited(m_field.get(), &SecretField::edited);
    m_field->setSecret(Secret(QStringLiteral("x")));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(edited.count(), 0);
    QTest::keyClicks(m_field->lineEdit(), QStringLiteral("y"));
    QCOMPARE(changed.count(), 2);
    QCOMPARE(edited.count(), 1);
    QCOMPARE(m_field->secret(), Secret(QStringLiteral("xy")));
}

void tst_SecretField::assistiveTechnologyEditsIt()
{
    QSignalSpy edited(m_field.get(), &SecretField::edited);
    QAccessible::queryAccessibleInterface(m_field->lineEdit())
        ->setText(QAccessible::Value, QStringLiteral("s3cret"));
    QCOMPARE(m_field->secret().reveal(), QStringLiteral("s3cret"));
    QCOMPARE(edited.count(), 1);
}

void tst_SecretField::screenReaderGetsNoSecret()
{
    m_field->setSecret(Secret(QStringLiteral("s3cret")));
    const QAccessibleInterface *edit = QAccessible::queryAccessibleInterface(m_field->lineEdit());
    QCOMPARE(edit->text(QAccessible::Name), QStringLiteral("Checksum"));
    QVERIFY(!edit->text(QAccessible::Value).contains(QStringLiteral("s3cret")));
    QVERIFY(edit->state().passwordEdit);
    for (const QPushButton *button : m_field->findChildren<QPushButton *>()) {
        QVERIFY(!button->accessibleName().contains(QStringLiteral("s3cret")));
        QVERIFY(!button->toolTip().contains(QStringLiteral("s3cret")));
    }
}

void tst_SecretField::tabOrder()
{
    m_field->setSecret(Secret(QStringLiteral("x")));
    m_field->activateWindow();
    m_field->setFocus();
    QTRY_COMPARE(QApplication::focusWidget(), m_field->lineEdit());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), button(*m_field, showName));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), button(*m_field, copyName));
}

DECIDESK_TEST(tst_SecretField)
#include "tst_SecretField.moc"
