#include "AccountMenu.h"

#include "Confirmation.h"
#include "ErrorText.h"
#include "HistoryStore.h"
#include "LoginRequest.h"
#include "PlainLabel.h"
#include "SecretClipboard.h"
#include "SecretStore.h"
#include "SessionList.h"
#include "SymbolIcon.h"

#include <QAction>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>

namespace decidesk {

namespace {

QString nameOf(const Session &session)
{
    return withVisibleControls(session.displayName());
}

} // namespace

AccountMenu::AccountMenu(SessionList &sessions, SecretStore &secrets, HistoryStore &history,
                         QWidget *window)
    : QObject(window), m_sessions(sessions), m_secrets(secrets), m_history(history),
      m_window(window)
{}

void AccountMenu::popup(Session *session, const QPoint &globalPosition)
{
    auto *menu = new QMenu(m_window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [menu, this, guarded = QPointer<Session>(session)](
                         const QString &icon, const QString &text, auto method) {
        return menu->addAction(symbolIcon(icon), text, this, [this, guarded, method] {
            if (guarded)
                (this->*method)(guarded);
        });
    };
    add(QStringLiteral("log-in"), tr("Log in"), &AccountMenu::logIn)->setEnabled(session->isIdle());
    menu->addSeparator();
    add(QStringLiteral("rename"), tr("Rename…"), &AccountMenu::rename);
    add(QStringLiteral("copy"), tr("Copy checksum…"), &AccountMenu::copyChecksum);
    menu->addSeparator();
    add(QStringLiteral("file"), tr("Export conversation…"), &AccountMenu::exportRequested);
    add(QStringLiteral("clear"), tr("Clear conversation…"), &AccountMenu::clearConversation);
    add(QStringLiteral("remove"), tr("Remove account…"), &AccountMenu::removeAccount);
    menu->popup(globalPosition);
}

void AccountMenu::logIn(Session *session)
{
    requestLogin(*session, *m_window);
}

void AccountMenu::rename(Session *session)
{
    auto *dialog = new QInputDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename account"));
    dialog->setLabelText(tr("Name in your list; the server keeps the name you registered with:"));
    //: Button: take the new name
    dialog->setOkButtonText(tr("OK"));
    //: Button: change nothing
    dialog->setCancelButtonText(tr("Cancel"));
    dialog->setTextValue(session->account().name);
    connect(dialog, &QInputDialog::textValueSelected, session,
            [session](const QString &name) { session->rename(name); });
    dialog->open();
    nameParts(*dialog, dialog->labelText());
}

void AccountMenu::copyChecksum(Session *session)
{
    ask(session,
        {tr("Copy checksum"),
         tr("The checksum of %1 will be copied to the clipboard, where other programs can read it. "
            "Whoever has it can log in.")
             .arg(nameOf(*session)),
         tr("Copy checksum")},
        [this](Session *of) {
            m_secrets.read(checksumEntry(of->account().id), this, [this](const auto &found) {
                if (const auto *checksum = std::get_if<Secret>(&found)) {
                    copySecret(*checksum);
                    emit hint(tr("Checksum copied. Paste it somewhere safe; the clipboard is "
                                 "cleared in 60 seconds."));
                } else {
                    emit hint(errorSentence(std::get<Error>(found)));
                }
            });
        });
}

void AccountMenu::clearConversation(Session *session)
{
    ask(session,
        {tr("Clear conversation"),
         tr("All messages of %1 and your draft are deleted from this computer. The account stays, "
            "and nothing changes on the server. This can't be undone.")
             .arg(nameOf(*session)),
         tr("Clear conversation"), exportFirst()},
        [this](Session *of) {
            of->storeWhatCame();
            m_history.clear(of->account().id, this, [this](const std::optional<Error> &error) {
                if (error)
                    emit hint(errorSentence(*error));
            });
        });
}

void AccountMenu::removeAccount(Session *session)
{
    ask(session,
        {tr("Remove account"),
         tr("%1, its conversation and its checksum are deleted from this computer. The account "
            "stays on the server, but without the checksum nobody can log in to it again. This "
            "can't be undone.")
             .arg(nameOf(*session)),
         tr("Remove account"), exportFirst()},
        [this](Session *of) { m_sessions.remove(of->account().id); });
}

QString AccountMenu::exportFirst()
{
    //: Button in place of deleting a conversation: save it to a file before
    return tr("Export first…");
}

void AccountMenu::ask(Session *session, const Confirmation &what,
                      const std::function<void(Session *)> &then)
{
    const QPointer<Session> guarded(session);
    confirm(
        what, m_window, this,
        [guarded, then] {
            if (guarded)
                then(guarded);
        },
        [this, guarded] {
            if (guarded)
                emit exportRequested(guarded);
        });
}

} // namespace decidesk
