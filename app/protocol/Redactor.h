#pragma once

#include "Secret.h"
#include "SecretFilter.h"
#include "SecretSearch.h"

#include <QList>
#include <QString>

namespace decidesk {

/// Takes secrets out of text before it is displayed, stored, copied or logged
/// (app/protocol/README.md, "Secrets in what is shown and kept").
///
/// A value that knows the secrets of one session. Works on any text, JSON or not, also on text that
/// was cut off or is hostile; never throws and runs in linear time.
class Redactor
{
public:
    /// Where a text comes from: in a login reply the value of `data` is a token.
    enum class Context { General, LoginReply };
    /// What was cut off may end inside a secret: an end that is 8 or more first characters of one
    /// is hidden too.
    enum class Extent { Whole, CutOff };

    /// Remembers a present secret. Secrets of fewer than 8 characters are not searched for in free
    /// text (they would blank out ordinary words); the values of secret keys are hidden whatever
    /// their length.
    void addSecret(const Secret &secret);
    void removeSecret(const Secret &secret);

    /// `text` with the values under `token`, `checksum` and `API_KEY` (any letter case, any
    /// nesting, keys written with JSON escapes too) and every present secret, plain or
    /// JSON-escaped, replaced by `redactionMark`. All else stays as it came.
    [[nodiscard]] QString redact(const QString &text, Context context = Context::General,
                                 Extent extent = Extent::Whole) const;

    /// What a person typed, with only whole present secrets replaced: nobody's words are taken for
    /// one.
    [[nodiscard]] QString redactTyped(const QString &text) const;

private:
    [[nodiscard]] TextCuts find(QStringView text, Extent extent) const;

    QList<SecretSearch> m_secrets;
    SecretFilter m_filter; ///< of all of them
};

} // namespace decidesk
