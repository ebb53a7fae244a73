#pragma once

#include <QHash>
#include <QJsonObject>
#include <QQueue>
#include <QString>

namespace decidesk {

/// What the practice server answers: the documented API without a connection. Any text in, one JSON
/// object out; hostile text gives `{"error": "…"}`. Texts of errors are English, as a server's are,
/// and repeat nothing secret.
///
/// Bounded: 1,000 users, 4,096 valid tokens (the oldest one dies first), fields as said below.
class PracticeApi
{
public:
    static constexpr qsizetype maxShortField = 4096; ///< characters of a name, checksum or API key
    static constexpr qsizetype maxPrompt = 64 * 1024; ///< characters
    static constexpr qsizetype maxUsers = 1000;
    static constexpr qsizetype maxTokens = 4096;

    /// The reply to one message, and what it does: a registration, a new token, the end of one.
    QString answer(const QString &text);

    /// `{"error": text}`, as `answer` writes it.
    static QString errorReply(const QString &text);

private:
    struct User
    {
        QString name;
        QString prompt;
    };

    QString registerUser(const QJsonObject &request);
    QString connectUser(const QJsonObject &request);
    QString takeDecision(const QJsonObject &request) const;
    QString disconnectUser(const QJsonObject &request);
    QString newTokenFor(const QString &checksum);

    QHash<QString, User> m_users; ///< by checksum
    QHash<QString, QString> m_checksums; ///< by valid token
    QQueue<QString> m_tokens; ///< oldest first; may name dead ones
};

} // namespace decidesk
