#include "MessageText.h"

#include "DecisionBlocks.h"
#include "ErrorText.h"
#include "PlainLabel.h"
#include "TimeText.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <limits>

namespace decidesk {

namespace {

using Mark = Message::Mark;
using State = Message::State;
using Direction = Message::Direction;

class Words
{
    Q_DECLARE_TR_FUNCTIONS(decidesk::MessageText)
};

bool isSettled(const Message &message)
{
    return message.marks.testFlag(Mark::AskedAgain) || message.marks.testFlag(Mark::Left);
}

QString failureText(const Error &error)
{
    const ErrorText text = errorText(error);
    // The server's own words, not a sentence about them: they are what the person has to know.
    const QString words
        = error.kind == Error::Kind::ServerError ? error.detail.simplified() : text.title;
    //: State of a message; %1 is what the server said
    return Words::tr("failed: %1").arg(withVisibleControls(words));
}

QString stateWords(const Message &message)
{
    switch (message.state) {
    case State::Queued:
        //: State of a message
        return Words::tr("waiting to be sent");
    case State::NotSent:
        //: State of a message
        return Words::tr("Not sent yet");
    case State::Sent:
        //: State of a message
        return Words::tr("sent, waiting for the decision");
    case State::Failed:
        return failureText(message.error);
    case State::NotConfirmed:
        //: State of a message: nobody knows whether the server got it
        return Words::tr("not confirmed");
    case State::Cancelled:
        //: State of a message: taken back before it was sent
        return Words::tr("discarded");
    case State::Answered:
        break;
    }
    return {};
}

QString markWords(const Message &message)
{
    QStringList words;
    if (message.marks.testFlag(Mark::AskedAgain))
        //: Mark of a message; %1 is a time of day
        words += Words::tr("asked again %1").arg(timeText(message.askedAgainAt));
    if (message.marks.testFlag(Mark::Left))
        //: Mark of a message: the user chose "Ignore"
        words += Words::tr("ignored");
    if (message.marks.testFlag(Mark::MayBelongElsewhere))
        //: Mark of a decision
        words += Words::tr("may belong to another question");
    if (message.marks.testFlag(Mark::SecretLeftOut))
        //: Mark of a question: •••• stands in it for a secret that was sent
        words += Words::tr("sent with a secret where •••• stands");
    if (message.marks.testFlag(Mark::NoKnownField))
        //: Mark of a decision: the server's reply is shown whole
        words += Words::tr("No known decision field");
    return words.join(QStringLiteral(" · "));
}

QString foldWords(const Message &message)
{
    if (message.fold.count == 0)
        return {};
    const auto most = qint64{std::numeric_limits<int>::max()};
    //: Below the first of very many messages that the server sent in a row
    return Words::tr("%Ln more from the server", nullptr,
                     static_cast<int>(std::min(message.fold.count, most)));
}

QString stampOf(const Message &message)
{
    QStringList parts{timeText(message.created)};
    if (message.latencyMs >= 0)
        parts += latencyText(std::chrono::milliseconds(message.latencyMs));
    return parts.join(QStringLiteral(" · "));
}

QString authorOf(const Message &message, const QString &decider)
{
    switch (message.direction) {
    case Direction::Question:
        //: Author of a message: the user
        return Words::tr("You");
    case Direction::Unasked:
        //: Author of a message that answers no question
        return Words::tr("More from the server");
    case Direction::Decision:
        break;
    }
    return withVisibleControls(decider);
}

} // namespace

bool isPossible(MessageAction action, const Message &message)
{
    if (action == MessageAction::Copy)
        return true;
    if (action == MessageAction::CopyCode)
        return !codeIn(message).isEmpty();
    if (action == MessageAction::ShowAsSent)
        return decisionBlocks(message).has_value();
    if (action == MessageAction::OpenLink)
        return !linksIn(message).isEmpty();
    if (action == MessageAction::ShowAll)
        return boundedText(message.text).cut;
    if (action == MessageAction::Unfold)
        return message.fold.count > 0;
    if (action == MessageAction::Delete)
        return message.state != State::Queued && message.state != State::Sent;
    if (message.direction != Direction::Question)
        return false;
    switch (action) {
    case MessageAction::AskAgain:
        return message.failedOrUnknown() && !message.marks.testFlag(Mark::AskedAgain);
    case MessageAction::LeaveIt:
        return message.failedOrUnknown() && !isSettled(message);
    case MessageAction::Send:
        return message.state == State::NotSent;
    case MessageAction::Discard:
        return message.state == State::NotSent || message.state == State::Queued;
    case MessageAction::Copy:
    case MessageAction::CopyCode:
    case MessageAction::ShowAsSent:
    case MessageAction::ShowAll:
    case MessageAction::Unfold:
    case MessageAction::OpenLink:
    case MessageAction::Delete:
        break;
    }
    return false;
}

bool isOpen(const Message &message)
{
    return isPossible(MessageAction::LeaveIt, message) || isPossible(MessageAction::Send, message);
}

MessageText messageText(const Message &message, const QString &decider)
{
    MessageText text;
    text.author = authorOf(message, decider);
    text.stamp = stampOf(message);
    text.body = boundedText(message.text);
    if (text.body.cut) {
        const QLocale locale;
        text.cutNote = Words::tr("This is only the beginning: the message has %1 characters. "
                                 "Copy message copies all of it.")
                           .arg(locale.toString(text.body.total));
    }

    QStringList state;
    if (message.direction == Direction::Question)
        state += stateWords(message);
    state += markWords(message);
    state += foldWords(message);
    state.removeAll(QString());
    text.state = state.join(QStringLiteral(" · "));
    text.stateIsTrouble = isOpen(message) || message.marks.testFlag(Mark::MayBelongElsewhere);
    if (text.body.cut)
        text.links.append(MessageAction::ShowAll);
    if (isPossible(MessageAction::Unfold, message))
        text.links.append(MessageAction::Unfold);
    for (const MessageAction action : {MessageAction::AskAgain, MessageAction::LeaveIt,
                                       MessageAction::Send, MessageAction::Discard}) {
        if (isPossible(action, message) && (isOpen(message) || action == MessageAction::Discard))
            text.links.append(action);
    }
    return text;
}

QString actionText(MessageAction action)
{
    switch (action) {
    case MessageAction::Copy:
        //: Copies the whole message under the text cursor
        return Words::tr("Copy message");
    case MessageAction::CopyCode:
        //: Copies the code in the message under the text cursor
        return Words::tr("Copy code");
    case MessageAction::ShowAsSent:
        //: Shows the source of a decision in its place, and back
        return Words::tr("Show as sent");
    case MessageAction::OpenLink:
        //: Opens an address that stands in the message under the text cursor
        return Words::tr("Open link…");
    case MessageAction::ShowAll:
        //: Opens the whole of a message of which only the beginning is shown
        return Words::tr("Show all");
    case MessageAction::Unfold:
        //: Shows messages of which only the number is shown: "1,234 more from the server   Show"
        return Words::tr("Show");
    case MessageAction::AskAgain:
        //: Sends the same question once more
        return Words::tr("Ask again");
    case MessageAction::LeaveIt:
        //: Takes a question that was not confirmed as it is
        return Words::tr("Ignore");
    case MessageAction::Send:
        //: Sends a message that was not sent yet
        return Words::tr("Send");
    case MessageAction::Discard:
        //: Takes back a message that was not sent yet
        return Words::tr("Discard");
    case MessageAction::Delete:
        //: Deletes a message from this computer
        return Words::tr("Delete…");
    }
    return {};
}

} // namespace decidesk
