#pragma once

#include "Error.h"
#include "ErrorWords.h"

namespace decidesk {

/// The words for what keeps a connection from being made, and for what ends it. For `errorText`,
/// which knows the family of each kind; a kind of another family has no words here.
class ConnectionErrorText
{
public:
    static ErrorText address(const Error &error); ///< the server was not reached
    static ErrorText encryption(const Error &error); ///< CA file and TLS
    static ErrorText clientCertificate(const Error &error);
    static ErrorText link(const Error &error); ///< an open connection ended
};

} // namespace decidesk
