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
    QStringList sources; ///< of the text what each line stands for, its end too
    qsizetype total = 0; ///< characters of the whole text
    qsizetype taken = 0; ///< characters of it that `lines` stand for
    bool cut = false; ///< `lines` are only its beginning
};

/// The beginning of `text` in lines: every kind of line end taken as one, controls (bidirectional
/// ones too) made visible, characters that a text document uses for itself replaced by U+FFFD.
BoundedText boundedText(QStringView text);

/// One line of a text from outside, with what breaks a block made visible too.
QString visibleLine(QStringView text);
/// What of `source`, which has no line end, the characters from `from` to `to` of its
/// `visibleLine()` stand for.
QString sourceOf(QStringView source, qsizetype from, qsizetype to);
/// What of its text the characters from `from` to `to` of `shown`, line feeds between its lines,
/// stand for.
QString sourceOf(const BoundedText &shown, qsizetype from, qsizetype to);
/// How long the line end is that `source` ends with.
qsizetype lineEndLength(QStringView source);

} // namespace decidesk
