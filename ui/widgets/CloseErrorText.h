#pragma once

#include "Error.h"
#include "ErrorWords.h"

namespace decidesk {

/// The words for a link that the server closed (`Error::Kind::ClosedByServer`). The server's reason
/// stands in the title, in one line, bounded and with visible controls, and the close code beside
/// it; without a reason the title says what the code means (RFC 6455, 7.4, and IANA's registry of
/// close codes). 1005, 1006 and 0 stand for no code.
ErrorText closeErrorText(const Error &error);

} // namespace decidesk
