#pragma once

class QColor;
class QPalette;

namespace decidesk {

/// What a colour means. A colour never says something alone: a word or a shape says it too.
enum class Tone {
    Text, ///< like the text around it
    Muted, ///< of less weight, still easy to read (4.5:1 at least)
    Accent, ///< what the program points at
    Success,
    Warning,
    Error,
};

/// Whether `palette` shows light text on a dark window.
bool isDark(const QPalette &palette);

/// `share` (0 to 1) of `front`, and the rest of `back`.
QColor mixed(const QColor &front, const QColor &back, float share);

/// The colour of `tone` on the window colour of `palette`, in its current colour group.
QColor toneColor(Tone tone, const QPalette &palette);

} // namespace decidesk
