#pragma once

#include "Error.h"
#include "Request.h"
#include "UnicodeText.h"

#include <QString>

#include <optional>
#include <variant>

namespace decidesk {

/// The longest message of a TakeDecision, in UTF-8 bytes (protocol/reading.md).
inline constexpr qint64 maxMessageBytes = 1024 * 1024;

/// The text of the one frame that carries `request`: one compact JSON object, keys as documented.
///
/// `name`, `checksum` and API key are trimmed, `prompt` and `message` are not; lone surrogates
/// become U+FFFD. Errors: EmptyField (`detail` is the wire name: "API_KEY", "checksum", "name",
/// "prompt", "message"), NoToken, TextTooLong. On an error nothing may be sent.
std::variant<QString, Error> writeRequest(const Request &request);

/// What is wrong with `request`, or nothing. The same checks as `writeRequest`, without the text.
std::optional<Error> checkRequest(const Request &request);

} // namespace decidesk
