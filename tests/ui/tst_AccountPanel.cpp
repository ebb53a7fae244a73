#include "AccountPanel.h"

#include "AccountModel.h"
#include "Desk.h"
#include "Probe.h"
#include "TestProgram.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QListView>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace decidesk;
using namespace decidesk::test;
using namespace Qt::StringLiterals;

/// The list of accounts: what the keyboard, the pointer and a screen reader find in it.
class tst_AccountPanel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void names();
    void tabOrder();
    void buttonMakesANewAccount();
    void aClickSelectsAndConnectsNothing();
    void arrowsSelect();
    void enterAndDoubleClickLogIn();
    void setCurrentIsSilent();
    void menuOpensAtThePointer();
    void menuOpensByKey();
    void saysNameServerStateAndNews();
    void textFromOutsideIsPlain();
    void followsTheLanguage();
    void nothingIsClipped();

private:
    [[nodiscard]] QListView *list() const { return m_panel->findChild<QListView *>(); }
    [[nodiscard]] QPoint middleOf(int row) const
    {
        return list()->visualRect(list()->model()->index(row, 0)).center();
    }

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<AccountModel> m_model;
    std::unique_ptr<QAction> m_newAccount;
    std::unique_ptr<AccountPanel> m_panel;
    Session *m_tom = nullptr;
    Session *m_anna = nullptr;
};

void tst_AccountPanel::init()
{
    m_desk = std::make_unique<Desk>();
    m_tom = m_desk->openAccount(u"tom"_s);
    m_anna = m_desk->openAccount(u"anna"_s);
    QVERIFY(m_tom && m_anna);
    m_model = std::make_unique<AccountModel>(m_desk->sessions);
    m_newAccount = std::make_unique<QAction>(u"&New account"_s);
    m_panel = std::make_unique<AccountPanel>(*m_model, m_newAccount.get());
    m_panel->resize(220, 400);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    m_panel->activateWindow();
}

void tst_AccountPanel::cleanup()
{
    m_panel.reset();
    m_model.reset();
    m_newAccount.reset();
    m_desk.reset();
}

void tst_AccountPanel::names()
{
    QVERIFY(named<QListView>(*m_panel, u"Accounts"_s));
    QVERIFY(button(*m_panel, u"New account"_s));
    QCOMPARE(nameFaults(*m_panel), QString());
}

void tst_AccountPanel::tabOrder()
{
    list()->setFocus();
    QTRY_COMPARE(focusName(), u"Accounts"_s);
    QCOMPARE(walk(3), QStringList({u"Accounts"_s, u"New account"_s, u"Accounts"_s}));
}

void tst_AccountPanel::buttonMakesANewAccount()
{
    const QSignalSpy triggered(m_newAccount.get(), &QAction::triggered);
    QTest::mouseClick(button(*m_panel, u"New account"_s), Qt::LeftButton);
    QCOMPARE(triggered.count(), 1);
    QTest::keyClick(button(*m_panel, u"New account"_s), Qt::Key_Space);
    QCOMPARE(triggered.count(), 2);
}

void tst_AccountPanel::aClickSelectsAndConnectsNothing()
{
    m_tom->goOffline();
    QTRY_COMPARE(m_tom->state(), Session::State::Offline);
    QSignalSpy selected(m_panel.get(), &AccountPanel::selected);
    const QSignalSpy activated(m_panel.get(), &AccountPanel::activated);
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, middleOf(0));
    QCOMPARE(selected.count(), 1);
    QCOMPARE(selected.constFirst().constFirst().toUuid(), m_tom->account().id);
    QCOMPARE(activated.count(), 0);
    QCOMPARE(m_panel->current(), m_tom->account().id);
    QCOMPARE(m_tom->state(), Session::State::Offline);
}

void tst_AccountPanel::arrowsSelect()
{
    m_panel->setCurrent(m_tom->account().id);
    QSignalSpy selected(m_panel.get(), &AccountPanel::selected);
    QTest::keyClick(list(), Qt::Key_Down);
    QCOMPARE(selected.count(), 1);
    QCOMPARE(selected.constFirst().constFirst().toUuid(), m_anna->account().id);
}

void tst_AccountPanel::enterAndDoubleClickLogIn()
{
    m_panel->setCurrent(m_tom->account().id);
    QSignalSpy activated(m_panel.get(), &AccountPanel::activated);
    QTest::keyClick(list(), Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.takeFirst().constFirst().toUuid(), m_tom->account().id);
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, middleOf(1));
    QTest::mouseDClick(list()->viewport(), Qt::LeftButton, {}, middleOf(1));
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.takeFirst().constFirst().toUuid(), m_anna->account().id);
}

void tst_AccountPanel::setCurrentIsSilent()
{
    const QSignalSpy selected(m_panel.get(), &AccountPanel::selected);
    m_panel->setCurrent(m_anna->account().id);
    QCOMPARE(m_panel->current(), m_anna->account().id);
    m_panel->setCurrent({});
    QVERIFY(m_panel->current().isNull());
    QCOMPARE(selected.count(), 0);
}

void tst_AccountPanel::menuOpensAtThePointer()
{
    QSignalSpy menu(m_panel.get(), &AccountPanel::menuRequested);
    const QPoint pointer = middleOf(1);
    QContextMenuEvent event(QContextMenuEvent::Mouse, pointer,
                            list()->viewport()->mapToGlobal(pointer));
    QApplication::sendEvent(list()->viewport(), &event);
    QCOMPARE(menu.count(), 1);
    QCOMPARE(menu.constFirst().at(0).toUuid(), m_anna->account().id);
    QCOMPARE(menu.constFirst().at(1).toPoint(), list()->viewport()->mapToGlobal(pointer));

    const QPoint below(20, list()->viewport()->height() - 4);
    QContextMenuEvent nowhere(QContextMenuEvent::Mouse, below,
                              list()->viewport()->mapToGlobal(below));
    QApplication::sendEvent(list()->viewport(), &nowhere);
    QCOMPARE(menu.count(), 1);
}

void tst_AccountPanel::menuOpensByKey()
{
    // As Qt does it for the menu key, wherever the pointer is.
    m_panel->setCurrent(m_anna->account().id);
    list()->setFocus();
    QSignalSpy menu(m_panel.get(), &AccountPanel::menuRequested);
    const QPoint caret = list()->inputMethodQuery(Qt::ImCursorRectangle).toRect().center();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, caret, list()->mapToGlobal(caret));
    QApplication::sendEvent(list(), &event);
    QCOMPARE(menu.count(), 1);
    QCOMPARE(menu.constFirst().at(0).toUuid(), m_anna->account().id);
}

void tst_AccountPanel::saysNameServerStateAndNews()
{
    const QString place = hostAndPort(m_desk->practice.url());
    const auto data
        = [this](int role) { return list()->model()->index(0, 0).data(role).toString(); };
    QCOMPARE(data(Qt::DisplayRole), u"tom"_s);
    QCOMPARE(data(Qt::AccessibleDescriptionRole), place + u", Ready"_s);
    m_model->setShownAccount(m_anna->account().id);
    for (int number = 1; number <= 2; ++number) {
        m_tom->ask(u"Ship?"_s, this, [](const std::optional<Error> &) {});
        const QString news = u", Ready, %1 new"_s.arg(number);
        QTRY_COMPARE(data(Qt::AccessibleDescriptionRole), place + news);
    }
    m_tom->goOffline();
    QTRY_COMPARE(data(Qt::AccessibleDescriptionRole), place + u", Offline, 2 new"_s);
    m_model->setShownAccount(m_tom->account().id);
    QTRY_COMPARE(data(Qt::AccessibleDescriptionRole), place + u", Offline"_s);
}

void tst_AccountPanel::textFromOutsideIsPlain()
{
    m_tom->rename(u"<img src=x>"_s);
    const QString tip = list()->model()->index(0, 0).data(Qt::ToolTipRole).toString();
    QVERIFY2(!tip.contains(u"<img"_s), qPrintable(tip));
    QVERIFY2(tip.contains(u"&lt;img src=x&gt;"_s), qPrintable(tip));
}

void tst_AccountPanel::followsTheLanguage()
{
    {
        const MarkedLanguage marked;
        QTRY_COMPARE(unmarked(*m_panel, {u"New account"_s}), QString());
    }
    QTRY_VERIFY(named<QListView>(*m_panel, u"Accounts"_s));
}

void tst_AccountPanel::nothingIsClipped()
{
    const TextSize large(200);
    m_panel->resize(m_panel->minimumSizeHint().width(), 400);
    QTRY_COMPARE(clipped(*m_panel), QString());
    const QModelIndex first = list()->model()->index(0, 0);
    const int twoLines = QFontMetrics(QApplication::font()).height();
    QVERIFY(list()->visualRect(first).height() > twoLines);
}

DECIDESK_TEST(tst_AccountPanel)
#include "tst_AccountPanel.moc"
