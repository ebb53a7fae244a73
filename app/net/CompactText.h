#pragma once

#include <QByteArray>
#include <QString>

namespace decidesk {

/// A text that is kept in memory for long and seldom looked at: one byte for each character where
/// all of them are Latin-1, as in most JSON. Sizes and positions are those of the QString.
class CompactText
{
public:
    CompactText() = default;
    explicit CompactText(const QString &text);

    [[nodiscard]] qsizetype size() const
    {
        return m_isWide ? m_units.size() / bytesOfWide : m_units.size();
    }
    [[nodiscard]] bool isEmpty() const { return m_units.isEmpty(); }
    [[nodiscard]] QString toString() const { return mid(0, size()); }
    /// At most `count` characters from `position` on, which must not be beyond the end.
    [[nodiscard]] QString mid(qsizetype position, qsizetype count) const;

private:
    static constexpr qsizetype bytesOfWide = sizeof(QChar);

    QByteArray m_units; ///< Latin-1, or UTF-16
    bool m_isWide = false;
};

} // namespace decidesk
