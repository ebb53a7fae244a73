#pragma once

#include "Account.h"
#include "AccountOpening.h"
#include "Banner.h"
#include "Secret.h"
#include "Server.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;
class QScrollArea;
class QTabWidget;

namespace decidesk {

class FormDraft;
class LoginForm;
class OpeningProgress;
class PlainLabel;
class RegisterForm;
class SecretStore;
class Session;
class Settings;

/// Where an account is made or logged in for the first time: *Register* and *Log in*, the server it
/// goes to, and *Try without a server*.
///
/// What was typed stays through every failure and every way to other pages, and what is no secret
/// through a restart; it goes when the account is open.
class AccountPage : public QWidget
{
    Q_OBJECT

public:
    /// All must outlive the page.
    AccountPage(SessionList &sessions, Settings &settings, SecretStore &secrets,
                QWidget *parent = nullptr);
    ~AccountPage() override;

    /// The server of the settings, its API key from the keychain, and what was typed for it. An
    /// attempt that is under way stays in view.
    void startAnew();
    /// The practice server, with what is empty filled in: one click on *Register* is left. What was
    /// typed for the server of the settings comes back with it.
    void usePracticeServer(const Server &server);
    /// A new registration with what is known of `session`. While another account is being opened
    /// it only says so, by `hint`.
    void registerAgain(const Session &session);
    /// The API key of the server may be another one now.
    void onSettingsApplied();
    /// Whether the last run ended on this page, with something typed.
    [[nodiscard]] static bool wasInView(const Settings &settings);
    /// Stores what was typed, now.
    void save();

signals:
    /// The session has its first token. `typedApiKey` is a key that the settings don't know, or
    /// empty.
    void opened(decidesk::Session *session, const decidesk::Secret &typedApiKey);
    void practiceRequested();
    void settingsRequested();
    /// Something for the status bar.
    void hint(const QString &text);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void connectParts();
    void retranslate();
    void refreshServer();
    void refreshProgress();
    void refreshFailure();
    void refreshSizes();
    void suggestApiKey();
    void setServer(const Server &server);
    [[nodiscard]] bool isFailureOfAnotherWay(bool moved) const;
    void useOnly(const Server &server);
    void followSettings();
    void forgetRegistrationAgain();

    void registerAccount();
    void logIn();
    void onOpened(Session *session);
    void onBanner(Banner::Action action);
    void sendUnencrypted();

    SessionList &m_sessions;
    Settings &m_settings;
    SecretStore &m_secrets;
    Server m_server;
    AccountOpening m_opening;
    QPointer<QWidget> m_focusBefore; ///< where the focus was when the forms were locked
    bool m_registers = false; ///< the form that was submitted last
    bool m_apiKeyAsked = false;
    bool m_greets = true; ///< there was no account when the page was opened
    AccountId m_registersAgain; ///< the account that the form is for; null: a new one
    Secret m_checksumAgain; ///< its checksum, once the keychain has answered; empty: none known

    QScrollArea *m_scroll = nullptr;
    QWidget *m_content = nullptr;
    QLabel *m_logo;
    PlainLabel *m_title;
    PlainLabel *m_subtitle;
    PlainLabel *m_serverText;
    QPushButton *m_change;
    Banner *m_banner;
    QTabWidget *m_tabs;
    RegisterForm *m_register;
    LoginForm *m_login;
    FormDraft *m_draft; ///< aside while the page is for one certain server
    OpeningProgress *m_progress;
    QWidget *m_practice;
    PlainLabel *m_practiceText;
    QPushButton *m_tryPractice;
};

} // namespace decidesk
