#pragma once

#include "SearchQuery.h"

#include <QList>
#include <QString>

namespace decidesk {

/// One line of a message around what was found in it, for a list of hits.
struct Excerpt
{
    QString text; ///< one line; controls are visible; "…" where something was left out
    QList<SearchQuery::Range> marks; ///< in `text`, in order

    friend bool operator==(const Excerpt &, const Excerpt &) = default;
};

/// The line of `message` with the first place that `query` marks, of at most about `maxLength`
/// characters; its beginning where nothing is marked within the first 64 K characters.
Excerpt excerptOf(const QString &message, const SearchQuery &query, qsizetype maxLength);

} // namespace decidesk
