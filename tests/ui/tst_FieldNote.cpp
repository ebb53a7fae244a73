#include "FieldNote.h"

#include "Mnemonic.h"
#include "PlainLabel.h"
#include "TestProgram.h"

#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace decidesk;

class tst_FieldNote : public QObject
{
    Q_OBJECT

private slots:
    void takesNoSpaceWhileSilent();
    void messageReplacesTheHint();
    void describesTheField();
    void textIsPlain();
    void symbolSaysWhatTheColourSays_data();
    void symbolSaysWhatTheColourSays();
    void isNoStopOfTheTabKey();
    void mnemonics_data();
    void mnemonics();
};

void tst_FieldNote::takesNoSpaceWhileSilent()
{
    QWidget page;
    FieldNote note(nullptr, &page);
    QVERIFY(note.isHidden());
    note.setError(QStringLiteral("Wrong."));
    QVERIFY(!note.isHidden());
    note.clear();
    QVERIFY(note.isHidden());
}

void tst_FieldNote::messageReplacesTheHint()
{
    QWidget page;
    FieldNote note(nullptr, &page);
    note.setHint(QStringLiteral("Hint."));
    QCOMPARE(note.text(), QStringLiteral("Hint."));
    QCOMPARE(note.kind(), FieldNote::Kind::Hint);
    note.setError(QStringLiteral("Wrong."));
    QCOMPARE(note.text(), QStringLiteral("Wrong."));
    QVERIFY(note.hasError());
    note.setHint(QStringLiteral("Other hint."));
    QCOMPARE(note.text(), QStringLiteral("Wrong."));
    note.setError({});
    QCOMPARE(note.text(), QStringLiteral("Other hint."));
    QVERIFY(!note.hasError());
}

void tst_FieldNote::describesTheField()
{
    QWidget page;
    QLineEdit field(&page);
    FieldNote note(&field, &page);
    note.setHint(QStringLiteral("Hint."));
    QCOMPARE(field.accessibleDescription(), QStringLiteral("Hint."));
    note.setError(QStringLiteral("Wrong."));
    QCOMPARE(field.accessibleDescription(), QStringLiteral("Wrong."));
    note.clear();
    QCOMPARE(field.accessibleDescription(), QStringLiteral("Hint."));
}

void tst_FieldNote::textIsPlain()
{
    QWidget page;
    FieldNote note(nullptr, &page);
    note.setError(QStringLiteral("<b>a</b>\u202Eb"));
    const auto *label = note.findChild<PlainLabel *>();
    QCOMPARE(label->textFormat(), Qt::PlainText);
    QCOMPARE(label->text(), QStringLiteral("<b>a</b>⟨U+202E⟩b"));
}

void tst_FieldNote::symbolSaysWhatTheColourSays_data()
{
    QTest::addColumn<FieldNote::Kind>("kind");
    QTest::addColumn<bool>("hasSymbol");
    QTest::newRow("hint") << FieldNote::Kind::Hint << false;
    QTest::newRow("information") << FieldNote::Kind::Information << true;
    QTest::newRow("success") << FieldNote::Kind::Success << true;
    QTest::newRow("warning") << FieldNote::Kind::Warning << true;
    QTest::newRow("error") << FieldNote::Kind::Error << true;
}

void tst_FieldNote::symbolSaysWhatTheColourSays()
{
    QFETCH(FieldNote::Kind, kind);
    QWidget page;
    FieldNote note(nullptr, &page);
    note.setMessage(kind, QStringLiteral("Text."));
    bool hasSymbol = false;
    for (const QLabel *label : note.findChildren<QLabel *>())
        hasSymbol = hasSymbol || (!label->isHidden() && !label->pixmap(Qt::ReturnByValue).isNull());
    QTEST(hasSymbol, "hasSymbol");
}

void tst_FieldNote::isNoStopOfTheTabKey()
{
    QWidget page;
    FieldNote note(nullptr, &page);
    note.setError(QStringLiteral("Wrong."));
    for (const QWidget *child : note.findChildren<QWidget *>())
        QCOMPARE(child->focusPolicy(), Qt::NoFocus);
}

void tst_FieldNote::mnemonics_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("plain");
    QTest::newRow("none") << QStringLiteral("Prompt") << QStringLiteral("Prompt");
    QTest::newRow("one") << QStringLiteral("API &key") << QStringLiteral("API key");
    QTest::newRow("escaped") << QStringLiteral("Q && &A") << QStringLiteral("Q & A");
    QTest::newRow("at the end") << QStringLiteral("Q&") << QStringLiteral("Q&");
    QTest::newRow("empty") << QString() << QString();
}

void tst_FieldNote::mnemonics()
{
    QFETCH(QString, text);
    QTEST(withoutMnemonic(text), "plain");
}

DECIDESK_TEST(tst_FieldNote)
#include "tst_FieldNote.moc"
