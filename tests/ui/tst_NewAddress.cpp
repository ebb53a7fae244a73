#include "AccountPage.h"
#include "Banner.h"
#include "ChatPage.h"
#include "Desk.h"
#include "HostilePeer.h"
#include "Language.h"
#include "SettingsDialog.h"
#include "TestProgram.h"

#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace decidesk;
using namespace decidesk::test;
using namespace Qt::StringLiterals;
using State = Session::State;

/// A server that says where it is now: the window offers that address wherever it shows the
/// refusal, and never takes it by itself.
class tst_NewAddress : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void theChatMovesTheAccount();
    void refusingChangesNothing();
    void theFormStaysForTheNewServer();
    void theSettingsTakeItIntoTheField();
    void theSettingsOfferNothingElse();

private:
    void show(QWidget &page);
    [[nodiscard]] static QMessageBox *boxOf(const QWidget &page)
    {
        return page.findChild<QMessageBox *>();
    }
    [[nodiscard]] QUrl urlOf(const Server &server) const
    {
        return m_desk->settings.server(server.id)->url;
    }

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<HostilePeer> m_old;
    QUrl m_new; ///< of the practice server, where the old one sends
};

void tst_NewAddress::initTestCase()
{
    // No keychain of the person who runs the tests is in reach.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus");
}

void tst_NewAddress::init()
{
    m_desk = std::make_unique<Desk>(std::chrono::seconds(50));
    m_new = m_desk->practice.url();
    m_old = std::make_unique<HostilePeer>();
    m_old->setUpgradeAnswer([this](const QByteArray &) {
        return "HTTP/1.1 301 Moved Permanently\r\nContent-Length: 0\r\nLocation: http"
            + m_new.toEncoded().mid(2) + "\r\n\r\n";
    });
}

void tst_NewAddress::cleanup()
{
    m_desk.reset();
    m_old.reset();
}

void tst_NewAddress::show(QWidget &page)
{
    page.resize(700, 640);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    page.activateWindow();
}

void tst_NewAddress::theChatMovesTheAccount()
{
    Session *tom = m_desk->openAccount(u"tom"_s);
    QVERIFY(tom);
    m_desk->server.url = m_old->url();
    m_desk->settings.saveServer(m_desk->server);
    ChatPage page(m_desk->settings, m_desk->history, m_desk->secrets);
    show(page);
    page.setSession(tom);
    tom->logInAgain();
    const auto *banner = page.findChild<Banner *>();
    QTRY_VERIFY2(banner->accessibleName().startsWith(
                     u"The server has moved to %1 (HTTP 301)."_s.arg(m_new.toString())),
                 qPrintable(banner->accessibleName()));
    QCOMPARE(urlOf(m_desk->server), m_old->url());

    QTest::mouseClick(button(page, u"Use this address…"_s), Qt::LeftButton);
    auto *box = boxOf(page);
    QVERIFY(box);
    QVERIFY2(box->text().contains(m_new.toString()), qPrintable(box->text()));
    QVERIFY2(box->text().contains(hostAndPort(m_old->url())), qPrintable(box->text()));
    QCOMPARE(box->textFormat(), Qt::PlainText);
    QCOMPARE(urlOf(m_desk->server), m_old->url());
    QTest::mouseClick(button(*box, u"Use this address"_s), Qt::LeftButton);
    QTRY_COMPARE(tom->state(), State::Ready);
    QCOMPARE(urlOf(m_desk->server), m_new);
    QTRY_VERIFY(banner->isHidden());
}

void tst_NewAddress::refusingChangesNothing()
{
    Session *tom = m_desk->openAccount(u"tom"_s);
    QVERIFY(tom);
    m_desk->server.url = m_old->url();
    m_desk->settings.saveServer(m_desk->server);
    ChatPage page(m_desk->settings, m_desk->history, m_desk->secrets);
    show(page);
    page.setSession(tom);
    tom->logInAgain();
    QTRY_VERIFY(button(page, u"Use this address…"_s));
    const int asked = m_old->acceptedCount();
    QTest::mouseClick(button(page, u"Use this address…"_s), Qt::LeftButton);
    QVERIFY(boxOf(page));
    QTest::mouseClick(button(*boxOf(page), u"Cancel"_s), Qt::LeftButton);
    QTRY_VERIFY(!boxOf(page));
    QCOMPARE(urlOf(m_desk->server), m_old->url());
    QCOMPARE(tom->state(), State::Offline);
    QCOMPARE(m_old->acceptedCount(), asked);
    QVERIFY(button(page, u"Use this address…"_s));
}

void tst_NewAddress::theFormStaysForTheNewServer()
{
    m_desk->server.url = m_old->url();
    m_desk->settings.setCurrentServer(m_desk->server);
    AccountPage page(m_desk->sessions, m_desk->settings, m_desk->secrets);
    show(page);
    page.startAnew();
    named<QLineEdit>(page, u"Name"_s)->setText(u"tom"_s);
    named<QPlainTextEdit>(page, u"Prompt"_s)->setPlainText(u"A boss"_s);
    named<QLineEdit>(page, u"Checksum"_s)->setText(u"checksum-of-tom"_s);
    named<QLineEdit>(page, u"API key"_s)->setText(u"key"_s);
    QTest::mouseClick(button(page, u"Register"_s), Qt::LeftButton);
    QTRY_VERIFY(button(page, u"Use this address…"_s));
    QTest::mouseClick(button(page, u"Use this address…"_s), Qt::LeftButton);
    QVERIFY(boxOf(page));
    QTest::mouseClick(button(*boxOf(page), u"Use this address"_s), Qt::LeftButton);
    QCOMPARE(m_desk->settings.currentServer().url, m_new);
    QTRY_VERIFY(!button(page, u"Use this address…"_s));
    QCOMPARE(m_desk->practice.connectionCount(), 0);

    QSignalSpy opened(&page, &AccountPage::opened);
    QTest::mouseClick(button(page, u"Register"_s), Qt::LeftButton);
    QVERIFY(opened.wait());
}

void tst_NewAddress::theSettingsTakeItIntoTheField()
{
    m_desk->server.url = m_old->url();
    m_desk->settings.setCurrentServer(m_desk->server);
    const Language language;
    SettingsDialog dialog(m_desk->settings, m_desk->secrets, language);
    dialog.open();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    QVERIFY(!button(dialog, u"Use this address"_s));
    QTest::mouseClick(button(dialog, u"Test connection"_s), Qt::LeftButton);
    QTRY_VERIFY(button(dialog, u"Use this address"_s));
    auto *field = named<QLineEdit>(dialog, u"Server URL"_s);
    QCOMPARE(field->text(), m_old->url().toString());

    QTest::mouseClick(button(dialog, u"Use this address"_s), Qt::LeftButton);
    QCOMPARE(field->text(), m_new.toString());
    QVERIFY(field->hasFocus());
    QVERIFY(!button(dialog, u"Use this address"_s));
    QCOMPARE(m_desk->settings.currentServer().url, m_old->url());
    QTest::mouseClick(button(dialog, u"OK"_s), Qt::LeftButton);
    QTRY_COMPARE(m_desk->settings.currentServer().url, m_new);
}

void tst_NewAddress::theSettingsOfferNothingElse()
{
    m_old->setUpgradeAnswer([](const QByteArray &) {
        return QByteArray("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n"
                          "Location: javascript:alert(1)\r\n\r\n");
    });
    m_desk->server.url = m_old->url();
    m_desk->settings.setCurrentServer(m_desk->server);
    const Language language;
    SettingsDialog dialog(m_desk->settings, m_desk->secrets, language);
    dialog.open();
    QTest::mouseClick(button(dialog, u"Test connection"_s), Qt::LeftButton);
    QTRY_VERIFY(
        dialog.findChild<QPushButton *>() != nullptr
        && button(dialog, u"Test connection"_s)->accessibleDescription().contains(u"HTTP 302"_s));
    QVERIFY(!button(dialog, u"Use this address"_s));
}

DECIDESK_TEST(tst_NewAddress)
#include "tst_NewAddress.moc"
