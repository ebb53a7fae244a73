#include "ExportFlow.h"

#include "Desk.h"
#include "HistoryArchive.h"
#include "Probe.h"
#include "ServerSecrets.h"
#include "TestProgram.h"
#include "TransferNotice.h"
#include "TransferProgress.h"
#include "TransferText.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QMainWindow>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace decidesk;
using namespace decidesk::test;
using namespace Qt::StringLiterals;

namespace {

/// A history that answers pages only when it is let, and has a draft for an archive to list.
class SlowHistory : public MemoryHistory, public HistoryArchive
{
public:
    void listConversations(QObject *context, Listed done) override
    {
        QMetaObject::invokeMethod(
            context, [done = std::move(done), kept = kept] { done(kept); }, Qt::QueuedConnection);
    }
    void takeIn(Source /*source*/, QObject * /*context*/, HistoryArchive::Done /*done*/) override {}
    void readAfter(const AccountId &account, qint64 after, const PageSize &size, QObject *context,
                   Found done) override
    {
        if (!held) {
            MemoryHistory::readAfter(account, after, size, context, std::move(done));
            return;
        }
        ++waiting;
    }
    bool held = false;
    int waiting = 0;
    QList<HistoryArchive::Conversation> kept;
};

QString contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : u"(unreadable)"_s;
}

} // namespace

/// From the menu entry to the file.
class tst_ExportFlow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void isPossibleWithAnAccount();
    void theDialogProposesAName();
    void writesMarkdown();
    void writesPlainText_data();
    void writesPlainText();
    void failuresStandInTheWindow();
    void theNoticeGoesWithTheNextExport();
    void aLongExportShowsProgress();
    void escapeCancels();
    void namesAreClean();
    void retranslates();
    void everythingIsPossibleWhereSomethingIsKept();
    void writesEverythingWithoutSecrets();
    void fileNames_data();
    void fileNames();

private:
    QFileDialog *ask()
    {
        m_action->trigger();
        return m_window->findChild<QFileDialog *>();
    }
    void exportTo(const QString &path)
    {
        QFileDialog *dialog = ask();
        QVERIFY(dialog);
        QVERIFY(dialog->isVisible());
        emit dialog->fileSelected(path);
        dialog->close();
        QTRY_VERIFY(!m_window->findChild<QFileDialog *>());
    }
    [[nodiscard]] QString path(const QString &name = u"a.md"_s) const
    {
        return m_desk->folder.filePath(name);
    }
    [[nodiscard]] TransferProgress *progress() const
    {
        return m_window->findChild<TransferProgress *>();
    }

    std::unique_ptr<Desk> m_desk;
    SlowHistory m_history;
    std::unique_ptr<QWidget> m_window;
    TransferNotice *m_notice = nullptr;
    QAction *m_action = nullptr;
    QAction *m_everything = nullptr;
    ExportFlow *m_flow = nullptr;
    Session *m_tom = nullptr;
};

void tst_ExportFlow::init()
{
    m_desk = std::make_unique<Desk>();
    m_tom = m_desk->openAccount(u"tom"_s);
    QVERIFY(m_tom);
    m_history.held = false;
    m_history.waiting = 0;
    Message question;
    question.account = m_tom->account().id;
    question.text = u"Ship *it*?"_s;
    question.created = QDateTime::currentDateTimeUtc();
    Message decision = question;
    decision.direction = Message::Direction::Decision;
    decision.text = u"**No.**\n# Never"_s;
    decision.latencyMs = 830;
    m_history.commit({question, decision}, this, [](const auto &) {});

    m_window = std::make_unique<QWidget>();
    m_notice = new TransferNotice(m_window.get());
    m_action = new QAction(m_window.get());
    m_everything = new QAction(m_window.get());
    m_flow = new ExportFlow({m_desk->settings, m_desk->secrets, m_history, &m_history},
                            {m_action, m_everything}, *m_notice, m_window.get());
    m_flow->setShown(m_tom);
    m_window->resize(600, 400);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void tst_ExportFlow::cleanup()
{
    m_window.reset();
    m_history.clear(m_tom->account().id, this, [](const auto &) {});
    m_desk.reset();
}

void tst_ExportFlow::isPossibleWithAnAccount()
{
    QVERIFY(m_action->isEnabled());
    QCOMPARE(m_action->statusTip(), QString());
    m_flow->setShown(nullptr);
    QVERIFY(!m_action->isEnabled());
    QCOMPARE(m_action->statusTip(), u"Choose an account first"_s);
}

void tst_ExportFlow::theDialogProposesAName()
{
    const QFileDialog *dialog = ask();
    QVERIFY(dialog);
    QCOMPARE(dialog->acceptMode(), QFileDialog::AcceptSave);
    QCOMPARE(dialog->windowTitle(), u"Export conversation"_s);
    QCOMPARE(dialog->accessibleName(), u"Export conversation"_s);
    QCOMPARE(dialog->nameFilters(), QStringList({u"Markdown (*.md)"_s, u"Plain text (*.txt)"_s}));
    QCOMPARE(QFileInfo(dialog->selectedFiles().value(0)).fileName(), u"tom.md"_s);
}

void tst_ExportFlow::writesMarkdown()
{
    const QSignalSpy hints(m_flow, &ExportFlow::hint);
    exportTo(path());
    QTRY_COMPARE(hints.count(), 1);
    QCOMPARE(hints.constFirst().constFirst().toString(),
             u"Exported to %1. Messages: 2"_s.arg(path()));
    const QString stamp = u"\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d [+-]\\d\\d:\\d\\d"_s;
    const QRegularExpression expected(
        u"\\A# Conversation with tom\n\n- Server: 127\\.0\\.0\\.1:\\d+\n- Exported: %1\n"
        "\n### You\n\n%1 · answered\n\n```\nShip \\*it\\*\\?\n```\n"
        "\n### tom\n\n%1 · 830 ms\n\n> \\*\\*No\\.\\*\\*\n> # Never\n\\z"_s.arg(stamp),
        QRegularExpression::UseUnicodePropertiesOption);
    QVERIFY2(contentsOf(path()).contains(expected), qPrintable(contentsOf(path())));
    QVERIFY(m_action->isEnabled());
    QVERIFY(m_notice->isHidden());
    QVERIFY(!progress() || !progress()->isVisible());
}

void tst_ExportFlow::writesPlainText_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("filter");
    QTest::newRow("by its name") << u"a.txt"_s << u"Markdown (*.md)"_s;
    QTest::newRow("by what is chosen") << u"a"_s << u"Plain text (*.txt)"_s;
}

void tst_ExportFlow::writesPlainText()
{
    QFETCH(const QString, name);
    QFETCH(const QString, filter);
    const QSignalSpy hints(m_flow, &ExportFlow::hint);
    QFileDialog *dialog = ask();
    QVERIFY(dialog);
    dialog->selectNameFilter(filter);
    emit dialog->fileSelected(path(name));
    QTRY_COMPARE(hints.count(), 1);
    QVERIFY2(contentsOf(path(name)).startsWith(u"Conversation with tom\nServer: "_s),
             qPrintable(contentsOf(path(name))));
}

void tst_ExportFlow::failuresStandInTheWindow()
{
    exportTo(m_desk->folder.path());
    QTRY_VERIFY(!m_notice->isHidden());
    QCOMPARE(
        m_notice->content().text,
        u"Nothing was exported: there is already a folder with that name. Choose another name for "
        "the file."_s);
    QCOMPARE(m_notice->content().details, m_desk->folder.path());
    QVERIFY(m_action->isEnabled());
    m_notice->button(Banner::Action::Dismiss)->click();
    QVERIFY(m_notice->isHidden());
}

void tst_ExportFlow::theNoticeGoesWithTheNextExport()
{
    exportTo(m_desk->folder.path());
    QTRY_VERIFY(!m_notice->isHidden());
    exportTo(path());
    QVERIFY(m_notice->isHidden());
    QTRY_VERIFY(QFile::exists(path()));
}

void tst_ExportFlow::aLongExportShowsProgress()
{
    m_history.held = true;
    exportTo(path());
    QVERIFY(progress() && !progress()->isVisible());
    QTRY_COMPARE(m_history.waiting, 1);
    QVERIFY(!m_action->isEnabled());
    QCOMPARE(m_action->statusTip(), u"An export is under way"_s);
    QTRY_VERIFY(progress()->isVisible());
    // The window can be closed; `ClosingQuestion` asks.
    QVERIFY(!progress()->isModal());
    QVERIFY(named<QProgressBar>(*progress(), u"Progress"_s));

    const QSignalSpy hints(m_flow, &ExportFlow::hint);
    button(*progress(), u"Cancel"_s)->click();
    QTRY_VERIFY(!progress());
    QCOMPARE(hints.count(), 1);
    QCOMPARE(hints.constFirst().constFirst().toString(),
             u"The export was cancelled. No file was written."_s);
    QTRY_COMPARE(QDir(m_desk->folder.path()).entryList({u"a.md*"_s}, QDir::Files | QDir::Hidden),
                 QStringList());
    QVERIFY(m_action->isEnabled());
}

void tst_ExportFlow::escapeCancels()
{
    m_history.held = true;
    exportTo(path());
    QTRY_VERIFY(progress() && progress()->isVisible());
    QTest::keyClick(progress(), Qt::Key_Escape);
    QTRY_VERIFY(!progress());
    QVERIFY(m_action->isEnabled());
}

void tst_ExportFlow::namesAreClean()
{
    m_history.held = true;
    exportTo(path());
    QTRY_VERIFY(progress() && progress()->isVisible());
    QCOMPARE(progress()->windowTitle(), u"Export conversation"_s);
    QCOMPARE(progress()->accessibleName(), u"Export conversation"_s);
    QCOMPARE(nameFaults(*progress()), QString());
    QCOMPARE(clipped(*progress()), QString());
}

void tst_ExportFlow::retranslates()
{
    exportTo(m_desk->folder.path());
    QTRY_VERIFY(!m_notice->isHidden());
    const MarkedLanguage marked;
    QEvent change(QEvent::LanguageChange);
    QApplication::sendEvent(m_notice, &change);
    QVERIFY(m_notice->content().text.startsWith(MarkedLanguage::mark));
}

void tst_ExportFlow::everythingIsPossibleWhereSomethingIsKept()
{
    QVERIFY(m_everything->isEnabled());
    m_desk->sessions.remove(m_tom->account().id);
    QVERIFY(!m_everything->isEnabled());
    QCOMPARE(m_everything->statusTip(), u"There is no account yet"_s);

    QAction conversation;
    QAction everything;
    const ExportFlow demonstration({m_desk->settings, m_desk->secrets, m_history, nullptr},
                                   {&conversation, &everything}, *m_notice, m_window.get());
    QVERIFY(!everything.isEnabled());
    QCOMPARE(everything.statusTip(), u"Not available in the demonstration, which keeps nothing"_s);
}

void tst_ExportFlow::writesEverythingWithoutSecrets()
{
    // The checksum that the practice registration has left in the keychain, and one more.
    m_desk->secrets.write(apiKeyEntry(m_desk->server.id), Secret(u"API-KEY-canary"_s), this,
                          [](const auto &) {});
    Server server = m_desk->server;
    server.headers = {{u"Authorization"_s, {}, true}};
    m_desk->settings.saveServer(server);
    ServerSecrets serverSecrets;
    serverSecrets.setHeader(u"Authorization"_s, Secret(u"Bearer canary-header"_s));
    m_desk->secrets.write(serverSecretsEntry(server.id), serverSecrets.toEntry(), this,
                          [](const auto &) {});
    m_history.kept = {
        {m_tom->account().id, 2, u"checksum-of-tom API-KEY-canary canary-header {\"token\": 1}"_s}};
    m_tom->rename(u"checksum-of-tom"_s);

    const QSignalSpy hints(m_flow, &ExportFlow::hint);
    m_everything->trigger();
    auto *dialog = m_window->findChild<QFileDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->accessibleName(), u"Export everything"_s);
    QCOMPARE(dialog->nameFilters().constFirst(), u"Decidesk profile (*.jsonl)"_s);
    QVERIFY(QFileInfo(dialog->selectedFiles().value(0)).fileName().endsWith(u".jsonl"));
    emit dialog->fileSelected(path(u"all.jsonl"_s));
    QTRY_COMPARE(hints.count(), 1);
    const QString file = contentsOf(path(u"all.jsonl"_s));
    QCOMPARE(file.count(u'\n'), 7);
    QVERIFY2(!file.contains(u"checksum-of-tom"), qPrintable(file));
    QVERIFY2(!file.contains(u"canary"), qPrintable(file));
    QVERIFY2(!file.contains(u"some-api-key"), qPrintable(file));
    QVERIFY2(file.contains(u"Ship *it*?"), qPrintable(file));
}

void tst_ExportFlow::fileNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << u"tom"_s << u"tom"_s;
    QTest::newRow("place") << u"localhost:3000"_s << u"localhost-3000"_s;
    QTest::newRow("path") << u"../../etc/passwd"_s << u"-..-etc-passwd"_s;
    QTest::newRow("hidden") << u".bashrc"_s << u"bashrc"_s;
    QTest::newRow("lines") << u" a\n b "_s << u"a b"_s;
    QTest::newRow("bidi") << u"a\u202etxt.exe"_s << u"a-txt.exe"_s;
    QTest::newRow("any script") << u"été 漢字"_s << u"été 漢字"_s;
    QTest::newRow("an emoji") << u"tom \U0001F600"_s << u"tom \U0001F600"_s;
    QTest::newRow("half a character") << (u"tom"_s + QChar(0xd83d)) << u"tom-"_s;
    QTest::newRow("nothing") << QString() << u"conversation"_s;
    QTest::newRow("a dot") << u"."_s << u"conversation"_s;
    QTest::newRow("dots") << u"..."_s << u"conversation"_s;
    QTest::newRow("spaces and dots") << u" .. . "_s << u"conversation"_s;
    QTest::newRow("cut inside a character")
        << QString(59, u'x') + u"\U0001F600"_s << QString(59, u'x');
    QTest::newRow("long") << QString(300, u'x') << QString(60, u'x');
}

void tst_ExportFlow::fileNames()
{
    QFETCH(const QString, name);
    QTEST(fileNameFrom(name), "expected");
}

DECIDESK_TEST(tst_ExportFlow)
#include "tst_ExportFlow.moc"
