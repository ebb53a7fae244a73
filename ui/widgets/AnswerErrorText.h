#pragma once

#include "Error.h"
#include "ErrorWords.h"

namespace decidesk {

/// The words for what became of a request: no answer, an error of the server, an answer that can't
/// be read. For `errorText`, which knows the family of each kind; a kind of another family has no
/// words here.
class AnswerErrorText
{
public:
    static ErrorText request(const Error &error); ///< no answer, or the server's own error
    static ErrorText reply(const Error &error); ///< the answer can't be understood
    static ErrorText limit(const Error &error); ///< the answer is larger than what is read
    static QString notJsonCause(const Error &error); ///< of Error::Kind::NotJson
};

} // namespace decidesk
