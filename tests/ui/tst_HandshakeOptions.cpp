#include "FieldNote.h"
#include "HostilePeer.h"
#include "KeychainQuestions.h"
#include "Language.h"
#include "Probe.h"
#include "SecretStore.h"
#include "ServerSecrets.h"
#include "Settings.h"
#include "SettingsDialog.h"
#include "TestProgram.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <optional>

using namespace decidesk;
using namespace decidesk::test;
using namespace Qt::StringLiterals;

namespace {

const QString origin = u"Origin"_s;
const QString subprotocol = u"Subprotocol"_s;
const QString headers = u"Headers"_s;
const QString certificate = u"Client certificate"_s;
const QString keyFile = u"Key file"_s;
const QString passphrase = u"Passphrase"_s;
const QString testConnection = u"Test connection"_s;
const QString canary = u"Bearer canary-1234"_s;

} // namespace

/// What *More…* opens on the page Server of the settings.
class tst_HandshakeOptions : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void namesAreFixed();
    void isOpenedByMore();
    void isOpenWhereItIsUsed();
    void tabOrder();
    void headersAreTypedByKeyboard();
    void isApplied();
    void isForgottenByCancel();

    void wrongFieldsAreNamed_data();
    void wrongFieldsAreNamed();
    void wrongHeadersAreNamedWhileTheyAreTyped();
    void filesAreChecked_data();
    void filesAreChecked();

    void secretsGoIntoTheKeychainOnly();
    void secretsComeBack();
    void secretsStayWhereNothingIsTyped();
    void noSecretsLeaveNoEntry();
    void secretsAreMasked();
    void secretsDoNotFollowToAnotherServer();
    void withoutAKeychainTheyWorkForThisRun();
    void aMissingValueIsSaid();

    void theTestUsesTheFields();
    void theTestSendsNoSecretUnencrypted();

    void isTranslated();
    void fits800x600_data();
    void fits800x600();

private:
    void makeDialog();
    template <typename Widget>
    Widget *find(const QString &name) const
    {
        return firstNamed<Widget>(*m_dialog, name);
    }
    void press(const QString &button) const;
    void type(const QString &field, const QString &text) const;
    /// Adds a header by keyboard.
    void addHeader(const QString &name, const QString &value, bool secret) const;
    void typeIntoCell(const QString &field, const QString &text) const;
    QString noteOf(const QString &field) const;
    void apply();
    Server server() const { return m_settings->currentServer(); }
    void useSecretHeader();
    ServerSecrets kept(const ServerId &id);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<SecretStore> m_secrets;
    Language m_language;
    std::unique_ptr<SettingsDialog> m_dialog;
};

void tst_HandshakeOptions::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<Settings>(m_folder->filePath(u"settings.ini"_s));
    m_secrets = std::make_unique<SecretStore>(u"tst_HandshakeOptions"_s,
                                              SecretStore::Backend::MemoryOnly);
}

void tst_HandshakeOptions::cleanup()
{
    m_dialog.reset();
    m_secrets.reset();
    m_settings.reset();
    m_folder.reset();
}

void tst_HandshakeOptions::makeDialog()
{
    m_dialog = std::make_unique<SettingsDialog>(*m_settings, *m_secrets, m_language);
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    m_dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void tst_HandshakeOptions::press(const QString &button) const
{
    auto *found = find<QAbstractButton>(button);
    QVERIFY2(found && found->isEnabled(), qPrintable(button));
    found->click();
}

void tst_HandshakeOptions::type(const QString &field, const QString &text) const
{
    auto *edit = find<QLineEdit>(field);
    QVERIFY2(edit, qPrintable(field));
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_Delete);
    QTest::keyClicks(edit, text);
}

void tst_HandshakeOptions::typeIntoCell(const QString &field, const QString &text) const
{
    auto *edit = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(edit);
    QCOMPARE(edit->accessibleName(), field);
    QTest::keyClicks(edit, text);
}

void tst_HandshakeOptions::addHeader(const QString &name, const QString &value, bool secret) const
{
    press(u"Add header"_s);
    typeIntoCell(u"Header name"_s, name);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTRY_COMPARE(focusName(), u"Header value"_s);
    typeIntoCell(u"Header value"_s, value);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTRY_COMPARE(focusName(), headers);
    if (secret)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
}

QString tst_HandshakeOptions::noteOf(const QString &field) const
{
    return find<QWidget>(field)->accessibleDescription();
}

void tst_HandshakeOptions::apply()
{
    QSignalSpy applied(m_dialog.get(), &SettingsDialog::applied);
    press(u"Apply"_s);
    QTRY_COMPARE(applied.count(), 1);
}

void tst_HandshakeOptions::useSecretHeader()
{
    Server server = m_settings->currentServer();
    server.headers = {{u"Authorization"_s, {}, true}};
    server.clientCertificate = m_folder->filePath(u"client.pem"_s);
    server.clientPassphrase = true;
    QFile file(server.clientCertificate);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("-----BEGIN CERTIFICATE-----\n-----BEGIN ENCRYPTED PRIVATE KEY-----\n");
    m_settings->setCurrentServer(server);
    ServerSecrets secrets;
    secrets.setHeader(u"Authorization"_s, Secret(canary));
    secrets.passphrase = Secret(u"canary-pass"_s);
    m_secrets->write(serverSecretsEntry(server.id), secrets.toEntry(), this, [](const auto &) {});
}

ServerSecrets tst_HandshakeOptions::kept(const ServerId &id)
{
    std::optional<ServerSecrets> secrets;
    m_secrets->read(serverSecretsEntry(id), this, [&secrets](const auto &found) {
        const auto *secret = std::get_if<Secret>(&found);
        secrets = secret ? ServerSecrets::fromEntry(*secret) : ServerSecrets();
    });
    if (!QTest::qWaitFor([&secrets] { return secrets.has_value(); }))
        qFatal("no answer");
    return *secrets;
}

void tst_HandshakeOptions::namesAreFixed()
{
    makeDialog();
    press(u"More…"_s);
    for (const QString &name : {origin, subprotocol, certificate, keyFile, passphrase})
        QVERIFY2(find<QLineEdit>(name) && find<QLineEdit>(name)->isVisible(), qPrintable(name));
    QVERIFY(find<QTableView>(headers));
    for (const QString &name :
         {u"Add header"_s, u"Remove header"_s, u"Show secret values"_s, u"Show passphrase"_s,
          u"Browse for the client certificate"_s, u"Browse for the key file"_s})
        QVERIFY2(find<QPushButton>(name), qPrintable(name));
    QCOMPARE(nameFaults(*m_dialog), QString());
}

void tst_HandshakeOptions::isOpenedByMore()
{
    makeDialog();
    QVERIFY(!find<QLineEdit>(origin)->isVisible());
    QVERIFY(find<QPushButton>(u"More…"_s)->isVisible());
    press(u"More…"_s);
    QVERIFY(find<QLineEdit>(origin)->isVisible());
    QVERIFY(!find<QPushButton>(u"More…"_s)->isVisible());
    QCOMPARE(focusName(), origin);
}

void tst_HandshakeOptions::isOpenWhereItIsUsed()
{
    Server used = server();
    used.origin = u"https://a.example"_s;
    m_settings->setCurrentServer(used);
    makeDialog();
    QVERIFY(find<QLineEdit>(origin)->isVisible());
    QVERIFY(!find<QPushButton>(u"More…"_s)->isVisible());
    QCOMPARE(find<QLineEdit>(origin)->text(), u"https://a.example"_s);
}

void tst_HandshakeOptions::tabOrder()
{
    makeDialog();
    press(u"More…"_s);
    QCOMPARE(
        walk(11),
        QStringList({origin, subprotocol, headers, u"Add header"_s, certificate,
                     u"Browse for the client certificate"_s, keyFile, u"Browse for the key file"_s,
                     passphrase, u"Show passphrase"_s, testConnection}));
}

void tst_HandshakeOptions::headersAreTypedByKeyboard()
{
    makeDialog();
    press(u"More…"_s);
    addHeader(u"X-Tenant"_s, u"acme, inc"_s, false);
    addHeader(u"X-Other"_s, u"2"_s, false);
    // Escape gives up the field, not the dialog.
    press(u"Add header"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_COMPARE(focusName(), headers);
    QVERIFY(m_dialog->isVisible());
    press(u"Remove header"_s);
    auto *table = find<QTableView>(headers);
    QCOMPARE(table->model()->rowCount(), 2);
    // Enter ends the field, and does not press OK.
    table->setCurrentIndex(table->model()->index(1, 1));
    QTest::keyClick(table, Qt::Key_F2);
    QTRY_COMPARE(focusName(), u"Header value"_s);
    QTest::keyClicks(QApplication::focusWidget(), u"3"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(focusName(), headers);
    QVERIFY(m_dialog->isVisible());
    apply();
    QCOMPARE(server().headers,
             (QList<ServerHeader>{{u"X-Tenant"_s, u"acme, inc"_s, false},
                                  {u"X-Other"_s, u"3"_s, false}}));
}

void tst_HandshakeOptions::isApplied()
{
    const Server before = server();
    makeDialog();
    press(u"More…"_s);
    type(origin, u" HTTPS://a.example/ "_s);
    type(subprotocol, u"chat,superchat"_s);
    apply();
    Server expected = before;
    expected.origin = u"https://a.example"_s;
    expected.subprotocols = u"chat, superchat"_s;
    QCOMPARE(server(), expected);
    QCOMPARE(find<QLineEdit>(origin)->text(), expected.origin);
    QCOMPARE(find<QLineEdit>(subprotocol)->text(), expected.subprotocols);
}

void tst_HandshakeOptions::isForgottenByCancel()
{
    const Server before = server();
    makeDialog();
    press(u"More…"_s);
    type(origin, u"https://a.example"_s);
    addHeader(u"Authorization"_s, canary, true);
    type(passphrase, u"canary-pass"_s);
    press(u"Cancel"_s);
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(server(), before);
    QVERIFY(kept(before.id).isEmpty());
}

void tst_HandshakeOptions::wrongFieldsAreNamed_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("begin");
    QTest::newRow("origin without a scheme")
        << origin << u"example.org"_s << u"An origin is a scheme and a host"_s;
    QTest::newRow("origin with a path")
        << origin << u"https://example.org/app"_s << u"An origin is a scheme and a host"_s;
    QTest::newRow("subprotocol with a space")
        << subprotocol << u"my chat"_s << u"The name of a subprotocol"_s;
    QTest::newRow("subprotocol twice")
        << subprotocol << u"chat, chat"_s << u"The name of a subprotocol"_s;
    QTest::newRow("certificate that is not there")
        << certificate << u"/no/such/file.pem"_s << u"The client certificate could not be read."_s;
    QTest::newRow("relative path")
        << certificate << u"client.pem"_s << u"The client certificate could not be read."_s;
}

void tst_HandshakeOptions::wrongFieldsAreNamed()
{
    QFETCH(const QString, field);
    QFETCH(const QString, typed);
    QFETCH(const QString, begin);
    makeDialog();
    press(u"More…"_s);
    type(field, typed);
    QVERIFY2(noteOf(field).startsWith(begin), qPrintable(noteOf(field)));
    for (const QString &button : {u"OK"_s, u"Apply"_s, testConnection})
        QVERIFY2(!find<QPushButton>(button)->isEnabled(), qPrintable(button));
    type(field, {});
    QVERIFY(!noteOf(field).startsWith(begin));
    for (const QString &button : {u"OK"_s, u"Apply"_s, testConnection})
        QVERIFY2(find<QPushButton>(button)->isEnabled(), qPrintable(button));
}

void tst_HandshakeOptions::wrongHeadersAreNamedWhileTheyAreTyped()
{
    makeDialog();
    m_dialog->resize(500, 400);
    press(u"More…"_s);
    press(u"Add header"_s);
    typeIntoCell(u"Header name"_s, u"Host"_s);
    QCOMPARE(noteOf(headers), u"Host is set by the connection itself. Remove this header."_s);
    QVERIFY(!find<QPushButton>(u"OK"_s)->isEnabled());
    // It is seen, too, in a dialog that scrolls.
    const auto notes = m_dialog->findChildren<FieldNote *>();
    const auto note = std::find_if(notes.cbegin(), notes.cend(),
                                   [](const FieldNote *one) { return one->hasError(); });
    QTRY_COMPARE((*note)->visibleRegion().boundingRect(), (*note)->rect());
    typeIntoCell(u"Header name"_s, u"-Name"_s);
    QCOMPARE(noteOf(headers),
             u"The header Host-Name has no value. Type one, or remove the header."_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTRY_COMPARE(focusName(), u"Header value"_s);
    typeIntoCell(u"Header value"_s, u"1"_s);
    QVERIFY(find<QPushButton>(u"OK"_s)->isEnabled());
    // With the field still open.
    apply();
    QCOMPARE(server().headers, (QList<ServerHeader>{{u"Host-Name"_s, u"1"_s, false}}));
}

void tst_HandshakeOptions::filesAreChecked_data()
{
    QTest::addColumn<QByteArray>("certificateText");
    QTest::addColumn<QByteArray>("keyText");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("begin");
    const QByteArray cert("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");
    const QByteArray key("-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n");
    const QString badCertificate = u"The client certificate could not be read."_s;
    const QString badKey = u"The key of the client certificate could not be read."_s;
    QTest::newRow("both") << cert << key << QString() << QString();
    QTest::newRow("in one") << cert + key << QByteArray() << QString() << QString();
    QTest::newRow("no certificate") << key << key << certificate << badCertificate;
    QTest::newRow("no key in it") << cert << QByteArray() << keyFile << badKey;
    QTest::newRow("no key in the file") << cert << cert << keyFile << badKey;
    QTest::newRow("a key alone") << QByteArray() << key << certificate
                                 << u"A key without a certificate is of no use."_s;
}

void tst_HandshakeOptions::filesAreChecked()
{
    QFETCH(const QByteArray, certificateText);
    QFETCH(const QByteArray, keyText);
    QFETCH(const QString, field);
    QFETCH(const QString, begin);
    makeDialog();
    press(u"More…"_s);
    const auto fill = [this](const QString &name, const QByteArray &text, const QString &fileName) {
        if (text.isEmpty())
            return;
        QFile file(m_folder->filePath(fileName));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        type(name, file.fileName());
    };
    fill(keyFile, keyText, u"c.key"_s);
    fill(certificate, certificateText, u"c.pem"_s);
    QCOMPARE(find<QPushButton>(u"OK"_s)->isEnabled(), field.isEmpty());
    if (field.isEmpty()) {
        apply();
        QCOMPARE(server().clientCertificate, find<QLineEdit>(certificate)->text());
        QCOMPARE(server().clientKey, find<QLineEdit>(keyFile)->text());
        QVERIFY(!server().clientPassphrase);
    } else {
        QVERIFY2(noteOf(field).startsWith(begin), qPrintable(noteOf(field)));
    }
}

void tst_HandshakeOptions::secretsGoIntoTheKeychainOnly()
{
    makeDialog();
    press(u"More…"_s);
    addHeader(u"Authorization"_s, canary, true);
    addHeader(u"X-Plain"_s, u"1"_s, false);
    type(passphrase, u"canary-pass"_s);
    apply();
    QCOMPARE(server().headers,
             (QList<ServerHeader>{{u"Authorization"_s, {}, true}, {u"X-Plain"_s, u"1"_s, false}}));
    QVERIFY(server().clientPassphrase);
    ServerSecrets expected;
    expected.setHeader(u"Authorization"_s, Secret(canary));
    expected.passphrase = Secret(u"canary-pass"_s);
    QCOMPARE(kept(server().id), expected);
    m_settings->sync();
    QFile file(m_folder->filePath(u"settings.ini"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("canary"));
}

void tst_HandshakeOptions::secretsComeBack()
{
    useSecretHeader();
    makeDialog();
    const QAbstractItemModel *model = find<QTableView>(headers)->model();
    QTRY_COMPARE(model->index(0, 1).data(Qt::EditRole).toString(), canary);
    QCOMPARE(find<QLineEdit>(passphrase)->text(), u"canary-pass"_s);
    QCOMPARE(find<QLineEdit>(passphrase)->echoMode(), QLineEdit::Password);
}

void tst_HandshakeOptions::secretsStayWhereNothingIsTyped()
{
    useSecretHeader();
    const ServerSecrets before = kept(server().id);
    makeDialog();
    QTRY_COMPARE(find<QLineEdit>(passphrase)->text(), u"canary-pass"_s);
    type(subprotocol, u"chat"_s);
    apply();
    QCOMPARE(kept(server().id), before);
    QVERIFY(server().clientPassphrase);
    QCOMPARE(server().subprotocols, u"chat"_s);
}

void tst_HandshakeOptions::noSecretsLeaveNoEntry()
{
    useSecretHeader();
    makeDialog();
    QTRY_COMPARE(find<QLineEdit>(passphrase)->text(), u"canary-pass"_s);
    type(passphrase, {});
    find<QTableView>(headers)->setCurrentIndex(find<QTableView>(headers)->model()->index(0, 0));
    press(u"Remove header"_s);
    apply();
    QVERIFY(!needsSecrets(server()));
    QVERIFY(!server().clientPassphrase);
    bool missing = false;
    m_secrets->read(serverSecretsEntry(server().id), this, [&missing](const auto &found) {
        missing = std::holds_alternative<Error>(found);
    });
    QTRY_VERIFY(missing);
}

void tst_HandshakeOptions::secretsAreMasked()
{
    useSecretHeader();
    makeDialog();
    auto *table = find<QTableView>(headers);
    const QModelIndex value = table->model()->index(0, 1);
    QTRY_COMPARE(value.data(Qt::EditRole).toString(), canary);
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(table);
    QVERIFY(accessible && accessible->tableInterface());
    QAccessibleInterface *cell = accessible->tableInterface()->cellAt(0, 1);
    QVERIFY(cell);
    QVERIFY(!cell->text(QAccessible::Name).contains(u"canary"));
    table->setFocus();
    table->setCurrentIndex(value);
    table->edit(value);
    auto *edit = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(edit);
    QCOMPARE(edit->echoMode(), QLineEdit::Password);
    QTest::keyClick(edit, Qt::Key_Escape);

    press(u"Show secret values"_s);
    QCOMPARE(value.data(Qt::DisplayRole).toString(), canary);
    m_dialog->showPage(SettingsDialog::Page::Chat);
    QVERIFY(value.data(Qt::DisplayRole).toString() != canary);
    QVERIFY(!find<QPushButton>(u"Show secret values"_s)->isChecked());
}

void tst_HandshakeOptions::secretsDoNotFollowToAnotherServer()
{
    useSecretHeader();
    const Server mine = server();
    Account account;
    account.id = QUuid::createUuid();
    account.server = mine.id;
    m_settings->saveAccount(account);
    makeDialog();
    const QAbstractItemModel *model = find<QTableView>(headers)->model();
    QTRY_COMPARE(model->index(0, 1).data(Qt::EditRole).toString(), canary);
    type(u"Server URL"_s, u"wss://other.example/ws"_s);
    QCOMPARE(model->index(0, 1).data(Qt::EditRole).toString(), QString());
    QCOMPARE(find<QLineEdit>(passphrase)->text(), QString());
    QCOMPARE(noteOf(headers),
             u"The secret value of Authorization is not stored on this computer. Type it."_s);
    apply();
    const Server other = server();
    QVERIFY(other.id != mine.id);
    QVERIFY(kept(other.id).isEmpty());
    QCOMPARE(kept(mine.id).header(u"Authorization"_s), Secret(canary));

    type(u"Server URL"_s, mine.url.toString());
    QTRY_COMPARE(model->index(0, 1).data(Qt::EditRole).toString(), canary);
}

void tst_HandshakeOptions::withoutAKeychainTheyWorkForThisRun()
{
    const KeychainQuestions questions;
    m_secrets = std::make_unique<SecretStore>(u"test"_s, SecretStore::Backend::Keychain);
    Server used = server();
    used.headers = {{u"Authorization"_s, {}, true}, {u"X-Second"_s, {}, true}};
    m_settings->setCurrentServer(used);
    makeDialog();
    QTRY_VERIFY(noteOf(headers).startsWith(u"The keychain of this computer can't be used"));
    QVERIFY(find<QPushButton>(u"OK"_s)->isEnabled());
    auto *table = find<QTableView>(headers);
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 1));
    QTest::keyClick(table, Qt::Key_F2);
    typeIntoCell(u"Header value"_s, canary);
    apply();
    QCOMPARE(kept(used.id).header(u"Authorization"_s), Secret(canary));
    const auto notes = m_dialog->findChildren<FieldNote *>();
    QVERIFY(std::any_of(notes.cbegin(), notes.cend(), [](const FieldNote *note) {
        return note->text().startsWith(u"The keychain of this computer can't be used: secret "
                                       "headers and the passphrase work until you quit");
    }));
}

void tst_HandshakeOptions::aMissingValueIsSaid()
{
    // As after an import: what is secret is in no file.
    Server used = server();
    used.headers = {{u"Authorization"_s, {}, true}};
    m_settings->setCurrentServer(used);
    makeDialog();
    QTRY_COMPARE(noteOf(headers),
                 u"The secret value of Authorization is not stored on this computer. Type it."_s);
    QVERIFY(find<QPushButton>(u"OK"_s)->isEnabled());
    press(testConnection);
    QTRY_VERIFY(noteOf(testConnection)
                    .startsWith(u"The value of the header Authorization is not stored on this "
                                "computer."));
}

void tst_HandshakeOptions::theTestUsesTheFields()
{
    HostilePeer peer;
    const Server before = server();
    makeDialog();
    press(u"More…"_s);
    type(u"Server URL"_s, peer.url().toString());
    type(origin, u"https://a.example"_s);
    addHeader(u"Authorization"_s, canary, true);
    press(testConnection);
    QTRY_VERIFY(noteOf(testConnection).startsWith(u"Reached in "));
    const QByteArray request = peer.lastRequest().toLower();
    QVERIFY(request.contains("\r\norigin: https://a.example"));
    QVERIFY(request.contains("\r\nauthorization: bearer canary-1234"));
    QCOMPARE(server(), before);
    // Another value: what was found before says nothing any more.
    type(origin, u"https://b.example"_s);
    QCOMPARE(noteOf(testConnection), QString());
}

void tst_HandshakeOptions::theTestSendsNoSecretUnencrypted()
{
    makeDialog();
    press(u"More…"_s);
    type(u"Server URL"_s, u"ws://192.0.2.1/ws"_s);
    addHeader(u"Authorization"_s, canary, true);
    press(testConnection);
    QVERIFY2(noteOf(testConnection).startsWith(u"Not tested: others could read the secret headers"),
             qPrintable(noteOf(testConnection)));
}

void tst_HandshakeOptions::isTranslated()
{
    makeDialog();
    press(u"More…"_s);
    addHeader(u"Host"_s, u"1"_s, true);
    const MarkedLanguage marked;
    QApplication::sendPostedEvents();
    QCOMPARE(unmarked(*m_dialog), QString());
    const QAbstractItemModel *model = find<QTableView>(MarkedLanguage::mark + headers)->model();
    for (int column = 0; column < 3; ++column)
        QVERIFY(model->headerData(column, Qt::Horizontal, Qt::DisplayRole)
                    .toString()
                    .startsWith(MarkedLanguage::mark));
}

void tst_HandshakeOptions::fits800x600_data()
{
    QTest::addColumn<int>("percent");
    QTest::newRow("100 %") << 100;
    QTest::newRow("200 %") << 200;
}

void tst_HandshakeOptions::fits800x600()
{
    QFETCH(const int, percent);
    const TextSize size(percent);
    makeDialog();
    m_dialog->resize(800, 600);
    QCOMPARE(m_dialog->size(), QSize(800, 600));
    press(u"More…"_s);
    QTRY_COMPARE(find<QLineEdit>(origin)->visibleRegion().boundingRect(),
                 find<QLineEdit>(origin)->rect());
    addHeader(u"Authorization"_s, canary, true);
    QTRY_COMPARE(clipped(*m_dialog), QString());
    for (int i = 0; i < 9; ++i) {
        walk(1);
        QVERIFY2(!QApplication::focusWidget()->visibleRegion().isEmpty(), qPrintable(focusName()));
    }
}

DECIDESK_TEST(tst_HandshakeOptions)
#include "tst_HandshakeOptions.moc"
