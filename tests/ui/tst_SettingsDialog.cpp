#include "SettingsDialog.h"

#include "ErrorText.h"
#include "FieldNote.h"
#include "KeychainQuestions.h"
#include "Language.h"
#include "PracticeServer.h"
#include "Probe.h"
#include "SecretStore.h"
#include "Settings.h"
#include "TestProgram.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

#include <algorithm>
#include <memory>
#include <optional>

using namespace decidesk;
using Page = SettingsDialog::Page;

namespace {

const QString serverUrl = QStringLiteral("Server URL");
const QString apiKey = QStringLiteral("API key");
const QString caFile = QStringLiteral("CA file");
const QString proxy = QStringLiteral("Proxy");
const QString testConnection = QStringLiteral("Test connection");
const QString stay = QStringLiteral("They stay there; new accounts use the new URL");
const QString moveThem = QStringLiteral("They move to the new URL");
const QString ok = QStringLiteral("OK");
const QString cancel = QStringLiteral("Cancel");
const QString apply = QStringLiteral("Apply");

} // namespace

class tst_SettingsDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void namesAreFixed_data();
    void namesAreFixed();
    void everyControlHasANameOnce();
    void tabOrder_data();
    void tabOrder();
    void opensWithoutExec();

    void showsWhatIsSet();
    void wrongUrlIsNamedBesideTheField_data();
    void wrongUrlIsNamedBesideTheField();
    void assistiveTechnologyFillsTheFields();
    void unencryptedIsMarked_data();
    void unencryptedIsMarked();
    void urlIsNormalised();
    void caFileIsChecked();
    void cancelChangesNothing();
    void okWithoutAChangeWritesNothing();
    void applyStays();
    void escapeCancels();

    void asksOnlyWhereAccountsExist();
    void accountsStayByDefault();
    void accountsMove();
    void consentEndsWithTheHost();

    void theKeychainIsAskedForAStoredServerOnly_data();
    void theKeychainIsAskedForAStoredServerOnly();
    void keyIsRead();
    void keyIsStored();
    void emptiedKeyIsRemoved();
    void keyDoesNotFollowToAnotherServer();
    void keyFollowsAnAgreedMove();
    void typedKeySurvivesAnotherUrl();
    void knownServerBringsItsOwnKeyAndOptions();

    void testReachesTheServer();
    void testTellsTheReason();
    void testTellsThatTheServerClosesAtOnce();
    void testResultGoesWithTheUrl();

    void wheelChangesOnlyWhatHasTheFocus();
    void preferencesAreApplied();
    void timeoutsAreApplied();
    void finerTimeoutsSurvive();
    void defaultsComeBack();
    void unwritableFileIsTold();
    void fits800x600_data();
    void fits800x600();

private:
    template <typename Widget>
    Widget *find(const QString &name) const;
    FieldNote *noteOf(const QString &field) const;
    void type(const QString &field, const QString &text) const;
    void press(const QString &button) const;
    void makeDialog();
    Account addAccount(const Server &server);
    void keepKey(const ServerId &server, const QString &key);
    std::optional<QString> keptKey(const ServerId &server);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<SecretStore> m_secrets;
    Language m_language;
    std::unique_ptr<SettingsDialog> m_dialog;
};

template <typename Widget>
Widget *tst_SettingsDialog::find(const QString &name) const
{
    return test::firstNamed<Widget>(*m_dialog, name);
}

FieldNote *tst_SettingsDialog::noteOf(const QString &field) const
{
    const QString text = find<QWidget>(field)->accessibleDescription();
    for (FieldNote *note : m_dialog->findChildren<FieldNote *>())
        if (!text.isEmpty() && note->text() == text)
            return note;
    return nullptr;
}

void tst_SettingsDialog::type(const QString &field, const QString &text) const
{
    auto *edit = find<QLineEdit>(field);
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_Delete);
    QTest::keyClicks(edit, text);
}

void tst_SettingsDialog::press(const QString &button) const
{
    auto *found = find<QAbstractButton>(button);
    QVERIFY2(found != nullptr, qPrintable(button));
    QVERIFY2(found->isEnabled(), qPrintable(button));
    found->click();
}

void tst_SettingsDialog::makeDialog()
{
    m_dialog = std::make_unique<SettingsDialog>(*m_settings, *m_secrets, m_language);
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
}

Account tst_SettingsDialog::addAccount(const Server &server)
{
    m_settings->saveServer(server);
    Account account;
    account.id = AccountId::createUuid();
    account.server = server.id;
    account.name = QStringLiteral("tom");
    m_settings->saveAccount(account);
    return account;
}

void tst_SettingsDialog::keepKey(const ServerId &server, const QString &key)
{
    // A server that is not stored is not asked for its key.
    if (!m_settings->isListed(server))
        m_settings->setCurrentServer(m_settings->currentServer());
    bool done = false;
    m_secrets->write(apiKeyEntry(server), Secret(key), this,
                     [&done](const std::optional<Error> &) { done = true; });
    QTRY_VERIFY(done);
}

std::optional<QString> tst_SettingsDialog::keptKey(const ServerId &server)
{
    std::optional<QString> key;
    bool done = false;
    m_secrets->read(apiKeyEntry(server), this, [&](const std::variant<Secret, Error> &answer) {
        if (const auto *secret = std::get_if<Secret>(&answer))
            key = secret->reveal();
        done = true;
    });
    if (!QTest::qWaitFor([&done] { return done; }))
        qFatal("The secret store did not answer.");
    return key;
}

void tst_SettingsDialog::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_settings = std::make_unique<Settings>(m_folder->filePath(QStringLiteral("settings.ini")));
    m_secrets = std::make_unique<SecretStore>(QStringLiteral("tst_SettingsDialog"),
                                              SecretStore::Backend::MemoryOnly);
}

void tst_SettingsDialog::cleanup()
{
    m_dialog.reset();
    m_secrets.reset();
    m_settings.reset();
    m_folder.reset();
}

void tst_SettingsDialog::namesAreFixed_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("type");
    const auto row = [](const QString &name, const char *type) {
        QTest::newRow(qPrintable(name)) << name << QByteArray(type);
    };
    row(serverUrl, "QLineEdit");
    row(apiKey, "QLineEdit");
    row(caFile, "QLineEdit");
    row(QStringLiteral("Show API key"), "QPushButton");
    row(testConnection, "QPushButton");
    row(ok, "QPushButton");
    row(cancel, "QPushButton");
    row(apply, "QPushButton");
}

void tst_SettingsDialog::namesAreFixed()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, type);
    makeDialog();
    QCOMPARE(m_dialog->windowTitle(), QStringLiteral("Settings"));
    QCOMPARE(m_dialog->accessibleName(), QStringLiteral("Settings"));
    const auto *widget = find<QWidget>(name);
    QVERIFY(widget != nullptr);
    QVERIFY2(widget->inherits(type.constData()), widget->metaObject()->className());
}

void tst_SettingsDialog::everyControlHasANameOnce()
{
    makeDialog();
    QStringList names;
    for (const QWidget *widget : m_dialog->findChildren<QWidget *>()) {
        const bool control = qobject_cast<const QAbstractButton *>(widget) != nullptr
            || qobject_cast<const QComboBox *>(widget) != nullptr
            || qobject_cast<const QAbstractSpinBox *>(widget) != nullptr
            || (qobject_cast<const QLineEdit *>(widget) != nullptr
                && qobject_cast<const QAbstractSpinBox *>(widget->parentWidget()) == nullptr);
        if (!control || widget->focusPolicy() == Qt::NoFocus)
            continue;
        QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
        QVERIFY2(!widget->accessibleName().contains(u'&'), qPrintable(widget->accessibleName()));
        names += widget->accessibleName();
    }
    QVERIFY(names.size() > 20);
    QCOMPARE(names.removeDuplicates(), 0);
}

void tst_SettingsDialog::tabOrder_data()
{
    QTest::addColumn<Page>("page");
    QTest::addColumn<QStringList>("names");
    const auto row = [](const char *name, Page page, const char *names) {
        QTest::newRow(name) << page << QString::fromUtf8(names).split(u'|');
    };
    row("Server", Page::Server,
        "Server URL|API key|Show API key|CA file|Browse…|Proxy|More…|Test "
        "connection|OK|Cancel|Apply");
    row("Chat", Page::Chat,
        "Enter sends, Shift+Enter begins a new line|"
        "Log in again to the accounts that were logged in|Notify when a decision arrives|"
        "OK|Cancel|Apply");
    row("Appearance", Page::Appearance, "Language|Theme|Text size|OK|Cancel|Apply");
    row("Advanced", Page::Advanced,
        "Connecting|Register and log in|Decision|Disconnecting|Silence before a ping|"
        "Answer to a ping|Largest size|Restore defaults|OK|Cancel|Apply");
}

void tst_SettingsDialog::tabOrder()
{
    QFETCH(Page, page);
    QFETCH(QStringList, names);
    makeDialog();
    m_dialog->activateWindow();
    m_dialog->showPage(page);
    QTRY_VERIFY(QApplication::focusWidget() != nullptr);
    QStringList walked;
    for (qsizetype i = 0; i < names.size(); ++i) {
        walked += QApplication::focusWidget()->accessibleName();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(walked, names);
    // Round again: the bar of the pages.
    QVERIFY(QApplication::focusWidget()->inherits("QTabBar"));
}

void tst_SettingsDialog::opensWithoutExec()
{
    makeDialog();
    QVERIFY(m_dialog->isVisible());
    QVERIFY(m_dialog->isModal());
}

void tst_SettingsDialog::showsWhatIsSet()
{
    Server server = m_settings->currentServer();
    server.url = QUrl(QStringLiteral("wss://a.example/ws"));
    server.useSystemProxy = false;
    m_settings->setCurrentServer(server);
    Preferences preferences;
    preferences.theme = Preferences::Theme::Dark;
    preferences.textSizePercent = 130;
    preferences.enterSends = false;
    preferences.logInAtStart = false;
    m_settings->setPreferences(preferences);
    makeDialog();
    QCOMPARE(find<QLineEdit>(serverUrl)->text(), QStringLiteral("wss://a.example/ws"));
    QCOMPARE(find<QComboBox>(proxy)->currentText(), QStringLiteral("None"));
    QCOMPARE(find<QComboBox>(QStringLiteral("Theme"))->currentText(), QStringLiteral("Dark"));
    QCOMPARE(find<QSpinBox>(QStringLiteral("Text size"))->value(), 130);
    QVERIFY(find<QRadioButton>(QStringLiteral("Ctrl+Enter sends, Enter begins a new line"))
                ->isChecked());
    QVERIFY(
        !find<QAbstractButton>(QStringLiteral("Log in again to the accounts that were logged in"))
             ->isChecked());
    QCOMPARE(find<QSpinBox>(QStringLiteral("Decision"))->value(), 120);
    QCOMPARE(find<QSpinBox>(QStringLiteral("Largest size"))->value(), 8);
}

void tst_SettingsDialog::wrongUrlIsNamedBesideTheField_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("empty") << QString() << Error::Kind::InvalidUrl;
    QTest::newRow("no host") << QStringLiteral("ws://") << Error::Kind::InvalidUrl;
    QTest::newRow("http") << QStringLiteral("http://a.example/ws")
                          << Error::Kind::UnsupportedScheme;
    QTest::newRow("password") << QStringLiteral("ws://tom:secret@a.example/ws")
                              << Error::Kind::UrlWithCredentials;
}

void tst_SettingsDialog::wrongUrlIsNamedBesideTheField()
{
    QFETCH(QString, typed);
    QFETCH(Error::Kind, kind);
    makeDialog();
    type(serverUrl, typed);
    const FieldNote *note = noteOf(serverUrl);
    QVERIFY(note != nullptr);
    QVERIFY(note->hasError());
    const auto result = parseServerUrl(typed);
    QCOMPARE(std::get<Error>(result).kind, kind);
    QCOMPARE(note->text(), errorSentence(std::get<Error>(result)));
    QVERIFY(!find<QPushButton>(ok)->isEnabled());
    QVERIFY(!find<QPushButton>(apply)->isEnabled());
    QVERIFY(!find<QPushButton>(testConnection)->isEnabled());
    QVERIFY(find<QPushButton>(cancel)->isEnabled());

    type(serverUrl, QStringLiteral("wss://a.example/ws"));
    QVERIFY(!noteOf(serverUrl)->hasError());
    QVERIFY(find<QPushButton>(ok)->isEnabled());
    QVERIFY(find<QPushButton>(apply)->isEnabled());
}

void tst_SettingsDialog::assistiveTechnologyFillsTheFields()
{
    const QString missing = m_folder->filePath(QStringLiteral("missing.pem"));
    makeDialog();
    const auto fill = [this](const QString &field, const QString &text) {
        QAccessible::queryAccessibleInterface(find<QLineEdit>(field))
            ->setText(QAccessible::Value, text);
    };
    fill(caFile, missing);
    QVERIFY(noteOf(caFile) != nullptr);
    fill(caFile, {});
    fill(serverUrl, QStringLiteral("wss://example.org/ws"));
    fill(apiKey, QStringLiteral("k3y"));
    press(ok);
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(m_settings->currentServer().url, QUrl(QStringLiteral("wss://example.org/ws")));
    QCOMPARE(keptKey(m_settings->currentServer().id), QStringLiteral("k3y"));
}

void tst_SettingsDialog::unencryptedIsMarked_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("marked");
    QTest::newRow("ws elsewhere") << QStringLiteral("ws://a.example/ws") << true;
    QTest::newRow("ws here") << QStringLiteral("ws://localhost:3000/ws") << false;
    QTest::newRow("wss") << QStringLiteral("wss://a.example/ws") << false;
}

void tst_SettingsDialog::unencryptedIsMarked()
{
    QFETCH(QString, typed);
    makeDialog();
    type(serverUrl, typed);
    QTEST(noteOf(serverUrl)->kind() == FieldNote::Kind::Warning, "marked");
    QVERIFY(find<QPushButton>(ok)->isEnabled());
}

void tst_SettingsDialog::urlIsNormalised()
{
    makeDialog();
    type(serverUrl, QStringLiteral("  WSS://A.Example:443 "));
    press(apply);
    QCOMPARE(m_settings->currentServer().url, QUrl(QStringLiteral("wss://a.example/")));
    QCOMPARE(find<QLineEdit>(serverUrl)->text(), QStringLiteral("wss://a.example/"));
}

void tst_SettingsDialog::caFileIsChecked()
{
    const QString wrong = m_folder->filePath(QStringLiteral("wrong.pem"));
    const QString right = m_folder->filePath(QStringLiteral("right.pem"));
    QFile file(wrong);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("nothing of that kind\n");
    file.close();
    file.setFileName(right);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");
    file.close();

    makeDialog();
    type(caFile, m_folder->filePath(QStringLiteral("none.pem")));
    QVERIFY(noteOf(caFile)->hasError());
    QVERIFY(noteOf(caFile)->text().startsWith(QStringLiteral("There is no such file.")));
    QVERIFY(!find<QPushButton>(ok)->isEnabled());
    type(caFile, wrong);
    QVERIFY(noteOf(caFile)->text().startsWith(QStringLiteral("This file contains no certificate")));
    QVERIFY(!find<QPushButton>(ok)->isEnabled());
    type(caFile, right);
    QVERIFY(!noteOf(caFile)->hasError());
    press(ok);
    QCOMPARE(m_settings->currentServer().caFile, right);
}

void tst_SettingsDialog::cancelChangesNothing()
{
    const Server before = m_settings->currentServer();
    makeDialog();
    type(serverUrl, QStringLiteral("wss://b.example/ws"));
    type(apiKey, QStringLiteral("typed-key"));
    find<QComboBox>(QStringLiteral("Theme"))->setCurrentIndex(2);
    press(cancel);
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(m_settings->currentServer(), before);
    QCOMPARE(m_settings->preferences(), Preferences());
    QCOMPARE(keptKey(before.id), std::nullopt);
}

void tst_SettingsDialog::okWithoutAChangeWritesNothing()
{
    const QSignalSpy servers(m_settings.get(), &Settings::serversChanged);
    const QSignalSpy timeouts(m_settings.get(), &Settings::timeoutsChanged);
    const QSignalSpy preferences(m_settings.get(), &Settings::preferencesChanged);
    makeDialog();
    press(ok);
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(servers.count(), 0);
    QCOMPARE(timeouts.count(), 0);
    QCOMPARE(preferences.count(), 0);
}

void tst_SettingsDialog::applyStays()
{
    makeDialog();
    const QSignalSpy applied(m_dialog.get(), &SettingsDialog::applied);
    type(serverUrl, QStringLiteral("wss://b.example/ws"));
    press(apply);
    QTRY_COMPARE(applied.count(), 1);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(m_settings->currentServer().url, QUrl(QStringLiteral("wss://b.example/ws")));
}

void tst_SettingsDialog::escapeCancels()
{
    makeDialog();
    type(serverUrl, QStringLiteral("wss://b.example/ws"));
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(m_settings->currentServer().url, QUrl(defaultServerUrl));
}

void tst_SettingsDialog::asksOnlyWhereAccountsExist()
{
    makeDialog();
    type(serverUrl, QStringLiteral("wss://b.example/ws"));
    QVERIFY(!find<QRadioButton>(stay)->isVisible());

    addAccount(m_settings->currentServer());
    makeDialog();
    QVERIFY(!find<QRadioButton>(stay)->isVisible());
    type(serverUrl, QStringLiteral("wss://b.example/ws"));
    QVERIFY(find<QRadioButton>(stay)->isVisible());
    QVERIFY(find<QRadioButton>(stay)->isChecked());
    type(serverUrl, defaultServerUrl);
    QVERIFY(!find<QRadioButton>(stay)->isVisible());
}

void tst_SettingsDialog::accountsStayByDefault()
{
    const Server old = m_settings->currentServer();
    const Account account = addAccount(old);
    makeDialog();
    type(serverUrl, QStringLiteral("wss://b.example/ws"));
    press(ok);
    QCOMPARE(m_settings->account(account.id)->server, old.id);
    QCOMPARE(m_settings->server(old.id)->url, old.url);
    QVERIFY(m_settings->currentServer().id != old.id);
    QVERIFY(!m_settings->currentServer().id.isNull());
    QCOMPARE(m_settings->currentServer().url, QUrl(QStringLiteral("wss://b.example/ws")));
}

void tst_SettingsDialog::accountsMove()
{
    const Server old = m_settings->currentServer();
    const Account account = addAccount(old);
    makeDialog();
    type(serverUrl, QStringLiteral("wss://b.example/ws"));
    press(moveThem);
    press(ok);
    QCOMPARE(m_settings->account(account.id)->server, old.id);
    QCOMPARE(m_settings->server(old.id)->url, QUrl(QStringLiteral("wss://b.example/ws")));
    QCOMPARE(m_settings->currentServer().id, old.id);
}

void tst_SettingsDialog::consentEndsWithTheHost()
{
    Server old = m_settings->currentServer();
    old.url = QUrl(QStringLiteral("ws://a.example/ws"));
    old.plainTextConsent = true;
    m_settings->setCurrentServer(old);
    addAccount(old);
    makeDialog();
    type(serverUrl, QStringLiteral("ws://b.example/ws"));
    press(moveThem);
    press(ok);
    QCOMPARE(m_settings->currentServer().id, old.id);
    QVERIFY(!m_settings->currentServer().plainTextConsent);
}

void tst_SettingsDialog::theKeychainIsAskedForAStoredServerOnly_data()
{
    QTest::addColumn<bool>("stored");
    QTest::newRow("stored") << true;
    QTest::newRow("first start") << false;
}

void tst_SettingsDialog::theKeychainIsAskedForAStoredServerOnly()
{
    QFETCH(const bool, stored);
    const test::KeychainQuestions questions;
    m_secrets = std::make_unique<SecretStore>(QStringLiteral("tst_SettingsDialog"),
                                              SecretStore::Backend::Keychain);
    if (stored)
        m_settings->setCurrentServer(m_settings->currentServer());
    makeDialog();
    // Answers come in the order of the questions.
    bool done = false;
    m_secrets->read(QStringLiteral("another"), this, [&done](const auto &) { done = true; });
    QTRY_VERIFY(done);
    QCOMPARE(test::KeychainQuestions::count(), stored ? 2 : 1);
}

void tst_SettingsDialog::keyIsRead()
{
    keepKey(m_settings->currentServer().id, QStringLiteral("kept-key"));
    makeDialog();
    QTRY_COMPARE(find<QLineEdit>(apiKey)->text(), QStringLiteral("kept-key"));
    QCOMPARE(find<QLineEdit>(apiKey)->echoMode(), QLineEdit::Password);
    QCOMPARE(find<QLineEdit>(apiKey)->placeholderText(), QString());
}

void tst_SettingsDialog::keyIsStored()
{
    makeDialog();
    QTRY_COMPARE(find<QLineEdit>(apiKey)->placeholderText(), QString());
    type(apiKey, QStringLiteral(" typed-key "));
    press(ok);
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(keptKey(m_settings->currentServer().id), QStringLiteral("typed-key"));
    m_settings->sync();
    QFile file(m_folder->filePath(QStringLiteral("settings.ini")));
    if (file.open(QIODevice::ReadOnly))
        QVERIFY(!file.readAll().contains("typed-key"));
}

void tst_SettingsDialog::emptiedKeyIsRemoved()
{
    const ServerId server = m_settings->currentServer().id;
    keepKey(server, QStringLiteral("kept-key"));
    makeDialog();
    QTRY_COMPARE(find<QLineEdit>(apiKey)->text(), QStringLiteral("kept-key"));
    type(apiKey, {});
    press(ok);
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(keptKey(server), std::nullopt);
}

void tst_SettingsDialog::keyDoesNotFollowToAnotherServer()
{
    const Server old = m_settings->currentServer();
    keepKey(old.id, QStringLiteral("kept-key"));
    makeDialog();
    QTRY_COMPARE(find<QLineEdit>(apiKey)->text(), QStringLiteral("kept-key"));
    type(serverUrl, QStringLiteral("wss://b.example/ws"));
    QCOMPARE(find<QLineEdit>(apiKey)->text(), QString());
    press(ok);
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(keptKey(m_settings->currentServer().id), std::nullopt);
    QCOMPARE(keptKey(old.id), QStringLiteral("kept-key"));
}

void tst_SettingsDialog::keyFollowsAnAgreedMove()
{
    const Server old = m_settings->currentServer();
    addAccount(old);
    keepKey(old.id, QStringLiteral("kept-key"));
    makeDialog();
    QTRY_COMPARE(find<QLineEdit>(apiKey)->text(), QStringLiteral("kept-key"));
    type(serverUrl, QStringLiteral("wss://b.example/ws"));
    QCOMPARE(find<QLineEdit>(apiKey)->text(), QString());
    press(moveThem);
    QCOMPARE(find<QLineEdit>(apiKey)->text(), QStringLiteral("kept-key"));
    press(stay);
    QCOMPARE(find<QLineEdit>(apiKey)->text(), QString());
}

void tst_SettingsDialog::typedKeySurvivesAnotherUrl()
{
    makeDialog();
    type(apiKey, QStringLiteral("typed-key"));
    type(serverUrl, QStringLiteral("wss://b.example/ws"));
    QCOMPARE(find<QLineEdit>(apiKey)->text(), QStringLiteral("typed-key"));
    press(ok);
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(m_settings->currentServer().url, QUrl(QStringLiteral("wss://b.example/ws")));
    QCOMPARE(keptKey(m_settings->currentServer().id), QStringLiteral("typed-key"));
}

void tst_SettingsDialog::knownServerBringsItsOwnKeyAndOptions()
{
    Server known;
    known.id = ServerId::createUuid();
    known.url = QUrl(QStringLiteral("wss://b.example/ws"));
    known.useSystemProxy = false;
    addAccount(known);
    keepKey(known.id, QStringLiteral("key-of-b"));
    makeDialog();
    type(serverUrl, QStringLiteral("wss://b.example/ws"));
    QTRY_COMPARE(find<QLineEdit>(apiKey)->text(), QStringLiteral("key-of-b"));
    QCOMPARE(find<QComboBox>(proxy)->currentText(), QStringLiteral("None"));
    press(ok);
    QCOMPARE(m_settings->currentServer(), known);
}

void tst_SettingsDialog::testReachesTheServer()
{
    PracticeServer server;
    QVERIFY(server.listen());
    makeDialog();
    type(serverUrl, server.url().toString());
    const QSignalSpy received(&server, &PracticeServer::received);
    press(testConnection);
    QTRY_VERIFY(find<QPushButton>(testConnection)
                    ->accessibleDescription()
                    .startsWith(QStringLiteral("Reached in ")));
    const QString text = find<QPushButton>(testConnection)->accessibleDescription();
    QVERIFY2(text.endsWith(QStringLiteral(" ms. The API key is checked when you register.")),
             qPrintable(text));
    QCOMPARE(noteOf(testConnection)->kind(), FieldNote::Kind::Success);
    QTRY_COMPARE(server.connectionCount(), 0);
    QCOMPARE(received.count(), 0);
    QCOMPARE(m_settings->currentServer().url, QUrl(defaultServerUrl));
}

void tst_SettingsDialog::testTellsTheReason()
{
    QString closedUrl;
    {
        PracticeServer server;
        QVERIFY(server.listen());
        closedUrl = server.url().toString();
    }
    makeDialog();
    type(serverUrl, closedUrl);
    press(testConnection);
    QTRY_COMPARE(noteOf(testConnection)->kind(), FieldNote::Kind::Error);
    const QString text = noteOf(testConnection)->text();
    QVERIFY2(text.startsWith(QStringLiteral("Nothing answers at the server's address.")),
             qPrintable(text));
}

void tst_SettingsDialog::testTellsThatTheServerClosesAtOnce()
{
    PracticeServer server;
    QVERIFY(server.listen());
    QUrl elsewhere = server.url();
    elsewhere.setPath(QStringLiteral("/elsewhere"));
    makeDialog();
    type(serverUrl, elsewhere.toString());
    press(testConnection);
    QTRY_COMPARE(noteOf(testConnection)->kind(), FieldNote::Kind::Error);
    QCOMPARE(noteOf(testConnection)->text(),
             QStringLiteral("The server closed the connection: “The path is /ws.” (1008). Check "
                            "the login and the server URL, or ask whoever runs the server."));
}

void tst_SettingsDialog::testResultGoesWithTheUrl()
{
    PracticeServer server;
    QVERIFY(server.listen());
    makeDialog();
    type(serverUrl, server.url().toString());
    press(testConnection);
    QTRY_VERIFY(find<QPushButton>(testConnection)
                    ->accessibleDescription()
                    .startsWith(QStringLiteral("Reached in ")));
    type(serverUrl, QStringLiteral("wss://b.example/ws"));
    QCOMPARE(find<QPushButton>(testConnection)->accessibleDescription(), QString());
}

void tst_SettingsDialog::wheelChangesOnlyWhatHasTheFocus()
{
    makeDialog();
    auto *box = find<QComboBox>(proxy);
    const int before = box->currentIndex();
    const auto turnWheel = [box, before] {
        const QPointF at = QRectF(box->rect()).center();
        QWheelEvent turn(at, box->mapToGlobal(at), {}, {0, before == 0 ? -120 : 120}, Qt::NoButton,
                         Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(box, &turn);
    };
    find<QLineEdit>(serverUrl)->setFocus();
    turnWheel();
    QCOMPARE(box->currentIndex(), before);
    box->setFocus();
    turnWheel();
    QVERIFY(box->currentIndex() != before);
}

void tst_SettingsDialog::preferencesAreApplied()
{
    makeDialog();
    const auto select = [this](const QString &name, const QString &item) {
        auto *box = find<QComboBox>(name);
        const int index = box->findText(item);
        QVERIFY(index >= 0);
        box->setCurrentIndex(index);
        emit box->activated(index);
    };
    select(QStringLiteral("Theme"), QStringLiteral("Dark"));
    select(QStringLiteral("Language"), QStringLiteral("English"));
    find<QSpinBox>(QStringLiteral("Text size"))->setValue(150);
    press(QStringLiteral("Ctrl+Enter sends, Enter begins a new line"));
    press(QStringLiteral("Log in again to the accounts that were logged in"));
    press(QStringLiteral("Notify when a decision arrives"));
    press(ok);
    Preferences expected;
    expected.theme = Preferences::Theme::Dark;
    expected.language = QStringLiteral("en");
    expected.textSizePercent = 150;
    expected.enterSends = false;
    expected.logInAtStart = false;
    expected.notifyOfDecisions = false;
    QCOMPARE(m_settings->preferences(), expected);
}

void tst_SettingsDialog::timeoutsAreApplied()
{
    makeDialog();
    find<QSpinBox>(QStringLiteral("Decision"))->setValue(300);
    find<QSpinBox>(QStringLiteral("Connecting"))->setValue(5);
    find<QSpinBox>(QStringLiteral("Largest size"))->setValue(16);
    press(ok);
    Timeouts timeouts;
    timeouts.decision = std::chrono::seconds(300);
    timeouts.connect = std::chrono::seconds(5);
    QCOMPARE(m_settings->timeouts(), timeouts);
    ReplyLimits limits;
    limits.maxBytes = qint64{16} * 1024 * 1024;
    QCOMPARE(m_settings->limits(), limits);
}

void tst_SettingsDialog::finerTimeoutsSurvive()
{
    Timeouts timeouts;
    timeouts.decision = std::chrono::milliseconds(90'500);
    timeouts.disconnect = std::chrono::milliseconds(500);
    m_settings->setTimeouts(timeouts);
    makeDialog();
    find<QSpinBox>(QStringLiteral("Connecting"))->setValue(5);
    press(ok);
    timeouts.connect = std::chrono::seconds(5);
    QCOMPARE(m_settings->timeouts(), timeouts);
}

void tst_SettingsDialog::defaultsComeBack()
{
    Timeouts timeouts;
    timeouts.decision = std::chrono::seconds(300);
    m_settings->setTimeouts(timeouts);
    ReplyLimits limits;
    limits.maxBytes = qint64{1024} * 1024;
    m_settings->setLimits(limits);
    makeDialog();
    press(QStringLiteral("Restore defaults"));
    QCOMPARE(m_settings->timeouts(), timeouts);
    press(ok);
    QCOMPARE(m_settings->timeouts(), Timeouts());
    QCOMPARE(m_settings->limits(), ReplyLimits());
}

void tst_SettingsDialog::unwritableFileIsTold()
{
    // A file where the folder should be: fails for root too.
    const QString blocked = m_folder->filePath(QStringLiteral("blocked"));
    QFile file(blocked);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    m_settings = std::make_unique<Settings>(blocked + QStringLiteral("/settings.ini"));
    makeDialog();
    type(serverUrl, QStringLiteral("wss://b.example/ws"));
    press(ok);
    const auto notes = m_dialog->findChildren<FieldNote *>();
    QTRY_VERIFY(std::any_of(notes.cbegin(), notes.cend(), [](const FieldNote *note) {
        return note->text().startsWith(QStringLiteral("A file could not be written."));
    }));
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(m_settings->currentServer().url, QUrl(QStringLiteral("wss://b.example/ws")));
}

void tst_SettingsDialog::fits800x600_data()
{
    QTest::addColumn<int>("percent");
    QTest::newRow("100 %") << 100;
    QTest::newRow("200 %") << 200;
}

void tst_SettingsDialog::fits800x600()
{
    QFETCH(int, percent);
    const QFont usual = QApplication::font();
    QFont font = usual;
    font.setPointSizeF(usual.pointSizeF() * percent / 100);
    QApplication::setFont(font);
    const auto restore = qScopeGuard([&usual] { QApplication::setFont(usual); });
    makeDialog();
    m_dialog->resize(800, 600);
    QCOMPARE(m_dialog->size(), QSize(800, 600));
    for (int page = 0; page < 4; ++page) {
        m_dialog->showPage(static_cast<Page>(page));
        for (const QAbstractButton *button : m_dialog->findChildren<QAbstractButton *>()) {
            if (!button->isVisible() || button->text().isEmpty())
                continue;
            QVERIFY2(button->width() >= button->minimumSizeHint().width(),
                     qPrintable(button->text()));
            const QRect inside(button->mapTo(m_dialog.get(), QPoint()), button->size());
            QVERIFY2(inside.left() >= 0 && inside.right() < 800, qPrintable(button->text()));
        }
    }
}

DECIDESK_TEST(tst_SettingsDialog)
#include "tst_SettingsDialog.moc"
