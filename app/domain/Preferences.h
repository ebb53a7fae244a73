#pragma once

#include <QString>

namespace decidesk {

/// How the program looks and behaves, as the settings dialog edits it.
struct Preferences
{
    enum class Theme { System, Light, Dark };

    static constexpr int smallestTextSize = 70;
    static constexpr int largestTextSize = 300;

    QString language; ///< ISO code such as "fr"; empty: the system's
    Theme theme = Theme::System;
    int textSizePercent = 100; ///< smallestTextSize … largestTextSize
    bool enterSends = true; ///< false: Ctrl+Enter sends, Enter breaks the line
    bool logInAtStart = true; ///< accounts that were logged in and not disconnected
    bool showAccounts = true;
    bool notifyOfDecisions = true; ///< while no window of the program is the active one

    friend bool operator==(const Preferences &, const Preferences &) = default;
};

} // namespace decidesk
