#include "AccountMenu.h"

#include "Desk.h"
#include "Probe.h"
#include "TestProgram.h"

#include <QAction>
#include <QClipboard>
#include <QDialog>
#include <QDialogButtonBox>
#include <QInputDialog>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace decidesk;
using namespace decidesk::test;
using namespace Qt::StringLiterals;

/// What can be done with an account, and the questions that are asked before it is done.
class tst_AccountMenu : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void entries();
    void logInIsEnabledWhereItCanBe_data();
    void logInIsEnabledWhereItCanBe();
    void logsIn();
    void questionsSayWhatGoes_data();
    void questionsSayWhatGoes();
    void namesAreClean_data();
    void namesAreClean();
    void theSafeAnswerIsTheDefault_data();
    void theSafeAnswerIsTheDefault();
    void escapeChangesNothing_data();
    void escapeChangesNothing();
    void renames();
    void copiesTheChecksum();
    void saysWhereThereIsNoChecksum();
    void clearsTheConversation();
    void removesTheAccount();
    void exportsTheConversation();
    void deletingOffersToExportFirst_data();
    void deletingOffersToExportFirst();
    void survivesAnAccountThatGoes();
    void textFromOutsideIsPlain();

private:
    QMenu *openMenu();
    void choose(const QString &entry);
    /// The dialog that is open.
    template <typename Dialog>
    Dialog *dialog() const
    {
        const auto all = m_window->findChildren<Dialog *>();
        return all.isEmpty() || !all.constLast()->isVisible() ? nullptr : all.constLast();
    }

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<QWidget> m_window;
    AccountMenu *m_menu = nullptr;
    Session *m_tom = nullptr;
};

void tst_AccountMenu::init()
{
    m_desk = std::make_unique<Desk>();
    m_tom = m_desk->openAccount(u"tom"_s);
    QVERIFY(m_tom);
    m_window = std::make_unique<QWidget>();
    m_menu = new AccountMenu(m_desk->sessions, m_desk->secrets, m_desk->history, m_window.get());
    m_window->resize(600, 400);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void tst_AccountMenu::cleanup()
{
    m_window.reset();
    m_desk.reset();
}

QMenu *tst_AccountMenu::openMenu()
{
    m_menu->popup(m_tom, m_window->mapToGlobal(QPoint(10, 10)));
    return m_window->findChild<QMenu *>();
}

void tst_AccountMenu::choose(const QString &entry)
{
    QMenu *menu = openMenu();
    const auto actions = menu->actions();
    for (QAction *action : actions) {
        if (action->text() == entry) {
            menu->setActiveAction(action);
            QTest::keyClick(menu, Qt::Key_Return);
            // It is deleted when it closes.
            QTRY_COMPARE(m_window->findChild<QMenu *>(), nullptr);
            return;
        }
    }
    QFAIL(qPrintable(u"No entry "_s + entry));
}

void tst_AccountMenu::entries()
{
    QStringList texts;
    const auto actions = openMenu()->actions();
    for (const QAction *action : actions)
        texts += action->isSeparator() ? u"-"_s : action->text();
    QCOMPARE(
        texts,
        QStringList({u"Log in"_s, u"-"_s, u"Rename…"_s, u"Copy checksum…"_s, u"-"_s,
                     u"Export conversation…"_s, u"Clear conversation…"_s, u"Remove account…"_s}));
}

void tst_AccountMenu::logInIsEnabledWhereItCanBe_data()
{
    QTest::addColumn<bool>("online");
    QTest::addColumn<bool>("enabled");
    QTest::newRow("ready") << true << false;
    QTest::newRow("offline") << false << true;
}

void tst_AccountMenu::logInIsEnabledWhereItCanBe()
{
    QFETCH(bool, online);
    if (!online) {
        m_tom->goOffline();
        QTRY_COMPARE(m_tom->state(), Session::State::Offline);
    }
    QTEST(openMenu()->actions().constFirst()->isEnabled(), "enabled");
}

void tst_AccountMenu::logsIn()
{
    m_tom->goOffline();
    QTRY_COMPARE(m_tom->state(), Session::State::Offline);
    choose(u"Log in"_s);
    QTRY_COMPARE(m_tom->state(), Session::State::Ready);
}

void tst_AccountMenu::questionsSayWhatGoes_data()
{
    QTest::addColumn<QString>("entry");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("question");
    const auto row = [](const char *title, const char *question) {
        QTest::newRow(title) << QString::fromLatin1(title) + u'…' << QString::fromLatin1(title)
                             << QString::fromUtf8(question);
    };
    row("Copy checksum",
        "The checksum of tom will be copied to the clipboard, where other programs can read it. "
        "Whoever has it can log in.");
    row("Clear conversation",
        "All messages of tom and your draft are deleted from this computer. The account stays, and "
        "nothing changes on the server. This can't be undone.");
    row("Remove account",
        "tom, its conversation and its checksum are deleted from this computer. The account stays "
        "on the server, but without the checksum nobody can log in to it again. This can't be "
        "undone.");
}

void tst_AccountMenu::questionsSayWhatGoes()
{
    QFETCH(QString, entry);
    QFETCH(QString, title);
    choose(entry);
    auto *box = dialog<QMessageBox>();
    QVERIFY(box);
    QCOMPARE(box->windowTitle(), title);
    QTEST(box->text(), "question");
    QCOMPARE(box->textFormat(), Qt::PlainText);
    QVERIFY(button(*box, title));
    QVERIFY(button(*box, u"Cancel"_s));
}

void tst_AccountMenu::namesAreClean_data()
{
    QTest::addColumn<QString>("entry");
    QTest::addColumn<QString>("title");
    QTest::newRow("Rename") << u"Rename…"_s << u"Rename account"_s;
    QTest::newRow("Copy") << u"Copy checksum…"_s << u"Copy checksum"_s;
    QTest::newRow("Clear") << u"Clear conversation…"_s << u"Clear conversation"_s;
    QTest::newRow("Remove") << u"Remove account…"_s << u"Remove account"_s;
}

void tst_AccountMenu::namesAreClean()
{
    QFETCH(QString, entry);
    choose(entry);
    auto *shown = dialog<QDialog>();
    QVERIFY(shown);
    QTEST(shown->accessibleName(), "title");
    QCOMPARE(nameFaults(*shown), QString());
    QCOMPARE(clipped(*shown), QString());
}

void tst_AccountMenu::theSafeAnswerIsTheDefault_data()
{
    QTest::addColumn<QString>("entry");
    QTest::newRow("Copy") << u"Copy checksum…"_s;
    QTest::newRow("Clear") << u"Clear conversation…"_s;
    QTest::newRow("Remove") << u"Remove account…"_s;
}

void tst_AccountMenu::theSafeAnswerIsTheDefault()
{
    QFETCH(QString, entry);
    choose(entry);
    auto *box = dialog<QMessageBox>();
    QVERIFY(box);
    QCOMPARE(box->defaultButton()->accessibleName(), u"Cancel"_s);
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_VERIFY(!dialog<QMessageBox>());
    QCOMPARE(m_desk->sessions.sessions().size(), 1);
}

void tst_AccountMenu::escapeChangesNothing_data()
{
    namesAreClean_data();
}

void tst_AccountMenu::escapeChangesNothing()
{
    QFETCH(QString, entry);
    QGuiApplication::clipboard()->setText(u"mine"_s);
    const QSignalSpy cleared(&m_desk->history, &HistoryStore::cleared);
    choose(entry);
    auto *shown = dialog<QDialog>();
    QVERIFY(shown);
    QTest::keyClick(shown, Qt::Key_Escape);
    QTRY_VERIFY(!dialog<QDialog>());
    QCOMPARE(m_tom->account().name, u"tom"_s);
    QCOMPARE(m_desk->sessions.sessions().size(), 1);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"mine"_s);
    QCOMPARE(cleared.count(), 0);
}

void tst_AccountMenu::renames()
{
    choose(u"Rename…"_s);
    auto *input = dialog<QInputDialog>();
    QVERIFY(input);
    auto *field = named<QLineEdit>(
        *input, u"Name in your list; the server keeps the name you registered with"_s);
    QVERIFY(field);
    QCOMPARE(field->text(), u"tom"_s);
    QCOMPARE(field->selectedText(), u"tom"_s);
    QTest::keyClicks(field, u"anna"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(m_tom->account().name, u"anna"_s);
    QCOMPARE(m_tom->state(), Session::State::Ready);
}

void tst_AccountMenu::copiesTheChecksum()
{
    QSignalSpy hint(m_menu, &AccountMenu::hint);
    choose(u"Copy checksum…"_s);
    QVERIFY(dialog<QMessageBox>());
    QTest::mouseClick(button(*dialog<QMessageBox>(), u"Copy checksum"_s), Qt::LeftButton);
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), u"checksum-of-tom"_s);
    QTRY_COMPARE(hint.count(), 1);
    QCOMPARE(
        hint.constFirst().constFirst().toString(),
        u"Checksum copied. Paste it somewhere safe; the clipboard is cleared in 60 seconds."_s);
}

void tst_AccountMenu::saysWhereThereIsNoChecksum()
{
    QVERIFY(m_desk->forgetChecksum(*m_tom));
    QSignalSpy hint(m_menu, &AccountMenu::hint);
    choose(u"Copy checksum…"_s);
    QVERIFY(dialog<QMessageBox>());
    QTest::mouseClick(button(*dialog<QMessageBox>(), u"Copy checksum"_s), Qt::LeftButton);
    QTRY_COMPARE(hint.count(), 1);
    const QString said = hint.constFirst().constFirst().toString();
    QVERIFY2(said.contains(u"checksum"_s), qPrintable(said));
}

void tst_AccountMenu::clearsTheConversation()
{
    m_tom->ask(u"Ship?"_s, this, [](const std::optional<Error> &) {});
    QSignalSpy arrived(m_tom, &Session::decisionArrived);
    QVERIFY(arrived.wait());
    const QSignalSpy cleared(&m_desk->history, &HistoryStore::cleared);
    choose(u"Clear conversation…"_s);
    QVERIFY(dialog<QMessageBox>());
    QTest::mouseClick(button(*dialog<QMessageBox>(), u"Clear conversation"_s), Qt::LeftButton);
    QTRY_COMPARE(cleared.count(), 1);
    QCOMPARE(m_desk->sessions.sessions(), QList<Session *>({m_tom}));
    QCOMPARE(m_tom->state(), Session::State::Ready);
}

void tst_AccountMenu::removesTheAccount()
{
    const QSignalSpy removed(&m_desk->sessions, &SessionList::removed);
    choose(u"Remove account…"_s);
    QVERIFY(dialog<QMessageBox>());
    QTest::mouseClick(button(*dialog<QMessageBox>(), u"Remove account"_s), Qt::LeftButton);
    QTRY_COMPARE(removed.count(), 1);
    QVERIFY(m_desk->sessions.sessions().isEmpty());
    QVERIFY(m_desk->settings.accounts().isEmpty());
}

void tst_AccountMenu::exportsTheConversation()
{
    const QSignalSpy requested(m_menu, &AccountMenu::exportRequested);
    choose(u"Export conversation…"_s);
    QCOMPARE(requested.count(), 1);
    QCOMPARE(requested.constFirst().constFirst().value<Session *>(), m_tom);
}

void tst_AccountMenu::deletingOffersToExportFirst_data()
{
    QTest::addColumn<QString>("entry");
    QTest::newRow("Clear") << u"Clear conversation…"_s;
    QTest::newRow("Remove") << u"Remove account…"_s;
}

void tst_AccountMenu::deletingOffersToExportFirst()
{
    QFETCH(const QString, entry);
    const QSignalSpy requested(m_menu, &AccountMenu::exportRequested);
    const QSignalSpy cleared(&m_desk->history, &HistoryStore::cleared);
    choose(entry);
    auto *box = dialog<QMessageBox>();
    QVERIFY(box);
    button(*box, u"Export first…"_s)->click();
    QTRY_VERIFY(!dialog<QMessageBox>());
    QCOMPARE(requested.count(), 1);
    QCOMPARE(m_desk->sessions.sessions().size(), 1);
    QCOMPARE(cleared.count(), 0);
}

void tst_AccountMenu::survivesAnAccountThatGoes()
{
    // While the question stands there the account can go: nothing is left to do then.
    choose(u"Remove account…"_s);
    auto *box = dialog<QMessageBox>();
    QVERIFY(box);
    const QSignalSpy gone(m_tom, &QObject::destroyed);
    m_desk->sessions.remove(m_tom->account().id);
    QTRY_COMPARE(gone.count(), 1);
    const QSignalSpy removed(&m_desk->sessions, &SessionList::removed);
    QTest::mouseClick(button(*box, u"Remove account"_s), Qt::LeftButton);
    QTRY_VERIFY(!dialog<QMessageBox>());
    QCOMPARE(removed.count(), 0);
}

void tst_AccountMenu::textFromOutsideIsPlain()
{
    m_tom->rename(u"<b>tom</b>\u202e"_s);
    choose(u"Clear conversation…"_s);
    auto *box = dialog<QMessageBox>();
    QVERIFY(box);
    QVERIFY2(box->text().startsWith(u"All messages of <b>tom</b>⟨U+202E⟩ and"_s),
             qPrintable(box->text()));
}

DECIDESK_TEST(tst_AccountMenu)
#include "tst_AccountMenu.moc"
