#pragma once

#include <QString>

namespace decidesk {

/// A short decision about a question that asks for yes or no, for one of "A or B" (or of a list
/// with bullets or numbers) or for a list, and some advice about anything else. In French where the
/// question is French, else in English. The same prompt and message give the same answer, always,
/// as Markdown: what was decided is bold, several options are weighed in a table. It says in its
/// text that it is for practice.
QString practiceDecision(const QString &prompt, const QString &message);

} // namespace decidesk
