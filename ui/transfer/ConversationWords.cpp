#include "ConversationWords.h"

#include "MessageText.h"
#include "PlainLabel.h"
#include "TimeText.h"

#include <QCoreApplication>

#include <chrono>
#include <cstdlib>

namespace decidesk {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(decidesk::ConversationWords)
};

} // namespace

QString exportedTime(const QDateTime &time)
{
    if (!time.isValid())
        return {};
    const QDateTime local = time.toLocalTime();
    constexpr int minute = 60;
    const int offset = std::abs(local.offsetFromUtc()) / minute;
    return local.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss "))
        + (local.offsetFromUtc() < 0 ? u'-' : u'+')
        + QStringLiteral("%1:%2")
              .arg(offset / minute, 2, 10, QLatin1Char('0'))
              .arg(offset % minute, 2, 10, QLatin1Char('0'));
}

ConversationEntry exportedEntry(const Message &message, const QString &decider)
{
    const MessageText text = messageText(message, decider);
    ConversationEntry entry;
    entry.author = text.author;
    entry.text = message.text;
    entry.isMarkdown = message.direction != Message::Direction::Question;

    const QString created = exportedTime(message.created);
    const QString sent = exportedTime(message.sent);
    entry.facts += created;
    if (sent != created && !sent.isEmpty())
        //: In an exported conversation; %1 is a date and time
        entry.facts += Words::tr("sent %1").arg(sent);
    if (message.latencyMs >= 0)
        entry.facts += latencyText(std::chrono::milliseconds(message.latencyMs));
    if (message.direction == Message::Direction::Question
        && message.state == Message::State::Answered)
        //: In an exported conversation: state of a question
        entry.facts += Words::tr("answered");
    entry.facts += text.state;
    entry.facts.removeAll(QString());
    return entry;
}

ConversationHead exportedHead(const QString &account, const QString &server, const QDateTime &now)
{
    //: Title of an exported conversation; %1 is the name of an account
    return {Words::tr("Conversation with %1").arg(withVisibleControls(account)),
            //: In the head of an exported conversation; %1 is the address of a server
            {Words::tr("Server: %1").arg(withVisibleControls(server)),
             //: In the head of an exported conversation; %1 is a date and time
             Words::tr("Exported: %1").arg(exportedTime(now))}};
}

} // namespace decidesk
