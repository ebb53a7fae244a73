#pragma once

#include <QString>

namespace decidesk {

/// A short decision derived from the registered prompt and the message: yes/no questions, "A or
/// B?", lists (lines, commas, "1. … 2. …") and anything else. The same prompt and message give the
/// same answer, always, in Markdown: what was decided is bold, several options are weighed in a
/// table, "How …?" gets steps, "Give me a list of …" a list. It says in its text that it is for
/// practice. English, whatever language asks.
QString practiceDecision(const QString &prompt, const QString &message);

} // namespace decidesk
