#include "DecisionNotice.h"

#include "Desk.h"
#include "DesktopNotifier.h"
#include "NotificationDaemon.h"
#include "TestProgram.h"

#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace decidesk;
using namespace decidesk::test;
using namespace Qt::StringLiterals;

/// With a notification service on a bus of its own.
class tst_DecisionNotice : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void tellsWhoHasDecidedAndNotWhat();
    void saysNothingToWhoeverIsThere();
    void canBeSwitchedOff();
    void goesWhenSomebodyComesBack();
    void aClickAsksForTheAccount();
    void aNameIsShownAsItIs_data();
    void aNameIsShownAsItIs();

private:
    void decide(Session *session);
    void lookAt();

    std::unique_ptr<NotificationDaemon> m_daemon;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<DesktopNotifier> m_notifier;
    std::unique_ptr<QWidget> m_window;
    DecisionNotice *m_notice = nullptr;
    Session *m_tom = nullptr;
};

void tst_DecisionNotice::init()
{
    m_daemon = std::make_unique<NotificationDaemon>();
    QVERIFY(m_daemon->start());
    m_desk = std::make_unique<Desk>();
    m_notifier = std::make_unique<DesktopNotifier>();
    m_window = std::make_unique<QWidget>();
    m_notice = new DecisionNotice(m_desk->sessions, m_desk->settings, *m_notifier, *m_window);
    m_tom = m_desk->openAccount(u"tom"_s);
    QVERIFY(m_tom);
    QCOMPARE(QGuiApplication::focusWindow(), nullptr);
}

void tst_DecisionNotice::cleanup()
{
    m_window.reset();
    m_notifier.reset();
    m_desk.reset();
    m_daemon.reset();
}

void tst_DecisionNotice::decide(Session *session)
{
    QSignalSpy decided(session, &Session::decisionArrived);
    session->ask(u"Ship?"_s, this, [](const auto &) {});
    QVERIFY(decided.wait());
}

void tst_DecisionNotice::lookAt()
{
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void tst_DecisionNotice::tellsWhoHasDecidedAndNotWhat()
{
    decide(m_tom);
    QTRY_COMPARE(m_daemon->shown.size(), 1);
    QCOMPARE(m_daemon->shown.constFirst().summary, u"tom has decided"_s);
    QCOMPARE(m_daemon->shown.constFirst().body, QString());
}

void tst_DecisionNotice::saysNothingToWhoeverIsThere()
{
    lookAt();
    decide(m_tom);
    // What would have been shown would have come before this.
    m_notifier->show(u"another"_s, u"another"_s);
    QTRY_COMPARE(m_daemon->shown.size(), 1);
    QCOMPARE(m_daemon->shown.constFirst().summary, u"another"_s);
}

void tst_DecisionNotice::canBeSwitchedOff()
{
    Preferences preferences;
    preferences.notifyOfDecisions = false;
    m_desk->settings.setPreferences(preferences);
    decide(m_tom);
    m_desk->settings.setPreferences({});
    m_tom->rename(u"tom later"_s);
    decide(m_tom);
    QTRY_COMPARE(m_daemon->shown.size(), 1);
    QCOMPARE(m_daemon->shown.constFirst().summary, u"tom later has decided"_s);
}

void tst_DecisionNotice::goesWhenSomebodyComesBack()
{
    decide(m_tom);
    QTRY_COMPARE(m_daemon->shown.size(), 1);
    QCOMPARE(m_daemon->closed, QList<uint>());
    lookAt();
    QTRY_COMPARE(m_daemon->closed, QList<uint>{41});
}

void tst_DecisionNotice::aClickAsksForTheAccount()
{
    Session *eva = m_desk->openAccount(u"eva"_s);
    QVERIFY(eva);
    decide(m_tom);
    QTRY_COMPARE(m_daemon->shown.size(), 1);
    decide(eva);
    QTRY_COMPARE(m_daemon->shown.size(), 2);
    QSignalSpy open(m_notice, &DecisionNotice::openRequested);
    emit m_daemon->ActivationToken(42, u"a-token"_s);
    emit m_daemon->ActionInvoked(42, u"default"_s);
    QTRY_COMPARE(open.count(), 1);
    QCOMPARE(open.constFirst().at(0).toUuid(), eva->account().id);
    QCOMPARE(open.constFirst().at(1).toByteArray(), "a-token"_ba);
}

void tst_DecisionNotice::aNameIsShownAsItIs_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("summary");
    QTest::newRow("markup") << u"<b>tom</b> & co"_s << u"<b>tom</b> & co has decided"_s;
    QTest::newRow("direction") << u"tom\u202e"_s << u"tom⟨U+202E⟩ has decided"_s;
    QTest::newRow("lines") << u"a strict\nboss"_s << u"a strict boss has decided"_s;
    QTest::newRow("long") << QString(500, u'x') << QString(80, u'x') + u"… has decided"_s;
}

void tst_DecisionNotice::aNameIsShownAsItIs()
{
    QFETCH(QString, name);
    m_tom->rename(name);
    decide(m_tom);
    QTRY_COMPARE(m_daemon->shown.size(), 1);
    QTEST(m_daemon->shown.constFirst().summary, "summary");
}

DECIDESK_TEST(tst_DecisionNotice)
#include "tst_DecisionNotice.moc"
