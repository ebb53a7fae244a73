#pragma once

#include "DocumentLine.h"

#include <QFont>
#include <QList>

namespace decidesk {

/// Measures the columns of `table`, whose text has the font `font` where its formats say nothing
/// else. Nothing that can be seen changes.
void measure(DocumentTable &table, const QFont &font);

/// Lays the columns of `table`, which is measured, out: as wide as their text where that fits into
/// `column`, the width of the text around. Else its lines are broken; words only where they don't
/// fit into `wide`, which is all the room there is; numbers never, so it may become wider than
/// that. In pixels. Answers whether that changed anything.
bool fit(DocumentTable &table, qreal column, qreal wide);

/// How far `table` reaches from the start of the text, where it was fitted into a width.
[[nodiscard]] qreal widthOf(const DocumentTable &table);

} // namespace decidesk
