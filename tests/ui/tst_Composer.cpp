#include "Composer.h"
#include "FieldNote.h"
#include "TestProgram.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>
#include <QImage>
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
    void aPastedPictureIsRefused();
    void theLimitIsNamed();
    void oneByteUnderTheLimitIsSent();
    void everyCharacterGoesThrough();
    void anotherDraftIsNoEdit();
    void theButtonSaysWhichKeySends();
    void aSecretIsSentOnlyWhenThatIsWanted();
    void whatIsToBeCompletedGoesBehindTheDraft();

private:
    [[nodiscard]] QAbstractButton *send() const
    {
        return m_composer->findChild<QAbstractButton *>(u"send"_s);
    }
    [[nodiscard]] QString note() const
    {
        return m_composer->findChild<QLabel *>(u"fieldNoteText"_s)->text();
    }
    [[nodiscard]] QAbstractButton *sendAnyway() const
    {
        return m_composer->findChild<QAbstractButton *>(u"sendAnyway"_s);
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

void tst_Composer::aPastedPictureIsRefused()
{
    QTest::keyClicks(m_composer->field(), u"a"_s);
    QGuiApplication::clipboard()->setImage(QImage(2, 2, QImage::Format_RGB32));
    m_composer->field()->paste();
    const auto *note = m_composer->findChild<FieldNote *>();
    QVERIFY(note);
    QCOMPARE(note->text(), u"Only text can be pasted here."_s);
    QCOMPARE(m_composer->text(), u"a"_s);
    QVERIFY(send()->isEnabled());
    QTest::keyClicks(m_composer->field(), u"b"_s);
    QCOMPARE(note->text(), QString());
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

void tst_Composer::aSecretIsSentOnlyWhenThatIsWanted()
{
    QSignalSpy requested(m_composer.get(), &Composer::sendRequested);
    QSignalSpy anyway(m_composer.get(), &Composer::sendAnywayRequested);
    QVERIFY(!sendAnyway()->isVisible());
    type(u"my-checksum"_s);
    send()->click();
    m_composer->question(Composer::Doubt::HoldsSecret);
    QVERIFY(note().startsWith(u"Your message contains a secret of this account"_s));
    QCOMPARE(m_composer->text(), u"my-checksum"_s);
    // Enter does not confirm what was not read.
    QTest::keyClick(m_composer->field(), Qt::Key_Return);
    QCOMPARE(requested.size(), 2);
    m_composer->question(Composer::Doubt::HoldsSecret);
    QTest::keyClicks(m_composer->field(), u"!"_s);
    QCOMPARE(note(), QString());
    QVERIFY(!sendAnyway()->isVisible());

    send()->click();
    m_composer->question(Composer::Doubt::HoldsSecret);
    QVERIFY(sendAnyway()->isVisible());
    sendAnyway()->click();
    QCOMPARE(anyway.size(), 1);
    QCOMPARE(anyway.constFirst().constFirst().toString(), m_composer->text());
    QVERIFY(!sendAnyway()->isVisible());
    QVERIFY(m_composer->field()->hasFocus());
    QVERIFY(!send()->isEnabled());
    m_composer->accept(m_composer->text());
    QCOMPARE(m_composer->text(), QString());
}

void tst_Composer::whatIsToBeCompletedGoesBehindTheDraft()
{
    m_composer->complete(u"is •••• good?"_s);
    QCOMPARE(m_composer->text(), u"is •••• good?"_s);
    type(u"a draft"_s);
    m_composer->complete(u"is •••• good?"_s);
    QCOMPARE(m_composer->text(), u"a draft\nis •••• good?"_s);
    // It is there already.
    m_composer->complete(u"is •••• good?"_s);
    QCOMPARE(m_composer->text(), u"a draft\nis •••• good?"_s);
    QVERIFY(note().startsWith(u"•••• stands for a secret that was not kept."_s));
    m_composer->setText(u"another account's"_s);
    QCOMPARE(note(), QString());
    QVERIFY(!sendAnyway()->isVisible());
}

DECIDESK_TEST(tst_Composer)
#include "tst_Composer.moc"
