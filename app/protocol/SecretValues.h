#pragma once

#include "TextCut.h"

#include <QStringView>

namespace decidesk {

/// The values under the keys `token`, `checksum` and `API_KEY` in `text`, which need not be JSON.
///
/// Keys are found where they stand, by their quotes and the colon behind them and not by reading
/// the text from its start, so that broken, cut-off and joined texts are read as well. A value that
/// never ends reaches to the end of the text. In a login reply the value of `data` counts too; of
/// an object there, everything but its keys.
TextCuts findSecretValues(QStringView text, bool isLoginReply);

} // namespace decidesk
