#include "AccountPage.h"

#include "Desk.h"
#include "FieldNote.h"
#include "KeychainQuestions.h"
#include "PlainLabel.h"
#include "Probe.h"
#include "TestProgram.h"

#include <QAccessible>
#include <QHostAddress>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTcpServer>
#include <QTest>

#include <memory>

using namespace decidesk;
using namespace decidesk::test;
using namespace Qt::StringLiterals;
using Fault = FaultPlan::Step::Kind;

/// Where an account is made or logged in, against a real server.
class tst_AccountPage : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void names();
    void namesAreClean_data();
    void namesAreClean();
    void tabOrder_data();
    void tabOrder();
    void saysWhichServer_data();
    void saysWhichServer();
    void welcomesOnlyTheFirstTime();

    void registers();
    void keepsFieldsLockedWhileItRuns();
    void cancelReturnsToTheForm();
    void aFailureKeepsTheForm_data();
    void aFailureKeepsTheForm();
    void theReasonNamesWhatCanBeDone();
    void anOverLongFieldIsNamed_data();
    void anOverLongFieldIsNamed();
    void anOverLongChecksumIsNamedAtTheLogin();
    void noAnswerOffersToLogInWithIt();
    void unencryptedIsAskedFor();
    void agreeingSendsWhatStandsInTheForm_data();
    void agreeingSendsWhatStandsInTheForm();
    void theQuestionGoesWithItsServer_data();
    void theQuestionGoesWithItsServer();

    void logsIn();
    void aKnownChecksumSelectsItsAccount_data();
    void aKnownChecksumSelectsItsAccount();
    void aRefusedLoginKeepsTheForm();
    void theReasonOfTheLastLoginGoesWithTheNext();

    void theKeyComesFromTheSettings();
    void theKeychainIsAskedForAStoredServerOnly_data();
    void theKeychainIsAskedForAStoredServerOnly();
    void theKeyDoesNotGoToAnotherServer();
    void aTypedKeyIsOffered();

    void practice_data();
    void practice();
    void anotherAddressClearsTheFailure();
    void practiceKeepsWhatWasTyped();
    void changeLeavesThePracticeServer();
    void whatWasTypedForThePracticeServerComesAlong();
    void whatWasTypedSurvivesAnotherServer();
    void whatWasTypedSurvivesANewStart();
    void whatWasTypedSurvivesARestart();
    void noSecretSurvivesARestart();
    void whatWasTypedSurvivesARestartDuringPractice();
    void whatOpenedAnAccountIsGoneAfterARestart();
    void wasInViewOnlyWithSomethingTyped();
    void aLoginLeavesTheOtherForm();
    void anAccountThatIsRemovedUnlocksTheForms();
    void aRunningRegistrationSurvivesANewStart();
    void registersAgainWithWhatIsKnown();
    void registeredAgainItIsTheSameAccount();
    void registeredAgainWithAnotherChecksumItIsAnotherAccount();
    void registeringAgainFollowsItsServer();
    void aChecksumThatComesLateStaysWithItsServer();
    void theChecksumIsThatOfTheLastOneToRegisterAgain();
    void registeringAgainWaitsForWhatIsUnderWay();

    void followsTheLanguage();
    void nothingIsClipped_data();
    void nothingIsClipped();

private:
    [[nodiscard]] QLineEdit *field(const QString &name) const
    {
        return named<QLineEdit>(*m_page, name);
    }
    [[nodiscard]] QAbstractButton *button(const QString &name) const
    {
        return test::button(*m_page, name);
    }
    [[nodiscard]] QString text(const QString &part) const
    {
        return m_page->findChild<PlainLabel *>(part)->plainText();
    }
    [[nodiscard]] QString banner() const
    {
        const auto *shown = m_page->findChild<Banner *>();
        return shown->isVisible() ? shown->accessibleName() : QString();
    }
    [[nodiscard]] QTabWidget *tabs() const { return m_page->findChild<QTabWidget *>(); }
    void fill(const QString &name = u"tom"_s);
    void enter(const QString &name) const;
    [[nodiscard]] bool isFilledIn(const QString &name = u"tom"_s) const;
    void keepKey(const ServerId &server, const QString &key);
    void waitForKeychain();
    [[nodiscard]] static Server another();
    void start();

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<AccountPage> m_page;
};

void tst_AccountPage::init()
{
    m_desk = std::make_unique<Desk>();
}

void tst_AccountPage::cleanup()
{
    m_page.reset();
    m_desk.reset();
}

void tst_AccountPage::start()
{
    m_page = std::make_unique<AccountPage>(m_desk->sessions, m_desk->settings, m_desk->secrets);
    m_page->resize(700, 640);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_page->activateWindow();
    m_page->startAnew();
    QTRY_COMPARE(focusName(), u"Name"_s);
}

void tst_AccountPage::fill(const QString &name)
{
    QTest::keyClicks(field(u"Name"_s), name);
    QTest::keyClicks(named<QPlainTextEdit>(*m_page, u"Prompt"_s), u"A boss"_s);
    QTest::keyClicks(field(u"Checksum"_s), u"checksum-of-"_s + name);
    QTest::keyClicks(field(u"API key"_s), u"key"_s);
}

void tst_AccountPage::enter(const QString &name) const
{
    field(name)->setFocus();
    QTest::keyClick(field(name), Qt::Key_Return);
}

bool tst_AccountPage::isFilledIn(const QString &name) const
{
    return field(u"Name"_s)->text() == name
        && named<QPlainTextEdit>(*m_page, u"Prompt"_s)->toPlainText() == u"A boss"_s
        && field(u"Checksum"_s)->text() == u"checksum-of-"_s + name
        && field(u"API key"_s)->text() == u"key"_s;
}

void tst_AccountPage::keepKey(const ServerId &server, const QString &key)
{
    bool done = false;
    m_desk->secrets.write(apiKeyEntry(server), Secret(key), this,
                          [&done](const std::optional<Error> &) { done = true; });
    QTRY_VERIFY(done);
}

void tst_AccountPage::waitForKeychain()
{
    // Answers come in the order of the questions.
    bool done = false;
    m_desk->secrets.read(apiKeyEntry(QUuid::createUuid()), this,
                         [&done](const auto &) { done = true; });
    QTRY_VERIFY(done);
}

Server tst_AccountPage::another()
{
    Server server;
    server.id = QUuid::createUuid();
    server.url = QUrl(u"wss://b.example/ws"_s);
    return server;
}

void tst_AccountPage::names()
{
    start();
    QCOMPARE(m_page->accessibleName(), u"New account"_s);
    QCOMPARE(tabs()->count(), 2);
    QCOMPARE(tabs()->tabText(0), u"Register"_s);
    QCOMPARE(tabs()->tabText(1), u"Log in"_s);
    QVERIFY(button(u"Change…"_s));
    QVERIFY(button(u"Try without a server"_s));
    QVERIFY(button(u"Register"_s));
    QVERIFY(!button(u"Cancel"_s));
}

void tst_AccountPage::namesAreClean_data()
{
    QTest::addColumn<int>("tab");
    QTest::newRow("Register") << 0;
    QTest::newRow("Log in") << 1;
}

void tst_AccountPage::namesAreClean()
{
    QFETCH(int, tab);
    start();
    tabs()->setCurrentIndex(tab);
    QCOMPARE(nameFaults(*m_page), QString());
}

void tst_AccountPage::tabOrder_data()
{
    QTest::addColumn<int>("tab");
    QTest::addColumn<QStringList>("names");
    // The bar of the tabs has no name of its own.
    QTest::newRow("Register") << 0
                              << u"Change…||Name|Prompt|Checksum|Show checksum|Generate|"
                                 "From file…|API key|Show API key|Remember on this computer|"
                                 "Try without a server|Change…"_s.split(u'|');
    QTest::newRow("Log in") << 1
                            << u"Change…||Checksum|Show checksum|Name in your list|"
                               "Remember on this computer|Try without a server|Change…"_s.split(
                                   u'|');
}

void tst_AccountPage::tabOrder()
{
    QFETCH(int, tab);
    QFETCH(QStringList, names);
    start();
    tabs()->setCurrentIndex(tab);
    button(u"Change…"_s)->setFocus();
    QTRY_COMPARE(focusName(), u"Change…"_s);
    QCOMPARE(walk(names.size()), names);
}

void tst_AccountPage::saysWhichServer_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("shown");
    QTest::newRow("wss") << u"wss://a.example/ws"_s << u"Server: wss://a.example/ws"_s;
    QTest::newRow("ws") << u"ws://a.example/ws"_s << u"Server: ws://a.example/ws · unencrypted"_s;
    QTest::newRow("here") << u"ws://localhost:3000/ws"_s << u"Server: ws://localhost:3000/ws"_s;
    QTest::newRow("a path and a query") << u"wss://a.example:8443/one/two/ws?room=3"_s
                                        << u"Server: wss://a.example:8443/one/two/ws?room=3"_s;
    QTest::newRow("a name in other letters")
        << u"wss://bücher.example/ws"_s << u"Server: wss://xn--bcher-kva.example/ws"_s;
}

void tst_AccountPage::saysWhichServer()
{
    QFETCH(QString, url);
    m_desk->server.url = QUrl(url);
    start();
    m_desk->settings.setCurrentServer(m_desk->server);
    QTEST(text(u"serverName"_s), "shown");
    const QSignalSpy settings(m_page.get(), &AccountPage::settingsRequested);
    QTest::mouseClick(button(u"Change…"_s), Qt::LeftButton);
    QCOMPARE(settings.count(), 1);
}

void tst_AccountPage::welcomesOnlyTheFirstTime()
{
    const auto titles = [this] {
        QStringList texts;
        const auto labels = m_page->findChildren<PlainLabel *>();
        for (const PlainLabel *label : labels)
            texts += label->plainText();
        return texts;
    };
    start();
    QVERIFY(titles().contains(u"Welcome to Decidesk"_s));
    QVERIFY(m_desk->openAccount(u"tom"_s));
    m_page->startAnew();
    QVERIFY(titles().contains(u"New account"_s));
    QVERIFY(!titles().contains(u"Welcome to Decidesk"_s));
}

void tst_AccountPage::registers()
{
    start();
    QVERIFY(!button(u"Register"_s)->isEnabled());
    fill();
    QVERIFY(button(u"Register"_s)->isEnabled());
    QSignalSpy opened(m_page.get(), &AccountPage::opened);
    const QSignalSpy received(&m_desk->practice, &PracticeServer::received);
    QTest::mouseClick(button(u"Register"_s), Qt::LeftButton);
    QTRY_COMPARE(opened.count(), 1);
    auto *session = opened.constFirst().at(0).value<Session *>();
    QCOMPARE(session->state(), Session::State::Ready);
    QCOMPARE(session->account().name, u"tom"_s);
    QCOMPARE(session->account().prompt, u"A boss"_s);
    QCOMPARE(received.count(), 1);
    QCOMPARE(received.constFirst().constFirst().toString(),
             u"{\"action\":\"Register\",\"API_KEY\":\"key\",\"checksum\":\"checksum-of-tom\","
             "\"name\":\"tom\",\"prompt\":\"A boss\"}"_s);
    QVERIFY(field(u"Name"_s)->text().isEmpty());
    QVERIFY(field(u"Checksum"_s)->text().isEmpty());
}

void tst_AccountPage::keepsFieldsLockedWhileItRuns()
{
    start();
    m_desk->wait();
    m_desk->plan({{.kind = Fault::Silent}});
    fill();
    enter(u"Name"_s);
    QTRY_COMPARE(text(u"progress"_s), u"Registering…"_s);
    QVERIFY(button(u"Cancel"_s));
    QCOMPARE(focusName(), u"Cancel"_s);
    for (const char16_t *name : {u"Name", u"Checksum", u"API key"})
        QVERIFY(!field(QString::fromUtf16(name))->isEnabled());
    for (const char16_t *name : {u"Register", u"Change…", u"Try without a server", u"Generate"})
        QVERIFY(!button(QString::fromUtf16(name))->isEnabled());
    QVERIFY(isFilledIn());
    QTRY_COMPARE(text(u"progress"_s), u"Registering… 1 s"_s);
}

void tst_AccountPage::cancelReturnsToTheForm()
{
    start();
    m_desk->wait();
    QTcpServer mute;
    QVERIFY(mute.listen(QHostAddress::LocalHost));
    m_desk->server.url = QUrl(u"ws://127.0.0.1:%1/ws"_s.arg(mute.serverPort()));
    m_desk->settings.setCurrentServer(m_desk->server);
    fill();
    enter(u"API key"_s);
    QTRY_COMPARE(text(u"progress"_s), u"Connecting…"_s);
    QTest::keyClick(button(u"Cancel"_s), Qt::Key_Space);
    QTRY_VERIFY(!button(u"Cancel"_s));
    QVERIFY(isFilledIn());
    QVERIFY(field(u"Name"_s)->isEnabled());
    QTRY_COMPARE(focusName(), u"API key"_s);
    QCOMPARE(banner(), QString());
}

void tst_AccountPage::aFailureKeepsTheForm_data()
{
    QTest::addColumn<FaultPlan::Step>("fault");
    QTest::addColumn<QString>("reason");
    QTest::newRow("server error") << FaultPlan::Step{.kind = Fault::ServerError,
                                                     .text = u"wrong key"_s}
                                  << u"The server answered with an error: “"_s;
    QTest::newRow("no JSON") << FaultPlan::Step{.kind = Fault::NotJson}
                             << u"JSON decoding error in the received message."_s;
    QTest::newRow("no token") << FaultPlan::Step{.kind = Fault::Raw, .text = u"{\"data\":1}"_s}
                              << u"The server's answer contains no token."_s;
    QTest::newRow("lost") << FaultPlan::Step{.kind = Fault::Drop}
                          << u"The connection to the server was lost."_s;
    QTest::newRow("silent") << FaultPlan::Step{.kind = Fault::Silent}
                            << u"No answer came within 600 ms."_s;
}

void tst_AccountPage::aFailureKeepsTheForm()
{
    QFETCH(FaultPlan::Step, fault);
    QFETCH(QString, reason);
    start();
    m_desk->plan({fault});
    fill();
    const QSignalSpy opened(m_page.get(), &AccountPage::opened);
    enter(u"Checksum"_s);
    QTRY_VERIFY2(banner().startsWith(reason), qPrintable(banner()));
    QTRY_VERIFY(!button(u"Cancel"_s));
    QVERIFY(isFilledIn());
    QTRY_COMPARE(focusName(), u"Checksum"_s);
    QCOMPARE(opened.count(), 0);
    // On top: above the fields, in view.
    QVERIFY(m_page->findChild<Banner *>()->mapTo(m_page.get(), QPoint()).y()
            < tabs()->mapTo(m_page.get(), QPoint()).y());
    QVERIFY(
        m_page->rect().contains(m_page->findChild<Banner *>()->mapTo(m_page.get(), QPoint(1, 1))));
    // Ready for the next try.
    QVERIFY(button(u"Register"_s)->isEnabled());
    enter(u"Checksum"_s);
    QTRY_COMPARE(opened.count(), 1);
    QCOMPARE(banner(), QString());
}

void tst_AccountPage::theReasonNamesWhatCanBeDone()
{
    start();
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        m_desk->server.url = QUrl(u"ws://127.0.0.1:%1/ws"_s.arg(closed.serverPort()));
    }
    m_desk->settings.setCurrentServer(m_desk->server);
    fill();
    enter(u"Name"_s);
    QTRY_VERIFY2(banner().startsWith(u"Nothing answers at the server's address."_s),
                 qPrintable(banner()));
    const QSignalSpy settings(m_page.get(), &AccountPage::settingsRequested);
    QTest::mouseClick(button(u"Settings…"_s), Qt::LeftButton);
    QCOMPARE(settings.count(), 1);
    QVERIFY(isFilledIn());
    QCOMPARE(nameFaults(*m_page), QString());
}

void tst_AccountPage::anOverLongFieldIsNamed_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("size");
    QTest::addColumn<QString>("title");
    QTest::newRow("name") << u"Name"_s << 5'000 << u"The name is too long."_s;
    QTest::newRow("prompt") << u"Prompt"_s << 1'100'000 << u"The prompt is too long."_s;
    QTest::newRow("checksum") << u"Checksum"_s << 5'000 << u"The checksum is too long."_s;
    QTest::newRow("API key") << u"API key"_s << 5'000 << u"The API key is too long."_s;
}

void tst_AccountPage::anOverLongFieldIsNamed()
{
    QFETCH(const QString, name);
    QFETCH(const int, size);
    QFETCH(const QString, title);

    QSignalSpy received(&m_desk->practice, &PracticeServer::received);
    start();
    fill();
    const QString tooLong = u"word "_s.repeated(size / 5 - 1) + u"word!"_s;
    auto *widget = named<QWidget>(*m_page, name);
    auto *prompt = qobject_cast<QPlainTextEdit *>(widget);
    if (prompt)
        prompt->setPlainText(tooLong);
    else
        qobject_cast<QLineEdit *>(widget)->setText(tooLong);
    enter(u"API key"_s);
    QTRY_VERIFY2(banner().startsWith(title), qPrintable(banner()));
    // Beside the field stands the same, nothing was sent, and what was typed is still there.
    QVERIFY2(
        QAccessible::queryAccessibleInterface(widget)
            ->text(QAccessible::Description)
            .contains(title),
        qPrintable(QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Description)));
    QCOMPARE(focusName(), name);
    QVERIFY(received.isEmpty());
    QCOMPARE(prompt ? prompt->toPlainText() : qobject_cast<QLineEdit *>(widget)->text(), tooLong);
    // Ready for the next try.
    if (prompt)
        prompt->setPlainText(u"A boss"_s);
    else
        qobject_cast<QLineEdit *>(widget)->setText(u"short"_s);
    QSignalSpy opened(m_page.get(), &AccountPage::opened);
    enter(u"API key"_s);
    QTRY_COMPARE(opened.count(), 1);
}

void tst_AccountPage::anOverLongChecksumIsNamedAtTheLogin()
{
    QSignalSpy received(&m_desk->practice, &PracticeServer::received);
    start();
    tabs()->setCurrentIndex(1);
    const QString tooLong(5'000, u'c');
    field(u"Checksum"_s)->setText(tooLong);
    enter(u"Checksum"_s);
    QTRY_VERIFY2(banner().startsWith(u"The checksum is too long."_s), qPrintable(banner()));
    QVERIFY(QAccessible::queryAccessibleInterface(field(u"Checksum"_s))
                ->text(QAccessible::Description)
                .contains(u"The checksum is too long."_s));
    QCOMPARE(focusName(), u"Checksum"_s);
    QCOMPARE(field(u"Checksum"_s)->text(), tooLong);
    QVERIFY(received.isEmpty());
}

void tst_AccountPage::noAnswerOffersToLogInWithIt()
{
    start();
    m_desk->plan({{.kind = Fault::Silent}});
    fill();
    enter(u"Name"_s);
    QTRY_COMPARE(
        banner(),
        u"No answer came within 600 ms. The server may have registered you anyway: log in with the "
        "checksum to find out."_s);
    QVERIFY(button(u"Log in with it"_s));
    QSignalSpy opened(m_page.get(), &AccountPage::opened);
    QTest::mouseClick(button(u"Log in with it"_s), Qt::LeftButton);
    QTRY_COMPARE(opened.count(), 1);
    QCOMPARE(opened.constFirst().at(0).value<Session *>()->account().name, u"tom"_s);
    QCOMPARE(m_desk->sessions.sessions().size(), 1);
}

void tst_AccountPage::unencryptedIsAskedFor()
{
    start();
    m_desk->server.url = QUrl(u"ws://192.0.2.1:9/ws"_s);
    m_desk->settings.setCurrentServer(m_desk->server);
    fill();
    enter(u"Name"_s);
    QTRY_VERIFY(button(u"Send unencrypted"_s));
    QVERIFY(isFilledIn());
    QVERIFY(!m_desk->settings.server(m_desk->server.id)->plainTextConsent);
    QTest::mouseClick(button(u"Send unencrypted"_s), Qt::LeftButton);
    QTRY_VERIFY(m_desk->settings.server(m_desk->server.id)->plainTextConsent);
    QTRY_COMPARE(text(u"progress"_s), u"Connecting…"_s);
}

void tst_AccountPage::agreeingSendsWhatStandsInTheForm_data()
{
    QTest::addColumn<int>("tab");
    QTest::addColumn<QString>("name");
    QTest::newRow("Register") << 0 << u"Name"_s;
    QTest::newRow("Log in") << 1 << u"Name in your list"_s;
}

void tst_AccountPage::agreeingSendsWhatStandsInTheForm()
{
    QFETCH(int, tab);
    QFETCH(QString, name);
    start();
    m_desk->server.url = QUrl(u"ws://192.0.2.1:9/ws"_s);
    m_desk->settings.setCurrentServer(m_desk->server);
    fill();
    tabs()->setCurrentIndex(tab);
    field(name)->setText(u"tom"_s);
    field(u"Checksum"_s)->setText(u"checksum-of-tom"_s);
    enter(name);
    QTRY_VERIFY(button(u"Send unencrypted"_s));
    field(name)->setText(u"anna"_s);
    QTest::mouseClick(button(u"Send unencrypted"_s), Qt::LeftButton);
    QTRY_COMPARE(text(u"progress"_s), u"Connecting…"_s);
    QTRY_COMPARE(m_desk->sessions.candidate()->account().name, u"anna"_s);
    QVERIFY(m_desk->settings.server(m_desk->server.id)->plainTextConsent);
}

void tst_AccountPage::theQuestionGoesWithItsServer_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("sameServer");
    QTest::addColumn<bool>("asks");
    QTest::newRow("another server") << u"ws://198.51.100.1:9/ws"_s << false << false;
    QTest::newRow("moved") << u"ws://198.51.100.1:9/ws"_s << true << false;
    QTest::newRow("encrypted now") << u"wss://192.0.2.1:9/ws"_s << true << false;
    QTest::newRow("another path") << u"ws://192.0.2.1:9/other"_s << true << true;
}

void tst_AccountPage::theQuestionGoesWithItsServer()
{
    QFETCH(QString, url);
    QFETCH(bool, sameServer);
    QFETCH(bool, asks);
    start();
    m_desk->server.url = QUrl(u"ws://192.0.2.1:9/ws"_s);
    m_desk->settings.setCurrentServer(m_desk->server);
    fill();
    enter(u"Name"_s);
    QTRY_VERIFY(button(u"Send unencrypted"_s));
    Server changed = m_desk->server;
    if (!sameServer)
        changed.id = QUuid::createUuid();
    changed.url = QUrl(url);
    m_desk->settings.setCurrentServer(changed);
    QCOMPARE(button(u"Send unencrypted"_s) != nullptr, asks);
    QCOMPARE(banner().isEmpty(), !asks);
    QVERIFY(isFilledIn());
}

void tst_AccountPage::logsIn()
{
    Session *elsewhere = m_desk->openAccount(u"tom"_s);
    QVERIFY(elsewhere);
    m_desk->sessions.remove(elsewhere->account().id);
    start();
    tabs()->setCurrentIndex(1);
    QTest::keyClicks(field(u"Checksum"_s), u"checksum-of-tom"_s);
    QTest::keyClicks(field(u"Name in your list"_s), u"Tom at work"_s);
    QSignalSpy opened(m_page.get(), &AccountPage::opened);
    QTest::mouseClick(button(u"Log in"_s), Qt::LeftButton);
    QTRY_COMPARE(opened.count(), 1);
    QCOMPARE(opened.constFirst().at(0).value<Session *>()->account().name, u"Tom at work"_s);
    QVERIFY(opened.constFirst().at(1).value<Secret>().isEmpty());
}

void tst_AccountPage::aKnownChecksumSelectsItsAccount_data()
{
    QTest::addColumn<bool>("online");
    QTest::newRow("offline") << false;
    QTest::newRow("logged in") << true;
}

void tst_AccountPage::aKnownChecksumSelectsItsAccount()
{
    QFETCH(bool, online);
    Session *tom = m_desk->openAccount(u"tom"_s);
    if (!online) {
        tom->goOffline();
        QTRY_COMPARE(tom->state(), Session::State::Offline);
    }
    start();
    tabs()->setCurrentIndex(1);
    QTest::keyClicks(field(u"Checksum"_s), u"checksum-of-tom"_s);
    QSignalSpy opened(m_page.get(), &AccountPage::opened);
    enter(u"Checksum"_s);
    QTRY_COMPARE(opened.count(), 1);
    QCOMPARE(opened.constFirst().at(0).value<Session *>(), tom);
    QCOMPARE(m_desk->sessions.sessions().size(), 1);
    QVERIFY(!tom->problem());
}

void tst_AccountPage::aRefusedLoginKeepsTheForm()
{
    start();
    tabs()->setCurrentIndex(1);
    QTest::keyClicks(field(u"Checksum"_s), u"nobody's"_s);
    QTest::keyClicks(field(u"Name in your list"_s), u"tom"_s);
    enter(u"Name in your list"_s);
    QTRY_VERIFY2(banner().startsWith(u"The server answered with an error: “"_s),
                 qPrintable(banner()));
    QCOMPARE(field(u"Checksum"_s)->text(), u"nobody's"_s);
    QCOMPARE(field(u"Name in your list"_s)->text(), u"tom"_s);
    QTRY_COMPARE(focusName(), u"Name in your list"_s);
    QVERIFY(m_desk->sessions.sessions().isEmpty());
}

void tst_AccountPage::theReasonOfTheLastLoginGoesWithTheNext()
{
    start();
    m_desk->server.url = QUrl(u"ws://192.0.2.1:9/ws"_s);
    m_desk->settings.setCurrentServer(m_desk->server);
    tabs()->setCurrentIndex(1);
    QTest::keyClicks(field(u"Checksum"_s), u"nobody's"_s);
    enter(u"Checksum"_s);
    QTRY_VERIFY(button(u"Send unencrypted"_s));
    enter(u"Checksum"_s);
    // While the account is looked for there is nothing to agree to.
    QCOMPARE(text(u"progress"_s), u"Connecting…"_s);
    QCOMPARE(banner(), QString());
    QTRY_VERIFY(button(u"Send unencrypted"_s));
}

void tst_AccountPage::theKeychainIsAskedForAStoredServerOnly_data()
{
    QTest::addColumn<bool>("stored");
    QTest::newRow("stored") << true;
    QTest::newRow("first start") << false;
}

void tst_AccountPage::theKeychainIsAskedForAStoredServerOnly()
{
    QFETCH(const bool, stored);
    const KeychainQuestions questions;
    SecretStore keychain(u"decidesk-test"_s, SecretStore::Backend::Keychain);
    Settings settings(m_desk->folder.filePath(u"first-start.ini"_s));
    if (stored)
        settings.setCurrentServer(settings.currentServer());
    m_page = std::make_unique<AccountPage>(m_desk->sessions, settings, keychain);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_page->startAnew();
    // Answers come in the order of the questions.
    bool done = false;
    keychain.read(u"another"_s, this, [&done](const auto &) { done = true; });
    QTRY_VERIFY(done);
    QCOMPARE(KeychainQuestions::count() > 1, stored);
    m_page.reset();
}

void tst_AccountPage::theKeyComesFromTheSettings()
{
    keepKey(m_desk->server.id, u"kept-key"_s);
    start();
    QTRY_COMPARE(field(u"API key"_s)->text(), u"kept-key"_s);
    QVERIFY(field(u"API key"_s)->echoMode() == QLineEdit::Password);
    keepKey(m_desk->server.id, u"newer-key"_s);
    m_page->onSettingsApplied();
    QTRY_COMPARE(field(u"API key"_s)->text(), u"newer-key"_s);
}

void tst_AccountPage::theKeyDoesNotGoToAnotherServer()
{
    keepKey(m_desk->server.id, u"kept-key"_s);
    start();
    QTRY_COMPARE(field(u"API key"_s)->text(), u"kept-key"_s);
    m_desk->settings.setCurrentServer(another());
    QCOMPARE(text(u"serverName"_s), u"Server: wss://b.example/ws"_s);
    QCOMPARE(field(u"API key"_s)->text(), QString());
    // And it is there again with its own server.
    m_desk->settings.setCurrentServer(m_desk->server);
    QTRY_COMPARE(field(u"API key"_s)->text(), u"kept-key"_s);
}

void tst_AccountPage::aTypedKeyIsOffered()
{
    keepKey(m_desk->server.id, u"kept-key"_s);
    start();
    QTRY_COMPARE(field(u"API key"_s)->text(), u"kept-key"_s);
    field(u"API key"_s)->clear();
    fill();
    QSignalSpy opened(m_page.get(), &AccountPage::opened);
    enter(u"Name"_s);
    QTRY_COMPARE(opened.count(), 1);
    QCOMPARE(opened.constFirst().at(1).value<Secret>().reveal(), u"key"_s);
}

void tst_AccountPage::anotherAddressClearsTheFailure()
{
    const QUrl good = m_desk->server.url;
    m_desk->server.url = QUrl(u"ws://localhost:1/ws"_s);
    m_desk->settings.setCurrentServer(m_desk->server);
    start();
    QVERIFY(button(u"Remember on this computer"_s));
    fill();
    enter(u"Name"_s);
    QTRY_VERIFY(m_page->findChild<Banner *>()->isVisible());
    m_desk->server.url = good;
    m_desk->settings.setCurrentServer(m_desk->server);
    QTRY_VERIFY(!m_page->findChild<Banner *>()->isVisible());
    QVERIFY(isFilledIn());
    QSignalSpy opened(m_page.get(), &AccountPage::opened);
    enter(u"Name"_s);
    QTRY_COMPARE(opened.count(), 1);
}

void tst_AccountPage::practice_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::newRow("space") << Qt::Key_Space;
    QTest::newRow("enter") << Qt::Key_Return;
}

void tst_AccountPage::practice()
{
    QFETCH(const Qt::Key, key);
    start();
    const QSignalSpy requested(m_page.get(), &AccountPage::practiceRequested);
    QTest::mouseClick(button(u"Try without a server"_s), Qt::LeftButton);
    QCOMPARE(requested.count(), 1);
    m_page->usePracticeServer(m_desk->practiceServer());
    QCOMPARE(text(u"serverName"_s), u"Server: practice server on this computer"_s);
    QVERIFY(!button(u"Try without a server"_s));
    // Nothing of it outlives the program.
    QVERIFY(!button(u"Remember on this computer"_s));
    QTRY_COMPARE(focusName(), u"Register"_s);
    QSignalSpy opened(m_page.get(), &AccountPage::opened);
    QTest::keyClick(QApplication::focusWidget(), key);
    QTRY_COMPARE(opened.count(), 1);
    QVERIFY(opened.constFirst().at(0).value<Session *>()->server().practice);
    // No key to keep.
    QVERIFY(opened.constFirst().at(1).value<Secret>().isEmpty());
}

void tst_AccountPage::practiceKeepsWhatWasTyped()
{
    start();
    fill();
    m_page->usePracticeServer(m_desk->practiceServer());
    // Who decides is as good there; key and checksum were not given for it.
    QCOMPARE(field(u"Name"_s)->text(), u"tom"_s);
    QCOMPARE(named<QPlainTextEdit>(*m_page, u"Prompt"_s)->toPlainText(), u"A boss"_s);
    QVERIFY(field(u"Checksum"_s)->text() != u"checksum-of-tom"_s);
    QVERIFY(!field(u"Checksum"_s)->text().isEmpty());
    QVERIFY(field(u"API key"_s)->text() != u"key"_s);
    m_page->startAnew();
    QVERIFY(isFilledIn());
    QVERIFY(text(u"serverName"_s) != u"Server: practice server on this computer"_s);
}

void tst_AccountPage::changeLeavesThePracticeServer()
{
    start();
    m_page->usePracticeServer(m_desk->practiceServer());
    const QSignalSpy settings(m_page.get(), &AccountPage::settingsRequested);
    QTest::mouseClick(button(u"Change…"_s), Qt::LeftButton);
    QCOMPARE(settings.count(), 1);
    QCOMPARE(text(u"serverName"_s), u"Server: "_s + m_desk->server.url.toString());
    QVERIFY(button(u"Try without a server"_s));
    QVERIFY(field(u"API key"_s)->text().isEmpty());
}

void tst_AccountPage::whatWasTypedForThePracticeServerComesAlong()
{
    start();
    QTest::keyClicks(field(u"Checksum"_s), u"typed before"_s);
    m_page->usePracticeServer(m_desk->practiceServer());
    for (const char16_t *name : {u"Name", u"API key"})
        field(QString::fromUtf16(name))->clear();
    QTest::keyClicks(field(u"Name"_s), u"tom"_s);
    QTest::keyClicks(field(u"API key"_s), u"key"_s);
    tabs()->setCurrentIndex(1);
    QTest::keyClicks(field(u"Name in your list"_s), u"anna"_s);
    m_desk->settings.setCurrentServer(another());
    m_page->startAnew();
    QCOMPARE(text(u"serverName"_s), u"Server: wss://b.example/ws"_s);
    QCOMPARE(field(u"Name in your list"_s)->text(), u"anna"_s);
    tabs()->setCurrentIndex(0);
    QCOMPARE(field(u"Name"_s)->text(), u"tom"_s);
    QCOMPARE(field(u"API key"_s)->text(), u"key"_s);
    // What the page filled in goes, and what stood there before comes back.
    QCOMPARE(named<QPlainTextEdit>(*m_page, u"Prompt"_s)->toPlainText(), QString());
    QCOMPARE(field(u"Checksum"_s)->text(), u"typed before"_s);
}

void tst_AccountPage::whatWasTypedSurvivesAnotherServer()
{
    keepKey(m_desk->server.id, u"kept-key"_s);
    start();
    QTRY_COMPARE(field(u"API key"_s)->text(), u"kept-key"_s);
    field(u"API key"_s)->clear();
    fill();
    m_desk->settings.setCurrentServer(another());
    m_page->onSettingsApplied();
    m_page->startAnew();
    waitForKeychain();
    QCOMPARE(text(u"serverName"_s), u"Server: wss://b.example/ws"_s);
    QVERIFY(isFilledIn());
}

void tst_AccountPage::whatWasTypedSurvivesANewStart()
{
    start();
    fill();
    tabs()->setCurrentIndex(1);
    QTest::keyClicks(field(u"Name in your list"_s), u"anna"_s);
    m_page->startAnew();
    QCOMPARE(field(u"Name in your list"_s)->text(), u"anna"_s);
    tabs()->setCurrentIndex(0);
    QVERIFY(isFilledIn());
}

void tst_AccountPage::whatWasTypedSurvivesARestart()
{
    start();
    QTest::keyClicks(field(u"Name"_s), u"tom"_s);
    named<QPlainTextEdit>(*m_page, u"Prompt"_s)->setPlainText(u"A boss\nwith “two” lines"_s);
    tabs()->setCurrentIndex(1);
    QTest::keyClicks(field(u"Name in your list"_s), u"anna"_s);
    button(u"Remember on this computer"_s)->click();
    // By itself, soon after it was typed: a program that is killed says nothing before.
    QTRY_VERIFY(m_desk->settings.windowState(u"newAccount"_s).contains("rememberLogin"));
    start();
    QVERIFY(button(u"Remember on this computer"_s)->isChecked());
    QCOMPARE(field(u"Name"_s)->text(), u"tom"_s);
    QCOMPARE(named<QPlainTextEdit>(*m_page, u"Prompt"_s)->toPlainText(),
             u"A boss\nwith “two” lines"_s);
    tabs()->setCurrentIndex(1);
    QCOMPARE(field(u"Name in your list"_s)->text(), u"anna"_s);
    QVERIFY(!button(u"Remember on this computer"_s)->isChecked());
    QVERIFY(AccountPage::wasInView(m_desk->settings));
}

void tst_AccountPage::noSecretSurvivesARestart()
{
    start();
    fill();
    m_page->save();
    const QByteArray stored = m_desk->settings.windowState(u"newAccount"_s);
    QVERIFY(stored.contains("A boss"));
    QVERIFY2(!stored.contains("checksum-of-tom") && !stored.contains("key"), stored.constData());
}

void tst_AccountPage::whatWasTypedSurvivesARestartDuringPractice()
{
    start();
    QTest::keyClicks(field(u"Name"_s), u"tom"_s);
    m_page->usePracticeServer(m_desk->practiceServer());
    // What was filled in for the practice server is not what was typed.
    QVERIFY(!named<QPlainTextEdit>(*m_page, u"Prompt"_s)->toPlainText().isEmpty());
    m_page->save();
    start();
    QCOMPARE(field(u"Name"_s)->text(), u"tom"_s);
    QCOMPARE(named<QPlainTextEdit>(*m_page, u"Prompt"_s)->toPlainText(), QString());
}

void tst_AccountPage::whatOpenedAnAccountIsGoneAfterARestart()
{
    start();
    fill();
    m_page->save();
    const QSignalSpy opened(m_page.get(), &AccountPage::opened);
    enter(u"Name"_s);
    QTRY_COMPARE(opened.count(), 1);
    start();
    QCOMPARE(field(u"Name"_s)->text(), QString());
    QVERIFY(!AccountPage::wasInView(m_desk->settings));
}

void tst_AccountPage::wasInViewOnlyWithSomethingTyped()
{
    start();
    m_page->save();
    start();
    QVERIFY(!AccountPage::wasInView(m_desk->settings));
    QTest::keyClicks(field(u"Name"_s), u"tom"_s);
    m_page->hide();
    m_page->save();
    start();
    QCOMPARE(field(u"Name"_s)->text(), u"tom"_s);
    QVERIFY(!AccountPage::wasInView(m_desk->settings));
}

void tst_AccountPage::aLoginLeavesTheOtherForm()
{
    // Known to the server, and not here.
    const Session *anna = m_desk->openAccount(u"anna"_s);
    QVERIFY(anna);
    m_desk->sessions.remove(anna->account().id);
    start();
    QTest::keyClicks(field(u"Name"_s), u"half a na"_s);
    QTest::keyClicks(field(u"API key"_s), u"key"_s);
    tabs()->setCurrentIndex(1);
    QTest::keyClicks(field(u"Checksum"_s), u"checksum-of-anna"_s);
    const QSignalSpy opened(m_page.get(), &AccountPage::opened);
    enter(u"Checksum"_s);
    QTRY_COMPARE(opened.count(), 1);
    // The key has not been used.
    QVERIFY(opened.constFirst().at(1).value<Secret>().isEmpty());
    QCOMPARE(field(u"Checksum"_s)->text(), QString());
    tabs()->setCurrentIndex(0);
    QCOMPARE(field(u"Name"_s)->text(), u"half a na"_s);
    start();
    QCOMPARE(field(u"Name"_s)->text(), u"half a na"_s);
}

void tst_AccountPage::anAccountThatIsRemovedUnlocksTheForms()
{
    Session *tom = m_desk->openAccount(u"tom"_s);
    QVERIFY(tom);
    tom->goOffline();
    QTRY_COMPARE(tom->state(), Session::State::Offline);
    start();
    m_desk->wait();
    m_desk->plan({{.kind = Fault::Silent}});
    tabs()->setCurrentIndex(1);
    QTest::keyClicks(field(u"Checksum"_s), u"checksum-of-tom"_s);
    enter(u"Checksum"_s);
    QTRY_COMPARE(tom->state(), Session::State::LoggingIn);
    QVERIFY(!tabs()->isEnabled());
    m_desk->sessions.remove(tom->account().id);
    QTRY_VERIFY(tabs()->isEnabled());
    QVERIFY(!button(u"Cancel"_s));
}

void tst_AccountPage::aRunningRegistrationSurvivesANewStart()
{
    start();
    m_desk->wait();
    m_desk->plan({{.kind = Fault::Silent}});
    fill();
    enter(u"Name"_s);
    QTRY_COMPARE(text(u"progress"_s), u"Registering…"_s);
    m_page->hide();
    m_page->show();
    m_page->startAnew();
    QVERIFY(button(u"Cancel"_s));
    QCOMPARE(text(u"progress"_s), u"Registering…"_s);
    QVERIFY(!field(u"Name"_s)->isEnabled());
    QVERIFY(isFilledIn());
}

void tst_AccountPage::registersAgainWithWhatIsKnown()
{
    Session *tom = m_desk->openAccount(u"tom"_s);
    start();
    QTest::keyClicks(field(u"Name"_s), u"half a na"_s);
    m_page->registerAgain(*tom);
    QCOMPARE(field(u"Name"_s)->text(), u"tom"_s);
    QCOMPARE(named<QPlainTextEdit>(*m_page, u"Prompt"_s)->toPlainText(), u"A careful friend"_s);
    QTRY_COMPARE(field(u"Checksum"_s)->text(), u"checksum-of-tom"_s);
    m_page->startAnew();
    QCOMPARE(field(u"Name"_s)->text(), u"half a na"_s);
}

void tst_AccountPage::registeredAgainItIsTheSameAccount()
{
    Session *tom = m_desk->openAccount(u"tom"_s);
    tom->disconnectFromServer();
    QTRY_COMPARE(tom->state(), Session::State::Offline);
    start();
    QSignalSpy opened(m_page.get(), &AccountPage::opened);
    m_page->registerAgain(*tom);
    QTRY_COMPARE(field(u"Checksum"_s)->text(), u"checksum-of-tom"_s);
    field(u"API key"_s)->setText(u"key-1"_s);
    enter(u"Name"_s);
    QTRY_COMPARE(opened.count(), 1);
    QCOMPARE(opened.constFirst().at(0).value<Session *>(), tom);
    QCOMPARE(m_desk->sessions.sessions(), QList<Session *>{tom});
}

void tst_AccountPage::registeredAgainWithAnotherChecksumItIsAnotherAccount()
{
    Session *tom = m_desk->openAccount(u"tom"_s);
    start();
    m_page->registerAgain(*tom);
    QTRY_COMPARE(field(u"Checksum"_s)->text(), u"checksum-of-tom"_s);
    field(u"Checksum"_s)->setText(u"another-checksum"_s);
    field(u"API key"_s)->setText(u"key-1"_s);
    enter(u"Name"_s);
    QTRY_COMPARE(m_desk->sessions.sessions().size(), 2);
    QCOMPARE(m_desk->sessions.sessions().constFirst(), tom);
}

void tst_AccountPage::registeringAgainFollowsItsServer()
{
    Session *tom = m_desk->openAccount(u"tom"_s);
    start();
    m_page->registerAgain(*tom);
    Server moved = tom->server();
    moved.url = QUrl(u"wss://b.example/ws"_s);
    m_desk->settings.saveServer(moved);
    QCOMPARE(text(u"serverName"_s), u"Server: wss://b.example/ws"_s);
    QCOMPARE(field(u"Name"_s)->text(), u"tom"_s);
}

void tst_AccountPage::aChecksumThatComesLateStaysWithItsServer()
{
    Session *tom = m_desk->openAccount(u"tom"_s);
    m_desk->settings.setCurrentServer(another());
    start();
    m_page->registerAgain(*tom);
    m_page->startAnew();
    QCOMPARE(text(u"serverName"_s), u"Server: wss://b.example/ws"_s);
    waitForKeychain();
    QCOMPARE(field(u"Checksum"_s)->text(), QString());
}

void tst_AccountPage::theChecksumIsThatOfTheLastOneToRegisterAgain()
{
    Session *tom = m_desk->openAccount(u"tom"_s);
    Session *anna = m_desk->openAccount(u"anna"_s);
    start();
    m_page->registerAgain(*tom);
    m_page->registerAgain(*anna);
    waitForKeychain();
    QCOMPARE(field(u"Name"_s)->text(), u"anna"_s);
    QCOMPARE(field(u"Checksum"_s)->text(), u"checksum-of-anna"_s);
}

void tst_AccountPage::registeringAgainWaitsForWhatIsUnderWay()
{
    Session *anna = m_desk->openAccount(u"anna"_s);
    start();
    m_desk->wait();
    m_desk->plan({{.kind = Fault::Silent}});
    fill();
    enter(u"Name"_s);
    QTRY_COMPARE(text(u"progress"_s), u"Registering…"_s);
    QSignalSpy hint(m_page.get(), &AccountPage::hint);
    m_page->registerAgain(*anna);
    QCOMPARE(hint.count(), 1);
    QCOMPARE(hint.constFirst().at(0).toString(),
             u"Another registration or login is in progress. Wait for it or cancel it, then try "
             "again."_s);
    QVERIFY(button(u"Cancel"_s));
    QVERIFY(isFilledIn());
    waitForKeychain();
    QVERIFY(isFilledIn());
}

void tst_AccountPage::followsTheLanguage()
{
    start();
    fill();
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        m_desk->server.url = QUrl(u"ws://127.0.0.1:%1/ws"_s.arg(closed.serverPort()));
    }
    m_desk->settings.setCurrentServer(m_desk->server);
    enter(u"Name"_s);
    QTRY_VERIFY(!banner().isEmpty());
    {
        const MarkedLanguage marked;
        QTRY_COMPARE(unmarked(*m_page), QString());
        QCOMPARE(tabs()->tabText(0), u"¤Register"_s);
        QCOMPARE(tabs()->tabText(1), u"¤Log in"_s);
        QCOMPARE(m_page->accessibleName(), u"¤New account"_s);
    }
    QTRY_VERIFY(field(u"Name"_s));
    QVERIFY(isFilledIn());
}

void tst_AccountPage::nothingIsClipped_data()
{
    QTest::addColumn<int>("percent");
    QTest::addColumn<int>("tab");
    for (const int percent : {100, 150, 200}) {
        QTest::addRow("Register, %d %%", percent) << percent << 0;
        QTest::addRow("Log in, %d %%", percent) << percent << 1;
    }
}

void tst_AccountPage::nothingIsClipped()
{
    // What is left of 800×600 beside the list of accounts and between the bars.
    QFETCH(int, percent);
    QFETCH(int, tab);
    const TextSize size(percent);
    start();
    tabs()->setCurrentIndex(tab);
    m_page->resize(580, 520);
    QTRY_COMPARE(clipped(*m_page), QString());
    // Everything is in reach: what has the focus is in view.
    button(u"Try without a server"_s)->setFocus();
    auto *scroll = m_page->findChild<QScrollArea *>();
    scroll->ensureWidgetVisible(button(u"Try without a server"_s));
    const QWidget *last = button(u"Try without a server"_s);
    QVERIFY(m_page->rect().contains(QRect(last->mapTo(m_page.get(), QPoint()), last->size())));
}

DECIDESK_TEST(tst_AccountPage)
#include "tst_AccountPage.moc"
