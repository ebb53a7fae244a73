#pragma once

#include "ConversationText.h"
#include "ExportJob.h"

#include <QObject>
#include <QPointer>
#include <QString>

class QAction;
class QWidget;

namespace decidesk {

class HistoryStore;
class Session;
class TransferNotice;
class TransferProgress;

/// *Export conversation…*: asks for a file, writes it in the background with progress and *Cancel*
/// where that takes its time, and says how it ended. One export at a time.
class ExportFlow : public QObject
{
    Q_OBJECT

public:
    struct Actions
    {
        QAction *conversation; ///< of the account that is shown
    };

    /// `window` is the parent of the dialogs; all must outlive the flow.
    ExportFlow(HistoryStore &history, const Actions &actions, TransferNotice &notice,
               QWidget *window);
    ~ExportFlow() override;

    /// The account that is shown; null: none.
    void setShown(Session *session);
    void refresh();

    /// Any account's conversation, the practice server's too.
    void exportConversation(Session *session);

signals:
    /// Something for the status bar.
    void hint(const QString &text);

private:
    struct Labels
    {
        QString title;
        QString progress;
    };

    void writeConversation(Session *session, const QString &path, ConversationFormat format);
    void run(const QString &path, const ExportJob::Content &content, const Labels &labels);
    void onFinished(const QString &path, const ExportJob::Outcome &outcome);

    HistoryStore &m_history;
    const Actions m_actions;
    TransferNotice &m_notice;
    QWidget *m_window;
    QPointer<Session> m_shown;
    std::unique_ptr<ExportJob> m_job; ///< null: nothing is being exported
    QPointer<TransferProgress> m_progress;
};

} // namespace decidesk
