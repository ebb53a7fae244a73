#pragma once

#include <QList>
#include <QString>

#include <chrono>

namespace decidesk {

/// What the practice server does wrong on purpose, one step per received message; the last step of
/// `steps` repeats when `repeatLast` is set, else the server is well behaved again.
struct FaultPlan
{
    struct Step
    {
        enum class Kind {
            None, ///< answer as documented
            Silent, ///< no answer
            NotJson, ///< "<html>oops" instead of the answer
            ServerError, ///< {"error": "…"}
            Drop, ///< abort the connection instead of answering
            Twice, ///< the answer two times, back to back
            Raw, ///< `text` instead of the answer
        };

        Kind kind = Kind::None;
        std::chrono::milliseconds delay{0}; ///< before whatever is done
        QString text = {}; ///< of Raw and ServerError
    };

    QList<Step> steps = {};
    bool repeatLast = false;
};

} // namespace decidesk
