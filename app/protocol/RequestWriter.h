#pragma once

#include "Error.h"
#include "Request.h"
#include "UnicodeText.h"

#include <QString>

#include <optional>
#include <variant>

namespace decidesk {

/// The longest message of a TakeDecision, in UTF-8 bytes (app/protocol/README.md).
inline constexpr qint64 maxMessageBytes = 1024 * 1024;
/// The same of a prompt, and of a name, a checksum or an API key. The document sets none; what is
/// longer was pasted by mistake, and a field of one line cuts it off at 32 Ki characters unasked.
inline constexpr qint64 maxPromptBytes = maxMessageBytes;
inline constexpr qint64 maxLineBytes = 4 * 1024;

/// The text of the one frame that carries `request`: one compact JSON object, keys as documented.
///
/// `name`, `checksum` and API key are trimmed, `prompt` and `message` are not; lone surrogates
/// become U+FFFD. Errors: EmptyField (`detail` is the wire name: "API_KEY", "checksum", "name",
/// "prompt", "message"), NoToken, TextTooLong (`detail` likewise, but empty for the message). On an
/// error nothing may be sent.
std::variant<QString, Error> writeRequest(const Request &request);

/// What is wrong with `request`, or nothing. The same checks as `writeRequest`, without the text.
std::optional<Error> checkRequest(const Request &request);

} // namespace decidesk
