#pragma once

#include "ConversationText.h"
#include "Message.h"

#include <QDateTime>
#include <QString>

namespace decidesk {

/// How a message reads in an exported conversation, in the present language: the words of the
/// window, the times in full. `decider` is how the account calls who decides.
ConversationEntry exportedEntry(const Message &message, const QString &decider);

/// What stands above the messages. `server` is its address.
ConversationHead exportedHead(const QString &account, const QString &server, const QDateTime &now);

/// "2026-11-25 14:02:11 +01:00", in the user's time zone; empty where `time` is not valid.
QString exportedTime(const QDateTime &time);

} // namespace decidesk
