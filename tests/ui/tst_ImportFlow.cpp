#include "ImportFlow.h"

#include "Desk.h"
#include "Probe.h"
#include "ProfileLines.h"
#include "SqliteHistory.h"
#include "TestProgram.h"
#include "TransferNotice.h"
#include "TransferText.h"

#include <QAction>
#include <QFile>
#include <QFileDialog>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace decidesk;
using namespace decidesk::test;
using namespace Qt::StringLiterals;

namespace {

/// A profile with one account that was logged in and has asked once.
QByteArray exportedProfile(const QUrl &server)
{
    Server kept;
    kept.id = QUuid::createUuid();
    kept.url = server;
    Account account;
    account.id = QUuid::createUuid();
    account.server = kept.id;
    account.name = u"tom"_s;
    account.logInAtStart = true;
    Message question;
    question.account = account.id;
    question.sequence = 1;
    question.state = Message::State::Sent;
    question.text = u"Ship it?"_s;
    profile::Settings settings;
    settings.lastAccount = account.id;
    return profile::write(profile::Header{profile::formatVersion, u"0.1.0"_s, {}})
        + profile::write(settings) + profile::write(kept)
        + profile::write(profile::KeptAccount{account, {account.id, 1, u"draft"_s}})
        + profile::write(question) + profile::write(profile::End{5});
}

} // namespace

/// From the menu entry to accounts that ask for their checksum.
class tst_ImportFlow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void importsIntoAnEmptyProfile();
    void anImportedAccountAsksForItsChecksum();
    void refusesAProfileWithAccounts();
    void saysWhatIsWrongWithTheFile();
    void aDemonstrationImportsNothing();
    void everyFailureHasWords_data();
    void everyFailureHasWords();

private:
    void importFile(const QByteArray &contents);

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<SqliteHistory> m_history;
    std::unique_ptr<QWidget> m_window;
    TransferNotice *m_notice = nullptr;
    QAction *m_action = nullptr;
    ImportFlow *m_flow = nullptr;
};

void tst_ImportFlow::init()
{
    m_desk = std::make_unique<Desk>();
    m_history = std::make_unique<SqliteHistory>(m_desk->folder.filePath(u"history.sqlite"_s));
    m_window = std::make_unique<QWidget>();
    m_notice = new TransferNotice(m_window.get());
    m_action = new QAction(m_window.get());
    m_flow = new ImportFlow({m_desk->settings, *m_history, m_history.get(), m_desk->sessions},
                            m_action, *m_notice, m_window.get());
    m_window->resize(600, 400);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void tst_ImportFlow::cleanup()
{
    m_window.reset();
    m_history.reset();
    m_desk.reset();
}

void tst_ImportFlow::importFile(const QByteArray &contents)
{
    QFile file(m_desk->folder.filePath(u"all.jsonl"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(contents);
    file.close();
    m_action->trigger();
    auto *dialog = m_window->findChild<QFileDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->acceptMode(), QFileDialog::AcceptOpen);
    QCOMPARE(dialog->accessibleName(), u"Import"_s);
    emit dialog->fileSelected(file.fileName());
    dialog->close();
    QTRY_VERIFY(!m_notice->isHidden());
}

void tst_ImportFlow::importsIntoAnEmptyProfile()
{
    const QSignalSpy imported(m_flow, &ImportFlow::imported);
    importFile(exportedProfile(m_desk->server.url));
    QCOMPARE(imported.count(), 1);
    QCOMPARE(m_notice->content().text,
             u"Imported. Accounts: 1, messages: 1. Exports contain no API keys or checksums: each "
             "account asks for its checksum when you log in."_s);
    QCOMPARE(m_desk->sessions.sessions().size(), 1);
    const Session *session = m_desk->sessions.sessions().constFirst();
    QCOMPARE(session->account().name, u"tom"_s);
    // Nothing is connected by itself.
    QCOMPARE(session->state(), Session::State::Offline);
    QCOMPARE(m_desk->settings.lastAccount(), session->account().id);
    QVERIFY(m_action->isEnabled());
}

void tst_ImportFlow::anImportedAccountAsksForItsChecksum()
{
    importFile(exportedProfile(m_desk->server.url));
    Session *session = m_desk->sessions.sessions().constFirst();
    session->logIn();
    QTRY_VERIFY(session->problem());
    QCOMPARE(session->problem()->error.kind, Error::Kind::SecretMissing);
    // The practice server knows whoever registers.
    Session *other = m_desk->openAccount(u"anna"_s);
    QVERIFY(other);
    session->logInWith(Secret(u"checksum-of-anna"_s));
    QTRY_COMPARE(session->state(), Session::State::Ready);
    // It is kept from now on.
    session->goOffline();
    QTRY_COMPARE(session->state(), Session::State::Offline);
    session->logIn();
    QTRY_COMPARE(session->state(), Session::State::Ready);
}

void tst_ImportFlow::refusesAProfileWithAccounts()
{
    QVERIFY(m_desk->openAccount(u"tom"_s));
    m_action->trigger();
    QVERIFY(!m_window->findChild<QFileDialog *>());
    QCOMPARE(m_notice->content().text,
             u"Nothing was imported: this profile has accounts or conversations already. Start "
             "Decidesk with --profile and a new name, and import there."_s);
}

void tst_ImportFlow::saysWhatIsWrongWithTheFile()
{
    QByteArray damaged = exportedProfile(m_desk->server.url);
    damaged.replace("\"Sent\"", "\"Lost\"");
    importFile(damaged);
    QCOMPARE(m_notice->content().text, u"Nothing was imported: line 5 of the file is damaged."_s);
    QCOMPARE(m_notice->content().details, u"field state"_s);
    QCOMPARE(m_desk->sessions.sessions().size(), 0);
    QCOMPARE(m_desk->settings.accounts(), QList<Account>());
    QVERIFY(m_action->isEnabled());
}

void tst_ImportFlow::aDemonstrationImportsNothing()
{
    QAction action;
    const ImportFlow flow({m_desk->settings, *m_history, nullptr, m_desk->sessions}, &action,
                          *m_notice, m_window.get());
    QVERIFY(!action.isEnabled());
    QCOMPARE(action.statusTip(), u"Not available in the demonstration, which keeps nothing"_s);
}

void tst_ImportFlow::everyFailureHasWords_data()
{
    using Kind = ImportFailure::Kind;
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("words");
    QTest::newRow("unreadable") << Kind::FileUnreadable << u"could not be read"_s;
    QTest::newRow("no profile") << Kind::NotAProfile << u"Export everything"_s;
    QTest::newRow("too new") << Kind::TooNew << u"newer Decidesk (9.9)"_s;
    QTest::newRow("damaged") << Kind::DamagedLine << u"line 12 of the file is damaged"_s;
    QTest::newRow("too long") << Kind::LineTooLong << u"line 12 of the file is too long"_s;
    QTest::newRow("cut off") << Kind::CutOff << u"Its end is missing"_s;
    QTest::newRow("not empty") << Kind::NotEmpty << u"--profile"_s;
    QTest::newRow("storage") << Kind::StorageFailed << u"conversations could not be stored"_s;
    QTest::newRow("settings") << Kind::SettingsUnwritable << u"accounts could not be stored"_s;
}

void tst_ImportFlow::everyFailureHasWords()
{
    QFETCH(const ImportFailure::Kind, kind);
    QFETCH(const QString, words);
    const QString text = importFailureText({kind, 12, u"9.9"_s});
    QVERIFY2(text.startsWith(u"Nothing was imported: "), qPrintable(text));
    QVERIFY2(text.contains(words), qPrintable(text));
}

DECIDESK_TEST(tst_ImportFlow)
#include "tst_ImportFlow.moc"
