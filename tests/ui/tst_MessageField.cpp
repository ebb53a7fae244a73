#include "MessageField.h"
#include "TestProgram.h"

#include <QClipboard>
#include <QImage>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>
#include <QVBoxLayout>

using namespace decidesk;
using namespace Qt::StringLiterals;

/// Answers at once.
static MessageField::Earlier newestFirst(const QStringList &texts)
{
    return [texts](qsizetype index) {
        return index < texts.size() ? std::optional(texts.at(index)) : std::nullopt;
    };
}

class tst_MessageField : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void keysThatSend_data();
    void keysThatSend();
    void shiftEnterBreaksTheLine();
    void nothingIsSentWhileComposing();
    void whatAnInputMethodLeftIsNotSent_data();
    void whatAnInputMethodLeftIsNotSent();
    void growsToEightLines();
    void upRecallsEarlierMessages();
    void downRestoresTheDraft();
    void upInATextMovesTheCursor();
    void upInARecalledTextOfManyLinesMovesTheCursorFirst();
    void editingEndsRecalling();
    void aTextThatIsSetEndsRecalling();
    void anotherAccountsQuestionsAreRecalledAnew();
    void anEarlierMessageMayComeLater();
    void whatComesTooLateIsNotRecalled_data();
    void whatComesTooLateIsNotRecalled();
    void takesTheBeginningOff();
    void theBeginningStaysWhileComposing();
    void pastesPlainText();
    void pastesFilesAsPaths_data();
    void pastesFilesAsPaths();
    void saysThatAPictureCannotBePasted();
    void refusesAPasteThatIsTooMuch();
    void tabLeavesTheField();

private:
    void compose(const QString &preedit, const QString &commit = {});

    std::unique_ptr<QWidget> m_page;
    MessageField *m_field = nullptr;
};

void tst_MessageField::init()
{
    m_page = std::make_unique<QWidget>();
    m_page->resize(400, 400);
    auto *column = new QVBoxLayout(m_page.get());
    m_field = new MessageField;
    column->addWidget(m_field);
    column->addStretch();
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_field->setFocus();
}

void tst_MessageField::cleanup()
{
    m_page.reset();
}

void tst_MessageField::compose(const QString &preedit, const QString &commit)
{
    QInputMethodEvent event(preedit, {});
    event.setCommitString(commit);
    QCoreApplication::sendEvent(m_field, &event);
}

void tst_MessageField::keysThatSend_data()
{
    QTest::addColumn<bool>("enterSends");
    QTest::addColumn<int>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<bool>("sends");
    const Qt::KeyboardModifiers none = Qt::NoModifier;
    const Qt::KeyboardModifiers shift = Qt::ShiftModifier;
    const Qt::KeyboardModifiers ctrl = Qt::ControlModifier;
    const Qt::KeyboardModifiers keypad = Qt::KeypadModifier;
    QTest::newRow("Enter") << true << int(Qt::Key_Return) << none << true;
    QTest::newRow("keypad Enter") << true << int(Qt::Key_Enter) << keypad << true;
    QTest::newRow("Shift+Enter") << true << int(Qt::Key_Return) << shift << false;
    QTest::newRow("Ctrl+Enter") << true << int(Qt::Key_Return) << ctrl << true;
    QTest::newRow("swapped: Enter") << false << int(Qt::Key_Return) << none << false;
    QTest::newRow("swapped: keypad Enter") << false << int(Qt::Key_Enter) << keypad << false;
    QTest::newRow("swapped: Shift+Enter") << false << int(Qt::Key_Return) << shift << false;
    QTest::newRow("swapped: Ctrl+Enter") << false << int(Qt::Key_Return) << ctrl << true;
}

void tst_MessageField::keysThatSend()
{
    QFETCH(bool, enterSends);
    QFETCH(int, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QFETCH(bool, sends);
    m_field->setEnterSends(enterSends);
    m_field->setText(u"text"_s);
    QSignalSpy pressed(m_field, &MessageField::sendPressed);
    QTest::keyClick(m_field, static_cast<Qt::Key>(key), modifiers);
    QCOMPARE(pressed.size(), sends ? 1 : 0);
    QCOMPARE(m_field->toPlainText(), sends ? u"text"_s : u"text\n"_s);
}

void tst_MessageField::shiftEnterBreaksTheLine()
{
    QTest::keyClicks(m_field, u"a"_s);
    QTest::keyClick(m_field, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClicks(m_field, u"b"_s);
    // A line feed, not U+2028.
    QCOMPARE(m_field->document()->blockCount(), 2);
    QCOMPARE(m_field->document()->toRawText(), u"a\u2029b"_s);
}

void tst_MessageField::nothingIsSentWhileComposing()
{
    QSignalSpy pressed(m_field, &MessageField::sendPressed);
    compose(u"にほ"_s);
    QVERIFY(m_field->isComposing());
    QTest::keyClick(m_field, Qt::Key_Return);
    QVERIFY(pressed.isEmpty());
    compose(QString(), u"日本"_s);
    QVERIFY(!m_field->isComposing());
    QCOMPARE(m_field->toPlainText(), u"日本"_s);
    QTest::keyClick(m_field, Qt::Key_Return);
    QCOMPARE(pressed.size(), 1);
}

void tst_MessageField::whatAnInputMethodLeftIsNotSent_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : {"Enter", "focus", "set", "click"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

/// It ended in the middle of a composition, so nothing more comes from it.
void tst_MessageField::whatAnInputMethodLeftIsNotSent()
{
    QFETCH(QString, how);
    QTest::keyClicks(m_field, u"typed"_s);
    QSignalSpy pressed(m_field, &MessageField::sendPressed);
    compose(u"にほ"_s);
    QVERIFY(m_field->isComposing());
    if (how == u"Enter"_s) {
        QTest::keyClick(m_field, Qt::Key_Return);
    } else if (how == u"focus"_s) {
        QLineEdit other;
        other.show();
        other.activateWindow();
        other.setFocus();
        QTRY_VERIFY(!m_field->hasFocus());
        m_field->activateWindow();
        m_field->setFocus();
    } else if (how == u"set"_s) {
        m_field->setText(u"typed"_s);
    } else {
        QTest::mouseClick(m_field->viewport(), Qt::LeftButton, {}, QPoint(2, 4));
    }
    QVERIFY(!m_field->isComposing());
    QVERIFY(pressed.isEmpty());
    QCOMPARE(m_field->toPlainText(), u"typed"_s);
    QTest::keyClick(m_field, Qt::Key_Return);
    QCOMPARE(pressed.size(), 1);
    QCOMPARE(m_field->toPlainText(), u"typed"_s);
}

void tst_MessageField::growsToEightLines()
{
    QList<int> heights;
    for (int lines = 1; lines <= 12; ++lines) {
        m_field->setText(QStringList(lines, u"line"_s).join(u'\n'));
        heights.append(m_field->height());
    }
    for (int lines = 1; lines < 8; ++lines)
        QVERIFY(heights.at(lines) > heights.at(lines - 1));
    for (int lines = 9; lines < 12; ++lines)
        QCOMPARE(heights.at(lines), heights.at(8));
    m_field->clear();
    QTRY_COMPARE(m_field->height(), heights.constFirst());
}

void tst_MessageField::upRecallsEarlierMessages()
{
    m_field->setEarlier(newestFirst({u"newest"_s, u"older"_s}));
    QTest::keyClick(m_field, Qt::Key_Up);
    QCOMPARE(m_field->toPlainText(), u"newest"_s);
    QTest::keyClick(m_field, Qt::Key_Up);
    QCOMPARE(m_field->toPlainText(), u"older"_s);
    QTest::keyClick(m_field, Qt::Key_Up);
    QCOMPARE(m_field->toPlainText(), u"older"_s);
}

void tst_MessageField::downRestoresTheDraft()
{
    upRecallsEarlierMessages();
    QTest::keyClick(m_field, Qt::Key_Down);
    QCOMPARE(m_field->toPlainText(), u"newest"_s);
    QTest::keyClick(m_field, Qt::Key_Down);
    QCOMPARE(m_field->toPlainText(), QString());
    QTest::keyClick(m_field, Qt::Key_Down);
    QCOMPARE(m_field->toPlainText(), QString());
    QTest::keyClick(m_field, Qt::Key_Up);
    QCOMPARE(m_field->toPlainText(), u"newest"_s);
}

void tst_MessageField::upInATextMovesTheCursor()
{
    m_field->setEarlier(newestFirst({u"newest"_s}));
    m_field->setText(u"my draft"_s);
    QTest::keyClick(m_field, Qt::Key_Up);
    QCOMPARE(m_field->toPlainText(), u"my draft"_s);
}

void tst_MessageField::upInARecalledTextOfManyLinesMovesTheCursorFirst()
{
    m_field->setEarlier(newestFirst({u"one\ntwo"_s, u"older"_s}));
    QTest::keyClick(m_field, Qt::Key_Up);
    QTest::keyClick(m_field, Qt::Key_Up);
    QCOMPARE(m_field->toPlainText(), u"one\ntwo"_s);
    QTest::keyClick(m_field, Qt::Key_Up);
    QCOMPARE(m_field->toPlainText(), u"older"_s);
}

void tst_MessageField::editingEndsRecalling()
{
    m_field->setEarlier(newestFirst({u"newest"_s, u"older"_s}));
    QTest::keyClick(m_field, Qt::Key_Up);
    QTest::keyClicks(m_field, u"!"_s);
    QTest::keyClick(m_field, Qt::Key_Up);
    QTest::keyClick(m_field, Qt::Key_Down);
    QCOMPARE(m_field->toPlainText(), u"newest!"_s);
}

void tst_MessageField::aTextThatIsSetEndsRecalling()
{
    m_field->setEarlier(newestFirst({u"newest"_s, u"older"_s}));
    QTest::keyClick(m_field, Qt::Key_Up);
    m_field->setText(u"a draft"_s);
    QTest::keyClick(m_field, Qt::Key_Up);
    QCOMPARE(m_field->toPlainText(), u"a draft"_s);
    QTest::keyClick(m_field, Qt::Key_Down);
    QCOMPARE(m_field->toPlainText(), u"a draft"_s);
}

void tst_MessageField::anotherAccountsQuestionsAreRecalledAnew()
{
    m_field->setEarlier(newestFirst({u"newest of A"_s, u"older of A"_s}));
    QTest::keyClick(m_field, Qt::Key_Up);
    m_field->setEarlier(newestFirst({u"newest of B"_s}));
    m_field->setText({});
    QTest::keyClick(m_field, Qt::Key_Up);
    QCOMPARE(m_field->toPlainText(), u"newest of B"_s);
    QTest::keyClick(m_field, Qt::Key_Down);
    QCOMPARE(m_field->toPlainText(), QString());
}

void tst_MessageField::anEarlierMessageMayComeLater()
{
    QStringList texts;
    m_field->setEarlier([&texts](qsizetype index) {
        return index < texts.size() ? std::optional(texts.at(index)) : std::nullopt;
    });
    m_field->recallAwaited();
    QTest::keyClick(m_field, Qt::Key_Up);
    QCOMPARE(m_field->toPlainText(), QString());
    texts = {u"newest"_s};
    m_field->recallAwaited();
    QCOMPARE(m_field->toPlainText(), u"newest"_s);
    // Once for each press.
    texts += u"older"_s;
    m_field->recallAwaited();
    QCOMPARE(m_field->toPlainText(), u"newest"_s);
    QTest::keyClick(m_field, Qt::Key_Up);
    QTest::keyClick(m_field, Qt::Key_Up);
    QCOMPARE(m_field->toPlainText(), u"older"_s);
    texts += u"oldest"_s;
    m_field->recallAwaited();
    QCOMPARE(m_field->toPlainText(), u"oldest"_s);
}

void tst_MessageField::whatComesTooLateIsNotRecalled_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<QString>("text");
    QTest::newRow("typed") << Qt::Key_A << u"a"_s;
    QTest::newRow("went back") << Qt::Key_Down << QString();
}

void tst_MessageField::whatComesTooLateIsNotRecalled()
{
    QFETCH(Qt::Key, key);
    QStringList texts;
    m_field->setEarlier([&texts](qsizetype index) {
        return index < texts.size() ? std::optional(texts.at(index)) : std::nullopt;
    });
    QTest::keyClick(m_field, Qt::Key_Up);
    QTest::keyClick(m_field, key);
    texts = {u"newest"_s};
    m_field->recallAwaited();
    QTEST(m_field->toPlainText(), "text");
}

void tst_MessageField::takesTheBeginningOff()
{
    m_field->setText(u"sent and more"_s);
    m_field->removeBeginning(u"sent"_s);
    QCOMPARE(m_field->toPlainText(), u" and more"_s);
    m_field->removeBeginning(u"other"_s);
    QCOMPARE(m_field->toPlainText(), u" and more"_s);
    m_field->removeBeginning(u" and more"_s);
    QVERIFY(m_field->document()->isEmpty());
}

void tst_MessageField::theBeginningStaysWhileComposing()
{
    m_field->setText(u"sent"_s);
    compose(u"にほ"_s);
    m_field->removeBeginning(u"sent"_s);
    QCOMPARE(m_field->toPlainText(), u"sent"_s);
    QVERIFY(m_field->isComposing());
    compose(QString(), u"日本"_s);
    QCOMPARE(m_field->toPlainText(), u"日本"_s);
}

void tst_MessageField::pastesPlainText()
{
    auto *data = new QMimeData;
    data->setHtml(u"<b>bold</b><img src=\"file:///etc/passwd\">"_s);
    data->setText(u"plain <b>"_s);
    QGuiApplication::clipboard()->setMimeData(data);
    m_field->paste();
    QCOMPARE(m_field->toPlainText(), u"plain <b>"_s);
}

void tst_MessageField::pastesFilesAsPaths_data()
{
    QTest::addColumn<QStringList>("urls");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("a file") << QStringList{u"file:///home/tom/a%20b%20%C3%A9.txt"_s} << QString()
                            << u"/home/tom/a b é.txt"_s;
    QTest::newRow("files") << QStringList{u"file:///a%2520"_s, u"file:///b"_s}
                           << u"file:///a%2520\nfile:///b"_s << u"/a%20\n/b"_s;
    QTest::newRow("an address") << QStringList{u"https://example.org/a%20b"_s}
                                << u"https://example.org/a%20b"_s << u"https://example.org/a%20b"_s;
}

void tst_MessageField::pastesFilesAsPaths()
{
    QFETCH(const QStringList, urls);
    QFETCH(const QString, text);
    auto *data = new QMimeData;
    QList<QUrl> copied;
    for (const QString &url : urls)
        copied.append(QUrl(url));
    data->setUrls(copied);
    if (!text.isEmpty())
        data->setText(text);
    QGuiApplication::clipboard()->setMimeData(data);
    m_field->paste();
    QTEST(m_field->toPlainText(), "expected");
}

void tst_MessageField::saysThatAPictureCannotBePasted()
{
    m_field->setText(u"draft"_s);
    const QSignalSpy refused(m_field, &MessageField::pasteRefused);
    QGuiApplication::clipboard()->setImage(QImage(2, 2, QImage::Format_RGB32));
    m_field->paste();
    QCOMPARE(refused.size(), 1);
    QCOMPARE(m_field->toPlainText(), u"draft"_s);
}

void tst_MessageField::refusesAPasteThatIsTooMuch()
{
    m_field->setText(u"draft"_s);
    QSignalSpy tooMuch(m_field, &MessageField::tooMuchPasted);
    QGuiApplication::clipboard()->setText(u"word "_s.repeated(250'000));
    m_field->paste();
    QCOMPARE(tooMuch.size(), 1);
    QCOMPARE(tooMuch.constFirst().constFirst().toLongLong(), 1'250'005);
    QCOMPARE(m_field->toPlainText(), u"draft"_s);
}

void tst_MessageField::tabLeavesTheField()
{
    QVERIFY(m_field->tabChangesFocus());
}

DECIDESK_TEST(tst_MessageField)
#include "tst_MessageField.moc"
