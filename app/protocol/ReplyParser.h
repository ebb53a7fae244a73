#pragma once

#include "Error.h"
#include "LimitCheck.h"
#include "ReplyLimits.h"
#include "Request.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <variant>

namespace decidesk {

struct TokenReply
{
    Secret token;
};

/// A login reply with neither token nor error: perhaps a status that comes before the token.
struct StatusReply
{
    QString shown; ///< the whole object, indented; not redacted
};

struct DecisionReply
{
    QString text; ///< not redacted
    bool underKnownKey = true; ///< false: the whole object, indented
};

struct ConfirmationReply
{
    QString shown; ///< the whole object, indented; not redacted
};

/// A reply as the request it answers sees it. Error kinds: ServerError, NotJson, NotAnObject,
/// MessageTooLarge, MessageTooComplex, MessageTooDeep. The texts inside the error are not redacted
/// yet.
using Reply = std::variant<TokenReply, StatusReply, DecisionReply, ConfirmationReply, Error>;

/// Reads `text` as the answer to `action`, as app/protocol/README.md, "What the client accepts".
Reply parseReply(Action action, const QString &text, const ReplyLimits &limits = {});

/// The text of a message that answers nothing: the server's error text if it reports an error, else
/// its decision text, else the whole object indented, else (no JSON object) the text as it came.
/// Not redacted. A message past a limit gives the error. `last` is the last action that was sent:
/// a token that comes late to a login stays in its object, whose key tells that it is one.
std::variant<QString, Error> parseUnsolicited(const QString &text, const ReplyLimits &limits = {},
                                              std::optional<Action> last = {});

/// A binary frame as text if it is valid UTF-8, else NotText.
std::variant<QString, Error> textOfBinaryFrame(const QByteArray &frame);

} // namespace decidesk
