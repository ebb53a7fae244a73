#include "LoginForm.h"

#include "Probe.h"
#include "TestProgram.h"

#include <QCheckBox>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace decidesk;
using namespace decidesk::test;
using namespace Qt::StringLiterals;

namespace {

const QString checksum = u"Checksum"_s;
const QString nameInList = u"Name in your list"_s;
const QString submit = u"Log in"_s;

} // namespace

/// The fields of *Log in*.
class tst_LoginForm : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void namesAreFixed_data();
    void namesAreFixed();
    void namesAreClean();
    void tabOrder();
    void saysWhatEachFieldIs();
    void mnemonics();
    void logInNeedsTheChecksumOnly();
    void enterLogsIn_data();
    void enterLogsIn();
    void enterWithoutAChecksumDoesNothing();
    void nothingIsSubmittedWhileLocked();
    void theChecksumIsMasked();
    void valuesComeBack();
    void clearsEverything();
    void valuesAreAsTyped();
    void followsTheLanguage();
    void nothingIsClipped_data();
    void nothingIsClipped();

private:
    template <typename Widget>
    [[nodiscard]] Widget *named(const QString &which) const
    {
        return firstNamed<Widget>(*m_form, which);
    }
    [[nodiscard]] QLineEdit *field(const QString &which) const { return named<QLineEdit>(which); }
    [[nodiscard]] QAbstractButton *button(const QString &which) const
    {
        return named<QAbstractButton>(which);
    }

    std::unique_ptr<LoginForm> m_form;
};

void tst_LoginForm::init()
{
    m_form = std::make_unique<LoginForm>();
    m_form->resize(560, 320);
    m_form->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_form.get()));
    m_form->activateWindow();
    m_form->setFocus();
}

void tst_LoginForm::cleanup()
{
    m_form.reset();
}

void tst_LoginForm::namesAreFixed_data()
{
    QTest::addColumn<QString>("which");
    QTest::addColumn<QByteArray>("type");
    const auto row = [](const char *which, const char *type) {
        QTest::newRow(which) << QString::fromUtf8(which) << QByteArray(type);
    };
    row("Checksum", "QLineEdit");
    row("Name in your list", "QLineEdit");
    row("Log in", "QPushButton");
    row("Show checksum", "QPushButton");
    row("Copy checksum", "QPushButton");
    row("Remember on this computer", "QCheckBox");
}

void tst_LoginForm::namesAreFixed()
{
    QFETCH(QString, which);
    QFETCH(QByteArray, type);
    const auto *widget = named<QWidget>(which);
    QVERIFY(widget);
    QVERIFY2(widget->inherits(type.constData()), widget->metaObject()->className());
    QVERIFY(widget->isVisible());
}

void tst_LoginForm::namesAreClean()
{
    QCOMPARE(nameFaults(*m_form), QString());
}

void tst_LoginForm::tabOrder()
{
    QTest::keyClicks(field(checksum), u"sum"_s);
    QTRY_COMPARE(focusName(), checksum);
    const QStringList expected{u"Checksum"_s,
                               u"Show checksum"_s,
                               u"Copy checksum"_s,
                               u"Name in your list"_s,
                               u"Remember on this computer"_s,
                               u"Log in"_s,
                               u"Checksum"_s};
    QCOMPARE(walk(expected.size()), expected);
}

void tst_LoginForm::saysWhatEachFieldIs()
{
    QCOMPARE(field(checksum)->accessibleDescription(),
             u"The secret key that you kept when you registered."_s);
    QCOMPARE(field(nameInList)->accessibleDescription(),
             u"Optional. Helps you recognise the account."_s);
}

void tst_LoginForm::mnemonics()
{
    QTest::keyClick(m_form.get(), Qt::Key_N, Qt::AltModifier);
    QTRY_COMPARE(focusName(), nameInList);
    QTest::keyClick(m_form.get(), Qt::Key_C, Qt::AltModifier);
    QTRY_COMPARE(focusName(), checksum);
}

void tst_LoginForm::logInNeedsTheChecksumOnly()
{
    QVERIFY(!button(submit)->isEnabled());
    QCOMPARE(button(submit)->toolTip(), u"Fill in the checksum first"_s);
    QTest::keyClicks(field(nameInList), u"tom"_s);
    QVERIFY(!button(submit)->isEnabled());
    QTest::keyClicks(field(checksum), u" "_s);
    QVERIFY(!button(submit)->isEnabled());
    QTest::keyClicks(field(checksum), u"sum"_s);
    QVERIFY(button(submit)->isEnabled());
    QCOMPARE(button(submit)->toolTip(), QString());
    field(nameInList)->clear();
    QVERIFY(button(submit)->isEnabled());
}

void tst_LoginForm::enterLogsIn_data()
{
    QTest::addColumn<QString>("which");
    QTest::newRow("checksum") << checksum;
    QTest::newRow("name") << nameInList;
}

void tst_LoginForm::enterLogsIn()
{
    QFETCH(QString, which);
    QTest::keyClicks(field(checksum), u"sum"_s);
    const QSignalSpy submitted(m_form.get(), &LoginForm::submitted);
    QTest::keyClick(field(which), Qt::Key_Return);
    QCOMPARE(submitted.count(), 1);
}

void tst_LoginForm::enterWithoutAChecksumDoesNothing()
{
    QTest::keyClicks(field(nameInList), u"tom"_s);
    const QSignalSpy submitted(m_form.get(), &LoginForm::submitted);
    QTest::keyClick(field(nameInList), Qt::Key_Return);
    QCOMPARE(submitted.count(), 0);
}

void tst_LoginForm::nothingIsSubmittedWhileLocked()
{
    QTest::keyClicks(field(checksum), u"sum"_s);
    m_form->setEnabled(false);
    const QSignalSpy submitted(m_form.get(), &LoginForm::submitted);
    QTest::keyClick(field(checksum), Qt::Key_Return);
    button(submit)->click();
    QCOMPARE(submitted.count(), 0);
}

void tst_LoginForm::theChecksumIsMasked()
{
    QTest::keyClicks(field(checksum), u"sum"_s);
    QVERIFY(field(checksum)->echoMode() == QLineEdit::Password);
    button(u"Show checksum"_s)->click();
    QVERIFY(field(checksum)->echoMode() == QLineEdit::Normal);
    QSignalSpy hint(m_form.get(), &LoginForm::hint);
    button(u"Copy checksum"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"sum"_s);
    QCOMPARE(hint.count(), 1);
    QCOMPARE(
        hint.constFirst().constFirst().toString(),
        u"Checksum copied. Paste it somewhere safe; the clipboard is cleared in 60 seconds."_s);
}

void tst_LoginForm::valuesComeBack()
{
    m_form->setValues({Secret(u"sum"_s), u"tom"_s, false});
    const LoginForm::Values values = m_form->values();
    QCOMPARE(values.checksum.reveal(), u"sum"_s);
    QCOMPARE(values.nameInList, u"tom"_s);
    QVERIFY(!values.remember);
    QVERIFY(button(submit)->isEnabled());
}

void tst_LoginForm::clearsEverything()
{
    QTest::keyClicks(field(checksum), u"sum"_s);
    QTest::keyClicks(field(nameInList), u"tom"_s);
    named<QCheckBox>(u"Remember on this computer"_s)->setChecked(false);
    m_form->clear();
    const LoginForm::Values values = m_form->values();
    QVERIFY(values.checksum.isEmpty());
    QVERIFY(values.nameInList.isEmpty());
    QVERIFY(values.remember);
}

void tst_LoginForm::valuesAreAsTyped()
{
    QTest::keyClicks(field(checksum), u" sum "_s);
    QTest::keyClicks(field(nameInList), u" tom "_s);
    named<QCheckBox>(u"Remember on this computer"_s)->click();
    const LoginForm::Values values = m_form->values();
    QCOMPARE(values.checksum.reveal(), u"sum"_s);
    QCOMPARE(values.nameInList, u"tom"_s);
    QVERIFY(!values.remember);
}

void tst_LoginForm::followsTheLanguage()
{
    {
        const MarkedLanguage marked;
        QTRY_COMPARE(unmarked(*m_form), QString());
    }
    QTRY_VERIFY(button(submit));
}

void tst_LoginForm::nothingIsClipped_data()
{
    QTest::addColumn<int>("percent");
    QTest::newRow("100 %") << 100;
    QTest::newRow("200 %") << 200;
}

void tst_LoginForm::nothingIsClipped()
{
    QFETCH(int, percent);
    const TextSize size(percent);
    m_form->resize(m_form->sizeHint().expandedTo(QSize(560, 0)));
    QTRY_COMPARE(clipped(*m_form), QString());
}

DECIDESK_TEST(tst_LoginForm)
#include "tst_LoginForm.moc"
