#pragma once

#include "CommandLine.h"
#include "Profile.h"
#include "Server.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>
#include <optional>

class QApplication;

namespace decidesk {

class Appearance;
class DemoRun;
class HistoryStore;
class Language;
class LogFile;
class MainWindow;
class PracticeServer;
class SecretStore;
class SessionList;
class Settings;
class SqliteHistory;
class TrafficLog;

/// Makes the objects of the program, wires them and starts. Lives as long as the window.
class Program : public QObject
{
    Q_OBJECT

public:
    /// `application` must outlive the program.
    Program(QApplication &application, const CommandLine &commandLine);
    ~Program() override;

    /// Shows the window. Where there are accounts, what it shows first is read meanwhile, and those
    /// that were logged in are logged in again; else neither history, keychain nor network is
    /// touched.
    void start();

    /// Brings the window to the front, with the desktop's leave (see `SingleInstance`).
    void comeForward(const QByteArray &activationToken);

    /// `--server` of another start: the account page uses it, for this run. What is no URL of a
    /// server changes nothing.
    void useServer(const QByteArray &url);

    /// To be called when the event loop has ended: the window and the sessions go. What they have
    /// asked of the keychain is done in a second run of the event loop, of a few seconds at most.
    void finish();

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void applyPreferences();
    void prepareForAccounts();
    void finishStart();
    void startPractice();
    [[nodiscard]] HistoryStore &history();

    CommandLine m_commandLine;
    std::unique_ptr<QTemporaryDir> m_temporaryFolder; ///< of `--demo`; removed at the end
    Profile m_profile;
    std::unique_ptr<LogFile> m_log;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<HistoryStore> m_practiceHistory; ///< gone with the practice server
    std::unique_ptr<SqliteHistory> m_keptHistory; ///< null for `--demo`
    std::unique_ptr<HistoryStore> m_history; ///< both as one; null for `--demo`
    std::unique_ptr<TrafficLog> m_traffic;
    std::unique_ptr<PracticeServer> m_practice;
    std::optional<Server> m_practiceServer;
    std::unique_ptr<SessionList> m_sessions;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<DemoRun> m_demoRun;
    bool m_isStarted = false;
};

} // namespace decidesk
