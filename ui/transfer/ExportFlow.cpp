#include "ExportFlow.h"

#include "ConversationWords.h"
#include "DocumentsFolder.h"
#include "HistoryArchive.h"
#include "PlainLabel.h"
#include "ProfileExport.h"
#include "ProfileImport.h"
#include "Redactor.h"
#include "SecretStore.h"
#include "ServerSecrets.h"
#include "Session.h"
#include "Settings.h"
#include "TransferNotice.h"
#include "TransferProgress.h"
#include "TransferText.h"

#include <QAction>
#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QLocale>

#include <utility>

namespace decidesk {

namespace {

const QString markdownSuffix = QStringLiteral("md");
const QString textSuffix = QStringLiteral("txt");
const QString profileSuffix = QStringLiteral("jsonl");

QString placeOf(const Session &session)
{
    return hostAndPort(session.server().url);
}

} // namespace

ExportFlow::ExportFlow(const Profile &profile, const Actions &actions, TransferNotice &notice,
                       QWidget *window)
    : QObject(window), m_profile(profile), m_actions(actions), m_notice(notice), m_window(window)
{
    connect(m_actions.everything, &QAction::triggered, this, &ExportFlow::exportEverything);
    connect(&m_profile.settings, &Settings::accountsChanged, this, &ExportFlow::refresh);
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
    const QString busy = isRunning() ? tr("An export is under way") : QString();
    const auto enable = [&busy](QAction *action, const QString &whyNot) {
        action->setStatusTip(busy.isEmpty() ? whyNot : busy);
        action->setEnabled(action->statusTip().isEmpty());
    };
    enable(m_actions.conversation, m_shown ? QString() : tr("Choose an account first"));
    enable(m_actions.everything,
           !m_profile.archive ? tr("Not available in the demonstration, which keeps nothing")
               : ProfileImport::isEmpty(m_profile.settings) ? tr("There is no account yet")
                                                            : QString());
}

void ExportFlow::exportConversation(Session *session)
{
    if (isRunning())
        return;
    auto *dialog = new QFileDialog(m_window, tr("Export conversation"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAccessibleName(dialog->windowTitle());
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString asText = tr("Plain text (*.txt)");
    dialog->setNameFilters({tr("Markdown (*.md)"), asText});
    dialog->setDefaultSuffix(markdownSuffix);
    dialog->setDirectory(documentsFolder());
    dialog->selectFile(fileNameFrom(session->displayName()) + u'.' + markdownSuffix);
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
    const QString name = session->displayName();
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

void ExportFlow::exportEverything()
{
    if (isRunning() || !m_profile.archive)
        return;
    auto *dialog = new QFileDialog(m_window, tr("Export everything"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAccessibleName(dialog->windowTitle());
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(profileSuffix);
    dialog->setNameFilters({tr("Decidesk profile (*.jsonl)"), tr("All files (*)")});
    dialog->setDirectory(documentsFolder());
    dialog->selectFile(QStringLiteral("decidesk-%1.%2")
                           .arg(QDate::currentDate().toString(Qt::ISODate), profileSuffix));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        if (isRunning())
            return;
        m_notice.forget();
        m_preparation = std::make_unique<QObject>();
        refresh();
        QStringList entries;
        for (const Server &server : m_profile.settings.servers()) {
            entries.append(apiKeyEntry(server.id));
            if (needsSecrets(server))
                entries.append(serverSecretsEntry(server.id));
        }
        for (const Account &account : m_profile.settings.accounts())
            entries.append(checksumEntry(account.id));
        findSecrets(entries, {},
                    [this, path](const Redactor &redactor) { writeEverything(path, redactor); });
    });
    dialog->open();
}

void ExportFlow::findSecrets(const QStringList &entries, const Redactor &known,
                             const std::function<void(const Redactor &)> &found)
{
    if (entries.isEmpty()) {
        found(known);
        return;
    }
    m_profile.secrets.read(entries.constFirst(), m_preparation.get(),
                           [this, rest = entries.sliced(1), known, found](const auto &answer) {
                               Redactor redactor = known;
                               if (const auto *secret = std::get_if<Secret>(&answer)) {
                                   redactor.addSecret(*secret);
                                   // An entry of a server holds several.
                                   const QList<Secret> parts
                                       = ServerSecrets::fromEntry(*secret).all();
                                   for (const Secret &part : parts)
                                       redactor.addSecret(part);
                               }
                               findSecrets(rest, redactor, found);
                           });
}

void ExportFlow::writeEverything(const QString &path, const Redactor &redactor)
{
    m_profile.archive->listConversations(
        m_preparation.get(), [this, path, redactor](const auto &listed) {
            m_preparation.release()->deleteLater();
            if (const auto *error = std::get_if<Error>(&listed)) {
                onFinished(path, *error);
                return;
            }
            ProfileContent content
                = profileContent(m_profile.settings,
                                 std::get<QList<HistoryArchive::Conversation>>(listed), redactor);
            content.header.program = QCoreApplication::applicationVersion();
            content.header.time = QDateTime::currentDateTimeUtc();
            run(path, exportOf(content),
                {tr("Export everything"), tr("Exporting all accounts and conversations…")});
        });
}

void ExportFlow::run(const QString &path, const ExportJob::Content &content, const Labels &labels)
{
    if (m_job)
        return;
    m_notice.forget();
    m_job = std::make_unique<ExportJob>(m_profile.history, path, content);
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
    if (m_job)
        m_job.release()->deleteLater();
    if (m_progress) {
        m_progress->close();
        m_progress->deleteLater();
    }
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
    emit ended();
}

void ExportFlow::cancel()
{
    if (m_job)
        m_job->cancel();
    else if (std::exchange(m_preparation, nullptr))
        onFinished({}, ExportJob::Cancelled{});
}

} // namespace decidesk
