#pragma once

#include "Account.h"

#include <QString>

namespace decidesk {

/// A question that is to be asked again, or to be sent, and whose copy lacks a secret: its text is
/// in the composer, to have the secret typed where `redactionMark` stands.
struct Completion
{
    AccountId account; ///< null: there is none
    qint64 sequence = 0;
    QString text; ///< as it is kept

    /// Whether it was `sent` to `account`, with whatever in place of the marks.
    [[nodiscard]] bool isDoneBy(const AccountId &to, const QString &sent) const;
};

} // namespace decidesk
