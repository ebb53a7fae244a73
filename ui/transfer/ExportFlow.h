#pragma once

#include "ConversationText.h"
#include "ExportJob.h"

#include <QObject>
#include <QPointer>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

class QAction;
class QWidget;

namespace decidesk {

class HistoryArchive;
class HistoryStore;
class Redactor;
class SecretStore;
class Session;
class Settings;
class TransferNotice;
class TransferProgress;

/// *Export conversation…* and *Export everything…*: asks for a file, writes it in the background
/// with progress and *Cancel* where that takes its time, and says how it ended. One export at a
/// time.
class ExportFlow : public QObject
{
    Q_OBJECT

public:
    struct Actions
    {
        QAction *conversation; ///< of the account that is shown
        QAction *everything;
    };

    struct Profile
    {
        Settings &settings;
        SecretStore &secrets; ///< what it holds is looked for, and taken out
        HistoryStore &history;
        HistoryArchive *archive; ///< null: this profile keeps nothing
    };

    /// `window` is the parent of the dialogs; all must outlive the flow.
    ExportFlow(const Profile &profile, const Actions &actions, TransferNotice &notice,
               QWidget *window);
    ~ExportFlow() override;

    /// The account that is shown; null: none.
    void setShown(Session *session);
    void refresh();

    /// Any account's conversation, the practice server's too.
    void exportConversation(Session *session);
    /// All accounts and conversations that are kept; see `ProfileContent`.
    void exportEverything();

    [[nodiscard]] bool isRunning() const { return m_job || m_preparation; }
    /// Gives up what is being written; no file is left.
    void cancel();

signals:
    /// What was running has ended, in whatever way.
    void ended();
    /// Something for the status bar.
    void hint(const QString &text);

private:
    struct Labels
    {
        QString title;
        QString progress;
    };

    void writeConversation(Session *session, const QString &path, ConversationFormat format);
    void findSecrets(const QStringList &entries, const Redactor &known,
                     const std::function<void(const Redactor &)> &found);
    void writeEverything(const QString &path, const Redactor &redactor);
    void run(const QString &path, const ExportJob::Content &content, const Labels &labels);
    void onFinished(const QString &path, const ExportJob::Outcome &outcome);

    const Profile m_profile;
    const Actions m_actions;
    TransferNotice &m_notice;
    QWidget *m_window;
    QPointer<Session> m_shown;
    std::unique_ptr<ExportJob> m_job; ///< null: nothing is being written
    /// Of an export of everything, before its job: what its questions answer to; null: none.
    std::unique_ptr<QObject> m_preparation;
    QPointer<TransferProgress> m_progress;
};

} // namespace decidesk
