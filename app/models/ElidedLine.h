#pragma once

#include <QString>
#include <QStringView>

namespace decidesk {

/// The beginning of `source`, a text from outside, in one line of at most about `maxLength`
/// characters, "…" at its end where there is more. Every character is in view that would otherwise
/// hide or reorder what came: line feeds and tabs as ↵ and ⇥, other controls (bidirectional ones
/// too) as ⟨U+202E⟩, lone surrogates as U+FFFD.
QString elidedLine(QStringView source, qsizetype maxLength);

} // namespace decidesk
