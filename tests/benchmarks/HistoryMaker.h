#pragma once

#include "Account.h"

#include <QString>

#include <cstdint>

/// Histories to measure with: one account, questions and decisions in turns, the same at each run.
namespace history_maker {

enum class Texts {
    Short, ///< about 100 bytes: Latin, accented, Japanese and Thai
    Markdown, ///< about 1 KiB: headings, lists, code and prose in Latin
};

/// Whose messages they are.
decidesk::AccountId account();

/// A word of the texts, of any number: the low ones are in many messages, the high ones in few.
QString latinWord(std::uint64_t number);
QString accentedWord(std::uint64_t number);
/// Runs of characters that occur inside longer runs.
QString japaneseWord(std::uint64_t number);
QString thaiWord(std::uint64_t number);

/// The text of the message with this sequence.
QString text(Texts texts, qint64 sequence);

/// The path of a file in `folder` with so many messages, indexed for the search. It is made where
/// it is missing, which takes a while, and stays for the next run; measure on a copy what writes.
/// Empty if it could not be made.
QString history(const QString &folder, Texts texts, qint64 messages);

} // namespace history_maker
