#pragma once

#include <QStringList>

namespace decidesk {

/// Loads what laying out `texts` takes: the fonts for their scripts, and the word lists of those
/// that write without spaces. In the calling thread, any one, for all threads: the GUI thread then
/// shows such texts at once. Of a long text the beginning counts.
void prepareScripts(const QStringList &texts);

} // namespace decidesk
