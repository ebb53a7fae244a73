#include "RegisterForm.h"

#include "FieldNote.h"
#include "Probe.h"
#include "TestProgram.h"

#include <QCheckBox>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace decidesk;
using namespace decidesk::test;
using namespace Qt::StringLiterals;

namespace {

const QString name = u"Name"_s;
const QString prompt = u"Prompt"_s;
const QString checksum = u"Checksum"_s;
const QString apiKey = u"API key"_s;
const QString submit = u"Register"_s;

} // namespace

/// The fields of *Register*.
class tst_RegisterForm : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void namesAreFixed_data();
    void namesAreFixed();
    void namesAreClean();
    void tabOrder();
    void saysWhatEachFieldIs_data();
    void saysWhatEachFieldIs();
    void mnemonics_data();
    void mnemonics();
    void registerNeedsEveryField_data();
    void registerNeedsEveryField();
    void enterRegisters_data();
    void enterRegisters();
    void enterInThePromptBreaksTheLine();
    void enterWithAnEmptyFieldDoesNothing();
    void nothingIsSubmittedWhileLocked();
    void secretsAreMasked_data();
    void secretsAreMasked();
    void generatesAnUnguessableChecksum();
    void takesTheSha256OfAFile();
    void saysWhyAFileWillNotDo();
    void aFieldErrorStandsBesideItsField_data();
    void aFieldErrorStandsBesideItsField();
    void aSuggestedKeyGivesWayToATypedOne();
    void clearsEverything();
    void valuesAreAsTyped();
    void followsTheLanguage();
    void nothingIsClipped_data();
    void nothingIsClipped();

private:
    [[nodiscard]] QLineEdit *field(const QString &which) const { return named<QLineEdit>(which); }
    template <typename Widget>
    [[nodiscard]] Widget *named(const QString &which) const
    {
        return firstNamed<Widget>(*m_form, which);
    }
    [[nodiscard]] QAbstractButton *button(const QString &which) const
    {
        return named<QAbstractButton>(which);
    }
    [[nodiscard]] QString noteOf(const QString &which) const
    {
        return named<QWidget>(which)->accessibleDescription();
    }
    void fill(const QString &without = {});
    void chooseFile(const QString &path);

    std::unique_ptr<RegisterForm> m_form;
};

void tst_RegisterForm::init()
{
    m_form = std::make_unique<RegisterForm>();
    m_form->resize(560, 520);
    m_form->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_form.get()));
    m_form->activateWindow();
    m_form->setFocus();
}

void tst_RegisterForm::cleanup()
{
    m_form.reset();
}

void tst_RegisterForm::fill(const QString &without)
{
    const auto type = [this, &without](const QString &which, const QString &text) {
        if (which != without)
            QTest::keyClicks(named<QWidget>(which), text);
    };
    type(name, u"tom"_s);
    type(prompt, u"A boss"_s);
    type(checksum, u"sum"_s);
    type(apiKey, u"key"_s);
}

void tst_RegisterForm::namesAreFixed_data()
{
    QTest::addColumn<QString>("which");
    QTest::addColumn<QByteArray>("type");
    const auto row = [](const char *which, const char *type) {
        QTest::newRow(which) << QString::fromUtf8(which) << QByteArray(type);
    };
    row("Name", "QLineEdit");
    row("Prompt", "QPlainTextEdit");
    row("Checksum", "QLineEdit");
    row("API key", "QLineEdit");
    row("Register", "QPushButton");
    row("Generate", "QPushButton");
    row("From file…", "QPushButton");
    row("Show checksum", "QPushButton");
    row("Copy checksum", "QPushButton");
    row("Show API key", "QPushButton");
    row("Copy API key", "QPushButton");
    row("Remember on this computer", "QCheckBox");
}

void tst_RegisterForm::namesAreFixed()
{
    QFETCH(QString, which);
    QFETCH(QByteArray, type);
    const auto *widget = named<QWidget>(which);
    QVERIFY(widget);
    QVERIFY2(widget->inherits(type.constData()), widget->metaObject()->className());
    QVERIFY(widget->isVisible());
}

void tst_RegisterForm::namesAreClean()
{
    fill();
    QCOMPARE(nameFaults(*m_form), QString());
}

void tst_RegisterForm::tabOrder()
{
    fill();
    m_form->setFocus();
    QTRY_COMPARE(focusName(), name);
    const QStringList expected{u"Name"_s,
                               u"Prompt"_s,
                               u"Checksum"_s,
                               u"Show checksum"_s,
                               u"Copy checksum"_s,
                               u"Generate"_s,
                               u"From file…"_s,
                               u"API key"_s,
                               u"Show API key"_s,
                               u"Copy API key"_s,
                               u"Remember on this computer"_s,
                               u"Register"_s,
                               u"Name"_s};
    QCOMPARE(walk(expected.size()), expected);
}

void tst_RegisterForm::saysWhatEachFieldIs_data()
{
    QTest::addColumn<QString>("which");
    QTest::addColumn<QString>("hint");
    QTest::newRow("name") << name << u"The name shown by the server and in your list."_s;
    QTest::newRow("prompt") << prompt
                            << u"Who decides, and how: a strict boss, a careful doctor …"_s;
    QTest::newRow("checksum") << checksum
                              << u"Your secret key to this account. Whoever has it can log in."_s;
    QTest::newRow("key") << apiKey << u"Ask whoever runs the server. Needed to register."_s;
}

void tst_RegisterForm::saysWhatEachFieldIs()
{
    QFETCH(QString, which);
    QTEST(noteOf(which), "hint");
}

void tst_RegisterForm::mnemonics_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<QString>("which");
    QTest::newRow("Alt+N") << Qt::Key_N << name;
    QTest::newRow("Alt+P") << Qt::Key_P << prompt;
    QTest::newRow("Alt+C") << Qt::Key_C << checksum;
    QTest::newRow("Alt+K") << Qt::Key_K << apiKey;
}

void tst_RegisterForm::mnemonics()
{
    QFETCH(Qt::Key, key);
    QFETCH(QString, which);
    button(u"Generate"_s)->setFocus();
    QTest::keyClick(m_form.get(), key, Qt::AltModifier);
    QTRY_COMPARE(focusName(), which);
}

void tst_RegisterForm::registerNeedsEveryField_data()
{
    QTest::addColumn<QString>("without");
    QTest::addColumn<bool>("enabled");
    QTest::newRow("all") << QString() << true;
    for (const QString &which : {name, prompt, checksum, apiKey})
        QTest::newRow(qPrintable(u"without "_s + which)) << which << false;
}

void tst_RegisterForm::registerNeedsEveryField()
{
    QFETCH(QString, without);
    QFETCH(bool, enabled);
    fill(without);
    QCOMPARE(button(submit)->isEnabled(), enabled);
    QCOMPARE(m_form->isComplete(), enabled);
    QCOMPARE(button(submit)->toolTip(), enabled ? QString() : u"Fill in all fields first"_s);
    if (!without.isEmpty()) {
        QTest::keyClicks(named<QWidget>(without), u"  "_s);
        QVERIFY(!button(submit)->isEnabled());
    }
}

void tst_RegisterForm::enterRegisters_data()
{
    QTest::addColumn<QString>("which");
    QTest::newRow("name") << name;
    QTest::newRow("checksum") << checksum;
    QTest::newRow("key") << apiKey;
}

void tst_RegisterForm::enterRegisters()
{
    QFETCH(QString, which);
    fill();
    const QSignalSpy submitted(m_form.get(), &RegisterForm::submitted);
    QTest::keyClick(field(which), Qt::Key_Return);
    QCOMPARE(submitted.count(), 1);
}

void tst_RegisterForm::enterInThePromptBreaksTheLine()
{
    fill();
    const QSignalSpy submitted(m_form.get(), &RegisterForm::submitted);
    QTest::keyClick(named<QWidget>(prompt), Qt::Key_Return);
    QTest::keyClicks(named<QWidget>(prompt), u"and fair"_s);
    QCOMPARE(m_form->values().prompt, u"A boss\nand fair"_s);
    QCOMPARE(submitted.count(), 0);
}

void tst_RegisterForm::enterWithAnEmptyFieldDoesNothing()
{
    fill(apiKey);
    const QSignalSpy submitted(m_form.get(), &RegisterForm::submitted);
    QTest::keyClick(field(name), Qt::Key_Return);
    QCOMPARE(submitted.count(), 0);
    QCOMPARE(m_form->values().name, u"tom"_s);
}

void tst_RegisterForm::nothingIsSubmittedWhileLocked()
{
    fill();
    m_form->setEnabled(false);
    const QSignalSpy submitted(m_form.get(), &RegisterForm::submitted);
    QTest::keyClick(field(name), Qt::Key_Return);
    button(submit)->click();
    QCOMPARE(submitted.count(), 0);
}

void tst_RegisterForm::secretsAreMasked_data()
{
    QTest::addColumn<QString>("which");
    QTest::addColumn<QString>("show");
    QTest::addColumn<QString>("copy");
    QTest::addColumn<QString>("hint");
    QTest::newRow("checksum")
        << checksum << u"Show checksum"_s << u"Copy checksum"_s
        << u"Checksum copied. Paste it somewhere safe; the clipboard is cleared in 60 seconds."_s;
    QTest::newRow("key") << apiKey << u"Show API key"_s << u"Copy API key"_s
                         << u"API key copied. The clipboard is cleared in 60 seconds."_s;
}

void tst_RegisterForm::secretsAreMasked()
{
    QFETCH(QString, which);
    QFETCH(QString, show);
    QFETCH(QString, copy);
    fill();
    QVERIFY(field(which)->echoMode() == QLineEdit::Password);
    button(show)->click();
    QVERIFY(field(which)->echoMode() == QLineEdit::Normal);
    button(show)->click();
    QVERIFY(field(which)->echoMode() == QLineEdit::Password);
    QSignalSpy hint(m_form.get(), &RegisterForm::hint);
    button(copy)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), field(which)->text());
    QCOMPARE(hint.count(), 1);
    QTEST(hint.constFirst().constFirst().toString(), "hint");
}

void tst_RegisterForm::generatesAnUnguessableChecksum()
{
    button(u"Generate"_s)->click();
    const QString first = m_form->values().checksum.reveal();
    QVERIFY2(QRegularExpression(u"^[A-Za-z0-9_-]{43}$"_s).match(first).hasMatch(),
             qPrintable(first));
    QCOMPARE(noteOf(checksum),
             u"Randomly generated. Copy it somewhere safe; it can't be recovered."_s);
    QVERIFY(field(checksum)->echoMode() == QLineEdit::Password);
    button(u"Generate"_s)->click();
    QVERIFY(m_form->values().checksum.reveal() != first);
}

void tst_RegisterForm::chooseFile(const QString &path)
{
    button(u"From file…"_s)->click();
    auto *dialog = m_form->findChild<QFileDialog *>();
    QVERIFY(dialog);
    QVERIFY(dialog->isVisible());
    emit dialog->fileSelected(path);
    dialog->close();
}

void tst_RegisterForm::takesTheSha256OfAFile()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"photo"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("abc");
    file.close();
    chooseFile(file.fileName());
    QTRY_COMPARE(m_form->values().checksum.reveal(),
                 u"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_s);
    QCOMPARE(noteOf(checksum), u"Generated from the file. Whoever has the same file can log in."_s);
}

void tst_RegisterForm::saysWhyAFileWillNotDo()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"empty"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    fill();
    chooseFile(file.fileName());
    QTRY_COMPARE(noteOf(checksum), u"The file is empty. Choose another one."_s);
    chooseFile(folder.filePath(u"none"_s));
    QTRY_COMPARE(noteOf(checksum), u"The file can't be read. Choose another one."_s);
    QCOMPARE(m_form->values().checksum.reveal(), u"sum"_s);
}

void tst_RegisterForm::aFieldErrorStandsBesideItsField_data()
{
    QTest::addColumn<QString>("wire");
    QTest::addColumn<QString>("which");
    QTest::newRow("name") << u"name"_s << name;
    QTest::newRow("prompt") << u"prompt"_s << prompt;
    QTest::newRow("checksum") << u"checksum"_s << checksum;
    QTest::newRow("key") << u"API_KEY"_s << apiKey;
}

void tst_RegisterForm::aFieldErrorStandsBesideItsField()
{
    QFETCH(QString, wire);
    QFETCH(QString, which);
    fill();
    const QString usual = noteOf(which);
    m_form->showFieldError(wire, u"Not this."_s);
    QCOMPARE(noteOf(which), u"Not this."_s);
    QTRY_COMPARE(focusName(), which);
    QTest::keyClicks(named<QWidget>(which), u"x"_s);
    QCOMPARE(noteOf(which), usual);
}

void tst_RegisterForm::aSuggestedKeyGivesWayToATypedOne()
{
    m_form->suggestApiKey(Secret(u"kept"_s));
    QCOMPARE(field(apiKey)->text(), u"kept"_s);
    QVERIFY(!m_form->isApiKeyTyped());
    field(apiKey)->clear();
    QTest::keyClicks(field(apiKey), u"typed"_s);
    QVERIFY(m_form->isApiKeyTyped());
    m_form->suggestApiKey(Secret(u"another"_s));
    QCOMPARE(field(apiKey)->text(), u"typed"_s);
}

void tst_RegisterForm::clearsEverything()
{
    fill();
    button(u"Generate"_s)->click();
    named<QCheckBox>(u"Remember on this computer"_s)->setChecked(false);
    m_form->clear();
    const RegisterForm::Values values = m_form->values();
    QVERIFY(values.name.isEmpty() && values.prompt.isEmpty());
    QVERIFY(values.checksum.isEmpty() && values.apiKey.isEmpty());
    QVERIFY(values.remember);
    QCOMPARE(noteOf(checksum), u"Your secret key to this account. Whoever has it can log in."_s);
}

void tst_RegisterForm::valuesAreAsTyped()
{
    QVERIFY(m_form->values().remember);
    fill();
    QTest::keyClicks(field(name), u" "_s);
    named<QCheckBox>(u"Remember on this computer"_s)->click();
    const RegisterForm::Values values = m_form->values();
    QCOMPARE(values.name, u"tom"_s);
    QCOMPARE(values.prompt, u"A boss"_s);
    QCOMPARE(values.checksum.reveal(), u"sum"_s);
    QCOMPARE(values.apiKey.reveal(), u"key"_s);
    QVERIFY(!values.remember);
}

void tst_RegisterForm::followsTheLanguage()
{
    fill();
    {
        const MarkedLanguage marked;
        QTRY_COMPARE(unmarked(*m_form), QString());
        QCOMPARE(m_form->values().name, u"tom"_s);
    }
    QTRY_VERIFY(named<QLineEdit>(name));
    QCOMPARE(m_form->values().prompt, u"A boss"_s);
}

void tst_RegisterForm::nothingIsClipped_data()
{
    QTest::addColumn<int>("percent");
    QTest::newRow("100 %") << 100;
    QTest::newRow("200 %") << 200;
}

void tst_RegisterForm::nothingIsClipped()
{
    QFETCH(int, percent);
    const TextSize size(percent);
    m_form->resize(m_form->sizeHint().expandedTo(QSize(560, 0)));
    QTRY_COMPARE(clipped(*m_form), QString());
    // Several lines: three at least.
    QVERIFY(named<QWidget>(prompt)->height() >= 3 * m_form->fontMetrics().lineSpacing());
}

DECIDESK_TEST(tst_RegisterForm)
#include "tst_RegisterForm.moc"
