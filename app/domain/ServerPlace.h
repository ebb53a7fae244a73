#pragma once

#include "Server.h"

#include <QList>
#include <QString>
#include <QUrl>

namespace decidesk {

/// What tells `url` from the other addresses among `servers`: host and port; where another one has
/// the same, path and query too; where those are the same as well, the whole address.
QString placeAmong(const QUrl &url, const QList<Server> &servers);

} // namespace decidesk
