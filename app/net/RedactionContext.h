#pragma once

#include "Error.h"
#include "Redactor.h"
#include "Request.h"
#include "Secret.h"

#include <QList>

namespace decidesk {

/// The redactor of one client, which learns the secrets from the requests and replies themselves.
class RedactionContext
{
public:
    [[nodiscard]] const Redactor &redactor() const { return m_redactor; }

    void add(const Secret &secret) { m_redactor.addSecret(secret); }

    /// The secrets in `request` are present from now on.
    void learnFrom(const Request &request);

    /// How many tokens are known at a time; the one longest unused is forgotten first.
    static constexpr int tokensKept = 8;

    /// `token` is the present one from now on. Those before it are kept out of sight as well: a
    /// server may repeat one in a late reply.
    void learnToken(const Secret &token);

    /// What an error quotes may have been cut off.
    [[nodiscard]] Error redacted(Error error, Redactor::Context context) const;

private:
    void learnCredential(const Secret &secret);

    Redactor m_redactor;
    QList<Secret> m_credentials; ///< API keys and checksums seen so far
    QList<Secret> m_tokens; ///< the present one last
};

} // namespace decidesk
