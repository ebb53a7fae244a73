#pragma once

#include <QString>
#include <QStringList>

namespace decidesk {

/// A text from outside, made fit to be laid out: no text can hold up or mislead the window.
struct BoundedText
{
    static constexpr qsizetype maxCharacters = qsizetype{64} * 1024;
    static constexpr qsizetype maxLines = 2'000;
    static constexpr qsizetype maxRun = 2'000; ///< without white space; a longer one is broken

    QStringList lines; ///< at least one; none holds a character that breaks a block
    qsizetype total = 0; ///< characters of the whole text
    qsizetype taken = 0; ///< characters of it that `lines` stand for
    bool cut = false; ///< `lines` are only its beginning
};

/// The beginning of `text` in lines: every kind of line end taken as one, controls (bidirectional
/// ones too) made visible, characters that a text document uses for itself replaced by U+FFFD.
BoundedText boundedText(QStringView text);

} // namespace decidesk
