#include "SessionNotice.h"

#include "ElidedLine.h"
#include "ErrorText.h"
#include "Session.h"
#include "StateText.h"

#include <QCoreApplication>

namespace decidesk {

namespace {

using Offer = Banner::Action;
using Kind = Error::Kind;
using Step = Problem::Step;

constexpr qsizetype longestQuote = 60;

class Words
{
    Q_DECLARE_TR_FUNCTIONS(decidesk::SessionNotice)
};

Banner::Content reconnecting(const Session &session, const ErrorText &text)
{
    const QString state = stateText(session.state(), session.untilNextAttempt());
    const QString end = state.endsWith(u'…') ? QString() : QStringLiteral(".");
    return {Tone::Warning, text.title + u' ' + state + end, text.details, {Offer::ConnectNow}};
}

Banner::Content resting(const Error &error)
{
    const QString title = error.kind == Kind::ClosedByServer
        ? errorText(error).title
        : Words::tr("The server closed the connection.");
    return {Tone::Accent,
            title + u' '
                + Words::tr("It was not in use: Decidesk logs in again with your next question."),
            {},
            {Offer::ConnectNow, Offer::Dismiss}};
}

Banner::Content aboutQuestion(const Problem &problem, const ErrorText &text)
{
    Banner::Content content;
    content.details = text.details;
    if (problem.sent == Sent::Maybe) {
        content.tone = Tone::Warning;
        content.text = text.title + u' '
            + Words::tr("It is not known whether the server has decided; the message will not be "
                        "sent again automatically.");
        if (!problem.question.isEmpty())
            //: %1 is the beginning of a message of the user
            content.text += u' '
                + Words::tr("The message: “%1”")
                      .arg(elidedLine(problem.question.trimmed(), longestQuote));
        content.actions = {Offer::AskAgain, Offer::LeaveIt};
        return content;
    }
    content.text = errorSentence(problem.error);
    content.actions = {Offer::AskAgain, Offer::LogInAgain, Offer::Dismiss};
    return content;
}

Banner::Content aboutLogin(const Session &session, const Problem &problem)
{
    Banner::Content content;
    content.text = errorSentence(problem.error);
    content.details = errorText(problem.error).details;
    switch (problem.error.kind) {
    case Kind::ConsentNeeded:
        content.tone = Tone::Warning;
        content.actions = {Offer::SendUnencrypted, Offer::Dismiss};
        return content;
    case Kind::SecretMissing:
        content.actions = {Offer::EnterChecksum, Offer::RegisterAgain, Offer::Dismiss};
        return content;
    case Kind::KeychainUnavailable:
        if (problem.error.code == 0)
            content.text = Words::tr("The keychain of this computer can't be used. Enter the "
                                     "checksum of this account to log in.");
        content.actions = {Offer::EnterChecksum, Offer::LogInAgain, Offer::Dismiss};
        return content;
    case Kind::ServerError:
    case Kind::NoTokenInReply:
        content.actions = {Offer::LogInAgain, Offer::RegisterAgain, Offer::Dismiss};
        return content;
    default:
        break;
    }
    if (session.isIdle() && problem.error.kind == Kind::UpgradeRefused
        && !problem.error.address.isEmpty())
        content.actions = {Offer::UseAddress, Offer::LogInAgain, Offer::Dismiss};
    else if (session.isIdle())
        content.actions = {Offer::LogInAgain, Offer::Dismiss};
    else
        content.actions = {Offer::Dismiss};
    return content;
}

Banner::Content aboutRegistration(const Problem &problem, const ErrorText &text)
{
    if (problem.sent == Sent::No)
        return {Tone::Error,
                errorSentence(problem.error),
                text.details,
                {Offer::RegisterAgain, Offer::Dismiss}};
    return {Tone::Warning,
            text.title + u' '
                + Words::tr("The account may be registered anyway. Its checksum is kept."),
            text.details,
            {Offer::LogInWithIt, Offer::Dismiss}};
}

} // namespace

std::optional<Banner::Content> sessionNotice(const Session &session)
{
    const std::optional<Problem> &problem = session.problem();
    if (!problem)
        return std::nullopt;
    const ErrorText text = errorText(problem->error);
    switch (problem->step) {
    case Step::Reconnect:
        return reconnecting(session, text);
    case Step::Rest:
        return resting(problem->error);
    case Step::Ask:
        return aboutQuestion(*problem, text);
    case Step::Connect:
    case Step::LogIn:
        return aboutLogin(session, *problem);
    case Step::Register:
        return aboutRegistration(*problem, text);
    case Step::Disconnect:
        return Banner::Content{Tone::Warning,
                               Words::tr("You are disconnected, but the server did not confirm it. "
                                         "It may keep the session open until it expires."),
                               text.details,
                               {Offer::Dismiss}};
    case Step::KeepSecret:
    case Step::Store:
        return Banner::Content{
            Tone::Error, errorSentence(problem->error), text.details, {Offer::Dismiss}};
    }
    return std::nullopt;
}

} // namespace decidesk
