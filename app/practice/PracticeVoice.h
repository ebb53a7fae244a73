#pragma once

#include <QString>
#include <QStringView>

#include <array>

namespace decidesk {

/// How a practice decision sounds: sentences to pick from, each complete in itself.
struct PracticeVoice
{
    std::array<const char16_t *, 4> yes; ///< why yes
    std::array<const char16_t *, 4> no; ///< why no
    std::array<const char16_t *, 4> choice; ///< why this one of several
    std::array<const char16_t *, 4> advice; ///< a decision where the question gave none to choose
};

/// The voice that the first telling word of a prompt hints at ("boss", "doctor", "friend", …); a
/// neutral one if no word does.
const PracticeVoice &voiceFor(QStringView prompt);

} // namespace decidesk
