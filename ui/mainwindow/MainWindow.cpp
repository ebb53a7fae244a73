#include "MainWindow.h"

#include "AboutDialog.h"
#include "AccountJump.h"
#include "AccountMenu.h"
#include "AccountModel.h"
#include "AccountPage.h"
#include "AccountPanel.h"
#include "Actions.h"
#include "ChatPage.h"
#include "ClosingQuestion.h"
#include "ConversationFinder.h"
#include "DecisionNotice.h"
#include "DesktopNotifier.h"
#include "EditActions.h"
#include "ExportFlow.h"
#include "FindActions.h"
#include "HistoryNotice.h"
#include "ImportFlow.h"
#include "KeychainNotice.h"
#include "LoginRequest.h"
#include "PlainLabel.h"
#include "SecretStore.h"
#include "Session.h"
#include "SessionActions.h"
#include "SessionList.h"
#include "Settings.h"
#include "SettingsDialog.h"
#include "SettingsNotice.h"
#include "ShortcutsDialog.h"
#include "TesterTools.h"
#include "TimeText.h"
#include "TransferNotice.h"
#include "UnreadAtStart.h"
#include "WindowLayout.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QDir>
#include <QMenu>
#include <QMenuBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QUrl>
#include <QVBoxLayout>
#include <QWindow>

#include <algorithm>

namespace decidesk {

namespace {

constexpr int textSizeStep = 10;
constexpr int hintMilliseconds = 6'000;
constexpr int statusBarMargin = 12;

QString shownName(const Session &session)
{
    return withVisibleControls(session.displayName());
}

} // namespace

MainWindow::MainWindow(const Services &services)
    : m_services(services), m_actions(new Actions(this)),
      m_sessionActions(new SessionActions(*m_actions, this)),
      m_tools(new TesterTools(*this, services.traffic, services.settings, services.secrets)),
      m_accounts(new AccountModel(services.sessions, this)),
      m_accountMenu(new AccountMenu(services.sessions, services.secrets, services.history, this)),
      m_transferNotice(new TransferNotice),
      m_export(new ExportFlow(
          {services.settings, services.secrets, services.history, services.archive},
          {m_actions->exportConversation, m_actions->exportEverything}, *m_transferNotice, this)),
      m_import(
          new ImportFlow({services.settings, services.history, services.archive, services.sessions},
                         m_actions->importProfile, *m_transferNotice, this)),
      m_closing(new ClosingQuestion(*m_export, *m_import, this)), m_splitter(new QSplitter),
      m_panel(new AccountPanel(*m_accounts, m_actions->newAccount)), m_pages(new QStackedWidget),
      m_chatPage(new ChatPage(services.settings, services.history, services.secrets)),
      m_latency(new PlainLabel)
{
    build();
    connectActions();
    connectAccounts();
    connectPages();
    connectPreferences();
    retranslate();
    applyPreferences();
    refreshAccounts();
    refreshSession();
    m_layout->restore();
}

MainWindow::~MainWindow() = default;

void MainWindow::build()
{
    m_pages->addWidget(m_chatPage);
    m_splitter->addWidget(m_panel);
    auto *right = new QWidget;
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(new HistoryNotice(m_services.history));
    column->addWidget(new SettingsNotice(m_services.settings));
    column->addWidget(new KeychainNotice(m_services.secrets));
    column->addWidget(m_transferNotice);
    column->addWidget(m_pages, 1);
    m_splitter->addWidget(right);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setCollapsible(0, false);
    m_splitter->setCollapsible(1, false);
    m_splitter->setHandleWidth(1);
    setCentralWidget(m_splitter);

    m_actions->fill(*menuBar(), *m_chatPage->messageActions(), m_tools->menuActions());
    new EditActions(*m_actions, this);
    m_find = new FindActions(
        *m_actions, {*this, *m_chatPage, *m_tools, m_services.history, m_services.sessions}, this);
    m_layout = new WindowLayout(m_services.settings, {*this, *m_splitter, *m_tools, *m_find}, this);
    addAction(m_actions->goToMessage);
    m_latency->setObjectName(QStringLiteral("latency"));
    m_latency->setContentsMargins(0, 0, statusBarMargin, 0);
    statusBar()->addPermanentWidget(m_latency);
    statusBar()->setSizeGripEnabled(false);
}

void MainWindow::connectActions()
{
    const auto on = [this](QAction *action, auto &&what) {
        connect(action, &QAction::triggered, this, what);
    };
    on(m_actions->newAccount, [this] { showNewAccount(); });
    on(m_actions->quit, [this] { close(); });
    on(m_actions->settings, [this] { openSettings(); });
    on(m_actions->largerText, [this] { stepTextSize(textSizeStep); });
    on(m_actions->smallerText, [this] { stepTextSize(-textSizeStep); });
    on(m_actions->normalText, [this] { changeTextSize(Preferences().textSizePercent); });
    on(m_actions->accounts, [this](bool shown) {
        Preferences preferences = m_services.settings.preferences();
        preferences.showAccounts = shown;
        m_services.settings.setPreferences(preferences);
    });
    on(m_actions->goToAccount, [this] { openJump(); });
    // Who asks for a session goes on in it, also where the entry was not in use before.
    for (QAction *toSession : {m_actions->logIn, m_actions->connectNow})
        on(toSession, [this] { m_chatPage->focusMessage(); });
    on(m_actions->goToMessage, [this] {
        if (m_pages->currentWidget() == m_chatPage)
            m_chatPage->focusMessage();
    });
    on(m_actions->shortcuts, [this] {
        auto *dialog = new ShortcutsDialog(m_actions->withKeys(),
                                           m_services.settings.preferences().enterSends, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    on(m_actions->openLogFolder, [this] {
        QDir().mkpath(m_services.logFolder);
        if (!QDesktopServices::openUrl(QUrl::fromLocalFile(m_services.logFolder)))
            showHint(tr("The log is in %1").arg(QDir::toNativeSeparators(m_services.logFolder)));
    });
    on(m_actions->about, [this] {
        auto *dialog = new AboutDialog(this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
}

void MainWindow::connectAccounts()
{
    connect(m_panel, &AccountPanel::selected, this, &MainWindow::showAccount);
    connect(m_panel, &AccountPanel::activated, this, &MainWindow::logIn);
    connect(m_panel, &AccountPanel::menuRequested, this,
            [this](const AccountId &id, const QPoint &position) {
                if (Session *session = m_services.sessions.session(id))
                    m_accountMenu->popup(session, position);
            });
    const auto onShown = [this](QAction *action, auto what) {
        connect(action, &QAction::triggered, m_accountMenu, [this, what] {
            if (Session *shown = m_chatPage->session())
                what(*m_accountMenu, shown);
        });
    };
    onShown(m_actions->renameAccount, [](AccountMenu &menu, Session *of) { menu.rename(of); });
    onShown(m_actions->copyChecksum, [](AccountMenu &menu, Session *of) { menu.copyChecksum(of); });
    onShown(m_actions->clearConversation,
            [](AccountMenu &menu, Session *of) { menu.clearConversation(of); });
    onShown(m_actions->removeAccount,
            [](AccountMenu &menu, Session *of) { menu.removeAccount(of); });
    connect(m_accountMenu, &AccountMenu::hint, this, &MainWindow::showHint);
    connect(m_accountMenu, &AccountMenu::exportRequested, m_export,
            &ExportFlow::exportConversation);
    connect(m_export, &ExportFlow::hint, this, &MainWindow::showHint);
    connect(m_import, &ImportFlow::hint, this, &MainWindow::showHint);
    connect(m_import, &ImportFlow::imported, this, &MainWindow::showLast);
    auto *notice = new DecisionNotice(m_services.sessions, m_services.settings,
                                      *new DesktopNotifier(this), *this);
    connect(notice, &DecisionNotice::openRequested, this,
            [this](const AccountId &id, const QByteArray &activationToken) {
                showAccount(id);
                emit forwardRequested(activationToken);
            });
    connect(qApp, &QGuiApplication::focusWindowChanged, m_accounts,
            [this](const QWindow *focus) { m_accounts->setAttended(focus != nullptr); });
    new UnreadAtStart(*m_accounts, m_services.settings, m_services.history, this);
    connect(&m_services.sessions, &SessionList::removed, this, &MainWindow::onRemoved);
    connect(m_accounts, &QAbstractItemModel::rowsInserted, this, &MainWindow::refreshAccounts);
    connect(m_accounts, &QAbstractItemModel::rowsRemoved, this, &MainWindow::refreshAccounts);
    connect(m_accounts, &AccountModel::unreadCountChanged, this, &MainWindow::refreshTitle);
}

void MainWindow::connectPages()
{
    connect(m_chatPage, &ChatPage::registerAgainRequested, this, [this](Session *session) {
        showNewAccount();
        accountPage().registerAgain(*session);
    });
    connect(m_find, &FindActions::openRequested, this, &MainWindow::showHit);
    connect(m_find, &FindActions::hint, this, &MainWindow::showHint);
    connect(m_chatPage, &ChatPage::settingsRequested, this, &MainWindow::openSettings);
    connect(m_chatPage, &ChatPage::hint, this, &MainWindow::showHint);
}

void MainWindow::connectPreferences()
{
    connect(&m_services.settings, &Settings::preferencesChanged, this,
            &MainWindow::applyPreferences);
    connect(&m_services.settings, &Settings::serversChanged, this, &MainWindow::refreshSession);
}

void MainWindow::showAsLeft()
{
    if (AccountPage::wasInView(m_services.settings))
        showNewAccount();
    else
        showLast();
    if (m_chatPage->session())
        m_chatPage->focusMessage();
}

void MainWindow::showLast()
{
    const AccountId last = m_services.settings.lastAccount();
    if (m_services.sessions.session(last))
        showAccount(last);
    else if (m_accounts->rowCount() > 0)
        showAccount(m_accounts->index(0).data(AccountModel::AccountIdRole).toUuid());
    else
        showNewAccount();
}

void MainWindow::usePracticeServer(const Server &server)
{
    showNewAccount();
    accountPage().usePracticeServer(server);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_closing->mayClose()) {
        event->ignore();
        return;
    }
    m_chatPage->save();
    if (m_accountPage)
        m_accountPage->save();
    m_layout->save();
    QMainWindow::closeEvent(event);
}

void MainWindow::showAccount(const AccountId &id)
{
    Session *session = m_services.sessions.session(id);
    if (!session)
        return;
    followShown(session);
    m_chatPage->setSession(session);
    m_accounts->setShownAccount(id);
    m_panel->setCurrent(id);
    m_pages->setCurrentWidget(m_chatPage);
    m_services.settings.setLastAccount(id);
    if (const Secret apiKey = m_apiKeysOnOffer.take(id); !apiKey.isEmpty())
        m_chatPage->offerToKeepApiKey(apiKey);
    refreshSession();
}

void MainWindow::showNewAccount()
{
    followShown(nullptr);
    m_chatPage->setSession(nullptr);
    m_accounts->setShownAccount({});
    m_panel->setCurrent({});
    m_pages->setCurrentWidget(&accountPage());
    accountPage().startAnew();
    refreshSession();
}

/// Made when it is first needed: with an account at hand the window appears without it.
AccountPage &MainWindow::accountPage()
{
    if (!m_accountPage) {
        m_accountPage
            = new AccountPage(m_services.sessions, m_services.settings, m_services.secrets);
        connect(m_accountPage, &AccountPage::opened, this, &MainWindow::onOpened);
        connect(m_accountPage, &AccountPage::practiceRequested, this,
                &MainWindow::practiceRequested);
        connect(m_accountPage, &AccountPage::settingsRequested, this, &MainWindow::openSettings);
        connect(m_accountPage, &AccountPage::hint, this, &MainWindow::showHint);
        m_pages->addWidget(m_accountPage);
    }
    return *m_accountPage;
}

void MainWindow::onOpened(Session *session, const Secret &typedApiKey)
{
    const AccountId id = session->account().id;
    // Where the keychain fails the window says so.
    if (!typedApiKey.isEmpty() && session->account().rememberChecksum)
        m_services.secrets.write(apiKeyEntry(session->account().server), typedApiKey, this,
                                 [](const auto &) {});
    else if (!typedApiKey.isEmpty())
        m_apiKeysOnOffer.insert(id, typedApiKey);
    if (m_pages->currentWidget() != m_accountPage) {
        //: Status bar; %1 is the name of an account
        showHint(tr("%1 is logged in.").arg(shownName(*session)));
        return;
    }
    showAccount(id);
    m_chatPage->focusMessage();
}

void MainWindow::onRemoved(const AccountId &id)
{
    m_apiKeysOnOffer.remove(id);
    // On the account page nothing is to be seen of it.
    const Session *shown = m_chatPage->session();
    if (shown != nullptr && shown->account().id == id) {
        followShown(nullptr);
        m_chatPage->setSession(nullptr);
        showLast();
    }
}

void MainWindow::logIn(const AccountId &id)
{
    showAccount(id);
    Session *session = m_services.sessions.session(id);
    if (session)
        requestLogin(*session, *this);
    m_chatPage->focusMessage();
}

void MainWindow::showHit(const AccountId &id, qint64 sequence, const QString &typed)
{
    showAccount(id);
    const Session *shown = m_chatPage->session();
    if (shown && shown->account().id == id)
        m_chatPage->finder().showHit(typed, sequence);
}

void MainWindow::followShown(Session *session)
{
    if (Session *before = m_chatPage->session())
        disconnect(before, nullptr, this, nullptr);
    m_sessionActions->setSession(session);
    m_export->setShown(session);
    if (!session)
        return;
    connect(session, &Session::accountChanged, this, &MainWindow::refreshSession);
    connect(session, &Session::decisionArrived, this, &MainWindow::refreshSession);
}

void MainWindow::refreshSession()
{
    const Session *session = m_chatPage->session();
    const auto latency = session ? session->lastLatency() : std::nullopt;
    //: Status bar; %1 is a duration such as "830 ms"
    m_latency->setText(latency ? tr("last decision %1").arg(latencyText(*latency)) : QString());
    m_tools->setServer(session ? session->server() : m_services.settings.currentServer());
    refreshTitle();
}

void MainWindow::refreshAccounts()
{
    const bool any = m_accounts->rowCount() > 0;
    const bool shown = m_services.settings.preferences().showAccounts;
    m_actions->accounts->setEnabled(any);
    m_actions->accounts->setStatusTip(any ? QString() : tr("There is no account yet"));
    m_actions->accounts->setChecked(any && shown);
    m_actions->goToAccount->setEnabled(any);
    m_panel->setVisible(any && shown);
}

void MainWindow::refreshTitle()
{
    QString title = QStringLiteral("Decidesk");
    if (const Session *session = m_chatPage->session()) {
        title = QStringLiteral("%1 – %2").arg(shownName(*session), title);
    }
    if (const int unread = m_accounts->unreadCount(); unread > 0)
        title = QStringLiteral("(%1) %2").arg(unread).arg(title);
    setWindowTitle(title);
}

void MainWindow::applyPreferences()
{
    const Preferences preferences = m_services.settings.preferences();
    m_chatPage->setEnterSends(preferences.enterSends);
    m_actions->largerText->setEnabled(preferences.textSizePercent < Preferences::largestTextSize);
    m_actions->smallerText->setEnabled(preferences.textSizePercent > Preferences::smallestTextSize);
    refreshAccounts();
}

void MainWindow::changeTextSize(int percent)
{
    Preferences preferences = m_services.settings.preferences();
    preferences.textSizePercent
        = std::clamp(percent, Preferences::smallestTextSize, Preferences::largestTextSize);
    m_services.settings.setPreferences(preferences);
    //: Status bar, after the text size was changed
    showHint(tr("Text size: %1%").arg(preferences.textSizePercent));
}

void MainWindow::stepTextSize(int step)
{
    changeTextSize(m_services.settings.preferences().textSizePercent + step);
}

void MainWindow::openJump()
{
    if (auto *open = findChild<AccountJump *>()) {
        open->activateWindow();
        return;
    }
    const Session *shown = m_chatPage->session();
    auto *jump = new AccountJump(*m_accounts, shown ? shown->account().id : AccountId(), this);
    jump->setAttribute(Qt::WA_DeleteOnClose);
    connect(jump, &AccountJump::chosen, this, [this](const AccountId &id) {
        showAccount(id);
        activateWindow();
        m_chatPage->focusMessage();
    });
    jump->show();
}

void MainWindow::openSettings()
{
    auto *dialog
        = new SettingsDialog(m_services.settings, m_services.secrets, m_services.language, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::applied, this, [this] {
        if (m_accountPage)
            m_accountPage->onSettingsApplied();
    });
    dialog->open();
}

void MainWindow::showHint(const QString &text)
{
    statusBar()->showMessage(text, hintMilliseconds);
}

void MainWindow::retranslate()
{
    m_actions->retranslate();
    m_tools->retranslate();
    m_sessionActions->refresh();
    m_export->refresh();
    m_import->refresh();
    refreshSession();
    refreshAccounts();
}

} // namespace decidesk
