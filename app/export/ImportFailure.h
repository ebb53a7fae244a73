#pragma once

#include <QString>

namespace decidesk {

/// Why a file was not taken in. Nothing of it is kept.
struct ImportFailure
{
    enum class Kind {
        FileUnreadable, ///< `detail`: the path and the cause
        NotAProfile, ///< the first line is not that of an exported profile
        TooNew, ///< written by a newer program; `detail`: its version
        DamagedLine, ///< `line`; `detail`: the cause, in English
        LineTooLong, ///< `line`
        CutOff, ///< the file ends too early
        NotEmpty, ///< the profile has accounts or messages
        StorageFailed, ///< `detail`
        SettingsUnwritable, ///< `detail`: path and cause
    };

    Kind kind = Kind::FileUnreadable;
    qint64 line = 0; ///< from 1
    QString detail;
};

} // namespace decidesk
