#include "DesktopNotifier.h"

#include "NotificationDaemon.h"
#include "TestProgram.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace decidesk;
using namespace decidesk::test;
using namespace Qt::StringLiterals;

/// Against a notification service on a bus of its own.
class tst_DesktopNotifier : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void showsPlainText();
    void replacesWhatIsShown();
    void doesNotOvertakeItself();
    void aClickIsTold();
    void clicksOfOtherProgramsAreNot();
    void closesAll();
    void closesWhatIsOnItsWay();
    void whatTheUserClosedIsNotReplaced();

private:
    [[nodiscard]] QStringList summaries() const;

    std::unique_ptr<NotificationDaemon> m_daemon;
    std::unique_ptr<DesktopNotifier> m_notifier;
};

void tst_DesktopNotifier::init()
{
    m_daemon = std::make_unique<NotificationDaemon>();
    QVERIFY(m_daemon->start());
    m_notifier = std::make_unique<DesktopNotifier>();
}

void tst_DesktopNotifier::cleanup()
{
    m_notifier.reset();
    m_daemon.reset();
}

QStringList tst_DesktopNotifier::summaries() const
{
    QStringList texts;
    for (const NotificationDaemon::Shown &one : m_daemon->shown)
        texts += one.summary;
    return texts;
}

void tst_DesktopNotifier::showsPlainText()
{
    m_notifier->show(u"tom"_s, u"<b>tom</b> has decided"_s);
    QTRY_COMPARE(m_daemon->shown.size(), 1);
    const NotificationDaemon::Shown &shown = m_daemon->shown.constFirst();
    QCOMPARE(shown.replaces, 0U);
    QCOMPARE(shown.summary, u"<b>tom</b> has decided"_s);
    // The body is markup.
    QCOMPARE(shown.body, QString());
    QCOMPARE(shown.actions, QStringList({u"default"_s, u"Open"_s}));
    QCOMPARE(shown.hints.value(u"category"_s).toString(), u"im.received"_s);
}

void tst_DesktopNotifier::replacesWhatIsShown()
{
    const auto show = [this](const QString &key, int number, uint replaces) {
        m_notifier->show(key, QString::number(number));
        QTRY_COMPARE(m_daemon->shown.size(), number);
        QCOMPARE(m_daemon->shown.constLast().replaces, replaces);
    };
    show(u"tom"_s, 1, 0);
    show(u"tom"_s, 2, 41);
    show(u"eva"_s, 3, 0);
    show(u"tom"_s, 4, 41);
}

void tst_DesktopNotifier::doesNotOvertakeItself()
{
    m_daemon->hold();
    m_notifier->show(u"tom"_s, u"first"_s);
    QTRY_COMPARE(m_daemon->shown.size(), 1);
    m_notifier->show(u"tom"_s, u"second"_s);
    m_notifier->show(u"tom"_s, u"third"_s);
    m_notifier->show(u"eva"_s, u"another"_s);
    QTRY_COMPARE(m_daemon->shown.size(), 2);
    m_daemon->release();
    QTRY_COMPARE(summaries(), QStringList({u"first"_s, u"another"_s, u"third"_s}));
    QCOMPARE(m_daemon->shown.constLast().replaces, 41U);
}

void tst_DesktopNotifier::aClickIsTold()
{
    QSignalSpy clicked(m_notifier.get(), &DesktopNotifier::clicked);
    m_notifier->show(u"tom"_s, u"tom has decided"_s);
    QTRY_COMPARE(m_daemon->shown.size(), 1);
    emit m_daemon->ActivationToken(41, u"a-token"_s);
    emit m_daemon->ActionInvoked(41, u"default"_s);
    QTRY_COMPARE(clicked.count(), 1);
    QCOMPARE(clicked.constFirst().at(0).toString(), u"tom"_s);
    QCOMPARE(clicked.constFirst().at(1).toByteArray(), "a-token"_ba);
}

void tst_DesktopNotifier::clicksOfOtherProgramsAreNot()
{
    QSignalSpy clicked(m_notifier.get(), &DesktopNotifier::clicked);
    m_notifier->show(u"tom"_s, u"tom has decided"_s);
    QTRY_COMPARE(m_daemon->shown.size(), 1);
    emit m_daemon->ActionInvoked(7, u"default"_s);
    emit m_daemon->ActionInvoked(41, u"default"_s);
    QTRY_COMPARE(clicked.count(), 1);
    QCOMPARE(clicked.constFirst().at(0).toString(), u"tom"_s);
    QCOMPARE(clicked.constFirst().at(1).toByteArray(), QByteArray());
}

void tst_DesktopNotifier::closesAll()
{
    m_notifier->show(u"tom"_s, u"tom has decided"_s);
    m_notifier->show(u"eva"_s, u"eva has decided"_s);
    QTRY_COMPARE(m_daemon->shown.size(), 2);
    m_notifier->close();
    QTRY_COMPARE(m_daemon->closed.size(), 2);
    std::sort(m_daemon->closed.begin(), m_daemon->closed.end());
    QCOMPARE(m_daemon->closed, QList<uint>({41, 42}));
}

void tst_DesktopNotifier::closesWhatIsOnItsWay()
{
    m_daemon->hold();
    m_notifier->show(u"tom"_s, u"first"_s);
    m_notifier->show(u"tom"_s, u"second"_s);
    QTRY_COMPARE(m_daemon->shown.size(), 1);
    m_notifier->close();
    QCOMPARE(m_daemon->closed, QList<uint>());
    m_daemon->release();
    QTRY_COMPARE(m_daemon->closed, QList<uint>{41});
    QCOMPARE(summaries(), QStringList{u"first"_s});
}

void tst_DesktopNotifier::whatTheUserClosedIsNotReplaced()
{
    m_notifier->show(u"tom"_s, u"first"_s);
    QTRY_COMPARE(m_daemon->shown.size(), 1);
    QSignalSpy clicked(m_notifier.get(), &DesktopNotifier::clicked);
    emit m_daemon->NotificationClosed(41, 2);
    // What comes after it has been seen too.
    emit m_daemon->ActionInvoked(41, u"default"_s);
    m_notifier->show(u"eva"_s, u"another"_s);
    QTRY_COMPARE(m_daemon->shown.size(), 2);
    emit m_daemon->ActionInvoked(42, u"default"_s);
    QTRY_COMPARE(clicked.count(), 1);
    QCOMPARE(clicked.constFirst().at(0).toString(), u"eva"_s);
    m_notifier->show(u"tom"_s, u"second"_s);
    QTRY_COMPARE(m_daemon->shown.size(), 3);
    QCOMPARE(m_daemon->shown.constLast().replaces, 0U);
}

DECIDESK_TEST(tst_DesktopNotifier)
#include "tst_DesktopNotifier.moc"
