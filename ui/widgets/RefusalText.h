#pragma once

#include "Error.h"
#include "ErrorWords.h"

namespace decidesk {

/// The words for a server, or a proxy on the way, that answered and did not let in: the kinds
/// UpgradeRefused, NotAWebSocket, HungUp, ClientCertificateWanted and ProxyFailed. What the server
/// says stands in the first sentence. Others have no words here.
ErrorText refusalText(const Error &error);

} // namespace decidesk
