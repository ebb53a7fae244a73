#pragma once

#include "JsonTree.h"

#include <QString>

#include <optional>

namespace decidesk {

// What a reply says, as app/protocol/README.md ("What the client accepts") reads the object it is.

/// The token, or nothing. A text with white space is none.
std::optional<QString> tokenOf(const JsonValue &object);

/// Where there is no token, the text with white space that stands in its place: the server refuses
/// in these words. White space alone says nothing.
std::optional<QString> refusalOf(const JsonValue &object);

/// The text of the decision, or nothing where only the whole object can be shown. A string of
/// nothing but white space says nothing and is passed over.
std::optional<QString> decisionOf(const JsonValue &object);

/// Whether the object, or the object under its `data`, reports an error. A key whose value is null
/// counts as missing.
bool isErrorReply(const JsonValue &object);

/// The server's own words in an object that reports an error, or nothing where only the whole
/// object can be shown. The texts of a list stand one per line.
std::optional<QString> errorTextOf(const JsonValue &object);

} // namespace decidesk
