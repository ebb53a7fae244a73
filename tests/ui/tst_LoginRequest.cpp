#include "LoginRequest.h"

#include "ChecksumDialog.h"
#include "Desk.h"
#include "SessionNotice.h"
#include "TestProgram.h"

#include <QTest>
#include <QWidget>

#include <memory>

using namespace decidesk;
using namespace decidesk::test;
using namespace Qt::StringLiterals;
using Fault = FaultPlan::Step::Kind;
using State = Session::State;

/// A login that a person wants, against a real server.
class tst_LoginRequest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void logsIn();
    void asksWhereTheKeychainCantBeUsed();
    void asksForAChecksumThatIsMissing();
    void asksOncePerRequest();
    void aLaterLoginAsksForNothing();
    void anotherFailureAsksForNothing();
    void doesNothingWhileLoggedIn();
    void outlivesItsSession();

private:
    [[nodiscard]] QList<ChecksumDialog *> dialogs() const
    {
        return m_window->findChildren<ChecksumDialog *>();
    }

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<QWidget> m_window;
    Session *m_tom = nullptr;
};

void tst_LoginRequest::initTestCase()
{
    // No keychain of the person who runs the tests is in reach.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus");
}

void tst_LoginRequest::init()
{
    m_desk = std::make_unique<Desk>();
    m_desk->wait();
    m_window = std::make_unique<QWidget>();
    m_tom = m_desk->openAccount(u"tom"_s);
    QVERIFY(m_tom);
    m_tom->goOffline();
    QTRY_COMPARE(m_tom->state(), State::Offline);
}

void tst_LoginRequest::cleanup()
{
    m_window.reset();
    m_desk.reset();
}

void tst_LoginRequest::logsIn()
{
    requestLogin(*m_tom, *m_window);
    QTRY_COMPARE(m_tom->state(), State::Ready);
    QCOMPARE(dialogs().size(), 0);
}

void tst_LoginRequest::asksForAChecksumThatIsMissing()
{
    QVERIFY(m_desk->forgetChecksum(*m_tom));
    requestLogin(*m_tom, *m_window);
    QTRY_COMPARE(dialogs().size(), 1);
    ChecksumDialog *dialog = dialogs().constFirst();
    emit dialog->given(Secret(u"checksum-of-tom"_s));
    QTRY_COMPARE(m_tom->state(), State::Ready);
}

void tst_LoginRequest::asksWhereTheKeychainCantBeUsed()
{
    SecretStore keychain(u"decidesk-test"_s, SecretStore::Backend::Keychain);
    SessionList sessions(SessionServices{.settings = m_desk->settings,
                                         .secrets = keychain,
                                         .history = m_desk->history,
                                         .traffic = m_desk->traffic,
                                         .random = m_desk->random});
    sessions.restore();
    Session *tom = sessions.session(m_tom->account().id);
    requestLogin(*tom, *m_window);
    QTRY_COMPARE(dialogs().size(), 1);
    QCOMPARE(tom->problem()->error.kind, Error::Kind::KeychainUnavailable);
    const auto notice = sessionNotice(*tom);
    QVERIFY(notice && notice->actions.contains(Banner::Action::EnterChecksum));
    ChecksumDialog *dialog = dialogs().constFirst();
    emit dialog->given(Secret(u"checksum-of-tom"_s));
    QTRY_COMPARE(tom->state(), State::Ready);
    QCOMPARE(m_desk->sessions.sessions().size(), 1);
}

void tst_LoginRequest::asksOncePerRequest()
{
    QVERIFY(m_desk->forgetChecksum(*m_tom));
    requestLogin(*m_tom, *m_window);
    requestLogin(*m_tom, *m_window);
    QTRY_VERIFY(m_tom->isIdle() && m_tom->problem());
    QCOMPARE(dialogs().size(), 1);
}

void tst_LoginRequest::aLaterLoginAsksForNothing()
{
    requestLogin(*m_tom, *m_window);
    QTRY_COMPARE(m_tom->state(), State::Ready);
    m_tom->goOffline();
    QTRY_COMPARE(m_tom->state(), State::Offline);
    QVERIFY(m_desk->forgetChecksum(*m_tom));
    m_tom->logIn();
    QTRY_VERIFY(m_tom->problem());
    QCOMPARE(m_tom->problem()->error.kind, Error::Kind::SecretMissing);
    QCOMPARE(dialogs().size(), 0);
}

void tst_LoginRequest::anotherFailureAsksForNothing()
{
    m_desk->plan({{.kind = Fault::ServerError, .text = u"who are you"_s}});
    requestLogin(*m_tom, *m_window);
    QTRY_VERIFY(m_tom->problem());
    QCOMPARE(dialogs().size(), 0);
    QTRY_VERIFY(m_tom->isIdle());
    QVERIFY(m_desk->forgetChecksum(*m_tom));
    m_tom->logIn();
    QTRY_VERIFY(m_tom->problem());
    QCOMPARE(m_tom->problem()->error.kind, Error::Kind::SecretMissing);
    QCOMPARE(dialogs().size(), 0);
}

void tst_LoginRequest::doesNothingWhileLoggedIn()
{
    m_tom->logIn();
    QTRY_COMPARE(m_tom->state(), State::Ready);
    requestLogin(*m_tom, *m_window);
    QCOMPARE(m_tom->state(), State::Ready);
    QVERIFY(!m_tom->problem());
}

void tst_LoginRequest::outlivesItsSession()
{
    m_desk->plan({{.kind = Fault::Silent}});
    requestLogin(*m_tom, *m_window);
    QTRY_COMPARE(m_tom->state(), State::LoggingIn);
    QCOMPARE(m_window->children().size(), 1);
    m_desk->sessions.remove(m_tom->account().id);
    QTRY_COMPARE(m_window->children().size(), 0);
}

DECIDESK_TEST(tst_LoginRequest)
#include "tst_LoginRequest.moc"
