#pragma once

#include "OptionsVocabulary.h"

#include <QStringView>

namespace decidesk {

/// What a message leaves to be decided.
struct PracticeOptions
{
    enum class Kind {
        Listed, ///< one of `listed`
        YesOrNo,
        Time, ///< "When …?"
        Steps, ///< "How …?"
        Command, ///< "Which command …?"
        Items, ///< as many things as `count` says: "Name three …"
        Anything,
    };
    Kind kind = Kind::Anything;
    Words listed; ///< two or more, or none; they live as long as the message
    qsizetype count = 0; ///< two or more where the kind is Items
};

/// Reads English, and French by its commonest words. Takes time in proportion to the message.
PracticeOptions practiceOptions(QStringView message);

} // namespace decidesk
