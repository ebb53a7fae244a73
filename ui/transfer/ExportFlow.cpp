#include "ExportFlow.h"

#include "ConversationWords.h"
#include "PlainLabel.h"
#include "Session.h"
#include "TransferNotice.h"
#include "TransferProgress.h"
#include "TransferText.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QLocale>
#include <QStandardPaths>

namespace decidesk {

namespace {

const QString markdownSuffix = QStringLiteral("md");
const QString textSuffix = QStringLiteral("txt");

QString placeOf(const Session &session)
{
    return hostAndPort(session.server().url);
}

QString nameOf(const Session &session)
{
    const QString name = session.account().name;
    return name.isEmpty() ? placeOf(session) : name;
}

} // namespace

ExportFlow::ExportFlow(HistoryStore &history, const Actions &actions, TransferNotice &notice,
                       QWidget *window)
    : QObject(window), m_history(history), m_actions(actions), m_notice(notice), m_window(window)
{
    connect(m_actions.conversation, &QAction::triggered, this, [this] {
        if (m_shown)
            exportConversation(m_shown);
    });
    refresh();
}

ExportFlow::~ExportFlow() = default;

void ExportFlow::setShown(Session *session)
{
    m_shown = session;
    refresh();
}

void ExportFlow::refresh()
{
    const QString whyNot = m_job ? tr("An export is under way")
        : !m_shown               ? tr("Choose an account first")
                                 : QString();
    m_actions.conversation->setEnabled(whyNot.isEmpty());
    m_actions.conversation->setStatusTip(whyNot);
}

void ExportFlow::exportConversation(Session *session)
{
    if (m_job)
        return;
    auto *dialog = new QFileDialog(m_window, tr("Export conversation"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAccessibleName(dialog->windowTitle());
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString asText = tr("Plain text (*.txt)");
    dialog->setNameFilters({tr("Markdown (*.md)"), asText});
    dialog->setDefaultSuffix(markdownSuffix);
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(fileNameFrom(nameOf(*session)) + u'.' + markdownSuffix);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, asText](const QString &filter) {
        dialog->setDefaultSuffix(filter == asText ? textSuffix : markdownSuffix);
    });
    connect(dialog, &QFileDialog::fileSelected, session,
            [this, session, dialog, asText](const QString &path) {
                // What the name says goes before what is chosen beside it.
                const bool text = path.endsWith(u'.' + textSuffix, Qt::CaseInsensitive)
                    || (dialog->selectedNameFilter() == asText
                        && !path.endsWith(u'.' + markdownSuffix, Qt::CaseInsensitive));
                writeConversation(session, path,
                                  text ? ConversationFormat::PlainText
                                       : ConversationFormat::Markdown);
            });
    dialog->open();
}

void ExportFlow::writeConversation(Session *session, const QString &path, ConversationFormat format)
{
    const QString name = nameOf(*session);
    const QByteArray head = conversationHead(
        format, exportedHead(name, placeOf(*session), QDateTime::currentDateTimeUtc()));
    const auto describe = [name, format](const QList<Message> &page) -> ExportJob::Make {
        QList<ConversationEntry> entries;
        entries.reserve(page.size());
        for (const Message &message : page)
            entries.append(exportedEntry(message, name));
        return [entries, format] {
            QByteArray all;
            for (const ConversationEntry &entry : entries)
                all += conversationEntry(format, entry);
            return all;
        };
    };
    run(path, {{{session->account().id, head}}, describe, {}},
        {tr("Export conversation"),
         //: Over a progress bar; %1 is the name of an account
         tr("Exporting the conversation with %1…").arg(withVisibleControls(name))});
}

void ExportFlow::run(const QString &path, const ExportJob::Content &content, const Labels &labels)
{
    if (m_job)
        return;
    m_notice.forget();
    m_job = std::make_unique<ExportJob>(m_history, path, content);
    m_progress = new TransferProgress(labels.title, labels.progress, m_window);
    connect(m_progress, &TransferProgress::cancelled, m_job.get(), &ExportJob::cancel);
    connect(m_job.get(), &ExportJob::progressed, m_progress,
            [this] { m_progress->setProgress(m_job->progress()); });
    connect(m_job.get(), &ExportJob::finished, this,
            [this, path](const ExportJob::Outcome &outcome) { onFinished(path, outcome); });
    refresh();
    m_job->start();
}

void ExportFlow::onFinished(const QString &path, const ExportJob::Outcome &outcome)
{
    m_job.release()->deleteLater();
    m_progress->close();
    m_progress->deleteLater();
    refresh();
    if (const auto *error = std::get_if<Error>(&outcome)) {
        m_notice.say([failure = *error] {
            return Banner::Content{
                Tone::Error, exportFailureText(failure), withVisibleControls(failure.detail), {}};
        });
    } else if (const auto *written = std::get_if<ExportJob::Written>(&outcome)) {
        //: Status bar; %1 is a file name, %2 a number
        emit hint(tr("Exported to %1. Messages: %2")
                      .arg(withVisibleControls(QDir::toNativeSeparators(path)),
                           QLocale().toString(written->messages)));
    } else {
        //: Status bar
        emit hint(tr("The export was cancelled. No file was written."));
    }
}

} // namespace decidesk
