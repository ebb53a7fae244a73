#include "RedactionContext.h"

#include <variant>

namespace decidesk {

void RedactionContext::learnFrom(const Request &request)
{
    if (const auto *registration = std::get_if<RegisterRequest>(&request)) {
        learnCredential(registration->apiKey);
        learnCredential(registration->checksum);
    } else if (const auto *login = std::get_if<ConnectionRequest>(&request)) {
        learnCredential(login->checksum);
    } else if (const auto *question = std::get_if<TakeDecisionRequest>(&request)) {
        learnToken(question->token);
    } else {
        learnToken(std::get<DisconnectRequest>(request).token);
    }
}

void RedactionContext::learnToken(const Secret &token)
{
    if (!m_tokens.isEmpty() && m_tokens.constLast() == token)
        return;
    m_tokens.removeOne(token);
    m_tokens.append(token);
    m_redactor.addSecret(token);
    if (m_tokens.size() <= tokensKept)
        return;
    // There can be thousands in one run. A server may use the checksum as the token.
    const Secret oldest = m_tokens.takeFirst();
    if (!m_credentials.contains(oldest))
        m_redactor.removeSecret(oldest);
}

Error RedactionContext::redacted(Error error, Redactor::Context context) const
{
    error.detail = m_redactor.redact(error.detail, context, Redactor::Extent::CutOff);
    error.received = m_redactor.redact(error.received, context, Redactor::Extent::CutOff);
    return error;
}

void RedactionContext::learnCredential(const Secret &secret)
{
    if (m_credentials.contains(secret))
        return;
    m_credentials.append(secret);
    m_redactor.addSecret(secret);
}

} // namespace decidesk
