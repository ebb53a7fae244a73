#include "ConversationLink.h"

#include <QStringList>
#include <QUrl>

#include <array>

namespace decidesk {

namespace {

const QString linkScheme = QStringLiteral("decidesk");

/// The actions that stand in the text.
constexpr std::array inText{MessageAction::ShowAll, MessageAction::Unfold, MessageAction::AskAgain,
                            MessageAction::LeaveIt, MessageAction::Send,   MessageAction::Discard,
                            MessageAction::CopyCode};

QString linkName(MessageAction action)
{
    switch (action) {
    case MessageAction::Copy:
        return QStringLiteral("copy");
    case MessageAction::CopyCode:
        return QStringLiteral("copy-code");
    case MessageAction::ShowAsSent:
        return QStringLiteral("show-as-sent");
    case MessageAction::ShowAll:
        return QStringLiteral("show-all");
    case MessageAction::Unfold:
        return QStringLiteral("unfold");
    case MessageAction::AskAgain:
        return QStringLiteral("ask-again");
    case MessageAction::LeaveIt:
        return QStringLiteral("leave");
    case MessageAction::Send:
        return QStringLiteral("send");
    case MessageAction::Discard:
        return QStringLiteral("discard");
    case MessageAction::OpenLink:
        return QStringLiteral("open");
    case MessageAction::Delete:
        return QStringLiteral("delete");
    }
    return {};
}

} // namespace

QString ConversationLink::text() const
{
    const QString message
        = QStringLiteral("%1:%2/%3").arg(linkScheme, linkName(action)).arg(sequence);
    return action == MessageAction::CopyCode ? QStringLiteral("%1/%2").arg(message).arg(part)
                                             : message;
}

std::optional<ConversationLink> ConversationLink::parse(const QUrl &url)
{
    if (url.scheme() != linkScheme)
        return std::nullopt;
    const QStringList parts = url.path().split(u'/');
    for (const MessageAction action : inText) {
        const qsizetype wanted = action == MessageAction::CopyCode ? 3 : 2;
        if (parts.size() == wanted && parts.constFirst() == linkName(action)) {
            return ConversationLink{action, parts.at(1).toLongLong(),
                                    wanted == 3 ? parts.constLast().toInt() : 0};
        }
    }
    return std::nullopt;
}

} // namespace decidesk
