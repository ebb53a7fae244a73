#pragma once

#include <QList>
#include <QStringView>

#include <initializer_list>

namespace decidesk {

/// Parts of one text, in its order; they live as long as the text does.
using Words = QList<QStringView>;

/// What the practice server knows of English and French questions. Case and the marks around a word
/// make no difference.

bool isOneOf(QStringView word, std::initializer_list<QStringView> words);

/// Without white space and punctuation at both ends.
QStringView withoutMarks(QStringView text);
/// What white space parts, with its marks.
Words wordsOf(QStringView text);
qsizetype wordCount(QStringView text);
/// Without marks; empty if there is none.
QStringView firstWord(QStringView text);
QStringView withoutFirstWord(QStringView text);

struct Sentence
{
    QStringView text; ///< without the marks at its ends
    bool isQuestion = false;
};

/// The sentences of a line; never empty: an empty line is one empty sentence.
QList<Sentence> sentencesOf(QStringView line);

/// Opens like "Should I …", "Dois-je …", "Est-ce que …".
bool asksForYesOrNo(QStringView sentence);
/// Opens like "What …", "In which …", "Où …": neither yes nor no would answer it.
bool asksForMore(QStringView sentence);
bool asksWhich(QStringView sentence);
bool asksWhen(QStringView sentence);
bool asksHow(QStringView sentence);
/// Opens like "Pick …", "Choisis …".
bool asksToPick(QStringView sentence);
/// Holds "yes or no" or its like.
bool demandsYesOrNo(QStringView sentence);
bool namesCode(QStringView sentence);

/// Opens like "Hello …", "If …": what follows its comma is no further item of a list.
bool opensSentence(QStringView text);
/// "please", "well", "s'il te plaît".
bool isInterjection(QStringView text);
bool isPronoun(QStringView word);
bool isYes(QStringView word);
bool isNo(QStringView word);
bool isYesOrNo(QStringView word);
/// "or", "ou", "vs", "/".
bool isOr(QStringView word);
bool isAnd(QStringView word);
bool isConjunction(QStringView word);
/// "choose", "torn", "which", "better".
bool speaksOfChoice(QStringView word);
/// 2 to 99, in words up to ten; 0 for anything else.
qsizetype severalOf(QStringView word);

/// "coffee" of "coffee better": what "Is tea or coffee better" leaves at its end.
QStringView withoutComparison(QStringView option);
/// "have tea" of "Should we rather have tea", as far as the leading words show it; never empty
/// where `option` is not.
QStringView withoutLead(QStringView option);

} // namespace decidesk
