#pragma once

#include <QString>
#include <QStringView>

namespace decidesk {

/// Text from outside as it may be laid out: plain, bounded, and with every character in view that
/// would otherwise hide or reorder what came (controls, bidi controls, lone surrogates).
struct VisibleText
{
    QString text;
    qsizetype taken = 0; ///< how many UTF-16 units of the source `text` stands for
};

/// The beginning of `source` in one line of at most about `maxLength` characters, "…" at its end
/// where there is more. Line breaks and tabs are shown as symbols.
QString visibleLine(QStringView source, qsizetype maxLength);

/// The beginning of `source`, at most about `maxLength` characters, with its line breaks and tabs.
/// Runs of more than `maxRun` characters without white space are broken by a line break, since the
/// time to lay out a run grows with its square.
VisibleText visibleText(QStringView source, qsizetype maxLength, qsizetype maxRun = 1'000);

} // namespace decidesk
