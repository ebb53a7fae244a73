#include "Desk.h"
#include "Language.h"
#include "MainWindow.h"
#include "PlainLabel.h"
#include "ShownTexts.h"
#include "TestProgram.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QFile>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextEdit>
#include <QTextLayout>

#include <memory>

using namespace decidesk;
using namespace decidesk::test;

namespace {

using Step = FaultPlan::Step;

const QString english = QStringLiteral("en");
const QString french = QStringLiteral("fr");

/// The real window, over a desk of its own.
struct Window
{
    Window()
    {
        window = std::make_unique<MainWindow>(
            MainWindow::Services{desk.settings, desk.secrets, desk.history, desk.sessions,
                                 desk.traffic, language, desk.folder.path()});
        window->showLast();
        window->show();
    }

    void speak(const QString &code)
    {
        language.apply(code);
        // One goes to the window, which tells its children; texts may be made anew from the loop.
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }

    void trigger(const QString &text) const
    {
        const auto actions = window->findChildren<QAction *>();
        for (QAction *action : actions) {
            if (action->text() == text) {
                action->trigger();
                return;
            }
        }
        QFAIL(qPrintable(QStringLiteral("no action ") + text));
    }

    void click(const QString &name) const
    {
        QAbstractButton *found = button(*window, name);
        QVERIFY2(found, qPrintable(name));
        found->click();
    }

    template <typename Widget>
    void type(const QString &field, const QString &text) const
    {
        auto *found = named<Widget>(*window, field);
        QVERIFY2(found, qPrintable(field));
        if constexpr (std::is_same_v<Widget, QLineEdit>)
            found->setText(text);
        else
            found->setPlainText(text);
    }

    [[nodiscard]] QStringList banner() const
    {
        QStringList texts;
        for (const auto &shown : ShownTexts(*window).all()) {
            if (shown.where.contains(u"bannerText") && shown.where.endsWith(u"text"))
                texts.append(shown.text);
        }
        return texts;
    }

    Desk desk;
    Language language;
    std::unique_ptr<MainWindow> window;
};

void ask(const Window &on, const QString &text)
{
    on.type<QPlainTextEdit>(QStringLiteral("Message"), text);
    on.click(QStringLiteral("Send"));
}

void fillInRegistration(const Window &on)
{
    on.type<QLineEdit>(QStringLiteral("Name"), QStringLiteral("tom"));
    on.type<QPlainTextEdit>(QStringLiteral("Prompt"), QStringLiteral("p"));
    on.click(QStringLiteral("Generate"));
    on.type<QLineEdit>(QStringLiteral("API key"), QStringLiteral("k"));
}

// What the window shows, by name.

void firstStart(Window & /*on*/) {}

void generatedChecksum(Window &on)
{
    fillInRegistration(on);
}

void refusedRegistration(Window &on)
{
    on.desk.plan({Step{.kind = Step::Kind::ServerError, .text = QStringLiteral("Nope")}}, true);
    fillInRegistration(on);
    on.click(QStringLiteral("Register"));
    QTRY_VERIFY(!on.banner().isEmpty());
}

void unansweredRegistration(Window &on)
{
    on.desk.plan({Step{.kind = Step::Kind::Silent}}, true);
    fillInRegistration(on);
    on.click(QStringLiteral("Register"));
    QTRY_VERIFY(!on.banner().isEmpty());
}

void emptyConversation(Window &on)
{
    QVERIFY(on.desk.openAccount(QStringLiteral("tom")));
    // The account page greets only where there is no account.
    on.trigger(QStringLiteral("&New account"));
    on.window->showLast();
    QTRY_VERIFY(named<QPlainTextEdit>(*on.window, QStringLiteral("Message")));
}

void conversation(Window &on)
{
    emptyConversation(on);
    Session *session = on.desk.sessions.sessions().constFirst();
    QSignalSpy decisions(session, &Session::decisionArrived);
    ask(on, QStringLiteral("Un ou deux ?"));
    QTRY_COMPARE(decisions.count(), 1);
}

void failedQuestion(Window &on)
{
    conversation(on);
    on.desk.plan({Step{.kind = Step::Kind::NotJson}});
    ask(on, QStringLiteral("Trois ?"));
    QTRY_VERIFY(!on.banner().isEmpty());
    // Where it stays: what connects and counts never says the same twice.
    QTRY_COMPARE(on.desk.sessions.sessions().constFirst()->state(), Session::State::Ready);
}

void unansweredQuestion(Window &on)
{
    conversation(on);
    on.desk.plan({Step{.kind = Step::Kind::Silent}});
    ask(on, QStringLiteral("Quatre ?"));
    QTRY_VERIFY(!on.banner().isEmpty());
    // Where it stays: what connects and counts never says the same twice.
    QTRY_COMPARE(on.desk.sessions.sessions().constFirst()->state(), Session::State::Ready);
}

void lostLink(Window &on)
{
    conversation(on);
    on.desk.plan({Step{.kind = Step::Kind::Drop}}, true);
    on.desk.practice.dropAll();
    QTRY_VERIFY(!on.banner().isEmpty());
}

void disconnected(Window &on)
{
    conversation(on);
    on.click(QStringLiteral("Disconnect"));
    QTRY_COMPARE(on.desk.sessions.sessions().constFirst()->state(), Session::State::Offline);
}

void testersTools(Window &on)
{
    conversation(on);
    on.trigger(QStringLiteral("&Traffic"));
    on.trigger(QStringLiteral("&Console"));
    on.type<QPlainTextEdit>(QStringLiteral("Raw message"), QStringLiteral("{"));
    on.click(QStringLiteral("Send raw"));
    on.click(QStringLiteral("Pause"));
    QVERIFY(button(*on.window, QStringLiteral("Send anyway")));
    QTRY_VERIFY(on.desk.traffic.endNumber() > 0);
}

void filteredTraffic(Window &on)
{
    on.trigger(QStringLiteral("&Traffic"));
    on.type<QLineEdit>(QStringLiteral("Filter"), QStringLiteral("zzz"));
}

void findInConversation(Window &on)
{
    conversation(on);
    on.trigger(QStringLiteral("&Find…"));
    on.type<QLineEdit>(QStringLiteral("Find"), QStringLiteral("deux"));
    QTRY_COMPARE(on.window->findChild<PlainLabel *>(QStringLiteral("findStatus"))->plainText(),
                 QStringLiteral("Message 1 of 2"));
}

void findEverywhere(Window &on)
{
    conversation(on);
    on.trigger(QStringLiteral("Find in &all conversations…"));
    on.type<QLineEdit>(QStringLiteral("Find in all conversations"), QStringLiteral("deux"));
    QTRY_COMPARE(on.window->findChild<PlainLabel *>(QStringLiteral("searchStatus"))->plainText(),
                 QStringLiteral("2 matches"));
}

void settings(Window &on)
{
    conversation(on);
    on.trigger(QStringLiteral("&Settings…"));
    on.type<QLineEdit>(QStringLiteral("Server URL"), QStringLiteral("wss://other.example/ws"));
}

void settingsWithErrors(Window &on)
{
    on.trigger(QStringLiteral("&Settings…"));
    on.type<QLineEdit>(QStringLiteral("CA file"), QStringLiteral("/nonexistent"));
    on.type<QLineEdit>(QStringLiteral("Server URL"), QStringLiteral("http://other.example"));
    for (auto *edit : on.window->findChildren<QLineEdit *>())
        emit edit->textEdited(edit->text());
}

void shortcuts(Window &on)
{
    on.trigger(QStringLiteral("&Keyboard shortcuts"));
}

void about(Window &on)
{
    on.trigger(QStringLiteral("&About Decidesk"));
}

/// Words of the protocol and of the log, the same in every language: the action of a frame or the
/// name of an event in the traffic table, and the frame itself.
bool isOfProtocol(const ShownText &shown)
{
    static const QRegularExpression cell(
        QStringLiteral("^decidesk::TrafficTable .* cell \\d+,[36]$"));
    return cell.match(shown.where).hasMatch();
}

using Scene = void (*)(Window &);

/// The entries of one menu, or the parts of one window, that share a letter with Alt.
QStringList clashes(const QStringList &texts)
{
    QSet<QString> seen;
    QStringList twice;
    for (const QString &text : texts) {
        const QKeySequence key = QKeySequence::mnemonic(text);
        if (key.isEmpty())
            continue;
        if (seen.contains(key.toString()))
            twice.append(text);
        seen.insert(key.toString());
    }
    return twice;
}

QStringList textsOf(const QList<QAction *> &actions)
{
    QStringList texts;
    for (const QAction *action : actions)
        texts.append(action->text());
    return texts;
}

/// What Alt reaches in `window` at the same time: its menus and the visible buttons and labels.
QStringList reachable(const QWidget &window)
{
    QStringList texts;
    if (const auto *bar = window.findChild<QMenuBar *>())
        texts = textsOf(bar->actions());
    const auto widgets = window.findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (!widget->isVisible() || widget->window() != &window)
            continue;
        const auto *label = qobject_cast<const QLabel *>(widget);
        if (qobject_cast<const QAbstractButton *>(widget) || (label && label->buddy()))
            texts.append(widget->property("text").toString());
    }
    return texts;
}

} // namespace

Q_DECLARE_METATYPE(Scene)

class tst_LanguageSwitch : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void nothingStaysEnglish_data();
    void nothingStaysEnglish();
    void nothingStaysEnglishWhileReconnecting();
    void sameAsBuiltInFrench();
    void numbersAreEnglishWhereTheSystemHasNoLanguage();
    void settingsSwitchAtOnce();
    void columnsFitTheirHeadings();
    void stampStandsBesideTheName_data();
    void stampStandsBesideTheName();
    void mnemonicsAreUnique_data();
    void mnemonicsAreUnique();

private:
    [[nodiscard]] QStringList englishIn(const Window &on) const;

    std::unique_ptr<SourceTexts> m_sources;
};

void tst_LanguageSwitch::initTestCase()
{
    QFile file(QStringLiteral(DECIDESK_TRANSLATION));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_sources = std::make_unique<SourceTexts>(file);
    QVERIFY(m_sources->count() > 400);
    QVERIFY(m_sources->isSource(QStringLiteral("Log in")));
    QVERIFY(m_sources->isSource(QStringLiteral("Nothing was sent. And so on")));
    QVERIFY(!m_sources->isSource(QStringLiteral("Se connecter")));
}

void tst_LanguageSwitch::cleanup()
{
    Language().apply(english);
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

QStringList tst_LanguageSwitch::englishIn(const Window &on) const
{
    QStringList left;
    for (const ShownText &shown : ShownTexts(*on.window).all()) {
        if (m_sources->isSource(shown.text) && !isOfProtocol(shown))
            left.append(described(shown));
    }
    return left;
}

void tst_LanguageSwitch::nothingStaysEnglish_data()
{
    QTest::addColumn<Scene>("scene");
    QTest::newRow("first start") << &firstStart;
    QTest::newRow("generated checksum") << &generatedChecksum;
    QTest::newRow("refused registration") << &refusedRegistration;
    QTest::newRow("unanswered registration") << &unansweredRegistration;
    QTest::newRow("empty conversation") << &emptyConversation;
    QTest::newRow("conversation") << &conversation;
    QTest::newRow("failed question") << &failedQuestion;
    QTest::newRow("unanswered question") << &unansweredQuestion;
    QTest::newRow("disconnected") << &disconnected;
    QTest::newRow("tester's tools") << &testersTools;
    QTest::newRow("filtered traffic") << &filteredTraffic;
    QTest::newRow("find in the conversation") << &findInConversation;
    QTest::newRow("find in all conversations") << &findEverywhere;
    QTest::newRow("settings") << &settings;
    QTest::newRow("settings with errors") << &settingsWithErrors;
    QTest::newRow("keyboard shortcuts") << &shortcuts;
    QTest::newRow("about") << &about;
}

void tst_LanguageSwitch::nothingStaysEnglish()
{
    QFETCH(Scene, scene);
    Window on;
    scene(on);
    if (QTest::currentTestFailed())
        return;
    QCoreApplication::processEvents();
    const QList<ShownText> before = ShownTexts(*on.window).all();

    on.speak(french);
    const QStringList left = englishIn(on);
    QVERIFY2(left.isEmpty(), qPrintable(left.join(u'\n')));

    on.speak(english);
    const QList<ShownText> after = ShownTexts(*on.window).all();
    QStringList changed;
    for (const ShownText &shown : after) {
        if (!before.contains(shown))
            changed.append(described(shown));
    }
    QVERIFY2(changed.isEmpty(), qPrintable(changed.join(u'\n')));
    QCOMPARE(after.size(), before.size());
}

void tst_LanguageSwitch::nothingStaysEnglishWhileReconnecting()
{
    // Apart from the others: it counts and tries by itself, so it never says the same twice.
    Window on;
    lostLink(on);
    on.speak(french);
    const QStringList left = englishIn(on);
    QVERIFY2(left.isEmpty(), qPrintable(left.join(u'\n')));
}

void tst_LanguageSwitch::sameAsBuiltInFrench()
{
    const auto texts = [](const QString &builtIn) {
        Language language;
        language.apply(builtIn);
        Window on;
        const auto open = [&on](const QKeySequence &key) {
            const auto actions = on.window->findChildren<QAction *>();
            for (QAction *action : actions) {
                if (action->shortcut() == key)
                    action->trigger();
            }
        };
        on.window->resize(2000, 1200); // nothing is elided
        open(Qt::Key_F12);
        open(Qt::CTRL | Qt::Key_Comma);
        open(Qt::Key_F1);
        on.speak(french);
        const QString port = QString::number(on.desk.server.url.port());
        QStringList found;
        for (const ShownText &shown : ShownTexts(*on.window).all())
            found.append(described(shown).replace(port, QStringLiteral("PORT")));
        return found;
    };
    const QStringList fresh = texts(french);
    const QStringList switched = texts(english);
    QStringList different;
    for (const QString &text : switched) {
        // The arrows of a row of tabs that has room enough; Qt names them once.
        if (!fresh.contains(text) && !text.contains(u"ScrollLeft")
            && !text.contains(u"ScrollRight"))
            different.append(text);
    }
    QVERIFY2(different.isEmpty(), qPrintable(different.join(u'\n')));
    QCOMPARE(switched.size(), fresh.size());
}

void tst_LanguageSwitch::numbersAreEnglishWhereTheSystemHasNoLanguage()
{
    // From Qt 6.11 on the locale C groups no digits.
    QCOMPARE(QLocale::system().language(), QLocale::C);
    QLocale::setDefault(QLocale::system());
    Language().apply({});
    QCOMPARE(QLocale().toString(1234.5, 'f', 1), QStringLiteral("1,234.5"));
}

void tst_LanguageSwitch::settingsSwitchAtOnce()
{
    Window on;
    connect(&on.desk.settings, &Settings::preferencesChanged, &on.language,
            [&on] { on.language.apply(on.desk.settings.preferences().language); });
    on.trigger(QStringLiteral("&Settings…"));
    auto *tabs = on.window->findChild<QDialog *>()->findChild<QTabWidget *>();
    tabs->setCurrentIndex(2);
    auto *language = named<QComboBox>(*on.window, QStringLiteral("Language"));
    QVERIFY(language);
    language->setCurrentIndex(language->findData(french));
    emit language->activated(language->currentIndex());
    on.click(QStringLiteral("Apply"));
    QTRY_VERIFY(button(*on.window, QStringLiteral("Appliquer")));
    QCOMPARE(on.language.current(), french);
    QCOMPARE(tabs->tabText(2), QStringLiteral("Apparence"));
    QVERIFY(button(*on.window, QStringLiteral("S’inscrire")));
}

void tst_LanguageSwitch::columnsFitTheirHeadings()
{
    Window on;
    // It is made to fit its screen first.
    QCoreApplication::processEvents();
    // Where there is less room, headings are the first to be cut.
    on.window->resize(1600, 800);
    on.trigger(QStringLiteral("&Traffic"));
    on.speak(french);
    const auto *table = on.window->findChild<QTableView *>();
    QVERIFY(table);
    const QHeaderView &header = *table->horizontalHeader();
    for (int column = 0; column < header.count(); ++column) {
        const QString title = header.model()->headerData(column, Qt::Horizontal).toString();
        QVERIFY2(header.sectionSize(column) >= header.fontMetrics().horizontalAdvance(title),
                 qPrintable(title));
    }
}

void tst_LanguageSwitch::stampStandsBesideTheName_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("left to right") << Qt::LeftToRight;
    QTest::newRow("right to left") << Qt::RightToLeft;
}

void tst_LanguageSwitch::stampStandsBesideTheName()
{
    QFETCH(Qt::LayoutDirection, direction);
    Window on;
    QApplication::setLayoutDirection(direction);
    conversation(on);
    const auto *view = named<QTextEdit>(*on.window, QStringLiteral("Conversation"));
    QVERIFY(view);
    QTRY_VERIFY(view->document()->find(QStringLiteral("You\t")).block().isValid());
    const QTextBlock line = view->document()->find(QStringLiteral("You\t")).block();
    QCOMPARE(line.layout()->lineCount(), 1);
}

void tst_LanguageSwitch::mnemonicsAreUnique_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << english;
    QTest::newRow("French") << french;
}

void tst_LanguageSwitch::mnemonicsAreUnique()
{
    QFETCH(QString, language);
    Window on;
    testersTools(on);
    const auto check = [](const QStringList &texts) {
        const QStringList twice = clashes(texts);
        QVERIFY2(twice.isEmpty(),
                 qPrintable(twice.join(u' ') + QStringLiteral(" in: ") + texts.join(u' ')));
    };
    on.trigger(QStringLiteral("&Settings…"));
    on.type<QLineEdit>(QStringLiteral("Server URL"), QStringLiteral("wss://other.example/ws"));
    auto *edit = named<QLineEdit>(*on.window, QStringLiteral("Server URL"));
    emit edit->textEdited(edit->text());
    auto *dialog = on.window->findChild<QDialog *>();
    on.speak(language);

    for (const QAction *menu : on.window->menuBar()->actions())
        check(textsOf(menu->menu()->actions()));
    auto *tabs = dialog->findChild<QTabWidget *>();
    for (int i = 0; i < tabs->count(); ++i) {
        tabs->setCurrentIndex(i);
        check(reachable(*dialog));
    }
    check(reachable(*on.window));
    on.trigger(
        on.window->menuBar()->actions().constFirst()->menu()->actions().constFirst()->text());
    auto *forms = on.window->findChild<QStackedWidget *>()->findChild<QTabWidget *>();
    for (int i = 0; i < forms->count(); ++i) {
        forms->setCurrentIndex(i);
        check(reachable(*on.window));
    }
}

DECIDESK_TEST(tst_LanguageSwitch)
#include "tst_LanguageSwitch.moc"
