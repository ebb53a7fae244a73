#include "ImportFlow.h"

#include "DocumentsFolder.h"
#include "PlainLabel.h"
#include "SessionList.h"
#include "Settings.h"
#include "TransferNotice.h"
#include "TransferProgress.h"
#include "TransferText.h"

#include <QAction>
#include <QFileDialog>
#include <QLocale>

namespace decidesk {

ImportFlow::ImportFlow(const Profile &profile, QAction *action, TransferNotice &notice,
                       QWidget *window)
    : QObject(window), m_profile(profile), m_action(action), m_notice(notice), m_window(window)
{
    connect(m_action, &QAction::triggered, this, &ImportFlow::choose);
    refresh();
}

ImportFlow::~ImportFlow() = default;

void ImportFlow::refresh()
{
    const QString whyNot = m_import ? tr("An import is under way")
        : !m_profile.archive        ? tr("Not available in the demonstration, which keeps nothing")
                                    : QString();
    m_action->setEnabled(whyNot.isEmpty());
    m_action->setStatusTip(whyNot);
}

void ImportFlow::choose()
{
    if (m_import || !m_profile.archive)
        return;
    m_notice.forget();
    if (!ProfileImport::isEmpty(m_profile.settings)) {
        sayFailure({ImportFailure::Kind::NotEmpty, 0, {}});
        return;
    }
    auto *dialog = new QFileDialog(m_window, tr("Import"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAccessibleName(dialog->windowTitle());
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Decidesk profile (*.jsonl)"), tr("All files (*)")});
    dialog->setDirectory(documentsFolder());
    connect(dialog, &QFileDialog::fileSelected, this, &ImportFlow::read);
    dialog->open();
}

void ImportFlow::read(const QString &path)
{
    if (m_import)
        return;
    m_import = std::make_unique<ProfileImport>(m_profile.settings, *m_profile.archive,
                                               m_profile.history, path);
    m_progress
        = new TransferProgress(tr("Import"), tr("Importing accounts and conversations…"), m_window);
    connect(m_progress, &TransferProgress::cancelled, m_import.get(), &ProfileImport::cancel);
    connect(m_import.get(), &ProfileImport::progressed, m_progress,
            [this] { m_progress->setProgress(m_import->progress()); });
    connect(m_import.get(), &ProfileImport::finished, this, &ImportFlow::onFinished);
    refresh();
    m_import->start();
}

void ImportFlow::cancel()
{
    if (m_import)
        m_progress->reject();
}

void ImportFlow::onFinished(const ProfileImport::Outcome &outcome)
{
    m_import.release()->deleteLater();
    m_progress->close();
    m_progress->deleteLater();
    refresh();
    emit ended();
    if (const auto *failure = std::get_if<ImportFailure>(&outcome)) {
        sayFailure(*failure);
        return;
    }
    const auto *imported = std::get_if<ProfileImport::Imported>(&outcome);
    if (!imported) {
        //: Status bar
        emit hint(tr("The import was cancelled. Nothing was imported."));
        return;
    }
    m_profile.sessions.restore();
    m_notice.say([accounts = imported->accounts, messages = imported->messages] {
        const QLocale locale;
        return Banner::Content{
            Tone::Accent,
            //: %1 and %2 are numbers
            tr("Imported. Accounts: %1, messages: %2. Exports contain no API keys or checksums: "
               "each account asks for its checksum when you log in.")
                .arg(locale.toString(accounts), locale.toString(messages)),
            {},
            {}};
    });
    emit this->imported();
}

void ImportFlow::sayFailure(const ImportFailure &failure)
{
    m_notice.say([failure] {
        return Banner::Content{
            Tone::Error, importFailureText(failure), withVisibleControls(failure.detail), {}};
    });
}

} // namespace decidesk
