#pragma once

#include "Error.h"
#include "Redactor.h"
#include "Request.h"
#include "Secret.h"

#include <QList>

namespace decidesk {

/// The redactor of one client, which learns the secrets from the requests and replies themselves.
class SecretKeeper
{
public:
    [[nodiscard]] const Redactor &redactor() const { return m_redactor; }

    void add(const Secret &secret) { m_redactor.addSecret(secret); }

    /// The secrets in `request` are present from now on.
    void learnFrom(const Request &request);

    /// `token` takes the place of the one before, which is forgotten.
    void learnToken(const Secret &token);

    [[nodiscard]] Error redacted(Error error, Redactor::Context context) const;

private:
    void learnCredential(const Secret &secret);

    Redactor m_redactor;
    QList<Secret> m_credentials; ///< API keys and checksums seen so far
    Secret m_token;
};

} // namespace decidesk
