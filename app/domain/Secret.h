#pragma once

#include <QDebug>
#include <QString>

namespace decidesk {

/// A text that must not be seen: an API key, a checksum or a token.
///
/// It does not print itself and does not turn into a QString by accident: every place that needs
/// the plain text says `reveal()`, so that those places can be found and read.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QString plainText) : m_plainText(std::move(plainText)) {}

    /// The plain text. Only for the wire, the keychain, a masked field and the redactor.
    [[nodiscard]] const QString &reveal() const { return m_plainText; }
    [[nodiscard]] bool isEmpty() const { return m_plainText.isEmpty(); }

    friend bool operator==(const Secret &, const Secret &) = default;

private:
    QString m_plainText;
};

/// What stands in the place of a secret wherever text is shown, stored, copied or logged.
inline constexpr QStringView redactionMark = u"\u2022\u2022\u2022\u2022";

inline QDebug operator<<(QDebug debug, const Secret & /*secret*/)
{
    return debug << redactionMark;
}

} // namespace decidesk
