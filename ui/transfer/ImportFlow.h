#pragma once

#include "ProfileImport.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <memory>

class QAction;
class QWidget;

namespace decidesk {

class HistoryArchive;
class HistoryStore;
class SessionList;
class Settings;
class TransferNotice;
class TransferProgress;

/// *Import…*: asks for an exported profile, takes it in with progress and *Cancel*, and says how it
/// ended. Only an empty profile takes one in.
class ImportFlow : public QObject
{
    Q_OBJECT

public:
    struct Profile
    {
        Settings &settings;
        HistoryStore &history;
        HistoryArchive *archive; ///< null: this profile keeps nothing
        SessionList &sessions;
    };

    /// `window` is the parent of the dialogs; all must outlive the flow.
    ImportFlow(const Profile &profile, QAction *action, TransferNotice &notice, QWidget *window);
    ~ImportFlow() override;

    void refresh();

    [[nodiscard]] bool isRunning() const { return m_import != nullptr; }
    /// Gives up what is being read, soon: nothing of it stays.
    void cancel();

signals:
    /// What was running has ended, in whatever way.
    void ended();
    /// The accounts are there, with their sessions.
    void imported();
    /// Something for the status bar.
    void hint(const QString &text);

private:
    void choose();
    void read(const QString &path);
    void onFinished(const ProfileImport::Outcome &outcome);
    void sayFailure(const ImportFailure &failure);

    const Profile m_profile;
    QAction *m_action;
    TransferNotice &m_notice;
    QWidget *m_window;
    std::unique_ptr<ProfileImport> m_import; ///< null: nothing is being imported
    QPointer<TransferProgress> m_progress;
};

} // namespace decidesk
