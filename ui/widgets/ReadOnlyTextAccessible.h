#pragma once

namespace decidesk {

/// Has Qt show assistive technology a text view that is read-only when it is first asked for (a
/// QTextBrowser or QPlainTextEdit) as a text that can be read and selected, and nothing more: Qt's
/// own lets it be changed over the accessibility bus. Call it before the first window shows; again
/// does nothing. GUI thread.
void installReadOnlyTextAccessible();

} // namespace decidesk
