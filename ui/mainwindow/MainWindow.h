#pragma once

#include "Account.h"
#include "Secret.h"
#include "Server.h"

#include <QHash>
#include <QMainWindow>
#include <QString>

class QSplitter;
class QStackedWidget;

namespace decidesk {

class AccountMenu;
class AccountModel;
class AccountPage;
class AccountPanel;
class Actions;
class ChatPage;
class ClosingQuestion;
class ExportFlow;
class FindActions;
class HistoryArchive;
class HistoryStore;
class ImportFlow;
class Language;
class PlainLabel;
class SecretStore;
class Session;
class SessionActions;
class SessionList;
class Settings;
class TesterTools;
class TrafficLog;
class TransferNotice;
class WindowLayout;

/// The window: the list of accounts, beside it the account page or a conversation. Composes the
/// pages and owns the actions; what they do is elsewhere.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// What the window works on. All must outlive it.
    struct Services
    {
        Settings &settings;
        SecretStore &secrets;
        HistoryStore &history;
        SessionList &sessions;
        TrafficLog &traffic;
        const Language &language;
        QString logFolder; ///< what *Open log folder* opens
        HistoryArchive *archive = nullptr; ///< of `history`; null: the profile keeps nothing
    };

    explicit MainWindow(const Services &services);
    ~MainWindow() override;

    /// Shows what was in view when the last run ended: the account page with what was typed there,
    /// or as `showLast`. After the sessions were restored.
    void showAsLeft();
    /// Shows the last conversation, or the account page where there is none. After the sessions
    /// were restored.
    void showLast();
    /// Shows the account page for a new account.
    void showNewAccount();
    /// The answer to `practiceRequested`: the account page uses this server, filled in.
    void usePracticeServer(const Server &server);
    /// Says something in the status bar for a while.
    void showHint(const QString &text);

signals:
    void practiceRequested();
    /// A notification was clicked: the window is to come forward, with the desktop's leave.
    void forwardRequested(const QByteArray &activationToken);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void build();
    void connectActions();
    void connectAccounts();
    void connectPages();
    void connectPreferences();
    void retranslate();

    void showAccount(const AccountId &id);
    void onOpened(Session *session, const Secret &typedApiKey);
    void onRemoved(const AccountId &id);
    void logIn(const AccountId &id);
    void showHit(const AccountId &id, qint64 sequence, const QString &typed);
    void followShown(Session *session);
    AccountPage &accountPage();
    void refreshSession();
    void refreshAccounts();
    void refreshTitle();
    void applyPreferences();
    void changeTextSize(int percent);
    void stepTextSize(int step);
    void openJump();
    void openSettings();

    Services m_services;
    Actions *m_actions;
    SessionActions *m_sessionActions;
    TesterTools *m_tools;
    FindActions *m_find = nullptr;
    WindowLayout *m_layout = nullptr;
    AccountModel *m_accounts;
    AccountMenu *m_accountMenu;
    TransferNotice *m_transferNotice;
    ExportFlow *m_export;
    ImportFlow *m_import;
    ClosingQuestion *m_closing;
    QSplitter *m_splitter;
    AccountPanel *m_panel;
    QStackedWidget *m_pages;
    AccountPage *m_accountPage = nullptr; ///< null until it is needed
    ChatPage *m_chatPage;
    PlainLabel *m_latency;
    QHash<AccountId, Secret> m_apiKeysOnOffer; ///< until the chat of the account is shown
};

} // namespace decidesk
