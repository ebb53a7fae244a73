#pragma once

#include <QString>

namespace decidesk {

/// A short decision derived from the registered prompt and the message: yes/no questions, "A or
/// B?", lists (lines or commas) and anything else. The same prompt and message give the same
/// answer, always, in Markdown: what was decided is bold, several options are weighed in a table,
/// "How …?" gets steps. It says in its text that it is for practice. English.
QString practiceDecision(const QString &prompt, const QString &message);

} // namespace decidesk
