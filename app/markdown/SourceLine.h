#pragma once

#include <QChar>
#include <QString>
#include <QStringView>

namespace decidesk {

/// Spaces and tabs; every other kind of white space is a character like others.
constexpr bool isBlankCharacter(QChar c)
{
    return c == u' ' || c == u'\t';
}

/// `text` without those before and behind it.
[[nodiscard]] QStringView withoutBlanks(QStringView text);

/// A line of a source, from which blocks take what is theirs from the left, column by column. A tab
/// reaches to the next column that is a multiple of four; what is left of it stands as spaces.
class SourceLine
{
public:
    /// `end` is what the line ends with: "\n", "\r\n", "\r" or nothing. Both must outlive this.
    SourceLine(QStringView text, QStringView end) : m_text(text), m_end(end) {}

    /// Columns of white space ahead.
    [[nodiscard]] int indent() const;
    [[nodiscard]] bool isBlank() const { return content().isEmpty(); }
    /// Without white space before and behind it.
    [[nodiscard]] QStringView content() const { return withoutBlanks(m_text.sliced(m_at)); }
    /// All that is left, its end too.
    [[nodiscard]] QString rest() const;

    /// Takes at most so many columns of white space.
    void skipIndent(int columns);
    /// Takes the white space and `length` characters behind it.
    void skip(qsizetype length);

private:
    QStringView m_text;
    QStringView m_end;
    qsizetype m_at = 0;
    int m_column = 0;
    int m_spare = 0; ///< columns of a tab that was taken in part
};

} // namespace decidesk
