#pragma once

#include "Error.h"
#include "ErrorWords.h"

namespace decidesk {

/// The words for `error`; all empty for Error::Kind::None.
ErrorText errorText(const Error &error);

/// Title and advice as one line.
QString errorSentence(const Error &error);

} // namespace decidesk
