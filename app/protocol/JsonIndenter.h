#pragma once

#include <QString>
#include <QStringView>

namespace decidesk {

/// How an indented text spells its strings.
enum class Escapes {
    AsWritten,
    /// Escape sequences of printable characters as these characters, as people read them. Quotes,
    /// backslashes, control and format characters (bidi too), line separators and lone surrogates
    /// stay escaped.
    Readable,
};

/// `json`, which must be JSON, indented by four spaces; numbers, the order of members and doubled
/// ones stay as written. From the 20th level on the indentation stays the same, so that a hostile
/// text can't swell to many times its size.
QString reindented(QStringView json, Escapes escapes);

} // namespace decidesk
