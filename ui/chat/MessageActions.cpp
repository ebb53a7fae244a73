#include "MessageActions.h"

#include "SymbolIcon.h"

#include <QAction>
#include <QKeySequence>

#include <array>

namespace decidesk {

namespace {

constexpr std::array inMenuOrder{
    MessageAction::Copy,     MessageAction::CopyCode, MessageAction::ShowAsSent,
    MessageAction::OpenLink, MessageAction::ShowAll,  MessageAction::Unfold,
    MessageAction::AskAgain, MessageAction::LeaveIt,  MessageAction::Send,
    MessageAction::Discard,  MessageAction::Delete};

QString iconName(MessageAction action)
{
    switch (action) {
    case MessageAction::Copy:
    case MessageAction::CopyCode:
        return QStringLiteral("copy");
    case MessageAction::ShowAsSent:
        return QStringLiteral("decision");
    case MessageAction::OpenLink:
        return QStringLiteral("link");
    case MessageAction::ShowAll:
        return QStringLiteral("file");
    case MessageAction::Unfold:
        return QStringLiteral("down");
    case MessageAction::AskAgain:
        return QStringLiteral("connect");
    case MessageAction::LeaveIt:
        return QStringLiteral("leave");
    case MessageAction::Send:
        return QStringLiteral("send");
    case MessageAction::Discard:
        return QStringLiteral("cancel");
    case MessageAction::Delete:
        return QStringLiteral("remove");
    }
    return {};
}

} // namespace

MessageActions::MessageActions(QObject *parent) : QObject(parent)
{
    for (const MessageAction which : inMenuOrder) {
        auto *action = new QAction(symbolIcon(iconName(which)), QString(), this);
        connect(action, &QAction::triggered, this, [this, which] { emit triggered(which); });
        m_actions.insert(which, action);
    }
    action(MessageAction::ShowAsSent)->setCheckable(true);
    action(MessageAction::AskAgain)->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_R));
    retranslate();
}

QList<QAction *> MessageActions::actions() const
{
    QList<QAction *> list;
    for (const MessageAction which : inMenuOrder)
        list.append(action(which));
    return list;
}

void MessageActions::setMessage(const std::optional<Message> &message, bool asSent)
{
    m_message = message;
    action(MessageAction::ShowAsSent)->setChecked(asSent);
    refresh();
}

void MessageActions::retranslate()
{
    //: Menu entry; the letter behind & is its mnemonic
    action(MessageAction::Copy)->setText(tr("&Copy message"));
    //: Menu entry: copies the code in a message; the letter behind & is its mnemonic
    action(MessageAction::CopyCode)->setText(tr("Copy c&ode"));
    //: Menu entry: shows the source of a decision in its place; & is before its mnemonic
    action(MessageAction::ShowAsSent)->setText(tr("Sho&w as sent"));
    //: Menu entry: opens an address in a message; the letter behind & is its mnemonic
    action(MessageAction::OpenLink)->setText(tr("O&pen link…"));
    //: Menu entry: opens a long message on its own; the letter behind & is its mnemonic
    action(MessageAction::ShowAll)->setText(tr("S&how all"));
    //: Menu entry: shows messages of which only the number is shown; & is before its mnemonic
    action(MessageAction::Unfold)->setText(tr("Show &more from the server"));
    //: Menu entry; the letter behind & is its mnemonic
    action(MessageAction::AskAgain)->setText(tr("&Ask again"));
    //: Menu entry; the letter behind & is its mnemonic
    action(MessageAction::LeaveIt)->setText(tr("&Ignore"));
    //: Menu entry: send a message that was not sent yet; the letter behind & is its mnemonic
    action(MessageAction::Send)->setText(tr("&Send"));
    //: Menu entry: take back a message that was not sent yet; & is before its mnemonic
    action(MessageAction::Discard)->setText(tr("&Discard"));
    //: Menu entry: delete a message from this computer; the letter behind & is its mnemonic
    action(MessageAction::Delete)->setText(tr("D&elete…"));
    refresh();
}

void MessageActions::refresh()
{
    const QHash<MessageAction, QString> whyNot{
        {MessageAction::Copy, tr("There is no message")},
        {MessageAction::CopyCode, tr("Only for a decision with code in it")},
        {MessageAction::ShowAsSent, tr("Only for a decision that is not shown as it was sent")},
        {MessageAction::OpenLink, tr("Only for a decision with a link in it")},
        {MessageAction::ShowAll, tr("Only for a message that is not shown in full")},
        {MessageAction::Unfold, tr("Only where more messages from the server are hidden")},
        {MessageAction::AskAgain, tr("Only for a message that failed or was not confirmed")},
        {MessageAction::LeaveIt, tr("Only for a message that failed or was not confirmed")},
        {MessageAction::Send, tr("Only for a message that was not sent yet")},
        {MessageAction::Discard, tr("Only for a message that was not sent yet")},
        {MessageAction::Delete, tr("Not while the message is waiting to be sent or answered")},
    };
    for (auto entry = m_actions.cbegin(); entry != m_actions.cend(); ++entry) {
        const bool possible = m_message && isPossible(entry.key(), *m_message);
        entry.value()->setEnabled(possible);
        entry.value()->setStatusTip(possible ? QString() : whyNot.value(entry.key()));
    }
}

} // namespace decidesk
