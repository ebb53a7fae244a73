#include "Banner.h"
#include "ChatPage.h"
#include "ClosingServer.h"
#include "Composer.h"
#include "ConversationView.h"
#include "Desk.h"
#include "PlainLabel.h"
#include "Probe.h"
#include "TestProgram.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <memory>

using namespace decidesk;
using namespace decidesk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = Session::State;

namespace {

/// Counts how often a widget goes out of sight.
class Disappearances : public QObject
{
public:
    explicit Disappearances(QWidget &watched) { watched.installEventFilter(this); }

    int count = 0;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Hide)
            ++count;
        return QObject::eventFilter(watched, event);
    }
};

} // namespace

/// What a person sees of a conversation whose link the server ends, against a real server.
class tst_LinkEnd : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void anIdleCloseIsCalm();
    void anIdleEndWithoutACloseFrame_data();
    void anIdleEndWithoutACloseFrame();
    void theNextQuestionEndsTheRest();
    void theBannerOfTheRestCanGo();
    void connectNow();
    void disconnect();
    void theReasonStandsInTheFirstSentence_data();
    void theReasonStandsInTheFirstSentence();
    void aReconnectDoesNotFlash();
    void aReconnectThatIsCancelledLeavesNothing();

private:
    void make();
    [[nodiscard]] Banner *banner() const { return m_page->findChild<Banner *>(); }
    [[nodiscard]] QString bannerText() const
    {
        return banner()->isVisible() ? banner()->accessibleName() : QString();
    }
    [[nodiscard]] QString state() const
    {
        return m_page->findChild<PlainLabel *>(u"state"_s)->plainText();
    }
    [[nodiscard]] MessageField *field() const { return m_page->findChild<Composer *>()->field(); }

    std::unique_ptr<ClosingServer> m_server;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<ChatPage> m_page;
    Session *m_tom = nullptr;
};

void tst_LinkEnd::initTestCase()
{
    // No keychain of the person who runs the tests is in reach.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus");
}

void tst_LinkEnd::init()
{
    m_server = std::make_unique<ClosingServer>();
    m_desk = std::make_unique<Desk>(50s);
    m_desk->server.url = m_server->url();
    make();
}

void tst_LinkEnd::cleanup()
{
    m_page.reset();
    m_desk.reset();
    m_server.reset();
}

void tst_LinkEnd::make()
{
    m_tom = m_desk->openAccount(u"tom"_s);
    QVERIFY(m_tom);
    m_page = std::make_unique<ChatPage>(m_desk->settings, m_desk->history, m_desk->secrets);
    m_page->resize(700, 560);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_page->activateWindow();
    m_page->setSession(m_tom);
    m_page->focusMessage();
    QTRY_COMPARE(focusName(), u"Message"_s);
}

void tst_LinkEnd::anIdleCloseIsCalm()
{
    QTest::keyClicks(field(), u"half a sen"_s);
    m_server->end("1000");
    QTRY_COMPARE(bannerText(),
                 u"The server closed the connection: “the reason” (1000). It was not in use: "
                 "Decidesk logs in again with your next question."_s);
    QCOMPARE(banner()->content().tone, Tone::Accent);
    QCOMPARE(banner()->content().details, QString());
    QCOMPARE(state(), u"Idle"_s);
    // Typing goes on.
    QCOMPARE(focusName(), u"Message"_s);
    QTest::keyClicks(field(), u"tence"_s);
    QCOMPARE(field()->toPlainText(), u"half a sentence"_s);
    QCOMPARE(nameFaults(*m_page), QString());
    QCOMPARE(clipped(*m_page), QString());
    QCOMPARE(m_server->connectionCount(), 1);
}

void tst_LinkEnd::anIdleEndWithoutACloseFrame_data()
{
    QTest::addColumn<std::chrono::milliseconds>("idleAfter");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("unused for long")
        << 0ms
        << u"The server closed the connection. It was not in use: Decidesk logs in again with "
           "your next question."_s;
    QTest::newRow("just used") << std::chrono::milliseconds(1h)
                               << u"The connection to the server was lost. Reconnecting in 50 s."_s;
}

void tst_LinkEnd::anIdleEndWithoutACloseFrame()
{
    QFETCH(const std::chrono::milliseconds, idleAfter);
    m_page.reset();
    m_desk = std::make_unique<Desk>(50s, idleAfter);
    m_desk->server.url = m_server->url();
    make();
    m_server->end("FIN");
    QTRY_VERIFY(!bannerText().isEmpty());
    QTEST(bannerText(), "sentence");
}

void tst_LinkEnd::theNextQuestionEndsTheRest()
{
    m_server->end("1000");
    QTRY_COMPARE(state(), u"Idle"_s);
    QTest::keyClicks(field(), u"Ship?"_s);
    QTest::keyClick(field(), Qt::Key_Return);
    QTRY_COMPARE(m_server->actions,
                 QStringList({u"Register"_s, u"Connection"_s, u"TakeDecision"_s}));
    QTRY_COMPARE(state(), u"Ready"_s);
    QCOMPARE(bannerText(), QString());
    QCOMPARE(focusName(), u"Message"_s);
    QCOMPARE(field()->toPlainText(), QString());
    const auto *view = m_page->findChild<ConversationView *>();
    QTRY_VERIFY2(view->toPlainText().contains(u"yes"_s), qPrintable(view->toPlainText()));
}

void tst_LinkEnd::theBannerOfTheRestCanGo()
{
    m_server->end("1000");
    QTRY_COMPARE(state(), u"Idle"_s);
    QTest::mouseClick(button(*m_page, u"Dismiss"_s), Qt::LeftButton);
    QCOMPARE(bannerText(), QString());
    QCOMPARE(state(), u"Idle"_s);
    QCOMPARE(focusName(), u"Message"_s);
}

void tst_LinkEnd::connectNow()
{
    m_server->end("1000");
    QTRY_VERIFY(button(*m_page, u"Connect now"_s));
    button(*m_page, u"Connect now"_s)->setFocus();
    QTest::keyClick(button(*m_page, u"Connect now"_s), Qt::Key_Space);
    QTRY_COMPARE(state(), u"Ready"_s);
    QCOMPARE(bannerText(), QString());
    QCOMPARE(focusName(), u"Message"_s);
}

void tst_LinkEnd::disconnect()
{
    m_server->end("1000");
    QTRY_COMPARE(state(), u"Idle"_s);
    QTest::keyClicks(field(), u"half a sen"_s);
    QTest::mouseClick(button(*m_page, u"Disconnect"_s), Qt::LeftButton);
    QCOMPARE(state(), u"Offline"_s);
    QCOMPARE(bannerText(), QString());
    QTRY_COMPARE(focusName(), u"Log in"_s);
    m_tom->logIn();
    QTRY_COMPARE(state(), u"Ready"_s);
    QCOMPARE(field()->toPlainText(), u"half a sen"_s);
}

void tst_LinkEnd::theReasonStandsInTheFirstSentence_data()
{
    QTest::addColumn<QByteArray>("how");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("1011") << QByteArray("1011")
                          << u"The server closed the connection: “the reason” (1011). "
                             "Reconnecting in 50 s."_s;
    QTest::newRow("1008") << QByteArray("1008")
                          << u"The server closed the connection: “the reason” (1008). Check the "
                             "login and the server URL, or ask whoever runs the server."_s;
    QTest::newRow("4401") << QByteArray("4401")
                          << u"The server closed the connection: “the reason” (4401). Connect "
                             "again, or ask whoever runs the server."_s;
}

void tst_LinkEnd::theReasonStandsInTheFirstSentence()
{
    QFETCH(const QByteArray, how);
    m_server->end(how);
    QTRY_VERIFY(!bannerText().isEmpty());
    QTEST(bannerText(), "sentence");
    QCOMPARE(button(*m_page, u"Details"_s), nullptr);
}

void tst_LinkEnd::aReconnectDoesNotFlash()
{
    m_page.reset();
    m_desk = std::make_unique<Desk>(30ms);
    m_desk->server.url = m_server->url();
    make();
    m_server->end("1011");
    m_server.reset();
    QTRY_VERIFY(!bannerText().isEmpty());
    const Disappearances disappearances(*banner());
    QSignalSpy states(m_tom, &Session::stateChanged);
    QTRY_VERIFY(states.count() >= 6);
    QCOMPARE(disappearances.count, 0);
    QVERIFY2(bannerText().startsWith(u"Nothing answers at the server's address. "_s),
             qPrintable(bannerText()));
}

void tst_LinkEnd::aReconnectThatIsCancelledLeavesNothing()
{
    m_server->end("1011");
    QTRY_VERIFY(button(*m_page, u"Connect now"_s));
    // A server that takes the connection and says nothing.
    QTcpServer mute;
    QVERIFY(mute.listen(QHostAddress::LocalHost));
    Server server = m_tom->server();
    server.url = QUrl(u"ws://127.0.0.1:%1/ws"_s.arg(mute.serverPort()));
    m_desk->settings.saveServer(server);
    QTest::mouseClick(button(*m_page, u"Connect now"_s), Qt::LeftButton);
    QTRY_COMPARE(bannerText(),
                 u"The server closed the connection: “the reason” (1011). Connecting…"_s);
    QTest::mouseClick(button(*m_page, u"Cancel"_s), Qt::LeftButton);
    QTRY_COMPARE(state(), u"Offline"_s);
    QCOMPARE(bannerText(), QString());
}

DECIDESK_TEST(tst_LinkEnd)
#include "tst_LinkEnd.moc"
