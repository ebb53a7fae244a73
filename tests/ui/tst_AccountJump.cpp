#include "AccountJump.h"

#include "AccountModel.h"
#include "Desk.h"
#include "PlainLabel.h"
#include "Probe.h"
#include "TestProgram.h"

#include <QAccessible>
#include <QAccessibleInterface>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace decidesk;
using namespace decidesk::test;
using namespace Qt::StringLiterals;

/// The box that opens with Ctrl+K, over three accounts: tom, anna and joanna.
class tst_AccountJump : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void names();
    void theShownAccountIsChosenAtFirst();
    void whatIsNewIsChosenAtFirst();
    void typingChooses();
    void upAndDownLeaveTheKeyboardInTheField();
    void enterWithoutAMatchStays();
    void aClickGoesThere();
    void enterInTheListGoesThere();
    void escapeCloses();
    void aClickElsewhereCloses();
    void aScreenReaderHearsTheChoice();
    void showsTheStateInWords();
    void followsTheLanguage();
    void nothingIsClipped();

private:
    void make(const AccountId &shown = {});
    [[nodiscard]] QLineEdit *field() const { return m_jump->findChild<QLineEdit *>(); }
    [[nodiscard]] QListView *list() const { return m_jump->findChild<QListView *>(); }
    [[nodiscard]] QString current() const { return list()->currentIndex().data().toString(); }

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<AccountModel> m_model;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<AccountJump> m_jump;
    Session *m_tom = nullptr;
    Session *m_anna = nullptr;
};

void tst_AccountJump::init()
{
    m_desk = std::make_unique<Desk>();
    m_tom = m_desk->openAccount(u"tom"_s);
    m_anna = m_desk->openAccount(u"anna"_s);
    QVERIFY(m_tom && m_anna && m_desk->openAccount(u"joanna"_s));
    m_model = std::make_unique<AccountModel>(m_desk->sessions);
    m_window = std::make_unique<QWidget>();
    m_window->resize(800, 600);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void tst_AccountJump::cleanup()
{
    m_jump.reset();
    m_window.reset();
    m_model.reset();
    m_desk.reset();
}

void tst_AccountJump::make(const AccountId &shown)
{
    m_jump = std::make_unique<AccountJump>(*m_model, shown, m_window.get());
    m_jump->show();
    QVERIFY(QTest::qWaitForWindowActive(m_jump.get()));
    QTRY_COMPARE(focusName(), u"Name or server"_s);
}

void tst_AccountJump::names()
{
    make();
    QCOMPARE(m_jump->accessibleName(), u"Go to account"_s);
    QCOMPARE(nameFaults(*m_jump), QString());
    QVERIFY(named<QListView>(*m_jump, u"Accounts"_s));
    QCOMPARE(walk(3), QStringList({u"Name or server"_s, u"Accounts"_s, u"Name or server"_s}));
}

void tst_AccountJump::theShownAccountIsChosenAtFirst()
{
    make(m_anna->account().id);
    QCOMPARE(current(), u"anna"_s);
}

void tst_AccountJump::whatIsNewIsChosenAtFirst()
{
    m_model->setShownAccount(m_tom->account().id);
    m_anna->ask(u"Ship?"_s, this, [](const std::optional<Error> &) {});
    QTRY_COMPARE(m_model->unreadCount(), 1);
    make(m_tom->account().id);
    QCOMPARE(current(), u"anna"_s);
}

void tst_AccountJump::typingChooses()
{
    make(m_tom->account().id);
    QSignalSpy chosen(m_jump.get(), &AccountJump::chosen);
    QTest::keyClicks(field(), u"an"_s);
    QCOMPARE(list()->model()->rowCount(), 2);
    QCOMPARE(current(), u"anna"_s);
    QTest::keyClick(field(), Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.constFirst().constFirst().toUuid(), m_anna->account().id);
    QVERIFY(!m_jump->isVisible());
}

void tst_AccountJump::upAndDownLeaveTheKeyboardInTheField()
{
    make(m_tom->account().id);
    QTest::keyClick(field(), Qt::Key_Down);
    QCOMPARE(current(), u"anna"_s);
    QTest::keyClick(field(), Qt::Key_Down);
    QTest::keyClick(field(), Qt::Key_Down);
    QCOMPARE(current(), u"joanna"_s);
    QTest::keyClick(field(), Qt::Key_Up);
    QCOMPARE(current(), u"anna"_s);
    QTest::keyClick(field(), Qt::Key_PageUp);
    QCOMPARE(current(), u"tom"_s);
    QCOMPARE(focusName(), u"Name or server"_s);
}

void tst_AccountJump::enterWithoutAMatchStays()
{
    make();
    const QSignalSpy chosen(m_jump.get(), &AccountJump::chosen);
    QTest::keyClicks(field(), u"nobody"_s);
    QCOMPARE(list()->model()->rowCount(), 0);
    QVERIFY(named<PlainLabel>(*m_jump, u"No account matches."_s));
    QTest::keyClick(field(), Qt::Key_Return);
    QVERIFY(m_jump->isVisible());
    QCOMPARE(chosen.count(), 0);
    field()->clear();
    QVERIFY(!named<PlainLabel>(*m_jump, u"No account matches."_s));
    QCOMPARE(list()->model()->rowCount(), 3);
}

void tst_AccountJump::aClickGoesThere()
{
    make(m_tom->account().id);
    QSignalSpy chosen(m_jump.get(), &AccountJump::chosen);
    const QRect second = list()->visualRect(list()->model()->index(1, 0));
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, second.center());
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.constFirst().constFirst().toUuid(), m_anna->account().id);
}

void tst_AccountJump::enterInTheListGoesThere()
{
    make(m_anna->account().id);
    QSignalSpy chosen(m_jump.get(), &AccountJump::chosen);
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.constFirst().constFirst().toUuid(), m_anna->account().id);
}

void tst_AccountJump::escapeCloses()
{
    make();
    const QSignalSpy chosen(m_jump.get(), &AccountJump::chosen);
    QTest::keyClick(field(), Qt::Key_Escape);
    QVERIFY(!m_jump->isVisible());
    QCOMPARE(chosen.count(), 0);
}

void tst_AccountJump::aClickElsewhereCloses()
{
    make();
    QTest::mouseClick(m_jump.get(), Qt::LeftButton, {}, QPoint(3, 3));
    QVERIFY(m_jump->isVisible());
    QTest::mouseClick(m_window.get(), Qt::LeftButton, {}, QPoint(2, 2));
    QVERIFY(!m_jump->isVisible());
}

void tst_AccountJump::aScreenReaderHearsTheChoice()
{
    make();
    const QAccessibleInterface *read = QAccessible::queryAccessibleInterface(list());
    QVERIFY(read);
    QCOMPARE(read->childCount(), 3);
    QCOMPARE(read->child(1)->text(QAccessible::Name), u"anna"_s);
    QVERIFY(read->child(1)->text(QAccessible::Description).endsWith(u", Ready"_s));
}

void tst_AccountJump::showsTheStateInWords()
{
    make();
    const QImage ready = list()->grab().toImage();
    m_tom->goOffline();
    QTRY_COMPARE(m_tom->state(), Session::State::Offline);
    QTRY_VERIFY(list()->grab().toImage() != ready);
}

void tst_AccountJump::followsTheLanguage()
{
    make();
    {
        const MarkedLanguage marked;
        QTRY_COMPARE(unmarked(*m_jump), QString());
    }
    QTRY_COMPARE(m_jump->accessibleName(), u"Go to account"_s);
}

void tst_AccountJump::nothingIsClipped()
{
    const TextSize large(200);
    make();
    QTRY_COMPARE(clipped(*m_jump), QString());
    QVERIFY(m_window->geometry().contains(m_jump->geometry()));
    // All three without scrolling.
    QVERIFY(list()->viewport()->rect().contains(list()->visualRect(list()->model()->index(2, 0))));
}

DECIDESK_TEST(tst_AccountJump)
#include "tst_AccountJump.moc"
