#include "Desk.h"
#include "HistoryArchive.h"
#include "Language.h"
#include "MainWindow.h"
#include "Probe.h"
#include "TestProgram.h"
#include "TransferProgress.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>
#include <QTimer>
#include <QWindow>

#include <algorithm>
#include <functional>
#include <memory>

using namespace decidesk;
using namespace decidesk::test;
using namespace Qt::StringLiterals;

namespace {

/// A history whose pages and imports come to an end only when they are let.
class SlowHistory : public MemoryHistory, public HistoryArchive
{
public:
    void listConversations(QObject * /*context*/, Listed /*done*/) override { ++waiting; }
    void takeIn(Source /*source*/, QObject *context, HistoryArchive::Done done) override
    {
        ++waiting;
        finish = [context, done = std::move(done)] {
            QMetaObject::invokeMethod(
                context, [done] { done(TakenIn::Nothing); }, Qt::QueuedConnection);
        };
    }
    void readAfter(const AccountId &account, qint64 after, const PageSize &size, QObject *context,
                   Found done) override
    {
        ++waiting;
        finish = [this, account, after, size, context, done = std::move(done)] {
            MemoryHistory::readAfter(account, after, size, context, done);
        };
    }

    int waiting = 0;
    std::function<void()> finish;
};

const QString exportText = u"An export is still running. Quitting cancels it."_s;
const QString importText = u"An import is still running. Quitting cancels it."_s;

} // namespace

/// What closing the window does while an export or an import is running.
class tst_ClosingQuestion : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void asks_data();
    void asks();
    void waitLetsItGoOn();
    void quitAnywayCancels_data();
    void quitAnywayCancels();
    void goesWhenNothingIsRunningAnyMore();
    void closesWhereNothingIsRunning();
    void whoEndsTheProgramIsNotAsked_data();
    void whoEndsTheProgramIsNotAsked();

private:
    void startExport();
    void startExportOfEverything();
    void startImport();
    void start(const QString &what);
    [[nodiscard]] QAction *action(const QString &text) const;
    [[nodiscard]] QMessageBox *question() const { return m_window->findChild<QMessageBox *>(); }
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_desk->folder.path()).entryList({u"a.*"_s}, QDir::Files | QDir::Hidden);
    }

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<SlowHistory> m_history;
    Language m_language;
    std::unique_ptr<MainWindow> m_window;
};

void tst_ClosingQuestion::init()
{
    m_desk = std::make_unique<Desk>();
    m_history = std::make_unique<SlowHistory>();
}

void tst_ClosingQuestion::cleanup()
{
    m_window.reset();
    m_history.reset();
    m_desk.reset();
}

void tst_ClosingQuestion::start(const QString &what)
{
    if (what != u"import"_s) {
        const Session *tom = m_desk->openAccount(u"tom"_s);
        QVERIFY(tom);
        Message message;
        message.account = tom->account().id;
        message.text = u"Ship it?"_s;
        m_history->commit({message}, this, [](const auto &) {});
    }
    m_window = std::make_unique<MainWindow>(MainWindow::Services{m_desk->settings,
                                                                 m_desk->secrets,
                                                                 *m_history,
                                                                 m_desk->sessions,
                                                                 m_desk->traffic,
                                                                 m_language,
                                                                 {},
                                                                 m_history.get()});
    m_window->showLast();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
    if (what == u"export"_s)
        startExport();
    else if (what == u"export of everything"_s)
        startExportOfEverything();
    else if (what == u"import"_s)
        startImport();
}

QAction *tst_ClosingQuestion::action(const QString &text) const
{
    const auto all = m_window->findChildren<QAction *>();
    const auto found = std::find_if(all.cbegin(), all.cend(),
                                    [&text](const QAction *one) { return one->text() == text; });
    return found == all.cend() ? nullptr : *found;
}

void tst_ClosingQuestion::startExport()
{
    QTRY_VERIFY(action(u"&Export conversation…"_s)->isEnabled());
    action(u"&Export conversation…"_s)->trigger();
    auto *dialog = m_window->findChild<QFileDialog *>();
    QVERIFY(dialog);
    m_history->waiting = 0;
    emit dialog->fileSelected(m_desk->folder.filePath(u"a.md"_s));
    dialog->close();
    QTRY_COMPARE(m_history->waiting, 1);
    QTRY_VERIFY(!m_window->findChild<QFileDialog *>());
}

/// Up to its preparation.
void tst_ClosingQuestion::startExportOfEverything()
{
    action(u"Export e&verything…"_s)->trigger();
    auto *dialog = m_window->findChild<QFileDialog *>();
    QVERIFY(dialog);
    m_history->waiting = 0;
    emit dialog->fileSelected(m_desk->folder.filePath(u"a.jsonl"_s));
    dialog->close();
    QTRY_COMPARE(m_history->waiting, 1);
    QTRY_VERIFY(!m_window->findChild<QFileDialog *>());
}

void tst_ClosingQuestion::startImport()
{
    action(u"&Import…"_s)->trigger();
    auto *dialog = m_window->findChild<QFileDialog *>();
    QVERIFY(dialog);
    m_history->waiting = 0;
    emit dialog->fileSelected(m_desk->folder.filePath(u"profile.jsonl"_s));
    dialog->close();
    QTRY_COMPARE(m_history->waiting, 1);
    QTRY_VERIFY(!m_window->findChild<QFileDialog *>());
}

void tst_ClosingQuestion::asks_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("how");
    QTest::addColumn<QString>("text");
    const QStringList ways{u"menu"_s, u"Ctrl+Q"_s, u"Ctrl+Q in the progress"_s, u"close button"_s};
    for (const QString &how : ways) {
        QTest::addRow("export, %s", qPrintable(how)) << u"export"_s << how << exportText;
        QTest::addRow("import, %s", qPrintable(how)) << u"import"_s << how << importText;
    }
    QTest::newRow("export of everything, in its preparation")
        << u"export of everything"_s << u"menu"_s << exportText;
}

void tst_ClosingQuestion::asks()
{
    QFETCH(const QString, what);
    QFETCH(const QString, how);
    start(what);
    if (how == u"menu"_s) {
        action(u"&Quit"_s)->trigger();
    } else if (how == u"Ctrl+Q"_s) {
        m_window->activateWindow();
        QTRY_VERIFY(m_window->isActiveWindow());
        QTest::keyClick(m_window->windowHandle(), Qt::Key_Q, Qt::ControlModifier);
    } else {
        const auto *progress = m_window->findChild<TransferProgress *>();
        QTRY_VERIFY(progress->isVisible());
        if (how == u"close button"_s)
            m_window->windowHandle()->close();
        else
            QTest::keyClick(progress->windowHandle(), Qt::Key_Q, Qt::ControlModifier);
    }
    QVERIFY(question());
    QVERIFY(question()->isVisible());
    QCOMPARE(question()->windowModality(), Qt::WindowModal);
    QTEST(question()->text(), "text");
    QCOMPARE(question()->accessibleName(), u"Quit"_s);
    QCOMPARE(question()->defaultButton()->text(), u"Wait"_s);
    QVERIFY(button(*question(), u"Quit anyway"_s));
    QCOMPARE(question()->buttons().size(), 2);
    QVERIFY(m_window->isVisible());

    // Who asks again is not asked twice.
    m_window->close();
    QCOMPARE(m_window->findChildren<QMessageBox *>().size(), 1);
    QVERIFY(m_window->isVisible());
}

void tst_ClosingQuestion::waitLetsItGoOn()
{
    start(u"export"_s);
    m_window->close();
    button(*question(), u"Wait"_s)->click();
    QTRY_VERIFY(!question());
    QVERIFY(m_window->isVisible());
    m_history->finish();
    QTRY_COMPARE(files(), QStringList{u"a.md"_s});
    QVERIFY(m_window->close());
}

void tst_ClosingQuestion::quitAnywayCancels_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"export", "export of everything", "import"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void tst_ClosingQuestion::quitAnywayCancels()
{
    QFETCH(const QString, what);
    start(what);
    m_window->close();
    button(*question(), u"Quit anyway"_s)->click();
    QVERIFY(!m_window->isVisible());
    QTRY_COMPARE(files(), QStringList());
    // Nothing goes on behind it.
    const auto *progress = m_window->findChild<TransferProgress *>();
    QVERIFY(progress == nullptr || !progress->isVisible());
    QTRY_VERIFY(!question());
    if (what == u"import"_s)
        m_history->finish();
    QTRY_VERIFY(!m_window->findChild<TransferProgress *>());
}

void tst_ClosingQuestion::goesWhenNothingIsRunningAnyMore()
{
    start(u"export"_s);
    m_window->close();
    QVERIFY(question());
    m_history->finish();
    QTRY_VERIFY(!question());
    // Nobody has said that it should close.
    QVERIFY(m_window->isVisible());
    QCOMPARE(files(), QStringList{u"a.md"_s});
}

void tst_ClosingQuestion::closesWhereNothingIsRunning()
{
    start(u"nothing"_s);
    action(u"&Quit"_s)->trigger();
    QVERIFY(!m_window->isVisible());
    QVERIFY(!question());
}

void tst_ClosingQuestion::whoEndsTheProgramIsNotAsked_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<bool>("asked");
    for (const char *what : {"export", "import"}) {
        QTest::addRow("%s", what) << QString::fromLatin1(what) << false;
        QTest::addRow("%s, while the question is open", what) << QString::fromLatin1(what) << true;
    }
}

/// As `TerminationSignals` and the session manager do it.
void tst_ClosingQuestion::whoEndsTheProgramIsNotAsked()
{
    QFETCH(const QString, what);
    QFETCH(const bool, asked);
    start(what);
    QTRY_VERIFY(m_window->findChild<TransferProgress *>()->isVisible());
    if (asked)
        m_window->close();
    QCOMPARE(question() != nullptr, asked);
    QTimer::singleShot(0, qApp, &QCoreApplication::quit);
    QTimer::singleShot(10'000, m_window.get(), [] { QCoreApplication::exit(1); });
    QCOMPARE(QApplication::exec(), 0);
    QVERIFY(!m_window->isVisible());
    QVERIFY(!question() || !question()->isVisible());
    QTRY_COMPARE(files(), QStringList());
}

DECIDESK_TEST(tst_ClosingQuestion)
#include "tst_ClosingQuestion.moc"
