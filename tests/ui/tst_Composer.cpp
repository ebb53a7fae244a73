#include "Composer.h"

#include <QAbstractButton>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace decidesk;
using namespace Qt::StringLiterals;

class tst_Composer : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void names();
    void tabGoesFromTheFieldToSend();
    void sendIsDisabledWithoutText_data();
    void sendIsDisabledWithoutText();
    void theTextStaysUntilItIsStored();
    void nothingIsSentTwice();
    void whatWasTypedSinceStays();
    void aRefusalKeepsTheTextAndSaysWhy();
    void typingClearsTheReason();
    void theLimitIsNamed();
    void oneByteUnderTheLimitIsSent();
    void everyCharacterGoesThrough();
    void anotherDraftIsNoEdit();
    void theButtonSaysWhichKeySends();

private:
    [[nodiscard]] QAbstractButton *send() const
    {
        return m_composer->findChild<QAbstractButton *>(u"send"_s);
    }
    [[nodiscard]] QString note() const
    {
        return m_composer->findChild<QLabel *>(u"fieldNoteText"_s)->text();
    }
    void type(const QString &text) { m_composer->field()->setPlainText(text); }

    std::unique_ptr<Composer> m_composer;
};

void tst_Composer::init()
{
    m_composer = std::make_unique<Composer>();
    m_composer->resize(500, 60);
    m_composer->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_composer.get()));
    m_composer->field()->setFocus();
}

void tst_Composer::cleanup()
{
    m_composer.reset();
}

void tst_Composer::names()
{
    QCOMPARE(m_composer->field()->accessibleName(), u"Message"_s);
    QCOMPARE(send()->accessibleName(), u"Send"_s);
    QCOMPARE(send()->text(), u"Send"_s);
}

void tst_Composer::tabGoesFromTheFieldToSend()
{
    type(u"text"_s);
    QTest::keyClick(m_composer->field(), Qt::Key_Tab);
    QVERIFY(send()->hasFocus());
}

void tst_Composer::sendIsDisabledWithoutText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("enabled");
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("spaces") << u"  \n\t "_s << false;
    QTest::newRow("nbsp") << u"\u00a0"_s << false;
    QTest::newRow("text") << u"text"_s << true;
}

void tst_Composer::sendIsDisabledWithoutText()
{
    QFETCH(QString, text);
    type(text);
    QTEST(send()->isEnabled(), "enabled");
    QFETCH(bool, enabled);
    QSignalSpy requested(m_composer.get(), &Composer::sendRequested);
    QTest::keyClick(m_composer->field(), Qt::Key_Return);
    QCOMPARE(requested.size(), enabled ? 1 : 0);
}

void tst_Composer::theTextStaysUntilItIsStored()
{
    type(u"Ship?"_s);
    QSignalSpy requested(m_composer.get(), &Composer::sendRequested);
    send()->click();
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested.constFirst().constFirst().toString(), u"Ship?"_s);
    QCOMPARE(m_composer->text(), u"Ship?"_s);
    m_composer->accept(u"Ship?"_s);
    QCOMPARE(m_composer->text(), QString());
}

void tst_Composer::nothingIsSentTwice()
{
    type(u"Ship?"_s);
    QSignalSpy requested(m_composer.get(), &Composer::sendRequested);
    send()->click();
    QTest::keyClick(m_composer->field(), Qt::Key_Return);
    send()->click();
    QCOMPARE(requested.size(), 1);
}

void tst_Composer::whatWasTypedSinceStays()
{
    type(u"Ship?"_s);
    send()->click();
    m_composer->field()->moveCursor(QTextCursor::End);
    QTest::keyClicks(m_composer->field(), u" And Monday?"_s);
    m_composer->accept(u"Ship?"_s);
    QCOMPARE(m_composer->text(), u" And Monday?"_s);
    QVERIFY(send()->isEnabled());
}

void tst_Composer::aRefusalKeepsTheTextAndSaysWhy()
{
    type(u"Ship?"_s);
    send()->click();
    m_composer->refuse({Error::Kind::NoToken, {}, 0, {}});
    QCOMPARE(m_composer->text(), u"Ship?"_s);
    QVERIFY(note().startsWith(u"No valid token: register or log in first."_s));
    QVERIFY(send()->isEnabled());
}

void tst_Composer::typingClearsTheReason()
{
    aRefusalKeepsTheTextAndSaysWhy();
    QTest::keyClicks(m_composer->field(), u"!"_s);
    QCOMPARE(note(), QString());
}

void tst_Composer::theLimitIsNamed()
{
    type(u"word "_s.repeated(210'000));
    QVERIFY(!send()->isEnabled());
    QVERIFY(note().contains(u"1 MiB"_s));
    type(u"short"_s);
    QVERIFY(send()->isEnabled());
    QCOMPARE(note(), QString());
}

void tst_Composer::oneByteUnderTheLimitIsSent()
{
    const QString longest = u"abc "_s.repeated(1024 * 1024 / 4);
    type(longest);
    QVERIFY(send()->isEnabled());
    type(longest + u'd');
    QVERIFY(!send()->isEnabled());
}

void tst_Composer::everyCharacterGoesThrough()
{
    const QString text = u"a\u00a0b\u202ec\td\n😀\u2028e"_s;
    QSignalSpy requested(m_composer.get(), &Composer::sendRequested);
    m_composer->field()->insertPlainText(text);
    send()->click();
    QCOMPARE(requested.constFirst().constFirst().toString(), text);
}

void tst_Composer::anotherDraftIsNoEdit()
{
    QSignalSpy edited(m_composer.get(), &Composer::edited);
    m_composer->setText(u"draft"_s);
    QVERIFY(edited.isEmpty());
    QVERIFY(send()->isEnabled());
    QTest::keyClicks(m_composer->field(), u"!"_s);
    QCOMPARE(edited.size(), 1);
    QCOMPARE(m_composer->text(), u"draft!"_s);
}

void tst_Composer::theButtonSaysWhichKeySends()
{
    QCOMPARE(send()->toolTip(), u"Enter sends, Shift+Enter begins a new line"_s);
    m_composer->setEnterSends(false);
    QCOMPARE(send()->toolTip(), u"Ctrl+Enter sends, Enter begins a new line"_s);
}

QTEST_MAIN(tst_Composer)
#include "tst_Composer.moc"
