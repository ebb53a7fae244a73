#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace decidesk {

/// An address from outside that may stand as a link: http or https, with a host, and with no user
/// name in it (what reads like a host there is none).
class WebAddress
{
public:
    /// Longer ones are no links: nobody can read them before going there.
    static constexpr qsizetype maxLength = 2048;

    [[nodiscard]] static std::optional<WebAddress> parse(const QString &text);

    [[nodiscard]] const QUrl &url() const { return m_url; }
    /// All of it in ASCII: the host as the network knows it, the rest percent-encoded.
    [[nodiscard]] QString text() const { return m_url.toString(QUrl::FullyEncoded); }
    /// Host and, where it is given, port, in ASCII.
    [[nodiscard]] QString place() const;
    /// Whether somebody who reads `words` knows where the link leads: they are the address itself,
    /// with or without its scheme.
    [[nodiscard]] bool isToldBy(const QString &words) const;

private:
    explicit WebAddress(QUrl url);

    QUrl m_url;
};

} // namespace decidesk
