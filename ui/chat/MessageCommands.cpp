#include "MessageCommands.h"

#include "Confirmation.h"
#include "DecisionBlocks.h"
#include "ElidedLine.h"
#include "ErrorText.h"
#include "HistoryStore.h"
#include "LinkQuestion.h"
#include "MarkdownText.h"
#include "Secret.h"
#include "Session.h"
#include "TimeText.h"
#include "WholeMessageDialog.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QUrl>
#include <QWidget>

namespace decidesk {

namespace {

/// As it reads in the conversation.
QString readText(const Message &message)
{
    const auto blocks = decisionBlocks(message);
    return blocks ? markdownText(*blocks) : message.text;
}

} // namespace

MessageCommands::MessageCommands(HistoryStore &history, QWidget &window, QObject *parent)
    : QObject(parent), m_history(history), m_window(window)
{}

void MessageCommands::perform(MessageAction action, const Message &message, Session &session)
{
    if (!isPossible(action, message))
        return;
    const bool sends = action == MessageAction::AskAgain || action == MessageAction::Send;
    if (sends && message.text.contains(redactionMark)) {
        emit completionRequested(message.sequence, message.text);
        return;
    }
    switch (action) {
    case MessageAction::Copy:
        QGuiApplication::clipboard()->setText(message.text);
        emit hint(tr("The message is on the clipboard."));
        break;
    case MessageAction::CopyCode:
        copyCode(message, -1);
        break;
    case MessageAction::OpenLink:
        openLink(linksIn(message));
        break;
    case MessageAction::AskAgain:
        session.askAgain(message.sequence);
        break;
    case MessageAction::LeaveIt:
        session.leave(message.sequence);
        break;
    case MessageAction::Send:
        session.sendUnsent(message.sequence);
        break;
    case MessageAction::Discard:
        session.discard(message.sequence);
        break;
    case MessageAction::ShowAll:
        showWhole(message);
        break;
    case MessageAction::Unfold:
        emit unfoldRequested(message.sequence);
        break;
    case MessageAction::ShowAsSent:
        emit showAsSentRequested(message.sequence);
        break;
    case MessageAction::Delete:
        confirmDelete(message);
        break;
    }
}

void MessageCommands::copyCode(const Message &message, int part)
{
    const QStringList codes = codeIn(message);
    if (part >= codes.size() || codes.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(part < 0 ? codes.join(QStringLiteral("\n\n"))
                                                   : codes.at(part));
    emit hint(tr("The code is on the clipboard."));
}

void MessageCommands::openLink(const QStringList &addresses)
{
    if (addresses.isEmpty())
        return;
    auto *question = new LinkQuestion(
        addresses,
        [this](const QUrl &url) {
            if (!QDesktopServices::openUrl(url))
                emit hint(tr("No browser could be started. Copy the address instead."));
        },
        &m_window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->open();
}

void MessageCommands::showWhole(const Message &message)
{
    auto *dialog = new WholeMessageDialog(message.text, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MessageCommands::confirmDelete(const Message &message)
{
    constexpr qsizetype quoted = 80;
    confirm({tr("Delete message"),
             //: %1 is when the message came, %2 how it begins
             tr("%1: “%2”\n\nThe message is deleted from this computer; nothing changes on the "
                "server. This can't be undone.")
                 .arg(exactTimeText(message.created), elidedLine(readText(message), quoted)),
             //: Button: delete the message
             tr("Delete")},
            &m_window, this, [this, account = message.account, sequence = message.sequence] {
                remove(account, sequence);
            });
}

void MessageCommands::remove(const AccountId &account, qint64 sequence)
{
    m_history.remove(account, sequence, this, [this](const std::optional<Error> &error) {
        if (error)
            emit hint(errorSentence(*error));
    });
}

} // namespace decidesk
