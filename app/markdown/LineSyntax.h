#pragma once

#include <QChar>
#include <QList>
#include <QString>
#include <QStringList>
#include <QStringView>
#include <Qt>

#include <optional>

namespace decidesk {

// What a line begins, by its content: what is left of it behind the blocks it stands in, without
// white space before and behind. Where one sign alone would take a letter or number of a text away
// (">5", "#1", an underline of "="), it is none.

/// How often `c` stands at the beginning of `text`.
[[nodiscard]] qsizetype runLength(QStringView text, QChar c);
/// Where the code ends that the back-ticks at `at` begin, behind those that close it; -1: nowhere.
[[nodiscard]] qsizetype codeEnd(QStringView text, qsizetype at);

struct HeadingLine
{
    int level = 1; ///< 1 to 6
    QStringView text;
};

struct FenceLine
{
    QChar sign;
    qsizetype length = 0;
    QStringView info;
};

struct ListMark
{
    QChar type; ///< marks of one list have the same: the bullet, or what stands behind the number
    QStringView text; ///< as it stands there
    bool ordered = false;
    bool empty = false; ///< nothing stands behind it
    /// Whether it may follow a line of text without an empty one between.
    [[nodiscard]] bool interruptsText() const
    {
        return !empty && (!ordered || text.chopped(1) == u"1");
    }
};

[[nodiscard]] std::optional<HeadingLine> headingIn(QStringView content);
/// The level of the heading that a line of "=" or "-" makes of the text above; 0: none.
[[nodiscard]] int underlineLevel(QStringView content);
[[nodiscard]] bool isRule(QStringView content);
[[nodiscard]] std::optional<FenceLine> fenceIn(QStringView content);
[[nodiscard]] bool closesFence(QStringView content, QChar sign, qsizetype length);
[[nodiscard]] std::optional<ListMark> listMarkIn(QStringView content);
[[nodiscard]] bool isQuote(QStringView content);

/// The cells of a table's row, without the signs between them.
[[nodiscard]] QStringList cellsOf(QStringView content);
/// The alignments of the columns in the line below a table's head; empty: it is no such line.
[[nodiscard]] QList<Qt::Alignment> columnsIn(QStringView content);

} // namespace decidesk
