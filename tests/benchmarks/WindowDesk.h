#pragma once

#include "Language.h"
#include "MainWindow.h"
#include "SecretStore.h"
#include "SessionList.h"
#include "Settings.h"
#include "SqliteHistory.h"
#include "TrafficLog.h"

#include <QRandomGenerator>
#include <QString>
#include <QTemporaryDir>
#include <QUrl>

#include <optional>

/// The whole window with all it works on, in a profile that is gone afterwards, with its history in
/// a file.
class WindowDesk
{
public:
    /// With the history in `historyFile`; empty: a new one.
    explicit WindowDesk(const QString &historyFile = {});

    /// Registers an account with the server at `url` and shows its conversation; null: it failed.
    decidesk::Session *openConversation(const QUrl &url);

    [[nodiscard]] decidesk::MainWindow &window() { return *m_window; }
    [[nodiscard]] decidesk::HistoryStore &history() { return m_history; }
    [[nodiscard]] const decidesk::TrafficLog &traffic() const { return m_traffic; }

private:
    QTemporaryDir m_folder;
    decidesk::Settings m_settings{m_folder.filePath(QStringLiteral("settings.ini"))};
    decidesk::SecretStore m_secrets{QStringLiteral("decidesk-bench"),
                                    decidesk::SecretStore::Backend::MemoryOnly};
    decidesk::SqliteHistory m_history;
    decidesk::TrafficLog m_traffic;
    QRandomGenerator m_random{1};
    decidesk::Language m_language;
    decidesk::SessionList m_sessions;
    std::optional<decidesk::MainWindow> m_window;
};
