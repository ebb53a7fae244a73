#include "RegisterNotice.h"

#include "ErrorText.h"
#include "Session.h"

#include <QCoreApplication>

namespace decidesk {

namespace {

using Offer = Banner::Action;
using Kind = Error::Kind;

class Words
{
    Q_DECLARE_TR_FUNCTIONS(decidesk::RegisterNotice)
};

/// Whether the settings are the place to mend it.
bool isAboutServer(Kind kind)
{
    return kind >= Kind::HostNotFound && kind <= Kind::ConnectFailed;
}

} // namespace

std::optional<Banner::Content> registerNotice(const Session &session)
{
    const std::optional<Problem> &problem = session.problem();
    if (!problem)
        return std::nullopt;
    const Error &error = problem->error;
    const ErrorText text = errorText(error);
    Banner::Content content{Tone::Error, errorSentence(error), text.details, {}};
    if (error.kind == Kind::ConsentNeeded) {
        content.tone = Tone::Warning;
        content.actions = {Offer::SendUnencrypted};
    } else if (problem->step == Problem::Step::Register && problem->sent == Sent::Maybe) {
        content.tone = Tone::Warning;
        content.text = text.title + u' '
            + Words::tr("The server may have registered you anyway: log in with the checksum to "
                        "find out.");
        content.actions = {Offer::LogInWithIt};
    } else if (error.kind == Kind::UpgradeRefused && !error.address.isEmpty()) {
        content.actions = {Offer::UseAddress, Offer::OpenSettings};
    } else if (isAboutServer(error.kind)) {
        content.actions = {Offer::OpenSettings};
    }
    return content;
}

} // namespace decidesk
