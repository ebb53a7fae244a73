#include "PlainTextField.h"
#include "TestProgram.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

#include <functional>
#include <memory>

using namespace decidesk;
using namespace Qt::StringLiterals;

/// A long word comes in every way there is, in a time that does not grow with its square.
class tst_PlainTextField : public QObject
{
    Q_OBJECT

private slots:
    void aLongWordIsTakenInTime_data();
    void aLongWordIsTakenInTime();
    void wordsStayWholeElse();
    void tabLeavesTheField();
};

namespace {

using Way = std::function<void(PlainTextField &, const QString &)>;

void paste(PlainTextField &field, const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
    field.paste();
}

void pasteInParts(PlainTextField &field, const QString &text)
{
    constexpr qsizetype part = 7'000;
    for (qsizetype at = 0; at < text.size(); at += part)
        paste(field, text.mid(at, part));
}

void undoOfDeleting(PlainTextField &field, const QString &text)
{
    paste(field, text);
    field.selectAll();
    QTest::keyClick(&field, Qt::Key_Delete);
    QCOMPARE(field.toPlainText(), QString());
    field.undo();
}

void insertAtTheCursor(PlainTextField &field, const QString &text)
{
    field.textCursor().insertText(text);
}

std::unique_ptr<PlainTextField> shownField()
{
    auto field = std::make_unique<PlainTextField>();
    field->resize(400, 200);
    field->show();
    return field;
}

} // namespace

Q_DECLARE_METATYPE(Way)

void tst_PlainTextField::aLongWordIsTakenInTime_data()
{
    QTest::addColumn<Way>("way");
    QTest::newRow("set") << Way(&PlainTextField::setPlainText);
    QTest::newRow("pasted") << Way(&paste);
    QTest::newRow("pasted in parts") << Way(&pasteInParts);
    QTest::newRow("deleting undone") << Way(&undoOfDeleting);
    QTest::newRow("inserted") << Way(&insertAtTheCursor);
}

void tst_PlainTextField::aLongWordIsTakenInTime()
{
    QFETCH(const Way, way);
    const auto field = shownField();
    QVERIFY(QTest::qWaitForWindowExposed(field.get()));
    const QString word(200'000, u'x');
    way(*field, word);
    for (int key = 0; key < 3; ++key) {
        QTest::keyClick(field.get(), Qt::Key_X);
        QCoreApplication::processEvents();
    }
    QCOMPARE(field->toPlainText(), word + u"xxx"_s);
    QCOMPARE(field->wordWrapMode(), QTextOption::WrapAnywhere);
    QVERIFY(field->document()->size().height() > 8); // in lines
}

void tst_PlainTextField::wordsStayWholeElse()
{
    const auto field = shownField();
    field->setPlainText(u"word "_s.repeated(20'000));
    QCOMPARE(field->wordWrapMode(), QTextOption::WrapAtWordBoundaryOrAnywhere);
    field->setPlainText(QString(20'000, u'x'));
    QCOMPARE(field->wordWrapMode(), QTextOption::WrapAnywhere);
    field->clear();
    QCOMPARE(field->wordWrapMode(), QTextOption::WrapAtWordBoundaryOrAnywhere);
}

void tst_PlainTextField::tabLeavesTheField()
{
    QVERIFY(shownField()->tabChangesFocus());
}

DECIDESK_TEST(tst_PlainTextField)
#include "tst_PlainTextField.moc"
