#include "Redactor.h"

namespace decidesk {

namespace {

constexpr qsizetype shortestSearched = 8;

}

void Redactor::addSecret(const Secret &secret)
{
    if (secret.reveal().size() >= shortestSearched && !m_secrets.contains(secret.reveal()))
        m_secrets.append(secret.reveal());
}

void Redactor::removeSecret(const Secret &secret)
{
    m_secrets.removeAll(secret.reveal());
}

QString Redactor::redact(const QString &text, Context /*context*/) const
{
    QString result = text;
    for (const QString &secret : m_secrets)
        result.replace(secret, redactionMark.toString());
    return result;
}

} // namespace decidesk
