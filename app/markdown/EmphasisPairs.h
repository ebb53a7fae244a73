#pragma once

#include <QChar>
#include <QList>
#include <QStringView>

#include <array>

namespace decidesk {

/// Which signs of emphasis in a text belong together: runs of one to three "*" or "_", and "~~".
///
/// A sign that could be a letter, an operator or part of a path is none: within words and between
/// digits, in patterns ("*.txt", "/*a*/") and products ("20*30*40", "(a+b)*(c+d)"). The flanks are
/// judged as people write, not as CommonMark does: "**Preis:**5" and "**注意：**请" are strong.
class EmphasisPairs
{
public:
    /// What a run does: first it ends styles, then those of its signs that were not used stand as
    /// they are, then it begins styles.
    struct Run
    {
        enum Style { Emphasis, Strong, Struck, Styles };

        qsizetype start = 0; ///< in the text
        qsizetype length = 0;
        QChar sign;
        qsizetype left = 0; ///< signs that are not used
        std::array<int, Styles> ends{};
        std::array<int, Styles> begins{};
        bool mayEnd = false;
        bool mayBegin = false;
        bool withinWord = false;
    };

    /// `text` must outlive this.
    explicit EmphasisPairs(QStringView text) : m_text(text) {}

    /// Notes the run of signs at `at`, of any length; its number.
    int add(qsizetype at);
    [[nodiscard]] int count() const { return static_cast<int>(m_runs.size()); }
    [[nodiscard]] const Run &run(int number) const { return m_runs.at(number); }
    /// Pairs those from `first` on, among themselves and for good.
    void pair(int first);
    /// Whether a run of `sign` waits for its end.
    [[nodiscard]] bool isBegun(QChar sign) const;

private:
    [[nodiscard]] bool fit(const Run &begin, const Run &end, qsizetype signs) const;

    QStringView m_text;
    QList<Run> m_runs;
    QList<int> m_waiting; ///< not paired yet
};

} // namespace decidesk
