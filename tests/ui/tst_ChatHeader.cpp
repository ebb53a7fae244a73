#include "ChatHeader.h"

#include "ClosingServer.h"
#include "Desk.h"
#include "PlainLabel.h"
#include "Probe.h"
#include "TestProgram.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <memory>

using namespace decidesk;
using namespace decidesk::test;
using namespace Qt::StringLiterals;
using State = Session::State;
using Fault = FaultPlan::Step::Kind;

/// The head of the conversation, against a real session in every state.
class tst_ChatHeader : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void everyState_data();
    void everyState();
    void countsTheSeconds();
    void saysWhoseItIs();
    void marksTheServer_data();
    void marksTheServer();
    void longNamesGiveWay();
    void theStateGivesWayLast();
    void textFromOutsideIsPlain();
    void buttonsAsk();
    void tabOrder();
    void namesAreClean();
    void followsTheLanguage();
    void sessionCanBeReplaced();

private:
    Session *bringTo(State state);
    [[nodiscard]] QString text(const QString &part) const
    {
        return m_header->findChild<PlainLabel *>(part)->plainText();
    }

    std::unique_ptr<ClosingServer> m_closing;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<ChatHeader> m_header;
    QTcpServer m_mute;
};

void tst_ChatHeader::init()
{
    m_desk = std::make_unique<Desk>(std::chrono::seconds(50));
    m_desk->wait();
    m_header = std::make_unique<ChatHeader>();
    m_header->resize(700, 60);
    m_header->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_header.get()));
}

void tst_ChatHeader::cleanup()
{
    m_header.reset();
    m_desk.reset();
    m_closing.reset();
    m_mute.close();
}

Session *tst_ChatHeader::bringTo(State state)
{
    Session *session = nullptr;
    if (state == State::Connecting) {
        m_mute.listen(QHostAddress::LocalHost);
        m_desk->server.url = QUrl(u"ws://127.0.0.1:%1/ws"_s.arg(m_mute.serverPort()));
    }
    if (state == State::Resting) {
        m_closing = std::make_unique<ClosingServer>();
        m_desk->server.url = m_closing->url();
    }
    if (state == State::Registering)
        m_desk->plan({{.kind = Fault::Silent}});
    if (state == State::Connecting || state == State::Registering) {
        return m_desk->sessions.startRegistration(
            {m_desk->server, u"tom"_s, u"A boss"_s, Secret(u"key"_s), Secret(u"sum"_s), true});
    }
    session = m_desk->openAccount(u"tom"_s);
    if (!session)
        return nullptr;
    const auto reach = [session](State wanted) {
        return QTest::qWaitFor([session, wanted] { return session->state() == wanted; });
    };
    switch (state) {
    case State::Offline:
        session->goOffline();
        break;
    case State::LoggingIn:
    case State::Open:
        session->goOffline();
        if (!reach(State::Offline))
            return nullptr;
        m_desk->plan({{.kind = state == State::Open ? Fault::ServerError : Fault::Silent}});
        session->logIn();
        break;
    case State::Deciding:
        m_desk->plan({{.kind = Fault::Silent}});
        session->ask(u"Ship?"_s, this, [](const std::optional<Error> &) {});
        break;
    case State::Disconnecting:
        m_desk->plan({{.kind = Fault::Silent}});
        session->disconnectFromServer();
        break;
    case State::WaitingToReconnect:
        m_desk->practice.dropAll();
        break;
    case State::Resting:
        m_closing->end("1000");
        break;
    default:
        break;
    }
    return session;
}

void tst_ChatHeader::everyState_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("cancel");
    QTest::addColumn<bool>("disconnect");
    const auto row = [](State state, const char *words, bool cancel, bool disconnect) {
        QTest::newRow(words) << state << QString::fromUtf8(words) << cancel << disconnect;
    };
    row(State::Offline, "Offline", false, false);
    row(State::Connecting, "Connecting…", true, false);
    row(State::Open, "Connected, not logged in", false, true);
    row(State::Registering, "Registering…", true, false);
    row(State::LoggingIn, "Logging in…", true, false);
    row(State::Ready, "Ready", false, true);
    row(State::Deciding, "Deciding…", true, true);
    row(State::Disconnecting, "Disconnecting…", false, false);
    row(State::WaitingToReconnect, "Reconnecting in 50 s", true, true);
    row(State::Resting, "Idle", false, true);
}

void tst_ChatHeader::everyState()
{
    QFETCH(State, state);
    QFETCH(bool, cancel);
    QFETCH(bool, disconnect);
    Session *session = bringTo(state);
    QVERIFY(session);
    QTRY_COMPARE(session->state(), state);
    m_header->setSession(session);

    QTEST(text(u"state"_s), "words");
    QCOMPARE(m_header->findChild<QWidget *>(u"state"_s)->accessibleName(), text(u"state"_s));
    QCOMPARE(button(*m_header, u"Cancel"_s) != nullptr, cancel);
    QCOMPARE(button(*m_header, u"Disconnect"_s) != nullptr, disconnect);
    QCOMPARE(nameFaults(*m_header), QString());
}

void tst_ChatHeader::countsTheSeconds()
{
    m_header->setSession(bringTo(State::Deciding));
    QTRY_COMPARE(text(u"state"_s), u"Deciding…"_s);
    QTRY_COMPARE(text(u"state"_s), u"Deciding… 1 s"_s);
    QTRY_COMPARE(text(u"state"_s), u"Deciding… 2 s"_s);
}

void tst_ChatHeader::saysWhoseItIs()
{
    Session *session = bringTo(State::Ready);
    m_header->setSession(session);
    QCOMPARE(text(u"accountName"_s), u"tom"_s);
    QCOMPARE(text(u"serverName"_s), hostAndPort(m_desk->practice.url()));
    session->rename(u"anna"_s);
    QCOMPARE(text(u"accountName"_s), u"anna"_s);
    session->rename(QString());
    QCOMPARE(text(u"accountName"_s), hostAndPort(m_desk->practice.url()));
}

void tst_ChatHeader::marksTheServer_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<bool>("practice");
    QTest::addColumn<QString>("shown");
    QTest::newRow("wss") << QUrl(u"wss://a.example/ws"_s) << false << u"a.example"_s;
    QTest::newRow("ws elsewhere") << QUrl(u"ws://a.example/ws"_s) << false
                                  << u"a.example · unencrypted"_s;
    QTest::newRow("ws here") << QUrl(u"ws://localhost:3000/ws"_s) << false << u"localhost:3000"_s;
    QTest::newRow("practice") << QUrl(u"ws://127.0.0.1:4711/ws"_s) << true
                              << u"Practice, deleted when you quit"_s;
}

void tst_ChatHeader::marksTheServer()
{
    QFETCH(QUrl, url);
    QFETCH(bool, practice);
    Session *session = bringTo(State::Offline);
    QTRY_COMPARE(session->state(), State::Offline);
    Server server = session->server();
    server.url = url;
    server.practice = practice;
    m_desk->settings.saveServer(server);
    m_header->setSession(session);
    QTEST(text(u"serverName"_s), "shown");
}

void tst_ChatHeader::longNamesGiveWay()
{
    Session *session = bringTo(State::Deciding);
    session->rename(u"A name that is far too long for any header "_s.repeated(5));
    m_header->setSession(session);
    QTRY_VERIFY(button(*m_header, u"Cancel"_s));
    m_header->resize(420, 60);
    QTRY_COMPARE(m_header->width(), 420);
    QCOMPARE(clipped(*m_header), QString());
    const auto *name = m_header->findChild<QLabel *>(u"accountName"_s);
    QVERIFY(name->text().endsWith(u'…'));
    QVERIFY(!name->toolTip().isEmpty());
}

void tst_ChatHeader::theStateGivesWayLast()
{
    Session *session = bringTo(State::WaitingToReconnect);
    QVERIFY(session);
    session->rename(QString(300, u'n'));
    m_header->setSession(session);
    const auto *state = m_header->findChild<PlainLabel *>(u"state"_s);
    QTRY_VERIFY(state->width() > 0);
    // There is room for the state and the buttons, not for the name.
    m_header->resize(m_header->minimumSizeHint().width() + state->sizeHint().width(), 60);
    QTRY_COMPARE(state->text(), state->plainText());
    // Not even for the state: the buttons stay whole, and the state can still be read on a pause.
    m_header->resize(m_header->minimumSizeHint().width(), 60);
    QTRY_VERIFY(state->text() != state->plainText());
    QCOMPARE(state->accessibleName(), state->plainText());
    QVERIFY(state->toolTip().contains(state->plainText().toHtmlEscaped()));
}

void tst_ChatHeader::textFromOutsideIsPlain()
{
    Session *session = bringTo(State::Offline);
    session->rename(u"<b>tom</b>\u202e"_s);
    m_header->setSession(session);
    const auto *name = m_header->findChild<QLabel *>(u"accountName"_s);
    QCOMPARE(name->textFormat(), Qt::PlainText);
    QCOMPARE(name->accessibleName(), u"<b>tom</b>⟨U+202E⟩"_s);
}

void tst_ChatHeader::buttonsAsk()
{
    m_header->setSession(bringTo(State::Deciding));
    QTRY_VERIFY(button(*m_header, u"Cancel"_s));
    const QSignalSpy cancel(m_header.get(), &ChatHeader::cancelRequested);
    const QSignalSpy disconnect(m_header.get(), &ChatHeader::disconnectRequested);
    QTest::mouseClick(button(*m_header, u"Cancel"_s), Qt::LeftButton);
    QCOMPARE(cancel.count(), 1);
    QCOMPARE(disconnect.count(), 0);
    QTest::mouseClick(button(*m_header, u"Disconnect"_s), Qt::LeftButton);
    QCOMPARE(disconnect.count(), 1);
    QCOMPARE(button(*m_header, u"Disconnect"_s)->toolTip(), u"Ends the session on the server"_s);
}

void tst_ChatHeader::tabOrder()
{
    m_header->setSession(bringTo(State::Deciding));
    QTRY_VERIFY(button(*m_header, u"Cancel"_s));
    m_header->activateWindow();
    button(*m_header, u"Cancel"_s)->setFocus();
    QTRY_COMPARE(focusName(), u"Cancel"_s);
    QCOMPARE(walk(3), QStringList({u"Cancel"_s, u"Disconnect"_s, u"Cancel"_s}));
}

void tst_ChatHeader::namesAreClean()
{
    m_header->setSession(bringTo(State::Deciding));
    QTRY_VERIFY(button(*m_header, u"Cancel"_s));
    QCOMPARE(nameFaults(*m_header), QString());
}

void tst_ChatHeader::followsTheLanguage()
{
    m_header->setSession(bringTo(State::Deciding));
    QTRY_VERIFY(button(*m_header, u"Cancel"_s));
    const QStringList fromOutside{u"tom"_s, hostAndPort(m_desk->practice.url())};
    {
        const MarkedLanguage marked;
        QTRY_COMPARE(unmarked(*m_header, fromOutside), QString());
    }
    QTRY_VERIFY(button(*m_header, u"Cancel"_s));
    QVERIFY(text(u"state"_s).startsWith(u"Deciding…"_s));
}

void tst_ChatHeader::sessionCanBeReplaced()
{
    Session *tom = m_desk->openAccount(u"tom"_s);
    Session *anna = m_desk->openAccount(u"anna"_s);
    m_header->setSession(tom);
    m_header->setSession(anna);
    QCOMPARE(text(u"accountName"_s), u"anna"_s);
    tom->goOffline();
    QTRY_COMPARE(tom->state(), State::Offline);
    QCOMPARE(text(u"state"_s), u"Ready"_s);
    m_header->setSession(nullptr);
    QCOMPARE(text(u"state"_s), QString());
    QCOMPARE(button(*m_header, u"Disconnect"_s), nullptr);
}

DECIDESK_TEST(tst_ChatHeader)
#include "tst_ChatHeader.moc"
