#include "Program.h"

#include "Appearance.h"
#include "DemoRun.h"
#include "Language.h"
#include "LogFile.h"
#include "MainWindow.h"
#include "MemoryHistory.h"
#include "PracticeServer.h"
#include "ReadOnlyTextAccessible.h"
#include "RoutedHistory.h"
#include "ScriptPreparation.h"
#include "ScrollAreaAccessible.h"
#include "SecretStore.h"
#include "SessionList.h"
#include "Settings.h"
#include "SqliteHistory.h"
#include "TlsLibrary.h"
#include "TrafficLog.h"

#include <QApplication>
#include <QCoreApplication>
#include <QEvent>
#include <QIcon>
#include <QRandomGenerator>
#include <QThreadPool>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <variant>

namespace decidesk {

namespace {

/// One that is not painted, as it is minimised or on another workspace, is finished all the same.
constexpr std::chrono::milliseconds longestWaitForPaint(300);
constexpr std::chrono::seconds longestWaitForKeychain(2); ///< a later start waits 3 s

Profile profileFor(const CommandLine &commandLine, const QTemporaryDir *temporaryFolder)
{
    return temporaryFolder ? temporaryProfile(temporaryFolder->path())
                           : userProfile(commandLine.profile);
}

void prepareToShow(const QList<Message> &messages)
{
    QStringList texts;
    for (const Message &message : messages)
        texts.append(message.text);
    QThreadPool::globalInstance()->start([texts] { prepareScripts(texts); });
}

} // namespace

Program::Program(QApplication &application, const CommandLine &commandLine)
    : m_commandLine(commandLine),
      m_temporaryFolder(commandLine.demo ? std::make_unique<QTemporaryDir>() : nullptr),
      m_profile(profileFor(commandLine, m_temporaryFolder.get())),
      m_log(std::make_unique<LogFile>(m_profile.logFolder)),
      m_settings(std::make_unique<Settings>(m_profile.settingsFile())),
      m_appearance(std::make_unique<Appearance>(application)),
      m_language(std::make_unique<Language>()),
      m_secrets(std::make_unique<SecretStore>(
          m_profile.keychainService,
          m_profile.temporary ? SecretStore::Backend::MemoryOnly : SecretStore::Backend::Keychain)),
      m_practiceHistory(std::make_unique<MemoryHistory>()),
      m_traffic(std::make_unique<TrafficLog>())
{
    m_secrets->setFormerService(m_profile.formerKeychainService);
    if (!m_profile.temporary) {
        m_keptHistory = std::make_unique<SqliteHistory>(m_profile.historyFile());
        m_history = std::make_unique<RoutedHistory>(
            *m_keptHistory, *m_practiceHistory, [this](const AccountId &id) {
                const std::optional<Account> account = m_settings->account(id);
                const std::optional<Server> server
                    = account ? m_settings->server(account->server) : std::nullopt;
                return server && server->practice;
            });
    }
    if (!m_settings->accounts().isEmpty())
        prepareForAccounts();
    if (commandLine.server)
        m_settings->overrideCurrentServer(*commandLine.server);
    m_sessions = std::make_unique<SessionList>(SessionServices{
        *m_settings, *m_secrets, history(), *m_traffic, *QRandomGenerator::system()});
    ScrollAreaAccessible::install();
    installReadOnlyTextAccessible();
    applyPreferences();
    connect(m_settings.get(), &Settings::preferencesChanged, this, &Program::applyPreferences);

    m_window = std::make_unique<MainWindow>(
        MainWindow::Services{*m_settings, *m_secrets, history(), *m_sessions, *m_traffic,
                             *m_language, m_profile.logFolder, m_keptHistory.get()});
    connect(m_window.get(), &MainWindow::practiceRequested, this, &Program::startPractice);
    connect(m_window.get(), &MainWindow::forwardRequested, this, &Program::comeForward);
}

Program::~Program() = default;

/// While the window is being made, on other threads.
void Program::prepareForAccounts()
{
    if (m_keptHistory)
        m_keptHistory->open(m_settings->lastAccount(), &prepareToShow);
    const QList<Account> accounts = m_settings->accounts();
    if (m_settings->preferences().logInAtStart
        && std::any_of(accounts.cbegin(), accounts.cend(),
                       [](const Account &account) { return account.isResumedAtStart(); }))
        QThreadPool::globalInstance()->start(&loadTlsLibrary);
}

void Program::start()
{
    // Until the first picture is there.
    m_secrets->setHeld(true);
    // Before it is shown, so that the newest messages are in the first picture already.
    m_sessions->restore();
    m_window->showAsLeft();
    // Likewise what the state of a session changes is laid out once.
    if (m_settings->preferences().logInAtStart)
        m_sessions->resume();
    m_window->installEventFilter(this);
    QTimer::singleShot(longestWaitForPaint, this, &Program::finishStart);
    m_window->show();
}

void Program::finish()
{
    m_isStarted = true; // what is still to come of the start needs the window
    m_secrets->setHeld(false);
    m_demoRun.reset();
    m_window.reset();
    m_sessions.reset();
    m_secrets->whenIdle(longestWaitForKeychain, &QCoreApplication::quit);
}

bool Program::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint) {
        watched->removeEventFilter(this);
        // Behind the rest of the picture, and its way to the screen.
        QMetaObject::invokeMethod(this, &Program::finishStart, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

HistoryStore &Program::history()
{
    return m_history ? *m_history : *m_practiceHistory;
}

void Program::comeForward(const QByteArray &activationToken)
{
    // The platform plugin takes it from there when a window asks to be activated.
    if (!activationToken.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", activationToken);
    m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
}

void Program::useServer(const QByteArray &url)
{
    const auto parsed = parseServerUrl(QString::fromUtf8(url));
    if (!std::holds_alternative<QUrl>(parsed))
        return;
    m_settings->overrideCurrentServer(std::get<QUrl>(parsed));
    m_window->showNewAccount();
}

void Program::applyPreferences()
{
    const Preferences preferences = m_settings->preferences();
    m_language->apply(preferences.language);
    m_appearance->apply(preferences);
}

/// What is not needed for the first picture.
void Program::finishStart()
{
    if (m_isStarted)
        return;
    m_isStarted = true;
    m_secrets->setHeld(false);
    // The desktop file names it where there is one; this is for a program that is not installed.
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/decidesk.svg")));
    if (m_commandLine.demo)
        startPractice();
    if (!m_commandLine.screenshotFile.isEmpty()) {
        m_demoRun = std::make_unique<DemoRun>(*m_window, *m_sessions, m_commandLine.screenshotFile);
        connect(m_demoRun.get(), &DemoRun::ended, this,
                [](int exitStatus) { QCoreApplication::exit(exitStatus); });
        m_demoRun->start();
    }
}

void Program::startPractice()
{
    if (!m_practice) {
        m_practice = std::make_unique<PracticeServer>();
        if (!m_practice->listen()) {
            m_window->showHint(
                tr("The practice server can't start: %1").arg(m_practice->errorString()));
            m_practice.reset();
            return;
        }
        Server server;
        server.id = QUuid::createUuid();
        //: Name of the practice server
        server.name = tr("Practice");
        server.url = m_practice->url();
        server.useSystemProxy = false;
        server.practice = true;
        m_practiceServer = server;
    }
    m_window->usePracticeServer(*m_practiceServer);
}

} // namespace decidesk
