#pragma once

#include "BoundedText.h"
#include "Message.h"

#include <QList>
#include <QString>

namespace decidesk {

/// What a user can do about a message.
enum class MessageAction {
    Copy,
    CopyCode,
    ShowAsSent,
    ShowAll,
    Unfold,
    OpenLink,
    AskAgain,
    LeaveIt,
    Send,
    Discard,
    Delete,
};

/// Whether `action` is possible with `message` as it stands.
bool isPossible(MessageAction action, const Message &message);

/// Whether the message waits for the user: not confirmed, failed or not sent, and not settled.
bool isOpen(const Message &message);

/// How a message reads in the conversation, in the present language.
struct MessageText
{
    QString author; ///< "You", the decider's name, "More from the server"
    QString stamp; ///< "14:02 · 830 ms"
    BoundedText body;
    QString cutNote; ///< where the body is only the beginning
    QString state; ///< in words; empty where there is nothing to say
    bool stateIsTrouble = false; ///< the state is of a kind that a person should see
    QList<MessageAction> links; ///< what stands behind the state
};

/// `decider` is how the account calls who decides.
MessageText messageText(const Message &message, const QString &decider);

/// The word on a link or in a menu.
QString actionText(MessageAction action);

} // namespace decidesk
